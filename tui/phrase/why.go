package phrase

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame/chart"
)

// Why says why a day is as it is: what lies over it, how the body starts it,
// and what its session is for. item is the session that is asked about.
func Why(of *outlook.Outlook, day, today calendar.Day, item int) string {
	return whyOf(of, day, today, item, false)
}

// WhyInWords is Why without the models' figures, for who follows the plan.
func WhyInWords(of *outlook.Outlook, day, today calendar.Day, item int) string {
	return whyOf(of, day, today, item, true)
}

func whyOf(of *outlook.Outlook, day, today calendar.Day, item int, plain bool) string {
	p := of.Plan()
	said, _ := of.Day(day)
	sessions := p.SessionsOn(day)
	planned := item >= 0 && item < len(sessions)
	var parts []string
	if facts := of.LifeOn(day); len(facts) > 0 {
		parts = append(parts, lifeWhy(facts[0]))
		planned = planned && (facts[0].Kept() > 0 || slices.Contains(facts[0].Allows, sessions[item].Sport))
	}
	for i := range p.Events {
		if p.Events[i].Span().Has(day) {
			form := "Race day: form this morning " + Signed(said.Form) + "."
			if plain {
				form = "Race day."
			}
			parts = append(parts, form)
			planned = planned && sessions[item].Kind != plan.Rest
			break
		}
	}
	body, purpose := bodyWhy(of, day, today, plain), ""
	if planned {
		purpose = purposeWhy(of, day, &sessions[item])
	}
	if planned && sessions[item].Key {
		parts = append(parts, purpose, body)
	} else {
		parts = append(parts, body, purpose)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// lifeWhy says a fact of life and what it leaves of the plan.
func lifeWhy(l plan.Life) string {
	words := Capital(l.Kind.String()) + " until " + l.Span().To.Format("Mon 2 Jan") + ": "
	switch kept := l.Kept(); {
	case len(l.Allows) > 0:
		var sports []string
		for _, sport := range l.Allows {
			sports = append(sports, sport.String())
		}
		return words + strings.Join(sports, " and ") + " as planned, of the rest " + shareWords(kept) + "."
	case kept <= 0:
		return words + "nothing of the plan is expected."
	default:
		return words + shareWords(kept) + " of the plan is expected."
	}
}

func shareWords(percent float64) string {
	switch percent {
	case 0:
		return "nothing"
	case 50:
		return "half"
	default:
		return strconv.Itoa(Figure(percent)) + " %"
	}
}

// What is carried comes from the day of the last week that added most to it, a
// fifth less for each day that has gone since. Less than leastAdded explains
// nothing.
const (
	lookBack   = 6
	fading     = .8
	leastAdded = 5.0
)

// bodyWhy says how the day starts: settled, or on what of which day.
// plain leaves the figures out.
func bodyWhy(of *outlook.Outlook, day, today calendar.Day, plain bool) string {
	said, ok := of.Day(day)
	if !ok {
		return ""
	}
	level := said.Morning.Max()
	if plain && chart.Settled(level) {
		return "You start it settled."
	}
	if chart.Settled(level) {
		return "You start it settled, ~" + strconv.Itoa(Figure(level)) + "."
	}
	highest := Highest(said.Morning)
	system := PlainSystems[highest]
	source, most, left := calendar.Day(0), leastAdded, 1.0
	for back := calendar.Day(1); back <= lookBack; back++ {
		before, ok := of.Day(day - back)
		if added := (before.Evening[highest] - before.Morning[highest]) * left; ok && added > most {
			source, most = day-back, added
		}
		left *= fading
	}
	switch {
	case source == 0 && plain:
		return "What is left of the days before is mostly in the " + system + "."
	case plain:
		return whose(of.Plan(), source, today) + " is still in the " + system + "."
	}
	if source == 0 {
		return fmt.Sprintf("It starts at %d, most of it in the %s.", Figure(level), system)
	}
	return fmt.Sprintf("%s is still in the %s (%d of 100).", whose(of.Plan(), source, today), system, Figure(level))
}

// whose names what was done on a day by its longest part: "Monday's strength".
func whose(p plan.Plan, day, today calendar.Day) string {
	owner := day.Format("Monday")
	switch day - today {
	case 0:
		owner = "today"
	case -1:
		owner = "yesterday"
	}
	owner = Capital(owner) + "'s "
	for i := range p.Events {
		if p.Events[i].Span().Has(day) {
			return owner + "race"
		}
	}
	name, most := "load", -1
	for _, s := range p.SessionsOn(day) {
		if s.Kind != plan.Rest && s.Duration.Seconds > most {
			name, most = Kind(s), s.Duration.Seconds
		}
	}
	return owner + name
}

// purposes is what each kind of session is for, as coaches use them.
var purposes = [...]string{
	plan.Rest:        "Nothing is the session: this is when it lands.",
	plan.Recovery:    "So light that it costs nothing.",
	plan.Easy:        "Easy adds time that costs little.",
	plan.Steady:      "Steady: work that can go on for hours.",
	plan.Long:        "Long: what only hours teach.",
	plan.Tempo:       "Tempo: firm, and never forced.",
	plan.Threshold:   "Threshold: more of the pace that lasts an hour.",
	plan.Intervals:   "Intervals: minutes near the most you can take in.",
	plan.Hills:       "Hills: strength to climb, with little impact.",
	plan.Progression: "Progression: the end is faster than the start.",
	plan.Test:        "A test shows where the threshold is now.",
	plan.Race:        "The race, as planned.",
	plan.Cross:       "Load that spares the legs.",
	plan.Heavy:       "Heavy lifting: legs that last.",
	plan.Maintenance: "Lifting keeps the strength that was built.",
	plan.Plyo:        "Jumps: a stride that costs less.",
	plan.Flexibility: "",
}

// aheadDays is how far ahead an easy day looks for what it keeps.
const aheadDays = 4

// purposeWhy says what a session is for: of an easy one the key session that it
// keeps, of another what it rehearses.
func purposeWhy(of *outlook.Outlook, day calendar.Day, s *plan.Session) string {
	p := of.Plan()
	switch s.Kind {
	case plan.Rest, plan.Recovery, plan.Easy:
		for ahead := day + 1; ahead <= day+aheadDays; ahead++ {
			for _, next := range p.SessionsOn(ahead) {
				if next.Key {
					return fmt.Sprintf("%s keeps %s's %s.", Capital(s.Kind.String()), ahead.Format("Monday"), Title(next))
				}
			}
		}
	default:
		if words := rehearsal(p, day, s); words != "" {
			return words
		}
	}
	if int(s.Kind) < len(purposes) {
		return purposes[s.Kind]
	}
	return ""
}

// rehearsal says what a session has in common with the next A race: its tags,
// and feeding as it will be.
func rehearsal(p plan.Plan, day calendar.Day, s *plan.Session) string {
	race, ok := p.NextEvent(day, plan.A)
	if !ok {
		return ""
	}
	var shared []string
	for _, tag := range race.Tags {
		if s.HasTag(tag) {
			shared = append(shared, tag)
		}
	}
	if race.Fuel.Carb > 0 && s.Fuel.Carb >= .8*race.Fuel.Carb {
		shared = append(shared, fmt.Sprintf("feeding (%s of %s g)", Trim(s.Fuel.Carb), Trim(race.Fuel.Carb)))
	}
	if len(shared) == 0 {
		return ""
	}
	return "Rehearses " + strings.Join(shared, " and ") + " for " + race.Name + "."
}

// Next says when the legs and all of the athlete are settled as planned after a
// day, and what that morning is good for.
type Next struct {
	Legs, All calendar.Day // 0: not within the days that are known
	For       string       // the session of that day, when it is a key or long one
}

// nextDays is how far ahead the next settled morning is sought.
const nextDays = 60

// NextSettled finds the mornings after a day on which legs and all are settled.
func NextSettled(of *outlook.Outlook, day calendar.Day) Next {
	var n Next
	for d := day + 1; d <= day+nextDays; d++ {
		said, ok := of.Day(d)
		if !ok {
			return n
		}
		if n.Legs == 0 && chart.Settled(said.Morning[0]) {
			n.Legs = d
		}
		if !chart.Settled(said.Morning.Max()) {
			continue
		}
		n.All = d
		for _, s := range of.Plan().SessionsOn(d) {
			if s.Key || s.Kind == plan.Long {
				n.For = Title(s)
				break
			}
		}
		return n
	}
	return n
}
