package verdict

import (
	"strings"

	"ebb/plan/rules"
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Sign is how a severity is written before words: in two columns at most.
type Sign struct {
	Words string
	Style theme.Style
}

var signs = [...]Sign{
	rules.Info: {"·", theme.Dim}, rules.Warn: {"!", theme.Alert.Bold()}, rules.Red: {"!!", theme.Alert.Bold()},
}

// SignOf gives the sign of a severity.
func SignOf(s rules.Severity) Sign { return signs[s] }

// Mark draws the sign of a severity into one cell: a red one in reverse, so that
// it is told apart without colours and in ASCII.
func Mark(a frame.Area, x, y int, s rules.Severity) {
	st := theme.Alert.Bold()
	if s == rules.Red {
		st = st.Reverse()
	}
	a.Rune(x, y, '!', st)
}

// Title is the name of a finding's rule in plain words: never settles.
func Title(f *rules.Finding) string { return strings.ReplaceAll(f.Rule.Name, "-", " ") }
