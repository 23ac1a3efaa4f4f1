package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// help is the overlay with every key: those that do something now, and of the
// others why not. A key that is pressed here is done at once.
type help struct {
	top, rows, page int
}

func newHelp(*App) *help { return &help{} }

func (h *help) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch name := key.String(); name {
	case "esc", "q", "?", "ctrl+c":
		return true, nil
	case "j", "k", "down", "up", "pgdown", "pgup", "space":
		h.top = scrolled(h.top, name, h.rows, h.page)
		return false, nil
	default:
		var once keys.Reader
		stroke := once.Read(name)
		if stroke.Action == keys.None {
			return false, nil
		}
		a.overlays = a.overlays[:0]
		return true, a.act(stroke.Action, 1)
	}
}

// row is one line of help.
type row struct {
	head string
	keys string
	says string
	why  string // why it does nothing now
}

func (h *help) rowsOf(a *App) []row {
	var rows []row
	for _, group := range keys.Groups() {
		rows = append(rows, row{head: string(group)})
		for _, b := range keys.Table {
			if b.Group != group || len(b.Keys) == 0 {
				continue
			}
			r := row{keys: strings.Join(b.Keys, " "), says: a.called(b.Action)}
			if ok, why := a.can(b.Action); !ok {
				if why == "" {
					continue
				}
				r.why = why
			}
			rows = append(rows, r)
		}
		rows = append(rows, row{})
	}
	return rows
}

func (h *help) draw(area frame.Area, a *App) screen.Caret {
	inside := sheet(area, "keys", "a key here does what it says   j k scroll   q back")
	rows := h.rowsOf(a)
	columns := max(1, min(3, inside.W/46))
	h.rows, h.page = (len(rows)+columns-1)/columns, inside.H
	h.top = max(0, min(h.top, h.rows-h.page))
	wide := inside.W / columns
	for i, r := range rows {
		column, y := i/h.rows, i%h.rows-h.top
		if y < 0 || y >= inside.H {
			continue
		}
		drawRow(inside.Sub(column*wide, y, wide-2, 1), r)
	}
	return screen.Caret{}
}

func drawRow(a frame.Area, r row) {
	if r.head != "" {
		a.Text(0, 0, r.head, theme.Ebb.Bold())
		return
	}
	st := theme.Body
	key := theme.Text.Bold()
	if r.why != "" {
		st, key = theme.Dim, theme.Dim
	}
	x := max(a.Text(0, 0, r.keys, key)+1, 12)
	words := r.says
	if r.why != "" && r.says != "" {
		words += ": " + r.why
	}
	a.Text(x, 0, frame.Cut(words, max(0, a.W-x)), st)
}
