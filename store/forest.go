package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// forest reads bbolt's pages and trusts none of them. Whatever the bytes are, it
// ends, stays within the file and panics never, which can't be said of bbolt. It
// is stricter, too: bbolt writes the keys and values of a page without a gap, so
// that a count or length that was hit shows.
type forest struct {
	f       io.ReaderAt
	meta    meta
	pages   uint64 // those that are there in whole
	reached []bool // by number of the page
	tell    func(page uint64, why error)
	lent    []level // by depth; nil: each page has memory of its own
}

// level is memory for a page and its rows.
type level struct {
	data []byte
	rows []element
}

// lend makes all pages of a depth share their memory, which is many times as
// fast: from here on what a visit is shown is good until it returns.
func (t *forest) lend() { t.lent = make([]level, deepest+1) }

// memory gives what the next page of a depth is read into.
func (t *forest) memory(depth int) *level {
	if depth >= len(t.lent) {
		return new(level)
	}
	return &t.lent[depth]
}

const (
	elementSize  = 16
	bucketHeader = 16
	bucketFlag   = 1
	longestRun   = 64 << 20 // bytes of a page with those that go with it
	deepest      = 32       // levels of pages; eight hold more than any disk
)

// element is a row of a page: a key with a value, or with the page below.
type element struct {
	bucket     bool
	key, value []byte
	below      uint64
}

// newForest gives the pages that a meta page names.
func newForest(f io.ReaderAt, size int64, m meta, tell func(page uint64, why error)) *forest {
	pages := min(m.high, uint64(size/m.pageSize))
	return &forest{f: f, meta: m, pages: pages, reached: make([]bool, pages), tell: tell}
}

// item is a value as it lies in the tree.
type item struct {
	key
	sealed []byte
	page   uint64
}

// root is where a bucket begins: a page, or the rows themselves when it is small.
type root struct {
	name   string
	page   uint64
	inline []element
}

// buckets gives the roots of the buckets in the tree.
func (t *forest) buckets() (roots []root) {
	t.rows(t.meta.root, keyRange{}, 0, true, func(page uint64, e element) {
		r, err := rootOf(e)
		if err != nil {
			t.tell(page, err)
			return
		}
		roots = append(roots, r)
	})
	return roots
}

func rootOf(e element) (root, error) {
	r := root{name: string(e.key)}
	switch {
	case !e.bucket:
		return r, fmt.Errorf("“%s” lies outside every bucket", e.key)
	case len(e.value) < bucketHeader:
		return r, fmt.Errorf("bucket “%s” has no beginning", e.key)
	}
	r.page = binary.LittleEndian.Uint64(e.value)
	if r.page != 0 {
		return r, nil
	}
	inline := e.value[bucketHeader:]
	if len(inline) < pageHeader || binary.LittleEndian.Uint16(inline[8:]) != leafPage {
		return r, fmt.Errorf("bucket “%s” has no rows", e.key)
	}
	var err error
	var end int
	r.inline, end, err = rowsOf(inline, nil)
	if err == nil && end != len(inline) {
		err = errors.New("it says that less is in it than there is")
	}
	if err != nil {
		err = fmt.Errorf("bucket “%s”: %w", e.key, err)
	}
	return r, err
}

// values goes through a bucket in order, as far as its pages can be read. Only a
// first walk marks what is reached and tells what is wrong.
func (t *forest) values(r root, within keyRange, first bool, visit func(item)) {
	give := func(page uint64, e element) {
		if e.bucket {
			if first {
				t.tell(page, fmt.Errorf("there is a bucket within bucket “%s”", r.name))
			}
			return
		}
		visit(item{key{r.name, e.key}, e.value, page})
	}
	if r.page != 0 {
		t.rows(r.page, within, 0, first, give)
		return
	}
	for _, e := range r.inline {
		if within.holds(e.key) {
			give(t.meta.root, e)
		}
	}
}

// keyRange is from a key on and before another; nil: without an end.
type keyRange struct{ from, to []byte }

func (r keyRange) holds(k []byte) bool {
	return bytes.Compare(k, r.from) >= 0 && (r.to == nil || bytes.Compare(k, r.to) < 0)
}

// startingWith is the range of the keys that start with a prefix.
func startingWith(prefix []byte) keyRange {
	to := bytes.Clone(prefix)
	for i := len(to) - 1; i >= 0; i-- {
		if to[i]++; to[i] != 0 {
			return keyRange{prefix, to[:i+1]}
		}
	}
	return keyRange{from: prefix}
}

func (t *forest) rows(page uint64, within keyRange, depth int, first bool, visit func(uint64, element)) {
	t.below(page, within, keyRange{}, depth, first, visit)
}

// below goes through the pages from one on down. should is where the keys of
// this page have to lie, as the page above says.
func (t *forest) below(number uint64, within, should keyRange, depth int, first bool, visit func(uint64, element)) {
	kind, rows, more, err := t.page(number, t.memory(depth))
	if err == nil && depth > deepest {
		err = errors.New("it lies too deep")
	}
	if err == nil && len(rows) > 0 && !(should.holds(rows[0].key) && should.holds(rows[len(rows)-1].key)) {
		err = errors.New("its keys belong elsewhere")
	}
	if err == nil && first {
		err = t.reach(number, more)
	}
	if err != nil {
		if first {
			t.tell(number, err)
		}
		return
	}
	for i, e := range rows {
		if kind == leafPage {
			if within.holds(e.key) {
				visit(number, e)
			}
			continue
		}
		child := keyRange{e.key, should.to}
		if i+1 < len(rows) {
			child.to = rows[i+1].key
		}
		if (within.to != nil && bytes.Compare(child.from, within.to) >= 0) || (child.to != nil && bytes.Compare(child.to, within.from) <= 0) {
			continue
		}
		t.below(e.below, within, child, depth+1, first, visit)
	}
}

// reach marks a page, and those that go with it, as used.
func (t *forest) reach(number uint64, more uint32) error {
	for n := number; n <= number+uint64(more); n++ {
		if t.reached[n] {
			return fmt.Errorf("page %d is used twice", n)
		}
	}
	for n := number; n <= number+uint64(more); n++ {
		t.reached[n] = true
	}
	return nil
}

// page reads the rows of a branch or leaf page into memory.
func (t *forest) page(number uint64, to *level) (kind uint16, rows []element, more uint32, err error) {
	data, err := t.bytes(number, to)
	if err != nil {
		return 0, nil, 0, err
	}
	le := binary.LittleEndian
	kind, more = le.Uint16(data[8:]), le.Uint32(data[12:])
	if kind != branchPage && kind != leafPage {
		return 0, nil, 0, fmt.Errorf("it should hold values and is of kind %#x", kind)
	}
	rows, end, err := rowsOf(data, to.rows[:0])
	to.rows = rows
	switch {
	case err != nil:
	case kind == branchPage && len(rows) == 0:
		err = errors.New("it leads nowhere")
	case len(rows) == 0 && number != t.meta.root: // bbolt keeps an empty bucket in the page above
		err = errors.New("it says that nothing is in it")
	case int64(more) > int64(end)/t.meta.pageSize:
		err = fmt.Errorf("%d more pages go with it than it needs", int64(more)-int64(end)/t.meta.pageSize)
	}
	return kind, rows, more, err
}

// bytes reads a page with those that go with it into memory.
func (t *forest) bytes(number uint64, to *level) ([]byte, error) {
	if number < 2 || number >= t.pages {
		return nil, errors.New("it is not in the file")
	}
	one := int(t.meta.pageSize)
	to.data = slices.Grow(to.data[:0], one)[:one]
	if _, err := t.f.ReadAt(to.data, int64(number)*t.meta.pageSize); err != nil {
		return nil, err
	}
	le := binary.LittleEndian
	id, more := le.Uint64(to.data), uint64(le.Uint32(to.data[12:]))
	switch {
	case [pageHeader]byte(to.data) == [pageHeader]byte{}:
		return nil, errors.New("it is blank")
	case id != number:
		return nil, fmt.Errorf("it says that it is page %d", id)
	case number+more >= t.pages:
		return nil, errors.New("it goes on behind the end of the file")
	case int64(more+1)*t.meta.pageSize > longestRun:
		return nil, fmt.Errorf("it claims %d pages", more+1)
	case more == 0:
		return to.data, nil
	}
	all := int(more+1) * one
	to.data = slices.Grow(to.data, all-one)[:all]
	_, err := t.f.ReadAt(to.data[one:], int64(number+1)*t.meta.pageSize)
	return to.data, err
}

// rowsOf takes a page apart into rows and says where its last row ends.
func rowsOf(data []byte, rows []element) (_ []element, end int, err error) {
	le := binary.LittleEndian
	kind, count := le.Uint16(data[8:]), int(le.Uint16(data[10:]))
	end = pageHeader + count*elementSize
	if end > len(data) {
		return nil, 0, fmt.Errorf("it claims %d rows", count)
	}
	rows = slices.Grow(rows, count)[:count]
	clear(rows)
	for i := range rows {
		at := pageHeader + i*elementSize
		row := data[at : at+elementSize]
		var pos, keyLong, valueLong int
		if kind == branchPage {
			pos, keyLong, rows[i].below = int(le.Uint32(row)), int(le.Uint32(row[4:])), le.Uint64(row[8:])
		} else {
			flags := le.Uint32(row)
			pos, keyLong, valueLong = int(le.Uint32(row[4:])), int(le.Uint32(row[8:])), int(le.Uint32(row[12:]))
			if flags > bucketFlag {
				return nil, 0, fmt.Errorf("row %d is of no known kind", i)
			}
			rows[i].bucket = flags == bucketFlag
		}
		if at+pos != end || keyLong > len(data)-end || valueLong > len(data)-end-keyLong {
			return nil, 0, fmt.Errorf("row %d of %d is not where it should be", i, count)
		}
		rows[i].key = data[end : end+keyLong : end+keyLong]
		end += keyLong
		rows[i].value = data[end : end+valueLong : end+valueLong]
		end += valueLong
		if i > 0 && bytes.Compare(rows[i-1].key, rows[i].key) >= 0 {
			return nil, 0, fmt.Errorf("row %d of %d is out of order", i, count)
		}
	}
	return rows, end, nil
}

// free reads which pages are free, and marks those that hold the list as used.
func (t *forest) free() (free []bool, err error) {
	data, err := t.bytes(t.meta.freelist, new(level))
	if err != nil {
		return nil, err
	}
	le := binary.LittleEndian
	if le.Uint16(data[8:]) != freelistPage {
		return nil, errors.New("it should list the free pages and does not")
	}
	count, list := uint64(le.Uint16(data[10:])), data[pageHeader:]
	if count == freelistIsBig {
		count, list = le.Uint64(list), list[8:]
	}
	if count > uint64(len(list)/8) {
		return nil, fmt.Errorf("it claims %d free pages", count)
	}
	if err := t.reach(t.meta.freelist, le.Uint32(data[12:])); err != nil {
		return nil, err
	}
	free = make([]bool, t.pages)
	for ; count > 0; count, list = count-1, list[8:] {
		n := le.Uint64(list)
		switch {
		case n < 2 || n >= t.pages:
			return nil, fmt.Errorf("it lists page %d, which is not there", n)
		case free[n]:
			return nil, fmt.Errorf("it lists page %d twice", n)
		}
		free[n] = true
	}
	return free, nil
}
