package coverage

import (
	"ebb/plan/coverage"
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about here: what the dose of the demand under the
// cursor rests on, the event that is covered, and what it is fuelled with.
func (s *Screen) Why(sc *screen.Scene) []why.Asked {
	e, ok := coverage.Leads(sc.Plan, s.Cursor)
	if !ok {
		return nil
	}
	all := []why.Asked{{Topic: "race", Day: e.From, ID: e.ID}, {Topic: "fuelling", Day: e.From}}
	s.look(sc, sc.Plan, sc.Outlook)
	if d := s.here(); d != nil && d.Unit != coverage.GramsAnHour {
		all = append([]why.Asked{{Topic: "demand", Day: e.From, ID: e.ID, Of: d.Name}, {Topic: ruleOf(d), Day: e.From}}, all...)
	}
	return all
}

// ruleOf gives the rule that asks for a demand.
func ruleOf(d *coverage.Demand) string {
	switch d.Unit {
	case coverage.HoursInOneGo, coverage.Kilometres:
		return "R27"
	case coverage.MetresAKm, coverage.MetresAWeek:
		return "R28"
	case coverage.Sessions:
		return "R44"
	default:
		return "R26"
	}
}
