package html

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"ebb/plan/calendar"
	"ebb/store/exchange/printout"
)

// The chart of a season, in its own units: what belongs to a week stands in one
// column, from the blocks at the top to form at the foot.
const (
	chartWide = 720.0
	chartLeft = 58.0
	widest    = 66.0 // a week of a short season
	blockInk  = 27.0 // two lines of words stand over a strip of the phase's ink
)

// layout is where the parts of the chart stand, from the top down.
type layout struct {
	loadsTop, loadsFoot  float64
	hours, dates         float64 // lines of words
	names                float64 // of the races, the lower of two lines
	lane                 float64 // of the races
	breathTop, ready     float64
	pools                float64 // the foot of the pools
	mornings             float64 // a line of words
	curvesTop, curvesLow float64
	form, formHigh       float64 // the line of form, and how far bars go from it
	high                 float64
}

// layoutOf lays the parts out, each so high as there is room for on the page.
func layoutOf(size string, figures bool) layout {
	loads, stress, pools, curves, form := 70.0, 70.0, 22.0, 50.0, 15.0
	if size == "dense" {
		loads, stress, pools, curves, form = 54, 54, 17, 38, 11
	}
	l := layout{loadsTop: blockInk + 15, formHigh: form}
	l.loadsFoot = l.loadsTop + loads
	l.hours = l.loadsFoot + 11
	l.dates = l.hours
	if figures {
		l.dates += 12
	}
	l.names = l.dates + 24
	l.lane = l.names + 9
	l.breathTop = l.lane + 20
	l.ready = l.breathTop + stress
	l.pools = l.ready + pools
	l.mornings = l.pools + 12
	l.curvesTop = l.mornings + 9
	l.curvesLow = l.curvesTop + curves
	l.form = l.curvesLow + 10 + form
	l.high = l.form + form + 2
	return l
}

// season is a season with its scales.
type season struct {
	*markup
	*printout.Season
	y layout

	pitch, bar float64 // of a week
	letters    float64 // that it is wide
	right      float64 // where the last ends

	load, stress, form float64    // the ends of the scales
	low, high          float64    // of fitness and fatigue
	free               [2]float64 // from where on the two lines of race names are

	fitness, fatigue []float64 // a day each, no number where it is not known
}

// chart draws the season.
func (m *markup) chart(s *printout.Season) {
	c := season{markup: m, Season: s, pitch: min((chartWide-chartLeft)/float64(len(s.Weeks)), widest)}
	c.bar = c.pitch * .8
	c.letters = c.pitch / 5.6
	c.right = chartLeft + c.pitch*float64(len(s.Weeks))
	c.y = layoutOf(seasonSize(s), c.figures())
	c.scales()
	m.in("svg", "viewBox", "0 0 "+at(chartWide)+" "+at(c.y.high), "role", "img", "aria-labelledby", "season-title season-words")
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
	c.form = 15
	for i := range c.Weeks {
		w := &c.Weeks[i]
		c.load = max(c.load, w.Load, w.Target)
		if w.Known {
			highs = append(highs, w.Highest)
			c.form = max(c.form, math.Abs(w.Form))
		}
	}
	slices.Sort(highs)
	c.stress = printout.Top(highs[int(math.Ceil(.85*float64(len(highs)-1)))])
	c.load = printout.Round(c.load)
	c.fitness, c.fatigue = smooth(c.Curve)
	c.low, c.high = ends(c.fitness, c.fatigue)
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
	return c.right
}

// columns marks the week of today and where blocks begin.
func (c *season) columns() {
	for i := range c.Weeks {
		if c.Weeks[i].Here {
			c.rect("here", c.x(i), blockInk+5, c.bar, c.y.high-blockInk-5)
			c.label("today", "middle", min(c.x(i)+c.bar/2, chartWide-13), blockInk+12.5, "today")
		}
	}
	for i, b := range c.Blocks {
		if i > 0 {
			x := c.x(b.First) - (c.pitch-c.bar)/2
			c.rule("edge", x, 2, x, c.y.high)
		}
	}
}

// blocks names the blocks with their oscillation over a strip of their phase.
func (c *season) blocks() {
	c.label("", "start", 0, 9.5, "block")
	c.label("", "start", 0, 21, "oscillation")
	for _, b := range c.Blocks {
		x, wide := c.x(b.First), float64(b.Weeks)*c.pitch
		if wide >= float64(len([]rune(b.Name)))*6.1 {
			c.label("text", "start", x, 9.5, b.Name)
		} else {
			c.label("small", "start", x, 9.5, fitted(b.Name, int(wide/4.3)))
		}
		if b.Known {
			said := b.Band + " " + printout.Figure(b.O)
			if len(said) > int(wide/5.2) || !b.Judged {
				said = printout.Figure(b.O)
			}
			if wide > 13 {
				c.label(bandClass(b.Measure), "start", x, 21, said)
			}
		}
		c.rect(phaseClass(b.Phase), x, blockInk, wide-(c.pitch-c.bar), 4)
	}
}

// fitted gives so many letters of a name: all, or its beginning and the number at
// its end, by which the blocks of a phase are told apart.
func fitted(name string, n int) string {
	letters := []rune(name)
	if len(letters) <= n {
		return name
	}
	tail := 0
	for tail < len(letters)-1 && '0' <= letters[len(letters)-1-tail] && letters[len(letters)-1-tail] <= '9' {
		tail++
	}
	if n <= tail+1 {
		return ""
	}
	return strings.TrimSpace(string(letters[:n-tail])) + string(letters[len(letters)-tail:])
}

// loads draws a bar a week with its target, and its hours below.
func (c *season) loads() {
	c.label("body", "start", 0, c.y.loadsFoot-3, "load")
	c.label("", "end", chartLeft-6, c.y.loadsTop+8, printout.Figure(c.load))
	if c.figures() {
		c.label("", "start", 0, c.y.hours, "hours")
	}
	for i := range c.Weeks {
		w := &c.Weeks[i]
		class := phaseClass(w.Phase)
		switch {
		case w.Outline:
			class = "outline"
		case w.ComesDown():
			class = "pool"
		}
		high := min(w.Load/c.load, 1) * (c.y.loadsFoot - c.y.loadsTop)
		c.rect(class, c.x(i), c.y.loadsFoot-high, c.bar, high)
		if w.Target > 0 && !w.Outline {
			y := c.y.loadsFoot - min(w.Target/c.load, 1)*(c.y.loadsFoot-c.y.loadsTop)
			c.rule("aim", c.x(i)-1, y, c.x(i)+c.bar+1, y)
		}
		if c.figures() && w.Seconds >= 1800 {
			c.label("", "middle", c.x(i)+c.bar/2, c.y.hours, printout.Figure(w.Seconds/3600))
		}
	}
	c.rule("edge", chartLeft, c.y.loadsFoot, c.right, c.y.loadsFoot)
}

// figures reports whether there is room for a figure of two places a week.
func (c *season) figures() bool { return c.letters >= 2.3 }

// dates writes the first day of the weeks for which there is room, and the month
// where one begins.
func (c *season) dates() {
	c.label("", "start", 0, c.y.dates, "week of")
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
		if c.x(i) < free || !month && !c.figures() || c.x(i)+wide-5 > chartWide {
			continue
		}
		if !month && i+1 < len(c.Weeks) && c.Weeks[i+1].Start.Format("Jan") != start.Format("Jan") && c.pitch < wide {
			continue // it would take the room of the month
		}
		c.label(class, "start", c.x(i), c.y.dates, said)
		free = c.x(i) + wide
	}
}

// races draws the events by their letters with the windows that they ask for.
func (c *season) races() {
	c.label("accent", "start", 0, c.y.lane+3.5, "races")
	for i := range c.Events {
		e := &c.Events[i]
		c.window("taper", e.Taper)
		c.window("nohard", e.NoHard)
		c.window("easyonly", e.EasyOnly)
	}
	for i := range c.Events {
		e := &c.Events[i]
		x := c.day(e.From) + c.pitch/14
		c.label("accent", "middle", x, c.y.lane+3.7, e.Priority)
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
		c.rule(class, from, c.y.lane, to, c.y.lane)
	}
}

// name writes the name of an event over its letter, in the first line that is
// free there.
func (c *season) name(e *printout.Event, x float64) {
	said := fitted(e.Name, 26)
	wide := float64(len([]rune(said))) * 5.9
	from := min(max(x-wide/2, chartLeft), chartWide-wide)
	for line, free := range c.free {
		if from < free {
			continue
		}
		c.label("text", "start", from, c.y.names-float64(line)*10, said)
		c.free[line] = from + wide + 8
		return
	}
}

// breaths draws from the lowest morning of each week to its highest evening, its
// pool, and whether it came down.
func (c *season) breaths() {
	c.label("", "end", chartLeft-6, c.y.breathTop+8, printout.Figure(c.stress))
	c.label("stress", "start", 0, (c.y.breathTop+c.y.ready)/2+6, "stress")
	c.label("body", "start", 0, c.y.ready+3.5, "ready")
	c.label("", "end", chartLeft-6, c.y.ready+3.5, printout.Figure(printout.ReadyLine))
	c.label("ebb", "start", 0, max(c.y.pools-4, c.y.ready+14.5), "settled")
	c.label("", "start", 0, c.y.mornings, "mornings")
	for i := range c.Weeks {
		w := &c.Weeks[i]
		if !w.Known {
			continue
		}
		from, to := c.rise(w.Lowest), c.rise(w.Highest)
		c.rect("peak", c.x(i), c.y.ready-to, c.bar, max(to-from, 1))
		if w.Lowest <= printout.ReadyLine {
			c.rect("pool", c.x(i), c.y.ready, c.bar, max(1, (printout.ReadyLine-w.Lowest)/printout.ReadyLine*(c.y.pools-c.y.ready)))
		}
		if w.Highest > c.stress && c.pitch >= 9 {
			c.label("stress", "middle", c.x(i)+c.bar/2, c.y.breathTop-3, printout.Figure(w.Highest))
		}
		c.mark(i, w)
	}
	c.rule("line", chartLeft, c.y.ready, c.right, c.y.ready)
	for i := range c.Weeks {
		if w := &c.Weeks[i]; w.Known && w.CameDown() {
			c.rule("calm", c.x(i), c.y.ready, c.x(i)+c.bar, c.y.ready)
		}
	}
}

func (c *season) mark(i int, w *printout.SeasonWeek) {
	class, said := "ebb", printout.Figure(float64(w.Settled))
	if !w.CameDown() {
		class, said = "stress", "✗"
	}
	c.label(class, "middle", c.x(i)+c.bar/2, c.y.mornings, said)
}

func (c *season) rise(level float64) float64 {
	if !(level > printout.ReadyLine) {
		return 0
	}
	return min((level-printout.ReadyLine)/(c.stress-printout.ReadyLine), 1) * (c.y.ready - c.y.breathTop)
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
	said := []string{fmt.Sprintf("The most load, %s, is in the week of %s. %s came down, %d did not.", printout.Figure(most.Load), most.Start.Format("2 Jan 2006"), printout.Counted(down, "week"), up)}
	for i := range c.Events {
		e := &c.Events[i]
		said = append(said, fmt.Sprintf("%s race %s on %s.", e.Priority, e.Name, e.From.Format("2 Jan 2006")))
	}
	return strings.Join(append(said, "The table below has all figures."), " ")
}
