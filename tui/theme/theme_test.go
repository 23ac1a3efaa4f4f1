package theme

import (
	"fmt"
	"math"
	"testing"
)

// luminance is the relative luminance of a colour (WCAG 2.2).
func luminance(rgb int32) float64 {
	part := func(v int32) float64 {
		c := float64(v&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(rgb>>16) + 0.7152*part(rgb>>8) + 0.0722*part(rgb)
}

// contrast is the ratio of two colours, 1 to 21 (WCAG 2.2).
func contrast(a, b int32) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

// xterm is a colour of the 256 that terminals agree on.
func xterm(n int16) int32 {
	steps := [6]int32{0, 95, 135, 175, 215, 255}
	if n >= 232 {
		v := int32(8 + 10*(n-232))
		return v<<16 | v<<8 | v
	}
	n -= 16
	return steps[n/36]<<16 | steps[n/6%6]<<8 | steps[n%6]
}

var (
	words = []Style{Text, Body, Dim, Stress, Ebb, Alert, Accent}
	inks  = []Style{Peak, Core, Pool, Plus, Ghost, Load, Tick}
)

// grounds are the grounds of common terminals. Core and the line come a little
// short on the last of them, which is why they also have a place of their own.
var grounds = []struct {
	name   string
	dark   bool
	ground int32
	ink    float64
}{
	{"night", true, 0x14161b, 3},
	{"black", true, 0x000000, 3},
	{"mocha", true, 0x1e1e2e, 3},
	{"one dark", true, 0x282c34, 2.85},
	{"paper", false, 0xfbfaf7, 3},
	{"white", false, 0xffffff, 3},
	{"solarized", false, 0xfdf6e3, 2.85},
}

func TestContrast(t *testing.T) {
	for _, g := range grounds {
		ink, wash := &lightInk, &lightWash
		if g.dark {
			ink, wash = &darkInk, &darkWash
		}
		behind := map[string]int32{g.name: g.ground}
		if g.name == "night" || g.name == "paper" { // the grounds the washes are made for
			behind["sel"], behind["band"] = wash[Sel].rgb, wash[Band].rgb
		}
		for name, ground := range behind {
			for _, s := range words {
				check(t, name, s, ink[s].rgb, ground, 4.5)
				if ground == g.ground {
					check(t, name+" in 256", s, xterm(ink[s].c256), ground, 4.5)
				}
			}
		}
		for _, s := range inks {
			check(t, g.name, s, ink[s].rgb, g.ground, g.ink)
			check(t, g.name+" in 256", s, xterm(ink[s].c256), g.ground, g.ink)
		}
	}
}

func check(t *testing.T, ground string, s Style, ink, behind int32, least float64) {
	t.Helper()
	if got := contrast(ink, behind); got < least {
		t.Errorf("%c on %s: %.2f, want %.2f at least", s.Letter(), ground, got, least)
	}
}

// Two inks of one bar are told apart from each other.
func TestCoreIsToldFromPeak(t *testing.T) {
	for _, ink := range []*[roles]colour{&darkInk, &lightInk} {
		if got := contrast(ink[Core].rgb, ink[Peak].rgb); got < 1.9 {
			t.Errorf("core against peak: %.2f", got)
		}
	}
}

func TestStylesArePlainValues(t *testing.T) {
	s := Accent.Bold().On(Sel)
	if s != Accent.On(Band).On(Sel).Bold() {
		t.Error("the order of making changes the style")
	}
	if s.Role() != Accent || s.Wash() != Sel || !s.IsBold() || s.IsReverse() {
		t.Errorf("%b is not accent, bold, on sel", s)
	}
	if Default != 0 {
		t.Error("the zero style is not the default")
	}
}

func TestSGR(t *testing.T) {
	tests := []struct {
		profile Profile
		dark    bool
		style   Style
		want    string
	}{
		{TrueColor, true, Default, "\x1b[m"},
		{TrueColor, true, Stress, "\x1b[0;38;2;245;169;92m"},
		{TrueColor, true, Accent.Bold().On(Sel), "\x1b[0;1;38;2;195;177;255;48;2;45;48;64m"},
		{TrueColor, true, Pool.Reverse(), "\x1b[0;7;38;2;98;196;230m"},
		{TrueColor, false, Core.On(BehindPeak), "\x1b[0;38;2;201;128;48;48;2;150;75;0m"},
		{ANSI256, true, Stress.On(Band), "\x1b[0;38;5;215;48;5;234m"},
		{ANSI256, false, Ebb, "\x1b[0;38;5;24m"},
		{ANSI16, true, Stress, "\x1b[0;93m"},
		{ANSI16, true, Core.On(BehindPeak), "\x1b[0;33;103m"},
		{ANSI16, false, Alert.Bold().On(Sel), "\x1b[0;1;31m"},
		{NoColor, true, Alert.Bold().On(Sel), "\x1b[0;1m"},
		{NoColor, true, Pool.Reverse(), "\x1b[0;7m"},
	}
	for _, tt := range tests {
		got := string(New(tt.profile, tt.dark, Unicode).AppendSGR(nil, tt.style))
		if got != tt.want {
			t.Errorf("profile %d, dark %t, style %b: %q, want %q", tt.profile, tt.dark, tt.style, got, tt.want)
		}
	}
}

// Any bits are a style: none of them panics or makes a broken sequence.
func TestEveryStyleIsDrawn(t *testing.T) {
	for _, p := range []Profile{NoColor, ANSI16, ANSI256, TrueColor} {
		th := New(p, true, ASCII)
		for s := range Style(1<<16 - 1) {
			if b := th.AppendSGR(nil, s); b[len(b)-1] != 'm' || s.Letter() == 0 {
				t.Fatalf("style %b: %q", s, b)
			}
		}
	}
}

// In 16 colours nothing that must be read is bright black, which some palettes
// give the colour of the ground.
func TestSixteenColoursCanBeRead(t *testing.T) {
	for _, ink := range []*[roles]colour{&darkInk, &lightInk} {
		for _, s := range append(words, inks...) {
			if ink[s].basic == 8 {
				t.Errorf("%c is bright black", s.Letter())
			}
		}
	}
}

func TestPlainGlyphs(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Specific 1 › week 2", "Specific 1 > week 2"},
		{"strength Thu 15 → Sun 11", "strength Thu 15 -> Sun 11"},
		{"−25  ×  ·  ✓ 6 days  ✗ low 23", "-25  x  -  v 6 days  x low 23"},
		{"━━─╸│", "==--|"},
		{"▁▃▆█", ".:##"},
		{"café naïve", "cafe naive"},
		{"東", "?"},
	}
	for _, tt := range tests {
		if got := ASCII.Plain(tt.text); got != tt.want {
			t.Errorf("%q in ASCII is %q, want %q", tt.text, got, tt.want)
		}
		if got := Unicode.Plain(tt.text); got != tt.text {
			t.Errorf("%q changed to %q", tt.text, got)
		}
	}
}

func ExampleTheme_Cell() {
	ascii := New(NoColor, true, ASCII)
	for _, s := range []Style{Peak, Core.On(BehindPeak), Pool.Reverse(), Plus, Load, Peak.Reverse()} {
		r, s := ascii.Cell('▆', s)
		fmt.Printf("%c %t\n", r, s.IsReverse())
	}
	// Output:
	// # false
	// o false
	// ~ false
	// + false
	// # false
	// . false
}

// Without colours the parts of a bar are told apart by shade, and a bar has no
// holes where two inks meet.
func TestBarsWithoutColour(t *testing.T) {
	th := New(NoColor, true, Unicode)
	tests := []struct {
		style Style
		r     rune
		want  rune
	}{
		{Peak, '█', '█'}, {Core, '█', '▓'}, {Plus, '█', '▒'},
		{Core.On(BehindPeak), '▂', '█'}, {Peak, '▂', '▂'}, {Accent, Cursor, Cursor},
	}
	for _, tt := range tests {
		if got, _ := th.Cell(tt.r, tt.style); got != tt.want {
			t.Errorf("%c in %c is drawn %c, want %c", tt.r, tt.style.Letter(), got, tt.want)
		}
	}
}
