package findings

import "ebb/tui/screen"

// layout is where things stand on a screen of a size. It depends on the size
// alone, so that nothing jumps when the plan changes.
type layout struct {
	shape  shape
	header int // rows over the list
	footer int // rows under all, the rule included where there is one
	below  int // rows of the finding under the cursor below the list, its rule included
	beside int // columns of it beside the list
	day    string
	title  int // column of the rule's name
	says   int // column of the sentence; 0: it is not in the list
}

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	oneRow                // the list alone
	phone                 // the finding under the cursor below it
	wide                  // with the sentences in the list
	beside                // the finding under the cursor beside the list
)

// Columns of the list.
const (
	signAt  = 1
	dayAt   = 4
	fixWide = 3
)

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: oneRow, header: 1, footer: 1, day: "2 Jan", title: dayAt + 7}
	}
	l := layout{shape: phone, header: 2, footer: 1, day: "2 Jan", title: dayAt + 7}
	l.below = (h - 3) / 2
	switch {
	case w < screen.NarrowWidth:
	case w < screen.DoubleWidth:
		l.shape, l.footer, l.day, l.title, l.says = wide, 2, "Mon 2 Jan", dayAt+12, dayAt+12+21
		l.below = min((h-4)/2, 14+(h-24)/4)
	default:
		l.shape, l.footer, l.day, l.title, l.says = beside, 2, "Mon 2 Jan", dayAt+12, dayAt+12+21
		l.below, l.beside = 0, min(76, w*2/5)
	}
	return l
}
