// Package differences is the list of how two plans differ, as history, branches
// and what is offered show it: a day, a sign and a sentence a row. It imports
// plan/compare and the drawing parts of tui.
package differences

import (
	"slices"
	"strconv"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// List is a list with a cursor. Its zero value is empty.
type List struct {
	rows  []compare.Difference
	heads []string // the days, as they are written
	short []string // what became of it, in few words
	at    int
	top   int
	page  int // rows on screen, as last drawn
}

// Of makes the list of differences; days of another year than today's are
// written with their year.
func Of(all []compare.Difference, today calendar.Day) *List {
	l := &List{rows: all, heads: make([]string, len(all)), short: make([]string, len(all))}
	thisYear, _, _ := today.Date()
	for i, d := range all {
		l.short[i] = shortened(d)
		form := "Mon 2 Jan"
		if year, _, _ := d.Day.Date(); year != thisYear {
			form = "2 Jan 2006"
		}
		if i > 0 && all[i-1].Day == d.Day {
			l.heads[i] = l.heads[i-1]
			continue
		}
		l.heads[i] = d.Day.Format(form)
	}
	return l
}

// Len gives how many differences there are; in none at all 0.
func (l *List) Len() int {
	if l == nil {
		return 0
	}
	return len(l.rows)
}

// At gives the difference under the cursor; ok is false in an empty list.
func (l *List) At() (d compare.Difference, ok bool) {
	if len(l.rows) == 0 {
		return d, false
	}
	return l.rows[l.at], true
}

// Step moves the cursor over so many rows, to the ends at most.
func (l *List) Step(by int) { l.at = max(0, min(l.at+by, len(l.rows)-1)) }

// Page moves the cursor over so many screens.
func (l *List) Page(by int) { l.Step(by * max(1, l.page-1)) }

// Select puts the cursor on a row.
func (l *List) Select(row int) { l.at = max(0, min(row, len(l.rows)-1)) }

// Is reports whether the cursor is on a row.
func (l *List) Is(row int) bool { return l.at == row }

// Nearest gives the difference that is nearest to a day; ok is false in an empty
// list.
func (l *List) Nearest(day calendar.Day) (d compare.Difference, ok bool) {
	away := func(d compare.Difference) calendar.Day { return max(d.Day-day, day-d.Day) }
	for i, other := range l.rows {
		if i == 0 || away(other) < away(d) {
			d, ok = other, true
		}
	}
	return d, ok
}

// how says what became of something.
type how struct {
	how   compare.How
	sign  rune
	style theme.Style
	word  string
}

// hows are in the order in which they are counted.
var hows = []how{
	{compare.Added, '+', theme.Accent.Bold(), "added"},
	{compare.Removed, theme.Minus, theme.Stress, "gone"},
	{compare.Moved, theme.Arrow, theme.Body, "moved"},
	{compare.Changed, theme.Dot, theme.Body, "changed"},
}

// Says counts what there is: "12 differences: 3 added, 9 changed".
func (l *List) Says() string {
	switch len(l.rows) {
	case 0:
		return "no difference"
	case 1:
		return "1 difference"
	}
	var parts []string
	for _, h := range hows {
		n := 0
		for i := range l.rows {
			if l.rows[i].How == h.how {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+h.word)
		}
	}
	return strconv.Itoa(len(l.rows)) + " differences: " + strings.Join(parts, ", ")
}

// Line says the difference under the cursor in full, "" in an empty list.
func (l *List) Line() string {
	d, ok := l.At()
	if !ok {
		return ""
	}
	i := slices.IndexFunc(hows, func(h how) bool { return h.how == d.How })
	return l.heads[l.at] + ", " + hows[i].word + ": " + d.Says
}

// columns of the day and the sign before the words.
const (
	dayColumns  = 12
	signColumns = 2
)

// Draw draws the rows that fit, the one under the cursor among them and marked
// when the list has the keys, and tells hits where they stand, as items from
// base on. It gives the row of the cursor in the area.
func (l *List) Draw(a frame.Area, focused, washes bool, hits *screen.Hits, base int) int {
	l.page = a.H
	l.top = max(0, min(l.top, l.at, len(l.rows)-a.H), l.at-a.H+1)
	for y := 0; y < a.H && l.top+y < len(l.rows); y++ {
		i := l.top + y
		row := a.Sub(0, y, a.W, 1)
		l.row(row, i, i == l.top || l.heads[i] != l.heads[i-1], focused && i == l.at && !washes)
		hits.Add(row, screen.Spot{Kind: screen.OnRow, Day: l.rows[i].Day, Item: base + i})
		if focused && i == l.at {
			if washes {
				row.Wash(0, 0, row.W, 1, theme.Sel)
			}
			row.Rune(0, 0, theme.Cursor, theme.Accent)
		}
	}
	Ends(a, l.top > 0, l.top+a.H < len(l.rows))
	return l.at - l.top
}

// Ends says on the right edge that a list goes on above or below.
func Ends(a frame.Area, above, below bool) {
	if above {
		a.Rune(a.W-1, 0, '↑', theme.Dim)
	}
	if below {
		a.Rune(a.W-1, a.H-1, '↓', theme.Dim)
	}
}

func (l *List) row(a frame.Area, i int, dated, marked bool) {
	d := &l.rows[i]
	if dated {
		a.Text(1, 0, l.heads[i], theme.Dim)
	}
	x := 1 + dayColumns
	if a.W < screen.PhoneWidth-4 {
		x--
	}
	st := theme.Body
	if marked {
		st = theme.Text.Reverse()
	}
	for _, h := range hows {
		if h.how == d.How {
			a.Rune(x, 0, h.sign, h.style)
		}
	}
	a.Text(x+signColumns, 0, frame.Cut(l.short[i], a.W-x-signColumns-1), st)
}
