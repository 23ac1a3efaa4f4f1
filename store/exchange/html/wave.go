package html

import (
	"fmt"
	"strings"

	"ebb/plan/calendar"
	"ebb/store/exchange/printout"
)

// The picture of a block, in its own units: stress stands on the ready line,
// settled mornings hang under it, each side with its own scale.
const (
	waveWide   = 400.0
	waveLeft   = 52.0
	waveTop    = 14.0 // room for figures over the bars
	waveAbove  = 84.0
	waveBelow  = 26.0
	waveGap    = 9.0
	waveLoads  = 24.0
	waveLabels = 27.0

	waveLine = waveTop + waveAbove
	waveFoot = waveLine + waveBelow + waveGap + waveLoads // where the load bars stand
	waveHigh = waveFoot + waveLabels
)

// drawing is a wave with its scales.
type drawing struct {
	*markup
	*printout.Wave
	pitch, bar float64
	top, loads float64
}

// wave writes the wave of a block with its words and its key.
func (m *markup) wave(w *printout.Wave) {
	m.in("h2")
	m.say("The wave of ")
	m.own(w.Name)
	m.put("span", " · "+w.Says())
	m.out()
	d := drawing{markup: m, Wave: w, pitch: (waveWide - waveLeft) / float64(max(len(w.Days), 1)), top: 0, loads: 10}
	d.bar = d.pitch * .84
	for _, day := range w.Days {
		if day.Known {
			d.top, d.loads = max(d.top, day.Evening, day.Morning), max(d.loads, day.Load)
		}
	}
	d.top, d.loads = printout.Top(d.top), printout.Round(d.loads)
	m.in("svg", "viewBox", "0 0 "+at(waveWide)+" "+at(waveHigh), "role", "img", "aria-labelledby", "wave-title wave-words")
	m.put("title", "Stress and recovery day by day: "+w.Name, "id", "wave-title")
	m.put("desc", waveWords(w), "id", "wave-words")
	d.weeks()
	d.scale()
	d.bars()
	d.figures()
	m.out()
	m.keyOf([]swatch{
		{"peak", "all systems, that evening"}, {"core", "of it the legs"}, {"pool", "a settled morning, at 20 or less"}, {"load", "load of the day"},
	})
}

func (d *drawing) x(day int) float64 { return waveLeft + float64(day)*d.pitch }

// weeks marks the week of the page, the days on which weeks begin, and which of
// them came down.
func (d *drawing) weeks() {
	day := 0
	for i, w := range d.Weeks {
		x, wide := d.x(day), float64(w.Days)*d.pitch
		if w.Here && len(d.Weeks) > 1 {
			d.rect("here", x, 0, wide-(d.pitch-d.bar), waveHigh)
		}
		class, mark, said := "ebb", "✓", fmt.Sprintf(" %d of %d", w.Settled, w.Days)
		if !w.CameDown() {
			class, mark, said = "stress", "✗", " low "+printout.Carried(w.Lowest)
		}
		dim := ""
		if w.Within {
			dim = "body"
		}
		d.label(dim, "start", x+1, waveFoot+11, w.Start.Format("2 Jan"))
		if wide > 38 {
			mark += said
		}
		d.label(class, "start", x+1, waveFoot+23, mark)
		if i > 0 {
			d.rule("edge", x-(d.pitch-d.bar)/2, waveTop, x-(d.pitch-d.bar)/2, waveFoot)
		}
		day += w.Days
	}
}

// scale names both sides of the line and their ends.
func (d *drawing) scale() {
	d.label("", "end", waveLeft-6, waveTop+7, printout.Figure(d.top))
	d.label("stress", "start", 0, waveLine-waveAbove/2+3, "stress")
	d.label("body", "start", 0, waveLine+3.5, "ready")
	d.label("", "end", waveLeft-6, waveLine+3.5, printout.Figure(printout.ReadyLine))
	d.label("ebb", "start", 0, waveLine+waveBelow/2+6, "settled")
	d.label("", "end", waveLeft-6, waveLine+waveBelow+2, "0")
	d.label("", "start", 0, waveFoot-waveLoads/2+3, "load")
	d.label("", "end", waveLeft-6, waveFoot-waveLoads+7, printout.Figure(d.loads))
}

// bars draws the days.
func (d *drawing) bars() {
	for i, day := range d.Days {
		if !day.Known {
			continue
		}
		x := d.x(i)
		over := d.rise(day.Evening)
		d.rect("peak", x, waveLine-over, d.bar, over)
		legs := min(d.rise(day.Legs), over)
		d.rect("core", x, waveLine-legs, d.bar, legs)
		if day.Morning <= printout.ReadyLine {
			d.rect("pool", x, waveLine, d.bar, max(1, (printout.ReadyLine-day.Morning)/printout.ReadyLine*waveBelow))
		}
		high := min(day.Load/d.loads, 1) * waveLoads
		d.rect("load", x, waveFoot-high, d.bar, high)
	}
	d.rule("line", waveLeft, waveLine, waveWide, waveLine)
	d.rule("edge", waveLeft, waveFoot, waveWide, waveFoot)
	for i, day := range d.Days {
		if day.Known && day.Morning <= printout.ReadyLine {
			d.rule("calm", d.x(i), waveLine, d.x(i)+d.bar, waveLine)
		}
	}
}

// rise is how high a level stands over the line; what is over it is seen, what is
// too high is cut.
func (d *drawing) rise(level float64) float64 {
	if !(level > printout.ReadyLine) {
		return 0
	}
	return min(max((level-printout.ReadyLine)/(d.top-printout.ReadyLine)*waveAbove, 1), waveAbove)
}

// figures writes the letter of a race over its day, and the level over bars that
// are cut.
func (d *drawing) figures() {
	for i, day := range d.Days {
		x := d.x(i) + d.bar/2
		y := waveLine - d.rise(day.Evening) - 3
		said := day.Race
		if day.Known && day.Evening > d.top {
			said = strings.TrimSpace(said + " " + printout.Figure(day.Evening))
		}
		if said != "" {
			d.label("accent", "middle", min(x, waveWide-9), y, said)
		}
	}
}

// waveWords says in words what the picture shows.
func waveWords(w *printout.Wave) string {
	high, on := 0.0, calendar.Day(0)
	for i, day := range w.Days {
		if day.Known && day.Evening > high {
			high, on = day.Evening, w.From+calendar.Day(i)
		}
	}
	said := []string{"Bars over the line at 20 are what the systems carry in the evening, pools under it are settled mornings."}
	if on != 0 {
		said = append(said, fmt.Sprintf("The most is %s on %s.", printout.Figure(high), on.Format("Mon 2 Jan")))
	}
	for _, week := range w.Weeks {
		came := "came down, on " + printout.Counted(week.Settled, "morning")
		if !week.CameDown() {
			came = "did not come down, its lowest morning is " + printout.Carried(week.Lowest)
		}
		said = append(said, fmt.Sprintf("Week of %s %s.", week.Start.Format("2 Jan"), came))
	}
	return strings.Join(said, " ")
}
