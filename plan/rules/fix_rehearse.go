package rules

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// rehearse gives long sessions the tag of what a race asks for, one a week, the
// last first; where there are none that are long enough, sessions are added on
// free or easy days.
func rehearse(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	switch {
	case r == nil:
		return nil
	case f.Case.Day >= daysInARow:
		return rehearseRows(g, f)
	}
	tag, a := coverage.Tags[f.Case.Day], coverage.AskedOf(r.class.Name)
	at := r.span.From
	span := calendar.Span{From: max(at-coverage.BuildUp, g.in.Today), To: at - calendar.Day(7*a.Weeks)}
	have, _ := g.rehearsals(calendar.Span{From: at - coverage.BuildUp, To: span.To}, tag)
	missing := int(float64(a.Times(tag))*g.settings.on(indexOf(f.Rule.Name), at).values[0]+.5) - have
	tagged := g.tagged(r, span, tag, missing)
	if len(tagged) == missing {
		return batch("rehearsals of "+tag, tagged)
	}
	return batch("rehearsals of "+tag, slices.Concat(tagged, g.slots(r, span, tag, missing-len(tagged))))
}

// tagged gives the edits that tag so many sessions: those that last longest and
// come latest, no two within five days.
func (g *ground) tagged(r *race, span calendar.Span, tag string, most int) (edits []edit.Edit) {
	const apart = 5 // days
	open := slices.DeleteFunc(g.open(span), func(s session) bool {
		trial := *s.of
		trial.Tags = append(slices.Clip(trial.Tags), tag)
		return s.tagged(tag) || len(trial.Tags) > plan.MaxTags || !g.suits(r, &s, tag) || !coverage.Rehearses(&trial, s.hours(), tag)
	})
	sorting.By(open, func(a, b session) int { // by full hours, then the later
		if x, y := math.Floor(a.hours()), math.Floor(b.hours()); x != y {
			return int(y - x)
		}
		return int(b.day - a.day)
	})
	var days []calendar.Day
	for i := range open {
		s := &open[i]
		near := slices.ContainsFunc(days, func(d calendar.Day) bool { return max(d-s.day, s.day-d) < apart })
		if len(edits) == most || near {
			continue
		}
		next := s.of.Clone()
		next.Tags = append(next.Tags, tag)
		days = append(days, s.day)
		edits = append(edits, edit.ChangeSession{Session: next})
	}
	return edits
}

// suits reports whether a session can rehearse a demand of a race by its sport.
func (g *ground) suits(r *race, s *session, tag string) bool {
	switch tag {
	case "openwater":
		return s.sport == plan.Swim
	case "brick":
		return s.sport == plan.Bike && slices.ContainsFunc(g.during(calendar.Span{From: s.day, To: s.day}), func(o *session) bool { return o.sport == plan.Run })
	case "gear", "altitude", "cold":
		return s.endurance()
	default:
		return s.endurance() && (s.sport == r.sport() || s.sport.OnFoot() && r.sport().OnFoot())
	}
}

// slotFor gives a session that rehearses a demand, as short as counts.
func slotFor(r *race, tag string) plan.Session {
	hours := max(coverage.LeastHours(tag), 1)
	s := plan.Session{Sport: r.of.Sport, Kind: plan.Easy, Duration: plan.DurationOf(int(3600 * hours)), Tags: []string{tag}}
	switch {
	case tag == "openwater":
		s.Sport = plan.Swim
	case tag == "brick":
		s.Sport, s.Duration = plan.Multi, plan.Duration{}
		s.Steps = []plan.Step{{Sport: plan.Bike, Duration: plan.DurationOf(75 * 60)}, {Sport: plan.Run, Duration: plan.DurationOf(20 * 60)}}
	case r.of.Sport == plan.Multi:
		s.Sport = plan.Run
	case hours >= 2:
		s.Kind = plan.Long
	}
	return s
}

// slots gives the edits that add so many sessions that rehearse a demand: one a
// week, the last first, in place of an easy day's or on a free day.
func (g *ground) slots(r *race, span calendar.Span, tag string, most int) (edits []edit.Edit) {
	for to := span.To; to > span.From && len(edits) < most; to -= 7 {
		best, found := calendar.Day(0), false
		for d := to; d > to-7 && d >= span.From; d-- {
			if _, free := g.spot(d); !free || g.hard(d) || g.hard(d+1) || g.long(d) || g.long(d+1) {
				continue
			}
			if !found || g.on(d).load < g.on(best).load {
				best, found = d, true
			}
		}
		if !found {
			continue
		}
		if e, ok := g.inserted(best, slotFor(r, tag)); ok {
			edits = append(edits, e)
		}
	}
	return edits
}

// acclimatise tags easy sessions of the last weeks before a hot race as in the
// heat, and adds what is missing.
func acclimatise(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	if r == nil {
		return nil
	}
	const tag, least = "heat", .75
	set := g.settings.on(indexOf(f.Rule.Name), r.span.From).values
	span := calendar.Span{From: r.span.From - 21, To: r.span.From - 1}
	n, last := 0, calendar.Day(0)
	var easy []session
	open := g.open(span)
	for i := range open {
		switch s := &open[i]; {
		case s.tagged(tag):
			n, last = n+1, s.day
		case s.endurance() && s.hours() >= least && s.hard < hardDay && len(s.of.Tags) < plan.MaxTags:
			easy = append(easy, *s)
		}
	}
	slices.Reverse(easy) // what is gained fades: the last ones count most
	missing := func() bool { return n < int(set[0]) || r.span.From-last > calendar.Day(set[1]) }
	var all []edit.Edit
	for i := range easy {
		if s := &easy[i]; missing() && s.day < r.span.From-1 {
			next := s.of.Clone()
			next.Tags = append(next.Tags, tag)
			all = append(all, edit.ChangeSession{Session: next})
			n, last = n+1, max(last, s.day)
		}
	}
	hour := plan.Session{Sport: r.of.Sport, Kind: plan.Easy, Duration: plan.DurationOf(3600), Tags: []string{tag}}
	if r.of.Sport == plan.Multi {
		hour.Sport = plan.Run
	}
	for d := span.To - 3; d >= span.From && missing(); d-- {
		if g.has(d) && g.on(d).count > 0 || g.hard(d) || g.hard(d+1) {
			continue
		}
		if e, ok := g.inserted(d, hour); ok {
			all, n, last = append(all, e), n+1, max(last, d)
		}
	}
	return batch("heat before "+titled(r), all)
}

// mendLongest lets long sessions grow to what a race asks for, by a tenth each;
// or shortens the longest.
func mendLongest(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	if r == nil {
		return nil
	}
	bands := coverage.AskedOf(r.class.Name).Longest
	if f.Case.Day >= len(bands) {
		return nil
	}
	b := bands[f.Case.Day]
	low, high := b.Hours(r.dayHours())
	low *= g.settings.on(indexOf(f.Rule.Name), r.span.From).values[0]
	long := g.longest(r, b.Sport)
	if len(long) == 0 {
		return nil
	}
	if high == 0 {
		return furtherSwim(long, b.Km[0])
	}
	peak := long[len(long)-1]
	for i := range long {
		if long[i].seconds > peak.seconds {
			peak = long[i]
		}
	}
	if peak.hours() > high {
		return batch("a shorter long session", scale([]session{peak}, high/peak.hours()))
	}
	const rung = .6 // of the longest: what is shorter is the long session of a light week
	rungs := slices.DeleteFunc(slices.Clone(long), func(s session) bool { return s.seconds < rung*peak.seconds })
	for _, target := range []float64{low, .8 * low} {
		edits = append(edits, batch("long sessions that grow", g.ladder(rungs, target))...)
	}
	return edits
}

// furtherSwim lets the longest session go so many kilometres.
func furtherSwim(long []session, km float64) []edit.Edit {
	peak := slices.MaxFunc(long, func(a, b session) int { return int(a.metres - b.metres) })
	if peak.metres <= 0 {
		return nil
	}
	var edits []edit.Edit
	for _, spare := range []float64{1, 1.1, 1.2} { // what warms up goes slower
		next := lasting(&peak, spare*peak.hours()*km*1000/peak.metres)
		if len(next.Steps) == 0 && !next.Distance.IsZero() {
			next.Distance = plan.Distance{Value: math.Ceil(km*10) / 10, Unit: plan.Kilometres}
			next.Duration = plan.Duration{}
		}
		edits = append(edits, batch("a longer swim", []edit.Edit{edit.ChangeSession{Session: next}})...)
	}
	return edits
}

// longest gives the longest session of each week in which a race is built up to,
// in a sport, or on foot, till it is time to taper.
func (g *ground) longest(r *race, sport plan.Sport) (all []session) {
	last := r.span.From - calendar.Day(max(r.clear(), 14))
	for from := max(r.span.From-coverage.BuildUp, g.in.Today); from <= last; from += 7 {
		var best *session
		open := g.open(calendar.Span{From: from, To: min(from+6, last)})
		for i := range open {
			s := &open[i]
			fits := s.sport == sport || sport == plan.NoSport && (s.sport == r.sport() || s.sport.OnFoot() && r.sport().OnFoot())
			if fits && s.hard < hardDay && (best == nil || s.seconds > best.seconds) {
				best = s
			}
		}
		if best != nil {
			all = append(all, *best)
		}
	}
	return all
}

// ladder lets long sessions grow so that the last lasts so many hours, each a
// tenth less than the next.
func (g *ground) ladder(long []session, hours float64) (edits []edit.Edit) {
	const grows = 1.095
	want := hours
	for i := len(long) - 1; i >= 0; i-- {
		s := &long[i]
		if s.hours() >= want {
			if i < len(long)-1 {
				break
			}
			continue
		}
		if 60*g.available(s.day) < int(3600*want) {
			return nil
		}
		edits = append(edits, edit.ChangeSession{Session: lasting(s, want)})
		want /= grows
	}
	return edits
}

// lasting gives a session that lasts so many hours, in steps of five minutes.
func lasting(s *session, hours float64) plan.Session {
	next := s.of.Clone()
	if len(next.Steps) > 0 {
		if bigger, ok := scaled(next, hours/s.hours()*1.03); ok {
			return bigger
		}
	}
	seconds := int(math.Ceil(hours*12)) * 300
	if !next.Distance.IsZero() {
		next.Distance.Value = math.Ceil(next.Distance.Value * float64(seconds) / s.seconds)
	}
	if !next.Duration.IsZero() || next.Distance.IsZero() {
		next.Duration = plan.DurationOf(seconds)
	}
	if next.Load.Given {
		next.Load.Value = math.Round(next.Load.Value * float64(seconds) / s.seconds)
	}
	return next
}

// climbMore lets the long sessions before a hilly race climb as steeply as it
// does, or nearly.
func climbMore(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	if r == nil || r.metres <= 0 {
		return nil
	}
	set := g.settings.on(indexOf(f.Rule.Name), r.span.From).values
	const taper = 8 // days before the race that stay as they are
	open := g.open(calendar.Span{From: r.span.From - 76, To: r.span.From - taper})
	for _, part := range []float64{set[0] + .1, 1, 1.3, -1, -1.3} {
		as := part < 0 // far as before, and so longer
		part := math.Abs(part)
		var all []edit.Edit
		for i := range open {
			s := &open[i]
			climb, drop := math.Ceil(part*r.ascent/r.metres*s.metres/50)*50, math.Ceil(part*r.descent/r.metres*s.metres/50)*50
			if !s.endurance() || !s.sport.OnFoot() || s.hours() < coverage.LongHours || s.hard >= hardDay || s.ascent >= climb && s.descent >= drop || len(s.of.Steps) > 0 {
				continue
			}
			next := s.of.Clone()
			next.Climb, next.Descent = plan.Height{Value: max(climb, s.ascent), Unit: plan.HeightMetres}, plan.Height{}
			if r.descent > r.ascent {
				next.Descent = plan.Height{Value: max(drop, s.descent), Unit: plan.HeightMetres}
			}
			switch {
			case as:
				next.Distance, next.Duration = plan.Distance{Value: math.Round(s.metres/100) / 10, Unit: plan.Kilometres}, plan.Duration{}
			case !next.Duration.IsZero(): // as long as before, and so not as far
				next.Distance = plan.Distance{}
			}
			all = append(all, edit.ChangeSession{Session: next})
		}
		edits = append(edits, batch("long sessions that climb", all)...)
	}
	return edits
}
