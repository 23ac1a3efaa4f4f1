package paint

import (
	"fmt"
	"image/color"
	"strconv"

	"ebb/tui/termtest"
)

// basic are the first 16 colours: every terminal has its own, these are xterm's.
var basic = [16]uint32{
	0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
	0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
}

// levels are the six steps of each channel in the colour cube from 16 to 231.
var levels = [6]uint8{0, 95, 135, 175, 215, 255}

// rgb reads a colour: "#rrggbb" or an index. What is neither is black: no
// screen has one.
func rgb(c termtest.Colour) color.RGBA {
	if n, err := strconv.ParseUint(string(c), 10, 8); err == nil {
		return indexed(int(n))
	}
	var v uint32
	_, _ = fmt.Sscanf(string(c), "#%06x", &v)
	return fromHex(v)
}

// indexed gives a colour of the 256: 16 basic ones, a cube of 216, 24 greys.
func indexed(n int) color.RGBA {
	if n < 16 {
		return fromHex(basic[n])
	}
	if n >= 232 {
		grey := uint8(8 + 10*(n-232))
		return color.RGBA{grey, grey, grey, 0xff}
	}
	n -= 16
	return color.RGBA{levels[n/36], levels[n/6%6], levels[n%6], 0xff}
}

func fromHex(v uint32) color.RGBA {
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

// mix gives a share of a and the rest of b.
func mix(a, b color.RGBA, share float64) color.RGBA {
	of := func(x, y uint8) uint8 { return uint8(share*float64(x) + (1-share)*float64(y) + 0.5) }
	return color.RGBA{of(a.R, b.R), of(a.G, b.G), of(a.B, b.B), 0xff}
}
