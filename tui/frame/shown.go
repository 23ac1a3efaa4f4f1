package frame

import (
	"strconv"
	"unicode/utf8"

	"ebb/tui/theme"
)

// Shown is what a terminal shows of frames: it tells what to write so that the
// terminal shows the next one. The zero Shown is of a terminal that may show
// anything. It is for one goroutine.
//
// What is written moves the cursor to a place by its numbers, and clears to the
// end of a row in the plain style: what every terminal does alike. After a sign
// that some terminals may count otherwise the cursor is placed anew.
type Shown struct {
	w, h     int
	theme    *theme.Theme // nil: nobody knows what the terminal shows
	cells    []cell       // as they were sent: their signs and styles are the theme's
	clusters map[int]string
	row      []cell // memory for a row of the next frame
}

// Forget says that nobody knows any more what the terminal shows: the next frame
// is painted in whole.
func (s *Shown) Forget() { s.theme = nil }

// pen is where the terminal's cursor is while a frame is painted, and the style
// that it writes in.
type pen struct {
	dst   []byte
	x, y  int // x is -1 where nobody knows
	style theme.Style
	theme *theme.Theme
}

// Paint appends what brings a terminal to show f, which may be nothing. The
// style is the plain one before and after; the cursor stands anywhere then.
func (s *Shown) Paint(dst []byte, f *Frame, th *theme.Theme) []byte {
	p := pen{dst: dst, x: -1, theme: th}
	if s.theme != th || s.w != f.w || s.h != f.h {
		p.dst = append(p.dst, "\x1b[m\x1b[H\x1b[2J"...)
		p.x = 0
		s.blank(f.w, f.h, th)
	}
	for y := range f.h {
		s.paintRow(&p, f, y)
	}
	p.wear(theme.Default)
	return p.dst
}

// blank notes that the terminal shows nothing.
func (s *Shown) blank(w, h int, th *theme.Theme) {
	s.theme = th
	if s.w != w || s.h != h {
		s.w, s.h, s.cells, s.row = w, h, make([]cell, w*h), make([]cell, w)
	}
	for i := range s.cells {
		s.cells[i] = blank
	}
	s.clusters = nil
}

// paintRow paints what differs in a row.
func (s *Shown) paintRow(p *pen, f *Frame, y int) {
	now, was := s.row, s.cells[y*s.w:(y+1)*s.w]
	f.resolve(now, y, s.theme)
	end := len(now) // what comes then is blank
	for end > 0 && now[end-1] == blank {
		end--
	}
	for x := 0; x < len(now); x++ {
		if s.same(f, now[x], was, x, y) {
			continue
		}
		if x >= end {
			p.to(x, y)
			p.wear(theme.Default)
			p.dst = append(p.dst, "\x1b[K"...)
			s.keep(f, now, was, x, y, len(now))
			return
		}
		for x > 0 && now[x].r == tail { // a wide sign is written as one
			x--
		}
		p.reach(now, f, x, y)
		next := x + 1
		if next < len(now) && now[next].r == tail {
			next++
		}
		p.write(f, now[x], next-x, len(now))
		s.keep(f, now, was, x, y, next)
		x = next - 1
	}
}

// same reports whether the terminal shows a cell already.
func (s *Shown) same(f *Frame, c cell, was []cell, x, y int) bool {
	old := was[x]
	if c.cluster == 0 || old.cluster == 0 {
		return c == old
	}
	return c.style == old.style && f.clusters[c.cluster-1] == s.clusters[y*s.w+x]
}

// keep notes that cells of a row were written.
func (s *Shown) keep(f *Frame, now, was []cell, x, y, end int) {
	for ; x < end; x++ {
		if was[x].cluster > 0 {
			delete(s.clusters, y*s.w+x)
		}
		if was[x] = now[x]; now[x].cluster > 0 {
			if s.clusters == nil {
				s.clusters = map[int]string{}
			}
			s.clusters[y*s.w+x] = f.clusters[now[x].cluster-1]
		}
	}
}

// resolve gives the cells of a row as the theme shows them.
func (f *Frame) resolve(dst []cell, y int, th *theme.Theme) {
	row := f.row(y)
	for i, c := range row {
		switch {
		case th.Glyphs == theme.ASCII && isCut(row, i):
			c.r, c.cluster = '.', 0
		case th.Glyphs == theme.ASCII && c.r == tail:
			c.r = ' '
		case c.r >= utf8.RuneSelf:
			c.r, c.style = th.Cell(c.r, c.style)
		}
		if th.Glyphs != theme.Unicode {
			c.cluster = 0
		}
		if empty(c) && c.cluster == 0 {
			c = blank
		}
		dst[i] = c
	}
}

// short is how many cells are rather written again than passed over: a move
// takes as many bytes.
const short = 4

// reach brings the cursor to a cell; a few cells between, which the terminal
// shows already, are written again where that takes no other style.
func (p *pen) reach(now []cell, f *Frame, x, y int) {
	if p.y == y && p.x >= 0 && p.x < x && x-p.x <= short {
		from := p.x
		for i := from; i < x; i++ {
			if c := now[i]; c.r >= utf8.RuneSelf || c.r == tail || c.cluster > 0 || !p.wears(c) {
				p.to(x, y)
				return
			}
		}
		for i := from; i < x; i++ {
			p.write(f, now[i], 1, len(now))
		}
	}
	p.to(x, y)
}

// to moves the cursor.
func (p *pen) to(x, y int) {
	if p.x == x && p.y == y {
		return
	}
	p.dst = append(p.dst, "\x1b["...)
	switch {
	case p.y == y && p.x >= 0 && p.x < x:
		if x-p.x > 1 {
			p.dst = strconv.AppendInt(p.dst, int64(x-p.x), 10)
		}
		p.dst = append(p.dst, 'C')
	default:
		p.dst = AppendPlace(p.dst, x, y)
	}
	p.x, p.y = x, y
}

// AppendPlace appends the numbers of a place and the letter that moves the cursor
// there, as they follow ESC and [.
func AppendPlace(dst []byte, x, y int) []byte {
	if x > 0 || y > 0 {
		dst = strconv.AppendInt(dst, int64(y+1), 10)
	}
	if x > 0 {
		dst = strconv.AppendInt(append(dst, ';'), int64(x+1), 10)
	}
	return append(dst, 'H')
}

// wears reports whether a cell can be written without another style: a blank one
// in any that shows nothing on a blank.
func (p *pen) wears(c cell) bool {
	return c.style == p.style || c == blank && p.style.Wash() == theme.None && !p.style.IsReverse()
}

// wear switches to a style.
func (p *pen) wear(st theme.Style) {
	if p.style != st {
		p.dst = p.theme.AppendSGR(p.dst, st)
		p.style = st
	}
}

// write writes a sign of so many columns where the cursor is.
func (p *pen) write(f *Frame, c cell, width, columns int) {
	if !p.wears(c) {
		p.wear(c.style)
	}
	if c.cluster > 0 {
		p.dst = append(p.dst, f.clusters[c.cluster-1]...)
	} else {
		p.dst = utf8.AppendRune(p.dst, c.r)
	}
	if p.x += width; width > 1 || c.cluster > 0 || p.x >= columns {
		p.x = -1
	}
}

// CopyTo makes dst show what f shows.
func (f *Frame) CopyTo(dst *Frame) {
	dst.w, dst.h = f.w, f.h
	dst.cells = append(dst.cells[:0], f.cells...)
	dst.clusters = append(dst.clusters[:0], f.clusters...)
}
