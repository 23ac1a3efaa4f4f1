package why

import (
	"fmt"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/response"
)

// restAhead is how far ahead is looked for what a rest day makes possible.
const restAhead = 14

// rest answers for a rest day: what it follows, and what it makes possible.
func (a *asker) rest() error {
	said := a.on(a.Day)
	if said.Load > 0 {
		a.noRest(said.Load)
		return nil
	}
	a.title("Rest on %s", short(a.Day))
	k := a.heaviestOn(said.Morning)
	heavy := response.Names[k]
	if a.on(a.Day-1).Load > 0 {
		most := ""
		if from, ok := a.source(k); ok && from < a.Day-1 {
			most = ", most of it of " + a.whose(from)
		}
		a.here("It follows %s: the %s starts it at %s%s.", a.whose(a.Day-1), heavy, carried(said.Morning[k]), most)
	} else {
		a.here("%s", a.starts())
	}
	days := 0
	for d := a.Day - 1; d > a.Day-restAhead; d-- {
		if was, ok := a.Look.Day(d); !ok || was.Load == 0 {
			break
		}
		days++
	}
	if days > 1 {
		a.here("It comes after %s of training in a row.", count(days, "day"))
	}
	if next, ok := a.Look.Day(a.Day + 1); ok {
		a.here("By %s it is at %s; up to %s it is light.", (a.Day + 1).Format("Monday"), carried(next.Morning[k]), whole(response.Light))
	}
	a.without(k)
	a.here("%s", a.makesPossible())
	if at, ok := a.plan.Locate(a.Day); ok {
		for _, s := range a.plan.Week(at).On(at.Day) {
			if s.Note != "" {
				a.here("The coach says: %s", s.Note)
			}
		}
	}
	a.says("Rest is where training lands: the load is taken in while it comes down.",
		"A rest day is not a lost one, and moving easily does no harm. It is no sign of weakness to take one that is not planned.", foster98, busso, measureO)
	a.see(heavy, "ready", "settled", "since", "week")
	return nil
}

// noRest says of a day with training that it is none, and where that is told.
func (a *asker) noRest(load float64) {
	a.title("%s is no rest day: load %s", short(a.Day), whole(load))
	a.here("On it is %s.", strings.TrimPrefix(a.whose(a.Day), a.Day.Format("Monday")+"'s "))
	a.says("A rest day is one without training.", "It does not say whether rest is due.", counting)
	a.see("load", "settled")
}

// without says what the day would carry over if it held what the days of the
// last week hold on average: the difference that the rest makes.
func (a *asker) without(k int) {
	week, n := 0.0, 0
	for d := a.Day - calendar.Week; d < a.Day; d++ {
		if was, ok := a.Look.Day(d); ok {
			week += was.Load
			n++
		}
	}
	if n < calendar.Week || week == 0 {
		return
	}
	usual := week / calendar.Week
	was := a.before(a.Day)
	morning := a.on(a.Day).Morning
	would := morning.Plus(response.Add(load.Outline(nil, usual, a.athlete, a.Day), was.Fitness, a.athlete.On(a.Day).Gain)).Night()
	next, ok := a.Look.Day(a.Day + 1)
	if !ok {
		return
	}
	a.here("An easy day in its place, of the last week's mean: %s / 7 = %s of load", fig(week), fig(usual))
	a.here("It would be at %s then, so that the rest takes off: %s - %s = %s", fig(would[k]), fig(would[k]), fig(next.Morning[k]), fig(would[k]-next.Morning[k]))
}

// makesPossible names the next hard work after the day, and on what morning it
// stands.
func (a *asker) makesPossible() string {
	for d := a.Day + 1; d <= a.Day+restAhead; d++ {
		said, ok := a.Look.Day(d)
		if !ok {
			break
		}
		what := ""
		for _, e := range a.plan.EventsOn(d) {
			what = e.Name
		}
		sessions := a.plan.SessionsOn(d)
		for i := range sessions {
			e := load.Of(sessions[i], a.athlete, d)
			if what == "" && (sessions[i].Key || e.Hard >= 30 || e.Load > 100) {
				what = name(&sessions[i])
			}
		}
		if what == "" {
			continue
		}
		level := said.Morning.Max()
		if level <= response.Light {
			return fmt.Sprintf("%s's %s is the first hard or long work after it, on a settled morning: the heaviest system carries %s.", d.Format("Monday"), what, carried(level))
		}
		return fmt.Sprintf("%s's %s is the first hard or long work after it; that morning the %s still carries %s.", d.Format("Monday"), what, response.Names[a.heaviestOn(said.Morning)], carried(level))
	}
	return fmt.Sprintf("Nothing hard or long is planned for the %s after it.", count(restAhead, "day"))
}
