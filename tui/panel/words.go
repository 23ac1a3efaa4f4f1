package panel

import (
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// inWords says how the athlete stands on the cursor's day: which week it is, where
// the wave is, what comes after. Figures are on the other pages.
func (v *drawing) inWords(columns int) (lines []string) {
	for _, words := range []string{
		phrase.Week(v.Plan, v.At, v.Scene.Today),
		phrase.Wave(v.Now, v.Cursor, v.Scene.Today),
		phrase.After(v.Now, v.Cursor, v.Scene.Today),
	} {
		if words != "" {
			lines = append(lines, frame.Wrap(words, columns)...)
		}
	}
	return lines
}

// wordsPage writes them, the week first; a row that has no room says that there
// is more.
func (v *drawing) wordsPage(a frame.Area) {
	columns := min(a.W, mostWords)
	lines := v.inWords(columns)
	for y, line := range lines[:min(len(lines), a.H)] {
		st := theme.Body
		if y == 0 {
			st = theme.Text
		}
		if y == a.H-1 && y < len(lines)-1 {
			line = frame.Cut(line+" …", columns)
		}
		a.Text(0, y, line, st)
	}
	y := len(lines) + 1
	if rows := min(leastAbove+3, a.H-y-7); rows >= leastAbove && a.W > gutterColumns+waveDays { // the same in a picture
		days := v.window(v.waveWidth(a))
		wave := v.wave(days, rows, 2)
		wave.Draw(a.Sub(gutterColumns, y, a.W-gutterColumns, a.H-y))
		wave.Labels(a.Sub(0, y, gutterColumns-1, wave.Rows()))
		v.dates(a.Sub(gutterColumns, y+wave.Rows(), a.W-gutterColumns, 1), days)
		y += wave.Rows() + 2
	}
	if y < a.H {
		a.Text(0, y, frame.CutWords("The figures are on the next pages.", columns), theme.Dim)
	}
}
