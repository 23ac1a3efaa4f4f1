package coverage

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/races"
	"ebb/plan/sorting"
)

// Cover is what an event asks for and what has been rehearsed of it.
type Cover struct {
	Event    *plan.Event
	Class    races.Class // none where neither its distance nor its hours are known
	Hours    float64     // that it takes
	Stage    float64     // that a usual day of it takes
	Span     calendar.Span
	Demands  []Demand // what lacks most first
	Outlined int      // weeks of Span to come that hold no session yet
}

// BuildUp is how many days before a race its rehearsals are looked for.
const BuildUp = 112

// All gives the cover of each event of priority A and B, in the order of days.
func (b *Book) All() []Cover {
	var all []Cover
	for i := range b.in.Plan.Events {
		if e := &b.in.Plan.Events[i]; e.Priority == plan.A || e.Priority == plan.B {
			all = append(all, b.Of(e))
		}
	}
	return all
}

// Next gives the cover of the first A or B event that is not over on a day.
func (b *Book) Next(day calendar.Day) (c Cover, ok bool) {
	if e, ok := Leads(b.in.Plan, day); ok && e.Span().To >= day {
		return b.Of(e), true
	}
	return Cover{}, false
}

// Leads gives the event of priority A or B that a day leads to: the first that
// is not over then, else the last.
func Leads(p plan.Plan, day calendar.Day) (e *plan.Event, ok bool) {
	for i := range p.Events {
		if one := &p.Events[i]; one.Priority == plan.A || one.Priority == plan.B {
			e, ok = one, true
			if one.Span().To >= day {
				return e, ok
			}
		}
	}
	return e, ok
}

// Of holds an event against what was and will be done before it.
func (b *Book) Of(e *plan.Event) Cover {
	c := Cover{Event: e, Span: calendar.Span{From: e.From - BuildUp, To: e.From - 1}}
	course := b.courseOf(e)
	c.Hours, c.Stage = course.hours, course.stage
	c.Class, _ = races.ClassOf(e, c.Hours)
	w := work{Book: b, Cover: &c, course: course, asked: AskedOf(c.Class.Name)}
	w.long()
	w.backToBack()
	w.bigDay()
	w.steep()
	w.heat()
	w.fuelled()
	w.tagged()
	w.peculiar()
	for i := range c.Demands {
		c.Demands[i].count()
	}
	sorting.By(c.Demands, func(a, b Demand) int { return cmp.Compare(rank(a.State), rank(b.State)) })
	for at := range b.in.Plan.Weeks() {
		m := b.in.Plan.Week(at)
		last := at.Start + calendar.Day(m.Days) - 1
		if len(m.Sessions) == 0 && last >= b.in.Today && c.Span.Overlaps(calendar.Span{From: at.Start, To: last}) {
			c.Outlined++
		}
	}
	return c
}

// rank orders demands: what lacks, what is too much, what is well.
func rank(s Status) int {
	switch {
	case s.Lacks():
		return 0
	case s <= Plenty:
		return 1
	default:
		return 2
	}
}

// course is an event in figures.
type course struct {
	hours, stage            float64 // stage: the median of its days
	metres, ascent, descent float64
	sport                   plan.Sport
}

func (b *Book) courseOf(e *plan.Event) course {
	c := course{sport: sportOf(e)}
	var stages []float64
	for n := range max(1, min(e.Days, mostDays)) {
		est := load.EventDay(e, b.in.Athlete, e.From+calendar.Day(n))
		c.hours += est.Seconds / 3600
		c.metres += est.Metres
		c.ascent += est.AscentMetres
		c.descent += est.DescentMetres
		if est.Seconds > 0 {
			stages = append(stages, est.Seconds/3600)
		}
	}
	if len(stages) > 0 {
		slices.Sort(stages)
		c.stage = (stages[(len(stages)-1)/2] + stages[len(stages)/2]) / 2
	}
	return c
}

// work is the cover of an event while it is worked out.
type work struct {
	*Book
	*Cover
	course course
	asked  Asked
}

// by gives the day so many weeks before the event.
func (w *work) by(weeks int) calendar.Day { return w.Event.From - calendar.Day(7*weeks) }

// demand adds a demand of which rehearsals are told by measure: the share of
// the dose that an effort comes to, and whether that counts.
func (w *work) demand(d Demand, measure func(*effort) (share float64, counts bool)) *Demand {
	if d.Span.From == 0 {
		d.Span.From = w.Span.From
	}
	efforts := w.during(w.Span)
	for i := range efforts {
		e := &efforts[i]
		if e.id == w.Event.ID || d.whole && !d.Span.Has(e.day) {
			continue
		}
		if share, counts := measure(e); share > 0 {
			d.All = append(d.All, Rehearsal{Day: e.day, Of: e.id, Share: share, Counts: counts, Planned: e.planned})
		}
	}
	w.Demands = append(w.Demands, d)
	return &w.Demands[len(w.Demands)-1]
}

// Sport gives the sport of the event: running where none is named.
func (c *Cover) Sport() plan.Sport { return sportOf(c.Event) }
