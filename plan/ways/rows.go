package ways

import (
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// Change is what becomes of a week.
type Change uint8

// What becomes of a week: it stays; is new; moves in time; has fewer days, or
// more; has another load on the same days; goes.
const (
	Same Change = iota
	Added
	Moved
	Squeezed
	Stretched
	Changed
	Dropped
)

// String gives the word of c.
func (c Change) String() string {
	return [...]string{"same", "added", "moved", "squeezed", "stretched", "changed", "dropped"}[c]
}

// Side is a week before or after an edit. The zero Side is none.
type Side struct {
	Week    plan.ID
	Block   plan.ID
	In      string // name of the block
	Name    string // in its block: "load 3/3", "down"
	Kind    plan.WeekKind
	Days    int
	Load    float64 // planned, with events
	Seconds float64 // planned, with events
}

// Row is what starts on a day, before and after.
type Row struct {
	Start         calendar.Day
	Before, After Side
	Change        Change // of the week after; of the one before, when none is
	Days          int    // that the week moved, or has more: negative is earlier, or fewer
	Words         string // "→ 7 d later  4h15 + 2h30"; "" when nothing changed
	Gone          string // of the week before, when it goes: "− gone: 407, a long of 3h"
}

// Rows lists the weeks from the first of the block of a day on to its race, or
// to the last that the way changes, whichever is later: what starts on a day
// before and after.
func Rows(o *outlook.Outlook, way Way, on calendar.Day) []Row {
	if way.Err != nil {
		return nil
	}
	s := stageOf(o, on)
	before, after := weeksOf(o, s.from, s.names), weeksOf(way.Outlook, s.from, s.names)
	was, is := byID(before), byID(after)
	gave := map[plan.ID]int{}
	for _, g := range way.Result.Gave {
		gave[g.Week] += g.Days
	}
	var rows []Row
	last := 0
	for i, j := 0, 0; i < len(before) || j < len(after); {
		var row Row
		switch {
		case j == len(after) || i < len(before) && before[i].start < after[j].start:
			row = Row{Start: before[i].start, Before: before[i].Side}
			i++
		case i == len(before) || after[j].start < before[i].start:
			row = Row{Start: after[j].start, After: after[j].Side}
			j++
		default:
			row = Row{Start: before[i].start, Before: before[i].Side, After: after[j].Side}
			i, j = i+1, j+1
		}
		if _, stays := is[row.Before.Week]; !row.Before.Week.IsZero() && !stays {
			row.Change, row.Gone = Dropped, goneWords(o, was[row.Before.Week], gave[row.Before.Week])
		}
		if !row.After.Week.IsZero() {
			old, there := was[row.After.Week]
			s.tell(&row, old, there, way)
		}
		rows = append(rows, row)
		if row.Change != Same || row.Gone != "" || s.hasRace() && row.Start <= s.race.From {
			last = len(rows)
		}
	}
	return rows[:last]
}

// tell says what became of the week after a row's day.
func (s stage) tell(row *Row, old dated, there bool, way Way) {
	now := row.After
	switch more := now.Days - old.Days; {
	case !there:
		row.Change, row.Days = Added, 0
	case old.start != row.Start:
		row.Change, row.Days = Moved, int(row.Start-old.start)
	case more < 0:
		row.Change, row.Days = Squeezed, more
	case more > 0:
		row.Change, row.Days = Stretched, more
	case math.Abs(now.Load-old.Load) >= .5:
		row.Change, row.Days = Changed, 0
	default:
		row.Change, row.Days = Same, 0
		return
	}
	row.Words = s.words(*row, old, way)
}

// dated is a week with its first day.
type dated struct {
	Side
	start calendar.Day
	place plan.Place
}

// weeksOf lists the weeks of a plan that end on a day or later. A week is called
// what it was before the edit, a new one by its kind.
func weeksOf(o *outlook.Outlook, from calendar.Day, names names) []dated {
	p := o.Plan()
	var list []dated
	for at := range p.Weeks() {
		week := p.Week(at)
		if dayAfter(at.Start, week.Days) <= from {
			continue
		}
		sum := o.Week(at)
		name, known := names[week.ID]
		if !known {
			name = week.Kind.String()
		}
		list = append(list, dated{start: at.Start, place: at, Side: Side{
			Week: week.ID, Block: p.Block(at).ID, In: p.Block(at).Name, Name: name,
			Kind: week.Kind, Days: week.Days, Load: sum.Planned, Seconds: sum.Seconds,
		}})
	}
	return list
}

func byID(list []dated) map[plan.ID]dated {
	all := make(map[plan.ID]dated, len(list))
	for _, w := range list {
		all[w.Week] = w
	}
	return all
}

// Tally counts what an edit does to weeks: how many are added, moved, squeezed
// or stretched, and dropped.
func Tally(rows []Row) map[Change]int {
	n := map[Change]int{}
	for _, row := range rows {
		if row.Gone != "" {
			n[Dropped]++
		}
		if !row.After.Week.IsZero() && row.Change != Same {
			n[row.Change]++
		}
	}
	return n
}
