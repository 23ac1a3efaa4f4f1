package store

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"errors"
	"io"
	"sync"
)

// The journal is two thirds of a store of many years, and its entries say the
// same words over and over: an entry that is long enough is deflated. The
// envelope's first byte has a bit for it, and then holds the length of the JSON
// and of what it was deflated to, as varints, before that. Other values are read
// too often for it.

const (
	deflatedBit  = 0x80
	deflateFrom  = 128                // bytes of JSON: less is not worth the time
	mostInflated = longestCarved      // a longer one is kept as it is
	bestDeflate  = 1032               // deflate makes no bytes from fewer than so many times less
	plainVersion = 0xFF ^ deflatedBit // the bits of the version itself
)

// words are what entries are likely to say, the likeliest last: the beginning of
// each is deflated as if they stood before it. What was deflated needs the same
// words to be read: they never change.
//
//go:embed deflate.words
var words []byte

var inflaters = sync.Pool{New: func() any { return flate.NewReaderDict(bytes.NewReader(nil), words) }}

// deflates reports whether a value of so many bytes is to be deflated.
func (k key) deflates(long int) bool {
	return k.bucket == journalBucket && long >= deflateFrom && long <= mostInflated
}

// appendDeflated appends payload with its lengths, deflated.
func appendDeflated(to, payload []byte) []byte {
	packed := deflate(make([]byte, 0, len(payload)/4), payload)
	to = binary.AppendUvarint(to, uint64(len(payload)))
	to = binary.AppendUvarint(to, uint64(len(packed)))
	return append(to, packed...)
}

var errInflated = errors.New("it does not come out as it went in")

// deflatedLengths reads the lengths before a deflated value: of the value, of
// what it was deflated to, and of themselves. What can't be is refused.
func deflatedLengths(b []byte) (plain, packed, head int, ok bool) {
	p, n := binary.Uvarint(b)
	if n <= 0 || p > mostInflated {
		return 0, 0, 0, false
	}
	d, m := binary.Uvarint(b[n:])
	if m <= 0 || d > uint64(len(b)-n-m) || p > d*bestDeflate {
		return 0, 0, 0, false
	}
	return int(p), int(d), n + m, true
}

// inflate undoes appendDeflated. It makes no more bytes than the value says it
// has, nor more than its length can stand for.
func inflate(b []byte) ([]byte, error) {
	plain, packed, head, ok := deflatedLengths(b)
	if !ok || head+packed != len(b) {
		return nil, errInflated
	}
	z, _ := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(z)
	from := bytes.NewReader(b[head:])
	again, ok := z.(flate.Resetter)
	if !ok {
		return nil, errInflated
	}
	if err := again.Reset(from, words); err != nil {
		return nil, err
	}
	payload := make([]byte, plain)
	if _, err := io.ReadFull(z, payload); err != nil {
		return nil, errInflated
	}
	if n, err := z.Read(make([]byte, 1)); n > 0 || !errors.Is(err, io.EOF) || from.Len() > 0 {
		return nil, errInflated
	}
	return payload, nil
}
