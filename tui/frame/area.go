package frame

import (
	"unicode/utf8"

	"ebb/tui/theme"
)

// Area is a rectangle of a frame to draw in, with its own columns and rows
// counted from 0. Whatever does not lie in it is not drawn; no place or size
// is an error. The zero Area shows nothing.
type Area struct {
	W, H int // columns and rows

	f    *Frame
	x, y int // where it begins in the frame
}

// Sub is the part of the area that this rectangle covers. What sticks out is
// cut off: a rectangle that begins at -2 with 5 columns is one of 3 at 0.
func (a Area) Sub(x, y, w, h int) Area {
	x0, x1 := span(x, w, a.W)
	y0, y1 := span(y, h, a.H)
	return Area{f: a.f, x: a.x + x0, y: a.y + y0, W: x1 - x0, H: y1 - y0}
}

// At gives where the area begins in its frame.
func (a Area) At() (x, y int) { return a.x, a.y }

// span is the part of n cells from at that lies in 0 to size.
func span(at, n, size int) (from, to int) {
	at = clamp(at, -limit, limit)
	n = clamp(n, 0, 2*limit)
	from = clamp(at, 0, size)
	return from, clamp(at+n, from, size)
}

// row gives the cells of one of the area's rows and where the area lies in
// them; nil when there is no such row.
func (a Area) row(y int) (row []cell, from, to int) {
	if a.f == nil || y < 0 || y >= a.H || a.W <= 0 || a.y+y >= a.f.h || a.x+a.W > a.f.w {
		return nil, 0, 0
	}
	return a.f.row(a.y + y), a.x, a.x + a.W
}

// Text writes a line and returns the column after it, as if nothing had been
// cut off. A style without a wash leaves the wash that is there.
func (a Area) Text(x, y int, s string, st theme.Style) int {
	x = clamp(x, -limit, limit)
	row, from, to := a.row(y)
	if row == nil {
		return x + Width(s)
	}
	at := from + x
	for len(s) > 0 {
		if at >= to {
			return at - from + Width(s)
		}
		if c := s[0]; c >= ' ' && c < 0x7f && (len(s) == 1 || s[1] < utf8.RuneSelf) {
			if at >= from {
				set(row, at, rune(c), st)
			}
			at++
			s = s[1:]
			continue
		}
		g, n := next(s)
		a.sign(row, at, from, to, g, st)
		at += g.width
		s = s[n:]
	}
	return at - from
}

// sign puts one sign at a column of the frame, or a blank for the half of it
// that lies in the area.
func (a Area) sign(row []cell, at, from, to int, g sign, st theme.Style) {
	switch {
	case g.width == 0 || at+g.width <= from || at >= to:
		return
	case at < from:
		set(row, from, ' ', st)
	case at+g.width > to:
		set(row, at, ' ', st)
	default:
		c := cell{r: g.r, style: st}
		if g.text != "" {
			c.cluster = a.f.keep(g.text)
		}
		put(row, at, c, g.width)
	}
}

// Right writes a line that ends before column x and returns the column it
// begins at.
func (a Area) Right(x, y int, s string, st theme.Style) int {
	x = clamp(x, -limit, limit) - Width(s)
	a.Text(x, y, s, st)
	return x
}

// Bytes writes like Text, without making a string of ASCII.
func (a Area) Bytes(x, y int, b []byte, st theme.Style) int {
	x = clamp(x, -limit, limit)
	row, from, to := a.row(y)
	for i, c := range b {
		if c < ' ' || c >= 0x7f {
			return a.Text(x+i, y, string(b[i:]), st)
		}
		if at := from + x + i; row != nil && at >= from && at < to {
			set(row, at, rune(c), st)
		}
	}
	return x + len(b)
}

// Rune puts one sign of one column; anything else is shown as a blank.
func (a Area) Rune(x, y int, r rune, st theme.Style) {
	row, from, to := a.row(y)
	if row == nil || x < 0 || x >= to-from {
		return
	}
	if r < ' ' || r > '~' && !single(r) {
		r = ' '
	}
	set(row, from+x, r, st)
}

// Dots sets dots of braille in one column of dots, from one row of dots to
// another, both included, beside the dots that the cells have already. A cell has
// two columns of dots and four rows.
func (a Area) Dots(x, from, to int, st theme.Style) {
	from = max(from, 0)
	for from <= to && x >= 0 {
		row, left, right := a.row(from / 4)
		if row == nil || x/2 >= right-left {
			return
		}
		cell := left + x/2
		r := row[cell].r
		if r < 0x2800 || r > 0x28ff {
			r = 0x2800
		}
		for last := min(to, from|3); from <= last; from++ {
			r |= dots[from%4][x%2]
		}
		set(row, cell, r, st)
	}
}

// dots are the bits of the dots of a braille cell, by row and column.
var dots = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// Fill puts one sign of one column into every cell of a rectangle, with
// exactly this style: a wash that was there is gone.
func (a Area) Fill(x, y, w, h int, r rune, st theme.Style) {
	if r < ' ' || r > '~' && !single(r) {
		r = ' '
	}
	filled := cell{r: r, style: st}
	x0, x1 := span(x, w, a.W)
	y0, y1 := span(y, h, a.H)
	for ; y0 < y1 && x0 < x1; y0++ {
		row, from, _ := a.row(y0)
		if row == nil {
			return
		}
		part(row, from+x0)
		part(row, from+x1-1)
		for at := from + x0; at < from+x1; at++ {
			row[at] = filled
		}
	}
}

// Wash tints the ground of a rectangle and leaves what stands there. Cells in
// which two inks meet have no ground to tint.
func (a Area) Wash(x, y, w, h int, wash theme.Wash) {
	a.each(x, y, w, h, func(row []cell, at int) {
		if !row[at].style.Inked() {
			row[at].style = row[at].style.On(wash)
		}
	})
}

// Restyle gives what stands in a rectangle another style and keeps its wash.
func (a Area) Restyle(x, y, w, h int, st theme.Style) {
	a.each(x, y, w, h, func(row []cell, at int) {
		row[at].style = over(row[at].style, st)
	})
}

// HLine draws w cells of a line to the right.
func (a Area) HLine(x, y, w int, r rune, st theme.Style) { a.Fill(x, y, w, 1, r, st) }

// VLine draws h cells of a line downwards.
func (a Area) VLine(x, y, h int, r rune, st theme.Style) { a.Fill(x, y, 1, h, r, st) }

// each visits the cells of a rectangle that lie in the area. The second half
// of a wide sign is visited with the first when both are in it.
func (a Area) each(x, y, w, h int, do func(row []cell, at int)) {
	y0, y1 := span(y, h, a.H)
	for ; y0 < y1; y0++ {
		row, from, to := a.row(y0)
		if row == nil {
			return
		}
		x0, x1 := span(x, w, to-from)
		for at := from + x0; at < from+x1; at++ {
			do(row, at)
		}
	}
}

// runeLen is the number of bytes of the first rune of a string.
func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}
