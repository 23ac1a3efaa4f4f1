package editor_test

import (
	"fmt"
	"strings"
	"testing"

	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

// whole draws what the program draws: the screen, and the form over it.
func whole(p *screentest.Person, w, h int) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	if caret, over := p.Editor.Page(f.Area(), p.Scene, p.Status, true); over {
		return f, caret
	}
	caret := p.Screen.Draw(f.Area(), p.Scene, p.Status, true)
	if on, typed := p.Editor.Sheet(f.Area(), p.Scene, p.Status, true); typed {
		caret = on
	}
	return f, caret
}

// forms are what a form can look like.
var forms = []struct{ name, typed string }{
	{"line", "e"}, {"choice", "e tab b"}, {"field", "e 4tab 1 2 k"}, {"last", "e shift+tab"}, {"wrong", "e 5tab 1 1"},
	{"line-wrong", "e q"}, {"misplaced", "e 3tab backspace backspace backspace backspace 9 k"},
}

func TestTheFormAtEachSize(t *testing.T) {
	for _, tt := range forms {
		for _, s := range [][2]int{{30, 10}, {40, 15}, {40, 20}, {80, 24}, {120, 36}, {200, 60}} {
			name := fmt.Sprintf("%s-%dx%d", tt.name, s[0], s[1])
			t.Run(name, func(t *testing.T) {
				p := beforeBlock(t).Types("w")
				typed(p, tt.typed)
				f, caret := whole(p, s[0], s[1])
				text := screentest.TextOf(f.Lines()) + fmt.Sprintf("\n\ncursor at %d,%d\n", caret.X, caret.Y)
				termtest.Golden(t, "form/"+name, text)
			})
		}
	}
}

// At whatever size the form fits: rows are as wide as the screen, the text
// cursor is on it, and what is typed can be read.
func TestTheFormFitsEverySize(t *testing.T) {
	for _, tt := range forms {
		p := beforeBlock(t).Types("w")
		typed(p, tt.typed)
		for w := 20; w <= 210; w += 7 {
			for h := 5; h <= 62; h += 3 {
				f, caret := whole(p, w, h)
				lines := f.Lines()
				for y, line := range lines {
					if frame.Width(line) != w {
						t.Fatalf("%s %dx%d: row %d has %d columns", tt.name, w, h, y, frame.Width(line))
					}
				}
				if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h || !caret.Text {
					t.Fatalf("%s %dx%d: the cursor is at %+v\n%s", tt.name, w, h, caret, strings.Join(lines, "\n"))
				}
			}
		}
	}
}

// The form says what it would do before it is kept.
func TestTheFormShowsItsEffect(t *testing.T) {
	p := beforeBlock(t).Types("w")
	typed(p, "e 3tab backspace backspace backspace backspace 9 0 m tab")
	for _, s := range [][2]int{{40, 20}, {80, 24}, {120, 36}} {
		f, _ := whole(p, s[0], s[1])
		text := screentest.TextOf(f.Lines())
		for _, want := range []string{"load ", " → ", "week ", "settled mornings"} {
			if !strings.Contains(text, want) {
				t.Errorf("%v: no %q on\n%s", s, want, text)
			}
		}
	}
}

// Of an athlete without a season, too, a session can be made in the form.
func TestTheFormOfTheFirstSession(t *testing.T) {
	p := beforeBlock(t)
	p.Plan.Seasons, p.Plan.Events = nil, nil
	p.Shows(p.Plan)
	typed(p, "e tab tab t e tab 4 5 m")
	for _, s := range [][2]int{{20, 5}, {40, 15}, {80, 24}, {120, 36}} {
		whole(p, s[0], s[1])
	}
	if typed(p, "enter"); p.Day(screentest.Today) != "tempo 45m" {
		t.Errorf("the day holds %q, says %q", p.Day(screentest.Today), p.Status.Says)
	}
}
