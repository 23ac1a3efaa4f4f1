package edit

import (
	"cmp"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// Mute keeps what a rule says of a case, or of a block, from being shown.
type Mute struct {
	Mute   plan.Mute `json:"mute"`             // with its id
	Called string    `json:"called,omitempty"` // the rule in plain words, for history; "": its id
}

// Unmute lets it be shown again.
type Unmute struct {
	Mute   plan.ID `json:"mute"`
	Called string  `json:"called,omitempty"` // as for Mute
}

func (e Mute) apply(d *draft) error {
	if err := e.Mute.Check(); err != nil {
		return err
	}
	if err := d.fresh(named{MuteValue, e.Mute.ID}); err != nil {
		return err
	}
	if !e.Mute.Of.IsZero() && !d.has(e.Mute.Of) { // the other one may be something that was done
		return Gone{"part of the plan", e.Mute.Of}
	}
	for _, m := range d.Mutes {
		if m.Case(e.Mute) {
			return fmt.Errorf("%s is muted there already: “%s”", cmp.Or(e.Called, m.Rule), m.Reason)
		}
	}
	d.Mutes = byRule(inserted(d.Mutes, len(d.Mutes), e.Mute))
	return nil
}

func (e Unmute) apply(d *draft) error {
	i, ok := d.FindMute(e.Mute)
	if !ok {
		return Gone{MuteValue, e.Mute}
	}
	d.Mutes = removed(d.Mutes, i, i+1)
	return nil
}

// has reports whether an id stands for anything in the plan.
func (d *draft) has(id plan.ID) bool {
	for n := range idsOf(d.Plan) {
		if n.id == id {
			return true
		}
	}
	return false
}

// byRule sorts mutes in place by rule, and those of one rule by id.
func byRule(mutes []plan.Mute) []plan.Mute {
	sorting.By(mutes, func(a, b plan.Mute) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), slices.Compare(a.ID[:], b.ID[:]))
	})
	return mutes
}

func (e Mute) words(p plan.Plan) string {
	return fmt.Sprintf("%s muted%s: \"%s\"", cmp.Or(e.Called, e.Mute.Rule), where(p, e.Mute), e.Mute.Reason)
}

func (e Unmute) words(p plan.Plan) string {
	i, ok := p.FindMute(e.Mute)
	if !ok {
		return "a rule no longer muted"
	}
	return fmt.Sprintf("%s no longer muted%s", cmp.Or(e.Called, p.Mutes[i].Rule), where(p, p.Mutes[i]))
}

func where(p plan.Plan, m plan.Mute) string {
	if at := MutedAt(p, m); at != "" {
		return " " + at
	}
	return ""
}

// MutedAt says where a mute counts: "in block "Base 1"", "on Sat 3 Apr"; "" when
// what it is about is gone.
func MutedAt(p plan.Plan, m plan.Mute) string {
	if m.Of.IsZero() {
		return "on " + fullDate(calendar.Day(m.Day))
	}
	if at, ok := blockPlace(p, m.Of); ok {
		return fmt.Sprintf("in block \"%s\"", p.Block(at).Name)
	}
	if at, ok := p.FindWeek(m.Of); ok {
		return fmt.Sprintf("in the %s week of %s", p.Week(at).Kind, date(at.Start))
	}
	if i, ok := p.FindEvent(m.Of); ok {
		return "for " + race(p.Events[i])
	}
	if s, day, ok := sessionOf(p, m.Of); ok {
		return fmt.Sprintf("for %s on %s", brief(p, s), date(day))
	}
	return ""
}
