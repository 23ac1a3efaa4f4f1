package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"ebb/plan/calendar"
	"ebb/tui/screen"
)

// spotOn gives a cell in the middle of a thing on the screen.
func (p *person) spotOn(kind screen.SpotKind, day calendar.Day, item int) (x, y int) {
	p.t.Helper()
	pointed, ok := p.app.here().(screen.Pointed)
	if !ok {
		p.t.Fatalf("the mouse finds nothing on the %s screen", p.app.at)
	}
	w, h := p.app.frame.Size()
	for y := range h {
		first := -1
		for x := range w + 1 {
			spot, on := pointed.Point(x, y)
			if on && spot.Kind == kind && spot.Day == day && spot.Item == item {
				if first < 0 {
					first = x
				}
			} else if first >= 0 {
				return (first + x - 1) / 2, y
			}
		}
	}
	p.t.Fatalf("no spot of kind %d on %s, item %d\n%s", kind, day.Format("2 Jan"), item, p.sees())
	return 0, 0
}

func (p *person) clicks(x, y int) *person {
	p.t.Helper()
	p.holds(x, y)
	return p.lets(x, y)
}

func (p *person) holds(x, y int) *person {
	p.t.Helper()
	p.gets(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return p
}

func (p *person) drags(x, y int) *person {
	p.t.Helper()
	p.gets(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
	return p
}

func (p *person) lets(x, y int) *person {
	p.t.Helper()
	p.gets(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	return p
}

func (p *person) wheels(down bool) *person {
	p.t.Helper()
	button := tea.MouseWheelUp
	if down {
		button = tea.MouseWheelDown
	}
	p.gets(tea.MouseWheelMsg{X: 5, Y: 5, Button: button})
	return p
}

// weeksNow lists how many weeks each block has.
func (p *person) weeksNow() (n []int) {
	for i := range p.app.scene.Plan.Seasons {
		for j := range p.app.scene.Plan.Seasons[i].Blocks {
			n = append(n, len(p.app.scene.Plan.Seasons[i].Blocks[j].Weeks))
		}
	}
	return n
}

// changes counts what is in the journal.
func (p *person) changes() uint64 {
	if p.app.snapshot == nil {
		return 0
	}
	return p.app.snapshot.Revision
}

func april(n int) calendar.Day { return calendar.Of(2027, 4, n) }

func TestAClickMovesAndASecondOpens(t *testing.T) {
	p, _ := fresh(t)
	x, y := p.spotOn(screen.OnSession, april(8), 1)
	p.clicks(x, y)
	if p.app.editor.Cursor != april(8) || p.app.editor.Item != 1 || len(p.app.overlays) != 0 {
		t.Fatalf("a click leads to %s, item %d", p.app.editor.Cursor.Format("2 Jan"), p.app.editor.Item)
	}
	x, y = p.spotOn(screen.OnSession, april(8), 1)
	p.clicks(x, y)
	byKey, _ := fresh(t)
	byKey.types("2l", "w", "enter")
	if p.app.at == screen.Block && len(p.app.overlays) == 0 || p.sees() != byKey.sees() {
		t.Errorf("a second click opens\n%s\nand enter\n%s", p.sees(), byKey.sees())
	}
	p.types("q")
	x, y = p.spotOn(screen.OnDay, april(9), 0)
	p.clicks(x, y)
	if p.app.editor.Cursor != april(9) || len(p.app.overlays) != 0 {
		t.Errorf("a click on another day leads to %s", p.app.editor.Cursor.Format("2 Jan"))
	}
	p.clicks(119, 35).clicks(0, 0) // on nothing
	if p.app.editor.Cursor != april(9) || len(p.app.overlays) != 0 {
		t.Error("a click on nothing does something")
	}
	for _, button := range []tea.MouseButton{tea.MouseRight, tea.MouseMiddle, tea.MouseBackward} {
		x, y = p.spotOn(screen.OnDay, april(13), 0)
		p.gets(tea.MouseClickMsg{X: x, Y: y, Button: button})
		p.gets(tea.MouseReleaseMsg{X: x, Y: y, Button: button})
		if p.app.editor.Cursor != april(9) {
			t.Errorf("%s moves the cursor", button)
		}
	}
}

// Dragged to another day a session is stored there, once, with its id; its day
// shows it while it is held.
func TestASessionIsDragged(t *testing.T) {
	p, _ := fresh(t)
	was, before := p.app.scene.Plan.SessionsOn(april(7))[0], p.changes()
	fromX, fromY := p.spotOn(screen.OnSession, april(7), 0)
	toX, toY := p.spotOn(screen.OnDay, april(16), 0)
	p.holds(fromX, fromY).drags(fromX+3, fromY+1)
	if p.app.editor.Typing() {
		t.Error("moved within its day a session is taken up")
	}
	p.drags(toX, toY)
	p.reads("carrying intervals")
	if p.changes() != before {
		t.Error("stored before it was let go")
	}
	p.lets(toX, toY)
	if got := p.day(16); got != "rest; intervals 1h10 !" {
		t.Errorf("on the 16th there is %q", got)
	}
	if p.changes() != before+1 || p.day(7) != "" {
		t.Errorf("%d changes; on the 7th there is %q", p.changes()-before, p.day(7))
	}
	if now, ok := p.app.editor.Session(&p.app.scene); !ok || now.ID != was.ID {
		t.Error("the cursor is not on the session that was dragged")
	}
	p.types("u")
	if got := p.day(7); got != "intervals 1h10 !" {
		t.Errorf("undone there is %q", got)
	}
}

// Of a day's two sessions the one that is held goes.
func TestOneOfTwoSessionsIsDragged(t *testing.T) {
	p, _ := fresh(t)
	fromX, fromY := p.spotOn(screen.OnSession, april(8), 1)
	toX, toY := p.spotOn(screen.OnDay, april(9), 0)
	p.holds(fromX, fromY).drags(toX, toY).lets(toX, toY)
	if p.day(8) != "easy 45m" || p.day(9) != "rest; bike easy 1h" {
		t.Errorf("8th %q, 9th %q", p.day(8), p.day(9))
	}
}

func TestAWeekIsDraggedByItsLabel(t *testing.T) {
	p, _ := fresh(t)
	p.types("l", "x") // the week of the 5th is known by its empty Wednesday
	before := p.changes()
	fromX, fromY := p.spotOn(screen.OnWeek, april(5), 0)
	toX, toY := p.spotOn(screen.OnWeek, april(19), 0)
	p.holds(fromX, fromY).drags(toX, toY)
	p.reads("carrying 1 week")
	p.lets(toX, toY)
	if p.day(21) != "" || p.day(7) == "" || p.changes() != before+1 {
		t.Errorf("21st %q, 7th %q, %d changes", p.day(21), p.day(7), p.changes()-before)
	}
	p.types("u")
	if p.day(7) != "" || p.day(21) == "" {
		t.Error("undo does not bring it back")
	}
}

// A block's edge on the strip is drawn out and in.
func TestABlocksEdgeIsDragged(t *testing.T) {
	p, _ := fresh(t)
	edgeX, edgeY := p.spotOn(screen.OnEdge, april(19), 0)
	out, _ := p.spotOn(screen.OnEdge, calendar.Of(2027, 3, 22), 0)
	p.holds(edgeX, edgeY).drags(edgeX-1, edgeY)
	p.drags(out, edgeY).lets(out, edgeY)
	if got := p.weeksNow(); got[1] != 1 {
		t.Errorf("drawn in to its first week and further, the blocks have %v weeks", got)
	}
	p.types("u")
	if got := p.weeksNow(); got[0] != 4 || got[1] != 4 {
		t.Errorf("undone the blocks have %v weeks", got)
	}
}

// What is dropped where it was taken changes nothing, and nothing is held any
// more.
func TestDroppedOnItselfNothingHappens(t *testing.T) {
	for _, kind := range []struct {
		name string
		kind screen.SpotKind
		day  calendar.Day
		via  calendar.Day
	}{
		{"session", screen.OnSession, april(7), april(16)},
		{"week", screen.OnWeek, april(5), april(19)},
		{"edge", screen.OnEdge, april(19), calendar.Of(2027, 3, 22)},
	} {
		t.Run(kind.name, func(t *testing.T) {
			p, _ := fresh(t)
			before := p.changes()
			x, y := p.spotOn(kind.kind, kind.day, 0)
			viaX, viaY := p.spotOn(kind.kind, kind.via, 0)
			p.holds(x, y).drags(viaX, viaY).drags(x, y).lets(x, y)
			if p.changes() != before || p.app.editor.Typing() || p.app.status.Fault {
				t.Errorf("%d changes, still held %v, says %q", p.changes()-before, p.app.editor.Typing(), p.app.status.Says)
			}
		})
	}
}

// A week's label dropped on a day of the same week is dropped on itself.
func TestAWeekDroppedInsideItself(t *testing.T) {
	p, _ := fresh(t)
	before := p.changes()
	x, y := p.spotOn(screen.OnWeek, april(12), 0)
	dayX, dayY := p.spotOn(screen.OnDay, april(15), 0)
	p.holds(x, y).drags(dayX, dayY).lets(dayX, dayY)
	if p.changes() != before || p.app.editor.Typing() || p.app.status.Fault {
		t.Errorf("%d changes, still held %v, says %q", p.changes()-before, p.app.editor.Typing(), p.app.status.Says)
	}
}

// Outside of everything a drag keeps the last place it was over.
func TestADragThatLeavesTheCalendar(t *testing.T) {
	p, _ := fresh(t)
	x, y := p.spotOn(screen.OnSession, april(7), 0)
	toX, toY := p.spotOn(screen.OnDay, april(9), 0)
	p.holds(x, y).drags(toX, toY).drags(119, 35).drags(-4, 70).lets(500, 500)
	if got := p.day(9); got != "rest; intervals 1h10 !" {
		t.Errorf("on the 9th there is %q", got)
	}
}

// esc in the middle of a drag gives everything back; what the hand does then
// moves nothing and stores nothing.
func TestEscInTheMiddleOfADrag(t *testing.T) {
	p, _ := fresh(t)
	before := p.changes()
	x, y := p.spotOn(screen.OnSession, april(7), 0)
	toX, toY := p.spotOn(screen.OnDay, april(16), 0)
	p.holds(x, y).drags(toX, toY).types("esc")
	if p.app.editor.Cursor != april(7) || p.app.editor.Typing() {
		t.Errorf("esc leads to %s", p.app.editor.Cursor.Format("2 Jan"))
	}
	p.drags(toX+1, toY)
	if p.app.editor.Cursor != april(7) {
		t.Errorf("after esc the drag goes on to %s", p.app.editor.Cursor.Format("2 Jan"))
	}
	p.types("a", "easy 20m")
	p.lets(toX, toY)
	if p.changes() != before || !p.app.editor.Typing() {
		t.Error("letting go takes the line that is typed")
	}
}

// A line that is being typed is not lost to a hand on the mouse.
func TestTheMouseLeavesALineAlone(t *testing.T) {
	p, _ := fresh(t)
	before := p.changes()
	x, y := p.spotOn(screen.OnSession, april(7), 0)
	toX, toY := p.spotOn(screen.OnDay, april(16), 0)
	p.types("a", "easy 20m")
	p.holds(x, y).drags(toX, toY).lets(toX, toY).wheels(true)
	p.reads("easy 20m")
	p.types("esc")
	p.holds(x, y).types("a", "easy 20m").drags(toX, toY) // the line was opened in between
	p.reads("easy 20m")
	p.lets(toX, toY)
	p.reads("easy 20m")
	if p.changes() != before {
		t.Error("the line was stored")
	}
}

// Drawn over days the mouse selects them, each time from where it was pressed.
func TestDaysAreSelectedByADrag(t *testing.T) {
	p, _ := fresh(t)
	for _, days := range [][2]int{{9, 13}, {16, 13}, {6, 9}} {
		fromX, fromY := p.spotOn(screen.OnDay, april(days[0]), 0)
		toX, toY := p.spotOn(screen.OnDay, april(days[1]), 0)
		p.holds(fromX, fromY).drags(toX, toY).lets(toX, toY)
		span, ok := p.app.editor.Selected(p.app.scene.Plan)
		if want := (calendar.Span{From: april(min(days[0], days[1])), To: april(max(days[0], days[1]))}); !ok || span != want {
			t.Errorf("from the %dth to the %dth: %v, %v is selected", days[0], days[1], span, ok)
		}
	}
	if p.types("esc"); p.app.editor.Typing() {
		t.Error("esc does not end the selection alone")
	}
}

func TestTheWheel(t *testing.T) {
	p, _ := fresh(t)
	p.wheels(true).wheels(true).wheels(false)
	if p.app.editor.Cursor != april(13) {
		t.Errorf("the wheel leads to %s", p.app.editor.Cursor.Format("2 Jan"))
	}
	for range 20 {
		p.wheels(true)
	}
	if p.app.editor.Cursor != april(20) {
		t.Errorf("at the end the wheel leads to %s", p.app.editor.Cursor.Format("2 Jan"))
	}
	p.gets(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelLeft})
	p.types("?")
	top := p.sees()
	for range 5 {
		p.wheels(true)
	}
	if p.sees() == top {
		t.Error("the wheel does not scroll help")
	}
	for range 9 {
		p.wheels(false)
	}
	if p.sees() != top {
		t.Error("the wheel does not scroll help back")
	}
	p.types("q", ":")
	p.wheels(true)
	p.clicks(20, 12)
	p.types("esc")
	if p.app.editor.Cursor != april(20) || len(p.app.overlays) != 0 {
		t.Error("under an overlay the mouse moves the cursor")
	}
}

// The mouse is the terminal's until it is asked for, and the terminal's again
// after.
func TestTheMouseIsTakenAndGivenBack(t *testing.T) {
	p, _ := fresh(t)
	if p.app.view.MouseMode != tea.MouseModeNone {
		t.Error("the mouse is taken unasked")
	}
	p.types(":", "mouse on", "enter")
	if p.app.view.MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse is not taken")
	}
	p.reads("mouse on")
	x, y := p.spotOn(screen.OnSession, april(7), 0)
	toX, toY := p.spotOn(screen.OnDay, april(9), 0)
	p.holds(x, y).types(":", "mouse on", "enter").drags(toX, toY).lets(toX, toY)
	if p.app.view.MouseMode != tea.MouseModeNone || p.app.editor.Typing() || p.day(9) != "rest" {
		t.Errorf("turned off in a drag: mode %d, on the 9th %q", p.app.view.MouseMode, p.day(9))
	}
}

// A button that is let go while the store is at work or under an overlay leaves
// nothing held.
func TestLetGoWhereItIsNotSeen(t *testing.T) {
	p, _ := fresh(t)
	before := p.changes()
	x, y := p.spotOn(screen.OnSession, april(7), 0)
	toX, toY := p.spotOn(screen.OnDay, april(9), 0)
	p.holds(x, y).types("?").lets(x, y).types("q")
	p.drags(toX, toY)
	if p.app.editor.Typing() || p.changes() != before {
		t.Error("let go under an overlay the session is still held")
	}
}

// Nothing can be dragged in the plan as it was.
func TestNothingIsDraggedInThePast(t *testing.T) {
	p, _ := fresh(t)
	p.types("x", "l", "3+", "U", "j", "enter")
	if p.app.past == nil {
		t.Fatalf("not in the past:\n%s", p.sees())
	}
	before := p.changes()
	for _, drag := range []struct {
		kind     screen.SpotKind
		from, to calendar.Day
	}{{screen.OnSession, april(8), april(16)}, {screen.OnWeek, april(12), april(19)}, {screen.OnEdge, april(19), calendar.Of(2027, 3, 22)}} {
		fromX, fromY := p.spotOn(drag.kind, drag.from, 0)
		to := drag.kind
		if to == screen.OnSession {
			to = screen.OnDay
		}
		toX, toY := p.spotOn(to, drag.to, 0)
		p.holds(fromX, fromY).drags(toX, toY)
		if p.app.editor.Typing() {
			t.Errorf("something is carried from %s", drag.from.Format("2 Jan"))
		}
		p.lets(toX, toY)
		if p.changes() != before {
			t.Fatalf("a drag changes the plan from its past: %s", p.app.status.Says)
		}
	}
	x, y := p.spotOn(screen.OnDay, april(9), 0)
	if p.clicks(x, y); p.app.editor.Cursor != april(9) {
		t.Error("a click does not move in the past")
	}
}
