package compare

import (
	"strconv"

	"ebb/tui/differences"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// branches draws the branches that fit, the one under the cursor among them.
func (v *view) branches(a frame.Area, at int) screen.Caret {
	if len(v.all) == 0 {
		words := v.failed
		if words == "" {
			words = "reading"
		}
		for y, line := range frame.Wrap(words, a.W-2) {
			a.Text(1, y, line, theme.Body)
		}
		return screen.Caret{}
	}
	first := 0
	if v.layout.shape >= stacked {
		v.heads(a)
		first = 1
	}
	rows, cursor := v.layout.rows, v.index()
	list := a.Sub(0, first, a.W, a.H-first)
	fit := max(1, list.H/rows)
	v.page = fit
	v.top = max(0, min(v.top, cursor, len(v.all)-fit), cursor-fit+1)
	for i := v.top; i < min(v.top+fit, len(v.all)); i++ {
		one := list.Sub(0, (i-v.top)*rows, a.W, rows)
		v.branch(one, &v.all[i], i == cursor)
		v.hits.Add(one, screen.Spot{Kind: screen.OnRow, Day: v.Cursor, Item: i})
	}
	differences.Ends(list, v.top > 0, v.top+fit < len(v.all))
	return screen.Caret{X: 0, Y: at + first + (cursor-v.top)*rows}
}

// columns are where the parts of a row of the table of branches begin.
type columns struct{ from, made, differs, newest int }

func columnsOf(w int) (c columns) {
	c.from = 3 + min(42, max(20, w*3/10))
	c.made = c.from + min(18, max(9, w/8))
	c.differs = min(c.made+18, w-9)
	c.newest = c.differs + 10
	return c
}

// leastNewest is the width from which the last change says something.
const leastNewest = 16

func (v *view) heads(a frame.Area) {
	c := columnsOf(a.W)
	a.Text(3, 0, "branch", theme.Dim)
	a.Text(c.from, 0, "off", theme.Dim)
	a.Text(c.made, 0, "made", theme.Dim)
	a.Text(c.differs, 0, "differs", theme.Dim)
	if c.newest+leastNewest < a.W {
		a.Text(c.newest, 0, "last change", theme.Dim)
	}
}

// branch draws one branch: a tick before the one that is seen, a dash before the
// one that others are compared with.
func (v *view) branch(a frame.Area, b *Branch, here bool) {
	name := theme.Body
	switch b.Name {
	case v.sc.Branch:
		name = theme.Text.Bold()
		a.Rune(1, 0, theme.Check, theme.Accent.Bold())
	case v.base:
		a.Rune(1, 0, theme.Taper, theme.Tick)
	}
	if here && !v.washes && !v.low {
		name = name.Reverse()
	}
	if v.layout.shape >= stacked {
		v.inColumns(a, b, name)
	} else {
		a.Text(3, 0, frame.Cut(b.Name, a.W-4), name)
		if a.H > 1 {
			a.Text(3, 1, frame.Cut(v.inShort(b), a.W-4), theme.Dim)
		}
	}
	if !here {
		return
	}
	if v.washes {
		a.Wash(0, 0, a.W, a.H, theme.Sel)
	}
	mark := theme.Accent
	if v.low {
		mark = theme.Dim
	}
	for y := range a.H {
		a.Rune(0, y, theme.Cursor, mark)
	}
}

// inShort says of a branch what a phone has room for.
func (v *view) inShort(b *Branch) string {
	switch {
	case b.Name == Main && v.withheld:
		return v.releasedWords()
	case b.Name == Main:
		return "what the athlete sees"
	}
	words := "as main"
	if b.Differs > 0 {
		words = strconv.Itoa(b.Differs) + " differ"
	}
	if !b.At.IsZero() {
		words += ", " + b.At.Format("2 Jan") + " " + b.Person
	}
	return words
}

func (v *view) inColumns(a frame.Area, b *Branch, name theme.Style) {
	c := columnsOf(a.W)
	a.Text(3, 0, frame.Cut(b.Name, c.from-4), name)
	a.Text(c.from, 0, frame.Cut(b.From, c.made-c.from-1), theme.Dim)
	switch {
	case b.Name == Main:
		a.Text(c.made, 0, frame.Cut(v.inShort(b), c.newest-c.made-1), theme.Dim)
	case b.Differs == 0:
		a.Text(c.differs, 0, "as main", theme.Dim)
	default:
		a.IntRight(c.differs+7, 0, b.Differs, theme.Body)
	}
	if !b.At.IsZero() {
		x := a.Text(c.made, 0, b.At.Format("2 Jan"), theme.Dim)
		a.Text(x+1, 0, frame.Cut(b.Person, c.differs-x-2), theme.Dim)
	}
	if c.newest+leastNewest < a.W {
		a.Text(c.newest, 0, frame.Cut(b.Newest, a.W-c.newest-1), theme.Dim)
	}
}
