package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/tui/differences"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// asking is an overlay that asks before something large is done: what it is, what
// it would change line by line, and the keys that do it. Any other leaves all as
// it was.
type asking struct {
	title string
	says  []string // sentences before the list
	list  differences.List
	ways  []way
	later string // what leaving it means; "": that all stays as it was
}

// way is one way to do it; the first is that of enter.
type way struct {
	key, words string
	do         func(*App) tea.Cmd
}

func (o *asking) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	name := key.String()
	for _, w := range o.ways {
		if w.key == name {
			return true, w.do(a)
		}
	}
	switch name {
	case "j", "down":
		o.list.Step(1)
	case "k", "up":
		o.list.Step(-1)
	case "pgdown", "space":
		o.list.Page(1)
	case "pgup":
		o.list.Page(-1)
	case "g", "home":
		o.list.Step(-o.list.Len())
	case "G", "end":
		o.list.Step(o.list.Len())
	case "esc", "q", "ctrl+c":
		a.status.Says = "left as it was"
		if o.later != "" {
			a.status.Says = ""
			a.sayNews() // which this has hidden
		}
		return true, nil
	}
	return false, nil
}

func (o *asking) draw(area frame.Area, a *App) screen.Caret {
	var hint strings.Builder
	for _, w := range o.ways {
		hint.WriteString(w.key + " " + w.words + "   ")
	}
	hint.WriteString("esc " + cmp.Or(o.later, "leave as it was"))
	inside := sheet(area, o.title, hint.String())
	y := 0
	for _, says := range o.says {
		for _, line := range frame.Wrap(says, inside.W) {
			inside.Text(0, y, line, theme.Text)
			y++
		}
	}
	if o.list.Len() == 0 || y+2 >= inside.H {
		return screen.Caret{}
	}
	inside.Text(0, y+1, frame.Cut(o.list.Says(), inside.W), theme.Dim)
	var hits screen.Hits
	at := o.list.Draw(inside.Sub(0, y+2, inside.W, inside.H-y-2), true, a.theme.Washes(), &hits, 0)
	left, top := inside.At()
	return screen.Caret{X: min(left, max(0, area.W-1)), Y: min(top+y+2+at, max(0, area.H-1))}
}

func (*asking) scrolls() {}
