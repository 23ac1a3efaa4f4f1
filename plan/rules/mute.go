package rules

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Muted is a finding that the coach does not want to be told, and why.
type Muted struct {
	Finding
	Mute plan.Mute
}

// Muted gives the findings that the plan mutes, in the order of Findings, in
// which they are not. The slice is the verdict's own and must not be changed.
func (v *Verdict) Muted() []Muted { return v.muted }

// Mute gives the mute of this case and no other. Where the case is of no part of
// the plan, as what was done is not, it is the day's.
func (f *Finding) Mute(id plan.ID, reason string) plan.Mute {
	m := plan.Mute{ID: id, Rule: f.Rule.ID, Of: f.Case.Of, And: f.Case.And, Day: f.Case.Day, Reason: reason}
	if m.Of.IsZero() {
		m.And = plan.ID{}
		if m.Day == 0 {
			m.Day = int(f.at)
		}
	}
	return m
}

// MuteIn gives the mute of all that the rule finds in the block that the finding
// hangs in; ok is false when that is none.
func (v *Verdict) MuteIn(f *Finding, id plan.ID, reason string) (mute plan.Mute, block *plan.Mesocycle, ok bool) {
	for i := range v.ground.blocks {
		if b := &v.ground.blocks[i]; b.span.Has(f.at) {
			return plan.Mute{ID: id, Rule: f.Rule.ID, Of: b.of.ID, Reason: reason}, b.of, true
		}
	}
	return plan.Mute{}, nil, false
}

// keepBack puts a finding aside that is muted, and reports whether it is.
func (v *Verdict) keepBack(f *Finding) bool {
	for _, m := range v.ground.plan.Mutes {
		if m.Rule == f.Rule.ID && (m.Case(f.Mute(plan.ID{}, "")) || v.ground.inBlock(m.Of, f.at)) {
			v.muted = append(v.muted, Muted{*f, m})
			return true
		}
	}
	return false
}

// inBlock reports whether an id is of a block, and a day lies in it.
func (g *ground) inBlock(id plan.ID, day calendar.Day) bool {
	for i := range g.blocks {
		if g.blocks[i].of.ID == id {
			return g.blocks[i].span.Has(day)
		}
	}
	return false
}
