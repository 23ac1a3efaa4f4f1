package store

import (
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"
	"slices"
)

// bbolt maps a file and trusts it: on one that is cut or damaged it panics,
// hangs or dies of a memory fault that nothing can catch. What can be seen for
// a few small reads is looked at before bbolt gets the file.

const (
	pageMagic     = 0xED0CDAED
	pageVersion   = 2
	pageHeader    = 16
	metaSize      = 64
	smallestPage  = 1 << 10
	largestPage   = 16 << 20
	noFreelist    = ^uint64(0)
	branchPage    = 0x01
	leafPage      = 0x02
	freelistPage  = 0x10
	freelistIsBig = 0xFFFF // the count stands in the first entry then
)

// meta is one of the two pages that say where everything else is.
type meta struct {
	pageSize             int64
	root, freelist, high uint64 // page numbers; every page is below high
	txid                 uint64
}

func readMeta(f io.ReaderAt, at int64) (m meta, magic, ok bool) {
	var b [pageHeader + metaSize]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return meta{}, false, false
	}
	body, le := b[pageHeader:], binary.LittleEndian
	sum := fnv.New64a()
	sum.Write(body[:56])
	magic = le.Uint32(body) == pageMagic
	ok = magic && le.Uint32(body[4:]) == pageVersion && sum.Sum64() == le.Uint64(body[56:])
	return meta{
		pageSize: int64(le.Uint32(body[8:])),
		root:     le.Uint64(body[16:]), freelist: le.Uint64(body[32:]), high: le.Uint64(body[40:]),
		txid: le.Uint64(body[48:]),
	}, magic, ok
}

// newestMeta gives the meta page that is in force. A torn page fails its sum,
// so this needs no lock. magic says whether there is a sign of bbolt at all.
func newestMeta(f io.ReaderAt) (newest meta, magic, ok bool) {
	first, firstMagic, firstOK := readMeta(f, 0)
	if firstOK {
		second, _, secondOK := readMeta(f, first.pageSize)
		if secondOK && second.txid > first.txid {
			return second, true, true
		}
		return first, true, true
	}
	for at := int64(smallestPage); at <= largestPage; at *= 2 {
		if second, secondMagic, secondOK := readMeta(f, at); secondOK && second.pageSize == at {
			return second, true, true
		} else if secondMagic {
			firstMagic = true
		}
	}
	return meta{}, firstMagic, false
}

// inspect says why bbolt should not be given the file; nil when it may have it.
func inspect(path string, f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	switch {
	case info.IsDir():
		return unusable(path, NotAStore, "it is a folder", nil)
	case !info.Mode().IsRegular():
		return unusable(path, NotAStore, "it is no ordinary file", nil)
	case info.Size() == 0:
		return unusable(path, NotAStore, "it is empty", nil)
	}
	m, magic, ok := newestMeta(f)
	switch {
	case !ok && magic && info.Size() < 2*smallestPage:
		return unusable(path, Cut, "", nil)
	case !ok && magic:
		return unusable(path, Damaged, "both of its first pages", nil)
	case !ok:
		return unusable(path, NotAStore, "it is another kind of file", nil)
	case m.pageSize < smallestPage || m.pageSize > largestPage || m.pageSize&(m.pageSize-1) != 0:
		return unusable(path, Damaged, "its page size is impossible", nil)
	case m.freelist == noFreelist:
		// bbolt would write such a file when opening it; ebb never makes one.
		return unusable(path, NotAStore, "it is another program's bbolt file", nil)
	case m.high > uint64(info.Size()/m.pageSize):
		return unusable(path, Cut, "", nil)
	case m.root >= m.high || m.freelist >= m.high:
		return unusable(path, Damaged, "it points behind its own end", nil)
	}
	if !pageIs(f, m, m.root, branchPage, leafPage) {
		return unusable(path, Damaged, "its root page", nil)
	}
	if !pageIs(f, m, m.freelist, freelistPage) {
		return unusable(path, Damaged, "its list of free pages", nil)
	}
	return nil
}

// pageIs reports whether the header of a page is believable.
func pageIs(f io.ReaderAt, m meta, number uint64, kinds ...uint16) bool {
	var b [pageHeader]byte
	if _, err := f.ReadAt(b[:], int64(number)*m.pageSize); err != nil {
		return false
	}
	le := binary.LittleEndian
	kind, count, more := le.Uint16(b[8:]), int64(le.Uint16(b[10:])), int64(le.Uint32(b[12:]))
	if le.Uint64(b[:]) != number || number+uint64(more) >= m.high {
		return false
	}
	if kind == freelistPage && count != freelistIsBig && pageHeader+8*count > (more+1)*m.pageSize {
		return false
	}
	return slices.Contains(kinds, kind)
}
