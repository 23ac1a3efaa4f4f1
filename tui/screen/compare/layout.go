package compare

import "ebb/tui/screen"

// shape is a way to lay the screen out.
type shape uint8

const (
	tooSmall shape = iota // one line that says so
	inWords               // branches alone, a row each
	phone                 // branches of two rows, or the comparison
	stacked               // branches, curves and differences under one another
	beside                // the differences beside the curves
)

// layout is where things stand on a screen of a size; it depends on the size
// alone.
type layout struct {
	shape  shape
	header int // rows of the title and its rule
	footer int // rows of the footer, its rule included
	rows   int // rows of a branch
	list   int // rows of the branches at most, their head included
	curves int // rows of the curves, where they stand over the differences
	left   int // columns of the curves, where they stand beside
}

func lay(w, h int) layout {
	switch {
	case w < screen.LeastWidth || h < screen.LeastHeight:
		return layout{shape: tooSmall}
	case w < screen.PhoneWidth || h < screen.PhoneHeight:
		return layout{shape: inWords, header: 1, footer: 1, rows: 1}
	case w < screen.NarrowWidth:
		return layout{shape: phone, header: 2, footer: 2, rows: 2, curves: 7}
	case w < screen.BesideWidth:
		body := h - 5
		return layout{shape: stacked, header: 2, footer: 3, rows: 1, list: max(2, min(6, body/4)), curves: max(4, min(16, (body-6)/2))}
	default:
		return layout{shape: beside, header: 2, footer: 3, rows: 1, list: max(3, (h-5)/4), left: w * 11 / 20}
	}
}
