package block_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// Every action of the table does something on this screen or says why not,
// whatever is on it.
func TestEveryActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, s := range states {
		for _, b := range keys.Table {
			t.Run(s.name+"/"+string(b.Action), func(t *testing.T) {
				p := s.open(t)
				for p.Typing() {
					p.types("esc")
				}
				ok, why := p.Can(b.Action, p.Scene)
				if keys.OfProgram(b.Action) {
					if ok || why != "" {
						t.Errorf("the program's own: Can says %v, %q", ok, why)
					}
					return
				}
				if !ok && why == "" {
					t.Fatal("does nothing and says nothing")
				}
				before, look := p.here(), p.text(120, 36)
				was, past := p.Plan, len(p.past)
				reply := p.Act(b.Action, 1, p.Scene)
				p.does(reply)
				if !ok {
					if reply.Says != why || !reply.Fault {
						t.Errorf("says %q, Can said %q", reply.Says, why)
					}
					p.unchanged(was)
					return
				}
				asks := reply.Text != nil || reply.Go != nil || reply.Leave || reply.Undo > 0 || reply.Redo > 0 || reply.Record != nil || reply.Says != ""
				moved := p.here() != before || p.text(120, 36) != look || len(p.past) != past || p.Typing()
				if !asks && !moved && !atTheEdge(p, b.Action) && len(p.Plan.Seasons) > 0 {
					t.Errorf("does nothing on %s", before)
				}
			})
		}
	}
}

// atTheEdge tells whether there is nowhere further to go.
func atTheEdge(p *person, a keys.Action) bool {
	b, _ := keys.Of(a)
	return b.Group == keys.Move
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	for _, tt := range []struct{ state, typed, says string }{
		{"empty", "+", "no session on Tue 6 Apr"},
		{"empty", "z", "there is no season yet"},
		{"empty", "p", "nothing to paste"},
		{"empty", ".", "nothing to repeat yet"},
		{"block", "space l space", "Wed 7 Apr is yet to come"},
		{"block", "x x", "no session on Tue 6 Apr"},
		{"block", "3l +", "nothing to make longer or shorter"},
		{"block", "99<", "lies outside the season"},
		{"block", "99>", "lies outside the season"},
		{"outline", "x", "no session on Tue 6 Apr"},
		{"block", "h space", "already done"},
	} {
		t.Run(tt.state+" "+tt.typed, func(t *testing.T) {
			p := stateNamed(t, tt.state).types(strings.Fields(tt.typed)...)
			p.said(tt.says, tt.typed != "h space")
		})
	}
}

func TestSpaceRecordsAsPlannedAndRWhatWasDone(t *testing.T) {
	p := sit(t, runner(t)).types("space")
	if len(p.noted) != 1 || p.noted[0].State != plan.DoneAsPlanned || p.noted[0].Day != p.Today || len(p.noted[0].Impulses) == 0 {
		t.Fatalf("space notes %+v", p.noted)
	}
	session, _ := p.UnderCursor(p.Scene)
	if p.noted[0].Sessions[0].Session != session.ID {
		t.Error("the record answers another session")
	}
	for _, tt := range []struct {
		line  string
		state plan.DoneState
		min   int
	}{
		{"easy 50m", plan.DoneAsPlanned, 50}, {"partly 20m", plan.DonePartly, 20}, {"instead bike 1h", plan.DoneInstead, 60},
		{"skipped", plan.Skipped, 0}, {"nothing", plan.Nothing, 0},
	} {
		p := sit(t, runner(t)).types("r")
		for range 40 {
			p.types("backspace")
		}
		p.types(tt.line, "enter")
		if len(p.noted) != 1 || p.noted[0].State != tt.state || p.noted[0].Done.Duration.Seconds != 60*tt.min {
			t.Errorf("%q notes %+v, says %q", tt.line, p.noted, p.status.Says)
		}
	}
	p = sit(t, runner(t)).types("h", "r") // Monday: strength
	for range 80 {
		p.types("backspace")
	}
	p.types("partly 15m", "enter")
	if len(p.noted) != 1 || p.noted[0].Done.Kind != plan.Maintenance || p.noted[0].Done.Sport != plan.Strength {
		t.Errorf("a part of a strength session is noted as %+v, says %q", p.noted, p.status.Says)
	}
}

// Cut and pasted a session is the same one; a copy is another.
func TestMovingKeepsTheIDAndCopyingDoesNot(t *testing.T) {
	p := sit(t, runner(t))
	id := func() plan.ID { s, _ := p.UnderCursor(p.Scene); return s.ID }
	first := id()
	p.types("x", "3l", "p")
	if id() != first {
		t.Error("x p changes the id")
	}
	p.types("p")
	if id() == first {
		t.Error("pasted a second time a session has the id of the first")
	}
	p.types(">")
	moved := id()
	p.types("M", "h", "enter")
	if id() != moved {
		t.Error("M changes the id")
	}
	p.types("y", "l", "p")
	if id() == moved {
		t.Error("y p keeps the id")
	}
	start := sit(t, runner(t))
	start.types("x", "2j", "p", "u", "u")
	start.unchanged(runner(t).Plan)
}

// The day and the block can be read in words, and the panel turns by tab.
func TestLooking(t *testing.T) {
	p := sit(t, runner(t)).types("4l")
	if r := p.Act(keys.In, 1, p.Scene); r.Go == nil || *r.Go != screen.Week {
		t.Errorf("enter asks for %+v, want the week", r)
	}
	p.does(p.Act(keys.DayText, 1, p.Scene))
	text := strings.Join(p.read.Lines, "\n")
	for _, words := range []string{"long 3h45 @3 +950m", "g carbohydrate, 2.2 g sodium", "Fitness", "legs ready"} {
		if !strings.Contains(text, words) {
			t.Errorf("the day does not say %q:\n%s", words, text)
		}
	}
	p = sit(t, runner(t))
	p.does(p.Act(keys.BlockText, 1, p.Scene))
	text = strings.Join(p.read.Lines, "\n")
	for _, words := range []string{"Specific, Mon 29 Mar to Sun 25 Apr 2027.", "Oscillation good", "12 April, load week", "does not come down"} {
		if !strings.Contains(text, words) {
			t.Errorf("the block in words does not say %q:\n%s", words, text)
		}
	}
	p.text(120, 36)
	for _, want := range []string{"morning  evening  ready", "form", "settled", "form"} {
		key := "tab"
		if want == "form" && !strings.Contains(p.text(120, 36), "evening") {
			key = "shift+tab"
		}
		if got := p.types(key).text(120, 36); !strings.Contains(got, want) {
			t.Errorf("after %s no %q on\n%s", key, want, got)
		}
	}
}

// On a screen without a panel tab opens it, and esc closes it before it leaves.
func TestThePanelOverANarrowScreen(t *testing.T) {
	p := sit(t, runner(t))
	if strings.Contains(p.text(70, 20), "oscillation") {
		t.Fatal("70x20 shows the panel unasked")
	}
	if got := p.types("tab").text(70, 20); !strings.Contains(got, "oscillation") {
		t.Fatalf("tab does not open the panel:\n%s", got)
	}
	if got := p.types("esc").text(70, 20); strings.Contains(got, "oscillation") || p.left {
		t.Fatalf("esc does not close the panel alone:\n%s", got)
	}
	if p.types("esc"); !p.left {
		t.Error("esc does not leave")
	}
}
