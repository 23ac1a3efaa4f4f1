package why

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/load"
	"ebb/plan/response"
)

// load answers for the load of a day.
func (a *asker) load() error {
	said := a.on(a.Day)
	a.title("Load of %s: %s", short(a.Day), whole(said.Load))
	var loads, source = []float64{}, []string{}
	sessions := a.plan.SessionsOn(a.Day)
	for i := range sessions {
		e := load.Of(sessions[i], a.athlete, a.Day)
		if sessions[i].Kind == plan.Rest {
			continue
		}
		for _, s := range a.loadOf(&sessions[i], e) {
			if !strings.Contains(strings.Join(source, "\n"), s) {
				source = append(source, s)
			}
		}
		loads = append(loads, e.Load)
	}
	for _, e := range a.plan.EventsOn(a.Day) {
		est := load.EventDay(&e, a.athlete, a.Day)
		if est.Seconds > 0 {
			a.here("%s: %s h x %s an hour = %s", e.Name, fine(est.Seconds/3600), fig(3600*est.Load/est.Seconds), fig(est.Load))
			source = append(source, raceTable)
		} else {
			a.here("%s: neither its way nor its time is known, so it counts nothing.", e.Name)
		}
		loads = append(loads, est.Load)
	}
	if len(loads) == 0 && said.PlannedLoad > 0 {
		a.here("The week names no session: its target lies over its days by the pattern of its phase, %s of it here.", fig(said.PlannedLoad))
		source = append(source, convention)
	}
	a.series()
	switch {
	case len(loads) == 0 && said.Load == 0:
		a.here("Nothing is planned: 0.")
	case len(loads) > 1:
		a.here("Together: %s = %s", sum(loads), fig(total(loads)))
	}
	if len(source) == 0 {
		source = []string{counting}
	}
	a.says(loadWhat+" A day is the sum of what is on it, strength in full.", loadNot, source...)
	a.see("fitness", "fatigue", a.heaviest(), "week")
	return nil
}

func total(xs []float64) (sum float64) {
	for _, x := range xs {
		sum += x
	}
	return sum
}

// series says which loads the models were fed with, where they are not the plan.
func (a *asker) series() {
	said := a.on(a.Day)
	switch {
	case said.HasDone:
		a.here("%s was done, and %s planned: the %s series takes %s.", fig(said.DoneLoad), fig(said.PlannedLoad), a.Look.Series(), fig(said.Load))
	case said.Reported && said.PlannedLoad > 0:
		a.here("Nothing was reported, and later days were: the %s series takes %s.", a.Look.Series(), fig(said.Load))
	case said.Life != 0:
		a.here("%s lies over the day: of %s planned, %s is expected.", capital(said.Life.String()), fig(said.PlannedLoad), fig(said.Load))
	}
}

// counts says the load as the averages take it, where strength makes it another
// than the day's.
func (a *asker) counts() float64 {
	said, counted := a.on(a.Day), a.counted(a.Day)
	if strength := said.Load - counted; strength > .005 {
		share := a.athlete.On(a.Day).StrengthWeight
		work := strength / (1 - share)
		a.here("Strength counts %s here: %s + %s x %s = %s", fine(share), fig(said.Load-work), fine(share), fig(work), fig(counted))
	}
	return counted
}

// average writes out a day of fitness or fatigue.
func (a *asker) average(what string, was, is, weight, days float64) {
	a.title("%s on %s: %s", capital(what), short(a.Day), whole(is))
	counted := a.counts()
	p := a.athlete.On(a.Day)
	a.here("A day weighs %s: %s days, %s.", fine(weight), fig(days), weighting(p))
	a.here("From %s the evening before and %s on the day: %s + %s x (%s - %s) = %s", fig(was), fig(counted), fig(was), fine(weight), fig(counted), fig(was), fig(is))
	if first := a.Look.Span().From; a.Day-first < 3*42 && p.StartFitness == 0 {
		a.here("The models began on %s from 0: fitness reads low for four months.", full(first))
	}
}

func weighting(p *plan.Profile) string {
	if p.Weight == plan.Inverse {
		return "one part in so many"
	}
	return "so that rest alone leaves e^(-n/days) after n days"
}

func (a *asker) fitness() error {
	p := a.athlete.On(a.Day)
	a.average("fitness", a.before(a.Day).Fitness, a.on(a.Day).Fitness, response.ParamsOf(p).FitnessWeight, p.FitnessDays)
	a.says("Fitness is the slow average of daily load (CTL), after the day's training.",
		"It is not performance. It says how much you train, not how well: the same figure comes of a wise season and of a foolish one.", banister)
	a.see("load", "fatigue", "form", "model")
	return nil
}

func (a *asker) fatigue() error {
	p := a.athlete.On(a.Day)
	a.average("fatigue", a.before(a.Day).Fatigue, a.on(a.Day).Fatigue, response.ParamsOf(p).FatigueWeight, p.FatigueDays)
	a.says("Fatigue is the fast average of daily load (ATL), after the day's training.",
		"It is not how tired you are: it knows load alone, no sleep, no heat, no life. What each system carries says more.", banister)
	a.see("load", "fitness", "form", a.heaviest())
	return nil
}

func (a *asker) form() error {
	was, is := a.before(a.Day), a.on(a.Day)
	a.title("Form on the morning of %s: %s", short(a.Day), whole(is.Form))
	a.here("Fitness less fatigue of the evening before: %s - %s = %s", fig(was.Fitness), fig(was.Fatigue), fig(is.Form))
	a.says("Form (TSB) is fitness less fatigue, both of the evening before.",
		"High form is not readiness: it rises with every day off, also when fitness goes. For a race of priority A 10 to 25 are usual.", banister)
	a.see("fitness", "fatigue", "race", "ready")
	return nil
}

// heaviest gives the system that carries most on the morning of the day.
func (a *asker) heaviest() string { return response.Names[a.heaviestOn(a.on(a.Day).Morning)] }

func (a *asker) heaviestOn(s response.Systems) int {
	most := 0
	for k := range s {
		if s[k] > s[most] {
			most = k
		}
	}
	return most
}

// starts says how the day begins: settled, or on what.
func (a *asker) starts() string {
	morning := a.on(a.Day).Morning
	k := a.heaviestOn(morning)
	if morning[k] <= response.Light {
		return fmt.Sprintf("It starts on a settled morning: the heaviest system, %s, carries %s, and up to %s is light.", response.Names[k], carried(morning[k]), whole(response.Light))
	}
	said := fmt.Sprintf("It starts with %s in the %s", carried(morning[k]), response.Names[k])
	if from, ok := a.source(k); ok {
		said += ", most of it of " + a.whose(from)
	}
	return said + "."
}
