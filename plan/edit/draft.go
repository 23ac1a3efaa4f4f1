package edit

import (
	"slices"

	"ebb/plan"
)

// draft is a plan on its way to the next one. Its methods copy what leads to
// the part that they give out, and nothing else: a pointer is good until the
// next call.
type draft struct {
	plan.Plan
	hops    []Hop
	dropped []plan.Session
	could   []plan.ID
	gave    []Giving
}

// season gives a season to write to.
func (d *draft) season(i int) *plan.Macrocycle {
	d.Seasons = slices.Clone(d.Seasons)
	return &d.Seasons[i]
}

// block gives the block of a place to write to.
func (d *draft) block(at plan.Place) *plan.Mesocycle {
	m := d.season(at.Season)
	m.Blocks = slices.Clone(m.Blocks)
	return &m.Blocks[at.Block]
}

// week gives the microcycle of a place to write to. Its sessions are still the
// old ones: they are replaced as a whole, never written to.
func (d *draft) week(at plan.Place) *plan.Microcycle {
	b := d.block(at)
	b.Weeks = slices.Clone(b.Weeks)
	return &b.Weeks[at.Week]
}

func (d *draft) findSeason(id plan.ID) (int, error) {
	i := slices.IndexFunc(d.Seasons, func(m plan.Macrocycle) bool { return m.ID == id })
	if i < 0 {
		return 0, Gone{SeasonValue, id}
	}
	return i, nil
}

func (d *draft) findBlock(id plan.ID) (plan.Place, error) {
	if at, ok := blockPlace(d.Plan, id); ok {
		return at, nil
	}
	return plan.Place{}, Gone{"block", id}
}

func (d *draft) findWeek(id plan.ID) (plan.Place, error) {
	if at, ok := d.FindWeek(id); ok {
		return at, nil
	}
	return plan.Place{}, Gone{WeekValue, id}
}

func (d *draft) findSession(id plan.ID) (at plan.Place, index int, err error) {
	if at, index, ok := d.FindSession(id); ok {
		return at, index, nil
	}
	for _, e := range d.Events {
		if slices.ContainsFunc(e.Plan, func(s plan.Session) bool { return s.ID == id }) {
			return at, 0, OfEvent{Session: id, Event: e.Name}
		}
	}
	return at, 0, Gone{"session", id}
}

func (d *draft) findEvent(id plan.ID) (int, error) {
	if i, ok := d.FindEvent(id); ok {
		return i, nil
	}
	return 0, Gone{EventValue, id}
}

// blockPlace finds a block by its id; Start is its first day, Week and Day are 0.
func blockPlace(p plan.Plan, id plan.ID) (plan.Place, bool) {
	for s := range p.Seasons {
		start := p.Seasons[s].Start
		for b := range p.Seasons[s].Blocks {
			block := &p.Seasons[s].Blocks[b]
			if block.ID == id {
				return plan.Place{Season: s, Block: b, Start: start}, true
			}
			start = dayAfter(start, block.Days())
		}
	}
	return plan.Place{}, false
}
