package compare

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// mutes lists what one plan mutes and the other does not. Two mutes of the same
// case are one, whatever their ids.
func (l *list) mutes(a, b plan.Plan) {
	l.muted(a, b, Removed)
	l.muted(b, a, Added)
}

func (l *list) muted(in, other plan.Plan, how How) {
	for _, m := range in.Mutes {
		if !has(other.Mutes, m) {
			l.add(mutedFrom(in, m), "mute", how, m.ID, edit.Words(in, edit.Mute{Mute: m}))
		}
	}
}

func has(mutes []plan.Mute, m plan.Mute) bool {
	for _, n := range mutes {
		if n.Case(m) && n.Reason == m.Reason {
			return true
		}
	}
	return false
}

// mutedFrom gives the first day on which a mute counts; 0 when what it is about
// is gone.
func mutedFrom(p plan.Plan, m plan.Mute) calendar.Day {
	if m.Of.IsZero() {
		return calendar.Day(m.Day)
	}
	if i, ok := p.FindEvent(m.Of); ok {
		return p.Events[i].From
	}
	if at, _, ok := p.FindSession(m.Of); ok {
		return at.Date()
	}
	for at := range p.Weeks() {
		if p.Week(at).ID == m.Of || p.Block(at).ID == m.Of {
			return at.Start
		}
	}
	return 0
}
