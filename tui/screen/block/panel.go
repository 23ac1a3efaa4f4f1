package block

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/theme"
)

// tabs writes the pages of the panel on the rule over it.
func (v *view) tabs(a frame.Area) {
	x := 1
	for i, word := range tabWords {
		st := theme.Dim
		if tab(i) == v.tab {
			st = theme.Text.Bold()
		}
		x = a.Text(x, 0, word, st) + 2
		a.Text(x-2, 0, "  ", theme.Dim)
	}
	a.Rune(0, 0, ' ', theme.Dim)
	a.Rune(x-2, 0, ' ', theme.Dim)
	a.Rune(x-1, 0, theme.Line, theme.Rule)
}

// panel draws the page of the panel that is chosen, beside the calendar.
func (v *view) panel(a frame.Area) {
	switch v.tab {
	case tabSystems:
		v.systemsPage(a)
	case tabFitness:
		v.fitnessPage(a)
	default:
		v.oscillationPage(a)
	}
}

// Rows of the parts of the oscillation page, in the order in which they are
// given up: the sentence, load, the strips; never the line and the marks.
const (
	rowsOfO      = 2
	rowsOfStrips = 6 // a heading and five systems
	leastAbove   = 3
	mostAbove    = 10
)

// oscillationPage is the wave with all that belongs to it.
func (v *view) oscillationPage(a frame.Area) {
	v.measure(a.Sub(0, 0, a.W, rowsOfO))
	beside := v.layout.perDay == 2
	fixed := rowsOfO + 1 /* legend */ + 3 /* line and pools */ + 2 /* dates, marks */
	rest := a.H - fixed - leastAbove
	strips := false
	take := func(rows int) bool {
		if rest < rows {
			return false
		}
		rest -= rows
		return true
	}
	if !beside || rest > mostAbove {
		strips = take(rowsOfStrips)
	}
	loads, sentence := take(1), take(2)
	gap := 0
	if take(1) {
		gap = 1
	}
	above := min(leastAbove+rest, mostAbove)

	y := rowsOfO + gap
	v.legend(a, y)
	days := v.window(v.waveWidth(a))
	wave := v.wave(days, above, 2)
	y++
	wave.Labels(a.Sub(0, y, gutterColumns-1, wave.Rows()))
	chartArea := a.Sub(gutterColumns, y, a.W-gutterColumns, a.H-y)
	wave.Draw(chartArea)
	if beside && !strips {
		v.systemsBeside(a.Sub(gutterColumns+wave.Columns()+1, y, a.W, wave.Rows()))
	}
	y += wave.Rows()
	if loads {
		a.Text(0, y, "load", theme.Dim)
		v.loads(days).Draw(a.Sub(gutterColumns, y, wave.Columns(), 1))
		y++
	}
	v.dates(a.Sub(gutterColumns, y, a.W-gutterColumns, 1), days)
	a.Text(0, y+1, "settled", theme.Dim)
	v.marks(a.Sub(gutterColumns, y+1, a.W-gutterColumns, 1), days)
	y += 2
	if strips {
		v.strips(a.Sub(0, y, a.W, rowsOfStrips), days)
		y += rowsOfStrips
	}
	if sentence {
		v.sentence(a.Sub(0, y, a.W, 2))
		y += 2
	}
	if told := v.changes(a.Sub(0, y+1, a.W, a.H-y-1)); told > 0 {
		y += told + 1
	}
	if table := 3 + len(v.block.Weeks); a.H-y > table+1 {
		v.weekTable(a.Sub(0, y+2, min(a.W, panelBeside), a.H-y-2))
	}
}

// waveWidth gives the columns that the wave may take.
func (v *view) waveWidth(a frame.Area) int {
	if v.layout.perDay == 2 {
		return min(a.W-gutterColumns, waveDays*2)
	}
	return min(a.W-gutterColumns-8, waveDays)
}

// window gives the days that the wave shows: the block, or as much of it
// around the cursor as there are columns for.
func (v *view) window(columns int) calendar.Span {
	fit := max(1, columns/v.layout.perDay)
	span := v.span
	if span.Days() <= fit {
		return span
	}
	start := v.cursor - calendar.Day(fit/2)
	start = v.at.Start - calendar.Day((int(v.at.Start-start)+6)/7*7) // whole weeks
	start = min(max(start, span.From), span.To-calendar.Day(fit)+1)
	return calendar.Span{From: start, To: start + calendar.Day(fit) - 1}
}

// wave makes the chart of a span of days.
func (v *view) wave(days calendar.Span, above, below int) *chart.Wave {
	wave := &chart.Wave{
		Days: waveDaysOf(v.now, days, v.waveNow[:0]), Above: above, Below: below, Per: v.layout.perDay,
		Cursor: int(v.cursor - days.From), Marked: !v.colours,
	}
	v.waveNow = wave.Days
	floor := 0
	if v.before != nil {
		wave.Before = waveDaysOf(v.before, days, v.waveBefore[:0])
		v.waveBefore = wave.Before
		floor = v.top
	}
	v.top = chart.Top(chart.Highest(wave.Days), floor)
	wave.Top = v.top
	if !days.Has(v.cursor) {
		wave.Cursor = -1
	}
	return wave
}

func waveDaysOf(o *outlook.Outlook, days calendar.Span, into []chart.Day) []chart.Day {
	for d := days.From; d <= days.To; d++ {
		said, _ := o.Day(d)
		into = append(into, chart.Day{
			Morning: said.Morning.Max(), Evening: said.Evening.Max(),
			LegsMorning: said.Morning[response.Legs], LegsEvening: said.Evening[response.Legs],
		})
	}
	return into
}

func (v *view) legend(a frame.Area, y int) {
	x := inkAt(a, gutterColumns, y, theme.Full, theme.Peak)
	if v.before == nil {
		x = a.Text(x+1, y, "systems carry", theme.Dim)
		x = inkAt(a, x+2, y, theme.Full, theme.Core)
		a.Text(x+1, y, "legs feel", theme.Dim)
		return
	}
	x = a.Text(x+1, y, "now", theme.Dim)
	x = inkAt(a, x+2, y, theme.Full, theme.Plus)
	x = a.Text(x+1, y, "added", theme.Dim)
	x = inkAt(a, x+2, y, theme.Gone, theme.Ghost)
	a.Text(x+1, y, "gone", theme.Dim)
}

// measure writes O: its number on a chip, its band, and its four parts.
func (v *view) measure(a frame.Area) {
	m, ok := v.now.Block(v.at)
	if !ok {
		a.Text(0, 0, "no oscillation yet: two weeks are needed", theme.Dim)
		return
	}
	chip := bandStyle(m.Band(), v.block.Phase.Judged())
	x := a.Text(0, 0, "  ", chip.Reverse())
	x = a.Int(x, 0, figure(m.O), chip.Reverse().Bold())
	a.Text(x, 0, "  ", chip.Reverse())
	a.Text(0, 1, m.Band().String(), chip)
	if v.before != nil {
		if was, ok := v.measureBefore(); ok && figure(was.O) != figure(m.O) {
			a.Fill(0, 1, 12, 1, ' ', theme.Default)
			x = a.Change(0, 1, figure(m.O)-figure(was.O), theme.Accent.Bold())
			x = a.Text(x+1, 1, "was ", theme.Dim)
			a.Int(x, 1, figure(was.O), theme.Dim)
		}
	}
	v.parts(a, m)
}

func bandStyle(b oscillation.Band, judged bool) theme.Style {
	switch {
	case !judged:
		return theme.Dim
	case b == oscillation.Low:
		return theme.Alert
	case b == oscillation.Fair:
		return theme.Stress
	default:
		return theme.Ebb
	}
}

// measureBefore gives O of the block before the change on screen.
func (v *view) measureBefore() (oscillation.Measure, bool) {
	p := v.before.Plan()
	for at := range p.Weeks() {
		if p.Block(at).ID == v.block.ID {
			return v.before.Block(at)
		}
	}
	return oscillation.Measure{}, false
}

// parts draws the four parts of O as gauges; only the weakest is bold.
func (v *view) parts(a frame.Area, m oscillation.Measure) {
	weakest := min(m.Stress, m.Contrast, m.Rhythm, m.Settle)
	left := 11
	column := min(18, (a.W-left)/2)
	for i, p := range []struct {
		word  string
		value float64
	}{{"stress", m.Stress}, {"contrast", m.Contrast}, {"rhythm", m.Rhythm}, {"settle", m.Settle}} {
		x, y := left+i%2*column, i/2
		word, ink := theme.Dim, theme.Load
		if p.value == weakest && weakest < .995 {
			word, ink = theme.Text.Bold(), theme.Text
		}
		a.Text(x, y, p.word, word)
		gauge := 7 + i%2*2
		chart.Gauge(a, x+gauge, y, 4, p.value, ink)
		a.Text(x+gauge+5, y, part(p.value), word)
	}
}

// loads makes the row of day loads.
func (v *view) loads(days calendar.Span) *chart.Load {
	row := &chart.Load{Loads: v.loadNow[:0], Top: 100, Per: v.layout.perDay, Cursor: -1}
	for d := days.From; d <= days.To; d++ {
		said, _ := v.now.Day(d)
		row.Loads = append(row.Loads, said.Load)
		if d < v.sc.Today {
			row.Done++
		}
	}
	v.loadNow = row.Loads
	if days.Has(v.cursor) {
		row.Cursor = int(v.cursor - days.From)
	}
	return row
}

// dates writes the first day of each week under the wave.
func (v *view) dates(a frame.Area, days calendar.Span) {
	v.eachWeek(days, func(x, columns int, first calendar.Day, _ outlook.Week) {
		_, _, n := first.Date()
		if columns >= 12 {
			a.Text(x, 0, first.Format("2 Jan"), theme.Dim)
			return
		}
		a.Int(x, 0, n, theme.Dim)
	})
}

// marks says under each week whether it came down.
func (v *view) marks(a frame.Area, days calendar.Span) {
	v.eachWeek(days, func(x, columns int, _ calendar.Day, week outlook.Week) {
		if week.Settled > 0 {
			x = a.Text(x, 0, "✓ ", theme.Ebb)
			x = a.Int(x, 0, week.Settled, theme.Ebb)
			if columns >= 6 {
				a.Text(x, 0, " d", theme.Ebb)
			}
			return
		}
		x = a.Text(x, 0, "✗ ", theme.Stress.Bold())
		a.Int(x, 0, figure(week.Lowest), theme.Stress.Bold())
	})
}

// eachWeek goes through the microcycles of a span with their columns.
func (v *view) eachWeek(days calendar.Span, do func(x, columns int, first calendar.Day, week outlook.Week)) {
	for _, row := range v.rows {
		if row.first > 0 {
			continue
		}
		length := v.block.Weeks[row.at.Week].Days
		from, to := max(row.at.Start, days.From), min(row.at.Start+calendar.Day(length)-1, days.To)
		if from > to {
			continue
		}
		per := v.layout.perDay
		do(int(from-days.From)*per, int(to-from+1)*per, row.at.Start, v.now.Week(row.at))
	}
}

var systemWords = [5]string{"legs", "nerves", "fuel+gut", "hormones", "muscle"}

// strips draws the five systems under the wave, each with the day it is ready
// if nothing more were done after the cursor's day.
func (v *view) strips(a frame.Area, days calendar.Span) {
	a.Text(0, 0, "carried each morning", theme.Dim)
	a.Right(a.W, 0, "ready", theme.Dim)
	ready, _ := v.now.Ready(v.cursor)
	last := slowest(ready)
	for k, word := range systemWords {
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		a.Text(0, 1+k, word, st)
		strip := v.stripOf(k, days)
		strip.Draw(a.Sub(gutterColumns, 1+k, days.Days()*v.layout.perDay, 1))
		a.Right(a.W, 1+k, rangeWord(ready.Systems[k]), v.readyStyle(k, st))
	}
}

func (v *view) stripOf(k int, days calendar.Span) *chart.Strip {
	strip := &chart.Strip{Mornings: v.mornings[:0], Ink: theme.Peak, Per: v.layout.perDay, Cursor: -1}
	if k == response.Legs {
		strip.Ink = theme.Core
	}
	for d := days.From; d <= days.To; d++ {
		said, _ := v.now.Day(d)
		strip.Mornings = append(strip.Mornings, said.Morning[k])
	}
	v.mornings = strip.Mornings
	if days.Has(v.cursor) {
		strip.Cursor = int(v.cursor - days.From)
	}
	return strip
}

// readyStyle is accent where the change on screen moves the day.
func (v *view) readyStyle(k int, st theme.Style) theme.Style {
	if v.before == nil {
		return st
	}
	was, _ := v.before.Ready(v.cursor)
	if now, _ := v.now.Ready(v.cursor); was.Systems[k] != now.Systems[k] {
		return theme.Accent.Bold()
	}
	return st
}

func slowest(ready outlook.Ready) int {
	last := 0
	for k, when := range ready.Systems {
		if when.Day > ready.Systems[last].Day {
			last = k
		}
	}
	return last
}

// rangeWord gives a ready range as Thu 12, or as Thu–Sat where one day is more
// than the model knows, or by dates when it is long.
func rangeWord(r outlook.When) string {
	switch {
	case r.Early == r.Late:
		return r.Day.Format("Mon 2")
	case r.Late-r.Early < calendar.Week:
		return r.Early.Format("Mon") + "–" + r.Late.Format("Mon")
	default:
		return r.Early.Format("2") + "–" + r.Late.Format("2 Jan")
	}
}

// sentence reads the gap between legs and systems aloud.
func (v *view) sentence(a frame.Area) {
	ready, _ := v.now.Ready(v.cursor)
	last := slowest(ready)
	x := a.Text(0, 0, "Legs say ", theme.Dim)
	x = a.Text(x, 0, ready.Systems[response.Legs].Day.Format("Mon 2"), theme.Text.Bold())
	if last == response.Legs {
		a.Text(x, 0, ", as does all of you.", theme.Dim)
		return
	}
	words := [5]string{"", " Nerves say ", " Fuel says ", " Hormones say ", " Muscle says "}
	x = a.Text(x, 0, ".", theme.Dim)
	x = a.Text(x, 0, words[last], theme.Dim)
	x = a.Text(x, 0, ready.Systems[last].Day.Format("Mon 2"), theme.Text.Bold())
	a.Text(x, 0, ".", theme.Dim)
}

// systemsBeside writes the ready ranges beside a wide wave.
func (v *view) systemsBeside(a frame.Area) {
	ready, _ := v.now.Ready(v.cursor)
	last := slowest(ready)
	for k, word := range systemWords {
		if k >= a.H {
			return
		}
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		a.Text(0, k, word, st)
		a.Text(9, k, rangeWord(ready.Systems[k]), v.readyStyle(k, st))
	}
}

// inkAt draws one cell of ink for a legend and gives the column after it.
func inkAt(a frame.Area, x, y int, r rune, st theme.Style) int {
	a.Rune(x, y, r, st)
	return x + 1
}

// sessionName names a session of the plan that is shown.
func (v *view) sessionName(id plan.ID) string {
	at, i, ok := v.plan.FindSession(id)
	if !ok {
		return "a session"
	}
	return titleOf(v.plan.Week(at).Sessions[i])
}
