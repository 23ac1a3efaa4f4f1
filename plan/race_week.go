package plan

import "ebb/plan/calendar"

// StrayRace gives the first A event that starts in a span and lies outside of a
// race week, while one of the span holds no event: its race week, most likely,
// which other weeks have moved away from it. A plan without race weeks has none.
// week is the race week that stands nearest.
func (p Plan) StrayRace(span calendar.Span) (e Event, week Place, ok bool) {
	for _, e = range p.Events {
		if e.Priority != A || !span.Has(e.From) {
			continue
		}
		at, planned := p.Locate(e.From)
		if !planned || p.isRaceWeek(at) {
			continue
		}
		for w := range p.Weeks() {
			if span.Has(w.Start) && p.isRaceWeek(w) && !p.holdsEvent(w) && (!ok || apart(w.Start, e.From) < apart(week.Start, e.From)) {
				week, ok = w, true
			}
		}
		if ok {
			return e, week, true
		}
	}
	return Event{}, Place{}, false
}

func (p Plan) isRaceWeek(at Place) bool { return p.Week(at).Kind == RaceWeek }

func (p Plan) holdsEvent(at Place) bool {
	days := calendar.Span{From: at.Start, To: at.Start + calendar.Day(p.Week(at).Days) - 1}
	for i := range p.Events {
		if e := p.Events[i].Span(); e.From <= days.To && e.To >= days.From {
			return true
		}
	}
	return false
}

func apart(a, b calendar.Day) calendar.Day { return max(a-b, b-a) }
