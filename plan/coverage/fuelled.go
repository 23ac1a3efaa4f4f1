package coverage

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// LeastCarb gives the grams of carbohydrate an hour that so many hours are
// usually fuelled with at least (Jeukendrup 2014; of ultras, Tiller 2019).
func LeastCarb(hours float64) float64 {
	switch {
	case hours < 1.25:
		return 0
	case hours <= 2.5 || hours >= 6:
		return 30
	default:
		return 60
	}
}

// Fuelling of a race is rehearsed in the days before it, from a share of its
// rate on.
const (
	fuelDays  = 56
	FuelShare = .80
	usualFuel = 6 // sessions, for classes that say nothing
)

// RaceCarb gives the grams of carbohydrate an hour of an event, and whether its
// line says so: else it is the least that is usual for its hours.
func (c *Cover) RaceCarb() (carb float64, said bool) {
	if f := c.Event.Fuel.Carb; f > 0 {
		return f, true
	}
	return LeastCarb(c.Stage), false
}

// fuelled asks for long sessions at about the rate of the race.
func (w *work) fuelled() {
	carb, said := w.RaceCarb()
	if !(carb > 0) || w.Stage < 2.5 && !said || w.Stage < LongHours {
		return
	}
	want := w.asked.Fuelling
	if want == 0 {
		want = usualFuel
	}
	w.demand(Demand{
		Name: "fuel", Dose: carb, Unit: GramsAnHour, From: FuelShare, Want: want, Span: calendar.Span{From: w.Event.From - fuelDays, To: w.Event.From - 1},
	}, func(e *effort) (float64, bool) {
		if e.hours < LongHours-grain {
			return 0, false
		}
		return e.fuel.Carb / carb, e.fuel.Carb >= FuelShare*carb-grain
	})
}

// Meal is a long session with what is taken in it, an hour.
type Meal struct {
	Day     calendar.Day
	Of      plan.ID // the session, or a record that answers none
	Session *plan.Session
	Sport   plan.Sport
	Hours   float64
	Fuel    plan.Fuel
	Race    bool
	Planned bool // it is still to be done
}

// Meals gives the sessions and races of some days that are long enough to
// rehearse fuelling, in the order of days, fuelled or not. The event that they
// lead to is not among them.
func (b *Book) Meals(span calendar.Span, but *plan.Event) (all []Meal) {
	efforts := b.during(span)
	for i := range efforts {
		e := &efforts[i]
		if e.hours >= LongHours-grain && e.id != but.ID && e.sport != plan.Swim {
			all = append(all, Meal{e.day, e.id, e.of, e.sport, e.hours, e.fuel, e.race, e.planned})
		}
	}
	return all
}
