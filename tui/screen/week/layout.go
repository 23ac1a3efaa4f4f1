package week

import (
	"ebb/tui/panel"
	"ebb/tui/screen"
)

// layout is where things stand on a screen of a size. It depends on the size
// alone, so that nothing jumps when the plan changes.
type layout struct {
	shape  shape
	header int // rows above the days, the rule included
	words  int // rows below the days: why, who is ready when; their rule included
	footer int // rows below those, the rule included where there is one
	text   int // column in which a day's text begins
	loads  int // columns of the day's load, its gap included; 0: none
	wave   int // columns of the turned wave
	left   int // of them for the settled side
	panel  int // columns of the panel beside; 0: none
	perDay int // columns of the panel's wave a day
}

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	inWords               // the day as sentences
	phone                 // a column of days; one row each but for the cursor's
	narrow                // two rows a day where they fit
	beside                // the panel beside the days
)

// wordsHeight is the least height of a phone at which there are words below.
const wordsHeight = 18

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: inWords, footer: 1}
	case w < screen.NarrowWidth:
		l := layout{shape: phone, header: 3, footer: 1, text: 8, wave: 12, left: 3, perDay: 1}
		switch {
		case h >= 20:
			l.words = 6 + min(3, (h-20)/3)
		case h >= wordsHeight:
			l.words = 4
		}
		return l
	case w < screen.BesideWidth:
		l := layout{shape: narrow, header: 3, words: wordsRows(h), footer: 1, text: 9, wave: 20, left: 4, perDay: 1 + w/screen.BelowWidth}
		if w < screen.BelowWidth {
			l.wave = 14
		}
		if h >= 30 {
			l.footer = 4
		}
		return l
	}
	l := layout{shape: beside, header: 3, words: wordsRows(h), footer: 4, text: 9, panel: panel.Columns, perDay: 1}
	if w >= screen.DoubleWidth {
		l.panel, l.perDay, l.loads = panel.WideColumns, 2, 10
	}
	list := w - l.panel - 3
	l.wave = min(32, max(14, list/4))
	l.left = l.wave / 5
	return l
}

// wordsRows gives the rows below the days of a screen of some height.
func wordsRows(h int) int {
	switch {
	case h < 20:
		return 2
	case h < 30:
		return 6
	default:
		return min(13, 4+(h-24)/3)
	}
}

// shared gives each of the days its rows: one at least, and of what is left as
// many as it has to say, the cursor's day first, then a row each in turn. first
// is the first day that is seen where they are too many.
func shared(rows []int, wants []int, height, cursor int, opened bool) (first int) {
	n := len(wants)
	for i := range rows {
		rows[i] = 1
	}
	if n > height {
		extra := 0
		if opened {
			extra = min(2, wants[cursor]-1, max(0, height-3))
		}
		rows[cursor] += extra
		return min(max(0, cursor-(height-extra)/2), n-(height-extra))
	}
	rest := height - n
	if opened {
		more := min(rest, wants[cursor]-1, 3)
		rows[cursor] += more
		rest -= more
	}
	for gave := true; rest > 0 && gave; {
		gave = false
		for i := range rows {
			if rest > 0 && rows[i] < wants[i] {
				rows[i]++
				rest--
				gave = true
			}
		}
	}
	return 0
}
