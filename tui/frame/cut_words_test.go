package frame_test

import (
	"testing"

	"ebb/tui/frame"
)

// TestCutWords: a sentence is never cut inside of a word, and says that more was
// to come.
func TestCutWords(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"no hard day until Sunday", 24, "no hard day until Sunday"},
		{"no hard day until Sunday", 23, "no hard day until …"},
		{"no hard day until Sunday", 19, "no hard day until …"},
		{"no hard day until Sunday", 18, "no hard day until…"},
		{"no hard day until Sunday", 17, "no hard day …"},
		{"a week, then a race", 9, "a week …"},
		{"easy days until 13 June", 20, "easy days until …"},
		{"unmistakable", 5, "unmi…"},
		{"日本語 走る 🏃", 9, "日本語 …"},
		{"word", 0, ""},
	} {
		if got := frame.CutWords(c.s, c.w); got != c.want || frame.Width(got) > c.w {
			t.Errorf("CutWords(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
}
