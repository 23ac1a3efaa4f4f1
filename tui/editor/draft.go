package editor

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"ebb/plan/edit"
	"ebb/tui/frame"
	"ebb/tui/screen"
)

// draft is a change that is being made up: a line that is typed, a session
// that is carried, a block that is stretched. While it lasts the screen shows
// what would be; enter takes it, esc leaves.
type draft interface {
	// press takes a key or a paste.
	press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome
	// change gives the edit as it stands, errNothingYet when there is nothing
	// to show.
	change(s *Editor, sc *screen.Scene) (edit.Edit, error)
	// take gives what is asked of the program when the draft is taken.
	take(s *Editor, sc *screen.Scene) (screen.Reply, error)
	// draw draws the rows of the footer and gives the column of the text
	// cursor, -1 for none.
	draw(a frame.Area, v *View) (column int)
}

// errNothingYet is the error of a draft that comes to no edit as it stands.
var errNothingYet = errors.New("nothing to do yet")

// outcome is what a key did to a draft.
type outcome uint8

const (
	going outcome = iota
	taken
	left
)

// ends reads the keys that end every draft.
func ends(msg tea.Msg) outcome {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return going
	}
	switch key.String() {
	case "enter":
		return taken
	case "esc", "ctrl+c":
		return left
	default:
		return going
	}
}
