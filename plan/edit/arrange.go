package edit

import (
	"fmt"
	"slices"

	"ebb/plan"
)

// Arrange lays the blocks and weeks of a season out anew, as who writes a
// season as text does: weeks come, go, change places and lengths in one go, and
// all later weeks move (see Push). What is in weeks that stay goes with them;
// weeks that are not named any more go with what is in them, but for sessions
// that are kept.
//
// It says how the season stood and how it shall be. On a plan that others have
// changed since, each list of weeks is that of whoever changed it, and the edit
// fails with Rearranged where both did.
type Arrange struct {
	Was    SeasonHead        `json:"was"`
	Is     SeasonHead        `json:"is"`             // with the ID of Was
	Weeks  []plan.Microcycle `json:"weeks,omitzero"` // those that are new, with all ids
	Length []WeekLength      `json:"length,omitzero"`
	Keep   []Kept            `json:"keep,omitzero"` // sessions of weeks and days that go
}

// WeekLength is a length for a week that stays.
type WeekLength struct {
	Week plan.ID `json:"week"`
	Days int     `json:"days"`
}

// Kept is a session and the day that it has in the new layout.
type Kept struct {
	Session plan.ID `json:"session"`
	To      Spot    `json:"to"`
}

// Rearranged says that an Arrange does not fit any more: the same list of
// blocks or weeks was changed since it was meant.
type Rearranged struct{ What string }

func (e Rearranged) Error() string {
	return "the weeks of " + e.What + " were laid out otherwise since"
}

func (e Arrange) apply(d *draft) error {
	i, err := d.findSeason(e.Is.ID)
	if err != nil {
		return err
	}
	if err := d.newWeeks(e.Weeks...); err != nil {
		return err
	}
	head, err := mergeHeads(e.Was, e.Is, headOf(&d.Seasons[i]))
	if err != nil {
		return err
	}
	was := d.Plan
	kept, err := d.takeKept(e.Keep)
	if err != nil {
		return err
	}
	if err := d.layOut(i, head, e); err != nil {
		return err
	}
	bySeasonStart(d.Seasons)
	if i, err = d.findSeason(e.Is.ID); err != nil {
		return err
	}
	if err := unique(d.Plan); err != nil { // new blocks bring ids too
		return err
	}
	if err := d.moved(was, i, Push); err != nil {
		return err
	}
	for k, s := range kept {
		if err := d.put(s, e.Keep[k].To, plan.ID{}); err != nil {
			return err
		}
	}
	return nil
}

// takeKept takes the sessions out that go on elsewhere.
func (d *draft) takeKept(keep []Kept) ([]plan.Session, error) {
	kept := make([]plan.Session, len(keep))
	for i, k := range keep {
		s, err := d.take(k.Session)
		if err != nil {
			return nil, err
		}
		kept[i] = s
	}
	return kept, nil
}

// layOut builds the season of its head, of weeks that it has and of new ones.
func (d *draft) layOut(season int, head SeasonHead, e Arrange) error {
	weeks := map[plan.ID]*plan.Microcycle{}
	for _, b := range d.Seasons[season].Blocks {
		for w := range b.Weeks {
			weeks[b.Weeks[w].ID] = &b.Weeks[w]
		}
	}
	for _, l := range e.Length {
		w, ok := weeks[l.Week]
		if !ok {
			return Gone{WeekValue, l.Week}
		}
		if err := checkDays(l.Days); err != nil {
			return err
		}
		cut := *w
		cut.Days = l.Days
		n, _ := slices.BinarySearchFunc(w.Sessions, l.Days, func(s plan.Session, day int) int { return s.Day - day })
		d.dropped = append(d.dropped, w.Sessions[n:]...)
		cut.Sessions = slices.Clip(w.Sessions[:n])
		weeks[l.Week] = &cut
	}
	for _, w := range e.Weeks {
		fresh := cloneWeek(w)
		weeks[w.ID] = &fresh
	}
	m, err := joinSeason(&head, func(id plan.ID) *plan.Microcycle {
		w := weeks[id]
		delete(weeks, id) // what is left over goes, and a week stands once
		return w
	})
	if err != nil {
		return err
	}
	for _, b := range d.Seasons[season].Blocks {
		for _, w := range b.Weeks {
			if _, gone := weeks[w.ID]; gone {
				d.dropped = append(d.dropped, w.Sessions...)
			}
		}
	}
	keepMemory(m.Blocks, d.Seasons)
	*d.season(season) = m
	return nil
}

// mergeHeads gives a head as it is now with what became of was in is.
func mergeHeads(was, is, now SeasonHead) (SeasonHead, error) {
	merged := SeasonHead{ID: now.ID, Name: turned(was.Name, is.Name, now.Name), Start: turned(was.Start, is.Start, now.Start)}
	order, ok := turnedList(blockIDs(was), blockIDs(is), blockIDs(now))
	if !ok {
		return merged, Rearranged{fmt.Sprintf("season \"%s\"", now.Name)}
	}
	for _, id := range order {
		b, err := mergeBlock(blockOf(was, id), blockOf(is, id), blockOf(now, id))
		if err != nil {
			return merged, err
		}
		merged.Blocks = append(merged.Blocks, b)
	}
	for _, b := range is.Blocks { // changed here, taken out by others
		if old := blockOf(was, b.ID); old != nil && !slices.Contains(order, b.ID) && !slices.Equal(old.Weeks, b.Weeks) {
			return merged, Gone{"block", b.ID}
		}
	}
	return merged, nil
}

// mergeBlock is mergeHeads for a block; it is nil where it is not there.
func mergeBlock(was, is, now *BlockHead) (BlockHead, error) {
	switch {
	case was == nil && is != nil: // new here
		return *is, nil
	case was == nil || is == nil: // new elsewhere, or taken out here and not there
		return *now, nil
	case now == nil:
		return *is, Gone{"block", is.ID}
	}
	weeks, ok := turnedList(was.Weeks, is.Weeks, now.Weeks)
	if !ok {
		return *now, Rearranged{fmt.Sprintf("block \"%s\"", now.Name)}
	}
	return BlockHead{
		ID: now.ID, Name: turned(was.Name, is.Name, now.Name), Phase: turned(was.Phase, is.Phase, now.Phase),
		Ratio: turned(was.Ratio, is.Ratio, now.Ratio), Weeks: weeks,
	}, nil
}

// turned gives what is now, or what became of was where that is another.
func turned[T comparable](was, is, now T) T {
	if is == was {
		return now
	}
	return is
}

// turnedList gives the list of whoever changed it; ok is false when both did,
// and each in another way.
func turnedList(was, is, now []plan.ID) (list []plan.ID, ok bool) {
	switch {
	case slices.Equal(was, now):
		return is, true
	case slices.Equal(was, is), slices.Equal(is, now):
		return now, true
	}
	return nil, false
}

func blockIDs(h SeasonHead) []plan.ID {
	ids := make([]plan.ID, len(h.Blocks))
	for i, b := range h.Blocks {
		ids[i] = b.ID
	}
	return ids
}

func blockOf(h SeasonHead, id plan.ID) *BlockHead {
	i := slices.IndexFunc(h.Blocks, func(b BlockHead) bool { return b.ID == id })
	if i < 0 {
		return nil
	}
	return &h.Blocks[i]
}

// HeadOf gives a season without its weeks.
func HeadOf(m plan.Macrocycle) SeasonHead { return headOf(&m) }
