package store

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// A backup is packed with zstd, in frames of their own one after the other: zstd
// takes them for one, and all processors work on them at once. What repeats is
// left out; to give what stays fewer bits, too, would take a quarter more time, in
// which a disk writes many times what is saved.

const (
	pieceSize  = 1 << 20   // how much of a store goes into a frame
	packWindow = pieceSize // how far back a frame looks for what is the same
)

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
			p, err := newPacker(raw)
			for i := range next {
				if err != nil {
					results[i] <- result{nil, err}
					continue
				}
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
	zip         *zstd.Encoder
	unzip       *zstd.Decoder
	plain, back []byte
}

func newPacker(raw io.ReaderAt) (*packer, error) {
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(packWindow),
		zstd.WithNoEntropyCompression(true), zstd.WithEncoderConcurrency(1), zstd.WithZeroFrames(true))
	unzip, unzipErr := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecodeAllCapLimit(true))
	return &packer{
		raw: raw, zip: zip, unzip: unzip,
		plain: make([]byte, pieceSize), back: make([]byte, 0, pieceSize),
	}, errors.Join(err, unzipErr)
}

// pack gives a piece, packed, which unpacks to what it was.
func (p *packer) pack(from, size int64) ([]byte, error) {
	plain := p.plain[:size]
	if _, err := p.raw.ReadAt(plain, from); err != nil {
		return nil, err
	}
	packed := p.zip.EncodeAll(plain, make([]byte, 0, pieceSize/4))
	return packed, p.compare(packed, plain)
}

// compare unpacks a piece, whose own sum has to fit as well.
func (p *packer) compare(packed, plain []byte) error {
	back, err := p.unzip.DecodeAll(packed, p.back[:0])
	if err != nil {
		return fmt.Errorf("a piece that was packed can't be unpacked: %w", err)
	}
	if !bytes.Equal(back, plain) {
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
