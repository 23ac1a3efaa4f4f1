package edit

import (
	"fmt"
	"slices"

	"ebb/plan"
)

// InsertWeek puts a new week, or several, before another one, or at the end of a block.
//
// Push, Cascade and Absorb: see Gives. Alone moves none: the week that stands at
// that place makes way for the new one, which must be as long; its sessions are
// dropped. Of several each takes the place of one.
type InsertWeek struct {
	Week   plan.Microcycle   `json:"week"`            // with its id and those of its sessions
	More   []plan.Microcycle `json:"more,omitzero"`   // further weeks behind it
	Before plan.ID           `json:"before,omitzero"` // a week
	Block  plan.ID           `json:"block,omitzero"`  // at the end of this block, when Before is none
	Gives  Gives             `json:"gives,omitzero"`
	Yields plan.ID           `json:"yields,omitzero"` // the load week that gives its days under Absorb
}

// DeleteWeek takes a week out. Push moves all later weeks of the season
// earlier, Cascade and Absorb up to the week that gets the days: see Gives. Alone
// moves none: the week stays, without sessions and target.
type DeleteWeek struct {
	Week   plan.ID `json:"week"`
	Gives  Gives   `json:"gives,omitzero"`
	Yields plan.ID `json:"yields,omitzero"` // the load week that gets the days under Absorb
	Fill   plan.ID `json:"fill,omitzero"`   // of the week that four free days and more become under Absorb; none: another grows
}

// ResizeWeek gives a week another length. Sessions beyond the end of a week
// that grows shorter are dropped.
//
// Push, Cascade and Absorb: see Gives. Alone moves none: only the border with
// the week that follows does, and sessions keep their dates, though they may
// change week.
type ResizeWeek struct {
	Week   plan.ID `json:"week"`
	Days   int     `json:"days"`
	Gives  Gives   `json:"gives,omitzero"`
	Yields plan.ID `json:"yields,omitzero"` // the load week that gives or gets the days under Absorb
	Fill   plan.ID `json:"fill,omitzero"`   // of the week that four free days and more become under Absorb; none: another grows
}

// SetKind says what a week is for.
type SetKind struct {
	Week plan.ID       `json:"week"`
	Kind plan.WeekKind `json:"kind"`
}

// SetTarget gives a week another target; the zero Target takes it away.
type SetTarget struct {
	Week   plan.ID     `json:"week"`
	Target plan.Target `json:"target"`
}

// SetNote gives a week another note.
type SetNote struct {
	Week plan.ID `json:"week"`
	Note string  `json:"note"`
}

func (e InsertWeek) apply(d *draft) error {
	weeks := e.weeks()
	if err := d.newWeeks(weeks...); err != nil {
		return err
	}
	at, err := d.insertion(e)
	if err != nil {
		return err
	}
	was, days := d.Plan, 0
	for _, week := range weeks {
		if e.Gives == Alone {
			if err := d.makeWay(at, week.Days); err != nil {
				return err
			}
		}
		b := d.block(at)
		b.Weeks = inserted(b.Weeks, at.Week, cloneWeek(week))
		at.Week++
		days += week.Days
	}
	return d.yield(change{was: was, at: at, more: days, gives: e.Gives, yields: e.Yields})
}

// weeks gives all the weeks that are put in.
func (e InsertWeek) weeks() []plan.Microcycle {
	return append([]plan.Microcycle{e.Week}, e.More...)
}

// insertion finds where the new week will stand.
func (d *draft) insertion(e InsertWeek) (plan.Place, error) {
	if !e.Before.IsZero() {
		return d.findWeek(e.Before)
	}
	at, err := d.findBlock(e.Block)
	if err != nil {
		return at, err
	}
	at.Week = len(d.Block(at).Weeks)
	return at, nil
}

// makeWay removes the week that stands at a place, or follows it when the
// place is the end of a block; at the end of a season nothing has to make way.
func (d *draft) makeWay(at plan.Place, days int) error {
	ofNext := at.Week == len(d.Block(at).Weeks)
	if ofNext {
		at.Block, at.Week = at.Block+1, 0
	}
	if at.Block == len(d.Seasons[at.Season].Blocks) {
		return nil
	}
	old := *d.Week(at)
	if old.Days != days {
		return fmt.Errorf("the week that makes way has %s, the new one %s: when nothing else moves, both must be as long",
			count(old.Days, "day"), count(days, "day"))
	}
	if ofNext && len(d.Block(at).Weeks) == 1 {
		return onlyWeek(d.Block(at).Name)
	}
	d.dropped = append(d.dropped, old.Sessions...)
	b := d.block(at)
	b.Weeks = removed(b.Weeks, at.Week, at.Week+1)
	return nil
}

func (e DeleteWeek) apply(d *draft) error {
	at, err := d.findWeek(e.Week)
	if err != nil {
		return err
	}
	if e.Gives == Alone {
		d.empty(at)
		return nil
	}
	if len(d.Block(at).Weeks) == 1 {
		return onlyWeek(d.Block(at).Name)
	}
	was := d.Plan
	days := d.Week(at).Days
	d.dropped = append(d.dropped, d.Week(at).Sessions...)
	b := d.block(at)
	b.Weeks = removed(b.Weeks, at.Week, at.Week+1)
	return d.yield(change{was: was, at: at, more: -days, gives: e.Gives, yields: e.Yields, fill: e.Fill})
}

// empty takes the sessions and the target of a week.
func (d *draft) empty(at plan.Place) {
	week := d.week(at)
	d.dropped = append(d.dropped, week.Sessions...)
	week.Sessions, week.Target = nil, plan.Target{}
}

func (e ResizeWeek) apply(d *draft) error {
	if err := checkDays(e.Days); err != nil {
		return err
	}
	at, err := d.findWeek(e.Week)
	if err != nil {
		return err
	}
	if next, ok := following(d.Plan, at); ok && e.Gives == Alone {
		return d.moveBorder(at, next, e.Days)
	}
	was := d.Plan
	more := e.Days - d.Week(at).Days
	d.setDays(at, e.Days)
	at.Week++
	return d.yield(change{was: was, at: at, more: more, gives: e.Gives, yields: e.Yields, fill: e.Fill, self: e.Week})
}

// moveBorder gives the week at a place so many days at the cost, or to the
// gain, of the next one. Sessions keep their dates.
func (d *draft) moveBorder(at, next plan.Place, days int) error {
	more := days - d.Week(at).Days
	rest := d.Week(next).Days - more
	if rest < 1 || rest > plan.MaxDays {
		return fmt.Errorf("the week that follows would have %s: a week has 1 to %d", count(rest, "day"), plan.MaxDays)
	}
	if more == 0 {
		return nil
	}
	// Both weeks as one run of days, cut again at the new border.
	all := slices.Clone(d.Week(at).Sessions)
	for _, s := range d.Week(next).Sessions {
		s.Day += d.Week(at).Days
		all = append(all, s)
	}
	cut, _ := slices.BinarySearchFunc(all, days, func(s plan.Session, day int) int { return s.Day - day })
	later := slices.Clone(all[cut:])
	for i := range later {
		later[i].Day -= days
	}
	week := d.week(at)
	week.Days, week.Sessions = days, slices.Clip(all[:cut])
	week = d.week(next)
	week.Days, week.Sessions = rest, later
	return nil
}

// following finds the week after a place in the same season.
func following(p plan.Plan, at plan.Place) (plan.Place, bool) {
	at.Start = dayAfter(at.Start, p.Week(at).Days)
	at.Week++
	if at.Week < len(p.Block(at).Weeks) {
		return at, true
	}
	at.Block, at.Week = at.Block+1, 0
	return at, at.Block < len(p.Season(at).Blocks)
}

func (e SetKind) apply(d *draft) error {
	return d.setWeek(e.Week, func(w *plan.Microcycle) { w.Kind = e.Kind })
}

func (e SetTarget) apply(d *draft) error {
	return d.setWeek(e.Week, func(w *plan.Microcycle) { w.Target = e.Target })
}

func (e SetNote) apply(d *draft) error {
	return d.setWeek(e.Week, func(w *plan.Microcycle) { w.Note = e.Note })
}

func (d *draft) setWeek(id plan.ID, set func(*plan.Microcycle)) error {
	at, err := d.findWeek(id)
	if err != nil {
		return err
	}
	week := d.week(at)
	set(week)
	head := *week
	head.Sessions = nil // none of the setters touches them
	return head.Check()
}

// newWeeks checks weeks that come with an edit.
func (d *draft) newWeeks(weeks ...plan.Microcycle) error {
	var ids idList
	for i := range weeks {
		if err := weeks[i].Check(); err != nil {
			return err
		}
		idsOfWeek(&weeks[i], ids.add)
	}
	return d.fresh(ids...)
}

func cloneWeek(w plan.Microcycle) plan.Microcycle {
	w.Sessions = cloneSessions(w.Sessions)
	return w
}

func cloneSessions(sessions []plan.Session) []plan.Session {
	sessions = slices.Clone(sessions)
	for i := range sessions {
		sessions[i] = sessions[i].Clone()
	}
	return sessions
}

func checkDays(days int) error {
	if days < 1 || days > plan.MaxDays {
		return fmt.Errorf("a week has 1 to %d days, not %d", plan.MaxDays, days)
	}
	return nil
}

func onlyWeek(block string) error {
	return fmt.Errorf("that is the only week of block “%s”: delete the block", block)
}
