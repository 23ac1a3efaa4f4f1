package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// sign is the next thing of a text that takes room: a rune, or a cluster of
// several, and its columns: 0 (it is not shown), 1 or 2.
type sign struct {
	r     rune
	text  string // the cluster, "" when it is one rune
	width int
}

// joiner keeps two signs apart that would else be drawn and counted as one.
const joiner = "\u200c"

// zwj is what draws emoji together.
const zwj = "\u200d"

// next reads one sign and the number of bytes it takes in the text.
//
// Terminals count a cluster in two ways, as a whole or rune by rune, and which
// of them is in use may change while the program runs. A sign is therefore cut
// to as many of its runes as both count alike.
func next(s string) (sign, int) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return ascii(c), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 {
		return sign{r: utf8.RuneError, width: 1}, 1
	}
	if hidden(r) {
		return sign{}, n
	}
	if single(r) && alone(s[n:]) {
		return sign{r: r, width: 1}, n
	}
	return cluster(s)
}

// ascii is the sign of one byte: itself, a blank for white space, nothing for
// the other controls.
func ascii(c byte) sign {
	switch {
	case c >= ' ' && c < 0x7f:
		return sign{r: rune(c), width: 1}
	case c == '\t', c == '\n':
		return sign{r: ' ', width: 1}
	}
	return sign{}
}

// hidden tells whether a rune is never shown: controls, signs of direction and
// other formatting, parts of surrogates, private use, and whatever Unicode has
// not assigned.
func hidden(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0:
		return r != '\t' && r != '\n'
	case r < 0xad:
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}

// single tells whether a rune is known to take one column everywhere, without
// asking: Latin letters, punctuation, arrows, lines, blocks, braille.
func single(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x300:
		return r >= 0xa0 && r != 0xad
	case r < 0x2800:
		return r >= 0x2010 && r <= 0x2027 || r >= 0x2190 && r <= 0x2193 ||
			r >= 0x2212 && r <= 0x2265 || r >= 0x2500 && r <= 0x259f ||
			r == '✓' || r == '✗' || r == '›' || r == '▸' || r == '▾' || r == '•'
	}
	return r <= 0x28ff
}

// alone tells whether the text goes on with something that can't join what
// stands before it.
func alone(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return single(r)
}

// cluster measures the first sign of a text the slow way.
func cluster(s string) (sign, int) {
	if g, ok := stand(s); ok {
		return g, runeLen(s)
	}
	whole, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if leans(firstRune(s)) {
		return sign{}, len(whole)
	}
	if counts(whole, width) {
		return apart(whole, width), len(whole)
	}
	return cut(whole)
}

// counts tells whether every terminal gives a cluster this width, and it holds
// and leaves nothing that could act on others.
func counts(s string, width int) bool {
	return width > 0 && width <= 2 && width == ansi.StringWidthWc(s) && clean(s) && !strings.HasSuffix(s, zwj)
}

// stand is what stands in for a rune that terminals can't agree on: a letter
// for a regional indicator, of which two make a flag in some of them and two
// letters in others, and the long a in the am of Thai and Lao, whose dot above
// cut has given to the consonant before it.
func stand(s string) (sign, bool) {
	switch r := firstRune(s); {
	case r >= 0x1f1e6 && r <= 0x1f1ff:
		return sign{r: 'A' + r - 0x1f1e6, width: 1}, true
	case r == 0x0e33, r == 0x0eb3:
		return sign{r: r - 1, width: 1}, true
	}
	return sign{}, false
}

// leans tells whether a rune joins what stands before it: with nothing there it
// would join the sign of another text.
func leans(r rune) bool {
	switch {
	case r >= 0x1160 && r <= 0x11ff, r >= 0xd7b0 && r <= 0xd7ff: // vowels and finals of jamo
		return true
	case r >= 0x1f3fb && r <= 0x1f3ff: // tones of skin
		return true
	}
	return unicode.In(r, unicode.M, unicode.Other_Grapheme_Extend)
}

// clean tells whether a cluster has nothing hidden within but what joins its
// parts.
func clean(s string) bool {
	for _, r := range s {
		if hidden(r) && r != 0x200d && r != 0x200c {
			return false
		}
	}
	return true
}

// cut gives the longest part of a cluster that every terminal counts alike.
// When letters that can stand by themselves follow it, they come next; else
// what follows is dropped.
func cut(whole string) (sign, int) {
	best, width := 0, 0
	for i := range whole {
		end := i + runeLen(whole[i:])
		part := whole[:end]
		w := ansi.StringWidth(part)
		if counts(part, w) {
			best, width = end, w
		}
	}
	if best == 0 {
		return sign{}, len(whole)
	}
	part, rest := whole[:best], whole[best:]
	switch firstRune(rest) {
	case 0x0e33:
		return sign{r: firstRune(part), text: part + "\u0e4d", width: width}, best
	case 0x0eb3:
		return sign{r: firstRune(part), text: part + "\u0ecd", width: width}, best
	}
	if rest == "" || !unicode.IsLetter(firstRune(rest)) {
		return apart(part, width), len(whole)
	}
	first, _ := ansi.FirstGraphemeCluster(part+joiner+rest, ansi.GraphemeWidth)
	if len(first) != best+len(joiner) {
		return apart(part, width), len(whole)
	}
	return sign{r: firstRune(part), text: part + joiner, width: width}, best
}

// apart is the sign of a cluster, with a joiner after it when the next sign
// could otherwise be taken into it.
func apart(s string, width int) sign {
	r := firstRune(s)
	if conjoins(r) {
		s += joiner
	}
	if len(s) == utf8.RuneLen(r) {
		return sign{r: r, width: width}
	}
	return sign{r: r, text: s, width: width}
}

// conjoins tells whether a letter is of a script in which it may take the next
// one into its cluster: Indic scripts and Hangul jamo.
func conjoins(r rune) bool {
	switch {
	case r >= 0x0e00 && r < 0x0f00: // Thai, Lao
		return false
	case r >= 0x0900 && r < 0x1160, r >= 0x1700 && r < 0x1c80:
		return true
	}
	return r >= 0xa800 && r < 0xac00 || r >= 0x11000 && r < 0x12000
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Width is the number of columns a text takes in a frame.
func Width(s string) int {
	w := 0
	for len(s) > 0 {
		g, n := next(s)
		w += g.width
		s = s[n:]
	}
	return w
}
