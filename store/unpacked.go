package store

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
)

// A backup says by its first bytes how it is packed: in Snappy's framing format, or
// with zstd or gzip as earlier versions did it.

// unpackings are the ways in which a backup can be packed.
var unpackings = []struct {
	magic string
	plain func(packed io.Reader) (io.ReadCloser, error)
}{
	{snappyMark, readSnappy},
	{"\x28\xB5\x2F\xFD", readZstd},
	{"\x1F\x8B", func(packed io.Reader) (io.ReadCloser, error) { return gzip.NewReader(packed) }},
}

const (
	// mostUnpacked is the most bytes that a packed file may come to: many times
	// the largest squad, and less than what a few hostile bytes can be made to hold.
	mostUnpacked = 64 << 30

	// mostWindow is what a frame may have unpacked in memory: what every zstd is
	// to allow, for whoever packs a backup anew.
	mostWindow = 8 << 20
)

var (
	errTooShort = errors.New("its end is missing")
	errSkipped  = errors.New("a block of it is marked as one to skip")
)

// readSnappy has a block unpacked in memory at a time, of 64 kB at most. One flipped
// bit makes a block one that the format says to skip, with its sum: none is.
func readSnappy(packed io.Reader) (io.ReadCloser, error) {
	skipped := func(io.Reader) error { return errSkipped }
	in := &untilEnd{packed: packed}
	return snappyReader{in, s2.NewReader(in, s2.ReaderMaxBlockSize(blockSize),
		s2.ReaderSkippableCB(0x80|packedBlock, skipped), s2.ReaderSkippableCB(0x80|plainBlock, skipped))}, nil
}

// snappyReader tells a file that is cut from one that is spoilt, which s2 does not.
type snappyReader struct {
	in     *untilEnd
	blocks *s2.Reader
}

func (r snappyReader) Read(to []byte) (int, error) {
	n, err := r.blocks.Read(to)
	if errors.Is(err, s2.ErrCorrupt) && r.in.ended {
		err = errTooShort
	}
	return n, err
}

func (r snappyReader) Close() error { return nil }

// untilEnd notes that more was asked for than there is.
type untilEnd struct {
	packed io.Reader
	ended  bool
}

func (u *untilEnd) Read(to []byte) (int, error) {
	n, err := u.packed.Read(to)
	u.ended = u.ended || errors.Is(err, io.EOF)
	return n, err
}

func readZstd(packed io.Reader) (io.ReadCloser, error) {
	z, err := zstd.NewReader(packed, zstd.WithDecoderMaxWindow(mostWindow), zstd.WithDecoderMaxMemory(mostUnpacked), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	return z.IOReadCloser(), nil
}

// unpacking gives the way to read a packed file; nil: it is not packed.
func unpacking(f io.ReaderAt) func(packed io.Reader) (io.ReadCloser, error) {
	for _, u := range unpackings {
		magic := make([]byte, len(u.magic))
		if _, err := f.ReadAt(magic, 0); err == nil && string(magic) == u.magic {
			return u.plain
		}
	}
	return nil
}

// packedFile is a file to unpack.
type packedFile interface {
	io.Reader
	io.ReaderAt
}

// unpackStore writes a packed file to out as it was.
func unpackStore(out io.Writer, packed packedFile) error {
	return unpackUpTo(out, packed, mostUnpacked)
}

// unpackUpTo is unpackStore with a bound of its own. It writes no more than one
// byte over the bound before it refuses.
func unpackUpTo(out io.Writer, packed packedFile, most int64) error {
	read := unpacking(packed)
	if read == nil {
		return errors.New("it is not packed")
	}
	z, err := read(packed)
	if err == nil {
		defer func() { _ = z.Close() }() // of a file that was only read
		var n int64
		if n, err = io.Copy(out, io.LimitReader(z, most+1)); err == nil && n > most {
			return fmt.Errorf("it unpacks to more than %d bytes, which no store has", most)
		}
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errTooShort
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, zstd.ErrCRCMismatch), errors.Is(err, s2.ErrCRC):
		return errors.New("its sum does not fit")
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return errors.New("it was packed anew, with more memory than is given to a backup: what zstd -d makes of it can be restored")
	}
	return err
}
