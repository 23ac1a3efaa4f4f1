package main

import (
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/store"
	"ebb/store/exchange/printout"
	"ebb/tui/phrase"
)

// head gives what a page says of whose it is and when it was printed.
func (p *part) head(season string) printout.Head {
	h := printout.Head{
		Athlete: p.athlete.Name, Season: season, Today: p.today, Imperial: p.athlete.On(p.today).Imperial, Private: p.private,
	}
	if p.snap.Branch != store.Main {
		h.Branch = p.snap.Branch
	}
	if race, ok := p.race(); ok {
		figure, rest := phrase.Until(race, p.today)
		h.Race = figure + rest
	}
	return h
}

// race gives the next A event, else the next of any kind.
func (p *part) race() (plan.Event, bool) {
	for _, priority := range []plan.Priority{plan.A, plan.B, plan.C} {
		if e, ok := p.plan.NextEvent(p.today, priority); ok {
			return e, true
		}
	}
	return plan.Event{}, false
}

// weekPage gives the week of the part's day as it is printed.
func (p *part) weekPage() printout.Week {
	span := p.span()
	w := printout.Week{From: span.From, To: span.To}
	at, planned := p.plan.Locate(p.day)
	season := ""
	if planned {
		week := p.plan.Week(at)
		season = seasonName(p.plan.Season(at))
		sum := p.look.Week(at)
		w.Planned, w.Kind, w.Note, w.Target = true, week.Kind.String(), week.Note, sum.Target
		w.Context, w.Wave = p.context(at), p.wavePage(at)
	}
	w.Head = p.head(season)
	for d := span.From; d <= span.To; d++ {
		said, _ := p.look.Day(d)
		w.Load, w.Done = w.Load+said.PlannedLoad, w.Done+said.DoneLoad
		w.Days = append(w.Days, p.dayPage(d))
	}
	w.Sports, w.Total = p.sums(span)
	w.Ready = p.ready(span)
	return w
}

// context says in sentences which week of which block and season this is.
func (p *part) context(at plan.Place) string {
	block, season := p.plan.Block(at), p.plan.Season(at)
	n, of, down := 0, 0, calendar.Day(0)
	for w := range p.plan.Weeks() {
		if w.Season != at.Season {
			continue
		}
		of++
		switch {
		case w.Start <= at.Start:
			n++
		case down == 0 && p.plan.Week(w).Kind == plan.DownWeek:
			down = w.Start
		}
	}
	week := p.plan.Week(at)
	said := fmt.Sprintf("%s week, %d of %d in %s", phrase.Capital(week.Kind.String()), at.Week+1, len(block.Weeks), block.Name)
	if block.Phase != "" && !strings.Contains(strings.ToLower(block.Name), strings.ToLower(string(block.Phase))) {
		said += " (" + string(block.Phase) + ")"
	}
	said += fmt.Sprintf("; week %d of %d of %s.", n, of, seasonName(season))
	if down != 0 {
		said += " The next down week starts " + down.Format("Mon 2 Jan") + "."
	}
	return said
}

// dayPage gives a day as it is printed.
func (p *part) dayPage(d calendar.Day) printout.Day {
	said, known := p.look.Day(d)
	day := printout.Day{Date: d, Known: known, Carried: said.Morning.Max()}
	for _, l := range p.look.LifeOn(d) {
		day.Life = strings.TrimPrefix(day.Life+"; "+lifeOn(l, d), "; ")
	}
	for _, r := range p.records[d] {
		day.Nothing = day.Nothing || r.State == plan.Nothing
	}
	for _, e := range p.plan.EventsOn(d) {
		day.Things = append(day.Things, p.eventThing(e, d))
	}
	for _, s := range p.plan.SessionsOn(d) {
		day.Things = append(day.Things, p.sessionThing(s, d, day.Nothing))
	}
	for _, r := range p.sheet.besides(d) {
		day.Things = append(day.Things, p.besides(r))
	}
	if at, ok := p.plan.Locate(d); ok && load.Outlined(p.plan.Week(at)) && len(day.Things) == 0 {
		day.Outline = said.PlannedLoad
	}
	return day
}

// sums adds some days up by sport, in the order in which the sports first come.
func (p *part) sums(span calendar.Span) (sports []printout.Sum, total printout.Sum) {
	of := func(sport plan.Sport, d calendar.Day) *printout.Sum {
		if sport == plan.NoSport {
			sport = p.sport(d)
		}
		i := slices.IndexFunc(sports, func(s printout.Sum) bool { return s.Sport == sport.String() })
		if i < 0 {
			i = len(sports)
			sports = append(sports, printout.Sum{Sport: sport.String()})
		}
		return &sports[i]
	}
	add := func(sport plan.Sport, d calendar.Day, e load.Estimate) {
		if e.Seconds <= 0 && e.Metres <= 0 {
			return
		}
		s := of(sport, d)
		s.Seconds, s.Metres, s.Climb = s.Seconds+e.Seconds, s.Metres+e.Metres, s.Climb+e.AscentMetres
	}
	for d := span.From; d <= span.To; d++ {
		for _, e := range p.plan.EventsOn(d) {
			add(e.Sport, d, load.EventDay(&e, &p.athlete, d))
		}
		for _, s := range p.plan.SessionsOn(d) {
			add(s.Sport, d, load.Of(s, &p.athlete, d))
		}
		for _, r := range p.records[d] {
			if r.State != plan.Skipped && r.State != plan.Nothing {
				of(r.Done.Sport, d).Done += p.done(r).Seconds
			}
		}
	}
	for _, s := range sports {
		total.Seconds, total.Done, total.Metres, total.Climb = total.Seconds+s.Seconds, total.Done+s.Done, total.Metres+s.Metres, total.Climb+s.Climb
	}
	return sports, total
}

// ready gives when each system is light again after today, or after the last
// day of a week that does not hold it.
func (p *part) ready(span calendar.Span) printout.Ready {
	after := span.To
	if span.Has(p.today) {
		after = p.today
	}
	r := printout.Ready{After: after}
	said, ok := p.look.Day(after)
	ready, known := p.look.Ready(after)
	if !ok || !known {
		return r
	}
	r.Known = true
	for k, name := range systemWords {
		r.Systems = append(r.Systems, printout.Morning{Name: name, Carried: said.Morning[k], Early: ready.Systems[k].Early, Late: ready.Systems[k].Late})
	}
	r.All = printout.Morning{Name: "all of you", Carried: said.Morning.Max(), Early: ready.All.Early, Late: ready.All.Late}
	return r
}
