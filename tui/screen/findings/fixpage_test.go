package findings_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/screen/screentest"
)

// flat is someone who never has a down week, before the finding that says so.
func flat(t testing.TB) *screentest.Person {
	t.Helper()
	newID := screentest.IDs()
	m := plan.Macrocycle{ID: newID(), Name: "Harbour 50K", Start: calendar.Of(2027, 4, 5)}
	week := "load 380 | rest | easy 1h | hills 1h | easy 50m | rest | long 2h @3 +300m | easy 1h15\n"
	m.Blocks = []plan.Mesocycle{screentest.Weeks(t, "Build", plan.Build, strings.Repeat(week, 14), newID)}
	sc := screentest.SceneOf(t, plan.Plan{Seasons: []plan.Macrocycle{m}}, newID, plan.Setting{Key: "start.fitness", Value: "55"}, plan.Setting{Key: "start.fatigue", Value: "55"},
		plan.Setting{Key: "start.date", Value: "2027-04-05"})
	return sit(t, sc).Types("gg", "/", "down week", "enter")
}

// pageAt is what lies over a screen of a size.
func pageAt(p *screentest.Person, w, h int) string {
	p.Helper()
	f := frame.New(w, h)
	if _, ok := p.Editor.Page(f.Area(), p.Scene, p.Status, true); !ok {
		p.Fatal("nothing lies over the screen")
	}
	return screentest.TextOf(f.Lines())
}

// What a fix does is seen at once, however much it changes; the heading says
// over how many weeks that goes.
func TestWhatAFixDoesStandsFirst(t *testing.T) {
	p := flat(t).Types("f")
	for _, size := range screentest.Looked {
		got := pageAt(p, size.W, size.H)
		heading, _, _ := strings.Cut(got, "\n")
		if !strings.Contains(heading, ", over ") || !strings.Contains(heading, " weeks") {
			t.Errorf("%s: the heading %q says of no weeks", size, heading)
		}
		if !strings.Contains(got, "what comes of it") || !strings.Contains(got, "− goes") {
			t.Errorf("%s: what it does is out of sight:\n%s", size, got)
		}
		does, changes := strings.Index(got, "what comes of it"), strings.Index(got, "what changes")
		if changes >= 0 && changes < does {
			t.Errorf("%s: what it changes stands first:\n%s", size, got)
		}
	}
}

// A race is told only where its form or its fitness changes.
func TestRacesThatAFixLeavesAloneAreNotTold(t *testing.T) {
	p := sit(t, screentest.Runner(t)).Types(never...).Types("f")
	for line := range strings.Lines(page(p)) {
		if strings.Contains(line, ": form ") && !strings.Contains(line, "→") {
			t.Errorf("%q says that nothing changes", line)
		}
	}
}

// Once a fix was looked for in vain its row promises none, and the page says
// so, names what stands in the way, and leads back.
func TestAFindingWithoutAFixPromisesNone(t *testing.T) {
	p := hundred(t).Types("gg")
	tried, named := 0, 0
	for range 24 {
		promised := strings.Contains(p.Text(120, 36), "previews a fix")
		p.Types("f")
		if got := page(p); promised && strings.Contains(got, "There is no fix: ") {
			tried++
			if strings.Contains(got, "would take it away brings") && (strings.Contains(got, " weighs more than ") || strings.Contains(got, "nothing red")) {
				named++
			}
			if !strings.Contains(got, "esc back") || !strings.Contains(got, "there is no fix") || strings.Contains(got, "enter") || strings.Contains(got, "preview") {
				t.Errorf("the keys are wrong:\n%s", got)
			}
			if p.Types("esc"); strings.Contains(p.Text(120, 36), "previews a fix") {
				t.Errorf("a fix is promised still:\n%s", p.Text(120, 36))
			}
		} else {
			p.Types("esc")
		}
		p.Types("j")
	}
	if tried == 0 || named == 0 {
		t.Errorf("%d were tried in vain, and of %d it is said what stands in the way", tried, named)
	}
}

// hundred is someone whom so many marathons lead to a race of 100 km, which asks
// for more than there is room for.
func hundred(t testing.TB) *screentest.Person {
	return collector(t, plan.Event{
		ID: plan.ID{15: 0xee}, Name: "Night 100", From: calendar.Of(2027, 7, 11), Days: 1, Sport: plan.Run, Priority: plan.A,
		Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Goal: plan.DurationOf(14 * 3600), Tags: []string{"night"},
	})
}

// After a fix the cursor stays on its row, where the next finding has come to.
func TestTheCursorStaysWhereAFixWas(t *testing.T) {
	p := often(t).Types("gg", "3j")
	p.Types("f", "enter")
	p.Text(120, 36) // before it is known what is found now
	p.Judged()
	rows := strings.Split(p.Text(120, 36), "\n")
	if !strings.Contains(rows[5], "▌") {
		t.Errorf("the cursor is elsewhere:\n%s", strings.Join(rows[:12], "\n"))
	}
}

// refused is a finding without a fix, of which it is said what stands in the way.
func refused(t testing.TB) *screentest.Person {
	p := hundred(t).Types("gg")
	for range len(p.Findings.All()) {
		if p.Types("f"); strings.Contains(page(p), "would take it away brings") {
			return p
		}
		p.Types("esc", "j")
	}
	t.Fatal("no fix is refused")
	return nil
}

// What ] goes to is said to its end, and once.
func TestAFindingThatIsGoneToIsSaidWhole(t *testing.T) {
	p := before(t, plans[1].seat).Judged()
	for range p.Findings.All() {
		p.Types("]")
		f, ok := p.Editor.Finding(p.Scene)
		if !ok {
			t.Fatal("no finding is gone to")
		}
		words := strings.Fields(f.Says)
		rows := strings.Split(strings.TrimRight(p.Text(120, 36), "\n"), "\n")
		foot := strings.Join(strings.Fields(strings.Join(rows[len(rows)-2:], " ")), " ")
		if len(f.Says) < 200 && !strings.Contains(foot, strings.Join(words, " ")) {
			t.Errorf("%q is said as\n%s", f.Says, foot)
		}
		if begin := strings.Join(words[:3], " "); strings.Count(foot, begin) > 1 {
			t.Errorf("%q is said twice:\n%s", begin, foot)
		}
	}
}

// Beside the wave findings stand whole, and the rest are counted; the first alone
// may be cut, in the last row before the count.
func TestThePanelTellsFindingsWhole(t *testing.T) {
	p := before(t, plans[1].seat).Judged().Types("]")
	cut := 0
	for _, row := range strings.Split(p.Text(120, 36), "\n") {
		_, side, ok := strings.Cut(row, "│")
		switch side = strings.TrimSpace(side); {
		case !ok:
		case strings.HasSuffix(side, "…"):
			cut++
		case strings.HasSuffix(side, " more: F"):
			if cut > 1 {
				t.Errorf("%d rows are cut:\n%s", cut, p.Text(120, 36))
			}
			return
		case cut > 0:
			t.Errorf("a row that is cut is followed by %q", side)
		}
	}
	t.Errorf("the rest are not counted:\n%s", p.Text(120, 36))
}
