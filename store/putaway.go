package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// Where a person had a backup put is noted beside the store, so that it can be
// named when someone is to be removed for good: such a file is never touched. The
// note is a courtesy: whatever goes wrong with it, the backup is good.

// putAwaySuffix makes the note's name of the store's. A line of it is the name of
// a file, as JSON.
const (
	putAwaySuffix = ".backups"
	mostPutAway   = 200      // names that are kept when there are many
	longPutAway   = 64 << 10 // bytes, from which on those before are left out
)

// notePutAway notes where a backup was put.
func (s *Store) notePutAway(name string) {
	if s.noCopies {
		return
	}
	if path, err := filepath.Abs(name); err == nil {
		name = path
	}
	line, err := json.Marshal(name)
	if err != nil {
		return
	}
	note := s.file() + putAwaySuffix
	f, err := os.OpenFile(note, os.O_WRONLY|os.O_CREATE|os.O_APPEND, filePerm)
	if err != nil {
		return
	}
	_, _ = f.Write(append(line, '\n'))
	info, err := f.Stat()
	_ = f.Close()
	if err == nil && info.Size() > longPutAway {
		s.shortenPutAway(note)
	}
}

// shortenPutAway keeps the newest names alone.
func (s *Store) shortenPutAway(note string) {
	names := s.backups()
	f, err := os.CreateTemp(filepath.Dir(note), "."+filepath.Base(s.file())+".new-*") // 0600
	if err != nil {
		return
	}
	defer os.Remove(f.Name())
	lines := json.NewEncoder(f)
	for _, name := range names[max(0, len(names)-mostPutAway):] {
		err = errors.Join(err, lines.Encode(name))
	}
	if errors.Join(err, f.Close()) == nil {
		_ = os.Rename(f.Name(), note)
	}
}

// backups gives the names of the backups that were put away, each once, the
// newest last.
func (s *Store) backups() (names []string) {
	f, err := os.Open(s.file() + putAwaySuffix)
	if err != nil {
		return nil
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var name string
		if json.Unmarshal(lines.Bytes(), &name) == nil {
			names = append(slices.DeleteFunc(names, func(n string) bool { return n == name }), name)
		}
	}
	return names
}

// putAway gives what a person put away, or a repair, as far as it is still there.
func (s *Store) putAway() (left []Left) {
	names := s.backups()
	damaged, _ := filepath.Glob(escapeGlob(s.file()) + ".damaged-*")
	for _, name := range append(names, damaged...) {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
			left = append(left, Left{Path: name})
		}
	}
	return left
}
