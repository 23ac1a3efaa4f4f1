package theme

import (
	"strconv"
	"sync/atomic"
)

// Theme turns styles into what a terminal understands. It is immutable once
// made and may be shared by any number of screens.
type Theme struct {
	Profile Profile
	Dark    bool
	Glyphs  Glyphs

	sgr [styleMask + 1]string // the escape sequence of each style
}

// made are the themes that there are by now. There are few, and many screens.
var made [TrueColor + 1][2][ASCII + 1]atomic.Pointer[Theme]

// New gives the theme for a terminal with these colours, a dark or a light
// ground, and these glyphs.
func New(profile Profile, dark bool, glyphs Glyphs) *Theme {
	ground := 0
	if dark {
		ground = 1
	}
	at := &made[min(profile, TrueColor)][ground][min(glyphs, ASCII)]
	if at.Load() == nil { // of two that are made at once either will do
		at.Store(newTheme(profile, dark, glyphs))
	}
	return at.Load()
}

func newTheme(profile Profile, dark bool, glyphs Glyphs) *Theme {
	t := &Theme{Profile: profile, Dark: dark, Glyphs: glyphs}
	ink, wash := &lightInk, &lightWash
	if dark {
		ink, wash = &darkInk, &darkWash
	}
	var all []byte
	var ends [len(t.sgr)]int
	for s := range Style(len(t.sgr)) {
		if s == s&^(roleMask|washMask)|s.Role().On(s.Wash()) {
			all = appendSGR(all, s, ink[s.Role()].sgr(profile, 30)+wash[s.Wash()].sgr(profile, 40))
		}
		ends[s] = len(all)
	}
	text, from := string(all), 0
	for s, end := range ends {
		t.sgr[s], from = text[from:end], end
	}
	return t
}

// appendSGR appends the sequence that switches from anything to a style with
// these colours.
func appendSGR(dst []byte, s Style, colours string) []byte {
	if s == Default {
		return append(dst, "\x1b[m"...)
	}
	dst = append(dst, "\x1b[0"...)
	if s.IsBold() {
		dst = append(dst, ";1"...)
	}
	if s.IsReverse() {
		dst = append(dst, ";7"...)
	}
	return append(append(dst, colours...), 'm')
}

// Washes tells whether the terminal shows washes. Where it does not, the
// cursor is marked by a glyph and by reverse.
func (t *Theme) Washes() bool { return t.Profile >= ANSI256 }

// AppendSGR appends the escape sequence that switches from anything to this
// style.
func (t *Theme) AppendSGR(dst []byte, s Style) []byte {
	seq := t.sgr[s&styleMask]
	if seq == "" { // bits that make no style
		seq = t.sgr[Default]
	}
	return append(dst, seq...)
}

// sgr is the colour's part of an escape sequence, with the semicolon before
// it. base is 30 for ink and 40 for ground.
func (c colour) sgr(p Profile, base int) string {
	switch {
	case c.rgb < 0 || p == NoColor:
		return ""
	case p == TrueColor:
		return ";" + strconv.Itoa(base+8) + ";2;" + strconv.Itoa(int(c.rgb>>16)) + ";" +
			strconv.Itoa(int(c.rgb>>8&0xff)) + ";" + strconv.Itoa(int(c.rgb&0xff))
	case p == ANSI256:
		return ";" + strconv.Itoa(base+8) + ";5;" + strconv.Itoa(int(c.c256))
	case c.basic < 0:
		return ""
	case c.basic >= 8:
		return ";" + strconv.Itoa(base+60-8+int(c.basic))
	default:
		return ";" + strconv.Itoa(base+int(c.basic))
	}
}
