package compare_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	differ "ebb/plan/compare"
	"ebb/plan/edit"
	"ebb/tui/differences"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/screen/compare"
	"ebb/tui/screen/screentest"
)

var (
	_ screen.Screen  = (*compare.Screen)(nil)
	_ screen.Pointed = (*compare.Screen)(nil)
	_ screen.Named   = (*compare.Screen)(nil)
)

// person sits before the branches of a runner and types.
type person struct {
	*compare.Screen
	sc     *screen.Scene
	reader keys.Reader
	status screen.Status
	reply  screen.Reply // the last
}

const long = "if-the-knee-holds-and-the-weather-is-fin" // as long as a name may be

// sit puts someone before so many branches, on the second when there is one.
func sit(t testing.TB, names ...string) *person {
	t.Helper()
	sc := screentest.Runner(t)
	sc.Branch = compare.Main
	if len(names) > 0 {
		sc.Branch = names[0]
	}
	return sitOn(t, sc, changed(t, sc), names...)
}

func sitOn(t testing.TB, sc *screen.Scene, other plan.Plan, names ...string) *person {
	t.Helper()
	p := &person{Screen: compare.New(editor.New(sc.Today)), sc: sc}
	of := screen.Version{Athlete: sc.Athlete.ID, Branch: sc.Branch, Revision: 1}
	at := time.Date(2027, 4, 3, 14, 2, 0, 0, time.UTC)
	list := compare.Branches{Of: of, All: []compare.Branch{{Name: compare.Main, Newest: "5 Apr kim: easy 1h moved from Tue 6 Apr to Wed 7 Apr"}}}
	for i, name := range names {
		list.All = append(list.All, compare.Branch{
			Name: name, From: compare.Main, At: at, Person: "kim", Differs: 3 * i, Newest: "4 Apr lee: down week inserted before Mon 12 Apr",
		})
	}
	p.Take(list)
	p.other(of, other)
	p.sees(120, 36)
	return p
}

// other shows a comparison of what the scene has with another plan.
func (p *person) other(of screen.Version, other plan.Plan) {
	if a, b, ok := p.WantsPair(); ok {
		c := &compare.Comparison{Of: of, A: a, B: b}
		c.Differs = differences.Of(differ.Plans(p.sc.Plan, other, plan.Run), p.sc.Today)
		c.Span, c.Was, c.Is = differ.Curves(p.sc.Outlook, p.sc.Outlook.With(other))
		p.Show(c)
	}
}

// changed is the plan of a scene with a down week put in, a session longer and
// one gone.
func changed(t testing.TB, sc *screen.Scene) plan.Plan {
	t.Helper()
	at, _ := sc.Plan.Locate(sc.Today)
	week := sc.Plan.Week(at)
	return after(t, sc.Plan,
		edit.Scale{Session: week.Sessions[1].ID, Steps: 4},
		edit.DeleteSessions{Sessions: []plan.ID{week.Sessions[2].ID}},
		edit.InsertWeek{Week: plan.Microcycle{ID: sc.NewID(), Kind: plan.DownWeek, Days: 7}, Before: week.ID, Gives: edit.Push})
}

func after(t testing.TB, p plan.Plan, edits ...edit.Edit) plan.Plan {
	t.Helper()
	for _, e := range edits {
		r, err := edit.Apply(p, e)
		if err != nil {
			t.Fatal(err)
		}
		p = r.Plan
	}
	return p
}

// threeYears is a scene of three years, and the same plan with every week's long
// run changed.
func threeYears(t testing.TB) (*screen.Scene, plan.Plan) {
	t.Helper()
	newID := screentest.IDs()
	text := strings.Repeat("load 420 | rest | easy 1h | intervals 1h | easy 1h | rest | long 2h30 @3 | easy 1h15\n", 3) +
		"down 260 | rest | easy 45m | easy 50m | hills 50m | rest | easy 1h | easy 1h"
	m := plan.Macrocycle{ID: newID(), Name: "Three years", Start: calendar.Of(2026, time.January, 5)}
	for n := range 39 {
		m.Blocks = append(m.Blocks, screentest.Weeks(t, fmt.Sprint("Block ", n+1), plan.Build, text, newID))
	}
	sc := screentest.SceneOf(t, plan.Plan{Seasons: []plan.Macrocycle{m}}, newID)
	sc.Branch = compare.Main
	other := sc.Plan
	for at := range sc.Plan.Weeks() {
		if week := sc.Plan.Week(at); len(week.Sessions) > 5 {
			other = after(t, other, edit.Scale{Session: week.Sessions[5].ID, Steps: 1})
		}
	}
	return sc, other
}

// codes are the keys that Bubble Tea has a number for.
var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "up": tea.KeyUp, "down": tea.KeyDown,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "left": tea.KeyLeft, "right": tea.KeyRight, "tab": tea.KeyTab,
}

// types presses keys by name, or plain ones in a row.
func (p *person) types(words ...string) *person {
	for _, word := range words {
		if code, ok := codes[word]; ok {
			p.key(word, tea.KeyPressMsg{Code: code})
			continue
		}
		for _, r := range word {
			p.key(string(r), tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return p
}

func (p *person) key(name string, msg tea.KeyPressMsg) {
	p.reply, p.status = screen.Reply{}, screen.Status{}
	if p.Typing() {
		p.does(p.Press(msg, p.sc))
		return
	}
	stroke := p.reader.Read(name)
	p.status.Pending = p.reader.Pending()
	if stroke.Action == keys.None {
		return
	}
	if ok, why := p.Can(stroke.Action, p.sc); ok || why != "" {
		p.does(p.Act(stroke.Action, stroke.Count, p.sc))
	}
}

func (p *person) does(r screen.Reply) {
	p.reply = r
	p.status.Says, p.status.Fault = r.Says, r.Fault
}

func (p *person) sees(w, h int) (*frame.Frame, screen.Caret) { return p.seesWith(w, h, true) }

func (p *person) seesWith(w, h int, washes bool) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	return f, p.Draw(f.Area(), p.sc, p.status, washes)
}

func (p *person) text(w, h int) string {
	f, _ := p.sees(w, h)
	return screentest.TextOf(f.Lines())
}
