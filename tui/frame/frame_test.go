package frame

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"ebb/tui/theme"
)

func TestTextGoesWhereItIsPut(t *testing.T) {
	f := New(12, 3)
	a := f.Area()
	if end := a.Text(2, 0, "long 3h45", theme.Text); end != 11 {
		t.Errorf("the column after the text is %d, want 11", end)
	}
	a.Right(12, 1, "load 150", theme.Dim)
	a.Sub(4, 2, 5, 1).Text(-2, 0, "intervals", theme.Body)
	want := []string{"  long 3h45 ", "    load 150", "    terva   "}
	if got := f.Lines(); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFramesHaveASizeThatCanBeHeld(t *testing.T) {
	tests := []struct{ w, h, wantW, wantH int }{
		{120, 36, 120, 36}, {0, 0, 0, 0}, {-4, 9, 0, 9}, {1 << 40, 1 << 40, 1000, 500},
	}
	f := New(80, 24)
	for _, tt := range tests {
		f.Resize(tt.w, tt.h)
		if w, h := f.Size(); w != tt.wantW || h != tt.wantH {
			t.Errorf("%dx%d becomes %dx%d, want %dx%d", tt.w, tt.h, w, h, tt.wantW, tt.wantH)
		}
	}
}

// An area that the frame has shrunk under shows nothing.
func TestAreasOfAFrameThatShrank(t *testing.T) {
	f := New(20, 4)
	old := f.Area().Sub(10, 2, 10, 2)
	f.Resize(12, 3)
	old.Text(0, 0, "late", theme.Text)
	old.Fill(0, 0, 10, 2, '#', theme.Text)
	for _, line := range f.Lines() {
		if strings.TrimSpace(line) != "" {
			t.Errorf("%q was drawn on", line)
		}
	}
}

func TestWideSignsAreWholeOrBlank(t *testing.T) {
	tests := []struct {
		name string
		draw func(a Area)
		want string
	}{
		{"fits", func(a Area) { a.Text(0, 0, "東京x", theme.Text) }, "東京x   "},
		{"half at the right edge", func(a Area) { a.Text(7, 0, "東", theme.Text) }, "        "},
		{"half at the left edge", func(a Area) { a.Text(-1, 0, "東x", theme.Text) }, " x      "},
		{"second half overwritten", func(a Area) { a.Text(0, 0, "東", theme.Text); a.Text(1, 0, "b", theme.Text) }, " b      "},
		{"first half overwritten", func(a Area) { a.Text(1, 0, "東", theme.Text); a.Text(1, 0, "b", theme.Text) }, " b      "},
		{"between two wide signs", func(a Area) { a.Text(0, 0, "東京", theme.Text); a.Text(1, 0, "京", theme.Text) }, " 京     "},
		{"filled over", func(a Area) { a.Text(0, 0, "東京", theme.Text); a.Fill(1, 0, 1, 1, '─', theme.Rule) }, " ─京    "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(8, 1)
			tt.draw(f.Area())
			if got := f.Lines()[0]; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestInkKeepsTheWashThatIsThere(t *testing.T) {
	f := New(4, 1)
	a := f.Area()
	a.Wash(0, 0, 3, 1, theme.Sel)
	a.Text(0, 0, "ab", theme.Text)
	a.Text(1, 0, "b", theme.Core.On(theme.BehindPeak))
	a.Wash(0, 0, 4, 1, theme.Band)
	if got, want := f.Styles()[0], "TC.. | bpbb"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	a.Restyle(0, 0, 1, 1, theme.Dim)
	a.Fill(2, 0, 1, 1, ' ', theme.Default)
	if got, want := f.Styles()[0], "DC . | bp b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct {
		name string
		draw func(a Area)
		want string
	}{
		{"whole", func(a Area) { a.Int(1, 0, 504, theme.Text) }, " 504      "},
		{"negative", func(a Area) { a.Int(0, 0, -6, theme.Text) }, "−6        "},
		{"right", func(a Area) { a.IntRight(10, 0, -25, theme.Text) }, "       −25"},
		{"change up", func(a Area) { a.Change(0, 0, 3, theme.Text) }, "+3        "},
		{"change down", func(a Area) { a.Change(0, 0, -3, theme.Text) }, "−3        "},
		{"part", func(a Area) { a.Share(0, 0, .832, theme.Text) }, ".83       "},
		{"small part", func(a Area) { a.Share(0, 0, .05, theme.Text) }, ".05       "},
		{"whole part", func(a Area) { a.Share(0, 0, .996, theme.Text) }, "1.0       "},
		{"smallest, cut at the left", func(a Area) { a.IntRight(10, 0, -1<<63, theme.Text) }, "6854775808"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(10, 1)
			tt.draw(f.Area())
			if got := f.Lines()[0]; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// awkward are texts that terminals, libraries and programs have disagreed on.
var awkward = []string{
	"plain", "café", "cafe\u0301", "\u0301lone", "東京マラソン", "한국어", "ᄒ", "ᅡ", "ᆫ", "नमस्ते", "क्षत्रिय", "হ্যালো", "สวัสดี", "ภาษา",
	"👍🏽", "👨‍👩‍👧‍👦", "❤️", "☀", "1️⃣", "🇩🇪", "🇩", "⚠️", "\u200d", "a\u200db", "שלום", "مرحبا", "\u202eevil\u202c", "\u2066x\u2069",
	"\x1b[31mred\x1b[0m", "\x1b]0;title\a", "a\tb", "a\nb", "\r\n", "\x00\x7f", "\u0085", "\xff\xfe", "\ufeffbom", "soft\u00adhyphen",
	"Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A", "ﷺ", "𝕳", "\U000e0041", "\U0010ffff", "─━│▁█░╸", "\u0600123", "ｗｉｄｅ", "ꦏ", "𑄴", "\u0e33", "e\u200c\u0301", "\u3099", "〰️", "‼️",
}

func text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(awkward), rapid.String()), 0, 4).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}

func place() *rapid.Generator[int] {
	return rapid.OneOf(rapid.IntRange(-5, 30), rapid.Int())
}

// scribble draws at random into an area and areas within it.
func scribble(t *rapid.T, a Area) {
	st := theme.Style(rapid.Uint16().Draw(t, "style"))
	for range rapid.IntRange(1, 6).Draw(t, "strokes") {
		x, y := place().Draw(t, "x"), place().Draw(t, "y")
		w, h := place().Draw(t, "w"), place().Draw(t, "h")
		switch rapid.IntRange(0, 8).Draw(t, "stroke") {
		case 0, 1, 2:
			a.Text(x, y, text().Draw(t, "text"), st)
		case 3:
			a.Right(x, y, text().Draw(t, "text"), st)
		case 4:
			a.Fill(x, y, w, h, rapid.Rune().Draw(t, "rune"), st)
		case 5:
			a.Wash(x, y, w, h, theme.Wash(rapid.Uint8().Draw(t, "wash")))
		case 6:
			a.IntRight(x, y, rapid.Int().Draw(t, "n"), st)
		case 7:
			a.Restyle(x, y, w, h, st)
			a.Rune(x, y, rapid.Rune().Draw(t, "rune"), st)
		case 8:
			a = a.Sub(x, y, w, h)
		}
	}
}

// Whatever is drawn wherever, every row is exactly as wide as the frame, in
// both ways terminals count, and holds no control.
func TestNothingOverflows(t *testing.T) {
	themes := []*theme.Theme{
		theme.New(theme.TrueColor, true, theme.Unicode),
		theme.New(theme.NoColor, false, theme.ASCII),
	}
	rapid.Check(t, func(t *rapid.T) {
		f := New(rapid.IntRange(-3, 24).Draw(t, "w"), rapid.IntRange(-3, 6).Draw(t, "h"))
		scribble(t, f.Area())
		w, _ := f.Size()
		for _, line := range f.Lines() {
			if got := ansi.StringWidth(line); got != w {
				t.Fatalf("%q is %d wide by clusters, want %d", line, got, w)
			}
			if got := ansi.StringWidthWc(line); got != w {
				t.Fatalf("%q is %d wide by runes, want %d", line, got, w)
			}
			for _, r := range line {
				if hidden(r) && r != 0x200c && r != 0x200d || r == '\n' || r == '\t' {
					t.Fatalf("%q holds %U", line, r)
				}
			}
		}
		for _, th := range themes {
			sent := string(f.Encode(nil, th))
			if rows := strings.Count(sent, "\n") + 1; f.h > 0 && rows != f.h {
				t.Fatalf("%d rows sent, want %d", rows, f.h)
			}
			if got, want := trimmed(ansi.Strip(sent)), trimmed(strings.Join(f.Plain(th), "\n")); got != want {
				t.Fatalf("sent %q, want %q", got, want)
			}
		}
		for i, c := range []byte(strings.Join(f.Plain(themes[1]), "")) {
			if c < ' ' || c > '~' {
				t.Fatalf("byte %d is %#x, which is not ASCII", i, c)
			}
		}
	})
}

// trimmed is a text without the blanks at the ends of its rows.
func trimmed(s string) string {
	rows := strings.Split(s, "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.Join(rows, "\n")
}

// An area never changes a cell outside it, but for the other half of a wide
// sign it cuts through.
func TestAreasClip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := New(20, 5)
		f.Area().Fill(0, 0, 20, 5, '#', theme.Rule)
		x, y := rapid.IntRange(-2, 22).Draw(t, "x"), rapid.IntRange(-2, 6).Draw(t, "y")
		w, h := rapid.IntRange(-2, 24).Draw(t, "w"), rapid.IntRange(-2, 7).Draw(t, "h")
		scribble(t, f.Area().Sub(x, y, w, h))
		for cy := range 5 {
			for cx, c := range f.row(cy) {
				if cx >= x && cx < x+w && cy >= y && cy < y+h {
					continue
				}
				if c != (cell{r: '#', style: theme.Rule}) {
					t.Fatalf("cell %d,%d outside %d,%d %dx%d became %+v", cx, cy, x, y, w, h, c)
				}
			}
		}
	})
}

// Text returns where it ends: with Width, wherever it is drawn.
func TestTextAndWidthAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := text().Draw(t, "text")
		x := rapid.IntRange(-50, 50).Draw(t, "x")
		f := New(rapid.IntRange(0, 20).Draw(t, "w"), 1)
		if got, want := f.Area().Text(x, 0, s, theme.Text), x+Width(s); got != want {
			t.Fatalf("%q at %d ends at %d, want %d", s, x, got, want)
		}
	})
}

// Texts that stand side by side do not grow together, whatever they are.
func TestNeighboursStayApart(t *testing.T) {
	scripts := rapid.OneOf(
		text(),
		rapid.StringOfN(rapid.RuneFrom(nil, unicode.Devanagari, unicode.Bengali, unicode.Malayalam, unicode.Thai,
			unicode.Hangul, unicode.Khmer, unicode.Myanmar, unicode.Arabic, unicode.Balinese), 1, 6, -1),
		rapid.StringOfN(rapid.RuneFrom(nil, unicode.M, unicode.Cf, unicode.Variation_Selector, unicode.So), 1, 6, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		f := New(24, 1)
		x := 0
		for range 4 {
			x = f.Area().Text(x, 0, scripts.Draw(t, "text"), theme.Text)
		}
		line := f.Lines()[0]
		if g, wc := ansi.StringWidth(line), ansi.StringWidthWc(line); g != 24 || wc != 24 {
			t.Fatalf("%q (%U) is %d wide by clusters and %d by runes, want 24", line, []rune(line), g, wc)
		}
	})
}
