package edit

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// AddSeason adds a whole season.
type AddSeason struct {
	Season plan.Macrocycle `json:"season"` // with all ids
}

// DeleteSeason takes a season out, with all that is in it. Events stay.
type DeleteSeason struct {
	Season plan.ID `json:"season"`
}

// RenameSeason gives a season another name.
type RenameSeason struct {
	Season plan.ID `json:"season"`
	Name   string  `json:"name"`
}

// MoveSeason lets a season start on another day. All its weeks move.
type MoveSeason struct {
	Season plan.ID      `json:"season"`
	Start  calendar.Day `json:"start"`
}

func (e AddSeason) apply(d *draft) error {
	if err := e.Season.Check(); err != nil {
		return err
	}
	var ids idList
	idsOfSeason(&e.Season, ids.add)
	if err := d.fresh(ids...); err != nil {
		return err
	}
	m := e.Season
	m.Blocks = slices.Clone(m.Blocks)
	for i := range m.Blocks {
		m.Blocks[i] = cloneBlock(m.Blocks[i])
	}
	d.Seasons = bySeasonStart(inserted(d.Seasons, len(d.Seasons), m))
	return apart(d.Seasons)
}

func (e DeleteSeason) apply(d *draft) error {
	i, err := d.findSeason(e.Season)
	if err != nil {
		return err
	}
	for _, b := range d.Seasons[i].Blocks {
		d.drop(b.Weeks)
	}
	d.Seasons = removed(d.Seasons, i, i+1)
	return nil
}

func (e RenameSeason) apply(d *draft) error {
	i, err := d.findSeason(e.Season)
	if err != nil {
		return err
	}
	m := d.season(i)
	m.Name = e.Name
	return headsOnly(*m).Check()
}

func (e MoveSeason) apply(d *draft) error {
	i, err := d.findSeason(e.Season)
	if err != nil {
		return err
	}
	was := d.Plan
	d.season(i).Start = e.Start
	bySeasonStart(d.Seasons)
	if i, err = d.findSeason(e.Season); err != nil {
		return err
	}
	return d.moved(was, i, Push)
}

// bySeasonStart sorts seasons in place by their start.
func bySeasonStart(seasons []plan.Macrocycle) []plan.Macrocycle {
	sorting.By(seasons, func(a, b plan.Macrocycle) int { return cmp.Compare(a.Start, b.Start) })
	return seasons
}
