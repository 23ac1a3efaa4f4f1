package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"slices"
)

// A backup is packed with gzip, in pieces of their own one after the other:
// gzip takes them for one, and all processors work on them at once.

// pieceSize is how much of a store goes into a piece.
const pieceSize = 1 << 20

var errTooShort = errors.New("its end is missing")

// packedPiece is a piece as it was packed.
type packedPiece struct {
	length int64  // packed
	sum    uint32 // CRC-32C of the packed bytes
}

// packStore writes size bytes of raw to out, packed. Each piece is unpacked again
// before it is written, while others are packed and written, and every byte of it
// held against raw; that the pieces then lie in the file is for readBack to see.
func packStore(out io.Writer, raw io.ReaderAt, size int64) ([]packedPiece, error) {
	type result struct {
		packed []byte
		err    error
	}
	pieces := make([]packedPiece, (size+pieceSize-1)/pieceSize)
	results := make([]chan result, len(pieces))
	for i := range results {
		results[i] = make(chan result, 1)
	}
	workers := runtime.GOMAXPROCS(0)
	ahead := make(chan struct{}, 4*workers) // bounds the pieces in memory
	next := make(chan int)
	done := make(chan struct{})
	defer close(done)
	go func() {
		defer close(next)
		for i := range pieces {
			select {
			case ahead <- struct{}{}:
			case <-done:
				return
			}
			select {
			case next <- i:
			case <-done:
				return
			}
		}
	}()
	for range workers {
		go func() {
			p := newPacker(raw)
			for i := range next {
				from := int64(i) * pieceSize
				packed, err := p.pack(from, min(pieceSize, size-from))
				results[i] <- result{packed, err}
			}
		}()
	}
	for i := range pieces {
		r := <-results[i]
		<-ahead
		if r.err != nil {
			return nil, r.err
		}
		pieces[i] = packedPiece{int64(len(r.packed)), crc32.Checksum(r.packed, castagnoli)}
		if _, err := out.Write(r.packed); err != nil {
			return nil, err
		}
	}
	return pieces, nil
}

// packer packs one piece after the other.
type packer struct {
	raw         io.ReaderAt
	zip         *gzip.Writer
	unzip       gzip.Reader
	plain, back []byte
}

func newPacker(raw io.ReaderAt) *packer {
	zip, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is one there is
	return &packer{raw: raw, zip: zip, plain: make([]byte, pieceSize), back: make([]byte, pieceSize+1)}
}

// pack gives a piece, packed, which unpacks to what it was.
func (p *packer) pack(from, size int64) ([]byte, error) {
	plain := p.plain[:size]
	if _, err := p.raw.ReadAt(plain, from); err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	packed.Grow(pieceSize / 4)
	p.zip.Reset(&packed)
	_, err := p.zip.Write(plain)
	if err := errors.Join(err, p.zip.Close()); err != nil {
		return nil, err
	}
	return packed.Bytes(), p.compare(packed.Bytes(), plain)
}

func (p *packer) compare(packed, plain []byte) error {
	if err := p.unzip.Reset(bytes.NewReader(packed)); err != nil {
		return err
	}
	n, err := io.ReadFull(&p.unzip, p.back)
	if !errors.Is(err, io.ErrUnexpectedEOF) { // it has an end, and its own sum fits
		return fmt.Errorf("a piece that was packed has another length: %w", err)
	}
	if !bytes.Equal(p.back[:n], plain) {
		return errors.New("a piece that was packed unpacks to something else")
	}
	return nil
}

// readBack reads what packStore wrote, and holds each piece against its sum.
func readBack(packed io.Reader, pieces []packedPiece) error {
	var piece []byte
	for _, p := range pieces {
		piece = slices.Grow(piece[:0], int(p.length))[:p.length]
		if _, err := io.ReadFull(packed, piece); err != nil {
			return fmt.Errorf("what was written can't be read again: %w", err)
		}
		if crc32.Checksum(piece, castagnoli) != p.sum {
			return errors.New("what was written reads as something else")
		}
	}
	if n, err := packed.Read(make([]byte, 1)); n > 0 || !errors.Is(err, io.EOF) {
		return errors.New("more is there than was written")
	}
	return nil
}

// isPacked reports whether a file begins as gzip does.
func isPacked(f io.ReaderAt) bool {
	var magic [2]byte
	_, err := f.ReadAt(magic[:], 0)
	return err == nil && magic == [2]byte{0x1F, 0x8B}
}

// mostUnpacked is the most bytes that a packed file may come to: many times the
// largest squad, and less than what a few hostile bytes can be made to hold.
const mostUnpacked = 64 << 30

// unpackStore writes a packed file to out as it was.
func unpackStore(out io.Writer, packed io.Reader) error {
	return unpackUpTo(out, packed, mostUnpacked)
}

// unpackUpTo is unpackStore with a bound of its own. It writes no more than one
// byte over the bound before it refuses.
func unpackUpTo(out io.Writer, packed io.Reader, most int64) error {
	z, err := gzip.NewReader(packed)
	if err == nil {
		var n int64
		if n, err = io.Copy(out, io.LimitReader(z, most+1)); err == nil && n > most {
			return fmt.Errorf("it unpacks to more than %d bytes, which no store has", most)
		}
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errTooShort
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		return errors.New("its sum does not fit")
	}
	return err
}
