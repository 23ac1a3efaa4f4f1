package season_test

import (
	"fmt"
	"strings"
	"testing"

	"ebb/tui/frame"
	"ebb/tui/screen/screentest"
)

// Whatever is on screen, at whatever size: nothing panics, every row is as wide
// as the screen, the hardware cursor is on it, and the week of the cursor is
// seen.
func TestEveryStateFitsEverySize(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			p := s.open(t)
			screentest.EverySize(func(w, h int) { fits(t, p, w, h) })
		})
	}
}

func fits(t *testing.T, p person, w, h int) {
	t.Helper()
	at := fmt.Sprintf("%dx%d", w, h)
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("%s: panic: %v", at, fault)
		}
	}()
	f, caret := p.Sees(w, h)
	lines := f.Lines()
	for y, line := range lines {
		if got := frame.Width(line); got != w {
			t.Errorf("%s: row %d has %d columns: %q", at, y, got, line)
		}
	}
	if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h {
		t.Errorf("%s: the cursor is at %d,%d", at, caret.X, caret.Y)
	}
	if p.Screen.Typing() || w < 40 || h < 15 || len(p.Plan.Seasons) == 0 {
		return
	}
	here, _ := p.Plan.Locate(p.Editor.Cursor)
	_, _, n := here.Start.Date()
	if !strings.Contains(lines[caret.Y], "▌") {
		t.Errorf("%s: no bar at the cursor, row %d:\n%s", at, caret.Y, strings.Join(lines, "\n"))
	}
	if !strings.Contains(lines[caret.Y], fmt.Sprint(n)) {
		t.Errorf("%s: the week of the cursor, the %d., is not in row %d:\n%s", at, n, caret.Y, strings.Join(lines, "\n"))
	}
}

// The cursor is seen wherever it goes in a season that is longer than the
// screen is wide.
func TestTheCursorIsSeenInEveryWeek(t *testing.T) {
	p := manyWeeks(t, 156).types("gg")
	for range 156 {
		for _, s := range [][2]int{{40, 15}, {60, 20}, {120, 36}} {
			fits(t, p, s[0], s[1])
		}
		p.types("j")
	}
}
