package why

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/load"
	"ebb/plan/races"
	"ebb/plan/response"
)

// event gives the event that is asked about: by id, that of the day, else the
// next of priority A, else the next.
func (a *asker) event() (*plan.Event, error) {
	events := a.plan.Events
	best := -1
	for i := range events {
		e := &events[i]
		switch {
		case !a.ID.IsZero():
			if e.ID == a.ID {
				best = i
			}
		case e.Span().Has(a.Day):
			best = i
		case e.From < a.Day, best >= 0 && events[best].Span().Has(a.Day):
		case best < 0 || e.Priority == plan.A && events[best].Priority != plan.A:
			best = i
		}
	}
	if best < 0 {
		return nil, fmt.Errorf("there is no race from %s on", full(a.Day))
	}
	a.Day, a.page.Asked.Day = events[best].From, events[best].From
	if !a.Look.Span().Has(a.Day) {
		return nil, fmt.Errorf("nothing is computed for %s", full(a.Day))
	}
	return &events[best], nil
}

// hoursOf gives the hours of an event, on all of its days.
func (a *asker) hoursOf(e *plan.Event) (hours, loads float64) {
	for d := range e.Days {
		est := load.EventDay(e, a.athlete, e.From+calendar.Day(d))
		hours, loads = hours+est.Seconds/3600, loads+est.Load
	}
	return hours, loads
}

func (a *asker) race() error {
	e, err := a.event()
	if err != nil {
		return err
	}
	said := a.on(e.From)
	hours, loads := a.hoursOf(e)
	a.title("%s %s on %s: form %s", e.Priority, e.Name, short(e.From), whole(said.Form))
	if hours > 0 {
		a.here("It takes %s%s: %s h x %s an hour = %s", clock(hours), statedOr(!e.Goal.IsZero()), fine(hours), fig(loads/hours), fig(loads))
		if e.Effort.IsZero() && e.Days == 1 && len(e.Plan)+len(e.Legs) == 0 && !e.Load.Given {
			x := load.RaceFactor(hours)
			a.here("A race of %s is run at %s of threshold, which counts squared: 100 x %s x %s = %s an hour", clock(hours), fine(x), fine(x), fine(x), fig(100*x*x))
		}
	}
	was := a.before(e.From)
	a.here("Form that morning is fitness less fatigue of the evening before: %s - %s = %s", fig(was.Fitness), fig(was.Fatigue), fig(said.Form))
	if from, to, ok := races.FormOf(e.Priority); ok {
		a.here("For priority %s %d to %d are usual.", e.Priority, from, to)
	}
	a.here("%s", a.starts())
	if r, ok := a.Look.Ready(e.Span().To); ok {
		a.here("After it all systems are light from %s to %s, by what is carried alone.", short(r.All.Early), short(r.All.Late))
	}
	a.says("A race's figures are what the models expect of its morning and its load.",
		"They are no forecast of your time: a model knows load, not the course, the heat or the day.", banister, raceTable, thomas)
	a.see("form", "fitness", "window", "fuelling", "ready")
	return nil
}

func statedOr(stated bool) string {
	if stated {
		return " by its goal"
	}
	return ", estimated from its way and your paces"
}

func (a *asker) window() error {
	e, err := a.event()
	if err != nil {
		return err
	}
	hours, _ := a.hoursOf(e)
	w, ok := races.WindowsOf(e, hours)
	class, _ := races.ClassOf(e, hours)
	a.title("The days around %s %s", e.Priority, e.Name)
	if !ok {
		a.here("Neither its distance nor its time is known: no class, and no windows.")
	} else {
		a.here("By its distance or time it is in the class of %s.", class.Name)
		if w.Taper.Days() > 0 {
			a.here("Taper of %s: %s to %s.", count(w.Taper.Days(), "day"), short(w.Taper.From), short(w.Taper.To))
		} else {
			a.here("No taper: only a race of priority A has one.")
		}
		if e.Priority == plan.C {
			a.here("Run in training (priority C) it asks for 0.6 of the days without a hard one: %d x 0.6 = %s, so %d", class.NoHard, fig(races.InTraining*float64(class.NoHard)), w.NoHard.Days())
			a.here("and of those that are easy only: %d x 0.6 = %s, so %d", class.EasyOnly, fig(races.InTraining*float64(class.EasyOnly)), w.NoHard.Days()+w.EasyOnly.Days())
		}
		a.here("Nothing hard for %s after it, to %s; easy only to %s.", count(w.NoHard.Days(), "day"), short(w.NoHard.To), short(w.EasyOnly.To))
		if e.Priority != plan.C {
			a.here("To the next race of its kind %s are usual: from %s on.", count(class.Gap, "day"), short(e.Span().To+calendar.Day(class.Gap)))
		}
	}
	if r, ok := a.Look.Ready(e.Span().To); ok {
		last := a.on(e.Span().To)
		a.here("By what is carried alone (%s in the %s that evening) all systems are light from %s to %s: the least it can be.",
			fig(last.Evening.Max()), response.Names[a.heaviestOn(last.Evening)], short(r.All.Early), short(r.All.Late))
	}
	a.says("A race asks for a taper before it and for easy days after it.", "Nothing forbids another race in them: what overlaps is told, with the ways out.", windowsBy, bosquet, neubauer, millet)
	a.see("race", "ready")
	return nil
}

// fuelling answers for what to take in on the sessions of a day.
func (a *asker) fuelling() error {
	a.title("Fuelling on %s", short(a.Day))
	asks := func(what string, f plan.Fuel, hours float64) {
		least := coverage.LeastCarb(hours)
		switch {
		case f.Carb > 0:
			a.here("%s: %s g of carbohydrate an hour are on its line; over %s h: %s x %s = %s g", what, fig(f.Carb), fig(hours), fig(f.Carb), fig(hours), fig(f.Carb*hours))
		case least > 0:
			a.here("%s of %s names none: %s g an hour and more are usual for that long.", what, clock(hours), fig(least))
		default:
			a.here("%s of %s needs none: under 1 h 15 stores are enough.", what, clock(hours))
		}
		if f.Sodium > 0 || f.Fluid > 0 {
			a.here("With it %s mg of sodium and %s ml of fluid an hour.", fig(f.Sodium), fig(f.Fluid))
		}
	}
	sessions := a.plan.SessionsOn(a.Day)
	for i := range sessions {
		if e := load.Of(sessions[i], a.athlete, a.Day); e.Load > 0 {
			asks(capital(name(&sessions[i])), sessions[i].Fuel, e.Seconds/3600)
		}
	}
	for _, e := range a.plan.EventsOn(a.Day) {
		if est := load.EventDay(&e, a.athlete, a.Day); est.Seconds > 0 {
			asks(e.Name, e.Fuel, est.Seconds/3600)
		}
	}
	if len(a.page.Here) == 0 {
		a.here("Nothing is on the day that is fuelled.")
	}
	if race, ok := a.plan.NextEvent(a.Day, plan.A); ok && race.Fuel.Carb > 0 {
		a.here("The next A race, %s, asks for %s g an hour, and this much and more rehearses it: 0.8 x %s = %s g", race.Name, fig(race.Fuel.Carb), fig(race.Fuel.Carb), fig(coverage.FuelShare*race.Fuel.Carb))
	}
	a.says("Training lands only when it is fuelled, and the gut is trained like the legs.",
		"These are usual amounts, no prescription: with diabetes, kidney trouble or an eating disorder ask a professional.", jeukendrup, costa)
	a.see("session", "fuel", "race")
	return nil
}
