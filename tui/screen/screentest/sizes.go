package screentest

import (
	"slices"
	"testing"
)

// Widths and Heights are the edges at which some layout changes, with their
// neighbours, and what is far too small or large.
var (
	Widths  = []int{1, 2, 5, 19, 20, 21, 30, 39, 40, 41, 59, 60, 79, 80, 99, 100, 110, 119, 120, 159, 160, 220, 300}
	Heights = []int{1, 2, 4, 5, 6, 10, 14, 15, 17, 18, 21, 22, 24, 36, 60, 100}
)

// EverySize calls draw with every width and height. In a short run a width
// meets a third of the heights, and the four sizes that are looked at stay.
func EverySize(draw func(w, h int)) {
	for i, w := range Widths {
		for j, h := range Heights {
			if !testing.Short() || (i+j)%3 == 0 || slices.Contains(Looked, Size{w, h}) {
				draw(w, h)
			}
		}
	}
}
