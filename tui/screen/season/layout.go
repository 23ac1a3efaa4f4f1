package season

import (
	"ebb/tui/panel"
	"ebb/tui/screen"
)

// layout is where things stand on a screen of a size. It depends on the size
// and on the page of the panel alone, so that nothing jumps when the plan
// changes.
type layout struct {
	shape  shape
	header int  // rows above the charts
	footer int  // rows below them, the rule included where there is one
	panel  int  // columns of the panel beside; 0: none
	perDay int  // columns of the panel's wave a day
	both   bool // the panel has room for the week and for the block
}

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	inWords               // the week as sentences
	phone                 // a week a row
	narrow                // the charts alone, the panel over their lower half
	beside                // the panel beside the charts
)

const (
	gutter      = 10 // columns of the labels, the margin included
	weekColumns = 20 // of the panel with the week's figures alone
	doublePanel = 220
)

func lay(w, h int, ofBlock bool) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: inWords, footer: 1}
	case w < screen.NarrowWidth:
		return layout{shape: phone, header: 2, footer: 1, perDay: 1}
	case w < screen.BesideWidth:
		return layout{shape: narrow, header: 2, footer: 3, perDay: 1 + w/screen.BelowWidth}
	}
	l := layout{shape: beside, header: 3, footer: 4, panel: weekColumns, perDay: 1}
	if ofBlock {
		l.panel = panel.Columns
	}
	if w >= screen.DoubleWidth {
		l.panel, l.both = panel.Columns, h >= bothHeight
	}
	if w >= doublePanel {
		l.panel, l.perDay = panel.WideColumns, 2
	}
	return l
}

// bothHeight is the least height at which the panel shows the week over the
// block.
const bothHeight = 44

// Columns of a week at most, its gap included, and at least for figures of two
// places to stand apart.
const (
	widest  = 8
	figured = 3
)

// pitch gives the columns of a week, such that a season of so many is seen
// whole; where that can't be, it scrolls in columns that can be told apart.
func pitch(columns, weeks int) int {
	for p := widest; p >= 2; p-- {
		if weeks*p-1 <= columns {
			return p
		}
	}
	if weeks <= columns {
		return 1
	}
	return 2
}

// part is a group of rows of the charts, from the top down.
type part uint8

const (
	names part = iota
	measures
	loads
	dates
	months
	raceRow
	lives // what happened: sick, travel; only where something did
	cuts  // figures over bars that are cut
	above
	waterline
	below
	mornings
	signs // of findings
	lowest
	hours
	curves
	forms
	parts
)

// rows are how many rows each part has.
type rows [parts]int

// least is what is never given up.
var least = rows{names: 1, loads: 2, dates: 1, raceRow: 1, above: 3, waterline: 1, below: 1, mornings: 1}

// LeastBody is the sum of least.
const leastBody = 11

// more are the rows that are added while there is room, the most wanted first;
// the last ones again and again until each part has the most that serves it.
var more = []part{
	lives, signs, measures, above, loads, forms, forms, curves, curves, curves, months, cuts, above, loads, below, above, loads, hours,
	curves, above, curves, above, lowest, loads, above, curves, above, loads,
}

var growing = []part{above, curves, loads, above, curves, forms, forms, loads, below}

var most = rows{
	names: 1, measures: 1, loads: 11, dates: 1, months: 1, raceRow: 1, lives: 1, cuts: 1, above: 16, waterline: 1, below: 3,
	mornings: 1, signs: 1, lowest: 1, hours: 1, curves: 12, forms: 6,
}

// share gives the rows of each part of charts of so many rows. Figures of two
// places a week are left out where they would run together, life where there is
// none.
func share(height int, figures, life bool) rows {
	r, rest := least, height-leastBody
	add := func(p part) {
		if rest > 0 && r[p] < most[p] && (figures || p != lowest && p != hours) && (life || p != lives) {
			r[p]++
			rest--
		}
	}
	for _, p := range more {
		add(p)
	}
	for range most[above] {
		for _, p := range growing {
			add(p)
		}
	}
	if r[forms] == 1 {
		r[forms]--
		r[above]++
	}
	for p := forms; r.sum() > height && p > 0; p-- { // a screen of very few rows
		for r[p] > 0 && r.sum() > height {
			r[p]--
		}
	}
	return r
}

func (r *rows) sum() int {
	n := 0
	for _, k := range r {
		n += k
	}
	return n
}

// at gives the first row of a part.
func (r *rows) at(p part) int {
	y := 0
	for i := range p {
		y += r[i]
	}
	return y
}
