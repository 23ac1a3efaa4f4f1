package store

import (
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// A writer that takes long leaves a note beside the file, so that whoever waits
// for it can be told for whom. Writers are done in a millisecond, and a note of
// each would make every fsync dearer by a fifth.
type note struct {
	PID    int    `json:"pid"`
	Host   string `json:"host"`
	Person string `json:"person"`
}

// noteSuffix makes the note's name of the store's.
const noteSuffix = ".holder"

// turnSuffix makes of the store's name that of the file whose lock is the turn to
// wait for the store. It stays: if one took it away, two could have the turn.
const turnSuffix = ".turn"

// leaveNote writes the note when s.noteAfter has gone by, and gives the function
// that takes it away. The note is a courtesy: whatever goes wrong with it is no
// reason not to write.
func (s *Store) leaveNote(person string) (takeAway func()) {
	written := make(chan struct{})
	write := func() {
		defer close(written)
		if text, err := json.Marshal(note{os.Getpid(), s.host, person}); err == nil {
			_ = os.WriteFile(s.path+noteSuffix, text, filePerm)
		}
	}
	if s.noteAfter == 0 {
		write()
		return func() { _ = os.Remove(s.path + noteSuffix) }
	}
	later := time.AfterFunc(s.noteAfter, write)
	return func() {
		if !later.Stop() {
			<-written
			_ = os.Remove(s.path + noteSuffix)
		}
	}
}

// holder says in words who writes now, as far as the note tells.
func (s *Store) holder() string {
	var n note
	text, err := os.ReadFile(s.path + noteSuffix)
	if err != nil || json.Unmarshal(text, &n) != nil {
		return "a process that does not say who it is"
	}
	if n.Host == s.host && !alive(n.PID) {
		return "a process that does not say who it is"
	}
	words := fmt.Sprintf("process %d", n.PID)
	if n.Host != s.host {
		words += " on " + n.Host
	}
	if n.Person != "" {
		words += ", for " + n.Person
	}
	return words
}
