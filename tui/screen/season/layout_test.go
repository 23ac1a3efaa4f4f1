package season_test

import (
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/screen/season"
)

// The parts fit every size, and no row is given out twice.
func TestLayoutFitsEverySize(t *testing.T) {
	for w := 1; w <= 400; w++ {
		for h := 1; h <= 120; h++ {
			for _, weeks := range []int{1, 29, 52, 156} {
				l := season.LayoutOf(w, h, weeks, w%2 == 0, h%2 == 0)
				if min(l.Header, l.Footer, l.Panel, l.PerDay, l.Pitch, l.Rows) < 0 {
					t.Fatalf("%dx%d has a negative part: %+v", w, h, l)
				}
				if l.Pitch > 0 && (l.Columns < 30 || l.Rows > l.Height) {
					t.Fatalf("%dx%d: %d columns and %d rows of %d for the charts", w, h, l.Columns, l.Rows, l.Height)
				}
				if l.Pitch > 0 && l.Height >= 11 && l.Height < 40 && l.Rows != l.Height {
					t.Fatalf("%dx%d: %d of %d rows are used", w, h, l.Rows, l.Height)
				}
			}
		}
	}
}

// A season is seen whole in the widest columns that allow it; one that is too
// long scrolls in columns that can be told apart.
func TestColumnsOfAWeek(t *testing.T) {
	for _, tt := range []struct {
		w, weeks int
		ofBlock  bool
		pitch    int
	}{
		{120, 29, false, 3}, {120, 29, true, 2}, {120, 52, false, 1}, {120, 156, false, 2}, {120, 1, false, 8},
		{80, 29, false, 2}, {60, 29, false, 1}, {200, 29, false, 4}, {200, 52, false, 2}, {300, 52, false, 3},
	} {
		if l := season.LayoutOf(tt.w, 36, tt.weeks, tt.ofBlock, false); l.Pitch != tt.pitch {
			t.Errorf("%d weeks on %d columns: %d a week, want %d", tt.weeks, tt.w, l.Pitch, tt.pitch)
		}
	}
}

func TestNamesThatFit(t *testing.T) {
	for _, tt := range []struct {
		name string
		w    int
		want string
	}{
		{"Specific 1", 10, "Specific 1"}, {"Specific 1", 9, "Specific1"}, {"Specific 1", 5, "Spec1"}, {"Specific 12", 5, "Spe12"},
		{"Build 1", 6, "Build1"}, {"Come down", 8, "Come dow"}, {"Come down", 2, "Co"}, {"Taper", 5, "Taper"}, {"2027", 2, "20"},
		{"山岳レース", 5, "山岳"}, {"Specific 1", 0, ""}, {"", 3, ""},
	} {
		if got := season.Short(tt.name, tt.w); got != tt.want {
			t.Errorf("%q in %d columns is %q, want %q", tt.name, tt.w, got, tt.want)
		}
	}
}

// Wherever the cursor is its week is seen, and so are as many as fit.
func TestScrollKeepsTheCursorInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weeks, fit := rapid.IntRange(1, 400).Draw(t, "weeks"), rapid.IntRange(1, 120).Draw(t, "fit")
		here := rapid.IntRange(0, weeks-1).Draw(t, "here")
		from, to := season.Scroll(here, weeks, fit)
		if from < 0 || to > weeks || here < from || here >= to || to-from != min(fit, weeks) {
			t.Fatalf("the weeks %d to %d of %d for %d when %d fit", from, to, weeks, here, fit)
		}
	})
}
