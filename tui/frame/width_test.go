package frame

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWidth(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		shown      string // what stands in the cells
	}{
		{"ascii", "long 3h45", 9, "long 3h45"},
		{"the interface's signs", "›→−×·✓✗▌━", 9, "›→−×·✓✗▌━"},
		{"accent composed", "café", 4, "café"},
		{"accent combining", "cafe\u0301", 4, "cafe\u0301"},
		{"accent alone", "\u0301x", 1, "x"},
		{"chinese", "東京", 4, "東京"},
		{"korean", "한국", 4, "한국"},
		{"hebrew", "שלום", 4, "שלום"},
		{"thai", "ที่นี่", 2, "ที่นี่"},
		{"thai am", "น้ำ", 2, "น้\u0e4d\u0e32"},
		{"skin tone", "👍🏽!", 3, "👍!"},
		{"family", "👨‍👩‍👧‍👦.", 3, "👨."},
		{"flag", "🇩🇪", 2, "DE"},
		{"heart as emoji", "❤️.", 2, "❤."},
		{"keycap", "1️⃣.", 2, "1."},
		{"escape", "\x1b[31mred", 7, "[31mred"},
		{"tab and line feed", "a\tb\nc", 5, "a b c"},
		{"direction", "a\u202eb\u2066c", 3, "abc"},
		{"not UTF-8", "a\xffb", 3, "a\ufffdb"},
		{"byte order mark", "\ufeffa", 1, "a"},
		{"soft hyphen", "a\u00adb", 2, "ab"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Width(tt.text); got != tt.width {
				t.Errorf("width %d, want %d", got, tt.width)
			}
			f := New(tt.width, 1)
			f.Area().Text(0, 0, tt.text, 0)
			if got := f.Lines()[0]; got != tt.shown {
				t.Errorf("shown %q, want %q", got, tt.shown)
			}
		})
	}
}

// An Indic word keeps its letters where terminals count its clusters apart.
func TestConjunctsAreSplitNotLost(t *testing.T) {
	f := New(Width("नमस्ते"), 1)
	f.Area().Text(0, 0, "नमस्ते", 0)
	if got, want := strings.ReplaceAll(f.Lines()[0], joiner, ""), "नमस्ते"; got != want {
		t.Errorf("shown %q, want %q", got, want)
	}
}

func TestCut(t *testing.T) {
	tests := []struct {
		text string
		w    int
		want string
	}{
		{"intervals", 9, "intervals"},
		{"intervals", 8, "interva…"},
		{"intervals", 1, "…"},
		{"intervals", 0, ""},
		{"東京x", 4, "東…"},
		{"", 3, ""},
	}
	for _, tt := range tests {
		if got := Cut(tt.text, tt.w); got != tt.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", tt.text, tt.w, got, tt.want)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text string
		w    int
		want []string
	}{
		{"flat, slow enough to talk all the way", 20, []string{"flat, slow enough to", "talk all the way"}},
		{"a\n\nb", 5, []string{"a", "", "b"}},
		{"abcdefgh ij", 3, []string{"abc", "def", "gh", "ij"}},
		{"東京都", 3, []string{"東", "京", "都"}},
		{"n \u0300\u0e33", 2, []string{"n", "\u0300\u0e33"}}, // a mark joins the blank before it
		{"anything", 0, nil},
	}
	for _, tt := range tests {
		got := Wrap(tt.text, tt.w)
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("Wrap(%q, %d) = %q, want %q", tt.text, tt.w, got, tt.want)
		}
	}
}

func TestCutAndWrapFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := text().Draw(t, "text"), rapid.IntRange(2, 20).Draw(t, "w")
		if got := Width(Cut(s, w)); got > w {
			t.Fatalf("cut to %d columns, want at most %d", got, w)
		}
		for _, line := range Wrap(s, w) {
			if got := Width(line); got > w {
				t.Fatalf("%q is %d columns, want at most %d", line, got, w)
			}
		}
	})
}
