package leeway

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/response"
)

// Target is a day to which a session could go.
type Target struct {
	Day    calendar.Day
	Hold   Hold    // of what stands there already
	Starts float64 // what the heaviest system carries that morning, once it is there
	Never  bool    // the athlete trains on no such weekday, as their settings say
}

// Settled reports whether the session would start settled.
func (t Target) Settled() bool { return t.Starts <= response.Light }

// Edit gives the move of a session to a day. The error says why there is none.
func Edit(p *plan.Plan, session plan.ID, to calendar.Day) (edit.Edit, error) {
	if _, _, ok := p.FindSession(session); !ok {
		return nil, fmt.Errorf("the session is gone from the plan")
	}
	at, ok := p.Locate(to)
	if !ok {
		return nil, fmt.Errorf("no week of the plan holds %s", to.Format("Mon 2 Jan"))
	}
	return edit.MoveSession{Session: session, To: edit.Spot{Week: p.Week(at).ID, Day: at.Day}}, nil
}

// beyond is how many days after its own a session may go at least.
const beyond = 3

// Targets gives the days to which a session could go, most of them at the most:
// those of its microcycle from today on, and of the next as many as make three
// days after its own. Days of races are left out.
func Targets(look *outlook.Outlook, session plan.ID, today calendar.Day, most int, done func(plan.ID) bool) (all []Target) {
	p := look.Plan()
	at, _, found := p.FindSession(session)
	if !found {
		return nil
	}
	from := max(today, at.Start)
	to := max(at.Start+calendar.Day(p.Week(at).Days)-1, at.Date()+beyond)
	from = max(from, min(at.Date()-calendar.Day(most/2), to-calendar.Day(most)))
	for day := from; day <= to && len(all) < most; day++ {
		if day == at.Date() {
			continue
		}
		if t, ok := targetOf(look, &p, session, day, today, done); ok {
			all = append(all, t)
		}
	}
	return all
}

// targetOf gives what comes of a move; ok is false where it can't be made.
func targetOf(look *outlook.Outlook, p *plan.Plan, session plan.ID, day, today calendar.Day, done func(plan.ID) bool) (t Target, ok bool) {
	t = Target{Day: day, Hold: Of(p, day, today, done), Never: look.Athlete().On(day).Available[day.Weekday()] == 0}
	if t.Hold == ByRace {
		return t, false
	}
	move, err := Edit(p, session, day)
	if err != nil {
		return t, false
	}
	moved, err := edit.Apply(*p, move)
	if err != nil {
		return t, false
	}
	said, known := look.With(moved.Plan).Day(day)
	t.Starts = said.Morning.Max()
	return t, known
}
