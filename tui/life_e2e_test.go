//go:build unix

package tui

import (
	"regexp"
	"testing"

	"ebb/tui/termtest"
)

// A coach says that the athlete is sick, takes the way back, and takes both back
// after a restart: the export is as it was.
func TestSickDaysFromThePalette(t *testing.T) {
	path := file(t)
	start := contents(t, path)
	x := open(t, path, 120, 36)
	x.WaitFor("Spring › Build", "? help")
	x.Press(":")
	x.Type("sick 4d")
	x.Press("enter")
	x.WaitFor("sick is stored; the way back is a preview", "(was ")
	x.Press("enter")
	x.WaitFor("return after")
	x.Settle()
	x.Press("q")
	x.Exit()
	if contents(t, path) == start {
		t.Error("nothing was stored")
	}
	x = open(t, path, 120, 36)
	x.Press("u")
	x.WaitFor("undone: ")
	x.Press("t", "u")
	x.WaitFor("undone: ", "sick")
	x.Press("q")
	x.Exit()
	if got := contents(t, path); got != start {
		t.Errorf("taken back:\n%s", termtest.Diff("start", start, "now", got))
	}
}

// journal is the part of an export that tells how it came.
var journal = regexp.MustCompile(`(?s)"journal": \[.*?\n\]`)

// contents is the export of a store, but the journal.
func contents(t *testing.T, path string) string {
	t.Helper()
	return journal.ReplaceAllString(shell(t, path, "export", "json"), "")
}
