package tui

import (
	"testing"
	"unicode"

	"ebb/store"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// On a phone every action that an athlete has is one letter of the menu, each
// letter is one action, and none needs a key that a phone lacks.
func TestTheMenuHasALetterForEveryAction(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.resizes(40, 20)
	for range 3 {
		letters := map[string]keys.Action{}
		listed := map[keys.Action]bool{}
		for _, c := range p.app.choices() {
			if c.head {
				continue
			}
			if other, taken := letters[c.letter]; taken {
				t.Errorf("%q is %q and %q", c.letter, other, c.action)
			}
			letters[c.letter], listed[c.action] = c.action, true
			if c.letter != "space" && c.letter != "enter" && (len(c.letter) != 1 || !unicode.IsPrint(rune(c.letter[0]))) {
				t.Errorf("%q for %q is no key of a phone", c.letter, c.action)
			}
		}
		for _, b := range keys.Table {
			if ok, _ := p.app.can(b.Action); ok && inMenu(b) && !listed[b.Action] && b.Keys != nil && len(b.Keys[0]) == 1 {
				t.Errorf("%q is not in the menu", b.Action)
			}
		}
		for _, must := range []keys.Action{keys.Done, keys.CheckIn, keys.PanelOn, keys.BlockText, keys.Redo, keys.Events} {
			if ok, _ := p.app.can(must); ok && !listed[must] {
				t.Errorf("%q has no letter", must)
			}
		}
		p.types("enter")
	}
}

// A letter of the menu does what stands beside it.
func TestALetterOfTheMenuDoesIt(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.resizes(40, 20)
	for _, c := range p.app.choices() {
		if c.action == keys.PanelOn {
			p.types("?", c.letter)
		}
	}
	if len(p.app.overlays) > 0 || !p.app.panel.Open {
		t.Error("the panel's letter opens no panel")
	}
	p.types("?", "c")
	p.reads("How it feels")
}

// Without esc: the menu leads out to block and season, q leads back to the week,
// closes the panel there, and leaves the program only then.
func TestQLeadsBackWithoutEsc(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.app.home, p.app.at = screen.Week, screen.Week
	p.resizes(40, 20)
	p.types("?", p.app.letterFor(keys.Out), "?", p.app.letterFor(keys.Out))
	if p.app.at != screen.Season {
		t.Errorf("out and out leads to %s", p.app.at)
	}
	p.types("q")
	if p.app.at != screen.Week || p.ended {
		t.Fatalf("q leads to %s", p.app.at)
	}
	p.types("?", p.app.letterFor(keys.PanelOn), "q")
	if p.app.panel.Open || p.ended {
		t.Error("q leaves with the panel open")
	}
	p.types("q")
	if !p.ended {
		t.Error("q does not leave")
	}
}
