package edit

import (
	"errors"
	"fmt"

	"ebb/plan"
)

// MoveWeek puts a week before another one, or at the end of a block. Within a
// season the weeks between change places with it and all others keep their
// dates; into another season, that one grows and the first grows shorter, and
// what gives way does so in both: see Gives. Nothing can be moved alone.
type MoveWeek struct {
	Week   plan.ID `json:"week"`
	Before plan.ID `json:"before,omitzero"` // a week
	Block  plan.ID `json:"block,omitzero"`  // to the end of this block, when Before is none
	Gives  Gives   `json:"gives,omitzero"`
	Yields plan.ID `json:"yields,omitzero"` // the load week of the other season that gives its days under Absorb
}

// MoveBlock puts a block before another one, or at the end of a season, as
// MoveWeek does with a week.
type MoveBlock struct {
	Block  plan.ID `json:"block"`
	Before plan.ID `json:"before,omitzero"` // a block
	Season plan.ID `json:"season,omitzero"` // to the end of this season, when Before is none
	Gives  Gives   `json:"gives,omitzero"`
	Yields plan.ID `json:"yields,omitzero"` // the load week of the other season that gives its days under Absorb
}

var errBeforeItself = errors.New("that is where it stands: choose another place")

func (e MoveWeek) apply(d *draft) error {
	if err := e.Gives.oneOf(Push, Cascade, Absorb); err != nil {
		return err
	}
	if e.Week == e.Before {
		return errBeforeItself
	}
	was := d.Plan
	at, err := d.findWeek(e.Week)
	if err != nil {
		return err
	}
	if len(d.Block(at).Weeks) == 1 {
		return fmt.Errorf("that is the only week of block “%s”: move the block", d.Block(at).Name)
	}
	week := *d.Week(at)
	b := d.block(at)
	b.Weeks = removed(b.Weeks, at.Week, at.Week+1)
	to, err := d.insertion(InsertWeek{Before: e.Before, Block: e.Block})
	if err != nil {
		return err
	}
	b = d.block(to)
	b.Weeks = inserted(b.Weeks, to.Week, week)
	to.Week++
	return d.settle(was, at, to, week.Days, e.Gives, e.Yields)
}

func (e MoveBlock) apply(d *draft) error {
	if err := e.Gives.oneOf(Push, Cascade, Absorb); err != nil {
		return err
	}
	if e.Block == e.Before {
		return errBeforeItself
	}
	was := d.Plan
	at, err := d.findBlock(e.Block)
	if err != nil {
		return err
	}
	block := *d.Block(at)
	m := d.season(at.Season)
	m.Blocks = removed(m.Blocks, at.Block, at.Block+1)
	to, err := d.blockInsertion(AddBlock{Before: e.Before, Season: e.Season})
	if err != nil {
		return err
	}
	m = d.season(to.Season)
	m.Blocks = inserted(m.Blocks, to.Block, block)
	to.Block++
	return d.settle(was, at, to, block.Days(), e.Gives, e.Yields)
}

// settle ends a move of so many days from one place to another: from is the
// first week after the gap, to the first after what was moved.
func (d *draft) settle(was plan.Plan, from, to plan.Place, days int, gives Gives, yields plan.ID) error {
	if from.Season == to.Season {
		return d.yield(change{was: was, at: to, gives: gives})
	}
	changes := []change{
		{was: was, at: from, more: -days, gives: gives},
		{was: was, at: to, more: days, gives: gives, yields: yields},
	}
	for _, c := range changes {
		if err := d.giveWay(c); err != nil {
			return err
		}
	}
	for _, c := range changes {
		if err := d.stand(c); err != nil {
			return err
		}
	}
	return nil
}
