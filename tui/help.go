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
	name := key.String()
	if a.isMenu() && name != "j" && name != "k" {
		if action := a.chosen(name); action != keys.None {
			a.overlays = a.overlays[:0]
			return true, a.act(action, 1)
		}
	}
	switch name {
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
	head  string
	words string // a sentence, in the place of a key
	keys  string
	says  string
	not   bool   // it does nothing now
	why   string // why, where it was not said for all
}

// shared is how many keys have a reason in common that is said once for them.
const shared = 3

// rowsOf lists the keys group by group. Where most of them do nothing yet, those
// that do come first, and after them the others, under the reasons they share.
func (h *help) rowsOf(a *App) []row {
	var all, works, not []row
	for _, group := range keys.Groups() {
		of := rowsIn(a, group)
		all = under(all, string(group), of)
		var now []row
		for _, r := range of {
			if r.not {
				not = append(not, r)
			} else {
				now = append(now, r)
			}
		}
		works = under(works, string(group), now)
	}
	if 2*len(not) <= len(all) {
		return all
	}
	return append(works, notYet(not)...)
}

// rowsIn lists the keys of a group.
func rowsIn(a *App, group keys.Group) []row {
	var rows []row
	for _, b := range keys.Table {
		bound := keys.BoundTo(b.Action, a.asks() && !a.hides(b.Action))
		if b.Group != group || len(bound) == 0 {
			continue
		}
		ok, why := a.can(b.Action)
		if ok || why != "" {
			rows = append(rows, row{keys: strings.Join(bound, " "), says: a.called(b.Action), not: !ok, why: why})
		}
	}
	return rows
}

// under appends rows under a head, and a blank row; without rows nothing.
func under(rows []row, head string, of []row) []row {
	if len(of) == 0 {
		return rows
	}
	return append(append(append(rows, row{head: head}), of...), row{})
}

// notYet lists keys that do nothing now: a reason that several share is said
// once, over their keys.
func notYet(not []row) []row {
	count := map[string]int{}
	for _, r := range not {
		count[r.why]++
	}
	var rows, alone []row
	for _, r := range not {
		switch {
		case count[r.why] == 0: // its keys are listed
		case count[r.why] < shared:
			alone = append(alone, r)
		default:
			of := []row{{words: r.why}}
			for _, other := range not {
				if other.why == r.why {
					of = append(of, row{keys: other.keys, says: other.says, not: true})
				}
			}
			rows = under(rows, "not yet", of)
			count[r.why] = 0
		}
	}
	return under(rows, "not yet, each for its own reason", alone)
}

func (h *help) draw(area frame.Area, a *App) screen.Caret {
	if a.isMenu() {
		return h.drawMenu(area, a)
	}
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
	if r.words != "" {
		a.Text(0, 0, frame.CutWords(r.words, a.W), theme.Body)
		return
	}
	st := theme.Body
	key := theme.Text.Bold()
	if r.not {
		st, key = theme.Dim, theme.Dim
	}
	x := max(a.Text(0, 0, r.keys, key)+1, 12)
	words := r.says
	if r.why != "" && r.says != "" {
		words += ": " + r.why
	}
	a.Text(x, 0, frame.CutWords(words, max(0, a.W-x)), st)
}
