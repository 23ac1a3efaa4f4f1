package edit

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Parting is a taper or race week that no longer stands where it did to its
// event.
type Parting struct {
	Week  plan.ID
	Kind  plan.WeekKind
	Start calendar.Day // its first day now
	Event string       // name of the event that it led to or held
	Days  int          // that it moved away from it; negative: earlier
}

// String says it: "the taper leaves Canyon 100K by 7 days, later: it
// starts on Mon 17 May".
func (p Parting) String() string {
	word := p.Kind.String()
	if p.Kind == plan.RaceWeek {
		word = "race week"
	}
	way := "later"
	if p.Days < 0 {
		way = "earlier"
	}
	return fmt.Sprintf("the %s leaves %s by %s, %s: it starts on %s", word, p.Event, count(max(p.Days, -p.Days), "day"), way, date(p.Start))
}

// Parted lists the weeks that belong to a race (see Gives) and moved away from
// it between two plans: those that hold an A or B event or lead to it, in the
// order of days. An event that was moved itself parts from its weeks too.
func Parted(before, after plan.Plan) []Parting {
	if shared(before.Seasons, after.Seasons) && shared(before.Events, after.Events) {
		return nil
	}
	var parted []Parting
	for at := range before.Weeks() {
		week := before.Week(at)
		if !tapers(before.Block(at).Phase, week.Kind) && !holdsRace(before.Events, at.Start, week.Days) {
			continue
		}
		race := leadsTo(before.Events, at.Start)
		if race == nil {
			continue
		}
		now, there := after.FindWeek(week.ID)
		of, known := after.FindEvent(race.ID)
		if !there || !known {
			continue
		}
		if by := int(now.Start-at.Start) - int(after.Events[of].From-race.From); by != 0 {
			parted = append(parted, Parting{Week: week.ID, Kind: kindWord(before.Block(at).Phase, week.Kind), Start: now.Start, Event: race.Name, Days: by})
		}
	}
	return parted
}

// leadsTo gives the first A or B event that ends on a day or later; nil: none.
func leadsTo(events []plan.Event, day calendar.Day) *plan.Event {
	for i := range events {
		if e := &events[i]; e.Priority != plan.C && e.Span().To >= day {
			return e
		}
	}
	return nil
}

// kindWord gives what a week of a block is called by: a load week of a taper
// block is one of taper.
func kindWord(phase plan.Phase, kind plan.WeekKind) plan.WeekKind {
	switch {
	case kind != plan.LoadWeek:
		return kind
	case phase == plan.Taper:
		return plan.TaperWeek
	case phase == plan.RacePhase:
		return plan.RaceWeek
	default:
		return kind
	}
}
