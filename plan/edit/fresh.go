package edit

import (
	"fmt"

	"ebb/plan"
)

// named is an id and what it stands for.
type named struct {
	what What
	id   plan.ID
}

// fresh checks that ids that come with an edit are there, differ, and are not
// in the plan yet.
func (d *draft) fresh(ids ...named) error {
	for i, n := range ids {
		if n.id.IsZero() {
			return fmt.Errorf("a new %s needs an id", n.what)
		}
		if i == 0 && len(ids) == 1 {
			return d.fresh1(n)
		}
	}
	known := make(map[plan.ID]bool, len(ids))
	for _, n := range ids {
		if known[n.id] {
			return Taken{n.what, n.id}
		}
		known[n.id] = true
	}
	for n := range idsOf(d.Plan) {
		if known[n.id] {
			return Taken{n.what, n.id}
		}
	}
	return nil
}

// fresh1 is fresh for a single id, by far the most frequent case: sessions are
// most of a plan, so they are looked through without a call for each.
func (d *draft) fresh1(one named) error {
	for at := range d.Weeks() {
		if d.Week(at).ID == one.id {
			return Taken{WeekValue, one.id}
		}
		sessions := d.Week(at).Sessions
		for i := range sessions {
			if sessions[i].ID == one.id {
				return Taken{"session", one.id}
			}
		}
	}
	for s := range d.Seasons {
		m := &d.Seasons[s]
		if m.ID == one.id {
			return Taken{SeasonValue, one.id}
		}
		for b := range m.Blocks {
			if m.Blocks[b].ID == one.id {
				return Taken{"block", one.id}
			}
		}
	}
	for n := range idsOf(plan.Plan{Events: d.Events, Mutes: d.Mutes}) {
		if n.id == one.id {
			return Taken{n.what, n.id}
		}
	}
	return nil
}

// unique checks that no id of a plan stands for two things.
func unique(p plan.Plan) error {
	seen := make(map[plan.ID]bool, 512)
	for n := range idsOf(p) {
		if seen[n.id] {
			return Taken{n.what, n.id}
		}
		seen[n.id] = true
	}
	return nil
}

// idsOf goes through every id of a plan.
func idsOf(p plan.Plan) func(yield func(named) bool) {
	return func(yield func(named) bool) {
		for s := range p.Seasons {
			if !idsOfSeason(&p.Seasons[s], yield) {
				return
			}
		}
		for e := range p.Events {
			if !idsOfEvent(&p.Events[e], yield) {
				return
			}
		}
		for m := range p.Mutes {
			if !yield(named{MuteValue, p.Mutes[m].ID}) {
				return
			}
		}
	}
}

func idsOfSeason(m *plan.Macrocycle, yield func(named) bool) bool {
	if !yield(named{SeasonValue, m.ID}) {
		return false
	}
	for b := range m.Blocks {
		if !idsOfBlock(&m.Blocks[b], yield) {
			return false
		}
	}
	return true
}

func idsOfBlock(b *plan.Mesocycle, yield func(named) bool) bool {
	if !yield(named{"block", b.ID}) {
		return false
	}
	for w := range b.Weeks {
		if !idsOfWeek(&b.Weeks[w], yield) {
			return false
		}
	}
	return true
}

func idsOfWeek(w *plan.Microcycle, yield func(named) bool) bool {
	return yield(named{WeekValue, w.ID}) && idsOfSessions(w.Sessions, yield)
}

func idsOfEvent(e *plan.Event, yield func(named) bool) bool {
	return yield(named{EventValue, e.ID}) && idsOfSessions(e.Plan, yield)
}

func idsOfSessions(sessions []plan.Session, yield func(named) bool) bool {
	for i := range sessions {
		if !yield(named{"session", sessions[i].ID}) {
			return false
		}
	}
	return true
}

// idList collects ids.
type idList []named

func (l *idList) add(n named) bool {
	*l = append(*l, n)
	return true
}
