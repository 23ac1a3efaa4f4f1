package store

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How often the file is looked at: where the operating system tells of changes,
// now and then all the same, since it does not for what another machine does.
const (
	lookOften  = 500 * time.Millisecond
	lookSeldom = 2 * time.Second
)

// Watch tells of changes of the file, by this process or another, until ctx is
// done; then the channel is closed. Several changes in a row may be told once:
// who is told reads a new Snapshot.
func (s *Store) Watch(ctx context.Context) <-chan struct{} {
	changed := make(chan struct{}, 1)
	was := s.look()
	told, stop := s.folderEvents()
	every := lookSeldom
	if told == nil {
		every = lookOften
	}
	go func() {
		defer close(changed)
		defer stop()
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			case event, ok := <-told:
				if !ok {
					told = nil
					tick.Reset(lookOften)
				} else if filepath.Base(event.Name) != filepath.Base(s.path) {
					continue
				}
			}
			is := s.look()
			if is.same(was) {
				continue
			}
			was = is
			select {
			case changed <- struct{}{}:
			default: // they have yet to take the last one
			}
		}
	}()
	return changed
}

// folderEvents gives what the operating system tells of the file's folder: a
// new file can be put in the place of the old. The channel is nil where it
// tells nothing.
func (s *Store) folderEvents() (events <-chan fsnotify.Event, stop func()) {
	if !s.notify {
		return nil, func() {}
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, func() {}
	}
	if err := w.Add(filepath.Dir(s.path)); err != nil {
		_ = w.Close()
		return nil, func() {}
	}
	go func() {
		for range w.Errors { // an overflow of events: the next look finds out
		}
	}()
	return w.Events, func() { _ = w.Close() }
}

// sight is what the file looks like without its lock: whether a transaction
// was committed since shows in the number of the last one.
type sight struct {
	file os.FileInfo // nil: there is none
	txid uint64
}

func (s *Store) look() sight {
	f, err := os.Open(s.path)
	if err != nil {
		return sight{}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return sight{}
	}
	m, _, _ := newestMeta(f)
	return sight{info, m.txid}
}

func (a sight) same(b sight) bool {
	if a.file == nil || b.file == nil {
		return a.file == nil && b.file == nil
	}
	return a.txid == b.txid && os.SameFile(a.file, b.file)
}
