package findings_test

import (
	"strings"
	"testing"

	"ebb/tui/editor"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/block"
	"ebb/tui/screen/day"
	"ebb/tui/screen/screentest"
	"ebb/tui/screen/season"
	"ebb/tui/screen/week"
)

// The screens of a plan, on which findings are marked.
var plans = []struct {
	name string
	seat func(*editor.Editor, *panel.Panel) screen.Screen
}{
	{"season", func(e *editor.Editor, p *panel.Panel) screen.Screen { return season.New(e, p) }},
	{"block", func(e *editor.Editor, p *panel.Panel) screen.Screen { return block.New(e, p) }},
	{"week", func(e *editor.Editor, p *panel.Panel) screen.Screen { return week.New(e, p) }},
	{"day", func(e *editor.Editor, p *panel.Panel) screen.Screen { return day.New(e, p) }},
}

func before(t testing.TB, seat func(*editor.Editor, *panel.Panel) screen.Screen) *screentest.Person {
	t.Helper()
	sc := screentest.Runner(t)
	e := editor.New(sc.Today)
	return screentest.Sit(t, sc, e, seat(e, &panel.Panel{}))
}

// When it is known what the rules find, it comes to where nothing stood: no word
// of a screen moves. Only how many rows of a day are below grows.
func TestNothingMovesWhenTheVerdictComes(t *testing.T) {
	for _, s := range plans {
		screentest.EverySize(func(w, h int) {
			p := before(t, s.seat)
			was, _ := p.Sees(w, h)
			is, _ := p.Judged().Sees(w, h)
			for y, line := range was.Lines() {
				then, now := []rune(line), []rune(is.Lines()[y])
				if s.name == "day" && (strings.Contains(line, " below") || strings.Contains(line, "↓")) {
					continue
				}
				for x := range then {
					if then[x] != ' ' && then[x] != '─' && now[x] != then[x] {
						t.Errorf("%s at %dx%d, row %d:\n%s\nbecomes\n%s", s.name, w, h, y, line, string(now))
						break
					}
				}
			}
		})
	}
}

// A finding is marked on the day that it stands on, on each screen of a plan.
func TestFindingsAreMarked(t *testing.T) {
	for _, s := range plans {
		for _, size := range screentest.Looked {
			p := before(t, s.seat).Judged().Types("]")
			f, _ := p.SeesWith(size.W, size.H, false)
			marks := 0
			for y, line := range f.Lines() {
				styles := []rune(f.Styles()[y])
				for x, r := range []rune(line) {
					if r == '!' && x < len(styles) && styles[x] != ' ' {
						marks++
					}
				}
			}
			if marks == 0 {
				t.Errorf("%s at %s: no mark on\n%s", s.name, size, p.Text(size.W, size.H))
			}
		}
	}
}

// The keys go from finding to finding in the order of days, round and back.
func TestFindingToFinding(t *testing.T) {
	p := before(t, plans[1].seat).Judged()
	first := p.Types("]").Here()
	n := len(p.Findings.All())
	last := p.Editor.Cursor
	for range n - 1 {
		p.Types("]")
		if p.Editor.Cursor < last {
			t.Errorf("] goes back from %s to %s", last, p.Editor.Cursor)
		}
		last = p.Editor.Cursor
	}
	if p.Types("]").Here() != first {
		t.Errorf("%d times ] lead to %s, not round to %s", n+1, p.Here(), first)
	}
	p.Said("from the other end", false)
	p.Types("[", "2[", "2]", "]")
	if p.Here() != first {
		t.Errorf("[ does not undo ]: %s, not %s", p.Here(), first)
	}
}
