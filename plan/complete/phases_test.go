package complete_test

import (
	"strings"
	"testing"

	"ebb/plan/complete"
)

// In the line of a sketch a phase comes first, then how long it is, then where
// load is built the ratio of its weeks.
func TestALineOfPhasesIsCompleted(t *testing.T) {
	for before, want := range map[string]string{
		"":                    "base build specific",
		"b":                   "base build",
		"base ":               "8w 6w 4w",
		"base 8w ":            "3:1 2:1 4:1",
		"base 8w 3:1 ":        "",
		"base 8w 3:1, sp":     "specific",
		"base 8w 3:1, taper ": "2w 1w 3w",
		"taper 2w ":           "",
		"race ":               "",
	} {
		var got []string
		for _, w := range complete.Phases(before, "", 3) {
			got = append(got, w.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q goes on with %q, want %q", before, got, want)
		}
	}
}
