package store

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
)

// unframed unpacks what is in Snappy's framing format (google/snappy,
// framing_format.txt), without the library that packs.
func unframed(t testing.TB, packed []byte) (plain []byte) {
	t.Helper()
	rest, ok := bytes.CutPrefix(packed, []byte("\xFF\x06\x00\x00sNaPpY"))
	if !ok {
		t.Fatal("it has no mark")
	}
	for len(rest) > 0 {
		kind, length := rest[0], int(binary.LittleEndian.Uint32(rest)>>8)
		block := rest[8 : 4+length]
		switch kind {
		case 0:
			block = unsnapped(t, block)
		case 1:
		default:
			t.Fatalf("a block is of kind %d", kind)
		}
		sum := crc32.Checksum(block, crc32.MakeTable(crc32.Castagnoli))
		if want := (sum>>15 | sum<<17) + 0xa282ead8; binary.LittleEndian.Uint32(rest[4:]) != want || len(block) > 65536 {
			t.Fatalf("a block of %d bytes has another sum", len(block))
		}
		plain, rest = append(plain, block...), rest[4+length:]
	}
	return plain
}

// unsnapped unpacks a block (google/snappy, format_description.txt).
func unsnapped(t testing.TB, block []byte) (plain []byte) {
	t.Helper()
	size, n := binary.Uvarint(block)
	little := func(at, bytes int) (v int) {
		for i := range bytes {
			v |= int(block[at+i]) << (8 * i)
		}
		return v
	}
	for block = block[n:]; len(block) > 0; {
		tag, length, back, head := int(block[0]), 0, 0, 1
		switch tag & 3 {
		case 0:
			if length = tag>>2 + 1; length > 60 {
				head = length - 59
				length = little(1, head-1) + 1
			}
			plain, block = append(plain, block[head:head+length]...), block[head+length:]
			continue
		case 1:
			length, back, head = tag>>2&7+4, tag>>5<<8|little(1, 1), 2
		case 2:
			length, back, head = tag>>2+1, little(1, 2), 3
		case 3:
			length, back, head = tag>>2+1, little(1, 4), 5
		}
		for range length {
			plain = append(plain, plain[len(plain)-back])
		}
		block = block[head:]
	}
	if uint64(len(plain)) != size {
		t.Fatalf("a block unpacks to %d bytes and says %d", len(plain), size)
	}
	return plain
}
