//go:build unix

package tui

import (
	"path/filepath"
	"testing"
)

// From an empty store to a season with keys alone, at a desk and on a phone, over
// a restart, and back.
func TestASeasonFromNothingInATerminal(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {40, 20}} {
		path := filepath.Join(t.TempDir(), "ebb.db")
		x := open(t, path, size[0], size[1])
		x.Press("enter")
		x.WaitFor("Who is it for?")
		x.Type("Sam")
		x.Press("enter")
		x.WaitFor("lately")
		x.Type("about 6 h a week for two months")
		x.WaitFor("fitness 30")
		x.Press("enter")
		x.WaitFor("11h a week")
		x.Press("enter")
		x.WaitFor("race ▸")
		x.Type(`2027-10-02 "Canyon 100K" 100k +5400m 16h`)
		x.WaitFor("weeks from")
		x.Press("enter")
		x.WaitFor("6h in the first")
		x.Press("enter")
		x.WaitFor("blocks ▸")
		x.Press("enter")
		x.WaitFor("sketched")
		x.Settle()
		x.Press("q")
		x.Exit()
		stored := contents(t, path)
		x = open(t, path, size[0], size[1])
		x.Press("u")
		x.WaitFor("undone: season", "Press enter")
		x.Press("ctrl+r")
		x.WaitFor("done again")
		x.Settle()
		x.Press("q")
		x.Exit()
		if contents(t, path) != stored {
			t.Error("done again, the season is another one")
		}
	}
}
