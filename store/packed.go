package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
)

// A backup is packed with gzip, in pieces of their own one after the other:
// gzip takes them for one, and all processors work on them at once.

// pieceSize is how much of a store goes into a piece.
const pieceSize = 1 << 20

var errTooShort = errors.New("its end is missing")

// packedPiece is where a piece lies, packed and not.
type packedPiece struct {
	at, length     int64 // packed
	from, unpacked int64
}

// packStore writes size bytes of raw to out, packed, and gives where the pieces lie.
func packStore(out io.Writer, raw io.ReaderAt, size int64) ([]packedPiece, error) {
	type result struct {
		packed *bytes.Buffer
		err    error
	}
	var pieces []packedPiece
	for from := int64(0); from < size; from += pieceSize {
		pieces = append(pieces, packedPiece{from: from, unpacked: min(pieceSize, size-from)})
	}
	results := make([]chan result, len(pieces))
	for i := range results {
		results[i] = make(chan result, 1)
	}
	workers := runtime.GOMAXPROCS(0)
	ahead := make(chan struct{}, 2*workers) // bounds the pieces in memory
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
			z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed)
			plain := make([]byte, pieceSize)
			for i := range next {
				var packed bytes.Buffer
				packed.Grow(pieceSize / 4)
				z.Reset(&packed)
				_, err := raw.ReadAt(plain[:pieces[i].unpacked], pieces[i].from)
				if err == nil {
					_, err = z.Write(plain[:pieces[i].unpacked])
				}
				results[i] <- result{&packed, errors.Join(err, z.Close())}
			}
		}()
	}
	at := int64(0)
	for i := range pieces {
		r := <-results[i]
		<-ahead
		if r.err != nil {
			return nil, r.err
		}
		pieces[i].at, pieces[i].length = at, int64(r.packed.Len())
		at += pieces[i].length
		if _, err := out.Write(r.packed.Bytes()); err != nil {
			return nil, err
		}
	}
	return pieces, nil
}

// comparePacked unpacks what packStore wrote and holds every byte against raw.
func comparePacked(packed, raw io.ReaderAt, pieces []packedPiece) error {
	next := make(chan packedPiece)
	failed := make(chan error, runtime.GOMAXPROCS(0))
	var working sync.WaitGroup
	for range cap(failed) {
		working.Go(func() {
			var z gzip.Reader
			got, want := make([]byte, pieceSize+1), make([]byte, pieceSize)
			var first error
			for p := range next {
				if first == nil {
					first = comparePiece(&z, packed, raw, p, got, want)
				}
			}
			failed <- first
		})
	}
	for _, p := range pieces {
		next <- p
	}
	close(next)
	working.Wait()
	close(failed)
	for err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

func comparePiece(z *gzip.Reader, packed, raw io.ReaderAt, p packedPiece, got, want []byte) error {
	if err := z.Reset(io.NewSectionReader(packed, p.at, p.length)); err != nil {
		return err
	}
	n, err := io.ReadFull(z, got)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("a piece that was written has another length: %w", err)
	}
	want = want[:p.unpacked]
	if _, err := raw.ReadAt(want, p.from); err != nil {
		return err
	}
	if !bytes.Equal(got[:n], want) {
		return errors.New("what was written reads as something else")
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
