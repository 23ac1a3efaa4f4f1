package tui

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan/edit"
	"ebb/store"
	"ebb/tui/keys"
)

// as opens the program for the athlete of these tests, or for who looks on.
func as(t *testing.T, s *store.Store, role store.Role) *person {
	t.Helper()
	return opens(t, s.As(store.Principal{Person: "Sam Rivera", Role: role, Athlete: sam, Via: "ssh"}), sam, t.TempDir())
}

// Whatever key of the table an athlete or a viewer presses, on whichever screen
// of a plan, the plan stays as it is; and what may not be done is in no help.
func TestNoKeyOfAnAthleteChangesThePlan(t *testing.T) {
	for _, role := range []store.Role{store.AthleteRole, store.Viewer} {
		_, s := fresh(t)
		before, err := coach(s, "kim").Snapshot(sam, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		p := as(t, s, role)
		for _, zoom := range []string{"", "enter", "enter"} {
			p.types(strings.Fields(zoom)...)
			for _, b := range keys.Table {
				if b.Action == keys.Leave || b.Action == keys.In || b.Action == keys.Out || len(b.Keys) == 0 {
					continue
				}
				at := p.app.at
				p.types(b.Keys[0])
				if n := len(p.app.overlays); n > 0 || p.app.here().Typing() || p.app.at != at {
					if p.app.hides(b.Action) && keys.Asks(b.Action) == b.Action {
						t.Errorf("%s: %q opens something", role, b.Action)
					}
					p.types("esc", "esc")
				}
				p.app.at, p.app.came = at, nil
				p.isWell()
			}
		}
		after, err := coach(s, "kim").Snapshot(sam, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		if changes := edit.Changes(before.Plan, after.Plan); len(changes) > 0 {
			t.Errorf("%s changed the plan: %v", role, changes)
		}
		for _, group := range keys.Groups() {
			for _, r := range rowsIn(p.app, group) {
				if i := slices.IndexFunc(keys.Table, func(b keys.Binding) bool {
					return strings.Join(b.Keys, " ") == r.keys && !strings.HasPrefix(r.says, string(keys.Asks(b.Action))) || strings.HasPrefix(r.says, string(b.Action))
				}); i >= 0 && p.app.hides(keys.Table[i].Action) {
					t.Errorf("%s: help has %q", role, r.says)
				}
			}
		}
	}
}

// A key that is not theirs says so instead of doing nothing.
func TestAKeyThatIsNotTheirsSaysWhoseItIs(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	for _, key := range []string{"a", "e", "x", "+", "i", "X", "T", "L", "B"} {
		p.types(key)
		if got := p.app.status.Says; !strings.Contains(got, "your coach's to change") {
			t.Errorf("%s says %q", key, got)
		}
	}
	p.types("space")
	if len(p.app.scene.Answers) != 1 {
		t.Error("an athlete's own day can't be marked done")
	}
}

// Who may move a session is not offered to ask for it; who may not is.
func TestWhoMayMoveItNeedNotAsk(t *testing.T) {
	p, s := fresh(t)
	for role, hidden := range map[store.Role]bool{store.AthleteRole: false, store.Viewer: true} {
		if got := as(t, s, role).app.hides(keys.AskMove); got != hidden {
			t.Errorf("%s: hidden %v", role, got)
		}
	}
	if !p.app.hides(keys.AskMove) {
		t.Error("a coach is offered to ask")
	}
}
