package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// packings are the ways in which a backup may have been packed, by whomever.
var packings = map[string]func(out io.Writer) (io.WriteCloser, error){
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

// backup.gz was written by a version that packed with gzip. It is never written
// again.
func TestAnOldBackupIsRestored(t *testing.T) {
	s := restored(t, filepath.Join("testdata", "backup.gz"))
	c, err := surveyFile(s.path)
	must(t, err)
	if !slices.Equal(c.Athletes, []string{"Sam Rivera"}) || c.Weeks != 8 || c.Records != 3 || c.Checkins != 1 {
		t.Errorf("it holds %+v", c)
	}
	_, err = coach(s).Audit()
	must(t, err)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
