package sketch

import (
	"strings"
	"testing"

	"ebb/plan"
)

// The blocks of a phase come down as its ratio asks; before a taper the last of
// them ends with load, and no row is longer for that than one week beyond its ratio.
func TestBlocksComeDownByTheirRatio(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"base 8w 3:1", "LLLD LLLD"},
		{"base 9w 3:1", "LLLLD LLLD"},
		{"base 10w 3:1", "LLDLLD LLLD"},
		{"specific 6w 2:1, taper 2w", "LLLD LL"},
		{"specific 5w 2:1, taper 2w", "LLD LL"},
		{"specific 4w 2:1, taper 2w", "LDLL"},
		{"specific 3w 2:1, taper 1w", "LLL"},
		{"specific 8w 3:1, taper 2w", "LLLLD LLL"},
		{"specific 4w 3:1, taper 1w", "LLLL"},
		{"specific 2w 3:1, taper 1w", "LL"},
		{"specific 6w 2:1, build 2w, taper 2w", "LLD LLD"},
		{"specific 6w 2:2, taper 2w", "LLDD LL"},
	} {
		s := stretch{phases: line(t, tt.line)}
		var blocks []string
		for _, kinds := range s.shapes()[0] {
			block := ""
			for _, k := range kinds {
				if k == plan.LoadWeek {
					block += "L"
				} else {
					block += "D"
				}
			}
			blocks = append(blocks, block)
		}
		if got := strings.Join(blocks, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.line, got, tt.want)
		}
	}
}
