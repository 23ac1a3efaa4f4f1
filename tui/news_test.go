package tui

import (
	"strings"
	"testing"

	"ebb/store"
	"ebb/tui/keys"
)

// An athlete who comes in again is told what others changed meanwhile, once, and
// not what they did themselves; who comes for the first time is told nothing.
func TestAnAthleteIsToldWhatIsNew(t *testing.T) {
	kim, s := fresh(t)
	kim.types("l", "+", "esc")
	p := as(t, s, store.AthleteRole)
	if len(p.app.news) > 0 {
		t.Errorf("news at the first look: %v", p.app.news)
	}
	p.types("space")
	kim.gets(changedMsg{})
	kim.types("l", "+", "l", "x")
	p = as(t, s, store.AthleteRole)
	if len(p.app.news) != 2 || !strings.HasPrefix(p.app.status.Says, "new: ") {
		t.Fatalf("%d are new: %q", len(p.app.news), p.app.status.Says)
	}
	for _, h := range p.app.news {
		if h.Person != "kim" {
			t.Errorf("%s is told %q of themselves", h.Person, h.Words)
		}
	}
	p.app.act(keys.News, 1)
	p.resizes(40, 20)
	p.reads("New since you looked", "kim: ")
	if p = as(t, s, store.AthleteRole); len(p.app.news) > 0 {
		t.Errorf("told twice: %q", p.app.status.Says)
	}
	if ok, _ := p.app.can(keys.News); ok {
		t.Error("nothing is new and can be read")
	}
}

// What a person has chosen of the screens stays when it is kept what they saw.
func TestWhatWasSeenLeavesTheLookAlone(t *testing.T) {
	kim, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.run(p.app.act(keys.Ground, 1))
	kim.types("l", "+")
	p = as(t, s, store.AthleteRole)
	look, err := p.app.desk.Look()
	if err != nil || look.Ground == "" || look.Seen == 0 {
		t.Errorf("kept: %+v, %v", look, err)
	}
}
