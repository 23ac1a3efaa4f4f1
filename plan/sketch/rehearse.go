package sketch

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/races"
)

// rehearse marks the cycles that rehearse what their race asks for: long days in
// a row, bricks, night, ground and the rest, by the day on which they are wanted.
func (m *maker) rehearse() {
	for _, r := range m.races {
		var loads []*cycle // before the race, in order
		for i := range m.cycles {
			c := &m.cycles[i]
			if c.leads == r && c.kind == plan.LoadWeek && c.last() <= r.by()+1 && c.start > r.of.From-coverage.BuildUp {
				loads = append(loads, c)
			}
		}
		if len(loads) == 0 {
			continue
		}
		m.longest(r, loads)
		m.pairs(r, loads)
		short(loads)
		for _, tag := range coverage.Tags {
			if coverage.AsksFor(r.of, tag) && tag != "brick" && tag != "openwater" {
				spread(loads, r.asked.Times(tag), func(c *cycle) { c.tags = append(c.tags, tag) })
			}
		}
		if r.class == races.Stages {
			spread(loads, feet, func(c *cycle) { c.tags = append(c.tags, "footcare") })
		}
		if slices.Contains(r.of.Tags, "openwater") {
			n := r.asked.Times("openwater")
			for i := len(loads) - 1; i >= 0 && n > 0; i-- {
				loads[i].water = 1
				n--
			}
		}
		if coverage.AsksFor(r.of, "brick") {
			for n := r.asked.Big.Times; n > 0 && len(loads) > n; n-- {
				loads[len(loads)-n].big = true
			}
		}
	}
}

// What coverage asks of some classes alone: long days that rehearse the care of
// feet, and rides so long in the position of the race.
const (
	feet     = 2
	position = 300 // minutes
)

// paced gives the quick steps of a run the pace of a marathon.
func (r *race) paced(steps []plan.Step) {
	if r.class != races.Marathon || !(r.km > 0) || !(r.hours > 0) {
		return
	}
	seconds := float64(int(3600*r.hours/r.km + .5))
	for i := range steps {
		if len(steps[i].Steps) > 0 {
			r.paced(steps[i].Steps)
		} else if e := &steps[i].Effort; e.Scale == plan.Zone && e.From >= 3 {
			*e = plan.Intensity{Scale: plan.Pace, From: seconds, To: seconds, Per: plan.PerKilometre}
		}
	}
}

// When the longest day of a season comes that leads to an ultra of a day and more:
// its days before the race, the best and those that will do. By convention; earlier
// the legs are not there yet, later they are not back.
const (
	longestAt    = 42
	longestFirst = 63
	longestLast  = 28
)

// nightfall is the hour at which the longest day begins where the race goes through
// the night.
const nightfall = 20

// longest marks the cycle with the one very long day of a race of 12 hours and
// more: the last of a row with a lighter week behind it, about six weeks before.
func (m *maker) longest(r *race, loads []*cycle) {
	if r.of.Days > 1 || !r.sport.OnFoot() || !r.classed || r.class.NoHard < races.HundredK.NoHard {
		return
	}
	var best *cycle
	off := func(c *cycle) int {
		n := int(r.of.From-c.last()) + 1 - longestAt
		return max(n, -n)
	}
	for _, c := range loads {
		if n := int(r.of.From-c.last()) + 1; c.toDown == 0 && !c.tapers && n >= longestLast && n <= longestFirst && (best == nil || off(c) < off(best)) {
			best = c
		}
	}
	if best != nil {
		best.huge = true
		best.walked = r.density() > 0 || r.class.NoHard >= races.HundredMile.NoHard
	}
}

// longestOf gives the cycle with the longest day before a race; nil for none.
func (m *maker) longestOf(r *race) *cycle {
	for i := range m.cycles {
		if c := &m.cycles[i]; c.huge && c.leads == r && r != nil {
			return c
		}
	}
	return nil
}

// pairs marks the cycles with long days in a row: the last that there are, with
// one between them where there are enough; none with the longest day of all, and
// all of them over by the day on which they are wanted.
func (m *maker) pairs(r *race, loads []*cycle) {
	p := r.asked.Pairs
	if p.Times == 0 || !r.sport.OnFoot() {
		return
	}
	h := m.longestOf(r)
	var fit []*cycle
	for i, c := range loads {
		first := i == 0 || loads[i-1].toDown == 0
		switch {
		case c.huge || c.last() > r.by():
			continue
		case h == nil:
		case c.start > h.start || !h.walked: // the end of a row is for its longest day: from those that of the season is reached
			if !first || i+1 < len(loads) && loads[i+1].huge {
				continue
			}
		case c.toDown > 0:
			continue
		}
		fit = append(fit, c)
	}
	if h != nil {
		fit = fit[max(0, len(fit)-p.Times):]
	}
	spread(fit, p.Times, func(c *cycle) { c.pair = p.Days })
	more := 0
	for _, c := range slices.Backward(fit) {
		if c.pair > 0 {
			c.pairs = more
			more++
		}
	}
}

// short marks the cycles before the longest day and before three long days in a row.
func short(loads []*cycle) {
	for i, c := range loads[1:] {
		if before := loads[i]; (c.huge || c.pair == 3) && before.pair == 0 && before.nth+1 == c.nth {
			before.short = before.toDown > 0
		}
	}
}

// spread picks so many of some cycles of load, in their order: the last of each row
// of them first, the latest of those.
func spread(loads []*cycle, times int, mark func(*cycle)) {
	left := make([]int, len(loads)) // in its row
	for i := len(loads) - 2; i >= 0; i-- {
		if loads[i].toDown > 0 && loads[i+1].nth == loads[i].nth+1 {
			left[i] = left[i+1] + 1
		}
	}
	for weeks := range longestRow {
		for i := len(loads) - 1; i >= 0 && times > 0; i-- {
			if left[i] == weeks {
				mark(loads[i])
				times--
			}
		}
	}
}

// tagNotes say what a tag asks of the day.
var tagNotes = map[string]string{
	"night":     "the last two hours by headlamp",
	"poles":     "with poles from the first climb",
	"technical": "on ground like that of the race",
	"pack":      "with all that the race makes you carry",
	"footcare":  "tape, socks and stops as in the race",
	"gear":      "in the shoes and clothes of the race",
}

// rehearseOn puts on a long session what it rehearses.
func (m *maker) rehearseOn(c *cycle, s *plan.Session) {
	if c.kind != plan.LoadWeek {
		return
	}
	if c.huge && slices.Contains(c.tags, "night") {
		s.At, s.Note = plan.Clock(nightfall, 0), m.nightNote(c, s)
	}
	for _, tag := range c.tags {
		if s.Duration.Hours() < coverage.LeastHours(tag) {
			continue
		}
		s.Tags = withTag(s.Tags, tag)
		if s.Note == "" {
			s.Note = tagNotes[tag]
		}
	}
	if c.pair > 1 {
		s.Tags = withTag(s.Tags, "b2b")
	}
}

// nightNote says what the longest day asks for that begins at nightfall.
func (m *maker) nightNote(c *cycle, s *plan.Session) string {
	walk := "walk before you must"
	if s.Climb.Value > 0 {
		walk = "walk what is steep"
	}
	till := "into the night"
	if s.Duration.Hours() >= wholeNight {
		till = "through the night"
	}
	return till + ": " + walk + ", eat by the clock, and sleep on " + (c.start + calendar.Day(s.Day) + 1).Format("Monday")
}

// wholeNight is the hours from nightfall after which a night is over.
const wholeNight = 8

// warm puts the sessions of the last three weeks before a hot race into the heat,
// those that are long enough and not hard.
func (m *maker) warm(c *cycle) {
	for _, r := range m.races {
		if !slices.Contains(r.of.Tags, "heat") || r.of.Priority == plan.C {
			continue
		}
		span := calendar.Span{From: r.of.From - coverage.HeatDays, To: r.of.From - 2}
		for i := range c.sessions {
			s := &c.sessions[i]
			if span.Has(c.start+calendar.Day(s.Day)) && s.Duration.Hours() >= coverage.HeatHours && s.Sport != plan.Strength && s.Sport != plan.Swim && len(s.Tags) < plan.MaxTags {
				s.Tags = withTag(s.Tags, "heat")
			}
		}
	}
}
