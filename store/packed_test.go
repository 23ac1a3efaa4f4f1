package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
)

// A few packed bytes can stand for any number of bytes: no more of them are
// written than a store can have.
func TestUnpackingIsBounded(t *testing.T) {
	const most = 1 << 20
	for _, c := range []struct {
		name   string
		size   int64
		refuse bool
	}{
		{"nothing", 0, false}, {"as much as may be", most, false}, {"a byte more", most + 1, true}, {"a bomb", 200 * most, true},
	} {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		_, err := io.CopyN(z, zeros{}, c.size)
		must(t, errors.Join(err, z.Close()))
		var out bytes.Buffer
		err = unpackUpTo(&out, &packed, most)
		if refused := err != nil; refused != c.refuse {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.refuse && (err == nil || !strings.Contains(err.Error(), "unpacks to more than")) {
			t.Errorf("%s: says %v", c.name, err)
		}
		if out.Len() > most+1 {
			t.Errorf("%s: %d bytes were written, %d may be", c.name, out.Len(), most)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
