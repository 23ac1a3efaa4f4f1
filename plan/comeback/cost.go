package comeback

import (
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// Morning is how an athlete stands at the start of a race.
type Morning struct {
	Fitness float64 // of the evening before
	Form    float64 // that morning
}

// Missed is a rehearsal that falls out.
type Missed struct {
	Day     calendar.Day
	Session plan.Session
}

// Cost is what a fact of life takes from the next race.
type Cost struct {
	Race   plan.Event
	Before Morning  // without the fact
	With   Morning  // with it, and the plan as it stands
	After  Morning  // with it, and the return
	Missed []Missed // key sessions on its days, and those with a demand of the race
	Says   string
}

// CostOf gives what a fact takes from the next race of priority A that it comes
// before, or the next race of any kind when there is none; ok is false when there
// is no race ahead.
func CostOf(in Input, fact plan.Life, r Return) (c Cost, ok bool) {
	if c.Race, ok = nextRace(in, fact); !ok {
		return Cost{}, false
	}
	others := slices.DeleteFunc(slices.Clone(in.Life), func(l plan.Life) bool { return l.ID == fact.ID })
	all := append(slices.Clone(others), fact)
	plan.SortLife(all)
	look := outlook.New(outlook.Input{Plan: in.Plan, Athlete: in.Athlete, Done: in.Done, Life: others, Today: in.Today, Begins: in.Begins})
	c.Before = morning(look, c.Race.From)
	look = look.Under(all)
	c.With, c.After = morning(look, c.Race.From), morning(look, c.Race.From)
	if done, err := edit.Apply(in.Plan, r.Edit); err == nil && len(r.Edit.Edits) > 0 {
		c.After = morning(look.With(done.Plan), c.Race.From)
	}
	c.Missed = missed(in, fact, c.Race)
	c.Says = c.words(fact)
	return c, true
}

func nextRace(in Input, fact plan.Life) (plan.Event, bool) {
	from := max(in.Today, fact.From)
	for _, priority := range []plan.Priority{plan.A, plan.B, plan.C} {
		if e, ok := in.Plan.NextEvent(from, priority); ok {
			return e, true
		}
	}
	return plan.Event{}, false
}

func morning(o *outlook.Outlook, day calendar.Day) (m Morning) {
	if d, ok := o.Day(day); ok {
		m.Form = d.Form
	}
	if d, ok := o.Day(day - 1); ok {
		m.Fitness = d.Fitness
	}
	return m
}

// missed gives the rehearsals on the days of a fact that it takes most of and no
// record answers.
func missed(in Input, fact plan.Life, race plan.Event) (out []Missed) {
	if !stops(fact) {
		return nil
	}
	done := answered(in.Done)
	for day := fact.From; day <= fact.Span().To; day++ {
		for _, s := range in.Plan.SessionsOn(day) {
			rehearses := s.Key || slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(race.Tags, tag) })
			if rehearses && s.Kind != plan.Race && !done[s.ID] && !slices.Contains(fact.Allows, s.Sport) {
				out = append(out, Missed{day, s})
			}
		}
	}
	return out
}

// taperDays is how long before a race rest looks like gain to the models.
const taperDays = 21

func (c Cost) words(fact plan.Life) string {
	says := []string{fmt.Sprintf("%s on %s: fitness %.1f instead of %.1f, form %+.1f instead of %+.1f",
		c.Race.Name, date(c.Race.From), c.With.Fitness, c.Before.Fitness, c.With.Form, c.Before.Form)}
	if c.With == c.Before {
		says[0] = fmt.Sprintf("%s on %s: fitness %.1f and form %+.1f, as without it", c.Race.Name, date(c.Race.From), c.With.Fitness, c.With.Form)
	}
	if c.After != c.With {
		says[0] += fmt.Sprintf("; with the return %.1f and %+.1f", c.After.Fitness, c.After.Form)
	}
	if len(c.Missed) > 0 {
		var lines []string
		for _, m := range c.Missed {
			lines = append(lines, fmt.Sprintf("%s on %s", brief(m.Session), date(m.Day)))
		}
		says = append(says, fmt.Sprintf("%s missed: %s", count(len(c.Missed), "rehearsal"), strings.Join(lines, ", ")))
	}
	if c.With.Form > c.Before.Form && fact.Kind != plan.Travel && c.Race.From-fact.Span().To <= taperDays {
		says = append(says, "The better form is rest and no gain: the models see freshness and know nothing of how you feel")
	}
	return strings.Join(says, ". ")
}

// brief says a session by its amount alone.
func brief(s plan.Session) string {
	return line(plan.Session{Sport: s.Sport, Kind: s.Kind, Duration: s.Duration, Distance: s.Distance})
}
