package main

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// disk is one folder of files on a disk that forgets what was not synced when
// its power is cut, as disks do. A file's bytes last once the file was synced,
// its name once the folder was. Of what was written and not synced any part may
// be there after a cut, page by page and in no order; of the names, those that
// were made first.
type disk struct {
	files map[uint64]*inode
	names map[string]uint64
	kept  map[string]uint64 // the names that last
	moves []map[string]uint64
	next  uint64
	room  int // bytes; 0: no limit
}

// inode is a file, as programs see it and as it lasts.
type inode struct {
	mode      uint32
	now, safe []byte
}

// diskPage is what a disk writes whole or not at all.
const diskPage = 4096

const rootInode = 1

func newDisk() *disk {
	return &disk{files: map[uint64]*inode{}, names: map[string]uint64{}, kept: map[string]uint64{}, next: rootInode}
}

func (d *disk) create(name string, mode uint32) uint64 {
	d.next++
	d.files[d.next] = &inode{mode: mode}
	d.name(name, d.next)
	return d.next
}

// name gives a file a name; the inode 0 takes it away.
func (d *disk) name(name string, id uint64) {
	d.names[name] = id
	if id == 0 {
		delete(d.names, name)
	}
	d.moves = append(d.moves, maps.Clone(d.names))
}

func (d *disk) rename(from, to string) {
	d.names[to] = d.names[from]
	delete(d.names, from)
	d.moves = append(d.moves, maps.Clone(d.names))
}

// write reports whether there was room.
func (d *disk) write(f *inode, at int64, b []byte) bool {
	if end := int(at) + len(b); end > len(f.now) && !d.resize(f, end) {
		return false
	}
	copy(f.now[at:], b)
	return true
}

func (d *disk) resize(f *inode, size int) bool {
	if size <= len(f.now) {
		f.now = f.now[:size:size]
		return true
	}
	if d.room > 0 && d.used()+size-len(f.now) > d.room {
		return false
	}
	f.now = append(f.now, make([]byte, size-len(f.now))...)
	return true
}

func (d *disk) used() (bytes int) {
	for _, f := range d.files {
		bytes += len(f.now)
	}
	return bytes
}

func (f *inode) sync() { f.safe = bytes.Clone(f.now) }

func (d *disk) syncNames() { d.kept, d.moves = maps.Clone(d.names), nil }

// cut is what is there when the power comes back.
func (d *disk) cut(r *rand.Rand) *disk {
	names := d.kept
	if n := r.IntN(len(d.moves) + 1); n > 0 {
		names = d.moves[n-1]
	}
	after := newDisk()
	for _, name := range slices.Sorted(maps.Keys(names)) {
		f := d.files[names[name]]
		left := &inode{mode: f.mode, safe: f.survives(r)}
		left.now = bytes.Clone(left.safe)
		after.next++
		after.files[after.next], after.names[name] = left, after.next
	}
	after.syncNames()
	return after
}

// survives gives the bytes of a file after a cut: each page as it was synced
// last or as it was written since. One time in four nothing that was not synced
// is there, one time in four all of it.
func (f *inode) survives(r *rand.Rand) []byte {
	var keep func() bool
	switch r.IntN(4) {
	case 0:
		return bytes.Clone(f.safe)
	case 1:
		return bytes.Clone(f.now)
	default:
		keep = func() bool { return r.IntN(2) == 0 }
	}
	size := len(f.safe)
	if keep() {
		size = len(f.now)
	}
	left := make([]byte, size)
	copy(left, f.safe)
	for at := 0; at < size && at < len(f.now); at += diskPage {
		if keep() {
			end := min(at+diskPage, size, len(f.now))
			copy(left[at:end], f.now[at:end])
		}
	}
	return left
}

// write puts the files of a disk into a folder of the system's.
func (d *disk) writeTo(dir string) error {
	for name, id := range d.names {
		if err := os.WriteFile(filepath.Join(dir, name), d.files[id].now, 0o600); err != nil {
			return err
		}
	}
	return nil
}
