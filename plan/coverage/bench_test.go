package coverage_test

import (
	"testing"

	"ebb/plan/coverage"
)

// BenchmarkCover gathers what was and will be done in sixteen weeks of six
// sessions, and holds a race against it.
func BenchmarkCover(b *testing.B) {
	var lines []string
	for _, step := range []string{"%d easy 1h", "%d long 3h +900m #technical fuel 60g", "%d intervals 1h", "%d easy 50m #heat", "%d long 2h #night", "%d bike easy 1h"} {
		lines = append(lines, times(16, step, -112+len(lines)/16, 7)...)
	}
	in := before(b, canyon, lines...)
	b.ReportAllocs()
	for b.Loop() {
		coverage.BookOf(in).Of(&in.Plan.Events[0])
	}
}
