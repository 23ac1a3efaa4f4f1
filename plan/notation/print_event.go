package notation

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
)

// PrintEvent writes an event as a line that ParseEvent reads back to the same
// event, but for its ID and Plan. Dates are ISO dates and the name stands in
// quotes. The sport is left out when it is the athlete's own, unless the legs
// name several.
func PrintEvent(e plan.Event, own plan.Sport) string {
	p := printer{b: make([]byte, 0, 160)}
	p.event(&e, own)
	return string(p.b)
}

func (p *printer) event(e *plan.Event, own plan.Sport) {
	p.word(e.Priority.String())
	p.gap()
	p.date(e.From)
	if e.Days > 1 {
		p.b = append(p.b, ".."...)
		p.date(e.From + calendar.Day(e.Days) - 1)
	}
	p.quote("", e.Name)
	if e.Sport != own || changesSport(e) {
		p.word(e.Sport.String())
	}
	p.distance(e.Distance)
	p.height('+', e.Climb)
	p.height('-', e.Descent)
	p.duration(e.Goal, e.Sport == plan.Swim)
	p.effort(e.Effort)
	p.load(e.Load)
	p.fuel(e.Fuel)
	p.tags(e.Tags)
	p.quote("", e.Note)
	p.quote("private ", e.Private)
	if len(e.Legs) > 0 {
		p.b = append(p.b, ':', ' ')
		p.legs(e)
	}
}

func (p *printer) date(d calendar.Day) {
	year, month, day := d.Date()
	p.two(year / 100)
	p.two(year % 100)
	p.b = append(p.b, '-')
	p.two(int(month))
	p.b = append(p.b, '-')
	p.two(day)
}

// changesSport reports whether any leg has a sport of its own: with two such
// names a line that names none itself would be read as multi.
func changesSport(e *plan.Event) bool {
	for _, leg := range e.Legs {
		if leg.Sport != plan.NoSport && leg.Sport != e.Sport {
			return true
		}
	}
	return false
}

func (p *printer) legs(e *plan.Event) {
	stage, sport := 0, plan.NoSport
	for i, leg := range e.Legs {
		if i > 0 {
			p.b = append(p.b, ',', ' ')
		}
		if leg.Stage != stage {
			stage = leg.Stage
			p.word("day ")
			p.b = strconv.AppendInt(p.b, int64(stage), 10)
			p.b = append(p.b, ':')
		}
		own := leg.Sport
		if own == plan.NoSport && sport != plan.NoSport { // back to the event's
			own = e.Sport
		}
		p.changed(own, &sport)
		p.distance(leg.Distance)
		p.height('+', leg.Climb)
		p.height('-', leg.Descent)
		p.duration(leg.Goal, leg.Sport == plan.Swim || e.Sport == plan.Swim)
		p.effort(leg.Effort)
		p.quote("", leg.Note)
	}
}
