package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// overlay lies over the screen: drawn last, first to get the keys.
type overlay interface {
	// press takes a key or a paste; closed ends the overlay.
	press(msg tea.Msg, a *App) (closed bool, cmd tea.Cmd)
	draw(area frame.Area, a *App) screen.Caret
}

func (a *App) open(o overlay) { a.overlays = append(a.overlays, o) }

// overKey gives a key to the overlay on top.
func (a *App) overKey(top overlay, msg tea.Msg) tea.Cmd {
	closed, cmd := top.press(msg, a)
	if closed {
		a.shut(top)
	}
	return cmd
}

// shut takes an overlay away, wherever it lies.
func (a *App) shut(over overlay) {
	for i, o := range a.overlays {
		if o == over {
			a.overlays = append(a.overlays[:i:i], a.overlays[i+1:]...)
			return
		}
	}
}

// sheet is the page that an overlay is drawn on: cleared, with a title on its
// upper rule and a hint on the lower one. It gives the inside.
func sheet(area frame.Area, title, hint string) frame.Area {
	area.Fill(0, 0, area.W, area.H, ' ', theme.Default)
	area.HLine(0, 0, area.W, theme.Line, theme.Rule)
	area.Text(1, 0, " "+frame.Cut(title, max(0, area.W-4))+" ", theme.Text.Bold())
	area.HLine(0, area.H-1, area.W, theme.Line, theme.Rule)
	area.Text(1, area.H-1, " "+frame.Cut(hint, max(0, area.W-4))+" ", theme.Dim)
	return area.Sub(2, 1, area.W-4, area.H-2)
}

// scrolled moves a place in a list by a key and keeps it inside.
func scrolled(at int, key string, rows, page int) int {
	switch key {
	case "j", "down":
		at++
	case "k", "up":
		at--
	case "pgdown", "space", "l", "right":
		at += max(1, page-1)
	case "pgup", "b", "h", "left":
		at -= max(1, page-1)
	case "g", "home":
		at = 0
	case "G", "end":
		at = rows
	}
	return max(0, min(at, rows-page))
}

// reading is an overlay with words to read.
type reading struct {
	text *screen.Text
	top  int
	rows int // as last drawn
	page int
}

func newReading(text *screen.Text) *reading { return &reading{text: text} }

func (r *reading) press(msg tea.Msg, _ *App) (bool, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch key.String() {
	case "esc", "q", "enter", "ctrl+c":
		return true, nil
	}
	if key.String() == "f" && r.text.More != nil {
		r.text, r.top = r.text.More, 0
		return false, nil
	}
	r.top = scrolled(r.top, key.String(), r.rows, r.page)
	return false, nil
}

func (r *reading) draw(area frame.Area, _ *App) screen.Caret {
	hint := "q back   j k scroll"
	if r.text.More != nil {
		hint = "q back   f figures   j k scroll"
	}
	inside := sheet(area, r.text.Title, hint)
	var lines []string
	for _, line := range r.text.Lines {
		lines = append(lines, frame.WrapIndented(line, inside.W)...)
	}
	r.rows, r.page = len(lines), inside.H
	r.top = max(0, min(r.top, r.rows-r.page))
	for y := 0; y < inside.H && r.top+y < len(lines); y++ {
		st := theme.Body
		if lines[r.top+y] != "" && lines[r.top+y][0] != ' ' {
			st = theme.Text
		}
		inside.Text(0, y, lines[r.top+y], st)
	}
	return screen.Caret{}
}
