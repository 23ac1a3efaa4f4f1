package tui

import (
	"testing"

	"ebb/tui/termtest"
)

// A coach sees a mark, goes to it, looks at what would put it right, takes it, and
// takes it back: the plan is the same to the byte.
func TestAFindingIsFixedAndUndone(t *testing.T) {
	path := file(t)
	for _, day := range []string{"2027-04-07", "2027-04-08", "2027-04-09"} {
		shell(t, path, "add", day, "threshold 1h20")
	}
	start := shell(t, path, "export", "plan")
	x := open(t, path, 120, 36)
	x.WaitFor("find ")
	x.Press("]")
	x.WaitUntil(func(s termtest.Screen) bool { return s.Contains("hard days") || s.Contains("in a row") })
	for range 12 { // to one that has a fix
		x.Press("f")
		x.WaitFor("fix: ")
		x.Settle()
		if x.Screen().Contains("enter do it") {
			break
		}
		x.Press("esc", "]")
		x.Settle()
	}
	x.WaitFor("what changes", "what comes of it", "enter do it")
	if got := shell(t, path, "export", "plan"); got != start {
		t.Errorf("a preview is stored:\n%s", termtest.Diff("before", start, "after", got))
	}
	x.Press("tab")
	x.WaitFor("the list")
	x.Press("enter")
	x.Settle()
	if shell(t, path, "export", "plan") == start {
		t.Errorf("nothing was stored:\n%s", x.Screen())
	}
	x.Press("u")
	x.WaitFor("undone: ")
	if got := shell(t, path, "export", "plan"); got != start {
		t.Errorf("undo leaves something:\n%s", termtest.Diff("before", start, "after", got))
	}
	x.Press("F")
	x.WaitFor("Findings", "to stop at", "Way out")
	x.Press("q")
	x.WaitFor("? help")
}
