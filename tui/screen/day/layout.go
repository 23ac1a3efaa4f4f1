package day

import (
	"ebb/tui/panel"
	"ebb/tui/screen"
)

// layout is where things stand on a screen of a size. It depends on the size
// alone.
type layout struct {
	shape  shape
	header int // rows above the day, the rule included where there is one
	footer int // rows below it, the rule included where there is one
	panel  int // columns of the panel beside; 0: none
	perDay int // columns of the panel's wave a day
}

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	inWords               // the day without margins
	phone                 // one column
	narrow                // the day alone, the panel over its lower half
	beside                // the panel beside the day
)

// widest is the most columns of text that are read with ease.
const widest = 78

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: inWords, header: 1, footer: 1, perDay: 1}
	case w < screen.NarrowWidth:
		return layout{shape: phone, header: 2, footer: 1, perDay: 1}
	case w < screen.BesideWidth:
		return layout{shape: narrow, header: 3, footer: 4, perDay: 1 + w/screen.BelowWidth}
	case w < screen.DoubleWidth:
		return layout{shape: beside, header: 3, footer: 4, panel: panel.Columns, perDay: 1}
	default:
		return layout{shape: beside, header: 3, footer: 4, panel: panel.WideColumns, perDay: 2}
	}
}
