package frame

import (
	"strconv"

	"ebb/tui/theme"
)

// minus is the sign of negative figures, as wide as a digit.
const minus = theme.Minus

// Int writes a whole number and returns the column after it.
func (a Area) Int(x, y, n int, st theme.Style) int {
	var buf [24]byte
	if n < 0 {
		a.Rune(x, y, minus, st)
		return a.Bytes(x+1, y, strconv.AppendUint(buf[:0], -uint64(n), 10), st)
	}
	return a.Bytes(x, y, strconv.AppendUint(buf[:0], uint64(n), 10), st)
}

// IntRight writes a whole number that ends before column x and returns the
// column it begins at.
func (a Area) IntRight(x, y, n int, st theme.Style) int {
	x -= IntWidth(n)
	a.Int(x, y, n, st)
	return x
}

// Change writes a whole number with its sign and returns the column after it.
func (a Area) Change(x, y, n int, st theme.Style) int {
	if n >= 0 {
		a.Rune(x, y, '+', st)
		x++
	}
	return a.Int(x, y, n, st)
}

// Share writes a part of one to two places, as .83, or 1.0 when it is whole,
// and returns the column after it.
func (a Area) Share(x, y int, v float64, st theme.Style) int {
	n := min(max(v, 0), 1)*100 + 0.5
	if v != v || n >= 100 {
		return a.Bytes(x, y, []byte("1.0"), st)
	}
	buf := [3]byte{'.', '0' + byte(n)/10, '0' + byte(n)%10}
	return a.Bytes(x, y, buf[:], st)
}

// IntWidth is the number of columns Int takes.
func IntWidth(n int) int {
	w := 1
	u := uint64(n)
	if n < 0 {
		w, u = 2, -u
	}
	for ; u >= 10; u /= 10 {
		w++
	}
	return w
}
