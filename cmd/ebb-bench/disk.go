package main

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// disk is folders of files on a disk that forgets what was not synced when its
// power is cut, as disks do. A file's bytes last once the file was synced, a name
// once its folder was: one that was made, taken away, or moved from another. Of
// what was written and not synced any part may be there after a cut, page by page
// and in no order; of a folder's names, those that changed first.
type disk struct {
	nodes map[uint64]*inode
	next  uint64
	room  int // bytes; 0: no limit
}

// inode is a file or a folder, as programs see it and as it lasts.
type inode struct {
	mode      uint32
	now, safe []byte
	folder    *folder // nil for a file
}

// folder is the names in one.
type folder struct {
	names map[string]uint64
	kept  map[string]uint64   // that last
	moves []map[string]uint64 // after each change since
}

// diskPage is what a disk writes whole or not at all.
const diskPage = 4096

const rootInode = 1

func newDisk() *disk {
	return &disk{nodes: map[uint64]*inode{rootInode: newFolder()}, next: rootInode}
}

func newFolder() *inode {
	return &inode{mode: 0o700, folder: &folder{names: map[string]uint64{}, kept: map[string]uint64{}}}
}

func (d *disk) create(in *folder, name string, node *inode) uint64 {
	d.next++
	d.nodes[d.next] = node
	in.name(name, d.next)
	return d.next
}

// name gives a file a name; the inode 0 takes it away.
func (f *folder) name(name string, id uint64) {
	f.names[name] = id
	if id == 0 {
		delete(f.names, name)
	}
	f.moves = append(f.moves, maps.Clone(f.names))
}

// rename moves a name, within a folder at once.
func (f *folder) rename(from string, to *folder, name string) {
	to.names[name] = f.names[from]
	delete(f.names, from)
	to.moves = append(to.moves, maps.Clone(to.names))
	if to != f {
		f.moves = append(f.moves, maps.Clone(f.names))
	}
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
	for _, f := range d.nodes {
		bytes += len(f.now)
	}
	return bytes
}

func (f *inode) sync() { f.safe = bytes.Clone(f.now) }

func (f *folder) sync() { f.kept, f.moves = maps.Clone(f.names), nil }

// cut is what is there when the power comes back.
func (d *disk) cut(r *rand.Rand) *disk {
	after := newDisk()
	d.cutFolder(r, rootInode, after, rootInode, map[uint64]uint64{})
	return after
}

// cutFolder fills a folder of the disk after the cut. A file with two names stays
// one file: seen has what each became.
func (d *disk) cutFolder(r *rand.Rand, id uint64, after *disk, as uint64, seen map[uint64]uint64) {
	from, to := d.nodes[id].folder, after.nodes[as].folder
	names := from.kept
	if n := r.IntN(len(from.moves) + 1); n > 0 {
		names = from.moves[n-1]
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		was, f := names[name], d.nodes[names[name]]
		switch is, known := seen[was]; {
		case known:
			to.name(name, is)
		case f.folder != nil:
			seen[was] = after.create(to, name, newFolder())
			d.cutFolder(r, was, after, seen[was], seen)
		default:
			left := f.survives(r)
			seen[was] = after.create(to, name, &inode{mode: f.mode, safe: left, now: bytes.Clone(left)})
		}
	}
	to.sync()
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

// writeTo puts what is on a disk into a folder of the system's.
func (d *disk) writeTo(dir string) error { return d.writeFolder(rootInode, dir) }

func (d *disk) writeFolder(id uint64, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for name, id := range d.nodes[id].folder.names {
		path, node := filepath.Join(dir, name), d.nodes[id]
		if node.folder != nil {
			if err := d.writeFolder(id, path); err != nil {
				return err
			}
			continue
		}
		if err := os.WriteFile(path, node.now, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// files counts the names of files.
func (d *disk) files() (n int) {
	for _, node := range d.nodes {
		if node.folder == nil {
			continue
		}
		for _, id := range node.folder.names {
			if d.nodes[id].folder == nil {
				n++
			}
		}
	}
	return n
}
