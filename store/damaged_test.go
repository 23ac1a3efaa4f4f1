package store

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"

	"ebb/plan"
)

var (
	every  = flag.Bool("every", false, "examine and repair all 400 damaged files, not one in five")
	anew   = flag.Bool("anew", false, "write the file that is damaged anew")
	victim = filepath.Join("testdata", "lived.ebb.gz")
)

// sound gives the file that is damaged: always the same one, since bbolt lays out
// the same values differently each time.
func sound(t testing.TB) (path string, whole []byte) {
	t.Helper()
	if *anew {
		file, err := os.ReadFile(lived(t).path)
		must(t, err)
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, err = w.Write(file)
		must(t, errors.Join(err, w.Close(), os.WriteFile(victim, packed.Bytes(), 0o644)))
	}
	f, err := os.Open(victim)
	must(t, err)
	defer f.Close()
	r, err := gzip.NewReader(f)
	must(t, err)
	whole, err = io.ReadAll(r)
	must(t, err)
	path = filepath.Join(t.TempDir(), "ebb.db")
	must(t, os.WriteFile(path, whole, 0o600))
	return path, whole
}

// damages are the ways in which the bytes of a file are spoilt, with how many of
// 400 files each makes.
var damages = []struct {
	name  string
	files int
	spoil func(r *rand.Rand, whole []byte) []byte
}{
	{"a byte", 120, func(r *rand.Rand, b []byte) []byte { return flip(r, b, r.IntN(len(b))) }},
	{"a byte of a value", 40, func(r *rand.Rand, b []byte) []byte {
		for {
			at := r.IntN(len(b) - 1)
			if b[at] >= ' ' && b[at+1] >= ' ' {
				return flip(r, b, at)
			}
		}
	}},
	{"a page header", 50, func(r *rand.Rand, b []byte) []byte { return flip(r, b, pageSize*r.IntN(len(b)/pageSize)+r.IntN(16)) }},
	{"a row of a page", 40, func(r *rand.Rand, b []byte) []byte { return flip(r, b, pageSize*r.IntN(60)+16+r.IntN(160)) }},
	{"a first page", 10, func(r *rand.Rand, b []byte) []byte { return flip(r, b, pageSize*r.IntN(2)+16+r.IntN(64)) }},
	{"ten bytes", 10, func(r *rand.Rand, b []byte) []byte {
		for range 10 {
			b = flip(r, b, r.IntN(len(b)))
		}
		return b
	}},
	{"a zeroed page", 40, func(r *rand.Rand, b []byte) []byte {
		clear(b[pageSize*r.IntN(60):][:pageSize])
		return b
	}},
	{"zeroed pages", 10, func(r *rand.Rand, b []byte) []byte {
		clear(b[pageSize*r.IntN(60):][:pageSize*(2+r.IntN(8))])
		return b
	}},
	{"a sector of noise", 15, func(r *rand.Rand, b []byte) []byte {
		for i := range 512 {
			b[512*10+i] = byte(r.IntN(256))
		}
		at := 512 * r.IntN(len(b)/1024)
		for i := range 512 {
			b[at+i] = byte(r.IntN(256))
		}
		return b
	}},
	{"two pages swapped", 20, func(r *rand.Rand, b []byte) []byte {
		one, two := pageSize*r.IntN(60), pageSize*r.IntN(60)
		a, c := b[one:one+pageSize], b[two:two+pageSize]
		kept := bytes.Clone(a)
		copy(a, c)
		copy(c, kept)
		return b
	}},
	{"cut", 20, func(r *rand.Rand, b []byte) []byte { return b[:1+r.IntN(len(b)-1)] }},
	{"huge sizes", 15, func(r *rand.Rand, b []byte) []byte {
		at := pageSize * (2 + r.IntN(58))
		switch r.IntN(4) {
		case 0:
			binary.LittleEndian.PutUint32(b[at+12:], 0xFFFFFFFF) // pages that go with it
		case 1:
			binary.LittleEndian.PutUint16(b[at+10:], 0xFFFF) // rows
		case 2:
			binary.LittleEndian.PutUint32(b[at+16+12:], 0x7FFFFFFF) // length of a value
		default:
			binary.LittleEndian.PutUint64(b[at:], 1<<63) // number of the page
		}
		return b
	}},
	{"another program's", 4, func(r *rand.Rand, b []byte) []byte { return foreign(r, r.IntN(2) == 0) }},
	{"another kind of file", 4, func(r *rand.Rand, b []byte) []byte {
		return bytes.Repeat([]byte{byte(r.IntN(256)), byte(r.IntN(256))}, 1+r.IntN(100000))
	}},
	{"empty", 2, func(r *rand.Rand, b []byte) []byte { return nil }},
}

const pageSize = 4096

func flip(r *rand.Rand, b []byte, at int) []byte {
	b[at] ^= byte(1 + r.IntN(255))
	return b
}

// foreign makes another program's bbolt file; alike has a bucket of our name.
func foreign(r *rand.Rand, alike bool) []byte {
	dir, err := os.MkdirTemp("", "foreign")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	db, err := bbolt.Open(filepath.Join(dir, "x"), 0o600, nil)
	if err != nil {
		panic(err)
	}
	_ = db.Update(func(t *bbolt.Tx) error {
		name := "things"
		if alike {
			name = metaBucket
		}
		b, err := t.CreateBucket([]byte(name))
		return errors.Join(err, b.Put([]byte("store"), fmt.Append(nil, r.IntN(1000), "of theirs")))
	})
	_ = db.Close()
	file, err := os.ReadFile(filepath.Join(dir, "x"))
	if err != nil {
		panic(err)
	}
	return file
}

// held gives every value of a file, by bucket and key, as bbolt reads it.
func held(t testing.TB, path string) map[string]string {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	must(t, err)
	defer db.Close()
	all := map[string]string{}
	must(t, db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(bucket []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				all[where(key{string(bucket), k})] = string(v)
				return nil
			})
		})
	}))
	return all
}

// Every damaged file is named, or the damage hit nothing that is in use; none
// crashes, hangs or is written to.
func TestEveryDamagedFileIsNamed(t *testing.T) {
	path, whole := sound(t)
	want := held(t, path)
	var harmless, named, refused atomic.Int64
	t.Run("files", func(t *testing.T) {
		for _, d := range damages {
			for n := range d.files {
				if !*every && n%5 != 0 {
					continue
				}
				t.Run(fmt.Sprint(d.name, " ", n), func(t *testing.T) {
					t.Parallel()
					spoilt := d.spoil(rand.New(rand.NewPCG(uint64(n), uint64(len(d.name)))), bytes.Clone(whole))
					path := filepath.Join(t.TempDir(), "ebb.db")
					must(t, os.WriteFile(path, spoilt, 0o600))
					r, err := doctor().Examine(t.Context(), path)
					after, readErr := os.ReadFile(path)
					must(t, readErr)
					if !bytes.Equal(after, spoilt) {
						t.Error("the file was written to")
					}
					var u *Unusable
					switch {
					case errors.As(err, &u):
						refused.Add(1)
						t.Log(err)
					case err != nil:
						t.Fatal(err)
					case r.Whole():
						harmless.Add(1)
						if !maps.Equal(held(t, path), want) {
							t.Error("nothing is found in a file that lost something")
						}
					default:
						named.Add(1)
						t.Log(r.Took, lines(r))
					}
				})
			}
		}
	})
	t.Logf("%d are named, %d refused, in %d nothing was hit that is in use", named.Load(), refused.Load(), harmless.Load())
}

// What a repair makes is a sound store. Every value whose bytes are whole in the
// damaged file is in it; nothing is in it that was not stored, but for what the
// repair says that it made.
func TestRepairSavesWhatIsWholeAndInventsNothing(t *testing.T) {
	path, whole := sound(t)
	stored, places, ever := held(t, path), whereHeld(t, whole), everHeld(t, path)
	var repaired, complete, journal, strays atomic.Int64
	t.Run("files", func(t *testing.T) {
		for _, d := range damages {
			for n := range d.files {
				if !*every && n%5 != 1 {
					continue
				}
				t.Run(fmt.Sprint(d.name, " ", n), func(t *testing.T) {
					t.Parallel()
					spoilt := d.spoil(rand.New(rand.NewPCG(uint64(n), uint64(len(d.name)))), bytes.Clone(whole))
					path := filepath.Join(t.TempDir(), "ebb.db")
					must(t, os.WriteFile(path, spoilt, 0o600))
					doctor := doctor()
					doctor.Now = clock()
					r, err := doctor.Salvage(t.Context(), path)
					after, readErr := os.ReadFile(path)
					must(t, readErr)
					if !bytes.Equal(after, spoilt) {
						t.Error("the file was written to")
					}
					var u *Unusable
					if errors.As(err, &u) {
						if len(spoilt) > 2*len(whole)/3 && d.name != "another kind of file" {
							t.Error(err)
						}
						return
					}
					must(t, err)
					if !r.Report.Whole() {
						t.Error("after the repair:", lines(r.Report))
					}
					got := held(t, r.New)
					var lost []string
					for name, value := range stored {
						is, there := got[name]
						moved := d.name == "two pages swapped" && bytes.Contains(spoilt, whole[places[name].from:places[name].to])
						if is == value {
							continue
						}
						lost = append(lost, name)
						switch {
						case r.Doubtful > 0 && there && ever[is]: // which of two is newer is not known, and that is said
						case moved, places[name].to <= len(spoilt) && bytes.Equal(spoilt[places[name].from:places[name].to], whole[places[name].from:places[name].to]):
							t.Errorf("%q is whole in the damaged file, and after the repair: %t, %q", name, there, is)
						}
					}
					for name, value := range got {
						if stored[name] != value && !mayBeMade(name, value, r, ever) {
							t.Errorf("%q was invented: %q, was %q", name, value, stored[name])
						}
					}
					repaired.Add(1)
					if len(lost) == 0 {
						complete.Add(1)
					}
					if len(lost) > 0 && len(r.Lost)+len(r.Made) == 0 {
						t.Errorf("%q are lost and nothing is said", lost)
					}
					journal.Add(int64(r.Journal))
					strays.Add(int64(r.Found))
					t.Log(r.Kept, r.Found, r.Journal, len(lost), r.Made, r.Lost)
				})
			}
		}
	})
	t.Logf("%d are repaired, %d of them lost nothing; %d values were found on damaged pages, %d put back from the journal",
		repaired.Load(), complete.Load(), strays.Load(), journal.Load())
}

type stretch struct{ from, to int }

// whereHeld gives where each key with its value lies in a file.
func whereHeld(t testing.TB, whole []byte) map[string]stretch {
	t.Helper()
	m, _, ok := newestMeta(bytes.NewReader(whole))
	if !ok {
		t.Fatal("no first page")
	}
	at := map[string]stretch{}
	forest := newForest(bytes.NewReader(whole), int64(len(whole)), m, func(page uint64, err error) { t.Error(page, err) })
	for _, r := range forest.buckets() {
		forest.values(r, keyRange{}, false, func(i item) {
			from := int(i.page) * pageSize
			needle := append(bytes.Clone(i.name), i.sealed...)
			found := bytes.Index(whole[from:], needle)
			if found < 0 {
				t.Fatal("a value is not where it is")
			}
			at[where(i.key)] = stretch{from + found, from + found + len(needle)}
		})
	}
	return at
}

// mayBeMade reports whether a value may differ from all that was stored.
func mayBeMade(name, value string, r Repair, ever map[string]bool) bool {
	switch {
	case name == where(repairedKey):
		return true
	case len(r.Made) > 0 && name == where(storeKey):
		return true
	case len(r.Lost) == 0:
		return false
	}
	return strings.HasPrefix(name, monthBucket) || r.Doubtful > 0 && ever[value] || strings.Contains(value, "could not be read") || strings.Contains(value, "Found in repair") ||
		strings.HasPrefix(name, athleteBucket) && !strings.Contains(value, "settings")
}

// everHeld gives every value that ever was under a key, as far as a change made
// or replaced it.
func everHeld(t testing.TB, path string) map[string]bool {
	t.Helper()
	ever := map[string]bool{}
	note := func(k key, payload []byte) {
		if payload == nil {
			return
		}
		sealed, err := seal(k, json.RawMessage(payload))
		must(t, err)
		ever[string(sealed)] = true
	}
	s := Open(path, Options{})
	must(t, s.view(t.Context(), func(tx tx) error {
		return tx.each(key{bucket: journalBucket}, nil, func(k key, sealed []byte) error {
			var ent entry
			must(t, open(k, sealed, &ent))
			for _, now := range touched(plan.ID(k.name[:idLength]), &ent) {
				note(now.key, now.after())
			}
			for i := range ent.Plan {
				ent.Plan[i].Before, ent.Plan[i].After = ent.Plan[i].After, ent.Plan[i].Before
			}
			for i := range ent.Facts {
				ent.Facts[i].Before, ent.Facts[i].After = ent.Facts[i].After, ent.Facts[i].Before
			}
			for _, before := range touched(plan.ID(k.name[:idLength]), &ent) {
				note(before.key, before.after())
			}
			return nil
		})
	}))
	return ever
}
