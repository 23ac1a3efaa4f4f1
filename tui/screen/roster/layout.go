package roster

import (
	"ebb/plan/squad"
	"ebb/tui/screen"
)

// shape is a way to lay the roster out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	oneRow                // an athlete a row
	phone                 // name and why
	small                 // with the wave
	wide                  // with all columns
)

// layout is where things stand on a screen of a size; it depends on the size
// alone. Columns of width 0 are not shown.
type layout struct {
	shape  shape
	header int // rows over the list, the heads of the columns included
	footer int // rows under it, its rule included
	rows   int // rows of an athlete, at least
	right  int // columns of the screen that are used

	name, block, week, wave, o, settled, felt, next column
	perDay                                          int // columns of the wave a day
	gauge                                           int // columns of the bar of the week
}

// column is a column of the list.
type column struct{ x, w int }

// end gives the column after it.
func (c column) end() int { return c.x + c.w }

// Columns of the parts.
const (
	markWide    = 4 // the cursor, !!, and a gap
	gap         = 2
	gaugeWide   = 8
	figuresWide = 9  // of the week: done/planned
	leastLeft   = 40 // what name, block and event need at least
	oWide       = 4
	settledWide = 9
	feltWide    = 4
	awayWide    = 7
	widestName  = 34
	widestNext  = 30
)

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: oneRow, header: 1, footer: 2, rows: 1, right: w, name: column{3, w - 3}}
	case w < screen.NarrowWidth:
		return layout{shape: phone, header: 2, footer: 3, rows: 2, right: w, name: column{markWide, w - markWide - 1}}
	case w < screen.BesideWidth:
		return laySmall(w)
	default:
		return layWide(w)
	}
}

// withRoom gives the sentence of a small screen a second row where all athletes
// fit beside it.
func (l layout) withRoom(height, athletes int) layout {
	if l.shape == small && athletes*l.rows <= height-l.header-l.footer-1 {
		l.footer++
	}
	return l
}

// laySmall has name and why to the left of the wave, and the figures that tell
// most to the right of it.
func laySmall(w int) layout {
	l := layout{shape: small, header: 3, footer: 3, rows: 3, right: w - 1, perDay: 1}
	x := l.right
	if w >= screen.BelowWidth {
		l.next = column{x - awayWide, awayWide}
		x -= awayWide + 1
	}
	l.o = column{x - oWide, oWide}
	x -= oWide + 1
	l.wave = column{x - squad.WaveDays, squad.WaveDays}
	l.name = column{markWide, l.wave.x - gap - markWide}
	return l
}

// layWide has all columns; name, block and event share what is left over.
func layWide(w int) layout {
	l := layout{shape: wide, header: 3, footer: 4, rows: 3, right: w - 1, perDay: 1, gauge: gaugeWide}
	if w >= screen.DoubleWidth {
		l.perDay = 2
	}
	wave := squad.WaveDays * l.perDay
	fixed := markWide + figuresWide + gap + wave + 1 + oWide + gap + settledWide + gap + feltWide + gap
	left := l.right - fixed - gaugeWide - 1
	if left < leastLeft { // no room for the bar
		l.gauge, left = 0, left+gaugeWide+1
	}
	week := figuresWide
	if l.gauge > 0 {
		week += l.gauge + 1
	}
	l.next.w = min(left*2/5, widestNext)
	if left < leastLeft { // nor for the block
		l.name.w = left - l.next.w
	} else {
		l.name.w = min((left-l.next.w)*11/20, widestName)
		l.block.w = min(left-l.next.w-l.name.w, widestName)
	}
	x := markWide
	for _, place := range []struct {
		c     *column
		w     int
		after int
	}{
		{&l.name, l.name.w, 0}, {&l.block, l.block.w, 0}, {&l.week, week, gap}, {&l.wave, wave, 1}, {&l.o, oWide, gap},
		{&l.settled, settledWide, gap}, {&l.felt, feltWide, gap}, {&l.next, l.next.w, 0},
	} {
		*place.c = column{x, place.w}
		x += place.w + place.after
	}
	return l
}

// rowsOf gives the rows of an athlete when so many share a height, and how many
// athletes fit. Where there is room a blank row stands between them.
func (l *layout) rowsOf(height, athletes int) (rows, fit int) {
	rows = l.rows
	if l.shape != oneRow && athletes*(rows+1) <= height+1 {
		rows++
	}
	return rows, max(1, (height+rows-l.rows)/rows)
}
