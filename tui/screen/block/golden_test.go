package block_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

type size struct{ w, h int }

func (s size) String() string { return fmt.Sprintf("%dx%d", s.w, s.h) }

// The sizes that goldens are drawn at: a phone, a small and a usual terminal,
// windows on large screens.
var usual = []size{{40, 15}, {40, 20}, {60, 20}, {80, 24}, {100, 30}, {120, 36}, {160, 45}, {200, 60}, {300, 100}}

// The four sizes in which every screen is looked at.
var looked = []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}}

func TestBlockScreenInDarkAndLight(t *testing.T) {
	for _, s := range looked {
		t.Run(s.String(), func(t *testing.T) {
			f, _ := stateNamed(t, "block").sees(s.w, s.h)
			screentest.Grounds(t, s.String(), screentest.Size{W: s.w, H: s.h}, f)
		})
	}
}

func TestBlockScreenAtEachSize(t *testing.T) {
	for _, s := range usual {
		t.Run(s.String(), func(t *testing.T) {
			termtest.Golden(t, "block/"+s.String(), stateNamed(t, "block").text(s.w, s.h))
		})
	}
}

// The look of each cell: hues by role, washes, bold and reverse.
func TestBlockScreenInStyle(t *testing.T) {
	for _, s := range looked {
		for _, name := range []string{"block", "line"} {
			t.Run(name+"-"+s.String(), func(t *testing.T) {
				f, _ := stateNamed(t, name).sees(s.w, s.h)
				termtest.Golden(t, "style/"+name+"-"+s.String(), textOf(f.Styles()))
			})
		}
	}
}

// In a locale that is not UTF-8 the screen is ASCII and says the same.
func TestBlockScreenInASCII(t *testing.T) {
	for _, s := range looked {
		t.Run(s.String(), func(t *testing.T) {
			f, _ := stateNamed(t, "block").sees(s.w, s.h)
			lines := f.Plain(ascii)
			for y, line := range lines {
				if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
					t.Errorf("row %d has %q", y, line[i:])
				}
			}
			termtest.Golden(t, "ascii/"+s.String(), textOf(lines))
		})
	}
}

// Without colours the cursor and what is said by hue must show in glyphs and
// in reverse.
func TestBlockScreenWithoutColour(t *testing.T) {
	for _, s := range looked {
		t.Run(s.String(), func(t *testing.T) {
			f, caret := stateNamed(t, "block").seesWith(s.w, s.h, false)
			text := string(f.Encode(nil, colourless))
			shown := termtest.Parse(s.w, s.h, text)
			for _, row := range shown.Rows {
				for _, c := range row {
					if c.Style.Fore != "" || c.Style.Back != "" {
						t.Fatalf("%q has a colour: %+v", c.Text, c.Style)
					}
				}
			}
			if got := shown.Rows[caret.Y][max(0, caret.X-1)].Text + shown.Rows[caret.Y][caret.X].Text; !strings.Contains(got, "▌") {
				t.Errorf("no bar at the cursor: %q", got)
			}
			termtest.Golden(t, "nocolour/"+s.String(), screentest.Planes(t, shown))
		})
	}
}

// Every state that a block can be in, on a phone, a small and a usual terminal.
func TestEachStateOfTheScreen(t *testing.T) {
	for _, s := range states[1:] {
		for _, z := range []size{{40, 20}, {80, 24}, {120, 36}} {
			t.Run(s.name+"-"+z.String(), func(t *testing.T) {
				termtest.Golden(t, "state/"+s.name+"-"+z.String(), s.open(t).text(z.w, z.h))
			})
		}
	}
}

func TestNoTwoStatesHaveOneName(t *testing.T) {
	var names []string
	for _, s := range states {
		names = append(names, s.name)
	}
	slices.Sort(names)
	if got := len(slices.Compact(slices.Clone(names))); got != len(names) {
		t.Errorf("%d names for %d states: %v", got, len(names), names)
	}
}

// What is drawn depends on what there is to see alone.
func TestDrawingTwiceGivesTheSame(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			p := s.open(t)
			first := p.text(120, 36)
			p.text(40, 20)
			p.text(200, 60)
			if again := p.text(120, 36); again != first {
				t.Error(termtest.Diff("first", first, "again", again))
			}
		})
	}
}

// Where the panel has no place of its own, tab puts it over the lower part.
func TestThePanelWhereThereIsNoPlaceForIt(t *testing.T) {
	for _, s := range []size{{40, 15}, {40, 20}, {60, 20}, {80, 20}, {90, 40}} {
		t.Run(s.String(), func(t *testing.T) {
			p := sit(t, runner(t))
			p.text(s.w, s.h)
			var pages []string
			before := p.text(s.w, s.h)
			for range 5 {
				page := p.types("tab").text(s.w, s.h)
				if page == before {
					t.Errorf("tab changes nothing on\n%s", page)
				}
				pages, before = append(pages, page), page
			}
			termtest.Golden(t, "panel/"+s.String(), strings.Join(pages, "\n\n"))
		})
	}
}
