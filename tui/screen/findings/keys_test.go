package findings_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/rules"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/screen/findings"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

// The gravest stand first, and those of one severity in the order of days.
func TestTheListIsBySeverityAndDate(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types("gg")
	n := len(p.Findings.All())
	if n < 3 {
		t.Fatalf("%d findings are too few for this test", n)
	}
	f := func() *rules.Finding {
		p.Types("enter") // to its day, where the keys of a plan act on it
		f, ok := p.Editor.Finding(p.Scene)
		if !ok {
			t.Fatalf("no finding on %s", p.Here())
		}
		return f
	}
	last := f()
	for range n - 1 {
		p.Types("j")
		next := f()
		if next.Severity > last.Severity || next.Severity == last.Severity && p.Findings.Day(next) < p.Findings.Day(last) {
			t.Errorf("%s of %s stands behind %s of %s", next.Rule.ID, next.From, last.Rule.ID, last.From)
		}
		last = next
	}
}

// enter goes to the day of a finding in the block.
func TestEnterGoesThere(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types(never...).Types("enter")
	if len(p.Went) != 1 || p.Went[0] != screen.Block {
		t.Errorf("goes to %v", p.Went)
	}
	if got := p.Editor.Cursor.Format("Mon 2 Jan"); got != "Sun 11 Apr" {
		t.Errorf("the cursor is on %s", got)
	}
}

// f shows what would be, enter does it as one change, u takes it back.
func TestAFixIsPreviewedTakenAndUndone(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types(never...)
	was, before := p.Plan, len(p.Findings.All())
	p.Types("f")
	for _, words := range []string{"fix: never settles", "what changes", "strength maintenance 45m", "O of Specific 1", "Canyon 100K: form", "− goes"} {
		if !strings.Contains(page(p), words) {
			t.Errorf("no %q on\n%s", words, page(p))
		}
	}
	p.Unchanged(was)
	p.Types("esc")
	p.Unchanged(was)
	p.Types("f", "enter")
	if len(p.Past) != 1 || len(p.Findings.All()) >= before {
		t.Errorf("%d changes, %d findings of %d", len(p.Past), len(p.Findings.All()), before)
	}
	p.Types("u")
	p.Unchanged(was)
	if len(p.Findings.All()) != before {
		t.Errorf("%d findings after undo, %d before", len(p.Findings.All()), before)
	}
}

// page is what lies over the screen.
func page(p *screentest.Person) string {
	p.Helper()
	f := frame.New(120, 36)
	if _, ok := p.Editor.Page(f.Area(), p.Scene, p.Status, true); !ok {
		p.Fatal("nothing lies over the screen")
	}
	return screentest.TextOf(f.Lines())
}

// f again shows another way to put the same finding right.
func TestFTurnsTheWays(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types(never...).Types("f")
	first := page(p)
	if !strings.Contains(first, "1 of ") {
		t.Fatalf("there is one way alone:\n%s", first)
	}
	if second := p.Types("f"); page(second) == first || !strings.Contains(page(second), "2 of ") {
		t.Errorf("f does not turn:\n%s", page(second))
	}
}

// A plan that another changed meanwhile is looked at anew.
func TestAFixIsLookedForAgainWhenThePlanChanges(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types(never...).Types("f")
	changed, err := edit.Apply(p.Plan, edit.DeleteSessions{Sessions: []plan.ID{strength(p)}})
	if err != nil {
		t.Fatal(err)
	}
	now := changed.Plan
	p.Shows(now)
	p.Weighs()
	p.Types("enter")
	p.Unchanged(now)
}

// strength gives the session that the fix leaves out.
func strength(p *screentest.Person) plan.ID {
	for at := range p.Plan.Weeks() {
		for _, s := range p.Plan.Week(at).Sessions {
			if s.Sport == plan.Strength && at.Start+4 > p.Today+6 {
				return s.ID
			}
		}
	}
	p.Fatal("no strength ahead")
	return plan.ID{}
}

// Where nothing is offered it says why, and enter changes nothing.
func TestNoFixSaysWhyNot(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types("tab", "gg")
	for range len(p.Findings.Infos()) {
		if f, _ := p.Editor.Finding(p.Scene); f != nil && !p.Findings.Fixable(f) {
			break
		}
		p.Types("j")
	}
	was := p.Plan
	p.Types("f")
	if !p.Screen.Typing() || len(page(p)) == 0 {
		t.Fatal("nothing is told")
	}
	p.Types("esc")
	p.Unchanged(was)
}

// m asks how far and why; what is muted is listed with the reason, and told again.
func TestMutes(t *testing.T) {
	for _, tt := range []struct{ name, turn, where string }{
		{"case", "", "hides 1 finding"}, {"block", "tab", "in block"}, {"always", "tab tab", "at all times"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := sit(t, screentest.Runner(t)).Types(never...)
			before := len(p.Findings.All())
			p.Types("m").Types(strings.Fields(tt.turn)...).Types("she races it for fun", "enter")
			if n := len(p.Findings.All()); n >= before {
				t.Fatalf("%d findings of %d are left:\n%s", n, before, p.Text(120, 36))
			}
			p.Types("tab", "tab", "gg")
			line := row(p, "never settles")
			if !strings.Contains(line, "she races it for fun") || !strings.Contains(line, tt.where) {
				t.Errorf("listed as %q", line)
			}
			p.Types("m")
			if n := len(p.Findings.All()); n != before {
				t.Errorf("%d findings are told again, %d were before", n, before)
			}
			if row(p, "she races it for fun") != "" {
				t.Errorf("it is still listed:\n%s", p.Text(120, 36))
			}
		})
	}
}

// Without a reason nothing is muted.
func TestAMuteNeedsAReason(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types(never...)
	was := p.Plan
	p.Types("m", "enter").Types("m", " ", "enter").Types("m", "because", "esc")
	p.Unchanged(was)
}

// The search goes round and says when nothing holds the words.
func TestSearch(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types("gg", "/", "canyon", "enter")
	first := row(p, "▌")
	p.Types("n")
	if second := row(p, "▌"); second == first {
		t.Errorf("n stays on %q", second)
	}
	if back := row(p.Types("N"), "▌"); back != first {
		t.Errorf("N leads to %q, not back to %q", back, first)
	}
	p.Types("/", "kangaroo", "enter")
	p.Said("no finding here holds “kangaroo”", true)
}

// Whatever is typed, nothing breaks, and undoing all gives the start.
func TestAMonkeyBreaksNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := sit(t, screentest.Runner(t))
		start := p.Plan
		w, h := 80, 24
		for _, a := range termtest.Actions().Draw(r, "actions") {
			switch {
			case a.Key != "":
				p.Types(a.Key)
			case a.W > 0:
				w, h = a.W, a.H
			case p.Screen.Typing():
				p.Screen.Press(tea.PasteMsg{Content: a.Paste}, p.Scene)
			}
			p.Sees(w, h)
		}
		for range 3 {
			p.Types("esc")
		}
		p.Does(screen.Reply{Undo: len(p.Past)})
		p.Unchanged(start)
	})
}

// BenchmarkKey is a key and its drawing: the cursor to another finding.
func BenchmarkKey(b *testing.B) {
	for _, s := range screentest.Looked[2:] {
		b.Run(s.String(), func(b *testing.B) {
			sc := screentest.Runner(b)
			e := editor.New(sc.Today)
			p := screentest.Sit(b, sc, e, findings.New(e)).Judged()
			f := frame.New(s.W, s.H)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				p.Types("jk"[n%2 : n%2+1])
				f.Clear()
				p.Screen.Draw(f.Area(), p.Scene, p.Status, true)
			}
		})
	}
}
