package html

import (
	"fmt"
	"math"
	"slices"

	"ebb/plan/calendar"
	"ebb/store/exchange/printout"
)

// The chart of a season, in its own units: what belongs to a week stands in one
// column, from the blocks at the top to form at the foot.
const (
	chartWide = 720.0
	chartLeft = 58.0

	blocksAt  = 0.0 // two lines of words and a strip of the phase's ink
	blockInk  = 27.0
	loadsFoot = 110.0
	loadsHigh = 70.0
	hoursAt   = 121.0
	datesAt   = 133.0
	namesAt   = 149.0 // of the races, two lines
	lane      = 165.0 // of the races
	breathTop = 180.0
	breathOn  = 250.0 // the ready line
	breathLow = 22.0
	marksAt   = 285.0
	curvesTop = 296.0
	curvesLow = 346.0
	formLine  = 370.0
	formHigh  = 15.0
	chartHigh = 390.0
)

// season is a season with its scales.
type season struct {
	*markup
	*printout.Season
	pitch, bar           float64
	load, top, low, high float64
	form                 float64
	names                [2]float64 // where the two lines of race names are free
	first                calendar.Day
	starts               []float64 // of the weeks, by their place in the season
	letters              float64   // columns of letters that a week is wide
}

// chart draws the season.
func (m *markup) chart(s *printout.Season) {
	c := season{markup: m, Season: s, pitch: (chartWide - chartLeft) / float64(len(s.Weeks)), first: s.From}
	c.bar = c.pitch * .8
	c.letters = c.pitch / 5.6
	c.scales()
	m.in("svg", "viewBox", "0 0 "+at(chartWide)+" "+at(chartHigh), "role", "img", "aria-labelledby", "season-title season-words")
	m.put("title", "The season week by week: load, races, stress and recovery, fitness and form", "id", "season-title")
	m.put("desc", c.words(), "id", "season-words")
	c.columns()
	c.blocks()
	c.loads()
	c.dates()
	c.races()
	c.breaths()
	c.curves()
	c.forms()
	m.out()
}

// scales finds the ends of the scales. Few weeks tower over a season: those of
// races are cut, so that the rhythm of the others is seen.
func (c *season) scales() {
	highs := []float64{0}
	c.low, c.form = math.Inf(1), 15
	for i := range c.Weeks {
		w := &c.Weeks[i]
		c.load = max(c.load, w.Load, w.Target)
		if w.Known {
			highs = append(highs, w.Highest)
			c.form = max(c.form, math.Abs(w.Form))
		}
	}
	slices.Sort(highs)
	c.top = printout.Top(highs[int(math.Ceil(.85*float64(len(highs)-1)))])
	c.load = printout.Round(c.load)
	for _, p := range c.Curve {
		if p.Known {
			c.low, c.high = min(c.low, p.Fitness), max(c.high, p.Fitness)
		}
	}
	if c.high <= c.low {
		c.low, c.high = 0, max(c.high, 10)
	}
	reach := (c.high - c.low) * .35
	c.low, c.high = max(0, c.low-reach), c.high+reach
}

// x gives where a week begins, and day where a day does: a week of ten days is
// as wide as one of seven.
func (c *season) x(week int) float64 { return chartLeft + float64(week)*c.pitch }

func (c *season) day(d calendar.Day) float64 {
	for i := range c.Weeks {
		if w := &c.Weeks[i]; d <= w.To {
			return max(chartLeft, c.x(i)+c.pitch*float64(d-w.Start)/float64(w.Days()))
		}
	}
	return chartWide
}

// columns marks the week of today and where blocks begin.
func (c *season) columns() {
	for i := range c.Weeks {
		if c.Weeks[i].Here {
			c.rect("here", c.x(i), blockInk+5, c.bar, chartHigh-blockInk-5)
		}
	}
	for i, b := range c.Blocks {
		if i > 0 {
			x := c.x(b.First) - (c.pitch-c.bar)/2
			c.rule("edge", x, blocksAt+2, x, chartHigh)
		}
	}
}

// blocks names the blocks with their rhythm over a strip of their phase.
func (c *season) blocks() {
	c.label("", "start", 0, 9.5, "block")
	c.label("", "start", 0, 21, "rhythm")
	for _, b := range c.Blocks {
		x, wide := c.x(b.First), float64(b.Weeks)*c.pitch
		c.label("text", "start", x, 9.5, fitted(b.Name, int((wide-2)/5.7)))
		class := "ebb"
		if b.Band == "low" {
			class = "stress"
		}
		if !b.Judged {
			class = ""
		}
		if b.Known {
			said := b.Band + " " + printout.Figure(b.O)
			if len(said) > int(wide/5.2) || !b.Judged {
				said = printout.Figure(b.O)
			}
			if wide > 13 {
				c.label(class, "start", x, 21, said)
			}
		}
		c.rect(phaseClass(b.Phase), x, blockInk, wide-(c.pitch-c.bar), 4)
	}
}

// fitted gives so many letters of a name.
func fitted(name string, n int) string {
	letters := []rune(name)
	switch {
	case len(letters) <= n:
		return name
	case n < 2:
		return ""
	default:
		return string(letters[:n-1]) + "…"
	}
}

// loads draws a bar a week with its target, and its hours below.
func (c *season) loads() {
	c.label("body", "start", 0, loadsFoot-3, "load")
	c.label("", "end", chartLeft-6, loadsFoot-loadsHigh+8, printout.Figure(c.load))
	c.label("", "start", 0, hoursAt, "hours")
	for i := range c.Weeks {
		w := &c.Weeks[i]
		class := phaseClass(w.Phase)
		switch {
		case w.Outline:
			class = "outline"
		case w.ComesDown():
			class = "pool"
		}
		high := min(w.Load/c.load, 1) * loadsHigh
		c.rect(class, c.x(i), loadsFoot-high, c.bar, high)
		if w.Target > 0 && !w.Outline {
			y := loadsFoot - min(w.Target/c.load, 1)*loadsHigh
			c.rule("aim", c.x(i)-1, y, c.x(i)+c.bar+1, y)
		}
		if c.letters >= 1.9 && w.Seconds >= 1800 {
			c.label("", "middle", c.x(i)+c.bar/2, hoursAt, printout.Figure(w.Seconds/3600))
		}
	}
	c.rule("edge", chartLeft, loadsFoot, chartWide, loadsFoot)
}

// dates writes the first day of the weeks for which there is room, and the month
// where one begins.
func (c *season) dates() {
	c.label("", "start", 0, datesAt, "week of")
	free := chartLeft
	for i := range c.Weeks {
		start := c.Weeks[i].Start
		month := i == 0 || start.Format("Jan") != c.Weeks[i-1].Start.Format("Jan")
		said, class := start.Format("2"), ""
		if month {
			said, class = start.Format("2 Jan"), "body"
			if start.Format("Jan") == "Jan" || i == 0 {
				said = start.Format("2 Jan 06")
			}
		}
		wide := float64(len(said))*5.4 + 5
		if c.x(i) < free || !month && c.letters < 2 || c.x(i)+wide-5 > chartWide {
			continue
		}
		if !month && i+1 < len(c.Weeks) && c.Weeks[i+1].Start.Format("Jan") != start.Format("Jan") && c.pitch < wide {
			continue // it would take the room of the month
		}
		c.label(class, "start", c.x(i), datesAt, said)
		free = c.x(i) + wide
	}
}

// races draws the events by their letters with the windows that they ask for.
func (c *season) races() {
	c.label("accent", "start", 0, lane+3.5, "races")
	for i := range c.Events {
		e := &c.Events[i]
		c.window("taper", e.Taper)
		c.window("nohard", e.NoHard)
		c.window("easyonly", e.EasyOnly)
	}
	for i := range c.Events {
		e := &c.Events[i]
		x := c.day(e.From) + c.pitch/14
		c.label("accent", "middle", x, lane+3.7, e.Priority)
		c.name(e, x)
	}
}

// window draws some days of the lane.
func (c *season) window(class string, days calendar.Span) {
	if days.Days() == 0 || days.To < c.From || days.From > c.To {
		return
	}
	from, to := c.day(max(days.From, c.From)), c.day(days.To+1)
	if class == "nohard" {
		from += 5 // the letter stands there
	}
	if class == "taper" {
		to -= 4
	}
	if from < to {
		c.rule(class, from, lane, to, lane)
	}
}

// name writes the name of an event over its letter, in the first line that is
// free there.
func (c *season) name(e *printout.Event, x float64) {
	said := fitted(e.Name, 26)
	wide := float64(len([]rune(said))) * 5.9
	from := min(max(x-wide/2, chartLeft), chartWide-wide)
	for line, free := range c.names {
		if from < free {
			continue
		}
		c.label("text", "start", from, namesAt+float64(1-line)*10-5, said)
		c.names[line] = from + wide + 8
		return
	}
}

// breaths draws from the lowest morning of each week to its highest evening, its
// pool, and whether it came down.
func (c *season) breaths() {
	c.label("", "end", chartLeft-6, breathTop+8, printout.Figure(c.top))
	c.label("stress", "start", 0, (breathTop+breathOn)/2+6, "stress")
	c.label("body", "start", 0, breathOn+3.5, "ready")
	c.label("", "end", chartLeft-6, breathOn+3.5, printout.Figure(printout.ReadyLine))
	c.label("ebb", "start", 0, breathOn+breathLow-4, "settled")
	c.label("", "start", 0, marksAt, "mornings")
	for i := range c.Weeks {
		w := &c.Weeks[i]
		if !w.Known {
			continue
		}
		from, to := c.rise(w.Lowest), c.rise(w.Highest)
		c.rect("peak", c.x(i), breathOn-to, c.bar, max(to-from, 1))
		if w.Lowest <= printout.ReadyLine {
			c.rect("pool", c.x(i), breathOn, c.bar, max(1, (printout.ReadyLine-w.Lowest)/printout.ReadyLine*breathLow))
		}
		if w.Highest > c.top && c.pitch >= 9 {
			c.label("stress", "middle", c.x(i)+c.bar/2, breathTop-2, printout.Figure(w.Highest))
		}
		c.mark(i, w)
	}
	c.rule("line", chartLeft, breathOn, chartWide, breathOn)
	for i := range c.Weeks {
		if w := &c.Weeks[i]; w.Known && w.CameDown() {
			c.rule("calm", c.x(i), breathOn, c.x(i)+c.bar, breathOn)
		}
	}
}

func (c *season) mark(i int, w *printout.SeasonWeek) {
	class, said := "ebb", printout.Figure(float64(w.Settled))
	if !w.CameDown() {
		class, said = "stress", "✗"
	}
	c.label(class, "middle", c.x(i)+c.bar/2, marksAt, said)
}

func (c *season) rise(level float64) float64 {
	if !(level > printout.ReadyLine) {
		return 0
	}
	return min((level-printout.ReadyLine)/(c.top-printout.ReadyLine), 1) * (breathOn - breathTop)
}

// words says in words what the chart shows.
func (c *season) words() string {
	up, down := 0, 0
	most := &c.Weeks[0]
	for i := range c.Weeks {
		w := &c.Weeks[i]
		if w.Load > most.Load {
			most = w
		}
		if w.CameDown() {
			down++
		} else {
			up++
		}
	}
	said := fmt.Sprintf("The most load, %s, is in the week of %s. %s came down, %d did not.", printout.Figure(most.Load), most.Start.Format("2 Jan 2006"), printout.Counted(down, "week"), up)
	for i := range c.Events {
		e := &c.Events[i]
		said += fmt.Sprintf(" %s race %s on %s.", e.Priority, e.Name, e.From.Format("2 Jan 2006"))
	}
	return said + " The table below has all figures."
}
