package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
)

// A long entry of the journal takes a fraction of its JSON, and no other value
// is touched.
func TestLongEntriesAreDeflated(t *testing.T) {
	entryOf := func(note string) entry { return entry{Head: Head{Seq: 7, Words: note}} }
	long := strings.Repeat("the long run is easy, the easy run is short; ", 40)
	for _, c := range []struct {
		name     string
		key      key
		value    any
		deflated bool
	}{
		{"a short entry", journalKey(id(9), 7), entryOf("add Sam"), false},
		{"a long entry", journalKey(id(9), 7), entryOf(long), true},
		{"a long record", recordKey(id(9), today, 1, id(8)), plan.Record{ID: id(8), Done: plan.Session{Note: long}}, false},
	} {
		sealed, err := seal(c.key, c.value)
		must(t, err)
		if is := sealed[0]&deflatedBit != 0; is != c.deflated {
			t.Errorf("%s is deflated: %t", c.name, is)
		}
		if c.deflated && len(sealed) > len(long)/8 {
			t.Errorf("%s takes %d bytes of %d", c.name, len(sealed), len(long))
		}
		payload, err := unseal(c.key, sealed)
		must(t, err)
		if !bytes.Contains(payload, []byte(`"`)) || !bytes.HasPrefix(payload, []byte("{")) {
			t.Errorf("%s reads as %s", c.name, payload)
		}
	}
}

// What repeats does so from near, from the words, and from as far as can be and
// farther.
func TestWhatIsDeflatedComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		payload := []byte(rapid.StringN(0, -1, 5000).Draw(t, "payload"))
		for range rapid.IntRange(0, 40).Draw(t, "repeats") {
			from := rapid.SampledFrom([][]byte{payload, words}).Draw(t, "from")
			at := rapid.IntRange(0, len(from)).Draw(t, "at")
			payload = append(payload, from[at:min(len(from), at+rapid.IntRange(0, 3000).Draw(t, "long"))]...)
		}
		got, err := inflate(appendDeflated(nil, payload))
		if err != nil || !bytes.Equal(got, payload) {
			t.Fatalf("%q comes back as %q: %v", payload, got, err)
		}
	})
}

// What is made in a fraction of the time is not much longer than what the general
// deflater makes.
func TestDeflatedEntriesAreShort(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "ebb.db"), Options{Now: func() time.Time { return time.Date(2027, time.March, 15, 6, 0, 0, 0, time.UTC) }})
	sam := id(9)
	must(t, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: sam, Name: "Sam"}, Plan: season(13)}))
	for n := range 20 {
		_, _, err := coach(s).Apply(sam, Main, nil, noteOn(100+n, "a note of a few words"), "")
		must(t, err)
	}
	var own, general int
	must(t, s.view(t.Context(), func(t tx) error {
		return t.each(key{journalBucket, sam[:]}, nil, func(k key, sealed []byte) error {
			payload, err := unseal(k, sealed)
			var into bytes.Buffer
			z, _ := flate.NewWriterDict(&into, flate.DefaultCompression, words)
			_, _ = z.Write(payload)
			_ = z.Close()
			own, general = own+len(deflate(nil, payload)), general+into.Len()
			return err
		})
	}))
	if general == 0 || own > general*105/100 {
		t.Errorf("entries take %d bytes, and %d of the general deflater", own, general)
	}
}

const wordsSum = 0x7AA033B8

// What was deflated is read with the same words only: they are as they were when
// the first store was written with them.
func TestWordsNeverChange(t *testing.T) {
	if sum := crc32.ChecksumIEEE(words); sum != wordsSum {
		t.Errorf("deflate.words has the sum %#x, want %#x: every deflated entry needs it as it was", sum, uint32(wordsSum))
	}
}

// A value with a good checksum can still be anything: whatever its lengths say,
// it ends in an error, and no more memory is asked for than it may have.
func TestInflatingIsBounded(t *testing.T) {
	whole := appendDeflated(nil, bytes.Repeat([]byte("x"), 1000))
	plain, packed, head, ok := deflatedLengths(whole)
	if !ok || plain != 1000 || packed != len(whole)-head {
		t.Fatalf("%d bytes in %d, behind %d: %v", plain, packed, head, ok)
	}
	stream := whole[head:]
	as := func(plain, packed int, stream []byte) []byte {
		b := binary.AppendUvarint(nil, uint64(plain))
		return append(binary.AppendUvarint(b, uint64(packed)), stream...)
	}
	bomb := appendDeflated(nil, make([]byte, mostInflated+1))
	for name, b := range map[string][]byte{
		"nothing":                    {},
		"one length":                 {5},
		"a length without end":       bytes.Repeat([]byte{0xFF}, 20),
		"fewer bytes than it says":   as(1001, len(stream), stream),
		"more bytes than it says":    as(999, len(stream), stream),
		"more than fits in so few":   as(mostInflated, len(stream), stream),
		"more than a value can have": bomb,
		"more than any memory":       as(1<<62, len(stream), stream),
		"a stream that is longer":    as(1000, len(stream)-1, stream),
		"a stream that is shorter":   as(1000, len(stream)+1, stream),
		"something after the stream": as(1000, len(stream)+1, append(bytes.Clone(stream), 0)),
		"a stream that is none":      as(1000, 40, bytes.Repeat([]byte{0xFF}, 40)),
		"a stream that is cut":       as(1000, len(stream)-2, stream[:len(stream)-2]),
		"plain bytes":                []byte(`{"seq":1}`),
	} {
		if got, err := inflate(b); err == nil {
			t.Errorf("%s: read as %d bytes", name, len(got))
		}
		k := journalKey(id(9), 1)
		sealed := append([]byte{valueVersion | deflatedBit, 0, 0, 0, 0}, b...)
		binary.LittleEndian.PutUint32(sealed[1:], checksum(k, sealed))
		if _, damaged := errors.AsType[*DamagedValue](open(k, sealed, new(entry))); !damaged {
			t.Errorf("%s is not named as damaged", name)
		}
	}
}

// Deflated values of a version to come are refused as plain ones are.
func TestLaterDeflatedValuesAreRefused(t *testing.T) {
	k := journalKey(id(9), 1)
	sealed := []byte{valueVersion + 1 | deflatedBit, 0, 0, 0, 0, 1, 2, 3}
	binary.LittleEndian.PutUint32(sealed[1:], checksum(k, sealed))
	_, err := unseal(k, sealed)
	if u, ok := errors.AsType[*Unusable](err); !ok || u.Why != Newer {
		t.Errorf("error = %v, want a newer version", err)
	}
}

// A repair finds deflated entries in bytes without order, between others and
// noise that looks like them.
func TestDeflatedEntriesAreCarved(t *testing.T) {
	var data []byte
	want := map[string]bool{}
	for n := range uint64(20) {
		k := journalKey(id(9), n+1)
		sealed, err := seal(k, entry{Head: Head{Seq: n + 1, Words: strings.Repeat("easy ", int(60*n))}})
		must(t, err)
		data = append(data, bytes.Repeat([]byte{valueVersion | deflatedBit, 1}, int(n))...)
		data = append(data, k.name...)
		data = append(data, sealed...)
		want[where(k)] = true
	}
	path := filepath.Join(t.TempDir(), "bytes")
	must(t, os.WriteFile(path, data, 0o600))
	f, err := os.Open(path)
	must(t, err)
	defer f.Close()
	carve(f, 0, int64(len(data)), func(k key, sealed []byte, _ int64) bool {
		if _, err := readShaped(k, sealed); err != nil {
			t.Error(err)
		}
		delete(want, where(k))
		return true
	})
	if len(want) > 0 {
		t.Errorf("%d of 20 entries are not found: %v", len(want), want)
	}
}
