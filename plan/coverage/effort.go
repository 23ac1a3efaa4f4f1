package coverage

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/sorting"
)

// Input is what coverage is worked out from.
type Input struct {
	Plan    plan.Plan
	Athlete *plan.Athlete
	Records []plan.Record // in the order of days; none: what was planned counts as done
	Today   calendar.Day
}

// effort is one piece of training or a day of a race, done or planned.
type effort struct {
	day     calendar.Day
	id      plan.ID // of the session, of the event, or of a record that answers neither
	sport   plan.Sport
	hours   float64
	metres  float64
	ascent  float64
	descent float64
	fuel    plan.Fuel // an hour
	tags    []string
	of      *plan.Session // nil for a day of a race
	race    bool
	planned bool // it is still to be done
}

// onFoot reports whether an effort is on foot.
func (e *effort) onFoot() bool { return e.sport.OnFoot() }

// Book is everything that was and will be done, in the order of days: what
// events are held against. It is made once for all of them.
type Book struct {
	in      Input
	efforts []effort
}

// BookOf gathers what was and will be done.
func BookOf(in Input) *Book {
	b := &Book{in: in}
	last, any := b.done()
	b.ahead(last, any)
	b.races(last, any)
	sorting.By(b.efforts, func(x, y effort) int { return cmp.Compare(x.day, y.day) })
	return b
}

// done takes the records; last is the day of the last one.
func (b *Book) done() (last calendar.Day, any bool) {
	for i := range b.in.Records {
		r := &b.in.Records[i]
		if r.Day > b.in.Today {
			continue
		}
		last, any = max(last, r.Day), true
		if i == 0 {
			last = r.Day
		}
		if r.State == plan.Skipped || r.State == plan.Nothing || b.isRace(r) {
			continue
		}
		e := b.effort(r.Day, &r.Done)
		e.id = r.ID
		if s := b.answered(r); s != nil {
			e.id = s.ID
			e.tags = union(e.tags, s.Tags)
			if e.fuel.Carb == 0 && e.fuel.Sodium == 0 && e.fuel.Fluid == 0 {
				e.fuel = eaten(s.Fuel, r)
			}
		}
		b.take(e)
	}
	return last, any
}

// answered gives the session of the plan that a record was, all or a part of it.
func (b *Book) answered(r *plan.Record) *plan.Session {
	if r.State == plan.DoneInstead || len(r.Sessions) == 0 {
		return nil
	}
	at, i, ok := b.in.Plan.FindSession(r.Sessions[0].Session)
	if !ok {
		return nil
	}
	return &b.in.Plan.Week(at).Sessions[i]
}

// isRace reports whether a record is of an event: the event stands for it.
func (b *Book) isRace(r *plan.Record) bool {
	return len(r.Sessions) > 0 && slices.ContainsFunc(b.in.Plan.Events, func(e plan.Event) bool { return ofRace(r, &e) })
}

// ofRace reports whether a record answers an event, or a session of its plan.
func ofRace(r *plan.Record, e *plan.Event) bool {
	return r.Answers(e.ID) || slices.ContainsFunc(e.Plan, func(s plan.Session) bool { return r.Answers(s.ID) })
}

// eaten gives how much of what was planned was taken, where a record says.
func eaten(f plan.Fuel, r *plan.Record) plan.Fuel {
	share := 1.0
	for i := range r.Impulses {
		if p := r.Impulses[i].Fuelled; p.Given {
			share = min(share, max(0, p.Value))
		}
	}
	return plan.Fuel{Carb: f.Carb * share, Sodium: f.Sodium * share, Fluid: f.Fluid * share}
}

// ahead takes what is planned after the last report; on today what no record
// answers. Without any report what was planned counts as done.
func (b *Book) ahead(last calendar.Day, any bool) {
	var answered map[plan.ID]bool
	if any && last == b.in.Today {
		answered = map[plan.ID]bool{}
		for i := range b.in.Records {
			for _, s := range b.in.Records[i].Sessions {
				answered[s.Session] = true
			}
		}
	}
	for at := range b.in.Plan.Weeks() {
		week := b.in.Plan.Week(at)
		for i := range week.Sessions {
			s := &week.Sessions[i]
			day := at.Start + calendar.Day(s.Day)
			if any && (day < last || day == last && last < b.in.Today) || answered[s.ID] {
				continue
			}
			e := b.effort(day, s)
			e.planned = day >= b.in.Today
			b.take(e)
		}
	}
}

// races takes the days of races, each as it is planned.
func (b *Book) races(last calendar.Day, any bool) {
	for i := range b.in.Plan.Events {
		of := &b.in.Plan.Events[i]
		for n := range min(of.Days, mostDays) {
			day := of.From + calendar.Day(n)
			if any && day <= last && day < b.in.Today && !b.raced(of, day) {
				continue
			}
			est := load.EventDay(of, b.in.Athlete, day)
			b.take(effort{
				day: day, id: of.ID, sport: sportOf(of), hours: est.Seconds / 3600, metres: est.Metres, ascent: est.AscentMetres,
				descent: est.DescentMetres, fuel: of.Fuel, tags: of.Tags, race: true, planned: day >= b.in.Today && (!any || day > last),
			})
		}
	}
}

// raced reports whether a record says that a race was raced on a day.
func (b *Book) raced(e *plan.Event, day calendar.Day) bool {
	return slices.ContainsFunc(b.in.Records, func(r plan.Record) bool {
		return r.Day == day && r.State != plan.Skipped && r.State != plan.Nothing && ofRace(&r, e)
	})
}

// mostDays of a race are looked at: none is longer than a season.
const mostDays = 400

// effort looks at a session.
func (b *Book) effort(day calendar.Day, s *plan.Session) effort {
	est := load.Of(*s, b.in.Athlete, day)
	e := effort{
		day: day, id: s.ID, sport: s.Sport, hours: est.Seconds / 3600, metres: est.Metres, ascent: est.AscentMetres,
		descent: est.DescentMetres, fuel: s.Fuel, tags: s.Tags, of: s, race: s.Kind == plan.Race,
	}
	if e.sport == plan.NoSport {
		e.sport = b.in.Athlete.On(day).Sport
	}
	return e
}

// take keeps an effort that trains endurance.
func (b *Book) take(e effort) {
	if e.hours > 0 && e.sport != plan.Strength && e.sport != plan.Mobility && (e.of == nil || e.of.Kind != plan.Rest) {
		b.efforts = append(b.efforts, e)
	}
}

// during gives the efforts of some days.
func (b *Book) during(span calendar.Span) []effort {
	by := func(e effort, d calendar.Day) int { return cmp.Compare(e.day, d) }
	from, _ := slices.BinarySearchFunc(b.efforts, span.From, by)
	to, _ := slices.BinarySearchFunc(b.efforts, span.To+1, by)
	return b.efforts[from:max(from, to)]
}

// sportOf gives the sport of an event: running where none is named.
func sportOf(e *plan.Event) plan.Sport {
	if e.Sport == plan.NoSport {
		return plan.Run
	}
	return e.Sport
}

func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, tag := range b {
		if !slices.Contains(all, tag) {
			all = append(all, tag)
		}
	}
	return all
}

// SecondsIn gives how long steps last in a sport.
func SecondsIn(steps []plan.Step, sport plan.Sport) (seconds int) {
	for i := range steps {
		s := &steps[i]
		switch {
		case len(s.Steps) > 0:
			seconds += max(1, s.Repeat) * SecondsIn(s.Steps, sport)
		case s.Sport == sport:
			seconds += s.Duration.Seconds
		}
	}
	return seconds
}
