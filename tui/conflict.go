package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// conflict is the overlay with two versions of one thing: what this person
// meant, and what someone else has stored meanwhile. Theirs stands until mine
// is chosen; nothing is lost either way, as history has both.
type conflict struct {
	*store.Conflict
	mine bool
}

func (c *conflict) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch key.String() {
	case "esc", "q", "ctrl+c", "t":
		a.status.Says = "theirs stands"
		return true, nil
	case "j", "k", "up", "down", "tab":
		c.mine = !c.mine && c.canAgain()
	case "m":
		if c.canAgain() {
			return true, c.again(a)
		}
	case "enter":
		if c.mine {
			return true, c.again(a)
		}
		a.status.Says = "theirs stands"
		return true, nil
	}
	return false, nil
}

// canAgain reports whether mine still has a place to be put.
func (c *conflict) canAgain() bool { return c.Now != nil && c.Again != nil }

// again puts mine in the place of theirs.
func (c *conflict) again(a *App) tea.Cmd {
	base, again, desk := c.Now, c.Again, a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		snapshot, receipt, err := desk.Apply(base.Athlete.ID, base.Branch, base, again, "")
		return snapshot, receipt.Words, err
	})
}

func (c *conflict) draw(area frame.Area, _ *App) screen.Caret {
	why := frame.Wrap(c.Error(), area.W-4)
	h := min(area.H, len(why)+7)
	hint := "enter keep   j k choose   t theirs   m mine"
	if !c.canAgain() {
		hint = "enter theirs stands: there is no place for mine any more"
	}
	inside := sheet(area.Sub(0, area.H-h, area.W, h), "two versions", hint)
	y := 0
	for _, line := range why {
		inside.Text(0, y, line, theme.Text)
		y++
	}
	y++
	who := c.By.Person
	if who == "" {
		who = "theirs"
	}
	c.version(inside, y, who, c.TheirLine, !c.mine)
	c.version(inside, y+1, "mine", c.MyLine, c.mine)
	return screen.Caret{X: 1, Y: min(area.H-h+1+y, area.H-1)}
}

// version draws one of the two in a row.
func (c *conflict) version(a frame.Area, y int, who, line string, chosen bool) {
	st := theme.Body
	if chosen {
		a.Wash(0, y, a.W, 1, theme.Sel)
		a.Rune(0, y, theme.Cursor, theme.Accent)
		st = theme.Text.Bold()
	}
	x := max(a.Text(2, y, frame.Cut(who, 12), theme.Dim)+2, 10)
	a.Text(x, y, frame.Cut(line, max(0, a.W-x)), st)
}
