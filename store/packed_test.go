package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"hash/crc32"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
)

// packings are the ways in which a backup may have been packed, by whomever.
var packings = map[string]func(out io.Writer) (io.WriteCloser, error){
	"snappy": func(out io.Writer) (io.WriteCloser, error) {
		_, err := io.WriteString(out, snappyMark) // for nothing, too
		return s2.NewWriter(out, s2.WriterSnappyCompat()), err
	},
	"gzip": func(out io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(out), nil },
	"zstd": func(out io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(out, zstd.WithZeroFrames(true)) },
}

// A few packed bytes can stand for any number of bytes: no more of them are
// written than a store can have.
func TestUnpackingIsBounded(t *testing.T) {
	const most = 1 << 20
	for how, pack := range packings {
		for _, c := range []struct {
			name   string
			size   int64
			refuse bool
		}{
			{"nothing", 0, false}, {"as much as may be", most, false}, {"a byte more", most + 1, true}, {"a bomb", 200 * most, true},
		} {
			var packed bytes.Buffer
			z, err := pack(&packed)
			must(t, err)
			_, err = io.CopyN(z, zeros{}, c.size)
			must(t, errors.Join(err, z.Close()))
			var out bytes.Buffer
			err = unpackUpTo(&out, bytes.NewReader(packed.Bytes()), most)
			if refused := err != nil; refused != c.refuse {
				t.Errorf("%s, %s: %v", how, c.name, err)
			}
			if c.refuse && (err == nil || !strings.Contains(err.Error(), "unpacks to more than")) {
				t.Errorf("%s, %s: says %v", how, c.name, err)
			}
			if out.Len() > most+1 {
				t.Errorf("%s, %s: %d bytes were written, %d may be", how, c.name, out.Len(), most)
			}
		}
	}
}

// A block of the format has 64 kB at most: one that says more is refused before it
// has any memory, whatever its framing.
func TestUnpackingTakesBlocksOfTheFormatOnly(t *testing.T) {
	for mark, most := range map[string]int{snappyMark: blockSize, "\xFF\x06\x00\x00S2sTwO": blockSize} {
		for _, size := range []int{most, most + 1, 4 << 20, 256 << 20} {
			plain := make([]byte, size)
			framed := snappyMark + mark + string(appendBlock(nil, packedBlock, s2.EncodeSnappy(nil, plain), crc32.Checksum(plain, castagnoli)))
			var out bytes.Buffer
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := unpackStore(&out, strings.NewReader(framed))
			runtime.ReadMemStats(&after)
			if refused := err != nil; refused != (size > most) || refused && out.Len() > 0 {
				t.Errorf("%q: a block of %d bytes gives %d, %v", mark, size, out.Len(), err)
			}
			if taken := after.TotalAlloc - before.TotalAlloc; taken > 2<<20 {
				t.Errorf("%q: a block of %d bytes took %d", mark, size, taken)
			}
		}
	}
}

// One flipped bit in its head makes a block one that other programs skip.
func TestNoBlockIsSkipped(t *testing.T) {
	for kind, packed := range map[byte][]byte{packedBlock: s2.EncodeSnappy(nil, []byte("text")), plainBlock: []byte("text")} {
		block := appendBlock([]byte(snappyMark), kind, packed, crc32.Checksum([]byte("text"), castagnoli))
		var out bytes.Buffer
		must(t, unpackStore(&out, bytes.NewReader(block)))
		if out.String() != "text" {
			t.Errorf("kind %d: unpacks to %q", kind, &out)
		}
		for bit := range 8 {
			flipped := bytes.Clone(block)
			flipped[len(snappyMark)] ^= 1 << bit
			out.Reset()
			if err := unpackStore(&out, bytes.NewReader(flipped)); err == nil {
				t.Errorf("kind %d, bit %d: unpacks to %q", kind, bit, &out)
			}
		}
	}
}

// What is cut is told from what is spoilt.
func TestACutBackupLacksItsEnd(t *testing.T) {
	const text = "the quick brown fox jumps over the lazy dog; the quick brown fox jumps again"
	for how, pack := range packings {
		var packed bytes.Buffer
		z, err := pack(&packed)
		must(t, err)
		_, err = io.WriteString(z, text)
		must(t, errors.Join(err, z.Close()))
		err = unpackStore(io.Discard, bytes.NewReader(packed.Bytes()[:packed.Len()-1]))
		if !errors.Is(err, errTooShort) {
			t.Errorf("%s, less one byte: %v", how, err)
		}
	}
}

// A frame that asks for more memory than a backup needs is refused before it has
// any.
func TestUnpackingTakesLittleMemory(t *testing.T) {
	for name, option := range map[string]zstd.EOption{
		"a large window":    zstd.WithWindowSize(4 * mostWindow),
		"one large segment": zstd.WithSingleSegment(true),
	} {
		z, err := zstd.NewWriter(nil, zstd.WithWindowSize(zstd.MaxWindowSize), option)
		must(t, err)
		packed := z.EncodeAll(make([]byte, 4*mostWindow), nil)
		var out bytes.Buffer
		err = unpackStore(&out, bytes.NewReader(packed))
		if err == nil || !strings.Contains(err.Error(), "memory") || out.Len() > 0 {
			t.Errorf("%s: %d bytes are written, error = %v", name, out.Len(), err)
		}
	}
}

// Several pieces are one backup, however they were packed.
func TestPiecesAreOneBackup(t *testing.T) {
	for how, pack := range packings {
		var packed bytes.Buffer
		for _, piece := range []string{"first, ", "", "second, ", "third"} {
			z, err := pack(&packed)
			must(t, err)
			_, err = io.WriteString(z, piece)
			must(t, errors.Join(err, z.Close()))
		}
		var out bytes.Buffer
		must(t, unpackStore(&out, bytes.NewReader(packed.Bytes())))
		if got := out.String(); got != "first, second, third" {
			t.Errorf("%s: unpacks to %q", how, got)
		}
	}
}

// backup.gz was written by a version that packed with gzip, backup.zst by one that
// packed with zstd, backup.sz by the first with Snappy's format. They are never
// written again.
func TestAnOldBackupIsRestored(t *testing.T) {
	for _, name := range []string{"backup.gz", "backup.zst", "backup.sz"} {
		s := restored(t, filepath.Join("testdata", name))
		c, err := surveyFile(s.path)
		must(t, err)
		if !slices.Equal(c.Athletes, []string{"Sam Rivera"}) || c.Weeks != 8 || c.Records != 3 || c.Checkins != 1 {
			t.Errorf("%s holds %+v", name, c)
		}
		_, err = coach(s).Audit()
		must(t, err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
