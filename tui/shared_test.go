package tui

import (
	"path/filepath"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ebb/plan/edit"
	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui/outlooks"
)

// sits opens screens of a store that share what is worked out.
func sits(t *testing.T, s *store.Store, shared *outlooks.Shared, name string) *person {
	t.Helper()
	p := opens(t, coach(s, name), sam, t.TempDir())
	p.app.options.Outlooks = shared
	p.gets(changedMsg{})
	p.app.look()
	p.gets(nil)
	return p
}

// Screens of one plan share what models and rules say of it, before and after a
// change; what one of them has not stored yet no other sees, and each that goes
// to another series or day has what belongs to that.
func TestScreensOfOnePlanShareWhatIsSaidOfIt(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	shared := outlooks.New(s.NewID)
	kim, lee := sits(t, s, shared, "kim"), sits(t, s, shared, "lee")
	same := func(when string, want bool) {
		t.Helper()
		a, b := &kim.app.scene, &lee.app.scene
		if got := a.Outlook == b.Outlook; got != want {
			t.Errorf("%s they share an outlook: %v", when, got)
		}
		if a.Findings == nil || b.Findings == nil {
			t.Fatalf("%s the rules were not asked", when)
		}
		if got := a.Findings.Verdict == b.Findings.Verdict; got != want {
			t.Errorf("%s they share a verdict: %v", when, got)
		}
		kim.isTheirs()
		lee.isTheirs()
	}
	same("at first", true)
	if kim.app.scene.Findings == lee.app.scene.Findings {
		t.Error("what one learns of fixes, the other does")
	}
	before := lee.look()
	kim.types("a", "long 5h")
	if lee.gets(nil); lee.look() != before {
		t.Error("one sees what the other types")
	}
	kim.types("enter")
	lee.gets(changedMsg{})
	same("after an edit", true)
	lee.types("@")
	same("in another series", false)
	lee.types("@", "@")
	same("back in the series", true)
}

// However many screens draw, type and look for fixes at once, what they share
// stays as it was made: the race detector sees to that, and the verdict is the
// one from scratch.
func TestWhatIsSharedIsNeverWrittenTo(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	shared := outlooks.New(s.NewID)
	all := make([]*person, 6)
	for i := range all {
		all[i] = sits(t, s, shared, "kim")
	}
	rows := [][]string{
		{"F", "j", "f", "esc", "q"}, {"]", "f", "esc", "K", "q"}, {"+", "+", "esc", "2l", "x", "u"},
		{"tab", "tab", "tab", "tab", "@", "@", "@"}, {"i", "enter", "u"}, {"z", "l", "esc", "U", "q"},
	}
	for range 3 {
		var working sync.WaitGroup
		for i, p := range all {
			working.Go(func() {
				p.types(rows[i]...)
				p.gets(changedMsg{})
				p.gets(tea.WindowSizeMsg{Width: 40 + 20*i, Height: 20 + 3*i})
			})
		}
		working.Wait()
	}
	for _, p := range all {
		p.gets(changedMsg{})
		p.isTheirs()
		a := p.app
		if d := edit.Changes(all[0].app.scene.Plan, a.scene.Plan); len(d) > 0 {
			t.Errorf("screens of one plan differ: %v", d)
		}
		if fresh := rules.Judge(rules.Input{Look: a.scene.Outlook, Today: today, Since: today}); fresh == nil {
			t.Error("the outlook can't be judged")
		}
	}
}
