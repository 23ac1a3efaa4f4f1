package block_test

import (
	"fmt"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/screen/block"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, the hardware cursor is on it, and where days are shown the
// cursor's session can be read.
func TestEveryStateFitsEverySize(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			p := s.open(t)
			screentest.EverySize(func(w, h int) { fits(t, p, w, h) })
		})
	}
}

func fits(t *testing.T, p *person, w, h int) {
	t.Helper()
	at := fmt.Sprintf("%dx%d", w, h)
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("%s: panic: %v", at, fault)
		}
	}()
	f, caret := p.sees(w, h)
	for y, line := range f.Lines() {
		if got := frame.Width(line); got != w {
			t.Errorf("%s: row %d has %d columns: %q", at, y, got, line)
		}
	}
	if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h {
		t.Errorf("%s: the cursor is at %d,%d", at, caret.X, caret.Y)
	}
	if p.Typing() || w < 40 || h < 15 {
		return
	}
	session, ok := p.UnderCursor(p.Scene)
	if !ok {
		return
	}
	text := strings.Join(f.Lines(), "\n")
	word := string([]rune(sessionWord(session))[:2])
	if w < 60 { // a phone has no line of the session below: it stands in the rows of the cursor
		text = cursorRows(f.Lines())
	}
	if !strings.Contains(text, word) {
		t.Errorf("%s: nothing of the session %q on\n%s", at, p.here(), text)
	}
}

// sessionWord is what a session is called first: its sport where that is its
// kind too, else its kind.
func sessionWord(s plan.Session) string {
	if s.Sport == plan.Strength || s.Sport == plan.Mobility {
		return s.Sport.String()
	}
	return s.Kind.String()
}

// cursorRows gives the rows that are marked as the cursor's.
func cursorRows(lines []string) string {
	var rows []string
	for _, line := range lines {
		if strings.HasPrefix(line, "▌") {
			rows = append(rows, line)
		}
	}
	return strings.Join(rows, "\n")
}

// While a line is typed, the text before the text cursor is beside it.
func TestTheTextCursorStandsBehindWhatIsTyped(t *testing.T) {
	for _, line := range []string{
		"easy 50m", "long 3h @3 +1200m #night ! \"last hour by headlamp, with poles and all that the race demands\"",
		"easy 50m \"日本語\"", "easy 50m \"👩‍👩‍👧‍👦\"", "easy 50m \"é́\"",
	} {
		p := sit(t, runner(t)).types("a")
		p.pastes(line)
		for _, s := range append(usual, size{60, 15}, size{30, 10}) {
			f, caret := p.sees(s.w, s.h)
			if !caret.Text || caret.X < 1 || caret.X >= s.w {
				t.Errorf("%v: %q: cursor %+v", s, line, caret)
				continue
			}
			row := termtest.Parse(s.w, s.h, string(f.Encode(nil, colourless))).Rows[caret.Y]
			if row[caret.X-1].Width == 0 { // the right half of a wide sign
				caret.X--
			}
			if before := row[caret.X-1].Text; !strings.HasSuffix(line, before) {
				t.Errorf("%v: %q stands before the cursor, want the end of %q", s, before, line)
			}
		}
	}
}

// Below the least size a line says so, as much of it as there is room for.
func TestTooSmallSaysSo(t *testing.T) {
	p := sit(t, runner(t))
	if got := p.text(19, 4); !strings.HasPrefix(got, "too small") {
		t.Errorf("19x4 says %q", got)
	}
	if got := p.text(20, 5); strings.Contains(got, "too small") {
		t.Errorf("20x5 says %q", got)
	}
}

// A screen that was drawn small and grows again is as if it had always been
// large.
func TestResizingKeepsTheDay(t *testing.T) {
	p := sit(t, runner(t)).types("2j", "3l")
	want, day := p.text(120, 36), p.Cursor
	for _, s := range []size{{80, 24}, {40, 20}, {10, 4}, {1, 1}} {
		p.text(s.w, s.h)
	}
	if got := p.text(120, 36); got != want || p.Cursor != day {
		t.Errorf("after all sizes:\n%s\nwant\n%s", got, want)
	}
}

func TestLayoutAtEachBoundary(t *testing.T) {
	for _, tt := range []struct {
		w, h  int
		shape string
		panel bool // stands without being asked
	}{
		{19, 40, "too small", false}, {40, 4, "too small", false},
		{20, 5, "in words", false}, {39, 50, "in words", false}, {300, 14, "in words", false},
		{40, 15, "phone", false}, {59, 60, "phone", false},
		{60, 15, "narrow", false}, {79, 60, "narrow", false}, {80, 21, "narrow", false}, {99, 21, "narrow", false},
		{80, 22, "below", true}, {99, 60, "below", true},
		{100, 15, "beside", true}, {159, 36, "beside", true}, {160, 36, "beside", true}, {400, 200, "beside", true},
	} {
		got := block.LayoutOf(tt.w, tt.h)
		if got.Shape != tt.shape || (got.Panel > 0) != tt.panel {
			t.Errorf("%dx%d is %+v, want %s", tt.w, tt.h, got, tt.shape)
		}
	}
	if one, two := block.LayoutOf(159, 40).PerDay, block.LayoutOf(160, 40).PerDay; one != 1 || two != 2 {
		t.Errorf("the wave has %d columns a day below 160 columns and %d from there, want 1 and 2", one, two)
	}
}

// At every size the parts fit into the screen, and where there are columns of
// days all seven do.
func TestLayoutFitsEverySize(t *testing.T) {
	for w := 1; w <= 400; w++ {
		for h := 1; h <= 200; h++ {
			l := block.LayoutOf(w, h)
			if min(l.Header, l.Footer, l.Label, l.Day, l.Panel, l.PerDay) < 0 {
				t.Fatalf("%dx%d has a negative part: %+v", w, h, l)
			}
			columns, rows := 1+l.Label+7*l.Day, l.Header+l.Footer
			switch l.Shape {
			case "beside":
				columns += l.Panel + 2
			case "below":
				rows += l.Panel
			}
			if l.Shape != "too small" && (columns > w || rows >= h) {
				t.Fatalf("%dx%d: %d columns and %d rows are taken: %+v", w, h, columns, rows, l)
			}
			if l.Label > 0 && l.Day < 4 {
				t.Fatalf("%dx%d: a day has %d columns", w, h, l.Day)
			}
		}
	}
}
