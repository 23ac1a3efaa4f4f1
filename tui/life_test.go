package tui

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/store"
	document "ebb/store/exchange/json"
	"ebb/tui/command"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

// lives are the commands of life, as short as they can be. The scribe, when
// there is one, notes what they did.
func lives(notes *scribe) []command.Command {
	noted := func(err error) error {
		if err == nil && notes != nil {
			notes.then(notes.plans[notes.at], "")
		}
		return err
	}
	all := []command.Command{{Name: "life rm", Short: "takes the first one away", Run: func(env *command.Env, _ []string) error {
		now, err := env.Desk.Snapshot(sam, store.Main)
		if err != nil {
			return err
		}
		if len(now.Life) == 0 {
			return errSulk
		}
		return noted(env.Desk.RemoveLife(sam, now.Life[0]))
	}}}
	for _, kind := range plan.LifeKinds() {
		all = append(all, command.Command{Name: kind.String(), Short: "lays it over the plan", Run: func(env *command.Env, args []string) error {
			fact, err := notation.ParseLife(kind, strings.Join(args, " "), calendar.Typing{Today: env.Today, Past: kind.Health()})
			if err != nil {
				return err
			}
			fact.ID = env.NewID()
			return noted(env.Desk.AddLife(sam, fact))
		}})
	}
	return all
}

// living gives the commands of life to someone.
func (p *person) living(s *store.Store, notes *scribe) *person {
	p.app.options.Commands = append(lives(notes), toys...)
	p.app.options.Env = command.Env{Desk: coach(s, "kim"), NewID: s.NewID}
	return p
}

// exported is everything that the store holds, but the journal of how it came.
func exported(t tb, s *store.Store) string {
	t.Helper()
	var out bytes.Buffer
	w := document.NewWriter(&out, nil)
	err := coach(s, "kim").Dump(nil, func(a document.Athlete) error {
		a.Journal = nil
		return w.Write(a)
	})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
	return out.String()
}

// The way back is offered after each kind of life; taken, it is the plan that
// was shown; two undos give everything back.
func TestAReturnIsTakenAndUndone(t *testing.T) {
	for _, line := range []string{"sick 4d", "sick 2w", "injured 10d", "injured 1w allows bike", "travel 5d", "holiday 1w", "sick 1d", "sick 4d yesterday"} {
		t.Run(line, func(t *testing.T) {
			p, s := fresh(t)
			p.living(s, nil)
			start := exported(t, s)
			before := p.app.scene.Plan
			p.types(":", line, "enter")
			if !p.app.editor.Typing() {
				t.Fatalf("nothing is offered:\n%s", p.sees())
			}
			if len(p.app.scene.Life) != 1 {
				t.Fatalf("%d facts are stored", len(p.app.scene.Life))
			}
			if changes := edit.Changes(before, p.app.scene.Plan); len(changes) > 0 {
				t.Error("the plan is changed unasked")
			}
			if p.app.editor.Ahead == nil || p.app.editor.Ahead.Outlook == nil { // nothing to change: words to read
				p.types("enter")
				if changes := edit.Changes(before, p.app.scene.Plan); len(changes) > 0 || p.app.editor.Typing() {
					t.Error("words to read change the plan")
				}
				p.types("u")
			} else {
				p.reads("the way back", "(was ", "is stored; the way back is a preview")
				ahead := p.app.editor.Ahead.Plan
				p.types("enter")
				if changes := edit.Changes(ahead, p.app.scene.Plan); len(changes) > 0 {
					t.Errorf("taken is not what was shown: %v", changes)
				}
				p.types("u")
				if changes := edit.Changes(before, p.app.scene.Plan); len(changes) > 0 || len(p.app.scene.Life) != 1 {
					t.Error("the first undo does not take the return back alone")
				}
				p.types("u")
			}
			if got := exported(t, s); got != start {
				t.Errorf("after undo of all\n%s", termtest.Diff("start", start, "now", got))
			}
			if len(p.app.scene.Life) != 0 {
				t.Error("the fact is still on the screen")
			}
			again := opens(t, coach(store.Open(s.Path(), store.Options{}), "kim"), sam, t.TempDir())
			if again.sees() != opens(t, coach(s, "kim"), sam, t.TempDir()).sees() {
				t.Error("after a restart another plan is seen")
			}
		})
	}
}

// Left, the plan stays; the fact stays until it is taken back.
func TestAReturnIsLeft(t *testing.T) {
	for _, key := range []string{"esc", "q"} {
		p, s := fresh(t)
		start := exported(t, s)
		p.living(s, nil).types(":", "sick 4d", "enter", key)
		if p.app.editor.Typing() || len(p.app.scene.Life) != 1 || p.ended {
			t.Fatalf("%s leaves more than the offer", key)
		}
		p.types("u")
		if got := exported(t, s); got != start {
			t.Errorf("taken back\n%s", termtest.Diff("start", start, "now", got))
		}
	}
}

// The fact taken away gives the plan back, as it is expected too.
func TestTheFactTakenAwayGivesThePlanBack(t *testing.T) {
	p, s := fresh(t)
	look := p.sees()
	start := exported(t, s)
	p.living(s, nil).types(":", "sick 4d", "enter", "esc", "h", "l")
	if p.sees() == look {
		t.Error("the sick days can't be seen")
	}
	p.types(":", "life rm", "enter", "q", "h", "l")
	if got := p.sees(); got != look {
		t.Errorf("%s", termtest.Diff("before", look, "after", got))
	}
	if got := exported(t, s); got != start {
		t.Errorf("%s", termtest.Diff("start", start, "now", got))
	}
}

// A command that fails, or lays nothing new, offers nothing; what another lays
// over the plan is not this person's to answer.
func TestNothingIsOfferedUnasked(t *testing.T) {
	p, s := fresh(t)
	p.living(s, nil).types(":", "sick much", "enter")
	if p.app.editor.Typing() || len(p.app.overlays) != 1 {
		t.Errorf("a line that is none:\n%s", p.sees())
	}
	p.types("q")
	if err := coach(s, "lee").AddLife(sam, plan.Life{ID: s.NewID(), Kind: plan.Sick, From: today, Days: 3}); err != nil {
		t.Fatal(err)
	}
	p.gets(changedMsg{})
	if p.app.editor.Typing() || len(p.app.scene.Life) != 1 {
		t.Error("another's sick days are offered here, or not seen")
	}
}

// While the way back is looked at another changes the plan: what is taken is on
// the newer plan, or refused whole.
func TestAReturnOverAPlanThatMovedOn(t *testing.T) {
	p, s := fresh(t)
	p.living(s, nil).types(":", "sick 4d", "enter")
	other := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
	other.types("4l", "x", "j", "x")
	p.gets(changedMsg{})
	p.isWell()
	if !p.app.editor.Typing() {
		t.Fatal("the offer is gone")
	}
	p.types("enter")
	p.isWell()
	for p.app.editor.Typing() || len(p.app.overlays) > 0 {
		p.types("esc")
	}
	stored, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	if changes := edit.Changes(stored.Plan, p.app.scene.Plan); len(changes) > 0 {
		t.Errorf("the screen differs from the store: %v", changes)
	}
}

// The offer in each size and look.
func TestTheReturnAtEachSize(t *testing.T) {
	p, s := fresh(t)
	p.living(s, nil).types(":", "sick 6d", "enter")
	for _, z := range [][2]int{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
		p.resizes(z[0], z[1])
		name := "return/" + fmt.Sprintf("%dx%d", z[0], z[1])
		f := p.app.frame
		termtest.Golden(t, name, screentest.TextOf(f.Lines()))
		termtest.Golden(t, name+"-style", screentest.TextOf(f.Styles()))
		termtest.Golden(t, name+"-ascii", screentest.TextOf(f.Plain(theme.New(theme.ANSI256, true, theme.ASCII))))
	}
	for w := 1; w <= 220; w += 1 + w/12 {
		for h := 1; h <= 70; h += 1 + h/8 {
			p.resizes(w, h)
			p.isWell()
		}
	}
}
