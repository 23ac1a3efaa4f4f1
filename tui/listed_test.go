package tui

import (
	"slices"
	"strings"
	"testing"

	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/termtest"
)

// seats are what the program can be in the middle of while keys are actions.
var seats = []struct {
	name  string
	typed []string
}{
	{"block", nil},
	{"a day of two", []string{"2l"}},
	{"rest", []string{"3l"}},
	{"first day", []string{"gg"}},
	{"last day", []string{"G"}},
	{"days selected", []string{"v", "2l"}},
	{"an empty day selected", []string{"x", "v"}},
	{"weeks selected", []string{"V", "j"}},
	{"blocks selected", []string{"V", "V"}},
	{"all selected", []string{"gg", "V", "G"}},
	{"a run", []string{"3+"}},
	{"a run on a selection", []string{"v", "l", "3+"}},
	{"shifted", []string{"v", "l", ">"}},
	{"something cut", []string{"x"}},
	{"weeks copied", []string{"V", "y"}},
	{"a search", []string{"/", "long", "enter"}},
	{"undone", []string{"x", "u"}},
	{"season", []string{"esc"}},
	{"season selected", []string{"esc", "V", "j"}},
	{"week", []string{"enter"}},
	{"day", []string{"enter", "enter"}},
	{"the past", []string{"x", "l", "x", "U", "j", "enter"}},
	{"history", []string{"x", "U"}},
	{"branches", []string{"B"}},
	{"events", []string{":", "events", "enter"}},
	{"settings", []string{":", "settings", "enter"}},
}

// look is all that a key can change.
func (p *person) look() string {
	styles := strings.Join(p.app.frame.Styles(), "\n")
	return p.sees() + styles + string(rune('0'+len(p.app.overlays))) + p.app.at.String()
}

// Every action of the table that can be done does something or says something,
// and one that can't says why and does nothing else, wherever one is.
func TestEveryKeyDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, seat := range seats {
		t.Run(seat.name, func(t *testing.T) {
			var p *person // sits there until a key does something
			for _, b := range keys.Table {
				if b.Action == keys.RowOn || b.Action == keys.RowBack || len(b.Keys) == 0 || b.Action == keys.Repaint || b.Action == keys.Leave {
					continue
				}
				if p == nil {
					p, _ = fresh(t)
					p.types(seat.typed...)
				}
				if p.app.here().Typing() || len(p.app.overlays) > 0 {
					t.Fatalf("keys are no actions here:\n%s", p.sees())
				}
				p.app.status = screen.Status{}
				p.resizes(120, 36)
				ok, why := p.app.can(b.Action)
				before, stored := p.look(), p.changes()
				for _, key := range keysOf(b.Keys[0]) {
					p.types(key)
				}
				p.isWell()
				says := p.app.status.Says
				switch {
				case !ok:
					if says == "" || !p.app.status.Fault || why != "" && says != why {
						t.Errorf("%s can't be done for %q, and says %q", b.Action, why, says)
					}
					p.app.status = screen.Status{}
					p.resizes(120, 36)
					if p.look() != before || p.changes() != stored {
						t.Errorf("%s can't be done and does something", b.Action)
					}
				case p.look() != before || p.changes() != stored:
					p = nil
				case says == "" && b.Group != keys.Move:
					t.Errorf("%s does nothing and says nothing", b.Action)
				}
			}
		})
	}
}

// keysOf takes "gd" apart.
func keysOf(key string) []string {
	if len(key) == 2 && key[0] == 'g' {
		return []string{"g", key[1:]}
	}
	return []string{key}
}

// Keys that are in no table change nothing and say that they do nothing.
func TestOtherKeysDoNothing(t *testing.T) {
	bound := map[string]bool{}
	for _, b := range keys.Table {
		for _, key := range b.Keys {
			bound[keysOf(key)[0]] = true
		}
	}
	var others []string
	for r := '!'; r <= '~'; r++ {
		if key := string(r); !bound[key] && (r < '0' || r > '9') {
			others = append(others, key)
		}
	}
	for _, name := range termtest.KeyNames() {
		if !bound[press(name).String()] && name != "ctrl+c" {
			others = append(others, name)
		}
	}
	others = append(others, "ä", "日", "é")
	for _, seat := range seats {
		t.Run(seat.name, func(t *testing.T) {
			p, _ := fresh(t)
			p.types(seat.typed...)
			for _, key := range others {
				p.app.status = screen.Status{}
				p.resizes(120, 36)
				before, stored := p.look(), p.changes()
				p.types(key)
				if p.app.status.Says == "" && p.look() == before {
					t.Errorf("%s says nothing", key)
				}
				p.app.status = screen.Status{}
				p.resizes(120, 36)
				if p.look() != before || p.changes() != stored {
					t.Errorf("%s is not in the table and does something", key)
					break
				}
			}
		})
	}
}

// drafts are what is being made up, with the keys that its footer lists.
var drafts = []struct {
	name   string
	typed  []string
	listed []string // each changes something, alone
	quiet  []string // moves and their like, listed by those before
}{
	{"carry", []string{"M", "l"}, []string{"h", "j", "k", "l", "enter", "esc"}, moving},
	{"carry weeks", []string{"V", "M", "j"}, []string{"j", "k", "enter", "esc"}, moving},
	{"carry a selection", []string{"v", "l", "M", "j"}, []string{"h", "j", "k", "l", "enter", "esc"}, moving},
	{"swap", []string{"s", "l"}, []string{"h", "j", "k", "l", "enter", "esc"}, append([]string{"s"}, moving...)},
	{"insert", []string{"2I"}, []string{"o", "+", "-", "tab", "enter", "esc"}, choosing},
	{"delete", []string{"2X"}, []string{"o", "+", "-", "tab", "enter", "esc"}, choosing},
	{"delete weeks", []string{"V", "j", "X"}, []string{"o", "-", "tab", "enter", "esc"}, choosing},
	{"paste weeks", []string{"V", "y", "2p"}, []string{"o", "+", "-", "tab", "enter", "esc"}, choosing},
	{"stretch", []string{"z", "l"}, []string{"o", "h", "l", "+", "-", "tab", "enter", "esc"}, choosing},
}

var (
	moving   = []string{"h", "j", "k", "l", "left", "right", "up", "down", "w", "b", "{", "}", "0", "$", "g", "G", "t", "pgup", "pgdown", "M", "1", "2", "3", "4", "5", "6", "7", "8", "9", "enter", "esc", "ctrl+c"}
	choosing = []string{"o", "h", "l", "left", "right", "up", "down", "w", "b", "+", "=", "-", "j", "k", "pgup", "pgdown", "tab", "g", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "enter", "esc", "ctrl+c"}
)

// What the footer of a draft lists does something, and nothing else does.
func TestTheKeysOfADraft(t *testing.T) {
	for _, d := range drafts {
		t.Run(d.name, func(t *testing.T) {
			for _, key := range d.listed {
				p, _ := fresh(t)
				p.types(d.typed...)
				before := p.look()
				if !strings.Contains(p.sees(), footWord(key)) {
					t.Errorf("%s is not listed:\n%s", key, p.sees())
				}
				p.types(key)
				if p.isWell(); p.look() == before {
					t.Errorf("%s is listed and does nothing", key)
				}
			}
			p, _ := fresh(t)
			p.types(d.typed...)
			before, stored := p.look(), p.changes()
			for r := '!'; r <= '~'; r++ {
				if key := string(r); !slices.Contains(d.quiet, key) {
					if p.types(key); p.look() != before || p.changes() != stored {
						t.Fatalf("%s is not listed and does something:\n%s", key, p.sees())
					}
				}
			}
			for _, key := range termtest.KeyNames() {
				if !slices.Contains(d.quiet, press(key).String()) {
					if p.types(key); p.look() != before || p.changes() != stored {
						t.Fatalf("%s is not listed and does something:\n%s", key, p.sees())
					}
				}
			}
		})
	}
}

// footWord is a key as the footers write it.
func footWord(key string) string {
	switch key {
	case "-":
		return "−"
	case "enter":
		return "enter"
	default:
		return key
	}
}
