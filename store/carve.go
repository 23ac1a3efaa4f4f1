package store

import (
	"bytes"
	"encoding/binary"
	"io"

	"ebb/plan/library"
)

const (
	window        = 64 << 20 // bytes that are looked at in one go
	longestCarved = 16 << 20 // of a value
	longestPerson = 1024
)

// ours reports whether anything in the file is a value of ebb: one envelope
// whose checksum fits is proof.
func ours(f io.ReaderAt, size int64) bool {
	found := false
	carve(f, 0, size, func(key, []byte, int64) bool {
		found = true
		return false
	})
	return found
}

// carve finds values in bytes whose order is lost: keys stand right before their
// values, and the checksum of an envelope covers both, with the bucket. It gives
// what fits only, until visit has enough.
func carve(f io.ReaderAt, from, to int64, visit func(k key, sealed []byte, at int64) (more bool)) {
	for start := from; start < to; start += window - longestCarved {
		data := make([]byte, min(window, to-start))
		n, err := f.ReadAt(data, start)
		if err != nil && n == 0 {
			return
		}
		if !carveIn(data[:n], func(k key, sealed []byte, at int) bool { return visit(k, sealed, start+int64(at)) }) {
			return
		}
		if start+int64(n) >= to {
			return
		}
	}
}

func carveIn(data []byte, visit func(k key, sealed []byte, at int) bool) bool {
	for at := 0; at+envelopeLength < len(data); at++ {
		long := payloadLength(data[at:])
		if long == 0 {
			continue
		}
		sealed := data[at : at+envelopeLength+long]
		k, ok := keyBefore(data[:at], sealed)
		if !ok {
			continue
		}
		if !visit(k, sealed, at) {
			return false
		}
		at += len(sealed) - 1
	}
	return true
}

// payloadLength gives how long the payload of the envelope is that data may begin
// with; 0 when it can't be one.
func payloadLength(data []byte) int {
	switch data[0] {
	case valueVersion:
		if c := data[envelopeLength]; c == '{' || c == '"' {
			return jsonLength(data[envelopeLength:])
		}
	case valueVersion | deflatedBit:
		if plain, packed, head, ok := deflatedLengths(data[envelopeLength:]); ok && plain >= deflateFrom {
			return head + packed
		}
	}
	return 0
}

// keyBefore finds the key that ends where a value begins, by the checksum.
func keyBefore(before, sealed []byte) (key, bool) {
	want := binary.LittleEndian.Uint32(sealed[1:])
	try := func(bucket string, long int) (key, bool) {
		if long > len(before) {
			return key{}, false
		}
		k := key{bucket, before[len(before)-long:]}
		return k, shapes[bucket].fits(k.name) && checksum(k, sealed) == want
	}
	for _, fixed := range []struct {
		bucket string
		long   int
	}{
		{recordBucket, recordKeyLong}, {journalBucket, idLength + 8}, {checkinBucket, checkinKeyLong},
		{monthBucket, checkinKeyLong}, {athleteBucket, idLength}, {lifeBucket, lifeKeyLong},
		{commentBucket, talkKeyLong}, {requestBucket, talkKeyLong},
	} {
		if k, ok := try(fixed.bucket, fixed.long); ok {
			return k, true
		}
	}
	for _, word := range metaWords {
		if k, ok := try(metaBucket, len(word)); ok && bytes.Equal(k.name, word) {
			return k, true
		}
	}
	for _, prefix := range [][]byte{lastPrefix, lookPrefix, draftPrefix, libraryKeys.name} {
		if i := bytes.LastIndex(before[max(0, len(before)-longestPerson):], prefix); i >= 0 {
			if k, ok := try(metaBucket, min(longestPerson, len(before))-i); ok {
				return k, true
			}
		}
	}
	if k, ok := libraryBefore(before, try); ok {
		return k, true
	}
	if len(before) < idLength+1 || before[len(before)-idLength-1] != branchEnd {
		return key{}, false
	}
	for branch := 1; branch <= 4*longestBranch; branch++ {
		long := idLength + branch + 1 + idLength
		if long > len(before) || before[len(before)-1-idLength-branch] == branchEnd {
			break
		}
		for _, bucket := range []string{weekBucket, eventBucket, seasonBucket, muteBucket} {
			if k, ok := try(bucket, long); ok {
				return k, true
			}
		}
	}
	return key{}, false
}

// libraryBefore finds the key of an entry of an athlete's library: a sort, a zero
// and a name.
func libraryBefore(before []byte, try func(bucket string, long int) (key, bool)) (key, bool) {
	from := max(0, len(before)-longestPerson)
	i := bytes.LastIndexByte(before[from:], 0)
	if i < 0 {
		return key{}, false
	}
	sort := before[:from+i]
	for _, what := range library.Whats() {
		if word := what.String(); bytes.HasSuffix(sort, []byte(word)) {
			return try(libraryBucket, len(before)-len(sort)+len(word)+idLength)
		}
	}
	return key{}, false
}

// jsonLength gives the length of the object or text that data begins with; 0
// when it does not end.
func jsonLength(data []byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(data) && i < longestCarved; i++ {
		switch c := data[i]; {
		case c < ' ':
			return 0 // JSON as it is written has no such byte
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth == 0 && !quoted {
			return i + 1
		}
	}
	return 0
}
