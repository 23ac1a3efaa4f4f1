package season

import (
	"strconv"
	"strings"

	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// charts are the rows of a season, a column a week, one under the other.
type charts struct {
	*view
	a     frame.Area
	rows  rows
	pitch int // columns of a week, its gap included
	bar   int // columns of its bar
	gap   int // columns between two blocks, where weeks have none between them
	from  int // the first week that is seen
	to    int // the week after the last one
	here  int // the week of the cursor
}

// charts lays the weeks out over columns and rows.
func (v *view) charts(columns, height int) *charts {
	fit := max(1, columns-gutter)
	c := &charts{view: v, pitch: pitch(fit, v.pitchFor), here: v.weekAt(v.Cursor)}
	c.bar = max(1, c.pitch-1)
	if c.pitch == 1 && len(v.weeks)+len(v.blocks)-1 <= fit {
		c.gap = 1
	}
	c.rows = share(height, c.pitch >= figured, v.anyLife())
	c.from, c.to = scroll(c.here, len(v.weeks), max(1, (fit+c.pitch-c.bar)/c.pitch))
	return c
}

// weekAt gives the week of a day, the nearest one for a day outside.
func (v *view) weekAt(day calendar.Day) int {
	i := 0
	for i+1 < len(v.weeks) && v.weeks[i+1].Start <= day {
		i++
	}
	return i
}

// scroll gives the weeks that are seen when so many fit. The cursor moves over
// half of what fits before the weeks move.
func scroll(here, weeks, fit int) (from, to int) {
	if weeks <= fit {
		return 0, weeks
	}
	step := max(1, fit/2)
	from = here/step*step - step/2
	from = min(max(from, 0, here-fit+1), weeks-fit, here)
	return from, from + fit
}

// x gives the column that a week begins in.
func (c *charts) x(week int) int {
	week = min(week, len(c.weeks))
	x := gutter + (week-c.from)*c.pitch
	if c.gap > 0 && week > c.from {
		x += c.gap * (c.weeks[week-1].Block - c.weeks[c.from].Block)
		if week < len(c.weeks) && c.weeks[week].Block != c.weeks[week-1].Block {
			x += c.gap
		}
	}
	return x
}

// runs goes through the weeks that are seen in runs without a gap: all of them
// at once, or block by block.
func (c *charts) runs(do func(a frame.Area, from, to int)) {
	if c.gap == 0 {
		do(c.a.Sub(gutter, 0, c.right()-gutter, c.a.H), c.from, c.to)
		return
	}
	for _, b := range c.blocks {
		if from, to := max(b.from, c.from), min(b.to, c.to); from < to {
			x := c.x(from)
			do(c.a.Sub(x, 0, min(c.x(to), c.right())-x, c.a.H), from, to)
		}
	}
}

// right gives the column after the last week that is seen.
func (c *charts) right() int { return min(c.x(c.to), c.a.W) }

// column gives the column of a day; days outside of what is seen are beyond
// its ends.
func (c *charts) column(day calendar.Day) int {
	if first := &c.weeks[c.from]; day < first.Start {
		return gutter - 1
	}
	for i := c.to - 1; i >= c.from; i-- {
		if w := &c.weeks[i]; day >= w.Start {
			offset := int(day - w.Start)
			if offset >= w.days && c.to < len(c.weeks) {
				return c.right()
			}
			return c.x(i) + offset*c.pitch/w.days
		}
	}
	return gutter - 1
}

// draw draws the charts and gives where the cursor stands; top is the row of
// the screen that they begin in.
func (c *charts) draw(a frame.Area, top int) screen.Caret {
	c.a = a
	c.washes()
	c.heads()
	c.loads()
	caret := c.dates(top)
	c.races()
	c.lives()
	c.breaths()
	c.marks()
	c.curves()
	c.forms()
	return caret
}

// label writes what a row shows before the weeks.
func (c *charts) label(p part, offset int, words string, st theme.Style) {
	if offset >= 0 && offset < c.rows[p] {
		c.a.Text(1, c.rows.at(p)+offset, words, st)
	}
}

// washes tints every other block, and the week of the cursor over all rows.
func (c *charts) washes() {
	height := c.rows.sum()
	for i, b := range c.blocks {
		from, to := max(b.from, c.from), min(b.to, c.to)
		if i%2 == 0 && from < to {
			c.a.Wash(c.x(from), 0, c.x(to)-c.x(from), height, theme.Band)
		}
	}
	y := c.rows.at(loads)
	c.a.Wash(c.x(c.here), y, c.bar, height-y, theme.Sel)
	chosen, selected := c.Selected(c.Plan)
	for i := c.from; i < c.to; i++ {
		w := &c.weeks[i]
		c.state.hits.Add(c.a.Sub(c.x(i), 0, c.pitch, height), screen.Spot{Kind: screen.OnWeek, Day: w.Start})
		if selected && chosen.Overlaps(calendar.Span{From: w.Start, To: w.last()}) {
			c.a.Wash(c.x(i), y, c.pitch, height-y, theme.Sel)
		}
	}
	c.edges()
}

// edges makes the end of each block, above its last week, something to drag.
func (c *charts) edges() {
	heads := c.rows.at(loads)
	for i := range c.blocks {
		if last := c.blocks[i].to - 1; last >= c.from && last < c.to && last > c.blocks[i].from {
			at := c.a.Sub(c.x(last), 0, c.pitch, heads)
			c.state.hits.Add(at, screen.Spot{Kind: screen.OnEdge, Day: c.weeks[last].last()})
		}
	}
}

// heads writes the blocks over their weeks, and O of each.
func (c *charts) heads() {
	more := c.a.Sub(0, 0, gutter-1, 1)
	if c.from > 0 {
		more.Right(more.W, 0, "… "+strconv.Itoa(c.from), theme.Dim)
	}
	for i := range c.blocks {
		b := &c.blocks[i]
		from, to := max(b.from, c.from), min(b.to, c.to)
		if from >= to {
			continue
		}
		st := theme.Dim
		if c.here >= b.from && c.here < b.to {
			st = theme.Text.Bold()
		}
		room := c.a.Sub(c.x(from), 0, c.x(to)-c.x(from)-1, 2)
		if b.to == len(c.weeks) {
			room = c.a.Sub(c.x(from), 0, max(room.W+1, min(c.a.W-c.x(from), frame.Width(b.name))), 2)
		}
		room.Text(0, 0, short(b.name, room.W), st)
		if c.rows[measures] > 0 {
			c.measure(room, b)
		}
	}
	if left := len(c.weeks) - c.to; left > 0 {
		words := strconv.Itoa(left) + " …"
		x := min(c.right()+1, c.a.W-len(words)+1)
		c.a.Fill(x-1, 0, c.a.W-x+1, 1, ' ', theme.Default)
		c.a.Text(x, 0, words, theme.Dim)
	}
}

// measure writes O of a block: in accent with what it was where a preview
// changes it.
func (c *charts) measure(a frame.Area, b *block) {
	n, x := phrase.Figure(b.o.O), 0
	digits := frame.IntWidth(n)
	if !b.measured || a.W < max(2, digits) { // part of a figure is another figure
		return
	}
	if a.W >= max(4, 2+digits) {
		x = a.Text(0, 1, "O ", theme.Dim)
	}
	x = a.Int(x, 1, n, panel.BandStyle(b.o.Band(), b.judged).Bold())
	if b.was >= 0 && b.was != n && x+4 <= a.W {
		a.Change(x+1, 1, n-b.was, theme.Accent.Bold())
	}
}

// short gives a name that fits: whole, or its beginning with its number, or its
// beginning.
func short(name string, w int) string {
	if frame.Width(name) <= w {
		return name
	}
	runes := []rune(name)
	tail := 0
	for tail < len(runes)-1 && runes[len(runes)-1-tail] >= '0' && runes[len(runes)-1-tail] <= '9' {
		tail++
	}
	if number := string(runes[len(runes)-tail:]); tail > 0 && tail < w {
		return cut(name, w-tail) + number
	}
	return cut(name, w)
}

// cut gives the beginning of a text without a mark that something is missing.
func cut(text string, w int) string {
	switch {
	case w <= 0:
		return ""
	case frame.Width(text) <= w:
		return text
	default:
		return strings.TrimSuffix(frame.Cut(text+" ", w+1), "…") // too long by one at least, so that it is cut
	}
}

// loads draws the load of the weeks.
func (c *charts) loads() {
	y, h := c.rows.at(loads), c.rows[loads]
	c.a.IntRight(gutter-1, y, c.fullLoad, theme.Dim)
	c.label(loads, h-1, "load", theme.Body)
	c.runs(func(a frame.Area, from, to int) {
		bars := chart.Columns{Bars: c.bars[from:to], Top: float64(c.fullLoad), Wide: c.bar, Gap: c.pitch - c.bar, Marked: !c.Colours}
		bars.Draw(a.Sub(0, y, a.W, h))
	})
}

// dates writes the first day of each week, and below it where months begin. It
// gives where the cursor's day stands.
func (c *charts) dates(top int) screen.Caret {
	y, room := c.rows.at(dates), max(2, c.bar)
	every := (figured + c.pitch - 1) / c.pitch
	hereX := min(c.x(c.here), c.a.W-room)
	for i := c.from; i < c.to; i++ {
		x := c.x(i)
		if i == c.here || i%every != 0 || x+room > c.a.W || every > 1 && x+2 >= hereX && x <= hereX+2 {
			continue
		}
		st := theme.Dim
		if c.weeks[i].fresh {
			st = theme.Accent.Bold()
		}
		c.date(x, y, room, c.weeks[i].Start, st)
	}
	st := theme.Text.Bold()
	if c.weeks[c.here].fresh {
		st = theme.Accent.Bold()
	}
	c.a.Wash(hereX, y, room, 1, theme.Sel)
	if at := c.weeks[c.here]; c.Scene.Today >= at.Start && c.Scene.Today <= at.last() || !c.Colours {
		st = theme.Text.Bold().Reverse()
	}
	c.date(hereX, y, room, c.weeks[c.here].Start, st)
	c.a.Rune(hereX-1, y, theme.Cursor, theme.Accent)
	c.today(y)
	c.months()
	return screen.Caret{X: min(max(c.column(c.Cursor), hereX), hereX+c.bar-1), Y: top + y}
}

// date writes a day into so many columns, with its month where there is room.
func (c *charts) date(x, y, room int, day calendar.Day, st theme.Style) {
	if room >= len("30 Nov") {
		c.a.Text(x, y, day.Format("2 Jan"), st)
		return
	}
	c.a.IntRight(x+room, y, dayOf(day), st)
}

// today reverses the date of the week that today is in.
func (c *charts) today(y int) {
	i := c.weekAt(c.Scene.Today)
	if i < c.from || i >= c.to || i == c.here || c.Scene.Today < c.weeks[i].Start || c.Scene.Today > c.weeks[i].last() {
		return
	}
	c.a.Restyle(c.x(i), y, c.bar, 1, theme.Text.Reverse())
}

// months writes each month under the first week that begins in it.
func (c *charts) months() {
	if c.rows[months] == 0 {
		return
	}
	y, free := c.rows.at(months), 0
	for i := c.from; i < c.to; i++ {
		start := c.weeks[i].Start
		if i > c.from && sameMonth(start, c.weeks[i-1].Start) {
			continue
		}
		if x := c.x(i); x >= free && x+3 <= c.a.W && (i > c.from || dayOf(start) <= 21) {
			words := start.Format("Jan")
			if _, month, _ := start.Date(); month == 1 && len(c.weeks) > 40 {
				words = start.Format("2006")
			}
			free = c.a.Text(x, y, words, theme.Dim) + 1
		}
	}
}

func sameMonth(a, b calendar.Day) bool {
	_, m, _ := a.Date()
	_, n, _ := b.Date()
	return m == n
}

// breaths draws stress and pools, and the figures of bars that are cut.
func (c *charts) breaths() {
	y := c.rows.at(above)
	c.a.IntRight(gutter-1, y, c.top, theme.Dim)
	c.label(above, c.rows[above]-1, "stress", theme.Stress)
	c.label(waterline, 0, "ready 20", theme.Body)
	c.label(below, 0, "settled", theme.Ebb)
	c.runs(func(a frame.Area, from, to int) {
		breath := chart.Breath{
			Weeks: c.figures.breaths[from:to], Top: c.top, Above: c.rows[above], Below: c.rows[below],
			Wide: c.bar, Gap: c.pitch - c.bar, Cursor: -1,
		}
		if c.Before != nil {
			breath.Before = c.ghosts[from:to]
		}
		breath.Draw(a.Sub(0, y, a.W, breath.Rows()))
		if c.gap > 0 && to < c.to {
			c.a.Rune(c.x(to)-1, c.rows.at(waterline), theme.Line, theme.Tick)
		}
	})
	if c.rows[cuts] > 0 {
		c.figuresOfCuts(c.rows.at(cuts))
	}
}

// figuresOfCuts writes the level over the highest of each run of bars that are
// cut at the top.
func (c *charts) figuresOfCuts(y int) {
	free := gutter
	for i := c.from; i < c.to; i++ {
		high := i
		for ; i < c.to && c.cut(i); i++ {
			if c.figures.breaths[i].High > c.figures.breaths[high].High {
				high = i
			}
		}
		if !c.cut(high) {
			continue
		}
		n := phrase.Figure(c.figures.breaths[high].High)
		wide := frame.IntWidth(n)
		x := max(c.x(high)+c.bar-wide, gutter)
		if x >= free {
			free = c.a.Int(x, y, n, theme.Stress.Bold()) + 1
		}
	}
}

func (c *charts) cut(week int) bool { return c.figures.breaths[week].High > float64(c.top) }

// marks writes on how many mornings each week came down, how low, and how long
// it is.
func (c *charts) marks() {
	c.label(mornings, 0, "mornings", theme.Dim)
	c.label(signs, 0, "findings", theme.Dim)
	c.label(lowest, 0, "lowest", theme.Dim)
	c.label(hours, 0, "hours", theme.Dim)
	for i := c.from; i < c.to; i++ {
		w := &c.weeks[i]
		changed := c.Before != nil
		end := c.x(i) + c.bar
		y := c.rows.at(mornings)
		st := theme.Ebb
		if changed && w.settled != w.sum.Settled {
			st = theme.Accent.Bold()
		}
		switch {
		case w.sum.Settled == 0 && st == theme.Ebb:
			c.a.Rune(end-1, y, theme.Cross, theme.Stress.Bold())
		case w.sum.Settled == 0:
			c.a.Rune(end-1, y, theme.Cross, st)
		case c.bar == 1 && w.sum.Settled > 9:
			c.a.Rune(end-1, y, '+', st)
		default:
			c.a.IntRight(end, y, w.sum.Settled, st)
		}
		if severity, found := c.Found.Within(calendar.Span{From: w.Start, To: w.last()}); found && c.rows[signs] > 0 {
			verdict.Mark(c.a, end-1, c.rows.at(signs), severity)
		}
		if c.rows[lowest] > 0 {
			c.low(end, c.rows.at(lowest), i)
		}
		if c.rows[hours] > 0 {
			c.a.IntRight(end, c.rows.at(hours), w.hours(c.bars[i].Past), theme.Dim)
		}
	}
}

// low writes the lowest morning of a week.
func (c *charts) low(end, y, week int) {
	n, st := phrase.Figure(c.weeks[week].sum.Lowest), theme.Dim
	if c.weeks[week].sum.Settled == 0 {
		st = theme.Stress
	}
	if c.Before != nil && phrase.Figure(c.ghosts[week].Low) != n {
		st = theme.Accent.Bold()
	}
	c.a.IntRight(end, y, n, st)
}
