package paint

import (
	"image"
	"image/color"
	"strings"
)

// arms says for each of U+2500 to U+257F how strong the arms are that leave
// the middle of its cell upwards, right, down and left: 0 none, 1 light, 2
// heavy, 3 double. Dashes and diagonals stand apart below.
var arms = strings.Fields(`
	0101 0202 1010 2020 0101 0202 1010 2020 0101 0202 1010 2020 0110 0210 0120 0220
	0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120
	2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212
	0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212
	2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 0101 0202 1010 2020
	0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130
	3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 0110 0011 1001
	1100 0000 0000 0000 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010`)

// dashed says into how many dashes a line is cut.
var dashed = map[rune]int{
	'┄': 3, '┅': 3, '┆': 3, '┇': 3, '┈': 4, '┉': 4, '┊': 4, '┋': 4, '╌': 2, '╍': 2, '╎': 2, '╏': 2,
}

// diagonals run from corner to corner.
var diagonals = map[rune][]stroke{
	'╱': {{0, cellH, cellW, 0, 1.5}},
	'╲': {{0, 0, cellW, cellH, 1.5}},
	'╳': {{0, cellH, cellW, 0, 1.5}, {0, 0, cellW, cellH, 1.5}},
}

// line draws U+2500 to U+257F.
func (p *painter) line(at image.Rectangle, r rune, ink color.RGBA) {
	for _, s := range diagonals[r] {
		p.stroke(at, s, ink)
	}
	strengths := arms[r-0x2500]
	if n := dashed[r]; n > 0 {
		p.dashes(at, n, strengths, ink)
		return
	}
	widest := 0
	for _, s := range strengths {
		widest = max(widest, thickness(s))
	}
	for side, s := range []rune(strengths) {
		switch s {
		case '0':
		case '3':
			p.arm(at, side, 2, -3, widest, ink)
			p.arm(at, side, 2, 1, widest, ink)
		default:
			w := thickness(s)
			p.arm(at, side, w, -w/2, widest, ink)
		}
	}
}

// dashes draws a line in pieces with a gap after each.
func (p *painter) dashes(at image.Rectangle, n int, strengths string, ink color.RGBA) {
	mx, my := at.Min.X+at.Dx()/2, at.Min.Y+at.Dy()/2
	for i := range n {
		if across := thickness(rune(strengths[1])); across > 0 {
			from, to := at.Min.X+i*at.Dx()/n, at.Min.X+(i+1)*at.Dx()/n
			p.fill(image.Rect(from, my-across/2, to-(to-from)/3, my-across/2+across), ink)
			continue
		}
		across := thickness(rune(strengths[0]))
		from, to := at.Min.Y+i*at.Dy()/n, at.Min.Y+(i+1)*at.Dy()/n
		p.fill(image.Rect(mx-across/2, from, mx-across/2+across, to-(to-from)/3), ink)
	}
}

func thickness(strength rune) int {
	return [...]int{0, 2, 4, 6}[strength-'0']
}

// arm fills a bar from the middle of the cell to one of its sides (up, right,
// down, left), offset across its direction. It starts far enough behind the
// middle to join an arm of the widest kind.
func (p *painter) arm(at image.Rectangle, side, width, offset, widest int, ink color.RGBA) {
	mx, my := at.Min.X+at.Dx()/2, at.Min.Y+at.Dy()/2
	across := func(m int) (from, to int) { return m + offset, m + offset + width }
	x0, x1 := across(mx)
	y0, y1 := across(my)
	reach := widest / 2
	switch side {
	case 0:
		p.fill(image.Rect(x0, at.Min.Y, x1, my+reach), ink)
	case 1:
		p.fill(image.Rect(mx-reach, y0, at.Max.X, y1), ink)
	case 2:
		p.fill(image.Rect(x0, my-reach, x1, at.Max.Y), ink)
	case 3:
		p.fill(image.Rect(at.Min.X, y0, mx+reach, y1), ink)
	}
}
