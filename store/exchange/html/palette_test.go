package html

import (
	"math"
	"testing"
)

// Text has a contrast of 4.5 to every ground that it may stand on, bars of
// meaning 3 to the page (WCAG 2.2, 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	for _, theme := range []struct {
		name  string
		of    func(ink) uint32
		paper []uint32
	}{
		{"light", func(i ink) uint32 { return i.light }, []uint32{paper}},
		{"dark", func(i ink) uint32 { return i.dark }, nil},
	} {
		grounds := theme.paper
		for _, i := range inks {
			if i.kind == ground {
				grounds = append(grounds, theme.of(i))
			}
		}
		for _, i := range inks {
			for _, behind := range grounds {
				least := map[inkKind]float64{forText: 4.5, forBars: 3}[i.kind]
				if got := contrast(theme.of(i), behind); got < least {
					t.Errorf("%s: %s on #%06x has %.2f, want %.1f", theme.name, i.name, behind, got, least)
				}
			}
		}
	}
}

func contrast(a, b uint32) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func luminance(rgb uint32) float64 {
	sum := 0.0
	for i, share := range [...]float64{.2126, .7152, .0722} {
		v := float64(rgb>>(16-8*i)&0xff) / 255
		if v <= .04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+.055)/1.055, 2.4)
		}
		sum += share * v
	}
	return sum
}
