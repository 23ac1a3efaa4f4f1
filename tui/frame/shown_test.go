package frame_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

var (
	words  = []string{"easy 1h", "long 3h @3 +700m", "東京 marathon", "é", "e\u0301 a\u0308", "👩‍🚀 ok", "cut…", "… ", "██▎", "⣿⡇ ⣀", "│", "a", "      "}
	styles = []theme.Style{
		theme.Default, theme.Dim, theme.Body, theme.Ebb.Bold(), theme.Accent.Reverse(), theme.Text.On(theme.Sel), theme.Peak.On(theme.BehindPeak), theme.Alert.Bold().Reverse(),
	}
	themes = []*theme.Theme{
		theme.New(theme.TrueColor, true, theme.Unicode), theme.New(theme.ANSI256, false, theme.Unicode),
		theme.New(theme.NoColor, true, theme.Unicode), theme.New(theme.ANSI16, true, theme.ASCII),
	}
)

// scribbles draws anything anywhere.
func scribbles(t *rapid.T, f *frame.Frame) {
	a := f.Area()
	if rapid.IntRange(0, 3).Draw(t, "anew") == 0 {
		f.Clear()
	}
	for range rapid.IntRange(0, 6).Draw(t, "strokes") {
		x, y := rapid.IntRange(0, a.W-1).Draw(t, "x"), rapid.IntRange(0, a.H-1).Draw(t, "y")
		st := rapid.SampledFrom(styles).Draw(t, "style")
		switch rapid.IntRange(0, 2).Draw(t, "stroke") {
		case 0:
			a.Wash(x, y, rapid.IntRange(1, a.W).Draw(t, "wide"), 1, theme.Sel)
		case 1:
			a.Fill(x, y, rapid.IntRange(1, a.W).Draw(t, "wide"), 2, ' ', st)
		default:
			a.Text(x, y, rapid.SampledFrom(words).Draw(t, "words"), st)
		}
	}
}

// drawn is what a terminal shows, a cell a line. What a blank would be written
// in does not show.
func drawn(s termtest.Screen) (rows []string) {
	for _, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			if c.Text == " " && !c.Style.Reverse {
				c.Style = termtest.Style{Back: c.Style.Back}
			}
			fmt.Fprintf(&b, "%q%v ", c.Text, c.Style)
		}
		rows = append(rows, b.String())
	}
	return rows
}

// Whatever is drawn, one frame after the other, in whatever size and theme: the
// terminal shows each as if it had been painted in whole.
func TestATerminalShowsEachFrame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 24).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
		f, th := frame.New(w, h), themes[0]
		var shown frame.Shown
		var written []byte // to a terminal of this size
		for range rapid.IntRange(1, 6).Draw(t, "frames") {
			switch rapid.IntRange(0, 9).Draw(t, "event") {
			case 0:
				w, h = rapid.IntRange(1, 24).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
				f.Resize(w, h)
				written = nil
			case 1:
				th = rapid.SampledFrom(themes).Draw(t, "theme")
			case 2: // something else wrote on it
				written = append(written, "\x1b[1;1Hnoise\x1b[m"...)
				shown.Forget()
			}
			scribbles(t, f)
			update := shown.Paint(nil, f, th)
			written = append(written, update...)
			want := drawn(termtest.Parse(w, h, string(f.Encode(nil, th))))
			for y, row := range drawn(termtest.Parse(w, h, string(written))) {
				if row != want[y] {
					t.Fatalf("after %q row %d shows\n%s, not\n%s", update, y, row, want[y])
				}
			}
			if again := shown.Paint(nil, f, th); len(again) > 0 {
				t.Fatalf("what is shown is painted again: %q", again)
			}
		}
	})
}

// What is written is what differs: a few bytes for a cell, a sequence for what
// is blank from there on.
func TestWhatIsPainted(t *testing.T) {
	th := theme.New(theme.ANSI256, true, theme.Unicode)
	f := frame.New(12, 2)
	var shown frame.Shown
	for _, tt := range []struct {
		name string
		draw func(a frame.Area)
		want string
	}{
		{"first", func(a frame.Area) { a.Text(0, 0, "easy 1h", theme.Dim) }, "\x1b[m\x1b[H\x1b[2J\x1b[0;38;5;247measy 1h\x1b[m"},
		{"nothing new", func(frame.Area) {}, ""},
		{"a letter", func(a frame.Area) { a.Text(5, 0, "2", theme.Dim) }, "\x1b[1;6H\x1b[0;38;5;247m2\x1b[m"},
		{"two that stand close", func(a frame.Area) { a.Text(0, 0, "E", theme.Dim); a.Text(3, 0, "Y", theme.Dim) }, "\x1b[H\x1b[0;38;5;247mEasY\x1b[m"},
		{"two that do not", func(a frame.Area) { a.Text(0, 0, "e", theme.Dim); a.Text(6, 0, "m", theme.Dim) }, "\x1b[H\x1b[0;38;5;247me\x1b[5Cm\x1b[m"},
		{"the end of a row", func(a frame.Area) { a.Text(4, 0, "        ", theme.Default) }, "\x1b[1;6H\x1b[K"},
		{"after a wide sign", func(a frame.Area) { a.Text(0, 1, "東x", theme.Default) }, "\x1b[2H東\x1b[2;3Hx"},
	} {
		tt.draw(f.Area())
		if got := string(shown.Paint(nil, f, th)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A copy shows what the frame showed, whatever is drawn on that later.
func TestACopyIsOfItsOwn(t *testing.T) {
	f, copied := frame.New(8, 1), frame.New(0, 0)
	f.Area().Text(0, 0, "e\u0301 東", theme.Dim)
	f.CopyTo(copied)
	want := f.Lines()[0]
	f.Clear()
	f.Area().Text(0, 0, "a\u0308", theme.Dim)
	if got := copied.Lines()[0]; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// BenchmarkACursorMove is what a cursor that moves on a full screen costs: two
// rows of a wash.
func BenchmarkACursorMove(b *testing.B) {
	f, th := frame.New(80, 24), themes[1]
	a := f.Area()
	var shown frame.Shown
	var out []byte
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		f.Clear()
		for y := range a.H {
			a.Text(0, y, "Tue  6  easy 1h  and then long 3h @3 +700m #trail  ██▎ │ ⣿⡇", styles[y%4])
		}
		a.Wash(0, n%a.H, a.W, 1, theme.Sel)
		out = shown.Paint(out[:0], f, th)
	}
	b.ReportMetric(float64(len(bytes.TrimSpace(out))), "B/key")
}
