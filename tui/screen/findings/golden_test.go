package findings_test

import (
	"testing"

	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/screen/block"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

// The screen in four sizes, as text, in style, dark, light, without colours and
// in ASCII.
func TestFindingsScreenInEachLook(t *testing.T) {
	for _, name := range []string{"list", "fix", "muted", "mute", "opened"} {
		screentest.Golden(t, name, stateOf(name))
	}
}

// The panel's page of findings, beside the block, below it and on a phone.
func TestFindingsPageOfThePanelInEachLook(t *testing.T) {
	screentest.Golden(t, "panel", func(t testing.TB) *screentest.Person {
		t.Helper()
		p := before(t, plans[1].seat).Judged().Types("4l")
		of := p.Screen.(*block.Screen).Panel
		of.Turn(-1)
		of.Open = true
		return p
	})
}

// The page of a finding without a fix, in four sizes.
func TestPageWithoutAFix(t *testing.T) {
	for _, s := range screentest.Looked {
		termtest.Golden(t, "text/refused-"+s.String(), pageAt(refused(t), s.W, s.H))
	}
}

func stateOf(name string) func(testing.TB) *screentest.Person {
	return func(t testing.TB) *screentest.Person { t.Helper(); return stateNamed(t, name) }
}

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, and the hardware cursor is on it.
func TestEveryStateFitsEverySize(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) { screentest.FitsEverySize(t, s.open(t)) })
	}
}

// Every action that is one of this screen does something here, or says why not and
// changes nothing.
func TestEveryActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, name := range []string{"list", "information", "muted", "none-muted", "empty", "unknown"} {
		for _, b := range keys.Table {
			p := stateNamed(t, name)
			ok, why := p.Screen.Can(b.Action, p.Scene)
			if !ok && why == "" {
				continue // another screen's
			}
			was, before := p.Plan, look(p)
			reply := p.Screen.Act(b.Action, 1, p.Scene)
			p.Does(reply)
			if !ok {
				if reply.Says != why || !reply.Fault {
					t.Errorf("%s, %s: says %q, Can said %q", name, b.Action, reply.Says, why)
				}
				p.Unchanged(was)
				continue
			}
			asks := reply.Edit != nil || reply.Ask.Do != screen.NoDeed || reply.Leave || reply.Go != nil || reply.Undo > 0 || reply.Redo > 0
			if !asks && look(p) == before && !p.Screen.Typing() && b.Group != keys.Move {
				t.Errorf("%s: %s does nothing", name, b.Action)
			}
		}
	}
}

func TestOtherKeysDoNothing(t *testing.T) { screentest.UnlistedDoNothing(t, stateNamed(t, "list")) }

// look is all that is seen, words and ink.
func look(p *screentest.Person) string {
	f, _ := p.Sees(120, 36)
	return screentest.TextOf(f.Lines()) + screentest.TextOf(f.Styles())
}
