package screen

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/frame"
)

func TestALineIsWrittenInRows(t *testing.T) {
	for _, tt := range []struct {
		text string
		w    int
		rows []string
	}{
		{"", 10, []string{"▸ "}},
		{"easy 50m", 20, []string{"▸ easy 50m"}},
		{"base 8w 3:1, build 8w", 15, []string{"▸ base 8w ", "3:1, build 8w"}},
		{"averylongwordthatgoeson", 10, []string{"▸ averylo", "ngwordtha", "tgoeson"}},
		{"a b  ", 5, []string{"▸ a ", "b  "}},
	} {
		if r := Written("▸ ", tt.text, 0, tt.w); !slices.Equal(r.Rows, tt.rows) {
			t.Errorf("%q in %d: %q, want %q", tt.text, tt.w, r.Rows, tt.rows)
		}
	}
}

// No letter is lost, no row is too wide, and the cursor is on the screen.
func TestRowsHoldTheWholeLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab 8w,:▸é走")), 0, 120, -1).Draw(t, "text")
		w, h := rapid.IntRange(8, 60).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
		at := rapid.IntRange(0, len([]rune(text))).Draw(t, "at")
		r := Written("race ▸ ", text, at, w)
		if strings.Join(r.Rows, "") != "race ▸ "+text {
			t.Fatalf("%q", r.Rows)
		}
		for _, row := range r.Rows {
			if frame.Width(row) > w-1 {
				t.Fatalf("%q is wider than %d", row, w-1)
			}
		}
		x, y := r.Draw(frame.New(w, h).Area())
		if x < 0 || x >= w || y < 0 || y >= h {
			t.Fatalf("the cursor is at %d, %d of %dx%d", x, y, w, h)
		}
	})
}
