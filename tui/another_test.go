package tui

import (
	"strings"
	"testing"

	"ebb/plan/edit"
	"ebb/store"
)

// While one is in the middle of something with a selection, another changes,
// takes away or moves what it holds: nothing panics, what is on the screen is
// what is stored, and what could not be done is said.
func TestASelectionWhileAnotherChangesThePlan(t *testing.T) {
	for i, mine := range []string{"v l +", "v l >", "V >", "v l x", "V M j", "V X", "v l ~", "V T 65%", "z l", "2i", "V y p", "M l", "v l M j"} {
		for j, theirs := range []string{"x", "l x", "X enter", "i enter", ">", "V > >", "C taper enter", "e", "gg V 7j X enter"} {
			notice := (i+j)%2 == 0 // of what the other did, before the next key
			p, s := fresh(t)
			other := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
			p.types(strings.Fields(mine)...)
			if theirs == "e" {
				other.types("a", "easy 20m", "enter")
			} else {
				other.types(strings.Fields(theirs)...)
			}
			if notice {
				p.gets(changedMsg{})
			}
			p.isWell()
			if p.app.here().Typing() {
				p.types("enter")
			} else {
				p.types(strings.Fields(mine)[len(strings.Fields(mine))-1])
			}
			p.isWell()
			p.gets(changedMsg{})
			for range 5 {
				if p.app.here().Typing() || len(p.app.overlays) > 0 {
					p.types("esc")
				}
			}
			p.isWell()
			stored, err := coach(s, "kim").Snapshot(sam, store.Main)
			if err != nil {
				t.Fatal(err)
			}
			if changes := edit.Changes(stored.Plan, p.app.scene.Plan); len(changes) > 0 {
				t.Errorf("%q while another does %q (notice %v): the screen differs from the store", mine, theirs, notice)
			}
			if err := stored.Plan.Check(); err != nil {
				t.Errorf("%q while another does %q: %v", mine, theirs, err)
			}
		}
	}
}
