package frame

import "ebb/tui/theme"

// cell is one place of the grid. A wide sign takes two: the second has the
// rune tail. A sign of several runes is kept in the frame's clusters, where
// cluster counts from 1.
type cell struct {
	r       rune
	cluster uint16
	style   theme.Style
}

// tail is the rune of the second cell of a wide sign.
const tail rune = 0

var blank = cell{r: ' '}

// limit bounds places, so that no sum of them overflows.
const limit = 1 << 16

// The largest frame. Sizes come from whoever is at the other end of a session,
// and what they ask for is allocated.
const maxColumns, maxRows = 1000, 500

// Frame is a grid of cells, made once a session and drawn anew for each key.
// It is for one goroutine.
type Frame struct {
	w, h     int
	cells    []cell
	clusters []string
}

// New makes a frame of w columns and h rows, all blank.
func New(w, h int) *Frame {
	f := &Frame{}
	f.Resize(w, h)
	return f
}

// Resize gives the frame another size and clears it. A negative size is none,
// and none is beyond 1000 columns and 500 rows.
func (f *Frame) Resize(w, h int) {
	f.w, f.h = clamp(w, 0, maxColumns), clamp(h, 0, maxRows)
	if n := f.w * f.h; n <= cap(f.cells) {
		f.cells = f.cells[:n]
	} else {
		f.cells = make([]cell, n)
	}
	f.Clear()
}

// Clear makes every cell blank.
func (f *Frame) Clear() {
	if len(f.cells) > 0 {
		f.cells[0] = blank
		for n := 1; n < len(f.cells); n *= 2 {
			copy(f.cells[n:], f.cells[:n])
		}
	}
	clear(f.clusters)
	f.clusters = f.clusters[:0]
}

// Size is the number of columns and rows.
func (f *Frame) Size() (w, h int) { return f.w, f.h }

// Area is the whole frame.
func (f *Frame) Area() Area { return Area{f: f, W: f.w, H: f.h} }

// row gives the cells of a row that exists.
func (f *Frame) row(y int) []cell { return f.cells[y*f.w : (y+1)*f.w] }

// put sets a cell, or two for a wide sign, which must fit in the row. Half a
// wide sign that is left over becomes a blank. A style without a wash takes
// the wash that is there.
func put(row []cell, x int, c cell, width int) {
	part(row, x)
	if width == 2 {
		part(row, x+1)
		row[x+1] = cell{r: tail, style: over(row[x+1].style, c.style)}
	}
	c.style = over(row[x].style, c.style)
	row[x] = c
}

// set puts a sign of one column.
func set(row []cell, x int, r rune, st theme.Style) {
	if row[x].r == tail || x+1 < len(row) && row[x+1].r == tail {
		part(row, x)
	}
	row[x] = cell{r: r, style: over(row[x].style, st)}
}

// part frees a cell from the wide sign it may be half of.
func part(row []cell, x int) {
	if row[x].r == tail && x > 0 {
		row[x-1].r, row[x-1].cluster = ' ', 0
		row[x].r = ' '
	}
	if x+1 < len(row) && row[x+1].r == tail && row[x].r != tail {
		row[x+1].r = ' '
	}
}

// over is the style of ink drawn over a cell that may be washed already.
func over(old, ink theme.Style) theme.Style {
	if w := old.Wash(); w != theme.None && ink.Wash() == theme.None && !old.Inked() {
		return ink.On(w)
	}
	return ink
}

// keep notes a sign of several runes and gives its number; 0 when there are
// too many, and the sign is drawn as its first rune.
func (f *Frame) keep(s string) uint16 {
	if len(f.clusters) >= 1<<16-1 {
		return 0
	}
	f.clusters = append(f.clusters, s)
	return uint16(len(f.clusters))
}

func clamp(v, low, high int) int { return max(low, min(v, high)) }
