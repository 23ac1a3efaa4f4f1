package edit

import (
	"fmt"
	"slices"

	"ebb/plan"
)

// AddBlock puts a new block before another one, or at the end of a season. Push,
// Cascade and Absorb: see Gives. Alone is a way at the end of a season only.
type AddBlock struct {
	Block  plan.Mesocycle `json:"block"`           // with all ids, of one week or more
	Season plan.ID        `json:"season,omitzero"` // at the end of this season, when Before is none
	Before plan.ID        `json:"before,omitzero"` // a block
	Gives  Gives          `json:"gives,omitzero"`
	Yields plan.ID        `json:"yields,omitzero"` // the load week that gives its days first under Absorb
}

// DeleteBlock takes a block out. Push moves all later weeks of the season
// earlier, Cascade and Absorb up to the week that gets the days: see Gives. Alone
// moves none: the weeks stay, without sessions and targets.
type DeleteBlock struct {
	Block  plan.ID `json:"block"`
	Gives  Gives   `json:"gives,omitzero"`
	Yields plan.ID `json:"yields,omitzero"` // the load week that gets the days first under Absorb
	Fill   plan.ID `json:"fill,omitzero"`   // of the week that four free days and more become under Absorb; none: another grows
}

// ResizeBlock gives a block another number of weeks. A block that grows takes
// as many as it needs of the weeks handed in, from the first on; one that
// shrinks drops its last.
//
// Push, Cascade and Absorb: see Gives. Alone moves none: the border with the
// block that follows does, whose first weeks join this block, or which
// gets this block's last ones, with all that is in them.
type ResizeBlock struct {
	Block  plan.ID           `json:"block"`
	Weeks  int               `json:"weeks"`
	Add    []plan.Microcycle `json:"add,omitempty"` // with their ids and those of their sessions
	Gives  Gives             `json:"gives,omitzero"`
	Yields plan.ID           `json:"yields,omitzero"` // the load week that gives or gets days first under Absorb
	Fill   plan.ID           `json:"fill,omitzero"`   // of the week that four free days and more become under Absorb; none: another grows
}

// SplitBlock makes the weeks of a block from one week on a block of their own,
// with the phase and ratio of the first.
type SplitBlock struct {
	Week plan.ID `json:"week"` // first of the new block
	New  plan.ID `json:"new"`  // id of the new block
	Name string  `json:"name"`
}

// MergeBlock joins a block with the one that follows it, which goes.
type MergeBlock struct {
	Block plan.ID `json:"block"`
}

// RenameBlock gives a block another name.
type RenameBlock struct {
	Block plan.ID `json:"block"`
	Name  string  `json:"name"`
}

// SetPhase says what a block is for.
type SetPhase struct {
	Block plan.ID    `json:"block"`
	Phase plan.Phase `json:"phase"`
}

// SetRatio gives a block another ratio of stress to recovery; the zero Ratio
// takes it away. The weeks stay as they are.
type SetRatio struct {
	Block plan.ID    `json:"block"`
	Ratio plan.Ratio `json:"ratio"`
}

func (e AddBlock) apply(d *draft) error {
	at, err := d.blockInsertion(e)
	if err != nil {
		return err
	}
	if at.Block < len(d.Seasons[at.Season].Blocks) {
		if err := e.Gives.oneOf(Push, Cascade, Absorb); err != nil {
			return err
		}
	}
	if err := e.Block.Check(); err != nil {
		return err
	}
	var ids idList
	idsOfBlock(&e.Block, ids.add)
	if err := d.fresh(ids...); err != nil {
		return err
	}
	was := d.Plan
	m := d.season(at.Season)
	m.Blocks = inserted(m.Blocks, at.Block, cloneBlock(e.Block))
	at.Block++
	return d.yield(change{was: was, at: at, more: e.Block.Days(), gives: e.Gives, yields: e.Yields})
}

func (d *draft) blockInsertion(e AddBlock) (plan.Place, error) {
	if !e.Before.IsZero() {
		return d.findBlock(e.Before)
	}
	i, err := d.findSeason(e.Season)
	if err != nil {
		return plan.Place{}, err
	}
	return plan.Place{Season: i, Block: len(d.Seasons[i].Blocks)}, nil
}

func (e DeleteBlock) apply(d *draft) error {
	at, err := d.findBlock(e.Block)
	if err != nil {
		return err
	}
	if e.Gives == Alone {
		for at.Week = range d.Block(at).Weeks {
			d.empty(at)
		}
		return nil
	}
	was := d.Plan
	days := d.Block(at).Days()
	d.drop(d.Block(at).Weeks)
	m := d.season(at.Season)
	m.Blocks = removed(m.Blocks, at.Block, at.Block+1)
	return d.yield(change{was: was, at: at, more: -days, gives: e.Gives, yields: e.Yields, fill: e.Fill})
}

func (e ResizeBlock) apply(d *draft) error {
	at, err := d.findBlock(e.Block)
	if err != nil {
		return err
	}
	if e.Weeks < 1 {
		return fmt.Errorf("a block has 1 week or more, not %d", e.Weeks)
	}
	if e.Gives == Alone && at.Block+1 < len(d.Seasons[at.Season].Blocks) {
		return d.moveBlockBorder(at, e.Weeks)
	}
	was := d.Plan
	days := d.Block(at).Days()
	weeks := d.Block(at).Weeks
	if more := e.Weeks - len(weeks); more > len(e.Add) {
		return fmt.Errorf("the block grows by %s, and %d came with the edit", count(more, "week"), len(e.Add))
	} else if more > 0 {
		add := e.Add[:more]
		if err := d.newWeeks(add...); err != nil {
			return err
		}
		weeks = slices.Clip(weeks)
		for _, w := range add {
			weeks = append(weeks, cloneWeek(w))
		}
	}
	d.drop(weeks[e.Weeks:])
	d.block(at).Weeks = slices.Clip(weeks[:e.Weeks])
	days = d.Block(at).Days() - days
	at.Week = e.Weeks
	return d.yield(change{was: was, at: at, more: days, gives: e.Gives, yields: e.Yields, fill: e.Fill})
}

// moveBlockBorder gives a block so many weeks at the cost, or to the gain, of
// the next one.
func (d *draft) moveBlockBorder(at plan.Place, n int) error {
	next := plan.Place{Season: at.Season, Block: at.Block + 1}
	weeks := slices.Concat(d.Block(at).Weeks, d.Block(next).Weeks)
	if n >= len(weeks) {
		return fmt.Errorf("block “%s”, which follows, has %s: one at least must stay", d.Block(next).Name, count(len(d.Block(next).Weeks), "week"))
	}
	d.block(at).Weeks = slices.Clip(weeks[:n])
	d.block(next).Weeks = weeks[n:]
	return nil
}

func (e SplitBlock) apply(d *draft) error {
	at, err := d.findWeek(e.Week)
	if err != nil {
		return err
	}
	if at.Week == 0 {
		return fmt.Errorf("block “%s” starts with that week: choose a later one to split it at", d.Block(at).Name)
	}
	if err := d.fresh(named{"block", e.New}); err != nil {
		return err
	}
	first := d.block(at)
	second := *first
	second.ID, second.Name = e.New, e.Name
	first.Weeks, second.Weeks = slices.Clip(first.Weeks[:at.Week]), slices.Clone(second.Weeks[at.Week:])
	m := d.season(at.Season)
	m.Blocks = inserted(m.Blocks, at.Block+1, second)
	return headsOnly(*m).Check()
}

func (e MergeBlock) apply(d *draft) error {
	at, err := d.findBlock(e.Block)
	if err != nil {
		return err
	}
	blocks := d.Seasons[at.Season].Blocks
	if at.Block+1 == len(blocks) {
		return fmt.Errorf("no block follows “%s” in its season", blocks[at.Block].Name)
	}
	d.block(at).Weeks = slices.Concat(blocks[at.Block].Weeks, blocks[at.Block+1].Weeks)
	m := d.season(at.Season)
	m.Blocks = removed(m.Blocks, at.Block+1, at.Block+2)
	return nil
}

func (e RenameBlock) apply(d *draft) error {
	return d.setBlock(e.Block, func(b *plan.Mesocycle) { b.Name = e.Name })
}

func (e SetPhase) apply(d *draft) error {
	return d.setBlock(e.Block, func(b *plan.Mesocycle) { b.Phase = e.Phase })
}

func (e SetRatio) apply(d *draft) error {
	return d.setBlock(e.Block, func(b *plan.Mesocycle) { b.Ratio = e.Ratio })
}

func (d *draft) setBlock(id plan.ID, set func(*plan.Mesocycle)) error {
	at, err := d.findBlock(id)
	if err != nil {
		return err
	}
	b := d.block(at)
	set(b)
	head := *b
	head.Weeks = []plan.Microcycle{{Days: 1}} // none of the setters touches them
	return head.Check()
}

// drop notes the sessions of weeks that go.
func (d *draft) drop(weeks []plan.Microcycle) {
	for _, w := range weeks {
		d.dropped = append(d.dropped, w.Sessions...)
	}
}

func cloneBlock(b plan.Mesocycle) plan.Mesocycle {
	b.Weeks = slices.Clone(b.Weeks)
	for i := range b.Weeks {
		b.Weeks[i] = cloneWeek(b.Weeks[i])
	}
	return b
}
