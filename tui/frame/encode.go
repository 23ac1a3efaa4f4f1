package frame

import (
	"unicode/utf8"

	"ebb/tui/theme"
)

// Encode appends the frame as rows of text with escape sequences, joined by
// line feeds. A sequence is written only where the style changes; each row
// ends in the plain style. Blanks at the end of a row that show no wash are
// left out: who draws the rows must begin with a blank screen, as Bubble Tea
// does for each view.
func (f *Frame) Encode(dst []byte, th *theme.Theme) []byte {
	for y := range f.h {
		if y > 0 {
			dst = append(dst, '\n')
		}
		dst = f.encodeRow(dst, f.row(y), th)
	}
	return dst
}

func (f *Frame) encodeRow(dst []byte, row []cell, th *theme.Theme) []byte {
	for len(row) > 0 && empty(row[len(row)-1]) {
		row = row[:len(row)-1]
	}
	now := theme.Default
	for i, c := range row {
		if c.r == tail && th.Glyphs != theme.ASCII {
			continue
		}
		switch {
		case th.Glyphs == theme.ASCII && isCut(row, i):
			c.r = '.'
		case c.r == tail:
			dst = append(dst, ' ') // the sign before it has become a narrow one
			continue
		case c.r >= utf8.RuneSelf:
			c.r, c.style = th.Cell(c.r, c.style)
		}
		if c.style != now {
			dst = th.AppendSGR(dst, c.style)
			now = c.style
		}
		switch {
		case c.cluster > 0 && th.Glyphs == theme.Unicode:
			dst = append(dst, f.clusters[c.cluster-1]...)
		case c.r < utf8.RuneSelf:
			dst = append(dst, byte(c.r))
		default:
			dst = utf8.AppendRune(dst, c.r)
		}
	}
	if now != theme.Default {
		dst = th.AppendSGR(dst, theme.Default)
	}
	return dst
}

// isCut tells whether a cell becomes the first of two dots in ASCII: it stands
// before an ellipsis. One dot would read as the end of a sentence.
func isCut(row []cell, i int) bool {
	if i+1 >= len(row) || row[i+1].r != '…' {
		return false
	}
	return row[i].r != ' ' || i > 0 && row[i-1].r != ' '
}

// empty tells whether a cell looks like nothing.
func empty(c cell) bool {
	return c.r == ' ' && c.style.Wash() == theme.None && !c.style.IsReverse()
}

// Lines gives the rows as text without styles, for tests. Every row is as wide
// as the frame.
func (f *Frame) Lines() []string {
	lines := make([]string, f.h)
	for y := range lines {
		var b []byte
		for _, c := range f.row(y) {
			switch {
			case c.r == tail:
			case c.cluster > 0:
				b = append(b, f.clusters[c.cluster-1]...)
			default:
				b = utf8.AppendRune(b, c.r)
			}
		}
		lines[y] = string(b)
	}
	return lines
}

// Plain gives the rows as a terminal with this theme shows them, without
// colours, for tests and for printed views.
func (f *Frame) Plain(th *theme.Theme) []string {
	lines := make([]string, f.h)
	for y := range lines {
		var b []byte
		for i, c := range f.row(y) {
			r, _ := th.Cell(c.r, c.style)
			switch {
			case th.Glyphs == theme.ASCII && isCut(f.row(y), i):
				b = append(b, '.')
			case c.r == tail && th.Glyphs == theme.ASCII:
				b = append(b, ' ')
			case c.r == tail:
			case c.cluster > 0 && th.Glyphs != theme.ASCII:
				b = append(b, f.clusters[c.cluster-1]...)
			default:
				b = utf8.AppendRune(b, r)
			}
		}
		lines[y] = string(b)
	}
	return lines
}

// Styles gives the rows as one letter a cell for its role (theme.Style.Letter)
// followed by a second plane, set off by " | ", for ground and attributes:
// s sel, b band, p and + a second ink, B bold, R reverse, X both, "." nothing.
// A blank with neither is a blank in both planes.
func (f *Frame) Styles() []string {
	lines := make([]string, f.h)
	for y := range lines {
		ink, look := make([]byte, 0, 2*f.w+3), make([]byte, 0, f.w)
		for _, c := range f.row(y) {
			if empty(c) {
				ink, look = append(ink, ' '), append(look, ' ')
				continue
			}
			ink, look = append(ink, c.style.Letter()), append(look, mark(c.style))
		}
		lines[y] = string(append(append(ink, " | "...), look...))
	}
	return lines
}

// mark is one letter for what a style is beside its role.
func mark(s theme.Style) byte {
	switch {
	case s.IsBold() && s.IsReverse():
		return 'X'
	case s.IsReverse():
		return 'R'
	case s.Wash() != theme.None:
		return ".sbp+"[s.Wash()]
	case s.IsBold():
		return 'B'
	}
	return '.'
}
