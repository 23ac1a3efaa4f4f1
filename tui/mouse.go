package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/tui/keys"
	"ebb/tui/screen"
)

// grip is what the left button holds down.
type grip struct {
	spot    screen.Spot
	again   bool // the cursor stood there already: a click opens
	dragged bool // it has left the cell it was taken in
	drafted bool // a draft was begun by that: letting go takes it
}

// mouse does what the mouse asks: a click moves the cursor, a second one opens,
// the wheel goes by weeks, and what is dragged goes where it is dropped.
func (a *App) mouse(msg tea.MouseMsg) tea.Cmd {
	if a.busy || len(a.overlays) > 0 {
		a.letGo() // a drop that met another plan than the one that was seen would surprise
	}
	if a.busy || len(a.typed) > 0 {
		return nil
	}
	m := msg.Mouse()
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		return a.wheel(wheel)
	}
	if len(a.overlays) > 0 {
		return nil
	}
	pointed, ok := a.here().(screen.Pointed)
	if !ok {
		return nil
	}
	spot, on := pointed.Point(m.X, m.Y)
	if chooser, ok := a.here().(chooser); ok {
		return a.clickRow(msg, chooser, spot, on)
	}
	switch msg.(type) {
	case tea.MouseClickMsg:
		if m.Button == tea.MouseLeft && on && !a.here().Typing() {
			a.grab(spot)
		}
	case tea.MouseMotionMsg:
		if a.grip != nil && on {
			a.drag(spot)
		}
	case tea.MouseReleaseMsg:
		if a.grip != nil {
			return a.drop()
		}
	}
	return nil
}

// grab puts the cursor on what is clicked.
func (a *App) grab(spot screen.Spot) {
	a.status = screen.Status{}
	on := a.editor.Cursor == spot.Day && (spot.Kind != screen.OnSession || a.editor.Item == spot.Item)
	a.grip = &grip{spot: spot, again: on}
	a.editor.MoveTo(spot.Day, &a.scene)
	if spot.Kind == screen.OnSession {
		a.editor.Item = spot.Item
	}
	a.editor.Run = nil
	a.editor.Refresh(&a.scene)
}

// drag takes what is held along; the first cell that it leaves takes it up.
func (a *App) drag(to screen.Spot) {
	if !a.grip.dragged {
		if to.Day == a.grip.spot.Day {
			return
		}
		if a.here().Typing() || a.past != nil {
			return
		}
		a.grip.dragged = true
		switch a.grip.spot.Kind {
		case screen.OnSession:
			a.editor.CarrySession(&a.scene)
		case screen.OnWeek:
			a.editor.CarryWeek(&a.scene)
		case screen.OnEdge:
			a.editor.StretchFrom(&a.scene)
		case screen.OnDay, screen.OnRow:
			a.editor.SelectFrom(a.grip.spot.Day)
		}
		a.grip.drafted = a.editor.Typing()
	}
	if a.grip.spot.Kind == screen.OnEdge {
		a.editor.StretchTo(to.Day, &a.scene)
	} else {
		a.editor.MoveTo(to.Day, &a.scene)
	}
	a.editor.Refresh(&a.scene)
}

// letGo ends a drag without a drop: a key was pressed, or something lies over
// the screen.
func (a *App) letGo() { a.grip = nil }

// drop ends a drag, or the click that none came of.
func (a *App) drop() tea.Cmd {
	held := a.grip
	a.grip = nil
	switch {
	case held.drafted && a.editor.Typing():
		return a.dropped()
	case !held.dragged && held.again:
		return a.act(keys.In, 1)
	default:
		return nil
	}
}

// dropped takes what was dragged, once it is known what that comes to.
func (a *App) dropped() tea.Cmd {
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	if a.awaits(enter) {
		a.typed = append(a.typed, enter)
		return nil
	}
	return a.reply(a.here().Press(enter, &a.scene))
}

// wheel scrolls what lies on top, or goes by weeks.
func (a *App) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	key, action := tea.KeyPressMsg{Code: 'j', Text: "j"}, keys.WeekOn
	switch msg.Button {
	case tea.MouseWheelUp:
		key, action = tea.KeyPressMsg{Code: 'k', Text: "k"}, keys.WeekBack
	case tea.MouseWheelDown:
	default:
		return nil
	}
	if n := len(a.overlays); n > 0 {
		if _, scrolls := a.overlays[n-1].(scrolling); scrolls {
			return a.overKey(a.overlays[n-1], key)
		}
		return nil
	}
	if a.here().Typing() {
		return nil
	}
	if ok, _ := a.can(action); !ok {
		return nil
	}
	a.status = screen.Status{}
	return a.act(action, 1)
}

// scrolling is an overlay that j and k scroll.
type scrolling interface{ scrolls() }

func (*reading) scrolls() {}
func (*help) scrolls()    {}

// chooser is a screen of rows: the mouse chooses one and opens it, and drags
// none.
type chooser interface {
	// Select puts the cursor on a row; it tells whether it stood there.
	Select(item int) (again bool)
}

// clickRow chooses a row; a click on the one that is chosen opens it.
func (a *App) clickRow(msg tea.MouseMsg, rows chooser, spot screen.Spot, on bool) tea.Cmd {
	if _, click := msg.(tea.MouseClickMsg); !click || !on || msg.Mouse().Button != tea.MouseLeft || a.here().Typing() {
		return nil
	}
	a.status = screen.Status{}
	if rows.Select(spot.Item) {
		return a.act(keys.In, 1)
	}
	return nil
}
