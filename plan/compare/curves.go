package compare

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// Side is what the models say of one of two plans.
type Side struct {
	Days   []Point // of the span that both are compared over, a day each
	Blocks []Block // in the order of days
	Races  []Race
}

// Point is a day of a curve.
type Point struct {
	Load    float64 // of the series
	Fitness float64
	Form    float64
}

// Block is a block of a plan with its measure.
type Block struct {
	Name   string
	ID     plan.ID
	Span   calendar.Span
	Judged bool    // its phase is one whose oscillation is judged
	O      float64 // 0 to 100
	Known  bool    // there are weeks enough to measure it
}

// Race is the morning of an event.
type Race struct {
	Name      string
	ID        plan.ID
	Day       calendar.Day
	Priority  plan.Priority
	Fitness   float64 // of the evening before
	Form      float64
	Carried   [5]float64   // by each system, in the order of package response
	Ready     calendar.Day // the first morning after it on which all systems are light
	InHorizon bool
}

// Curves gives what two outlooks say over the days that either knows.
func Curves(a, b *outlook.Outlook) (span calendar.Span, was, is Side) {
	span = planned(a).Union(planned(b))
	return span, side(a, span), side(b, span)
}

// planned gives the days of an outlook's plan, from its first week to its last
// week or race; an outlook reaches further.
func planned(o *outlook.Outlook) (span calendar.Span) {
	p := o.Plan()
	if len(p.Seasons) == 0 && len(p.Events) == 0 {
		return o.Span()
	}
	first := true
	take := func(s calendar.Span) {
		if first {
			span, first = s, false
		}
		span = span.Union(s)
	}
	for _, m := range p.Seasons {
		take(m.Span())
	}
	for _, e := range p.Events {
		take(e.Span())
	}
	return span
}

func side(o *outlook.Outlook, span calendar.Span) (s Side) {
	s.Days = make([]Point, span.Days())
	for i := range s.Days {
		if d, ok := o.Day(span.From + calendar.Day(i)); ok {
			s.Days[i] = Point{Load: d.Load, Fitness: d.Fitness, Form: d.Form}
		}
	}
	p := o.Plan()
	for at := range p.Weeks() {
		if at.Week > 0 {
			continue
		}
		b := p.Block(at)
		m, known := o.Block(at)
		s.Blocks = append(s.Blocks, Block{
			Name: b.Name, ID: b.ID, Span: p.BlockSpan(at), Judged: b.Phase.Judged(), O: m.O, Known: known,
		})
	}
	for i := range p.Events {
		s.Races = append(s.Races, race(o, &p.Events[i]))
	}
	return s
}

func race(o *outlook.Outlook, e *plan.Event) Race {
	r := Race{Name: e.Name, ID: e.ID, Day: e.From, Priority: e.Priority}
	d, ok := o.Day(e.From)
	if !ok {
		return r
	}
	r.InHorizon, r.Form, r.Carried = true, d.Form, d.Morning
	if before, ok := o.Day(e.From - 1); ok {
		r.Fitness = before.Fitness
	}
	if ready, ok := o.Ready(e.Span().To); ok {
		r.Ready = ready.All.Day
	}
	return r
}
