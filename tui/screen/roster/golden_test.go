package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"ebb/tui/screen"
	"ebb/tui/screen/roster"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

type size struct{ w, h int }

func (s size) String() string { return fmt.Sprintf("%dx%d", s.w, s.h) }

// The sizes that goldens are drawn at: a phone, a small and a usual terminal,
// windows on large screens.
var usual = []size{{30, 10}, {40, 15}, {40, 20}, {60, 20}, {80, 24}, {100, 30}, {120, 36}, {160, 45}, {200, 60}}

func TestTheRosterAtEachSize(t *testing.T) {
	for _, s := range usual {
		t.Run(s.String(), func(t *testing.T) { termtest.Golden(t, "roster/"+s.String(), sit(t).text(s.w, s.h)) })
	}
}

// The look of each cell: hues by role, washes, bold and reverse. Dark and light
// differ in nothing else than what the theme makes of a role.
func TestTheRosterInStyle(t *testing.T) {
	for _, s := range []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
		t.Run(s.String(), func(t *testing.T) {
			f, _ := sit(t).sees(s.w, s.h)
			termtest.Golden(t, "style/"+s.String(), strings.Join(f.Styles(), "\n"))
			screentest.Grounds(t, s.String(), screentest.Size{W: s.w, H: s.h}, f)
			for _, dark := range []bool{true, false} {
				text := string(f.Encode(nil, theme.New(theme.ANSI256, dark, theme.Unicode)))
				if got, want := termtest.Parse(s.w, s.h, text).String(), sit(t).text(s.w, s.h); got != trimmed(want) {
					t.Errorf("dark %v shows other signs:\n%s", dark, termtest.Diff("want", trimmed(want), "got", got))
				}
			}
		})
	}
}

// trimmed takes the blanks off the ends of lines, as a terminal's text has them.
func trimmed(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func TestTheRosterInASCII(t *testing.T) {
	for _, s := range []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
		t.Run(s.String(), func(t *testing.T) {
			f, _ := sit(t).sees(s.w, s.h)
			lines := f.Plain(ascii)
			for y, line := range lines {
				if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
					t.Errorf("row %d has %q", y, line[i:])
				}
			}
			termtest.Golden(t, "ascii/"+s.String(), strings.Join(lines, "\n"))
		})
	}
}

// Without colours the cursor and what is said by hue must show in glyphs, in
// bold and in reverse.
func TestTheRosterWithoutColour(t *testing.T) {
	for _, s := range []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
		t.Run(s.String(), func(t *testing.T) {
			f, caret := sit(t).seesWith(s.w, s.h, false)
			shown := termtest.Parse(s.w, s.h, string(f.Encode(nil, colourless)))
			reversed := 0
			for _, row := range shown.Rows {
				for _, c := range row {
					if c.Style.Fore != "" || c.Style.Back != "" {
						t.Fatalf("%q has a colour: %+v", c.Text, c.Style)
					}
				}
			}
			for _, c := range shown.Rows[caret.Y] {
				if c.Style.Reverse && strings.TrimSpace(c.Text) != "" {
					reversed++
				}
			}
			if shown.Rows[caret.Y][0].Text != "▌" || reversed < len("Ana") {
				t.Errorf("the cursor is marked by %q and %d reversed signs", shown.Rows[caret.Y][0].Text, reversed)
			}
			termtest.Golden(t, "nocolour/"+s.String(), shown.String())
		})
	}
}

// Names come first, then the rows of some, then all.
func TestTheRosterWhileItIsRead(t *testing.T) {
	all := rows(t)
	for _, c := range []struct {
		name string
		rows int
	}{{"names", 0}, {"some", 4}} {
		s := roster.New()
		s.Names(namesOf(all))
		s.Take(all[:c.rows], true)
		p := &person{Screen: s}
		termtest.Golden(t, "state/"+c.name, p.text(120, 36))
	}
}

func TestEachStateOfTheRoster(t *testing.T) {
	for _, c := range []struct {
		name string
		open func(t *testing.T) *person
	}{
		{"nobody", func(*testing.T) *person { return &person{Screen: roster.New()} }},
		{"find", func(t *testing.T) *person { return sit(t).types("/tom") }},
		{"not-found", func(t *testing.T) *person { return sit(t).types("/zz", "enter") }},
		{"by-name", func(t *testing.T) *person { return sit(t).types("2s") }},
		{"count", func(t *testing.T) *person { return sit(t).types("3") }},
		{"last", func(t *testing.T) *person { return sit(t).types("G") }},
		{"asked", func(t *testing.T) *person { return sit(t).types("/mia", "enter", "j", "k") }},
		{"fine", func(t *testing.T) *person { return sit(t).types("/sam", "enter") }},
	} {
		for _, z := range []size{{40, 20}, {80, 24}, {120, 36}} {
			t.Run(c.name+"-"+z.String(), func(t *testing.T) {
				termtest.Golden(t, "state/"+c.name+"-"+z.String(), c.open(t).text(z.w, z.h))
			})
		}
	}
}

// The program's word stands where the keys are told.
func TestWhatTheProgramSaysIsSeen(t *testing.T) {
	for _, z := range usual {
		p := sit(t)
		p.status = screen.Status{Says: "no such thing", Fault: true}
		if text := p.text(z.w, z.h); !strings.Contains(text, "no such thing") {
			t.Errorf("%s:\n%s", z, text)
		}
	}
}
