package why

import (
	"math"

	"ebb/plan/calendar"
	"ebb/plan/response"
)

// systemWords say what each system is, and who measured how long it takes.
var systemWords = [5]struct {
	what   string
	source []string
}{
	response.Legs:     {"what is felt in the legs: soreness", []string{takayama}},
	response.Nerves:   {"the central and autonomic nervous system", []string{stanley}},
	response.Fuel:     {"stores and gut", []string{asp}},
	response.Hormones: {"hormones and immune state", []string{anderson, neubauer}},
	response.Muscle:   {"muscle and tissue: force and power", []string{petersen, millet}},
}

// system answers for what a system carries on a morning: what the day before
// found, what it added, and what the night left.
func system(k int) func(*asker) error {
	return func(a *asker) error {
		name := response.Names[k]
		is := a.on(a.Day)
		a.title("%s on the morning of %s: %s", capital(name), short(a.Day), carried(is.Morning[k]))
		if was, ok := a.Look.Day(a.Day - 1); ok {
			a.added(k, a.Day-1)
			days := response.TimeConstants(was.Evening)[k]
			a.here("The evening of %s: %s + %s = %s", short(a.Day-1), fig(was.Morning[k]), fig(was.Evening[k]-was.Morning[k]), fig(was.Evening[k]))
			a.here("A night leaves %s of it, by a time constant of %s d: %s x %s = %s",
				fine(math.Exp(-1/days)), fig(days), fig(was.Evening[k]), fine(math.Exp(-1/days)), fig(is.Morning[k]))
		} else {
			a.here("It is the first morning that is computed: nothing is carried.")
		}
		if is.Evening[k]-is.Morning[k] > .005 {
			a.here("The day adds %s: in the evening it carries %s.", fig(is.Evening[k]-is.Morning[k]), fig(is.Evening[k]))
		}
		a.says(capital(name)+", one of five systems: "+systemWords[k].what+", as load still carried. 100 is the evening after a raced marathon at a fitness of 60; up to 20 is light.",
			"It is expected from training alone, and knows no blood test and no sleep: how you feel stands above it. Time constants differ by 40 % between people.",
			append(systemWords[k].source, gainsTable)...)
		a.see("load", "ready", "settled", "O")
		return nil
	}
}

// added writes out what a day adds to a system.
func (a *asker) added(k int, day calendar.Day) {
	impulses := a.impulses(day)
	was := a.before(day)
	terms := response.TermsOf(impulses, was.Fitness, a.athlete.On(day).Gain)
	raw := 0.0
	var parts []float64
	for t := range terms.Of {
		if x := terms.Of[t][k]; x >= .005 {
			a.here("From the %s of %s: %s.", response.TermNames[t], short(day), fig(x))
			parts = append(parts, x)
			raw += x
		}
	}
	if len(parts) == 0 {
		a.here("%s adds nothing to it.", short(day))
		return
	}
	added := a.on(day).Evening[k] - a.on(day).Morning[k]
	together := sum(parts)
	if len(parts) > 1 {
		together = "(" + together + ")"
	}
	a.scaled(was.Fitness, terms.Scale, a.athlete.On(day).Gain)
	a.here("So it adds: %s x %s = %s", together, fine(terms.Scale), fig(terms.Scale*raw))
	if terms.Scale*raw > 100 {
		a.here("Beyond 100 it bends, so that no day adds more than 300: %s.", fig(added))
	}
}

// scaled writes out how often each part counts, by fitness and the athlete's own
// gain.
func (a *asker) scaled(fitness, scale, gain float64) {
	const own = "the athlete's own gain"
	if by := math.Sqrt(60 / fitness); math.Abs(by*gain-scale) < 1e-6 {
		a.here("At a fitness of %s each counts the root of (60 / fitness) times %s: root of (60 / %s) x %s = %s", fig(fitness), own, fig(fitness), fine(gain), fine(scale))
		return
	}
	a.here("At a fitness of %s the root of (60 / fitness) is held within 0.6 to 1.6, times %s: %s x %s = %s", fig(fitness), own, fine(scale/gain), fine(gain), fine(scale))
}

// source gives the day of the last week that most of what a system carries on
// the morning comes of, less what has gone since.
func (a *asker) source(k int) (from calendar.Day, ok bool) {
	const least = 2.0
	left, most := 1.0, least
	from = a.Day
	for d := a.Day - 1; d >= a.Day-7; d-- {
		said, known := a.Look.Day(d)
		if !known {
			break
		}
		left *= math.Exp(-1 / response.TimeConstants(said.Evening)[k])
		if still := left * (said.Evening[k] - said.Morning[k]); still > most {
			most, from = still, d
		}
	}
	return from, from < a.Day
}

// whose names what is on a day by its longest part: Saturday's 3 h long. How long
// it is planned is left out once something was done.
func (a *asker) whose(d calendar.Day) string {
	owner := d.Format("Monday") + "'s "
	for _, e := range a.plan.EventsOn(d) {
		return owner + e.Name
	}
	what, longest := "load", -1
	sessions := a.plan.SessionsOn(d)
	for i := range sessions {
		if s := &sessions[i]; s.Duration.Seconds > longest && a.on(d).Load > 0 {
			what, longest = name(s), s.Duration.Seconds
			if s.Duration.Seconds > 0 && !a.on(d).HasDone {
				what = clock(s.Duration.Hours()) + " " + what
			}
		}
	}
	return owner + what
}
