package rules

import (
	"cmp"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// proposals are the edits that may put a finding of each rule right, those that a
// coach would rather do first. Rules without any ask for something that no plan
// can do, or for someone to be asked.
var proposals = map[string]func(*ground, *Finding) []edit.Edit{
	"R01": makeDownWeeks, "R02": mendDownWeek, "R08": freeDays, "R13": contrast, "R14": downWeekWithin, "R16": recoverWithin, "R18": swing,
	"R03": partHardDays, "R04": fewerHardDays, "R05": moveFromLoaded, "R06": calmAfterPair, "R07": singleLongDay, "R15": settle,
	"R09": lighterWeek, "R10": lighterWeek, "R11": capRun, "R12": capLongest,
	"R19": giveRoom, "R20": clearAfterRace, "R21": fewerRaces, "R22": mendTaper, "R23": mendForm, "R24": shorterTaper, "R25": longEarlier,
	"R26": rehearse, "R27": mendLongest, "R28": climbMore, "R44": acclimatise,
	"R29": moveStrength, "R30": mendStrength, "R31": easeSome,
	"R32": fuelSessions, "R33": trainGut, "R34": drinkPlan, "R35": fuelFirst,
	"R37": comeBack, "R38": comeBack, "R39": easeNext, "R40": easeNext, "R41": shortenMorning,
}

// batch makes one edit of several: a list of it, empty where there are none.
func batch(title string, edits []edit.Edit) []edit.Edit {
	if len(edits) == 0 {
		return nil
	}
	return []edit.Edit{edit.Batch{Title: title, Edits: edits}}
}

// spot gives the place of a day in the plan; ok is false where it can't be
// changed: it is over, outside of the plan, or a race's.
func (g *ground) spot(d calendar.Day) (edit.Spot, bool) {
	at, ok := g.plan.Locate(d)
	if !ok || !g.has(d) || !g.free(d) {
		return edit.Spot{}, false
	}
	return edit.Spot{Week: g.plan.Week(at).ID, Day: at.Day}, true
}

// open gives the sessions of a span with load that can be changed, in their
// order.
func (g *ground) open(span calendar.Span) (all []session) {
	for _, s := range g.during(calendar.Span{From: max(span.From, g.in.Today), To: span.To}) {
		if s.load > 0 && s.of.Kind != plan.Race && g.free(s.day) && !g.recorded(s.of.ID) {
			all = append(all, *s)
		}
	}
	return all
}

// rehearses reports whether a session rehearses what an A race to come asks for:
// such a one is not taken away.
func (g *ground) rehearses(s *session) bool {
	for i := range g.races {
		r := &g.races[i]
		if r.of.Priority != plan.A || s.day >= r.span.From || s.day < r.span.From-coverage.BuildUp {
			continue
		}
		for _, tag := range coverage.Tags {
			if coverage.AsksFor(r.of, tag) && coverage.Rehearses(s.of, s.hours(), tag) {
				return true
			}
		}
		if slices.Contains(r.of.Tags, "heat") && s.tagged("heat") {
			return true
		}
	}
	return false
}

// stepDown is what a step of scaling leaves.
const stepDown = .95

// scaled gives a session at about a share of what it is, in steps of 5 %, never
// more than it; ok is false where it can't be scaled at all.
func scaled(s plan.Session, share float64) (plan.Session, bool) {
	const grown = 1.0001 // a share of 1 is no step
	steps := 0
	switch {
	case share < 1/grown:
		steps = -int(math.Ceil(math.Log(share)/math.Log(stepDown) - grain))
	case share > grown:
		steps = int(math.Floor(math.Log(share)/-math.Log(stepDown) + grain))
	}
	if steps < 0 {
		if next, ok := fewer(s, share); ok {
			return next, true
		}
	}
	for ; steps < 0; steps++ { // a short session goes as far as it does
		if next, err := edit.Scaled(s, steps); err == nil {
			return round(next, math.Floor), true
		}
	}
	if steps == 0 {
		return s, false
	}
	next, err := edit.Scaled(s, steps)
	return round(next, math.Ceil), err == nil
}

// round gives a session without steps in figures that a coach would write: of ten
// minutes and more in steps of five.
func round(s plan.Session, to func(float64) float64) plan.Session {
	const step, from = 5 * 60, 10 * 60
	if len(s.Steps) > 0 || s.Duration.Seconds < from || !s.Distance.IsZero() {
		return s
	}
	s.Duration = plan.DurationOf(step * int(to(float64(s.Duration.Seconds)/step)))
	return s
}

// scale gives the edits that bring sessions to a share of what they are.
func scale(of []session, share float64) (edits []edit.Edit) {
	for i := range of {
		if next, ok := scaled(*of[i].of, share); ok {
			edits = append(edits, edit.ChangeSession{Session: next})
		}
	}
	return edits
}

// lighter gives the edits that bring sessions to a load, or below it: the hard
// ones beyond the first few become easy, all are shorter by as much as is
// missing then, and rehearsals stay.
func (g *ground) lighter(of []session, most float64, hard int) (edits []edit.Edit) {
	next := make([]plan.Session, len(of))
	easier := 0.0
	for i := range of {
		s := &of[i]
		next[i] = *s.of
		switch {
		case g.rehearses(s):
			most -= s.load
			continue
		case s.hard >= hardDay:
			if hard--; hard < 0 {
				next[i] = edit.Eased(next[i])
			}
		}
		easier += g.sessionOn(s.day, &next[i]).load
	}
	share := max(most/max(easier, 1), .1)
	for i := range of {
		s := &of[i]
		if share < 1 && !g.rehearses(s) {
			next[i], _ = scaled(next[i], share)
		}
		if !edit.SameSession(next[i], *s.of) {
			edits = append(edits, edit.ChangeSession{Session: next[i]})
		}
	}
	return edits
}

// swaps gives the swaps of a day with others of its week that are neither hard
// nor long and are wanted, the nearest first.
func (g *ground) swaps(d calendar.Day, wanted func(calendar.Day) bool) (edits []edit.Edit) {
	here, ok := g.spot(d)
	if !ok {
		return nil
	}
	var days []calendar.Day
	for e := g.week(d).span.From; e <= g.week(d).span.To; e++ {
		if e != d && g.has(e) && !g.hard(e) && !g.long(e) && wanted(e) {
			days = append(days, e)
		}
	}
	away := func(e calendar.Day) int { return max(int(e-d), int(d-e)) }
	sorting.By(days, func(a, b calendar.Day) int { return cmp.Compare(away(a), away(b)) })
	for _, e := range days {
		if there, ok := g.spot(e); ok {
			edits = append(edits, edit.SwapDays{A: here, B: there})
		}
	}
	return edits
}

// ease makes the hard sessions of a day easy.
func (g *ground) ease(d calendar.Day) []edit.Edit {
	return batch("an easy day", g.eased(calendar.Span{From: d, To: d}))
}

// eased gives the edits that make the hard sessions of days easy.
func (g *ground) eased(span calendar.Span) (edits []edit.Edit) {
	for _, s := range g.open(span) {
		if s.hard > 0 {
			edits = append(edits, edit.ChangeSession{Session: edit.Eased(*s.of)})
		}
	}
	return edits
}

// byLoad sorts sessions, those of the smallest load first.
func byLoad(of []session) []session {
	sorting.By(of, func(a, b session) int { return cmp.Compare(a.load, b.load) })
	return of
}

// raceOf gives the race of an event; nil where it is none.
func (g *ground) raceOf(id plan.ID) *race {
	for i := range g.races {
		if g.races[i].of.ID == id {
			return &g.races[i]
		}
	}
	return nil
}

// inserted gives the edit that puts a new session on a day; ok is false where ids are
// not to be had, the day is not free, or the athlete has no time on it.
func (g *ground) inserted(d calendar.Day, s plan.Session) (edit.Edit, bool) {
	to, ok := g.spot(d)
	if !ok || g.in.NewID == nil || s.Duration.Seconds > 60*g.available(d) {
		return nil, false
	}
	s.ID = g.in.NewID()
	s.Origin = plan.ByBuild
	return edit.AddSession{Session: s, To: to}, true
}

// available gives the minutes that an athlete has on a day.
func (g *ground) available(d calendar.Day) int {
	if minutes := g.athlete.On(d).Available[d.Weekday()]; minutes >= 0 {
		return minutes
	}
	return 24 * 60
}
