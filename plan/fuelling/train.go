package fuelling

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
)

// The steps of gut training (R33): from so many grams an hour where nothing was
// rehearsed, so many more a week, up to the rate of the race. A convention.
const (
	FirstCarb = 30.0
	StepCarb  = 10.0
)

// What is usual an hour where the event says nothing (Tiller 2019; the sodium
// is convention), and from how many hours on a session has a plan for it.
const (
	usualFluid  = 500.0 // ml
	mostFluid   = 750.0
	usualSodium = 400.0 // mg
	drinkHours  = 3.0
	hotHours    = 1.25
	fuelHours   = 2.5 // from which on a session is fuelled (R32)
)

// backDays is how far back what was last rehearsed is looked for: a gut that
// was not asked for eight weeks begins anew.
const backDays = 56

// Training is a proposal: what to take in each long session up to a race.
type Training struct {
	Target  float64 // g an hour of the race
	Said    bool    // the event's line says it; else it is the least that is usual
	From    Rehearsed
	Changes []Change
	Reached calendar.Day // the first session with the target; 0: none comes to it
	Most    float64      // g an hour that the sessions come to
	Edit    edit.Batch   // without edits: there is nothing to propose
}

// Change is a session with what is to be taken in it.
type Change struct {
	Day     calendar.Day
	Session plan.ID
	Was, Is plan.Fuel
	Hours   float64
}

// Train gives the steps to the fuelling of an event over the long sessions that
// are still to be done, those of a triathlon in each of its sports. Targets that
// are higher already stay, and the next steps go on from them.
func Train(b *coverage.Book, c *coverage.Cover, today calendar.Day) Training {
	e := c.Event
	t := Training{}
	t.Target, t.Said = c.RaceCarb()
	guts := map[plan.Sport]*gut{}
	for _, m := range b.Meals(calendar.Span{From: today, To: e.From - 1}, e) {
		sport := gutOf(m.Sport)
		if !trains(&m) || c.Sport() != plan.Multi && !alike(sport, c.Sport()) {
			continue
		}
		g := guts[sport]
		if g == nil {
			g = &gut{first: m.Day, last: lastRehearsed(b, e, sport, today)}
			g.level = FirstCarb
			if g.last.Amount > 0 {
				g.level = g.last.Amount + StepCarb
			}
			guts[sport] = g
			if g.last.Amount > t.From.Amount {
				t.From = g.last
			}
		}
		is := m.Fuel
		is.Carb = max(is.Carb, t.measured(g.on(m.Day, m.Fuel.Carb)))
		drink(&is, e, &m)
		t.change(&m, is)
	}
	t.Edit.Title = fmt.Sprintf("fuelling up to %s: %d sessions", e.Name, len(t.Changes))
	return t
}

// gut is how far training has come in one sport.
type gut struct {
	last  Rehearsed
	level float64 // g an hour of this week
	first calendar.Day
}

// on gives the grams an hour of a day on which so many are planned already.
func (g *gut) on(day calendar.Day, planned float64) float64 {
	for day >= g.first+7 { // a step a week
		g.level, g.first = g.level+StepCarb, g.first+7
	}
	g.level = max(g.level, planned)
	return g.level
}

// trains reports whether a session is one in which a gut is trained: a long one,
// or one that is fuelled anyway.
func trains(m *coverage.Meal) bool {
	if !m.Planned || m.Session == nil || m.Race || m.Session.Kind == plan.Race {
		return false
	}
	return m.Session.Kind == plan.Long || m.Fuel.Carb > 0 || m.Hours >= fuelHours
}

// change proposes what is to be taken in a session.
func (t *Training) change(m *coverage.Meal, is plan.Fuel) {
	t.Most = max(t.Most, is.Carb)
	if t.Reached == 0 && is.Carb >= t.Target {
		t.Reached = m.Day
	}
	if is == m.Fuel {
		return
	}
	changed := m.Session.Clone()
	changed.Fuel = is
	t.Changes = append(t.Changes, Change{m.Day, m.Of, m.Fuel, is, m.Hours})
	t.Edit.Edits = append(t.Edit.Edits, edit.ChangeSession{Session: changed})
}

// drink puts fluid and sodium on a long or hot session that has neither.
func drink(f *plan.Fuel, e *plan.Event, m *coverage.Meal) {
	hot := slices.Contains(m.Session.Tags, "heat") && m.Hours >= hotHours
	if f.Fluid > 0 || f.Sodium > 0 || m.Hours <= drinkHours && !hot {
		return
	}
	f.Fluid, f.Sodium = usualFluid, usualSodium
	if e.Fuel.Fluid > 0 {
		f.Fluid = min(e.Fuel.Fluid, mostFluid)
	}
	if e.Fuel.Sodium > 0 {
		f.Sodium = e.Fuel.Sodium
	}
}

// measured gives grams that a person can measure, fives; the target as it is.
func (t *Training) measured(carb float64) float64 {
	if carb >= t.Target {
		return t.Target
	}
	return min(t.Target, float64(int(carb/5+.5))*5)
}

// lastRehearsed gives the most that was taken an hour in the weeks before today.
func lastRehearsed(b *coverage.Book, e *plan.Event, sport plan.Sport, today calendar.Day) (last Rehearsed) {
	for _, m := range b.Meals(calendar.Span{From: today - backDays, To: today}, e) {
		if !m.Planned && alike(m.Sport, sport) && m.Fuel.Carb >= last.Amount && m.Fuel.Carb > 0 {
			last = Rehearsed{Amount: m.Fuel.Carb, Day: m.Day, Times: 1}
		}
	}
	return last
}

// Says tells the steps in sentences.
func (t *Training) Says() (lines []string) {
	begin := fmt.Sprintf("Nothing was fuelled in the eight weeks up to today: it begins at %.0f g an hour.", min(FirstCarb, t.Target))
	if t.From.Amount > 0 {
		begin = fmt.Sprintf("%.0f g an hour were taken on %s: it goes on from there.", t.From.Amount, t.From.Day.Format("Mon 2 Jan"))
	}
	target := fmt.Sprintf("The race asks for %.0f g an hour", t.Target)
	if !t.Said {
		target = fmt.Sprintf("The line of the race says no target: %.0f g an hour are the least that is usual", t.Target)
	}
	switch {
	case t.Reached != 0:
		target += fmt.Sprintf("; a session first has it on %s.", t.Reached.Format("Mon 2 Jan"))
	case t.Most > 0:
		target += fmt.Sprintf("; %.0f g more a week come to %.0f g by then, and no more.", StepCarb, t.Most)
	default:
		target += "; no long session is planned in which it could be rehearsed."
	}
	return []string{begin, target, "Ten grams more a week is how it is commonly built (Costa 2017, Miall 2018: two weeks at the race's rate cut symptoms by 60 %)."}
}
