package store

import (
	"encoding/json"
	"fmt"
	"os"
)

// A writer leaves a note beside the file while it writes, so that whoever waits
// for long can be told for whom.
type note struct {
	PID    int    `json:"pid"`
	Host   string `json:"host"`
	Person string `json:"person"`
}

// noteSuffix makes the note's name of the store's.
const noteSuffix = ".holder"

// leaveNote writes the note and gives the function that takes it away. The note
// is a courtesy: whatever goes wrong with it is no reason not to write.
func (s *Store) leaveNote(person string) (takeAway func()) {
	f, err := os.OpenFile(s.path+noteSuffix, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return func() {}
	}
	if text, err := json.Marshal(note{os.Getpid(), s.host, person}); err == nil {
		_, _ = f.WriteAt(text, 0)
	}
	return func() {
		_ = f.Truncate(0)
		_ = f.Close()
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
