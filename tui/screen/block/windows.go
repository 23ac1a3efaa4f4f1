package block

import (
	"ebb/plan/calendar"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// roomy is the height of a row of days from which there is a row for the windows
// of races; in a lower one they are a sign before each date.
const roomy = 7

// asked reports whether a race asks for a day of a row.
func (v *view) asked(row dayRow) bool {
	first := row.at.Start + calendar.Day(row.first)
	days := calendar.Span{From: first, To: first + calendar.Day(row.days) - 1}
	for i := range v.windows {
		if v.windows[i].Overlaps(days) {
			return true
		}
	}
	return false
}

// windowOf gives what races ask of a day: the last of those that do, and whether
// another one asks for it too.
func (v *view) windowOf(day calendar.Day) (w *editor.Window, twice bool) {
	for i := range v.windows {
		switch one := &v.windows[i]; {
		case !one.Has(day):
		case w != nil && w.Of != one.Of:
			return one, true
		default:
			w = one
		}
	}
	return w, false
}

// windowSign draws what races ask of a day into one cell.
func (v *view) windowSign(a frame.Area, x, y int, day calendar.Day) {
	w, twice := v.windowOf(day)
	if w == nil {
		return
	}
	sign, st := w.Asks.Sign()
	if twice {
		sign = theme.Cross // calm: the mark of a finding stands beside it
	}
	a.Rune(x, y, sign, st)
}

// windowLine draws what races ask of a row of days below them, in words where
// they fit.
func (v *view) windowLine(a frame.Area, y int, row dayRow) {
	left, wide := 1+v.layout.label, v.layout.day
	first := row.at.Start + calendar.Day(row.first)
	for d := 0; d < row.days; {
		w, twice := v.windowOf(first + calendar.Day(d))
		if w == nil {
			d++
			continue
		}
		n := 1
		for ; d+n < row.days; n++ {
			if next, also := v.windowOf(first + calendar.Day(d+n)); next != w || also != twice {
				break
			}
		}
		x, end := left+d*wide, left+(d+n)*wide-1
		sign, st := w.Asks.Sign()
		if twice {
			st = theme.Alert
		}
		for i := x; i < end; i++ {
			a.Rune(i, y, sign, st)
		}
		if twice { // two races ask for these days
			a.Text(x, y, string(theme.Cross)+" ", theme.Alert.Bold())
			x += 2
		}
		for _, words := range [...]string{v.wordsOf(w, twice, first+calendar.Day(d)), short[w.Asks]} {
			if frame.Width(words)+2 <= end-x {
				a.Text(x, y, words+" ", theme.Dim)
				break
			}
		}
		d += n
	}
}

// asks says what a window asks for.
var asks = [...]string{editor.Taper: "taper, ", editor.NoHardDay: "no hard day after ", editor.EasyDays: "easy days after "}

// short says it without the race.
var short = [...]string{editor.Taper: "taper", editor.NoHardDay: "no hard day", editor.EasyDays: "easy days"}

// wordsOf says what a window asks for, and of whom else those days are.
func (v *view) wordsOf(w *editor.Window, twice bool, day calendar.Day) string {
	words := asks[w.Asks] + w.Of.Name
	if !twice {
		return words
	}
	for i := range v.windows {
		if one := &v.windows[i]; one.Of != w.Of && one.Has(day) {
			return asks[one.Asks] + one.Of.Name + "; " + words
		}
	}
	return words
}
