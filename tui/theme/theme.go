package theme

import "strconv"

// Theme turns styles into what a terminal understands. It is immutable once
// made and may be shared by any number of screens.
type Theme struct {
	Profile Profile
	Dark    bool
	Glyphs  Glyphs

	ink  [roles]string  // ";38;2;..." of each role, empty where it has none
	wash [washes]string // ";48;2;..." of each wash
}

// New makes the theme for a terminal with these colours, a dark or a light
// ground, and these glyphs.
func New(profile Profile, dark bool, glyphs Glyphs) *Theme {
	t := &Theme{Profile: profile, Dark: dark, Glyphs: glyphs}
	ink, wash := &lightInk, &lightWash
	if dark {
		ink, wash = &darkInk, &darkWash
	}
	for i, c := range ink {
		t.ink[i] = c.sgr(profile, 30)
	}
	for i, c := range wash {
		t.wash[i] = c.sgr(profile, 40)
	}
	return t
}

// Washes tells whether the terminal shows washes. Where it does not, the
// cursor is marked by a glyph and by reverse.
func (t *Theme) Washes() bool { return t.Profile >= ANSI256 }

// AppendSGR appends the escape sequence that switches from anything to this
// style.
func (t *Theme) AppendSGR(dst []byte, s Style) []byte {
	dst = append(dst, "\x1b["...)
	if s&styleMask == Default {
		return append(dst, 'm')
	}
	dst = append(dst, '0')
	if s.IsBold() {
		dst = append(dst, ";1"...)
	}
	if s.IsReverse() {
		dst = append(dst, ";7"...)
	}
	dst = append(dst, t.ink[s.Role()]...)
	dst = append(dst, t.wash[s.Wash()]...)
	return append(dst, 'm')
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
