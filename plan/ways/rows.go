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
	Goes          bool   // the week before
	Words         string // "→ 7 d later  4h15 + 2h30"; "" when nothing changed
	Gone          string // of the week before, when it goes: "− gone: 407, a long of 3h"
}

// Stays reports whether nothing becomes of a row's weeks.
func (r *Row) Stays() bool { return r.Change == Same && !r.Goes }

// List is the weeks from the first of the block of a day on to its race, or to
// the last that a way changes, whichever is later: what starts on a day before
// and after. A row is put in words when it is asked for: of a long list few are
// seen. The zero List has no rows.
type List struct {
	Most float64 // the largest load of a week

	stage stage
	now   *outlook.Outlook
	way   Way
	was   []dated
	rows  []row
}

// row is a Row, and where its weeks stand.
type row struct {
	Row
	before, after plan.Place
	told          bool
}

// Weeks lists what a way does week by week; of one that is not measured yet, the
// weeks as they stand.
func Weeks(o *outlook.Outlook, way Way, on calendar.Day) *List {
	l := &List{now: o, way: way}
	if way.Err != nil {
		return l
	}
	l.stage = stageOf(o, on)
	l.was = weeksOf(o, l.stage.from)
	is := l.was
	if way.Outlook != nil {
		is = weeksOf(way.Outlook, l.stage.from)
	}
	l.rows = make([]row, 0, max(len(l.was), len(is))+2)
	last := 0
	for i, j := 0, 0; i < len(l.was) || j < len(is); {
		var r row
		stood := i < len(l.was) && (j == len(is) || l.was[i].start <= is[j].start)
		if stood {
			r.Start, r.Before, r.before = l.was[i].start, l.was[i].Side, l.was[i].place
			i++
		}
		if j < len(is) && (!stood || is[j].start == r.Start) {
			r.Start, r.After, r.after = is[j].start, is[j].Side, is[j].place
			j++
		}
		if stood && near(is, j, r.Before.Week) < 0 {
			r.Change, r.Goes = Dropped, true
		}
		if !r.After.Week.IsZero() {
			l.change(&r, near(l.was, i, r.After.Week))
		}
		l.rows = append(l.rows, r)
		if !r.Stays() || l.stage.hasRace() && r.Start <= l.stage.race.From {
			last = len(l.rows)
		}
	}
	l.rows = l.rows[:last]
	for i := range l.rows {
		l.Most = max(l.Most, l.rows[i].Before.Load, l.rows[i].After.Load)
	}
	return l
}

// Rows lists what a way does week by week, all in words.
func Rows(o *outlook.Outlook, way Way, on calendar.Day) []Row {
	l := Weeks(o, way, on)
	var rows []Row
	for i := range l.Len() {
		rows = append(rows, l.Row(i))
	}
	return rows
}

// Len gives how many rows there are.
func (l *List) Len() int { return len(l.rows) }

// Start gives the first day of a row.
func (l *List) Start(i int) calendar.Day { return l.rows[i].Start }

// Stays reports whether nothing becomes of a row's weeks.
func (l *List) Stays(i int) bool { return l.rows[i].Stays() }

// Row gives a row in words.
func (l *List) Row(i int) Row {
	r := &l.rows[i]
	if r.told {
		return r.Row
	}
	r.told = true
	name(&r.Before, l.stage.names)
	name(&r.After, l.after())
	if r.Goes {
		gave := 0
		for _, g := range l.way.Result.Gave {
			if g.Week == r.Before.Week {
				gave += g.Days
			}
		}
		r.Gone = goneWords(l.now, r.before, r.Before.Load, gave)
	}
	if !r.After.Week.IsZero() && r.Change != Same {
		r.Words = l.stage.words(r, l.old(r.After.Week), l.way)
	}
	return r.Row
}

// name says what a week is called among the weeks of its plan.
func name(s *Side, among names) {
	if s.Week.IsZero() {
		return
	}
	var known bool
	if s.Name, known = among.of(s.Week); !known {
		s.Name = s.Kind.String()
	}
}

// after gives the names that the way leaves: a week that a block has more or
// less is counted in its others.
func (l *List) after() names {
	if l.way.Outlook == nil {
		return l.stage.names
	}
	return names{l.way.Outlook.Plan()}
}

// old gives a week as it was before the edit, the zero one when it is new.
func (l *List) old(id plan.ID) dated {
	for i := range l.was {
		if l.was[i].Week == id {
			return l.was[i]
		}
	}
	return dated{}
}

// change says what became of the week after a row's day.
func (l *List) change(row *row, old int) {
	if old < 0 {
		row.Change, row.Days = Added, 0
		return
	}
	now, was := row.After, &l.was[old]
	switch more := now.Days - was.Days; {
	case was.start != row.Start:
		row.Change, row.Days = Moved, int(row.Start-was.start)
	case more < 0:
		row.Change, row.Days = Squeezed, more
	case more > 0:
		row.Change, row.Days = Stretched, more
	case math.Abs(now.Load-was.Load) >= .5:
		row.Change, row.Days = Changed, 0
	default:
		row.Change, row.Days = Same, 0
	}
}

// dated is a week with its first day.
type dated struct {
	Side
	start calendar.Day
	place plan.Place
}

// weeksOf lists the weeks of a plan that end on a day or later, without their
// names.
func weeksOf(o *outlook.Outlook, from calendar.Day) []dated {
	p := o.Plan()
	list := make([]dated, 0, 64)
	for at := range p.Weeks() {
		week := p.Week(at)
		if dayAfter(at.Start, week.Days) <= from {
			continue
		}
		sum := o.Week(at)
		block := p.Block(at)
		list = append(list, dated{start: at.Start, place: at, Side: Side{
			Week: week.ID, Block: block.ID, In: block.Name,
			Kind: week.Kind, Days: week.Days, Load: sum.Planned, Seconds: sum.Seconds,
		}})
	}
	return list
}

// near finds a week, looking from a place on both ways: weeks move by few. It
// gives -1 for one that is not there.
func near(list []dated, from int, id plan.ID) int {
	for away := range len(list) + 1 {
		if i := from - away; i >= 0 && i < len(list) && list[i].Week == id {
			return i
		}
		if i := from + away; i < len(list) && list[i].Week == id {
			return i
		}
	}
	return -1
}
