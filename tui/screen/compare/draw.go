package compare

import (
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// view is what one drawing works on.
type view struct {
	*Screen
	sc     *screen.Scene
	status screen.Status
	layout layout
	washes bool
}

// Point gives the branch or the difference that stands at a cell.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// fromDifferences is from where on the items of spots are differences.
const fromDifferences = 1 << 24

// Select puts the cursor on a branch or a difference that the mouse points at,
// and tells whether it stood there.
func (s *Screen) Select(item int) (again bool) {
	if item >= fromDifferences {
		list, row := s.list(), item-fromDifferences
		if list.Len() == 0 {
			return false
		}
		again, s.low = s.low && list.Is(row), true
		list.Select(row)
		return again
	}
	if item >= len(s.all) {
		return false
	}
	name := s.all[item].Name
	again, s.low = !s.low && s.cursor == name && name != s.of.Branch, false
	s.cursor = name
	return again
}

// Draw draws the branches into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H)
	s.hits.Reset()
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return screen.Caret{}
	}
	v := view{Screen: s, sc: sc, status: status, layout: l, washes: washes}
	v.title(a.Sub(0, 0, a.W, 1))
	if l.header > 1 {
		a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	}
	body := a.Sub(0, l.header, a.W, a.H-l.header-l.footer)
	foot := a.Sub(0, a.H-l.footer, a.W, l.footer)
	if l.footer > 1 {
		foot.HLine(0, 0, a.W, theme.Line, theme.Rule)
	}
	var caret screen.Caret
	switch {
	case l.shape >= stacked:
		caret = v.large(body, l.header)
	case s.low:
		caret = v.comparing(body, l.header)
	default:
		caret = v.branches(body, l.header)
	}
	return v.footer(foot, a.H-l.footer, caret)
}

// title says whose branches these are, and what the athlete sees.
func (v *view) title(a frame.Area) {
	x := 1
	if a.W >= screen.BelowWidth {
		x = a.Text(x, 0, "ebb", theme.Ebb.Bold()) + 2
		x = a.Text(x, 0, v.sc.Athlete.Name, theme.Dim)
		x = a.Text(x, 0, " › ", theme.Dim)
	}
	x = a.Text(x, 0, "branches", theme.Text.Bold()) + 1
	end := a.W - 1
	if a.W >= screen.NarrowWidth {
		end = a.Right(end, 0, v.sc.Today.Format("Mon 2 Jan 2006"), theme.Text) - 2
	}
	x = screen.BranchMark(a, x, 0, min(44, end-x), v.sc)
	if words := v.releasedWords(); words != "" && end-x > 20 {
		a.Text(x+1, 0, frame.Cut(words, end-x-1), theme.Dim)
	}
}

func (v *view) releasedWords() string {
	if !v.withheld {
		return ""
	}
	return "released until " + v.released.Format("Mon 2 Jan")
}

// large has the branches over the comparison of two.
func (v *view) large(a frame.Area, top int) screen.Caret {
	l := &v.layout
	rows := min(l.list, 1+max(1, len(v.all)))
	caret := v.branches(a.Sub(0, 0, a.W, rows), top)
	a.HLine(0, rows, a.W, theme.Line, theme.Rule)
	rest, under := a.Sub(0, rows+1, a.W, a.H-rows-1), top+rows+1
	switch c := v.comparison(); {
	case c == nil:
		v.nothing(rest)
	case c.Why != "":
		rest.Text(1, 0, frame.Cut(c.Why, rest.W-2), theme.Alert)
	case l.shape == beside:
		v.heading(a.Sub(0, rows, a.W, 1), c)
		a.Rune(l.left, rows, '┬', theme.Rule)
		rest.VLine(l.left, 0, rest.H, theme.Upright, theme.Rule)
		a.Sub(0, 0, a.W, a.H+1).Rune(l.left, a.H, '┴', theme.Rule)
		v.left(rest.Sub(1, 0, l.left-1, rest.H), c)
		y := v.rows(rest.Sub(l.left+1, 0, a.W-l.left-1, rest.H))
		if v.low {
			return screen.Caret{X: l.left + 1, Y: under + y}
		}
	default:
		v.heading(a.Sub(0, rows, a.W, 1), c)
		curves := max(l.curves, min(rest.H-max(1, c.Differs.Len()), mostCurves)) // few differences leave it room
		v.left(rest.Sub(1, 0, a.W-1, curves), c)
		y := v.rows(rest.Sub(0, curves, a.W, rest.H-curves))
		if v.low {
			return screen.Caret{X: 0, Y: under + curves + y}
		}
	}
	return caret
}

// mostCurves are the rows of the curves over the differences at most.
const mostCurves = 24

// rows draws the differences and gives the row of their cursor.
func (v *view) rows(a frame.Area) int {
	return v.list().Draw(a, v.low, v.washes, &v.hits, fromDifferences)
}

// comparing is the comparison on a phone.
func (v *view) comparing(a frame.Area, top int) screen.Caret {
	c := v.comparison()
	x := a.Text(1, 0, "╌ ", theme.Tick)
	x = a.Text(x, 0, frame.Cut(c.A, a.W/2-5), theme.Text.Bold())
	x = a.Text(x, 0, "  ─ ", theme.Text)
	a.Text(x, 0, frame.Cut(c.B, a.W-x-1), theme.Text.Bold())
	y := 1
	if rows := v.layout.curves; rows > 0 && a.H >= rows+5 {
		v.left(a.Sub(1, 1, a.W-1, rows), c)
		y += rows
	}
	return screen.Caret{X: 0, Y: top + y + v.rows(a.Sub(0, y, a.W, a.H-y))}
}

// heading says on its rule which branches are compared, how their lines are
// drawn, and how much differs.
func (v *view) heading(a frame.Area, c *Comparison) {
	name := max(8, (a.W-40)/3)
	if v.layout.shape == beside {
		name = (v.layout.left - 16) / 2
	}
	x := a.Text(1, 0, " ╌╌ ", theme.Tick)
	x = a.Text(x, 0, frame.Cut(c.A, name), theme.Text.Bold())
	x = a.Text(x, 0, "   ── ", theme.Text)
	x = a.Text(x, 0, frame.Cut(c.B, name)+" ", theme.Text.Bold())
	x += 2
	if v.layout.shape == beside {
		x = max(x, v.layout.left+2)
	}
	says := " " + c.Differs.Says() + " "
	if x+frame.Width(says) > a.W-1 {
		says = " " + phrase.Counted(c.Differs.Len(), "difference") + " "
	}
	a.Text(x, 0, frame.Cut(says, a.W-x-1), theme.Dim)
}

// leastCurves are the rows that curves have before words under them get one.
const leastCurves = 10

// left draws the curves, and under them what they mean where it counts.
func (v *view) left(a frame.Area, c *Comparison) {
	d, marked := c.Differs.At()
	room := min(len(v.meanings), max(0, a.H-leastCurves))
	v.curves.draw(a.Sub(0, 0, a.W, a.H-room), c, d.Day, marked && v.low, v.washes)
	for i, m := range v.meanings[:room] {
		y := a.H - room + i
		a.Text(0, y, m.head, theme.Dim)
		a.Text(gutter, y, frame.Cut(m.says, a.W-gutter-1), theme.Body)
	}
}

// nothing says what to do while there is nothing to compare.
func (v *view) nothing(a frame.Area) {
	words := "Choose another branch to compare with " + v.base + "."
	switch x, y := v.pair(); {
	case v.failed != "" || len(v.all) == 0:
		return
	case len(v.all) == 1:
		words = "A branch is the plan beside itself: try what would be if the knee holds, compare, and take it over whole or drop it. What is done on it leaves main as it is. n makes one."
	case x != y:
		return // it is on its way
	}
	for y, line := range frame.Wrap(words, min(a.W-2, 90)) {
		a.Text(1, y, line, theme.Body)
	}
}
