package block

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Status is the line that the program adds to the footer: what it has to say,
// and what has been typed of a count or a pair of keys.
type Status struct {
	Says    string
	Fault   bool
	Pending string
}

// view is what one drawing works on: the plan and figures that are shown, and
// those they are compared with.
type view struct {
	*Screen
	sc      *screen.Scene
	status  Status
	plan    plan.Plan
	now     *outlook.Outlook
	before  *outlook.Outlook // nil: nothing is being changed
	at      plan.Place       // of the cursor
	block   *plan.Mesocycle
	span    calendar.Span // of the block
	layout  layout
	rows    []dayRow // of the block
	colours bool     // washes show; otherwise the cursor is marked by glyph and reverse
	own     plan.Sport
}

// Caret is where the hardware cursor stands, so that readers and magnifiers
// follow: on the selected day, or in the line that is typed.
type Caret struct {
	X, Y int
	Text bool // in a line of text
}

// Draw draws the screen into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status Status, washes bool) Caret {
	l := lay(a.W, a.H)
	s.shape = l.shape
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return Caret{}
	}
	v := view{Screen: s, sc: sc, status: status, layout: l, colours: washes, own: s.sport(sc)}
	v.plan, v.now, v.before = s.shown(sc)
	var ok bool
	if v.at, ok = v.plan.Locate(s.cursor); !ok {
		if v.at, ok = lastPlace(v.plan); !ok {
			return v.empty(a)
		}
	}
	v.block = v.plan.Block(v.at)
	v.span = v.plan.BlockSpan(v.at)
	v.rows = v.dayRows(s.rowsKept[:0])
	s.rowsKept = v.rows
	switch l.shape {
	case inWords:
		return v.words(a)
	case phone:
		return v.phone(a)
	case narrow, below:
		return v.narrow(a)
	default:
		return v.wideScreen(a)
	}
}

// lastPlace is the last microcycle of a plan: where the cursor is seen when a
// preview takes its day away.
func lastPlace(p plan.Plan) (at plan.Place, ok bool) {
	for w := range p.Weeks() {
		at, ok = w, true
	}
	return at, ok
}

// wideScreen has the calendar to the left and the panel beside it.
func (v *view) wideScreen(a frame.Area) Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	v.strip(a.Sub(1, 1, a.W-1, 1))
	edge := a.W - l.panel - 3
	body := a.H - l.header - l.footer
	a.HLine(0, l.header-1, a.W, theme.Line, theme.Rule)
	a.Rune(edge, l.header-1, '┬', theme.Rule)
	a.VLine(edge, l.header, body, theme.Upright, theme.Rule)
	caret := v.calendar(a.Sub(0, l.header, edge, body), l.header)
	v.tabs(a.Sub(edge+1, l.header-1, a.W-edge-1, 1))
	v.panel(a.Sub(edge+2, l.header, l.panel, body))
	foot := a.H - l.footer
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	a.Rune(edge, foot, '┴', theme.Rule)
	v.series(a.Sub(edge+1, foot, a.W-edge-1, 1))
	return v.footer(a.Sub(1, foot+1, a.W-2, l.footer-1), foot+1, caret)
}

// narrow has the calendar, and the panel below it where there is room; the key
// of the panel opens it over the lower half.
func (v *view) narrow(a frame.Area) Caret {
	l := v.layout
	v.title(a.Sub(0, 0, a.W, 1))
	foot := a.H - l.footer
	panel := l.panel
	if v.open && panel == 0 {
		panel = max(panelBelow, (foot-l.header)/2)
	}
	caret := v.calendar(a.Sub(0, l.header, a.W, foot-l.header-panel), l.header)
	if panel > 0 {
		v.panelUnder(a.Sub(0, foot-panel, a.W, panel))
	}
	return v.footer(a.Sub(1, foot, a.W-2, l.footer), foot, caret)
}

// empty is the screen of an athlete without a season.
func (v *view) empty(a frame.Area) Caret {
	name := v.sc.Athlete.Name
	if name == "" {
		name = "nobody yet"
	}
	x := a.Text(1, 0, "ebb", theme.Ebb.Bold())
	a.Text(x+2, 0, name, theme.Text.Bold())
	a.Right(a.W-1, 0, v.sc.Today.Format("Mon 2 Jan 2006"), theme.Text)
	lines := []string{
		"Nothing is planned yet.",
		"",
		"Press a and type a session: long 3h, or intervals 1h10 !",
		"It goes on " + dayWord(v.cursor, v.sc.Today) + ", in a season made for it.",
		"",
		"? shows the keys, q leaves.",
	}
	y := 2
	for _, line := range lines {
		for _, part := range frame.Wrap(line, a.W-2) {
			a.Text(1, y, part, theme.Body)
			y++
		}
	}
	foot := max(1, min(max(y, a.H-4), a.H-2))
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	under := a.Sub(1, foot+1, a.W-2, a.H-foot-1)
	if v.draft != nil {
		if column := v.draft.draw(under, v); column >= 0 {
			return Caret{X: 1 + column, Y: foot + 1, Text: true}
		}
		return Caret{}
	}
	pairs(under, under.H-1, "a", "add", "?", "help", "q", "leave")
	if v.status.Says != "" {
		under.Fill(0, under.H-1, under.W, 1, ' ', theme.Default)
		v.hints(under.Sub(0, under.H-1, under.W, 1))
	}
	return Caret{}
}

// title says where one is, what day it is and how far the race is.
func (v *view) title(a frame.Area) {
	right := v.sc.Today.Format("Mon 2 Jan 2006")
	if a.W < besideWidth {
		right = v.sc.Today.Format("Mon 2 Jan")
	}
	end := a.W - 1
	if event, ok := v.plan.NextEvent(v.sc.Today, plan.A); ok {
		figure, rest := until(event, v.sc.Today)
		rest = frame.Cut(rest, a.W/3)
		end -= frame.Width(rest)
		a.Text(end, 0, rest, theme.Dim)
		end -= frame.Width(figure)
		a.Text(end, 0, figure, theme.Text.Bold())
		a.Text(end-3, 0, "·", theme.Dim)
		end -= 5
	}
	end -= frame.Width(right)
	a.Text(end, 0, right, theme.Text)

	left := a.Sub(0, 0, end-1, 1)
	x := left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 1
	if a.W >= besideWidth {
		x++
	}
	if a.W >= belowWidth {
		x = left.Text(x, 0, v.sc.Athlete.Name, theme.Dim)
		x = left.Text(x, 0, " › ", theme.Dim)
	}
	season := v.plan.Season(v.at).Name
	if a.W >= besideWidth && season != "" {
		x = left.Text(x, 0, season, theme.Dim)
		x = left.Text(x, 0, " › ", theme.Dim)
	}
	left.Text(x, 0, frame.Cut(v.block.Name, left.W-x), theme.Text.Bold())
}

// series says on the lower rule what the figures are of.
func (v *view) series(a frame.Area) {
	profile := v.sc.Athlete.On(v.sc.Today)
	words := " " + v.now.Series().String() + " · " + profile.Weight.String() + " " +
		trimFloat(profile.FitnessDays) + "/" + trimFloat(profile.FatigueDays)
	if profile.Gain != 1 {
		words += " · own gain " + trimFloat(profile.Gain)
	}
	a.Right(a.W-2, 0, words+" ", theme.Dim)
}
