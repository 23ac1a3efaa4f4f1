// Package panel is the panel beside every screen of a plan: always the block
// under the cursor, with the wave of stress and recovery, the five systems,
// fitness and what a change would do to them.
package panel

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// Columns and rows of the panel.
const (
	Columns     = 45 // beside a screen, with one column a day
	WideColumns = 84 // with two
	LeastRows   = 7  // below a screen: its rule, three rows up, the line, one down, dates

	waveDays      = 28
	gutterColumns = 9
)

// Panel is the state of the panel: the page that is chosen, and what is kept
// between frames.
type Panel struct {
	Tab  Tab
	Open bool // it lies over the lower half of a narrow screen

	Follows bool // the person follows the plan: there is a page in words

	top                 int         // scale of the wave while a preview lasts
	waveNow, waveBefore []chart.Day // drawn over and over
	loadNow, mornings   []float64
	weeksKept           []plan.Place
	covers              [2]covered // now, and before the change on screen
}

// drawing is what one drawing of the panel works on.
type drawing struct {
	*Panel
	*editor.View
	per   int          // columns of the wave a day
	weeks []plan.Place // of the block
}

func (p *Panel) drawing(v *editor.View, perDay int) drawing {
	d := drawing{Panel: p, View: v, per: perDay, weeks: p.weeksKept[:0]}
	start := v.Span.From
	for w := range v.Block.Weeks {
		d.weeks = append(d.weeks, plan.Place{Season: v.At.Season, Block: v.At.Block, Week: w, Start: start})
		start += calendar.Day(v.Block.Weeks[w].Days)
	}
	p.weeksKept = d.weeks
	return d
}

// Beside draws the panel beside a screen: its pages on the rule above, then
// the page that is chosen.
func (p *Panel) Beside(rule, a frame.Area, v *editor.View, perDay int) {
	d := p.drawing(v, perDay)
	d.tabs(rule)
	d.page(a)
}

// Below draws the panel below a screen, its rule included.
func (p *Panel) Below(a frame.Area, v *editor.View, perDay int) {
	d := p.drawing(v, perDay)
	d.under(a)
}

// page draws the page of the panel that is chosen, beside the calendar.
func (v *drawing) page(a frame.Area) {
	switch v.Tab {
	case Systems:
		v.systemsPage(a)
	case Fitness:
		v.fitnessPage(a)
	case Coverage:
		v.coveragePage(a)
	case Findings:
		v.findingsPage(a)
	case Words:
		v.wordsPage(a)
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
func (v *drawing) oscillationPage(a frame.Area) {
	v.measure(a.Sub(0, 0, a.W, rowsOfO))
	beside := v.per == 2
	fixed := rowsOfO + 1 /* legend */ + 3 /* line and pools */ + 2 /* dates, marks */
	rest := a.H - fixed - leastAbove
	strips := false
	told := 0 // rows of findings
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
	if take(1 + rowsOfFinding) { // with a blank row before it
		told = 1
	}
	if told > 0 && take(rowsOfFinding) {
		told++
	}
	if told > 1 && rest > mostAbove+rowsOfFinding && take(rowsOfFinding) {
		told++
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
	if told > 0 {
		v.findingsPart(a.Sub(0, y+1, min(a.W, mostWords), told*rowsOfFinding))
		y += told*rowsOfFinding + 1
	}
	if rows := v.changes(a.Sub(0, y+1, a.W, a.H-y-1)); rows > 0 {
		y += rows + 1
	}
	if table := 3 + len(v.Block.Weeks); a.H-y > table+1 {
		v.weekTable(a.Sub(0, y+2, min(a.W, Columns), a.H-y-2))
	}
}

// waveWidth gives the columns that the wave may take.
func (v *drawing) waveWidth(a frame.Area) int {
	if v.per == 2 {
		return min(a.W-gutterColumns, waveDays*2)
	}
	return min(a.W-gutterColumns-8, waveDays)
}

// window gives the days that the wave shows: the block, or as much of it
// around the cursor as there are columns for.
func (v *drawing) window(columns int) calendar.Span {
	fit := max(1, columns/v.per)
	span := v.Span
	if span.Days() <= fit {
		return span
	}
	start := v.Cursor - calendar.Day(fit/2)
	start = v.At.Start - calendar.Day((int(v.At.Start-start)+6)/7*7) // whole weeks
	start = min(max(start, span.From), span.To-calendar.Day(fit)+1)
	return calendar.Span{From: start, To: start + calendar.Day(fit) - 1}
}

// wave makes the chart of a span of days.
func (v *drawing) wave(days calendar.Span, above, below int) *chart.Wave {
	wave := &chart.Wave{
		Days: editor.WaveDays(v.Now, days, v.waveNow[:0]), Above: above, Below: below, Per: v.per,
		Cursor: int(v.Cursor - days.From), Marked: !v.Colours,
	}
	v.waveNow = wave.Days
	floor := 0
	if v.Before != nil {
		wave.Before = editor.WaveDays(v.Before, days, v.waveBefore[:0])
		v.waveBefore = wave.Before
		floor = v.top
	}
	v.top = chart.Top(chart.Highest(wave.Days), floor)
	wave.Top = v.top
	if !days.Has(v.Cursor) {
		wave.Cursor = -1
	}
	return wave
}

func (v *drawing) legend(a frame.Area, y int) {
	x := inkAt(a, gutterColumns, y, theme.Full, theme.Peak)
	if v.Before == nil {
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
func (v *drawing) measure(a frame.Area) {
	m, ok := v.Now.Block(v.At)
	if !ok {
		a.Text(0, 0, "no oscillation yet: "+m.Untold(), theme.Dim)
		return
	}
	chip := BandStyle(m.Band(), v.Block.Phase.Judged())
	x := a.Text(0, 0, "  ", chip.Reverse())
	x = a.Int(x, 0, phrase.Figure(m.O), chip.Reverse().Bold())
	a.Text(x, 0, "  ", chip.Reverse())
	a.Text(0, 1, m.Band().String(), chip)
	if v.Before != nil {
		if was, ok := v.measureBefore(); ok && phrase.Figure(was.O) != phrase.Figure(m.O) {
			a.Fill(0, 1, 12, 1, ' ', theme.Default)
			x = a.Change(0, 1, phrase.Figure(m.O)-phrase.Figure(was.O), theme.Accent.Bold())
			x = a.Text(x+1, 1, "was ", theme.Dim)
			a.Int(x, 1, phrase.Figure(was.O), theme.Dim)
		}
	}
	v.parts(a, m)
}

// BandStyle is the ink of a band of O; blocks that are not judged are dim.
func BandStyle(b oscillation.Band, judged bool) theme.Style {
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
func (v *drawing) measureBefore() (oscillation.Measure, bool) {
	p := v.Before.Plan()
	for at := range p.Weeks() {
		if p.Block(at).ID == v.Block.ID {
			return v.Before.Block(at)
		}
	}
	return oscillation.Measure{}, false
}

// parts draws the four parts of O as gauges; only the weakest is bold.
func (v *drawing) parts(a frame.Area, m oscillation.Measure) {
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
		a.Text(x+gauge+5, y, phrase.Part(p.value), word)
	}
}

// loads makes the row of day loads.
func (v *drawing) loads(days calendar.Span) *chart.Load {
	row := &chart.Load{Loads: v.loadNow[:0], Top: 100, Per: v.per, Cursor: -1}
	for d := days.From; d <= days.To; d++ {
		said, _ := v.Now.Day(d)
		row.Loads = append(row.Loads, said.Load)
		if d < v.Scene.Today {
			row.Done++
		}
	}
	v.loadNow = row.Loads
	if days.Has(v.Cursor) {
		row.Cursor = int(v.Cursor - days.From)
	}
	return row
}

// dates writes the first day of each week under the wave.
func (v *drawing) dates(a frame.Area, days calendar.Span) {
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
func (v *drawing) marks(a frame.Area, days calendar.Span) {
	last := v.weeks[len(v.weeks)-1].Start
	v.eachWeek(days, func(x, columns int, first calendar.Day, week outlook.Week) {
		if first >= last { // nothing follows it
			columns = a.W - x
		}
		mark, n, st := "✓ ", week.Settled, theme.Ebb
		if n == 0 {
			mark, n, st = "✗ ", phrase.Figure(week.Lowest), theme.Stress.Bold()
		}
		if columns < 2+frame.IntWidth(n) { // a figure is whole or not there
			return
		}
		x = a.Int(a.Text(x, 0, mark, st), 0, n, st)
		if week.Settled > 0 && columns >= 6 {
			a.Text(x, 0, " d", st)
		}
	})
}

// eachWeek goes through the microcycles of a span with their columns.
func (v *drawing) eachWeek(days calendar.Span, do func(x, columns int, first calendar.Day, week outlook.Week)) {
	for _, at := range v.weeks {
		length := v.Block.Weeks[at.Week].Days
		from, to := max(at.Start, days.From), min(at.Start+calendar.Day(length)-1, days.To)
		if from > to {
			continue
		}
		per := v.per
		do(int(from-days.From)*per, int(to-from+1)*per, at.Start, v.Now.Week(at))
	}
}

// strips draws the five systems under the wave, each with the day it is ready
// if nothing more were done after the cursor's day.
func (v *drawing) strips(a frame.Area, days calendar.Span) {
	a.Text(0, 0, "carried each morning", theme.Dim)
	a.Right(a.W, 0, "ready", theme.Dim)
	ready, _ := v.Now.Ready(v.Cursor)
	last := slowest(ready)
	for k, word := range phrase.Systems {
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		a.Text(0, 1+k, word, st)
		strip := v.stripOf(k, days)
		strip.Draw(a.Sub(gutterColumns, 1+k, days.Days()*v.per, 1))
		a.Right(a.W, 1+k, phrase.Range(ready.Systems[k]), v.readyStyle(k, st))
	}
}

func (v *drawing) stripOf(k int, days calendar.Span) *chart.Strip {
	strip := &chart.Strip{Mornings: v.mornings[:0], Ink: theme.Peak, Per: v.per, Cursor: -1}
	if k == response.Legs {
		strip.Ink = theme.Core
	}
	for d := days.From; d <= days.To; d++ {
		said, _ := v.Now.Day(d)
		strip.Mornings = append(strip.Mornings, said.Morning[k])
	}
	v.mornings = strip.Mornings
	if days.Has(v.Cursor) {
		strip.Cursor = int(v.Cursor - days.From)
	}
	return strip
}

// readyStyle is accent where the change on screen moves the day.
func (v *drawing) readyStyle(k int, st theme.Style) theme.Style {
	if v.Before == nil {
		return st
	}
	was, _ := v.Before.Ready(v.Cursor)
	if now, _ := v.Now.Ready(v.Cursor); was.Systems[k] != now.Systems[k] {
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

// sentence reads the gap between legs and systems aloud.
func (v *drawing) sentence(a frame.Area) {
	ready, _ := v.Now.Ready(v.Cursor)
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
func (v *drawing) systemsBeside(a frame.Area) {
	ready, _ := v.Now.Ready(v.Cursor)
	last := slowest(ready)
	for k, word := range phrase.Systems {
		if k >= a.H {
			return
		}
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		a.Text(0, k, word, st)
		a.Text(9, k, phrase.Range(ready.Systems[k]), v.readyStyle(k, st))
	}
}

// inkAt draws one cell of ink for a legend and gives the column after it.
func inkAt(a frame.Area, x, y int, r rune, st theme.Style) int {
	a.Rune(x, y, r, st)
	return x + 1
}

// sessionName names a session of the plan that is shown.
func (v *drawing) sessionName(id plan.ID) string {
	at, i, ok := v.Plan.FindSession(id)
	if !ok {
		return "a session"
	}
	return phrase.Title(v.Plan.Week(at).Sessions[i])
}
