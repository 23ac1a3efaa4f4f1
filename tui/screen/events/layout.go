package events

import "ebb/tui/screen"

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	oneRow                // an event a row
	phone                 // name, when and form; the one under the cursor opened
	small                 // with amounts and remarks
	wide                  // with the windows on a line of time
	beside                // and all of the event under the cursor beside the list
)

// layout is where things stand on a screen of a size; it depends on the size
// alone. Columns of width 0 are not shown.
type layout struct {
	shape  shape
	header int // rows over the list, the heads of the columns included
	footer int // rows under it, its rule included
	rows   int // of an event
	list   int // columns of the list
	panel  int // columns of the event beside it

	name, day, away, time, load, fitness, form column
}

// column is a column of the list.
type column struct{ x, w int }

// end gives the column after it.
func (c column) end() int { return c.x + c.w }

// Columns of the parts.
const (
	nameAt      = 4
	dayWide     = 18
	shortWide   = 6
	middleWide  = 11
	awayWide    = 7
	loadWide    = 6
	fitnessWide = 9
	formWide    = 18
	widestName  = 40
	widestPanel = 76
	leastRoom   = 6 // rows in which all of an event is worth showing below the list
)

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: oneRow, header: 1, footer: 2, rows: 1, list: w, name: column{nameAt, w - nameAt - awayWide - 1}, away: column{w - awayWide, awayWide}}
	case w < screen.NarrowWidth:
		l := layout{shape: phone, header: 2, footer: 3, rows: 2, list: w}
		l.away = column{w - awayWide - 1, awayWide}
		l.name = column{nameAt, l.away.x - nameAt - 1}
		return l
	case w < screen.BesideWidth:
		return laySmall(w)
	case w < screen.DoubleWidth:
		return layWide(w)
	default:
		panel := min(w*2/5, widestPanel)
		l := layWide(w - panel - 3)
		l.shape, l.panel = beside, panel
		return l
	}
}

// laySmall has when, fitness and form beside the name.
func laySmall(w int) layout {
	l := layout{shape: small, header: 3, footer: 4, rows: 3, list: w}
	l.form = column{w - 1 - formWide, formWide}
	l.fitness = column{l.form.x - fitnessWide, fitnessWide}
	l.load = column{l.fitness.x - loadWide, loadWide}
	l.away = column{l.load.x - awayWide, awayWide}
	day := shortWide
	if w >= screen.BelowWidth {
		day = middleWide
	}
	l.day = column{l.away.x - day, day}
	l.name = column{nameAt, l.day.x - nameAt - 1}
	return l
}

// layWide has the line of time too.
func layWide(w int) layout {
	l := layout{shape: wide, header: 3, footer: 4, rows: 3, list: w}
	l.form = column{w - 1 - formWide, formWide}
	l.fitness = column{l.form.x - fitnessWide, fitnessWide}
	l.load = column{l.fitness.x - loadWide, loadWide}
	left := l.load.x - nameAt - dayWide - awayWide - 4
	l.name = column{nameAt, min(left/2, widestName)}
	l.day = column{l.name.end() + 1, dayWide}
	l.away = column{l.day.end(), awayWide}
	l.time = column{l.away.end() + 2, l.load.x - l.away.end() - 3}
	return l
}

// rowsOf gives the rows of an event when so many share a height, and how many
// events fit. Where there is room a blank row stands between them.
func (l *layout) rowsOf(height, events int) (rows, fit int) {
	rows = l.rows
	if l.shape > oneRow && events*(rows+1) <= height+1 {
		rows++
	}
	return rows, max(1, (height+rows-l.rows)/rows)
}
