package tui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui/screen"
)

// isTheirs fails unless the findings that are shown are those of the plan that is
// shown, or none are.
func (p *person) isTheirs() {
	p.t.Helper()
	a := p.app
	if a.scene.Findings == nil || a.scene.Findings.Verdict == nil {
		return
	}
	fresh := rules.Judge(rules.Input{
		Look: a.scene.Outlook, Today: a.scene.Today, Since: a.scene.Today, Checkins: a.snapshot.Checkins, Records: a.snapshot.Records,
	})
	same := func(f, g rules.Finding) bool {
		return f.Case == g.Case && f.Severity == g.Severity && f.Says == g.Says
	}
	if got, want := a.scene.Findings.Verdict.Findings(), fresh.Findings(); !slices.EqualFunc(got, want, same) {
		p.t.Errorf("%d findings are shown, %d are those of the plan", len(got), len(want))
	}
}

// Whatever is done, what is shown of the rules is of the plan that is shown, and
// it is there when all that was asked for is done.
func TestTheVerdictIsOfThePlanOnScreen(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p, _ := fresh(t)
		p.t = r
		for _, row := range rapid.SliceOfN(rapid.SampledFrom([][]string{
			{"+"}, {"4l"}, {"j"}, {"x"}, {"u"}, {"a", "long 4h", "enter"}, {"I", "enter"}, {"]", "f", "enter"}, {"]", "m", "so be it", "enter"},
			{"]", "m", "tab", "tab", "never", "enter"}, {"h", "space"}, {"F", "j", "f", "f", "enter", "esc"}, {"@"},
		}), 1, 4).Draw(r, "rows") {
			p.types(row...)
			p.isTheirs()
			p.isWell()
		}
		if p.app.scene.Findings == nil {
			r.Errorf("the rules were not asked")
		}
	})
}

// What the rules said of the plan before an edit is gone with it, and keys that
// ask for findings wait until it is known what they say of the new one.
func TestKeysWaitForTheVerdict(t *testing.T) {
	p, _ := fresh(t)
	p.reads("find")
	if len(p.app.scene.Findings.All()) == 0 {
		t.Fatal("there is nothing to find")
	}
	p.hold = true
	p.types("+")
	work := p.held[0]
	p.held = nil
	p.gets(work())
	if p.app.scene.Findings != nil {
		t.Fatal("what was found in the plan before is shown of the one after")
	}
	was := p.app.editor.Cursor
	p.types("]")
	if p.app.editor.Cursor != was || p.app.status.Says == "" {
		t.Errorf("] did not wait: %q", p.app.status.Says)
	}
	p.letGo()
	if p.app.scene.Findings == nil || p.app.editor.Cursor == was {
		t.Errorf("] was not done once the rules were asked: %s", p.app.editor.Cursor)
	}
}

// Keys that are typed at once do what they do one by one: f is looked for, enter
// takes it.
func TestAFixIsTakenByKeysThatComeAtOnce(t *testing.T) {
	slow, quick := toFixable(t), toFixable(t)
	slow.types("f", "enter")
	quick.hold = true
	quick.types("f", "enter")
	quick.letGo()
	if slow.app.status.Says == "" || slow.app.status.Says != quick.app.status.Says {
		t.Errorf("one by one: %q; at once: %q", slow.app.status.Says, quick.app.status.Says)
	}
}

// makesFixable puts hard days in a row.
func (p *person) makesFixable() {
	p.t.Helper()
	for range 3 {
		p.types("l", "a", "threshold 1h20", "enter")
	}
	p.types("3h")
}

// toFixable gives the program with the cursor on a finding that has a fix.
func toFixable(t *testing.T) *person {
	t.Helper()
	p, _ := fresh(t)
	p.makesFixable()
	for range len(p.app.scene.Findings.All()) {
		if p.types("]"); fixes(p) {
			return p
		}
	}
	t.Fatal("nothing has a fix")
	return nil
}

// fixes reports whether the finding here has a fix.
func fixes(p *person) bool {
	f, ok := p.app.editor.Finding(&p.app.scene)
	if !ok {
		return false
	}
	_, ok = p.app.scene.Findings.Fix(f)
	return ok
}

// An athlete reads what is found; a fix of the plan is not theirs to store.
func TestAnAthleteReadsFindingsAndFixesNone(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	opens(t, coach(s, "kim"), sam, t.TempDir()).makesFixable()
	p := opens(t, s.As(store.Principal{Person: "sam", Role: store.AthleteRole, Athlete: sam}), sam, t.TempDir())
	for range len(p.app.scene.Findings.All()) {
		if p.types("]"); fixes(p) {
			break
		}
	}
	p.types("F")
	p.reads("Findings", "Way out")
	was := p.app.scene.Plan
	for _, key := range []string{"f", "m"} {
		p.types(key)
		if !p.app.status.Fault || !strings.Contains(p.app.status.Says, "your coach's to change") || p.app.here().Typing() {
			t.Errorf("%s is not refused: %q", key, p.app.status.Says)
		}
	}
	if &was.Seasons[0] != &p.app.scene.Plan.Seasons[0] && len(p.app.scene.Plan.Mutes) != 0 {
		t.Error("the plan has changed")
	}
	p.isTheirs()
}

// The panel's page of findings is one of its pages, and F opens their screen from
// each screen of a plan.
func TestFindingsAreReachedFromEverywhere(t *testing.T) {
	for _, way := range [][]string{{}, {"esc"}, {"enter"}, {"enter", "enter"}} {
		p, _ := fresh(t)
		p.types(way...).types("F")
		if p.app.at != screen.Findings {
			t.Errorf("after %v F leads to %s", way, p.app.at)
		}
		p.types("esc")
		p.gets(tea.WindowSizeMsg{Width: 80, Height: 24})
		p.isWell()
	}
}
