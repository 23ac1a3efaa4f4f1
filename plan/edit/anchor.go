package edit

import (
	"fmt"
	"maps"

	"ebb/plan"
	"ebb/plan/calendar"
)

// anchors are the weeks of a season that keep their dates when others give way
// by Cascade or Absorb: those of kind taper or race, those of a taper or race
// block, and those that hold a day of an A or B event. A C event is trained
// through: its week may move, the event does not.
type anchors map[plan.ID]calendar.Day

func anchorsOf(p plan.Plan, season int) anchors {
	all := anchors{}
	start := p.Seasons[season].Start
	for b := range p.Seasons[season].Blocks {
		block := &p.Seasons[season].Blocks[b]
		for w := range block.Weeks {
			week := &block.Weeks[w]
			if tapers(block.Phase, week.Kind) || holdsRace(p.Events, start, week.Days) {
				all[week.ID] = start
			}
			start = dayAfter(start, week.Days)
		}
	}
	return all
}

// tapers reports whether a week belongs to a race by what it is for.
func tapers(phase plan.Phase, kind plan.WeekKind) bool {
	return kind == plan.TaperWeek || kind == plan.RaceWeek || phase == plan.Taper || phase == plan.RacePhase
}

// holdsRace reports whether a day of an A or B event lies in so many days.
func holdsRace(events []plan.Event, start calendar.Day, days int) bool {
	for i := range events {
		e := &events[i]
		if e.From >= dayAfter(start, days) {
			return false // they are in the order of days
		}
		if e.Priority != plan.C && e.Span().To >= start {
			return true
		}
	}
	return false
}

// keep checks that the weeks of a season that hold on to their dates have done
// so, in whichever season they stood before.
func (d *draft) keep(was plan.Plan, season int) error {
	all := anchors{}
	for s := range was.Seasons {
		maps.Copy(all, anchorsOf(was, s))
	}
	start := d.Seasons[season].Start
	for b := range d.Seasons[season].Blocks {
		for w := range d.Seasons[season].Blocks[b].Weeks {
			week := &d.Seasons[season].Blocks[b].Weeks[w]
			if was, ok := all[week.ID]; ok && was != start {
				return Unmoored{Kind: week.Kind, From: was, Days: int(start - was)}
			}
			start = dayAfter(start, week.Days)
		}
	}
	return nil
}

// Unmoored says that a week that belongs to a race would move away from it.
type Unmoored struct {
	Kind plan.WeekKind
	From calendar.Day // its first day, before
	Days int          // that it would move; negative: earlier
}

// Short says it in few words, where there is little room.
func (e Unmoored) Short() string {
	return fmt.Sprintf("the %s of %s would leave its race", weekWord(e.Kind), e.From.Format("2 Jan"))
}

func (e Unmoored) Error() string {
	return fmt.Sprintf("the %s of %s belongs to its race and would move by %s: only a push moves it",
		weekWord(e.Kind), date(e.From), count(max(e.Days, -e.Days), "day"))
}
