package textarea

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Draw draws the lines that fit, with that of the cursor among them: it alone
// is scrolled sideways, the others are cut. It gives the place of the cursor.
func (t *Text) Draw(a frame.Area, style func(line string) theme.Style, washes bool) (x, y int) {
	t.page = a.H
	t.top = max(0, min(t.top, t.row), t.row-a.H+1)
	for y := 0; y < a.H && t.top+y < len(t.lines); y++ {
		line := string(t.lines[t.top+y])
		if t.top+y != t.row {
			a.Text(0, y, frame.Cut(line, a.W), style(line))
			continue
		}
		if washes {
			a.Wash(0, y, a.W, 1, theme.Sel)
		}
		from := t.shownFrom(a.W)
		a.Text(0, y, string(t.lines[t.row][from:]), style(line))
		if from > 0 {
			a.Rune(0, y, '‹', theme.Dim)
		}
	}
	from := t.shownFrom(a.W)
	return min(frame.Width(string(t.lines[t.row][from:t.col])), max(0, a.W-1)), t.row - t.top
}

// shownFrom gives the first letter of the cursor's line that is drawn in so many
// columns: it goes by half a width, so that the line stands still as one types.
func (t *Text) shownFrom(w int) int {
	from := 0
	for w > 1 && frame.Width(string(t.lines[t.row][from:t.col])) >= w {
		from = min(t.col, from+max(1, w/2))
	}
	return from
}

// Above and Below report whether there are lines beyond what was drawn.
func (t *Text) Above() bool { return t.top > 0 }

// Below reports whether lines stand below those that were drawn.
func (t *Text) Below() bool { return t.top+t.page < len(t.lines) }
