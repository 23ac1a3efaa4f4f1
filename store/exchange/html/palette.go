package html

import (
	"fmt"
	"strings"
)

// ink is a colour of the page on light and on dark ground. Text needs a contrast
// of 4.5 to its ground, bars and lines 3; colour never says anything alone.
type ink struct {
	name        string
	light, dark uint32
	kind        inkKind
}

type inkKind uint8

const (
	forText  inkKind = iota
	forBars          // of meaning: 3
	forRules         // without meaning
	ground           // behind text
)

// The grounds come first: paper itself is white.
var inks = []ink{
	{"ground", 0xfbfaf7, 0x14161b, ground},
	{"band", 0xf1f0eb, 0x1b1e25, ground},
	{"sel", 0xe8e6f6, 0x2d3040, ground},
	{"text", 0x16181c, 0xf0eee8, forText},
	{"body", 0x383c44, 0xc2c6ce, forText},
	{"dim", 0x5c626d, 0x9aa1ad, forText},
	{"stress", 0x8f4a00, 0xf5a95c, forText},
	{"ebb", 0x00607f, 0x62c4e6, forText},
	{"accent", 0x5b3fc4, 0xc3b1ff, forText},
	{"peak", 0x964b00, 0xf5a95c, forBars},
	{"core", 0xbb7425, 0xa87038, forBars},
	{"pool", 0x1f7a9a, 0x62c4e6, forBars},
	{"load", 0x747a85, 0x9aa1ad, forBars},
	{"base", 0x7d838e, 0x727a88, forBars},
	{"build", 0x5d636e, 0x9aa1ad, forBars},
	{"specific", 0x3a3f48, 0xd0d3d9, forBars},
	{"tick", 0x7d838e, 0x727a88, forBars},
	{"rule", 0xcdd0d6, 0x3d434f, forRules},
}

// paper is the ground of a printed page.
const paper = 0xffffff

// variables gives the colours as the style sheet names them.
func variables(of func(ink) uint32) string {
	var b strings.Builder
	for _, i := range inks {
		fmt.Fprintf(&b, "--%s:#%06x;", i.name, of(i))
	}
	return b.String()
}
