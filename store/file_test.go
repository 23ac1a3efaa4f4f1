package store

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
)

// asOther gives a store whose file the operating system refuses to open, as it
// would for another user. Tests may run as root, whom it never refuses.
func asOther(s *Store, mayRead bool, refusal syscall.Errno) *Store {
	o := again(s)
	o.open = func(name string, flag int, perm os.FileMode) (*os.File, error) {
		if flag&os.O_RDWR != 0 || !mayRead {
			return nil, &fs.PathError{Op: "open", Path: name, Err: refusal}
		}
		return os.OpenFile(name, flag, perm)
	}
	return o
}

// rewrite changes the raw value of what the store says of itself.
func rewrite(t testing.TB, path string, a about) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	must(t, err)
	must(t, db.Update(func(b *bbolt.Tx) error { return tx{b}.put(storeKey, a) }))
	must(t, db.Close())
}

func TestFilesThatAreNoStore(t *testing.T) {
	write := func(text string) func(testing.TB, string) {
		return func(t testing.TB, path string) { must(t, os.WriteFile(path, []byte(text), 0o600)) }
	}
	cut := func(share int64) func(testing.TB, string) {
		return func(t testing.TB, path string) {
			info, err := os.Stat(path)
			must(t, err)
			must(t, os.Truncate(path, info.Size()/share))
		}
	}
	overwrite := func(at int64, bytes string) func(testing.TB, string) {
		return func(t testing.TB, path string) {
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			must(t, err)
			_, err = f.WriteAt([]byte(bytes), at)
			must(t, errors.Join(err, f.Close()))
		}
	}
	zeros := func(n int) string { return strings.Repeat("\x00", n) }
	page := int64(os.Getpagesize())
	for _, c := range []struct {
		name   string
		damage func(t testing.TB, path string)
		why    Reason
		what   string
	}{
		{"an empty file", write(""), NotAStore, "empty"},
		{"a text file", write("dear diary,\n" + strings.Repeat("we ran. ", 2000)), NotAStore, "another kind of file"},
		{"a short text file", write("x"), NotAStore, "another kind of file"},
		{"a folder", func(t testing.TB, path string) {
			must(t, os.Remove(path))
			must(t, os.Mkdir(path, 0o700))
		}, NotAStore, "folder"},
		{"another program's bbolt file", func(t testing.TB, path string) {
			must(t, os.Remove(path))
			db, err := bbolt.Open(path, 0o600, nil)
			must(t, err)
			must(t, db.Update(func(tx *bbolt.Tx) error {
				_, err := tx.CreateBucket([]byte("theirs"))
				return err
			}))
			must(t, db.Close())
		}, NotAStore, "another program's"},
		{"another program's bbolt file without a list of free pages", func(t testing.TB, path string) {
			must(t, os.Remove(path))
			db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoFreelistSync: true})
			must(t, err)
			must(t, db.Update(func(tx *bbolt.Tx) error {
				_, err := tx.CreateBucket([]byte("theirs"))
				return err
			}))
			must(t, db.Close())
		}, NotAStore, "another program's"},
		{"a later schema", func(t testing.TB, path string) {
			rewrite(t, path, about{Program: program, Schema: Schema + 1})
		}, Newer, "later version"},
		{"half a file", cut(2), Cut, "its end is missing"},
		{"one page", func(t testing.TB, path string) { must(t, os.Truncate(path, page)) }, Cut, "its end is missing"},
		{"the beginning of the first page", func(t testing.TB, path string) { must(t, os.Truncate(path, 100)) }, Cut, "its end is missing"},
		{"both first pages zeroed", overwrite(0, zeros(int(2*page))), NotAStore, "another kind of file"},
		{"both sums wrong", func(t testing.TB, path string) {
			overwrite(60, "XX")(t, path)
			overwrite(page+60, "XX")(t, path)
		}, Damaged, "first pages"},
		{"all but the first pages zeroed", func(t testing.TB, path string) {
			info, err := os.Stat(path)
			must(t, err)
			overwrite(2*page, zeros(int(info.Size()-2*page)))(t, path)
		}, Damaged, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Open(filepath.Join(t.TempDir(), "ebb.db"), Options{Now: clock()})
			_, err := coach(s).AddAthlete("Sam", nil)
			must(t, err)
			c.damage(t, s.path)
			before := fingerprint(t, s.path)
			_, readErr := coach(s).Athletes()
			_, writeErr := coach(s).AddAthlete("Ana", nil)
			for call, err := range map[string]error{"read": readErr, "write": writeErr} {
				wantUnusable(t, call, err, s.path, c.why, c.what)
			}
			if fingerprint(t, s.path) != before {
				t.Error("the file was changed")
			}
		})
	}
}

// fingerprint is all there is to know of a file without opening it.
func fingerprint(t testing.TB, path string) string {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	if info.IsDir() {
		return info.Mode().String()
	}
	all, err := os.ReadFile(path)
	must(t, err)
	return info.Mode().String() + string(all)
}

func wantUnusable(t testing.TB, call string, err error, path string, why Reason, what string) {
	t.Helper()
	var u *Unusable
	if !errors.As(err, &u) {
		t.Errorf("%s: error = %v, want *Unusable", call, err)
		return
	}
	if u.Why != why || !strings.Contains(u.Error(), what) {
		t.Errorf("%s: reason %d, %q; want %d, %q", call, u.Why, u, why, what)
	}
	if u.Path != path || u.Do == "" || strings.Contains(u.Error()+u.Do, "\n") {
		t.Errorf("%s: path %q, %q / %q: want the file, one line what and one what to do", call, u.Path, u, u.Do)
	}
}

func TestFilesThatMayNotBeUsed(t *testing.T) {
	for _, c := range []struct {
		name    string
		mayRead bool
		refusal syscall.Errno
		why     Reason
		what    string
	}{
		{"no permission", false, syscall.EACCES, NoPermission, "may not be opened"},
		{"a file that may only be read", true, syscall.EACCES, ReadOnly, "not changed"},
		{"a disk that may only be read", true, syscall.EROFS, ReadOnly, "not changed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := seeded(t)
			o := asOther(s, c.mayRead, c.refusal)
			before := fingerprint(t, s.path)
			_, err := coach(o).Snapshot(sam, Main)
			if c.mayRead {
				must(t, err)
			} else {
				wantUnusable(t, "read", err, s.path, c.why, c.what)
			}
			_, _, err = coach(o).Apply(sam, Main, nil, noteOn(100, "x"), "")
			wantUnusable(t, "write", err, s.path, c.why, c.what)
			if fingerprint(t, s.path) != before {
				t.Error("the file was changed")
			}
		})
	}
}

// raw changes one value of the file behind the store's back.
func raw(t testing.TB, s *Store, k key, change func(sealed []byte) []byte) {
	t.Helper()
	db, err := bbolt.Open(s.path, 0o600, nil)
	must(t, err)
	must(t, db.Update(func(b *bbolt.Tx) error {
		bucket := b.Bucket([]byte(k.bucket))
		return bucket.Put(k.name, change(append([]byte(nil), bucket.Get(k.name)...)))
	}))
	must(t, db.Close())
}

func TestADamagedValueIsNamed(t *testing.T) {
	s, sam := seeded(t)
	for name, k := range map[string]key{
		"athlete ^":                             athleteKey(sam),
		"summary of 2027-03":                    monthKey(sam, today-1),
		"record ^" + id(5002).String():          recordKey(sam, today-1, 1, id(5002)),
		"check-in of 2027-03-14":                factKey(checkinBucket, sam, today-1),
		"journal entry 1 of athlete ^":          journalKey(sam, 1),
		"week ^" + id(100).String():             {weekBucket, append(planKeys(weekBucket, sam, Main).name, idBytes(100)...)},
		"season ^" + id(1).String() + " of":     {seasonBucket, append(planKeys(seasonBucket, sam, Main).name, idBytes(1)...)},
		"event ^" + id(2).String() + " of bran": {eventBucket, append(planKeys(eventBucket, sam, Main).name, idBytes(2)...)},
	} {
		t.Run(name, func(t *testing.T) {
			var whole []byte
			raw(t, s, k, func(sealed []byte) []byte { whole = append(whole, sealed...); return sealed })
			for at := range whole {
				bad := append([]byte(nil), whole...)
				bad[at] ^= 1 << (at % 8)
				var damaged *DamagedValue
				if _, err := unseal(k, bad); !errors.As(err, &damaged) {
					t.Fatalf("byte %d flipped: %v", at, err)
				}
			}
			raw(t, s, k, func(sealed []byte) []byte { sealed[len(sealed)/2] ^= 4; return sealed })
			_, err := coach(again(s)).Snapshot(sam, Main)
			wantUnusable(t, "read", err, s.path, Damaged, name)
			raw(t, s, k, func([]byte) []byte { return whole })
			_, err = coach(again(s)).Snapshot(sam, Main)
			must(t, err)
		})
	}
}

func idBytes(n int) []byte { i := id(n); return i[:] }

func TestADamagedValueIsNotWrittenOver(t *testing.T) {
	s, sam := seeded(t)
	k := factKey(checkinBucket, sam, today-1)
	raw(t, s, k, func(sealed []byte) []byte { sealed[9] ^= 1; return sealed })
	before := fingerprint(t, s.path)
	err := coach(s).Checkin(sam, plan.Checkin{Day: today - 1, Legs: 5})
	wantUnusable(t, "write", err, s.path, Damaged, "check-in of 2027-03-14")
	if fingerprint(t, s.path) != before {
		t.Error("the file was changed")
	}
}

func TestAValueUnderAnothersKeyIsDamage(t *testing.T) {
	k, other := factKey(checkinBucket, id(9), today), factKey(checkinBucket, id(8), today)
	sealed, err := seal(k, plan.Checkin{Day: today, Legs: 4})
	must(t, err)
	var c plan.Checkin
	must(t, open(k, sealed, &c))
	if err := open(other, sealed, &c); err == nil {
		t.Error("a value was taken that belongs to another athlete")
	}
}

func TestWaitingForAnotherProcess(t *testing.T) {
	s, sam := seeded(t)
	holds, let := make(chan struct{}), make(chan struct{})
	held := make(chan error, 1)
	holder := again(s)
	holder.noteAfter = 0
	go func() {
		held <- holder.update(context.Background(), "lee", func(tx) error {
			close(holds)
			<-let
			return nil
		})
	}()
	<-holds

	told := make(chan string, 1)
	o := again(s)
	o.wait, o.patience, o.onWait = 50*time.Millisecond, 0, func(holder string) { told <- holder }
	_, err := coach(o).Snapshot(sam, Main)
	wantUnusable(t, "read", err, s.path, Held, "for lee")
	if who := <-told; !strings.Contains(who, "process ") || !strings.Contains(who, "for lee") {
		t.Errorf("told %q, want process and person", who)
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := coach(again(s)).Within(ctx).Snapshot(sam, Main); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled wait gives %v", err)
	}

	got := make(chan error, 1)
	patient := again(s)
	patient.patience, patient.onWait = 0, func(string) { close(let) }
	go func() { _, err := coach(patient).Snapshot(sam, Main); got <- err }()
	must(t, <-held)
	must(t, <-got)
}

func TestTheNoteOfTheHolderGoesWithIt(t *testing.T) {
	s, sam := seeded(t)
	s.noteAfter = 0
	apply(t, coach(s), sam, noteOn(100, "x"))
	if text, err := os.ReadFile(s.path + noteSuffix); !os.IsNotExist(err) {
		t.Errorf("the note says %q, %v; want none", text, err)
	}
	stale, err := json.Marshal(note{PID: 1 << 30, Host: s.host, Person: "lee"})
	must(t, err)
	must(t, os.WriteFile(s.path+noteSuffix, stale, 0o600))
	if who := s.holder(); strings.Contains(who, "lee") {
		t.Errorf("holder = %q, though that process is dead", who)
	}
}

func TestAFilePutInPlaceIsTheOneThatIsUsed(t *testing.T) {
	s, sam := seeded(t)
	snapshot(t, coach(s), sam)
	other := Open(filepath.Join(t.TempDir(), "other.db"), Options{Now: clock()})
	_, err := coach(other).AddAthlete("Ana", nil)
	must(t, err)
	o := again(s)
	swapped := false
	o.open = func(name string, flag int, perm os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag, perm)
		if !swapped {
			swapped = true
			err = errors.Join(err, os.Rename(other.path, s.path))
		}
		return f, err
	}
	if all, err := coach(o).Athletes(); err != nil || len(all) != 1 || all[0].Name != "Ana" {
		t.Errorf("athletes = %v, %v; want those of the new file", all, err)
	}
	var none *NoAthlete
	if _, err := coach(s).Snapshot(sam, Main); !errors.As(err, &none) {
		t.Errorf("the old file's athlete: %v", err)
	}
}

func TestTwoThatMakeTheFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "ebb.db")
	names := []string{"Ana", "Bo", "Cy", "Di"}
	done := make(chan error)
	for _, name := range names {
		go func() {
			_, err := coach(Open(path, Options{})).AddAthlete(name, nil)
			done <- err
		}()
	}
	for range names {
		must(t, <-done)
	}
	if all, err := coach(Open(path, Options{})).Athletes(); err != nil || len(all) != len(names) {
		t.Errorf("athletes = %v, %v; want all of %v", all, err, names)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}
