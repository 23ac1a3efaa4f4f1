package events_test

import (
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// here gives the line of the event that is marked on screen.
func (p person) here() string {
	p.Helper()
	f, caret := p.Sees(120, 36)
	return strings.TrimSpace(strings.TrimPrefix(f.Lines()[caret.Y][:40], "▌"))
}

func (p person) lines() (all []string) {
	for _, e := range p.Plan.Events {
		all = append(all, notation.PrintEvent(e, plan.Run))
	}
	return all
}

func TestKeysThatMove(t *testing.T) {
	for _, tt := range []struct{ typed, at string }{
		{"", "C Parkrun"}, {"j", "A Canyon 100K"}, {"down", "A Canyon 100K"}, {"k", "B Foothill 50K"}, {"up", "B Foothill 50K"},
		{"2j", "B Ridge Marathon"}, {"G", "C Two Days"}, {"gg", "B Foothill 50K"}, {"99j", "C Two Days"}, {"G t", "C Parkrun"},
		{"j enter j", "B Ridge Marathon"},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := sit(t, year(t)).types(strings.Fields(tt.typed)...)
			if strings.Contains(tt.typed, "enter") {
				p.types("esc")
			}
			if got := p.here(); !strings.HasPrefix(got, tt.at) {
				t.Errorf("%q leads to %q, want %q", tt.typed, got, tt.at)
			}
			if p.News > 0 {
				t.Errorf("%q changes something", tt.typed)
			}
		})
	}
}

// A line adds an event, in its place among the others, and the cursor goes there.
func TestAddingAnEvent(t *testing.T) {
	p := sit(t, year(t)).types("a")
	for range 30 {
		p.types("backspace")
	}
	p.types(`A 2027-08-01 "Long Tri" multi: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`)
	if text := p.Text(120, 36); !strings.Contains(text, "Long Tri") || !strings.Contains(text, "A multi event on Sun 1 Aug 2027, in 117 d, about 10h55") {
		t.Errorf("what it would be is not seen:\n%s", text)
	}
	if p.News > 0 {
		t.Fatal("typing stores")
	}
	p.types("enter")
	if got := p.here(); !strings.HasPrefix(got, "A Long Tri") {
		t.Errorf("the cursor is on %q", got)
	}
	if i := len(p.Plan.Events); i != 7 || p.Plan.Events[4].Name != "Long Tri" || len(p.Plan.Events[4].Legs) != 3 {
		t.Errorf("%q", p.lines())
	}
	if p.types("u"); len(p.Plan.Events) != 6 {
		t.Errorf("undo leaves %d", len(p.Plan.Events))
	}
}

// A mistake is pointed at, with what would be right; enter does not store it.
func TestAMistakeIsPointedAt(t *testing.T) {
	p := sit(t, year(t)).types("a", `"Hill" 1500m`)
	text := p.Text(120, 36)
	if !strings.Contains(text, "1500mtr") || !strings.Contains(text, "↑") {
		t.Errorf("nothing points at it:\n%s", text)
	}
	p.types("enter")
	if p.News > 0 || !p.Screen.Typing() || !p.Status.Fault {
		t.Errorf("%+v", p.Status)
	}
}

// Editing the line keeps what a line doesn't hold: the id and the plan.
func TestEditingKeepsIdentityAndPlan(t *testing.T) {
	p := sit(t, year(t)).types("j", "enter", "a", `16h @3 "walk every climb"`, "enter", "esc")
	was := p.Plan.Events[2]
	if len(was.Plan) != 1 || was.Plan[0].Kind != plan.Race {
		t.Fatalf("the plan is %+v", was.Plan)
	}
	p.types("e", " #heat", "enter")
	is := p.Plan.Events[2]
	if is.ID != was.ID || len(is.Plan) != 1 || is.Plan[0].ID != was.Plan[0].ID || strings.Join(is.Tags, " ") != "night heat" {
		t.Errorf("%+v became %+v", was, is)
	}
}

// Only a race is a plan of a race.
func TestThePlanOfARaceIsOfRaceSessions(t *testing.T) {
	p := sit(t, year(t)).types("j", "enter", "a")
	for range 5 {
		p.types("backspace")
	}
	p.types("easy 40m")
	if text := p.Text(120, 36); !strings.Contains(text, "the plan of an event is made of race sessions") {
		t.Error(text)
	}
	p.types("enter")
	if p.News > 0 || !p.Status.Fault {
		t.Errorf("%+v", p.Status)
	}
}

// Moving an event is asked for, day by day; the weeks stay, presses in a row are
// one change, and esc takes them back.
func TestMovingAnEvent(t *testing.T) {
	p := sit(t, year(t)).types("j")
	start := p.Plan
	p.types(">", ">", "<", "3>")
	if got := p.Plan.Events[2].From.String(); got != "2027-05-26" || len(p.Past) != 1 {
		t.Errorf("it is on %s after %d changes", got, len(p.Past))
	}
	for i := range p.Plan.Seasons {
		if p.Plan.Seasons[i].Start != start.Seasons[i].Start {
			t.Error("the weeks moved")
		}
	}
	if text := p.Text(200, 60); !strings.Contains(text, "before: fitness") {
		t.Errorf("what it does to the morning is not told:\n%s", text)
	}
	p.types("esc")
	p.Unchanged(start)
	if p.Left {
		t.Error("esc left the screen too")
	}
}

// Past another event it keeps the cursor.
func TestTheCursorGoesWithAnEventThatMoves(t *testing.T) {
	p := sit(t, year(t)).types("40>")
	if got := p.here(); !strings.HasPrefix(got, "C Parkrun") || p.Plan.Events[2].Name != "Parkrun" {
		t.Errorf("on %q of %q", got, p.lines())
	}
}

func TestPriority(t *testing.T) {
	p := sit(t, year(t)).types("j", "-")
	if got := p.Plan.Events[2].Priority; got != plan.B {
		t.Errorf("less: %v", got)
	}
	if p.types("9+"); p.Plan.Events[2].Priority != plan.A {
		t.Errorf("more: %v", p.Plan.Events[2].Priority)
	}
	p.types("+")
	p.Said("no higher priority", true)
}

func TestDeleting(t *testing.T) {
	p := sit(t, year(t)).types("j", "x")
	if got := p.here(); !strings.HasPrefix(got, "B Ridge Marathon") || len(p.Plan.Events) != 5 {
		t.Errorf("on %q of %q", got, p.lines())
	}
	p.types("G", "x")
	if got := p.here(); !strings.HasPrefix(got, "A Ironman") {
		t.Errorf("on %q", got)
	}
	p.types("gg", "9x")
	if len(p.Plan.Events) != 0 || !strings.Contains(p.Text(120, 36), "No event is planned yet") {
		t.Errorf("%q are left", p.lines())
	}
	if p.types("u"); len(p.Plan.Events) != 4 {
		t.Errorf("undo gives %q", p.lines())
	}
}

// enter opens an event, and from there goes to its day in the block.
func TestEnterGoesToTheDay(t *testing.T) {
	p := sit(t, year(t)).types("j", "enter")
	if len(p.Went) != 0 {
		t.Fatal("the first enter goes away")
	}
	p.types("enter")
	if len(p.Went) != 1 || p.Went[0] != screen.Block || p.Editor.Cursor != calendar.Of(2027, 5, 9) {
		t.Errorf("went to %v on %s", p.Went, p.Editor.Cursor)
	}
	p.Said("lies outside every season", false)
	p = sit(t, year(t)).types("enter", "enter")
	if p.Editor.Cursor != calendar.Of(2027, 4, 17) {
		t.Errorf("on %s", p.Editor.Cursor)
	}
	if p = sit(t, year(t)).types("enter", "esc"); p.Left {
		t.Error("esc closes two things")
	}
	if p.types("esc"); !p.Left {
		t.Error("esc does not leave")
	}
}

// Races too close for the calm that the one before asks for, and a taper that
// begins in it, are said of both.
func TestWhatStandsInTheWay(t *testing.T) {
	text := sit(t, year(t)).types("2j").Text(200, 60)
	for _, want := range []string{
		"Ridge Marathon is raced 21 days after it: no hard day is due until Sun 13 Jun",
		"21 days after Canyon 100K, which asks for no hard day until Sun 13 Jun",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	text = sit(t, runner(t, `A 2027-06-26 "Second" 10k 50m`)).Text(200, 60)
	for _, want := range []string{"its easy days reach to Sat 19 Jun, into the taper of Second", "its taper begins on Sat 19 Jun, within the easy days after Canyon 100K"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// What is planned in the calm after a race and is not calm is named.
func TestWhatFallsIntoTheCalm(t *testing.T) {
	text := sit(t, year(t)).types("k").Text(200, 60)
	for _, want := range []string{"no hard day until 30 Mar, easy days until 4 Apr", "falls in", "Wed 17 Mar intervals 1h", "Sat 3 Apr long 3h15"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// The figures follow what is typed: a race before another costs form.
func TestALineShowsWhatItDoesToTheMornings(t *testing.T) {
	p := sit(t, year(t)).types("j")
	before := p.Text(120, 36)
	p.types("a")
	for range 30 {
		p.types("backspace")
	}
	p.types(`B 2027-05-19 "Last minute" 30k 3h`)
	f, _ := p.Sees(120, 36)
	for y, line := range f.Lines() {
		if strings.Contains(line, "Canyon 100K") && strings.Contains(line, "22 May") && y < 20 {
			if strings.Contains(before, strings.TrimSpace(line)) || !strings.Contains(f.Styles()[y][90:], "*") {
				t.Errorf("the morning of the race stays: %q", line)
			}
			return
		}
	}
	t.Error("the race is not seen")
}

// Every action of the table does something on this screen or says why not,
// whatever is on it, or is none of its own and changes nothing.
func TestEveryActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, s := range states {
		for _, b := range keys.Table {
			t.Run(s.name+"/"+string(b.Action), func(t *testing.T) {
				p := s.open(t)
				for p.Screen.Typing() {
					p.types("esc")
				}
				p.Status = screen.Status{}
				ok, why := p.Screen.Can(b.Action, p.Scene)
				if keys.OfProgram(b.Action) && (ok || why != "") {
					t.Fatalf("the program's own: Can says %v, %q", ok, why)
				}
				look, was, past := p.Text(120, 36), p.Plan, len(p.Past)
				reply := p.Screen.Act(b.Action, 1, p.Scene)
				p.Does(reply)
				if !ok {
					if reply.Says != why || !reply.Fault {
						t.Errorf("says %q, Can said %q", reply.Says, why)
					}
					p.Unchanged(was)
					p.Status = screen.Status{}
					if p.Text(120, 36) != look {
						t.Error("the screen is another")
					}
					return
				}
				asks := reply.Leave || reply.Go != nil || reply.Undo > 0 || reply.Redo > 0 || reply.Says != ""
				if !asks && p.Text(120, 36) == look && len(p.Past) == past && !p.Screen.Typing() && b.Group != keys.Move {
					t.Error("does nothing")
				}
			})
		}
	}
}

// A key that is in no table does nothing.
func TestUnlistedKeysDoNothing(t *testing.T) {
	listed := map[string]bool{}
	for _, b := range keys.Table {
		for _, key := range b.Keys {
			listed[key[:1]] = true // the first of two opens the pair
			listed[key] = true
		}
	}
	p := sit(t, year(t))
	was, look := p.Plan, p.Text(120, 36)
	for r := '!'; r <= '~'; r++ {
		if key := string(r); !listed[key] && (r < '1' || r > '9') {
			p.types(key)
			p.Status = screen.Status{}
			if p.Text(120, 36) != look || p.Screen.Typing() || p.Left {
				t.Errorf("%q does something", key)
			}
		}
	}
	p.Unchanged(was)
}

// The mouse finds the rows and chooses one.
func TestTheMouseFindsARow(t *testing.T) {
	p := sit(t, year(t))
	p.Sees(120, 36)
	rows, ok := p.Screen.(interface {
		screen.Pointed
		Select(item int) bool
	})
	if !ok {
		t.Fatal("nothing can be pointed at")
	}
	spot, ok := rows.Point(60, 3+2*4)
	if !ok || spot.Kind != screen.OnRow || spot.Item != 2 || spot.Day != calendar.Of(2027, 5, 22) {
		t.Fatalf("%+v, %v", spot, ok)
	}
	if rows.Select(spot.Item) || !strings.HasPrefix(p.here(), "A Canyon") || !rows.Select(spot.Item) {
		t.Errorf("the cursor is on %q", p.here())
	}
	if _, ok := rows.Point(60, 0); ok {
		t.Error("the title is a row")
	}
	if rows.Select(99) || rows.Select(-1) {
		t.Error("a row that is not there is chosen")
	}
}

// Another's change leaves the cursor on its event.
func TestOthersEditsAreSeen(t *testing.T) {
	p := sit(t, year(t)).types("j")
	next := p.Plan
	next.Events = append([]plan.Event(nil), next.Events[1:]...)
	p.Shows(next)
	if got := p.here(); !strings.HasPrefix(got, "A Canyon 100K") || strings.Contains(p.Text(120, 36), "Foothill") {
		t.Errorf("on %q", got)
	}
}

// One key puts the recovery in that a race asks for: a preview first, then one
// edit, which undo takes back.
func TestRecoveryIsPutInByOneKey(t *testing.T) {
	p := sit(t, runner(t, `B 2027-04-18 "Hill 50K" 50k 6h`)).types("k")
	start := p.Plan
	p.types("I")
	if text := p.Text(120, 36); !strings.Contains(text, "Recovery after Hill 50K: 3 weeks") {
		t.Errorf("no recovery is proposed:\n%s", text)
	}
	p.types("enter")
	at, ok := p.Plan.Locate(calendar.Of(2027, time.April, 19))
	if b := p.Plan.Block(at); !ok || b.Phase != plan.Recover || len(b.Weeks) != 3 {
		t.Errorf("the block after the race is %s of %d weeks", b.Phase, len(b.Weeks))
	}
	if p.types("I"); p.Screen.Typing() {
		t.Error("it is proposed again")
	}
	p.Does(screen.Reply{Undo: 1})
	p.Unchanged(start)
}

func TestTabGoesToTheCoverageOfAnEvent(t *testing.T) {
	p := sit(t, runner(t)).types("tab")
	if len(p.Went) != 1 || p.Went[0] != screen.Coverage {
		t.Errorf("tab went to %v", p.Went)
	}
}
