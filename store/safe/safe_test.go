package safe_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ebb/store/safe"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text stays", "long 4h @3 +1400m", "long 4h @3 +1400m"},
		{"letters of any script stay", "Zoë Ångström 山田太郎 Ελένη محمد", "Zoë Ångström 山田太郎 Ελένη محمد"},
		{"letter and mark become one", "e\u0301", "é"},
		{"escape sequence loses its escape", "\x1b[2Jhi", "[2Jhi"},
		{"device control string", "\x1bPq#0\x1b\\", "Pq#0\\"},
		{"application command", "\x1b_Gi=1\x1b\\", "_Gi=1\\"},
		{"one-byte control sequence introducer", "\u009b31mred", "31mred"},
		{"bad bytes are shown", "a\xffb", "a\uFFFDb"},
		{"carriage return, backspace, nul and delete", "a\rb\bc\x00d\x7f", "abcd"},
		{"line breaks and tabs become blanks", "a\nb\tc\u2028d", "a b c d"},
		{"wide and hard blanks become plain", "a\u00a0b\u3000c", "a b c"},
		{"direction overrides and isolates", "a\u202eb\u2066c\u2069\u200e\u061cd", "abcd"},
		{"zero width", "a\u200bb\ufeffc\u2060d", "abcd"},
		{"tag characters", "a\U000E0041\U000E007Fb", "ab"},
		{"Hangul filler", "a\u3164b\u115fc", "abc"},
		{"marks piled up", "a" + strings.Repeat("\u0323", 200), "ạ" + strings.Repeat("\u0323", 4)},
		{"mark with nothing to stand on", "\u0301abc", "abc"},
		{"family emoji stays joined", "👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"},
		{"heart keeps its style", "❤\ufe0f", "❤\ufe0f"},
		{"style without a picture", "a\ufe0f", "a"},
		{"keycap", "1\ufe0f\u20e3", "1\ufe0f\u20e3"},
		{"joiner between letters", "a\u200db", "ab"},
		{"non-joiner between letters", "می\u200cخواهم", "می\u200cخواهم"},
		{"non-joiner at an end", "می\u200c", "می"},
		{"private use and unassigned", "a\ue000b\U000fffffc\u0378d", "abcd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := safe.Text(c.in); got != c.want {
				t.Errorf("Text(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestLinesKeepsLineFeedsOnly(t *testing.T) {
	if got, want := safe.Lines("a\r\nb\x0bc\u2029d"), "a\nbc\nd"; got != want {
		t.Errorf("Lines = %q, want %q", got, want)
	}
}

func TestLengthIsCapped(t *testing.T) {
	for _, letter := range []string{"a", "é", "山"} {
		if n := utf8.RuneCountInString(safe.Text(strings.Repeat(letter, 3*safe.MaxText))); n != safe.MaxText {
			t.Errorf("Text keeps %d runes of %q, want %d", n, letter, safe.MaxText)
		}
		if n := utf8.RuneCountInString(safe.Lines(strings.Repeat(letter, 3*safe.MaxLines))); n != safe.MaxLines {
			t.Errorf("Lines keeps %d runes of %q, want %d", n, letter, safe.MaxLines)
		}
	}
}

func TestPlainTextCostsNoMemory(t *testing.T) {
	s := "intervals 1h10 ! \"short and sharp\": 20m @2, 5x(4m @9, 2m @2), 20m @2"
	if n := testing.AllocsPerRun(100, func() { safe.Text(s) }); n != 0 {
		t.Errorf("Text of plain ASCII allocates %v times, want 0", n)
	}
}

func FuzzSafe(f *testing.F) {
	for _, s := range []string{"", "a\nb", "\x1b]52;c;aGk=\x07", "\u009b2J", "a\u202eb", "e\u0301\u0323", "👩\u200d👧", "1\ufe0f\u20e3", "\xff\xfe", "ᄀ\u115fᅡ", "a\u200b\u0301", "a\u0300\u200b\u0315\u0300\u05ae"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, clean := range map[string]func(string) string{"Text": safe.Text, "Lines": safe.Lines} {
			out := clean(s)
			if !utf8.ValidString(out) || !norm.NFC.IsNormalString(out) {
				t.Errorf("%s(%q) = %q: not valid UTF-8 in normal form C", name, s, out)
			}
			if again := clean(out); again != out {
				t.Errorf("%s(%q) = %q, again %q", name, s, out, again)
			}
			for _, r := range out {
				if r == '\n' && name == "Lines" {
					continue
				}
				if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
					t.Errorf("%s(%q) keeps %U", name, s, r)
				}
			}
		}
	})
}

func BenchmarkTextPlain(b *testing.B) {
	for b.Loop() {
		safe.Text("long 4h @3 +1400m fuel 70g salt 600mg #night #poles")
	}
}
