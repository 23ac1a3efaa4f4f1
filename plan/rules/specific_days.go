package rules

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
)

// What the cases of R26 are about that no tag tells: their Day.
const (
	daysInARow = 90 + iota
	bigDays
)

// rowsRehearsed tells of a race that asks for long days in a row, or for big
// days, when there are too few by a day.
func (c *call) rowsRehearsed(r *race, by calendar.Day, severity Severity) {
	a, at := coverage.AskedOf(r.class.Name), r.span.From
	scale := c.is(0, at)
	tell := func(what int, days string, n int, times int) {
		want := int(float64(times)*scale + .5)
		if n >= want {
			return
		}
		says := fmt.Sprintf("%s asks for %s, which %s by %s has: %s are usual", titled(r), days, "no week", on(by), count(want, "time"))
		if n > 0 {
			says = fmt.Sprintf("%s asks for %s, done %s by %s: %d are usual", titled(r), days, count(n, "time"), on(by), want)
		}
		c.find(at, Finding{Severity: severity, From: max(by, c.span.From), To: at, Case: Case{Of: r.of.ID, Day: what}, Says: says})
	}
	span := calendar.Span{From: at - coverage.BuildUp, To: by}
	if p := a.Pairs; p.Times > 0 && r.sport().OnFoot() && r.dayHours() > 0 {
		row := "two long days in a row"
		if p.Days == 3 {
			row = "three long days in a row"
		}
		hours := clock(p.From() * p.Share * r.dayHours())
		tell(daysInARow, row+" of about "+hours+" together", c.rows(r, span), p.Times)
	}
	if b := a.Big; b.Times > 0 && r.sport() == plan.Multi {
		tell(bigDays, "a day of "+clock(b.Hours)+" in all sports", c.bigDays(span, b.Hours), b.Times)
	}
}

// hoursOn gives the hours of endurance on a day: on foot alone, or of all sports.
func (g *ground) hoursOn(d calendar.Day, onFoot bool) (hours float64) {
	for s := range g.training(calendar.Span{From: d, To: d}) {
		if !onFoot || s.sport.OnFoot() {
			hours += s.hours()
		}
	}
	for i := range g.races {
		if r := &g.races[i]; r.span.Has(d) && (!onFoot || r.sport().OnFoot()) {
			hours += r.dayHours()
		}
	}
	return hours
}

// rows counts the rows of long days before a race that come near what it asks
// for, none sharing a day with another.
func (g *ground) rows(r *race, span calendar.Span) (n int) {
	p := coverage.AskedOf(r.class.Name).Pairs
	dose := p.Share * r.dayHours()
	var hours [3]float64 // of a day and those before it
	row := 0             // days that none has counted yet
	for d := max(span.From, g.span.From); d <= span.To; d++ {
		hours = [3]float64{g.hoursOn(d, true), hours[0], hours[1]}
		if row++; row >= p.Days && p.Met(hours, dose) >= p.From()-grain {
			n, row = n+1, 0
		}
	}
	return n
}

// bigDays counts the days of so many hours.
func (g *ground) bigDays(span calendar.Span, hours float64) (n int) {
	for d := max(span.From, g.span.From); d <= span.To; d++ {
		if g.hoursOn(d, false) >= hours-grain {
			n++
		}
	}
	return n
}
