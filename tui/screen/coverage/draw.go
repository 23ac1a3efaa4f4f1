package coverage

import (
	"strconv"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// view is what one drawing works on.
type view struct {
	editor.View
	*kept
	state    *Screen
	layout   layout
	at       int // the demand under the cursor
	imperial bool
}

// Draw draws the screen into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H)
	s.hits.Reset()
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return screen.Caret{}
	}
	v := view{state: s, layout: l}
	v.View, _ = s.View(s, hints, sc, status, washes)
	if s.opened {
		v.Keys = ofRehearsals
	}
	v.kept = s.look(sc, v.Plan, v.Now)
	v.at, v.imperial = s.index(), sc.Athlete.On(sc.Today).Imperial
	v.title(a.Sub(0, 0, a.W, 1))
	caret := screen.Caret{X: min(nameAt, a.W-1), Y: min(l.header, a.H-1)}
	foot := a.H - l.footer
	body := a.Sub(0, l.header, a.W, foot-l.header)
	switch {
	case !v.ok:
		v.sentence(a.Sub(0, 1, a.W, foot-1), "No A or B event is planned: what it would ask to be rehearsed is shown here. An event is added on the screen of events, or by a line: A 2027-05-22 \"Canyon 100K\" 100k +5400m 16h #night")
	case len(v.cover.Demands) == 0:
		v.sentence(a.Sub(0, 1, a.W, foot-1), v.cover.Event.Name+" asks for nothing that can be rehearsed: #night, #heat, +5400m or fuel 75g in its line would be.")
	case s.opened:
		v.heads(a)
		caret = v.rehearsals(body)
	default:
		v.heads(a)
		caret = v.demands(body)
	}
	return v.footer(a.Sub(0, foot, a.W, l.footer), foot, caret)
}

func (v *view) sentence(a frame.Area, words string) {
	for y, line := range frame.Wrap(words, a.W-2) {
		a.Text(1, y+1, line, theme.Body)
	}
}

// title says whose event this is, and how far it is.
func (v *view) title(a frame.Area) {
	end := a.W - 1
	if v.ok {
		figure, rest := phrase.Until(*v.cover.Event, v.Scene.Today)
		if a.W < screen.BelowWidth {
			rest = ""
		}
		end = a.Right(end, 0, frame.Cut(rest, a.W/4), theme.Dim)
		end = a.Right(end, 0, figure, theme.Text.Bold()) - 1
	}
	left := a.Sub(0, 0, end, 1)
	x := 1
	if a.W >= screen.NarrowWidth {
		x = left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 2
	}
	if a.W >= screen.BelowWidth {
		x = left.Text(x, 0, v.Scene.Athlete.Name, theme.Dim)
		x = left.Text(x, 0, " › ", theme.Dim)
	}
	x = left.Text(x, 0, "Coverage", theme.Text.Bold())
	if v.ok && a.W >= screen.NarrowWidth {
		x = left.Text(x, 0, " › ", theme.Dim)
		left.Text(x, 0, frame.Cut(v.cover.Event.Name, left.W-x), theme.Dim)
	}
}

// heads are the rows over the demands: what the event is, and over the charts
// the blocks.
func (v *view) heads(a frame.Area) {
	l := &v.layout
	if l.header < 2 {
		return
	}
	e := v.cover.Event
	var parts []string
	for _, words := range []string{phrase.EventAmounts(e), v.cover.Class.Name, phrase.Fuelling(e.Fuel, 0), strings.Join(e.Tags, ", ")} {
		if words != "" {
			parts = append(parts, words)
		}
	}
	if l.shape == list {
		parts = append([]string{e.Name}, parts...)
	}
	a.Text(1, 1, frame.Cut(strings.Join(parts, "  ·  "), a.W-2), theme.Body)
	if l.header < 4 {
		return
	}
	a.HLine(0, 2, a.W, theme.Line, theme.Rule)
	if v.state.opened {
		a.Text(nameAt, 3, "day", theme.Dim)
		a.Right(nameAt+dayWide+shareWide, 3, "share", theme.Dim)
		a.Text(nameAt+dayWide+shareWide+2, 3, "rehearsal", theme.Dim)
		return
	}
	a.Text(nameAt, 3, "demand", theme.Dim)
	a.Right(l.best.end(), 3, "best", theme.Dim)
	for _, head := range []struct {
		at    column
		words string
	}{{column{l.have.x + 2, l.have.w}, "have"}, {column{l.until.x + 1, l.until.w}, "last"}} {
		if head.at.w > 0 {
			a.Text(head.at.x, 3, head.words, theme.Dim)
		}
	}
	if l.chart.w == 0 {
		return
	}
	from, per := v.scale()
	free := 0
	for i, w := range v.weeks[from:] {
		if !w.first && i > 0 {
			continue
		}
		if x := i * per; x >= free {
			for _, b := range v.blocks {
				if b.Span.Has(w.span.From) {
					room := min((int(b.Span.To-w.span.From)/7+1)*per, l.chart.w-x)
					free = a.Text(l.chart.x+x, 3, named(b.Name, room-1), theme.Dim) - l.chart.x + 1
				}
			}
		}
	}
}

// named fits the name of a block over its weeks: "Specific 1", "Spec…", "T".
func named(name string, room int) string {
	const least = 5
	if frame.Width(name) <= room || room >= least {
		return frame.Cut(name, room)
	}
	return strings.TrimSuffix(frame.Cut(name, 2), "…")
}

// scale gives the first week that the charts show, and the columns of a week.
func (v *view) scale() (from, per int) {
	n := max(1, len(v.weeks))
	per = max(1, min(6, v.layout.chart.w/n))
	return max(0, len(v.weeks)-v.layout.chart.w/per), per
}

// demands draws a demand in a row or two, those that fit, the one under the
// cursor among them.
func (v *view) demands(a frame.Area) screen.Caret {
	all := v.cover.Demands
	rows := 1
	if 2*len(all) <= a.H {
		rows = 2
	}
	if 3*len(all) <= a.H && v.layout.chart.w > 0 {
		rows = 3
	}
	fit := max(1, (a.H+rows/3)/rows)
	top := max(0, min(v.at-fit/2, len(all)-fit))
	for i := top; i < len(all) && (i-top)*rows < a.H; i++ {
		v.demand(a.Sub(0, (i-top)*rows, a.W, min(rows, 2)), i)
	}
	if top > 0 {
		a.Rune(a.W-1, 0, '↑', theme.Dim)
	}
	if top+fit < len(all) {
		a.Rune(a.W-1, a.H-1, '↓', theme.Dim)
	}
	return screen.Caret{X: min(nameAt, a.W-1), Y: v.layout.header + (v.at-top)*rows}
}

func (v *view) demand(a frame.Area, i int) {
	d, l, here := &v.cover.Demands[i], &v.layout, i == v.at
	v.state.hits.Add(a, screen.Spot{Kind: screen.OnRow, Day: v.cover.Event.From, Item: i})
	name := theme.Body
	if d.State.Lacks() {
		name = theme.Text.Bold()
	}
	if here && !v.Colours {
		name = name.Reverse()
	}
	a.Text(l.name.x, 0, frame.Cut(d.Name, l.name.w), name)
	sign := panel.DemandSigns[d.State]
	a.Rune(l.sign.x, 0, sign.Sign, sign.Style)
	if a.H > 1 {
		words := d.Says(v.imperial)
		room := l.name.w
		if l.chart.w == 0 {
			room = a.W - nameAt - 1
			words += ", " + d.Wants(v.Scene.Today)
		} else {
			a.Text(l.sign.x, 1, d.State.String(), theme.Dim)
		}
		a.Text(l.name.x, 1, frame.Cut(words, room), theme.Dim)
	}
	if len(d.All) > 0 {
		figure := theme.Body
		if d.State.Lacks() {
			figure = theme.Text.Bold()
		}
		a.Right(l.best.end(), 0, strconv.Itoa(coverage.Percent(d.Best.Share))+" %", figure)
		if l.until.w > 0 {
			a.Text(l.until.x+1, 0, d.Last.Day.Format("Mon 2 Jan"), theme.Dim)
		}
	} else {
		a.Right(l.best.end(), 0, "none", theme.Dim)
	}
	if l.have.w > 0 {
		a.IntRight(l.have.x+4, 0, d.Have, theme.Text.Bold())
		a.Text(l.have.x+4, 0, " of "+strconv.Itoa(d.Want), theme.Dim)
	}
	if l.chart.w > 0 {
		v.chart(a.Sub(l.chart.x, 0, l.chart.w, a.H), d)
	}
	if !here {
		return
	}
	if v.Colours {
		a.Wash(0, 0, a.W, a.H, theme.Sel)
	}
	for n := range a.H {
		a.Rune(0, n, theme.Cursor, theme.Accent)
	}
}

// chart draws a bar for each week: how near it comes to the dose, in the ink
// of water where it counts.
func (v *view) chart(a frame.Area, d *coverage.Demand) {
	from, per := v.scale()
	wide := max(1, per-1)
	c := chart.Columns{Top: 1, Wide: wide, Gap: per - wide}
	for _, w := range v.weeks[from:] {
		in := d.In(w.span)
		bar := chart.Column{Load: min(1, in.Share), Was: min(1, in.Share), Ink: theme.Tick}
		if in.Count > 0 {
			bar.Ink = theme.Pool
		}
		c.Bars = append(c.Bars, bar)
	}
	for i, w := range v.weeks[from:] {
		if d.In(w.span).Share == 0 {
			a.Fill(i*per, a.H-1, wide, 1, '▁', theme.Faint)
		}
		if w.span.Has(v.Scene.Today) {
			a.Wash(i*per, 0, wide, a.H, theme.Band)
		}
	}
	c.Draw(a)
}

// rehearsals lists those of the demand under the cursor, the last first seen.
func (v *view) rehearsals(a frame.Area) screen.Caret {
	d := &v.cover.Demands[v.at]
	v.state.item = max(0, min(v.state.item, len(d.All)-1))
	a.Text(nameAt, 0, frame.Cut(d.Name+": "+d.Says(v.imperial)+", "+strconv.Itoa(d.Have)+" of "+strconv.Itoa(d.Want), a.W-nameAt-1), theme.Text.Bold())
	rows := a.Sub(0, 1, a.W, a.H-1)
	top := max(0, min(v.state.item-rows.H/2, len(d.All)-rows.H))
	for i := top; i < len(d.All) && i-top < rows.H; i++ {
		v.rehearsal(rows.Sub(0, i-top, a.W, 1), d, i)
	}
	return screen.Caret{X: min(nameAt, a.W-1), Y: v.layout.header + 1 + v.state.item - top}
}

func (v *view) rehearsal(a frame.Area, d *coverage.Demand, i int) {
	r := &d.All[i]
	v.state.hits.Add(a, screen.Spot{Kind: screen.OnRow, Day: r.Day, Item: i})
	st := theme.Dim
	if r.Counts {
		st = theme.Text
	}
	if i == v.state.item && !v.Colours {
		st = st.Reverse()
	}
	x := nameAt + dayWide + shareWide
	a.Text(nameAt, 0, r.Day.Format("Mon _2 Jan"), st)
	a.Right(x, 0, strconv.Itoa(coverage.Percent(r.Share))+" %", st)
	words := v.called(r)
	if r.Hours[0] > 0 {
		words = inARow(r) + " of " + d.Says(v.imperial)
	}
	switch {
	case r.Late:
		words = "too late: " + words
	case r.Counts:
	case r.Day < d.Span.From:
		words = "too early: " + words
	case d.Unit == coverage.Sessions:
		words = "too short: " + words
	default:
		words = "below " + strconv.Itoa(coverage.Percent(d.From)) + " %: " + words
	}
	if r.Planned {
		words = "planned, " + words
	}
	a.Text(x+2, 0, frame.Cut(words, a.W-x-3), theme.Dim)
	if i == v.state.item {
		if v.Colours {
			a.Wash(0, 0, a.W, 1, theme.Sel)
		}
		a.Rune(0, 0, theme.Cursor, theme.Accent)
	}
}

// inARow says how long each day of a row is: "Sat 4h15 + Sun 2h30".
func inARow(r *coverage.Rehearsal) (words string) {
	for i, hours := range r.Hours {
		if hours > 0 {
			if words != "" {
				words = " + " + words
			}
			words = (r.Day - calendar.Day(i)).Format("Mon ") + phrase.Clock(int(hours*60+.5)*60) + words
		}
	}
	return words
}

// called names what a rehearsal is.
func (v *view) called(r *coverage.Rehearsal) string {
	if at, i, ok := v.Plan.FindSession(r.Of); ok {
		return phrase.Title(v.Plan.Week(at).Sessions[i])
	}
	if i, ok := v.Plan.FindEvent(r.Of); ok {
		return v.Plan.Events[i].Name
	}
	return "done"
}

// footer says what the demand under the cursor wants, and the keys; or what is
// being made up.
func (v *view) footer(a frame.Area, at int, caret screen.Caret) screen.Caret {
	a.HLine(0, 0, a.W, theme.Line, theme.Rule)
	inside := a.Sub(1, 1, a.W-2, a.H-1)
	if v.Typing() {
		return v.Draft(inside, 1, at+1, caret)
	}
	if inside.H >= 3 && v.ok && len(v.cover.Demands) > 0 {
		d := &v.cover.Demands[v.at]
		x := inside.Text(0, 0, d.State.String(), panel.DemandSigns[d.State].Style) + 2
		x = inside.Text(x, 0, d.Name, theme.Text.Bold()) + 2
		lines := frame.Wrap(phrase.Capital(d.Wants(v.Scene.Today)), max(8, inside.W-x))
		inside.Text(x, 0, lines[0], theme.Body)
		second := "dose " + d.Says(v.imperial)
		if d.From < 1 {
			second += "; it counts from " + strconv.Itoa(coverage.Percent(d.From)) + " % of that"
		}
		second += ", up to " + d.Span.To.Format("Mon 2 Jan")
		if n := v.cover.Outlined; n > 0 {
			second = phrase.Counted(n, "week") + " before it without a session yet: what they rehearse is not known"
		}
		if len(lines) > 1 {
			second = strings.Join(lines[1:], " ")
		}
		inside.Text(0, 1, frame.Cut(second, inside.W), theme.Dim)
	}
	v.Hints(inside.Sub(0, inside.H-1, inside.W, 1))
	return caret
}

// hints and ofRehearsals are the keys of the footer, those that matter most
// first.
var hints = []editor.Hint{
	{Keys: "enter", Word: "rehearsals", Actions: []keys.Action{keys.In}},
	{Keys: "T", Word: "train the gut", Actions: []keys.Action{keys.SetTarget}},
	{Keys: "tab", Word: "race sheet", Actions: []keys.Action{keys.PanelOn}},
	{Keys: "j k", Word: "demand", Actions: []keys.Action{keys.WeekOn}},
	{Keys: "w b", Word: "event", Actions: []keys.Action{keys.SessionOn}},
	{Keys: "u", Word: "undo", Actions: []keys.Action{keys.Undo}},
	{Keys: "esc", Word: "back", Actions: []keys.Action{keys.Out}},
}

var ofRehearsals = []editor.Hint{
	{Keys: "enter", Word: "its day", Actions: []keys.Action{keys.In}},
	{Keys: "esc", Word: "back", Actions: []keys.Action{keys.Out}},
	{Keys: "j k", Word: "rehearsal", Actions: []keys.Action{keys.WeekOn}},
}
