package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"
)

// mounted is a disk that the kernel takes for a file system of its own, by the
// protocol of FUSE (linux/fuse.h, 7.31), of which only what a store needs is
// spoken. It counts what would last on a disk, and cuts the power or fails when
// it is told to.
type mounted struct {
	at   string
	dev  *os.File
	born int64         // seconds since 1970
	over chan struct{} // closed when nobody reads dev any more

	mu     sync.Mutex
	disk   *disk
	steps  int           // writes, syncs and names so far
	cutAt  int           // the step at which the power goes; 0: never
	dark   chan struct{} // closed then
	isDark bool
	fail   func(step string) syscall.Errno // what a step meets; nil: all is well
}

// The operations, by their numbers.
const (
	opLookup      = 1
	opForget      = 2
	opGetattr     = 3
	opSetattr     = 4
	opMkdir       = 9
	opUnlink      = 10
	opRmdir       = 11
	opRename      = 12
	opLink        = 13
	opOpen        = 14
	opRead        = 15
	opWrite       = 16
	opStatfs      = 17
	opRelease     = 18
	opFsync       = 20
	opFlush       = 25
	opInit        = 26
	opOpendir     = 27
	opReaddir     = 28
	opReleasedir  = 29
	opFsyncdir    = 30
	opAccess      = 34
	opCreate      = 35
	opInterrupt   = 36
	opBatchForget = 42
	opRename2     = 45
)

const (
	inHeader  = 40
	outHeader = 16
	mostBytes = 1 << 17
	sizeGiven = 1 << 3
	modeGiven = 1 << 0
)

// lasting are the operations that change what is on the disk, in words.
var lasting = map[uint32]string{
	opSetattr: "resize", opMkdir: "mkdir", opUnlink: "unlink", opRmdir: "unlink", opRename: "rename", opRename2: "rename", opLink: "link",
	opWrite: "write", opFsync: "sync", opFsyncdir: "sync-names", opCreate: "create",
}

func mount(at string, d *disk) (*mounted, error) {
	fd, err := syscall.Open("/dev/fuse", syscall.O_RDWR|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("/dev/fuse: %w", err)
	}
	options := fmt.Sprintf("fd=%d,rootmode=40000,user_id=0,group_id=0", fd)
	if err := syscall.Mount("ebb-disk", at, "fuse", syscall.MS_NOSUID|syscall.MS_NODEV, options); err != nil {
		_ = syscall.Close(fd)
		return nil, fmt.Errorf("mounting a file system of our own: %w", err)
	}
	m := &mounted{at: at, born: time.Now().Unix(), dev: os.NewFile(uintptr(fd), "/dev/fuse"), disk: d, dark: make(chan struct{}), over: make(chan struct{})}
	go m.serve(fd)
	return m, nil
}

// unmount takes the file system away, whoever uses it. What nobody answered
// fails first: a process can't even be killed before. The device is closed when
// nobody reads it any more: its number is the next disk's, and a reader that
// is late would take, and never answer, what that one is asked.
func (m *mounted) unmount() {
	_ = syscall.Unmount(m.at, syscall.MNT_FORCE)
	_ = syscall.Unmount(m.at, syscall.MNT_DETACH)
	<-m.over
	_ = m.dev.Close()
}

func (m *mounted) serve(fd int) {
	defer close(m.over)
	b := make([]byte, mostBytes+inHeader+4096)
	for {
		n, err := syscall.Read(fd, b)
		if errors.Is(err, syscall.EINTR) || errors.Is(err, syscall.ENOENT) {
			continue
		}
		if err != nil || n < inHeader {
			return // unmounted
		}
		le := binary.LittleEndian
		op, unique, node := le.Uint32(b[4:]), le.Uint64(b[8:]), le.Uint64(b[16:])
		if op == opForget || op == opBatchForget || op == opInterrupt {
			continue
		}
		answer, errno := m.answer(op, node, b[inHeader:n])
		if errno == noPower {
			continue // nobody answers any more
		}
		out := make([]byte, outHeader, outHeader+len(answer))
		out = append(out, answer...)
		le.PutUint32(out, uint32(len(out)))
		le.PutUint32(out[4:], uint32(-int32(errno)))
		le.PutUint64(out[8:], unique)
		_, _ = syscall.Write(fd, out)
	}
}

// noPower is no error that a program could meet.
const noPower = syscall.Errno(4096)

func (m *mounted) answer(op uint32, node uint64, in []byte) ([]byte, syscall.Errno) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.isDark {
		return nil, noPower
	}
	step := lasting[op]
	if op == opSetattr && binary.LittleEndian.Uint32(in)&sizeGiven == 0 {
		step = ""
	}
	if step != "" {
		m.steps++
		if m.steps == m.cutAt {
			m.isDark = true
			close(m.dark)
			return nil, noPower
		}
		if m.fail != nil {
			if errno := m.fail(step); errno != 0 {
				return nil, errno
			}
		}
	}
	return m.do(op, node, in)
}

func (m *mounted) do(op uint32, node uint64, in []byte) ([]byte, syscall.Errno) {
	le, d := binary.LittleEndian, m.disk
	f := d.nodes[node]
	if f == nil && node != 0 {
		return nil, syscall.ENOENT
	}
	switch op {
	case opInit:
		return initOut(), 0
	case opGetattr:
		return m.attrOut(node)
	case opSetattr:
		return m.setattr(node, in)
	case opRead:
		return read(f.now, le.Uint64(in[8:]), le.Uint32(in[16:])), 0
	case opWrite:
		size := le.Uint32(in[16:])
		if !d.write(f, int64(le.Uint64(in[8:])), in[40:40+size]) {
			return nil, syscall.ENOSPC
		}
		return le.AppendUint64(nil, uint64(size)), 0
	case opFsync:
		f.sync()
		return nil, 0
	case opOpen, opOpendir:
		return make([]byte, 16), 0
	case opReaddir:
		return f.folder.list(le.Uint64(in[8:]), d), 0
	case opStatfs:
		return make([]byte, 80), 0
	case opRelease, opReleasedir, opFlush, opAccess:
		return nil, 0
	}
	if f == nil || f.folder == nil {
		return nil, syscall.ENOSYS
	}
	return m.doNames(op, f.folder, in)
}

// doNames does what is done to the names in a folder.
func (m *mounted) doNames(op uint32, f *folder, in []byte) ([]byte, syscall.Errno) {
	le, d := binary.LittleEndian, m.disk
	switch op {
	case opLookup:
		return m.entry(f.names[word(in, 0)])
	case opCreate:
		id := d.create(f, word(in, 16), &inode{mode: le.Uint32(in[4:])})
		entry, _ := m.entry(id)
		return append(entry, make([]byte, 16)...), 0
	case opMkdir:
		return m.entry(d.create(f, word(in, 8), newFolder()))
	case opLink:
		if f.names[word(in, 8)] != 0 {
			return nil, syscall.EEXIST
		}
		f.name(word(in, 8), le.Uint64(in))
		return m.entry(le.Uint64(in))
	case opRename, opRename2:
		at, to := map[uint32]int{opRename: 8, opRename2: 16}[op], d.nodes[le.Uint64(in)]
		if to == nil || to.folder == nil {
			return nil, syscall.ENOENT
		}
		f.rename(word(in, at), to.folder, word(in, at+len(word(in, at))+1))
		return nil, 0
	case opUnlink, opRmdir:
		f.name(word(in, 0), 0)
		return nil, 0
	case opFsyncdir:
		f.sync()
		return nil, 0
	}
	return nil, syscall.ENOSYS
}

// word gives the text that begins at a place and ends with a zero.
func word(in []byte, at int) string {
	text, _, _ := bytes.Cut(in[at:], []byte{0})
	return string(text)
}

func read(b []byte, at uint64, size uint32) []byte {
	if at >= uint64(len(b)) {
		return nil
	}
	return bytes.Clone(b[at:min(at+uint64(size), uint64(len(b)))])
}

func initOut() []byte {
	le := binary.LittleEndian
	b := make([]byte, 64)
	le.PutUint32(b, 7)
	le.PutUint32(b[4:], 31)
	le.PutUint32(b[8:], mostBytes) // to read ahead
	le.PutUint16(b[16:], 16)
	le.PutUint16(b[18:], 12)
	le.PutUint32(b[20:], mostBytes) // to write at once
	le.PutUint32(b[24:], 1)         // of time, in ns
	return b
}

func (m *mounted) setattr(node uint64, in []byte) ([]byte, syscall.Errno) {
	le := binary.LittleEndian
	f := m.disk.nodes[node]
	given := le.Uint32(in)
	if given&sizeGiven != 0 && !m.disk.resize(f, int(le.Uint64(in[16:]))) {
		return nil, syscall.ENOSPC
	}
	if given&modeGiven != 0 {
		f.mode = le.Uint32(in[68:])
	}
	return m.attrOut(node)
}

func (m *mounted) attrOut(node uint64) ([]byte, syscall.Errno) {
	attr := m.attr(node)
	if attr == nil {
		return nil, syscall.ENOENT
	}
	return append(make([]byte, 16), attr...), 0
}

func (m *mounted) entry(node uint64) ([]byte, syscall.Errno) {
	attr := m.attr(node)
	if attr == nil {
		return nil, syscall.ENOENT
	}
	var head [40]byte
	binary.LittleEndian.PutUint64(head[:], node)
	return append(head[:], attr...), 0
}

func (m *mounted) attr(node uint64) []byte {
	le := binary.LittleEndian
	b := make([]byte, 88)
	f := m.disk.nodes[node]
	if f == nil {
		return nil
	}
	mode, size, links := syscall.S_IFREG|f.mode&0o777, len(f.now), uint32(1)
	if f.folder != nil {
		mode, size, links = syscall.S_IFDIR|0o700, 0, 2
	}
	le.PutUint64(b, node)
	le.PutUint64(b[8:], uint64(size))
	le.PutUint64(b[16:], uint64(size+511)/512)
	le.PutUint64(b[32:], uint64(m.born)) // when it was changed: lately
	le.PutUint32(b[60:], mode)
	le.PutUint32(b[64:], links)
	le.PutUint32(b[80:], diskPage)
	return b
}

func (f *folder) list(from uint64, d *disk) (b []byte) {
	le := binary.LittleEndian
	for i, name := range slices.Sorted(maps.Keys(f.names)) {
		if uint64(i) < from {
			continue
		}
		kind := uint32(syscall.S_IFREG)
		if d.nodes[f.names[name]].folder != nil {
			kind = syscall.S_IFDIR
		}
		b = le.AppendUint64(b, f.names[name])
		b = le.AppendUint64(b, uint64(i+1))
		b = le.AppendUint32(b, uint32(len(name)))
		b = le.AppendUint32(b, kind>>12)
		b = append(b, name...)
		b = append(b, make([]byte, -len(name)&7)...)
	}
	return b
}
