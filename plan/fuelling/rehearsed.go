package fuelling

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
)

// Rehearsed is the most of one thing that was taken an hour in a long session
// before a race, on foot or in one sport.
type Rehearsed struct {
	Amount  float64 // an hour; 0: never
	Day     calendar.Day
	Times   int     // sessions with as much or more
	Planned bool    // it is still to be done: nothing as high was done yet
	Done    float64 // an hour: the most that was done
}

// Rehearsals are the most of each thing.
type Rehearsals struct{ Carb, Sodium, Fluid Rehearsed }

// seasonDays is how far back what was rehearsed still tells something.
const seasonDays = 182

// rehearsalsOf gives what was rehearsed of a sport before an event: what was
// done where anything was, and what is planned beside it.
func rehearsalsOf(b *coverage.Book, e *plan.Event, sport plan.Sport, planned bool) (r Rehearsals) {
	meals := b.Meals(calendar.Span{From: e.From - seasonDays, To: e.From - 1}, e)
	of := func(amount func(*coverage.Meal) float64) (most Rehearsed) {
		for i := range meals {
			m := &meals[i]
			if m.Planned && !planned || !alike(m.Sport, sport) {
				continue
			}
			a := amount(m)
			if !m.Planned {
				most.Done = max(most.Done, a)
			}
			switch {
			case a > most.Amount:
				most = Rehearsed{a, m.Day, 1, m.Planned, most.Done}
			case a > 0 && a == most.Amount:
				most.Times++
				most.Day, most.Planned = m.Day, most.Planned && m.Planned
			}
		}
		return most
	}
	r.Carb = of(func(m *coverage.Meal) float64 { return m.Fuel.Carb })
	r.Sodium = of(func(m *coverage.Meal) float64 { return m.Fuel.Sodium })
	r.Fluid = of(func(m *coverage.Meal) float64 { return m.Fuel.Fluid })
	return r
}

// alike reports whether what a gut bears in one sport it bears in another: on
// foot it is one thing. Of sessions of several sports most is ridden.
func alike(done, raced plan.Sport) bool { return gutOf(done) == gutOf(raced) }

// gutOf gives one sport for all in which a gut is trained alike.
func gutOf(s plan.Sport) plan.Sport {
	switch {
	case s.OnFoot():
		return plan.Run
	case s == plan.Multi:
		return plan.Bike
	default:
		return s
	}
}
