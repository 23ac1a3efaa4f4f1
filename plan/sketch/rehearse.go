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
		m.pairs(r, loads)
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

// pairs marks the cycles with long days in a row: the last that there are, with
// one between them where there are enough.
func (m *maker) pairs(r *race, loads []*cycle) {
	p := r.asked.Pairs
	if p.Times == 0 || !r.sport.OnFoot() {
		return
	}
	spread(loads, p.Times, func(c *cycle) { c.pair = p.Days })
}

// spread picks so many of some cycles: those before a lighter week first, the
// last ones of them.
func spread(loads []*cycle, times int, mark func(*cycle)) {
	for weeks := range longestRow {
		for i := len(loads) - 1; i >= 0 && times > 0; i-- {
			if loads[i].toDown == weeks {
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
