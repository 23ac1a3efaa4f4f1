package paint

import (
	"image"
	"image/color"
	"math"
)

// shape draws the characters that must fill or join cells, and the marks the
// font lacks. It gives false for all others.
func (p *painter) shape(at image.Rectangle, r rune, ink, paper color.RGBA) bool {
	switch {
	case r >= 0x2500 && r <= 0x257f:
		p.line(at, r, ink)
	case r >= 0x2580 && r <= 0x259f:
		p.block(at, r, ink, paper)
	case r >= 0x2800 && r <= 0x28ff:
		p.braille(at, r, ink)
	default:
		strokes, ok := marks[r]
		if !ok {
			return false
		}
		for _, s := range strokes {
			p.stroke(at, s, ink)
		}
	}
	return true
}

// eighths gives the part of a cell between two corners counted in eighths of
// its width and height.
func eighths(at image.Rectangle, x0, y0, x1, y1 int) image.Rectangle {
	w, h := at.Dx(), at.Dy()
	return image.Rect(at.Min.X+x0*w/8, at.Min.Y+y0*h/8, at.Min.X+x1*w/8, at.Min.Y+y1*h/8)
}

// quadrants are the filled quarters of U+2596 to U+259F: 1 upper left, 2 upper
// right, 4 lower left, 8 lower right.
var quadrants = [10]int{4, 8, 1, 1 | 4 | 8, 1 | 8, 1 | 2 | 4, 1 | 2 | 8, 2, 2 | 4, 2 | 4 | 8}

// block draws U+2580 to U+259F.
func (p *painter) block(at image.Rectangle, r rune, ink, paper color.RGBA) {
	n := int(r - 0x2580)
	switch {
	case n == 0: // upper half
		p.fill(eighths(at, 0, 0, 8, 4), ink)
	case n <= 8: // lower eighths
		p.fill(eighths(at, 0, 8-n, 8, 8), ink)
	case n <= 15: // left eighths, from seven down to one
		p.fill(eighths(at, 0, 0, 16-n, 8), ink)
	case n == 16: // right half
		p.fill(eighths(at, 4, 0, 8, 8), ink)
	case n <= 19: // shades
		p.fill(at, mix(ink, paper, float64(n-16)/4))
	case n == 20: // upper eighth
		p.fill(eighths(at, 0, 0, 8, 1), ink)
	case n == 21: // right eighth
		p.fill(eighths(at, 7, 0, 8, 8), ink)
	default:
		for i, quarter := range []image.Rectangle{
			eighths(at, 0, 0, 4, 4), eighths(at, 4, 0, 8, 4), eighths(at, 0, 4, 4, 8), eighths(at, 4, 4, 8, 8),
		} {
			if quadrants[n-22]&(1<<i) != 0 {
				p.fill(quarter, ink)
			}
		}
	}
}

// braille draws U+2800 to U+28FF as dots on a grid of two by four that goes on
// through neighbouring cells.
func (p *painter) braille(at image.Rectangle, r rune, ink color.RGBA) {
	// The bits of the dots, row by row; the lowest row came later to Unicode.
	bits := [4][2]int{{0, 3}, {1, 4}, {2, 5}, {6, 7}}
	for y, row := range bits {
		for x, bit := range row {
			if (r-0x2800)&(1<<bit) == 0 {
				continue
			}
			px, py := at.Min.X+cellW/4+x*cellW/2, at.Min.Y+cellH/8+y*cellH/4
			p.fill(image.Rect(px-1, py-2, px+1, py+2), ink)
			p.fill(image.Rect(px-2, py-1, px+2, py+1), ink)
		}
	}
}

// stroke is a straight pen stroke within a cell, its ends in pixels.
type stroke struct{ x0, y0, x1, y1, width float64 }

// marks are the signs Go Mono lacks.
var marks = map[rune][]stroke{
	'✓': {{2, 13, 5, 17, 2}, {5, 17, 10.5, 7, 2}},
	'✗': {{2, 7.5, 10, 17, 2.2}, {10, 7.5, 2, 17, 2.2}},
	'▸': {{3.5, 8, 3.5, 17, 2}, {4.5, 9, 4.5, 16, 2}, {6, 10.4, 6, 14.6, 2}, {7.5, 11.4, 7.5, 13.6, 2}},
	'▾': {{2, 9.5, 10, 9.5, 2}, {3, 11, 9, 11, 2}, {4.4, 12.5, 7.6, 12.5, 2}, {5.5, 14, 6.5, 14, 2}},
	'⚑': {{3, 5, 3, 19, 1.6}, {3, 6.5, 10, 9, 2}, {10, 9, 3, 11.5, 2}, {3.5, 9, 8, 9, 3}},
}

// stroke fills the pixels near a line, softly at its edge.
func (p *painter) stroke(at image.Rectangle, s stroke, ink color.RGBA) {
	for y := range at.Dy() {
		for x := range at.Dx() {
			d := distance(float64(x)+0.5, float64(y)+0.5, s)
			share := min(1, max(0, s.width/2+0.5-d))
			if share == 0 {
				continue
			}
			px, py := at.Min.X+x, at.Min.Y+y
			p.img.SetRGBA(px, py, mix(ink, p.img.RGBAAt(px, py), share))
		}
	}
}

// distance is that of a point from a stroke, in pixels.
func distance(x, y float64, s stroke) float64 {
	dx, dy := s.x1-s.x0, s.y1-s.y0
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(1, max(0, ((x-s.x0)*dx+(y-s.y0)*dy)/length))
	}
	return math.Hypot(x-s.x0-along*dx, y-s.y0-along*dy)
}
