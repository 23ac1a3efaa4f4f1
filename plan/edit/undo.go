package edit

import (
	"cmp"
	"fmt"
	"slices"

	"ebb/plan"
)

// Undo takes changes back: each value is again what it was before. When a
// value is no longer what the changes made of it nothing is done, and the
// error is a Conflict. Undoing Invert(changes) does them again.
func Undo(p plan.Plan, changes []Change) (plan.Plan, error) {
	var conflict Conflict
	for _, c := range changes {
		now := current(p, c.Ref)
		if equal(now, c.After) {
			continue
		}
		if conflict.Name == "" {
			conflict.Name = nameOf(c, now)
		}
		conflict.Changed = append(conflict.Changed, c.Ref)
	}
	if len(conflict.Changed) > 0 {
		return plan.Plan{}, conflict
	}
	back, err := restore(p, changes)
	if err != nil {
		return plan.Plan{}, err
	}
	// What came back may stand in the way of what was added since.
	if err := cmp.Or(apart(back.Seasons), unique(back)); err != nil {
		return plan.Plan{}, err
	}
	return back, nil
}

// restore puts the values before into a plan.
func restore(p plan.Plan, changes []Change) (plan.Plan, error) {
	d := draft{Plan: p}
	weeks := map[plan.ID]*plan.Microcycle{}
	var heads []Change
	for _, c := range changes {
		switch c.Ref.What {
		case SeasonValue:
			heads = append(heads, c)
		case WeekValue:
			if c.Before != nil {
				weeks[c.Ref.ID] = c.Before.Week
			}
		case EventValue:
			d.Events = slices.DeleteFunc(slices.Clone(d.Events), func(e plan.Event) bool { return e.ID == c.Ref.ID })
			if c.Before != nil {
				d.Events = append(d.Events, *c.Before.Event)
			}
		case MuteValue:
			d.Mutes = slices.DeleteFunc(slices.Clone(d.Mutes), func(m plan.Mute) bool { return m.ID == c.Ref.ID })
			if c.Before != nil {
				d.Mutes = byRule(append(d.Mutes, *c.Before.Mute))
			}
		}
	}
	byEventStart(d.Events)
	d.restoreWeeks(weeks)
	if err := d.restoreSeasons(heads, weeks); err != nil {
		return plan.Plan{}, err
	}
	return d.Plan, nil
}

// restoreWeeks replaces weeks where they stand.
func (d *draft) restoreWeeks(weeks map[plan.ID]*plan.Microcycle) {
	if len(weeks) == 0 {
		return
	}
	for at := range d.Weeks() {
		if w, ok := weeks[d.Week(at).ID]; ok {
			*d.week(at) = *w
		}
	}
}

// restoreSeasons builds the seasons anew whose heads changed; blocks that stay
// as they are keep their memory.
func (d *draft) restoreSeasons(heads []Change, weeks map[plan.ID]*plan.Microcycle) error {
	if len(heads) == 0 {
		return nil
	}
	for at := range d.Weeks() {
		if w := d.Week(at); weeks[w.ID] == nil {
			weeks[w.ID] = w
		}
	}
	was := d.Seasons
	for _, c := range heads {
		d.Seasons = slices.DeleteFunc(slices.Clone(d.Seasons), func(m plan.Macrocycle) bool { return m.ID == c.Ref.ID })
		if c.Before == nil {
			continue
		}
		m, err := joinSeason(c.Before.Season, func(id plan.ID) *plan.Microcycle { return weeks[id] })
		if err != nil {
			return err
		}
		keepMemory(m.Blocks, was)
		d.Seasons = append(d.Seasons, m)
	}
	bySeasonStart(d.Seasons)
	return nil
}

// keepMemory lets blocks that hold the same weeks as before hold the very same.
func keepMemory(blocks []plan.Mesocycle, was []plan.Macrocycle) {
	for i := range blocks {
		for _, m := range was {
			for _, old := range m.Blocks {
				if sameWeeks(blocks[i].Weeks, old.Weeks) {
					blocks[i].Weeks = old.Weeks
				}
			}
		}
	}
}

// sameWeeks reports whether two lists are of the same weeks, down to the memory
// of their sessions.
func sameWeeks(a, b []plan.Microcycle) bool {
	return slices.EqualFunc(a, b, func(x, y plan.Microcycle) bool {
		return x.ID == y.ID && shared(x.Sessions, y.Sessions) && sameWeek(&x, &y)
	})
}

// current gives a value of a plan as it is now, nil when it is not there.
func current(p plan.Plan, ref Ref) *Value {
	switch ref.What {
	case SeasonValue:
		for i := range p.Seasons {
			if p.Seasons[i].ID == ref.ID {
				return seasonPiece{&p.Seasons[i]}.value()
			}
		}
	case WeekValue:
		if at, ok := p.FindWeek(ref.ID); ok {
			return &Value{Week: p.Week(at)}
		}
	case EventValue:
		if i, ok := p.FindEvent(ref.ID); ok {
			return &Value{Event: &p.Events[i]}
		}
	case MuteValue:
		if i, ok := p.FindMute(ref.ID); ok {
			return &Value{Mute: &p.Mutes[i]}
		}
	}
	return nil
}

// nameOf says what a changed value is called, by what is known of it.
func nameOf(c Change, now *Value) string {
	for _, v := range []*Value{now, c.After, c.Before} {
		switch {
		case v == nil:
		case v.Season != nil:
			return fmt.Sprintf("season \"%s\"", v.Season.Name)
		case v.Event != nil:
			return fmt.Sprintf("event \"%s\"", v.Event.Name)
		case v.Mute != nil:
			return "the mute of " + v.Mute.Rule
		case v.Week != nil && v.Week.Note != "":
			return fmt.Sprintf("the %s week \"%s\"", v.Week.Kind, v.Week.Note)
		case v.Week != nil:
			return fmt.Sprintf("a %s week", v.Week.Kind)
		}
	}
	return "the " + string(c.Ref.What)
}
