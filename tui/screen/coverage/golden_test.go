package coverage_test

import (
	"fmt"
	"strings"
	"testing"

	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

type size struct{ w, h int }

func (s size) String() string { return fmt.Sprintf("%dx%d", s.w, s.h) }

// The sizes that goldens are drawn at: phones, a small and a usual terminal,
// windows on large screens.
var usual = []size{{30, 10}, {40, 15}, {40, 20}, {60, 20}, {80, 24}, {100, 30}, {120, 36}, {160, 45}, {200, 60}, {300, 100}}

func TestCoverageScreenAtEachSize(t *testing.T) {
	for _, s := range usual {
		t.Run(s.String(), func(t *testing.T) {
			termtest.Golden(t, "coverage/"+s.String(), stateNamed(t, "canyon").Text(s.w, s.h))
		})
	}
}

// The four sizes in which every screen is looked at.
var looked = []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}}

// The look of each cell: hues by role, washes, bold and reverse.
func TestCoverageScreenInStyle(t *testing.T) {
	for _, s := range looked {
		for _, name := range []string{"canyon", "rehearsals"} {
			t.Run(name+"-"+s.String(), func(t *testing.T) {
				f, _ := stateNamed(t, name).Sees(s.w, s.h)
				termtest.Golden(t, "style/"+name+"-"+s.String(), screentest.TextOf(f.Styles()))
			})
		}
	}
}

// What is sent to a dark and to a light terminal is the same text in other
// colours.
func TestCoverageScreenInDarkAndLight(t *testing.T) {
	for _, s := range looked {
		for _, ground := range []struct {
			name string
			dark bool
		}{{"dark", true}, {"light", false}} {
			t.Run(ground.name+"-"+s.String(), func(t *testing.T) {
				f, _ := stateNamed(t, "canyon").Sees(s.w, s.h)
				shown := termtest.Parse(s.w, s.h, string(f.Encode(nil, theme.New(theme.TrueColor, ground.dark, theme.Unicode))))
				if got, want := shown.String(), screentest.TextOf(f.Lines()); strings.TrimRight(got, "\n ") != strings.TrimRight(want, "\n ") {
					t.Error(termtest.Diff("drawn", want, "shown", got))
				}
				termtest.Golden(t, ground.name+"/"+s.String(), inks(shown))
			})
		}
	}
}

// inks lists the colours that a screen is drawn in, with a letter each, and
// which of them each cell has.
func inks(s termtest.Screen) string {
	var legend, rows []string
	letters := map[termtest.Colour]byte{}
	for _, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			if strings.TrimSpace(c.Text) == "" && c.Style.Back == "" {
				b.WriteByte(' ')
				continue
			}
			key := c.Style.Fore + " on " + c.Style.Back
			if _, known := letters[key]; !known {
				letters[key] = byte('a' + len(letters))
				legend = append(legend, string(letters[key])+" "+string(key))
			}
			b.WriteByte(letters[key])
		}
		rows = append(rows, b.String())
	}
	return strings.Join(legend, "\n") + "\n\n" + screentest.TextOf(rows)
}

// In a locale that is not UTF-8 the screen is ASCII and says the same.
func TestCoverageScreenInASCII(t *testing.T) {
	for _, s := range looked {
		t.Run(s.String(), func(t *testing.T) {
			f, _ := stateNamed(t, "canyon").Sees(s.w, s.h)
			lines := f.Plain(screentest.ASCII)
			for y, line := range lines {
				if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
					t.Errorf("row %d has %q", y, line[i:])
				}
				if strings.Contains(line, "?") && !strings.Contains(line, "? help") && !strings.Contains(line, "? more") {
					t.Errorf("row %d has a sign that ASCII does not know: %q", y, line)
				}
			}
			termtest.Golden(t, "ascii/"+s.String(), screentest.TextOf(lines))
		})
	}
}

// Without colours the cursor and what is said by hue must show in glyphs and
// in reverse.
func TestCoverageScreenWithoutColour(t *testing.T) {
	for _, s := range looked {
		t.Run(s.String(), func(t *testing.T) {
			f, caret := stateNamed(t, "canyon").SeesWith(s.w, s.h, false)
			shown := termtest.Parse(s.w, s.h, string(f.Encode(nil, screentest.Colourless)))
			bar := false
			for y, row := range shown.Rows {
				for _, c := range row {
					if c.Style.Fore != "" || c.Style.Back != "" {
						t.Fatalf("%q has a colour: %+v", c.Text, c.Style)
					}
					bar = bar || y == caret.Y && c.Text == "▌"
				}
			}
			if !bar {
				t.Errorf("no bar in the row of the cursor:\n%s", shown)
			}
			termtest.Golden(t, "nocolour/"+s.String(), planes(shown))
		})
	}
}

// planes gives the text of a screen and, below it, where it is bold or reverse.
func planes(s termtest.Screen) string {
	look := make([]string, 0, s.H)
	for _, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			switch {
			case c.Style.Bold && c.Style.Reverse:
				b.WriteByte('X')
			case c.Style.Reverse:
				b.WriteByte('R')
			case c.Style.Bold:
				b.WriteByte('B')
			default:
				b.WriteByte(' ')
			}
		}
		look = append(look, b.String())
	}
	return s.String() + "\n\n" + screentest.TextOf(look)
}

// Every state that the screen can be in, on a phone, a small and a usual terminal.
func TestEachStateOfCoverage(t *testing.T) {
	for _, s := range states[1:] {
		for _, z := range []size{{40, 20}, {80, 24}, {120, 36}} {
			t.Run(s.name+"-"+z.String(), func(t *testing.T) {
				termtest.Golden(t, "state/"+s.name+"-"+z.String(), s.open(t).Text(z.w, z.h))
			})
		}
	}
}

// What is drawn depends on what there is to see alone.
func TestDrawingTwiceGivesTheSame(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			p := s.open(t)
			first := p.Text(120, 36)
			p.Text(40, 20)
			p.Text(200, 60)
			if again := p.Text(120, 36); again != first {
				t.Error(termtest.Diff("first", first, "again", again))
			}
		})
	}
}
