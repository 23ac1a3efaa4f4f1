package why

import (
	"math"

	"ebb/plan/calendar"
	"ebb/plan/response"
)

const readyNot = "One day is more than the model knows, so it is a range: time constants of 0.7 to 1.3 times the usual. It says what is still carried, not that you are well."

// ready answers for when each system is light after the evening of the day.
func (a *asker) ready() error {
	said := a.on(a.Day)
	r, _ := a.Look.Ready(a.Day)
	between, decides := "", short(r.All.Early)+" to "+short(r.All.Late)
	switch {
	case r.All.Early == r.All.Late:
		decides = short(r.All.Day)
	case r.All.Early == r.All.Day:
		between = ", at the latest " + short(r.All.Late)
	case r.All.Late == r.All.Day:
		between = ", at the earliest " + short(r.All.Early)
	default:
		between = ", from " + decides
	}
	a.title("Ready after %s: %s%s", short(a.Day), short(r.All.Day), between)
	days := response.TimeConstants(said.Evening)
	for k, x := range said.Evening {
		name, when := capital(response.Names[k]), r.Systems[k]
		switch {
		case x <= response.Light:
			a.here("%s, carrying %s in the evening: not above 20, so the next morning.", name, precisely(x))
		case k == response.Fuel:
			a.here("%s, carrying %s: its nights go slower while the muscle is loaded, light by %s.", name, precisely(x), short(when.Day))
		default:
			nights := days[k] * math.Log(x/response.Light)
			a.here("%s, carrying %s: %s d x the logarithm of (%s / 20) = %s nights, so %s.", name, precisely(x), fig(days[k]), precisely(x), fig(nights), short(when.Day))
		}
	}
	a.here("The last of them decides: %s.", decides)
	a.says("Ready is the first morning at or below 20 of a system, if nothing more were done after this evening.", readyNot, gainsTable, neubauer, millet)
	a.see(response.Names[a.heaviestOn(said.Evening)], "settled", "since")
	return nil
}

// settled answers for whether a week came down.
func (a *asker) settled() error {
	span := a.weekSpan()
	a.title("Did the week of %s come down?", short(span.From))
	n := 0
	for d := span.From; d <= span.To; d++ {
		said, ok := a.Look.Day(d)
		if !ok {
			continue
		}
		k := a.heaviestOn(said.Morning)
		word := "not settled"
		if said.Settled() {
			word = "settled"
			n++
		}
		a.here("%s: the heaviest is %s with %s, %s.", short(d), response.Names[k], precisely(said.Morning[k]), word)
	}
	if n > 0 {
		a.here("%s: it came down.", count(n, "settled morning"))
	} else {
		a.here("No settled morning: it did not come down.")
	}
	a.says("A week came down when a morning of it was settled: all five systems at or below 20.",
		"It is not that you are rested, and a week that does not come down is no fault: a hard block is meant to be one, if recovery follows.", measureO)
	a.see("since", "O", "settle", a.heaviest())
	return nil
}

// weekSpan gives the days of the microcycle that holds the day, else of seven
// from its Monday.
func (a *asker) weekSpan() calendar.Span {
	if at, ok := a.plan.Locate(a.Day); ok {
		return calendar.Span{From: at.Start, To: at.Start + calendar.Day(a.plan.Week(at).Days) - 1}
	}
	monday := a.Day.WeekStart(1)
	return calendar.Span{From: monday, To: monday + calendar.Week - 1}
}

func (a *asker) since() error {
	n := a.Look.SinceSettled(a.Day)
	a.title("Days since a settled morning, on %s: %d", short(a.Day), n)
	last := a.Day - calendar.Day(n)
	if said, ok := a.Look.Day(last); ok && said.Settled() {
		a.here("The last one was %s, when the heaviest system carried %s.", short(last), precisely(said.Morning.Max()))
	} else {
		a.here("No morning since %s, where the models begin, was settled.", short(a.Look.Span().From))
	}
	if n > 0 {
		said := a.on(a.Day)
		a.here("This morning the heaviest, %s, carries %s: above 20.", response.Names[a.heaviestOn(said.Morning)], precisely(said.Morning.Max()))
	}
	a.says("A settled morning is one on which all five systems are at or below 20.",
		"More than ten days ask for a look, more than 21 for a change of plan; a block of hard weeks may go that long on purpose.", measureO, "The bounds are assumptions of this program.")
	a.see("settled", "O", a.heaviest())
	return nil
}
