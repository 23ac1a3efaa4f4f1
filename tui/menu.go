package tui

import (
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// A phone has no tab, no ctrl and often no esc. Where the screen is as narrow as
// a phone's, help is a menu of single letters: an action whose key is one keeps
// it, any other gets a letter that is free.

// choice is one line of the menu.
type choice struct {
	letter, says string
	action       keys.Action
	head         bool // says is a heading
}

// menuGroups are the groups in the order of the menu: what is done every day
// before what moves the cursor, which arrows do as well.
var menuGroups = []keys.Group{keys.Session, keys.Look, keys.Change, keys.Week, keys.Program, keys.Move}

// inMenu reports whether an action is listed: those that letters of the menu do,
// or that another line does better, are not.
func inMenu(b keys.Binding) bool {
	switch b.Action {
	case keys.Help, keys.Repaint, keys.PanelBack, keys.RowOn, keys.RowBack, keys.ScreenOn, keys.ScreenBack, keys.Leave, keys.WeekOn, keys.WeekBack:
		return false
	default:
		return true
	}
}

// letterOf gives the key of an action when one thumb can press it.
func (a *App) letterOf(b keys.Binding) string {
	all := keys.BoundTo(b.Action, a.asks())
	if len(all) == 0 || len(all[0]) > 1 && all[0] != "space" && all[0] != "enter" {
		return ""
	}
	return all[0]
}

// choices lists what does something now. The letters depend on what the person
// may do and on nothing else: a letter learned stays.
func (a *App) choices() []choice {
	free := []rune{}
	taken := map[string]bool{"j": true, "k": true, "q": true} // the menu's own
	for _, b := range keys.Table {
		if !a.hides(b.Action) {
			taken[a.letterOf(b)] = true
		}
	}
	for _, r := range "adeghimnopstuvwxyzbfrlcABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		if !taken[string(r)] {
			free = append(free, r)
		}
	}
	var all []choice
	for _, group := range menuGroups {
		from := len(all)
		for _, b := range keys.Table {
			if b.Group != group || !inMenu(b) || a.hides(b.Action) {
				continue
			}
			letter := a.letterOf(b)
			if letter == "" && len(free) > 0 {
				letter, free = string(free[0]), free[1:]
			}
			if ok, _ := a.can(b.Action); ok && letter != "" {
				all = append(all, choice{letter: letter, says: a.called(b.Action), action: b.Action})
			}
		}
		if len(all) > from && group != menuGroups[0] {
			all = append(all[:from:from], append([]choice{{says: string(group), head: true}}, all[from:]...)...)
		}
	}
	return all
}

// isMenu reports whether help is a menu here.
func (a *App) isMenu() bool {
	w, _ := a.frame.Size()
	return w < screen.NarrowWidth
}

// chosen gives what a key of the menu does.
func (a *App) chosen(key string) keys.Action {
	for _, c := range a.choices() {
		if c.letter == key && !c.head {
			return c.action
		}
	}
	return keys.None
}

// letterFor gives the letter of an action, "" where there is no menu.
func (a *App) letterFor(action keys.Action) string {
	if a.isMenu() {
		for _, c := range a.choices() {
			if c.action == action {
				return c.letter
			}
		}
	}
	return ""
}

func (h *help) drawMenu(area frame.Area, a *App) screen.Caret {
	inside := sheet(area, "menu: a letter does it", "j k scroll   q back")
	rows := a.choices()
	h.rows, h.page = len(rows), inside.H
	h.top = max(0, min(h.top, h.rows-h.page))
	for y := 0; y < inside.H && h.top+y < len(rows); y++ {
		c := &rows[h.top+y]
		if c.head {
			inside.Text(0, y, c.says, theme.Ebb.Bold())
			continue
		}
		x := max(inside.Text(0, y, c.letter, theme.Text.Bold())+1, 6)
		inside.Text(x, y, frame.CutWords(c.says, max(0, inside.W-x)), theme.Body)
	}
	return screen.Caret{}
}
