// Package safe makes text that came from outside fit to be kept and shown: a
// note, a name or a cue must not be able to move a cursor, hide a word, turn a
// line around or pile marks over the lines beside it (CWE-150, CVE-2021-42574).
//
// The store uses it on everything that is written, and whatever prints uses it
// again on the way out. It imports the standard library and
// golang.org/x/text/unicode/norm only.
package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The most runes that a text of one line or of several keeps.
const (
	MaxText  = 1000
	MaxLines = 8000
)

const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
	emojiStyle         = '\uFE0F' // variation selector 16
	keycap             = '\u20E3'

	maxMarks       = 4 // on one letter, of the marks that all scripts share
	maxScriptMarks = 8 // on one letter, of the marks of scripts that are written with them
	maxJoins       = 6 // joiners in one emoji
)

// Text gives s as one line: valid UTF-8 in normal form C that holds letters,
// marks, numbers, punctuation, symbols and single-width blanks only. Line breaks
// and tabs become blanks; bytes that are no UTF-8 become U+FFFD; controls,
// direction marks, invisible characters and what Unicode has not assigned are
// dropped. At most MaxText runes are kept. Text(Text(s)) is Text(s).
func Text(s string) string { return clean(s, false, MaxText) }

// Lines is Text for a note that may have several lines: line feeds stay, and at
// most MaxLines runes are kept.
func Lines(s string) string { return clean(s, true, MaxLines) }

func clean(s string, lines bool, limit int) string {
	if plain(s, lines) {
		return s[:min(len(s), limit)]
	}
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	// What is dropped may bring two runes together that normalise or join
	// anew, so go on until nothing changes; every round but the first shortens.
	for {
		next := truncate(filter(norm.NFC.String(s), lines), limit)
		if next == s {
			return s
		}
		s = next
	}
}

// plain reports whether s is printable ASCII, which nothing is done to.
func plain(s string, lines bool) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && (c != '\n' || !lines) {
			return false
		}
	}
	return true
}

func truncate(s string, limit int) string {
	n := 0
	for i := range s {
		if n == limit {
			return s[:i]
		}
		n++
	}
	return s
}

// filter keeps the runes that may be kept where they stand.
func filter(s string, lines bool) string {
	var out strings.Builder
	out.Grow(len(s))
	var before state
	for i, r := range s {
		width := utf8.RuneLen(r) // s is valid here
		r = blank(r, lines)
		next, size := utf8.DecodeRuneInString(s[i+width:])
		if size == 0 {
			next = -1
		}
		if before.keeps(r, next) {
			out.WriteRune(r)
			before.add(r)
		}
	}
	return out.String()
}

// blank turns every kind of blank and line break into a plain one.
func blank(r rune, lines bool) rune {
	switch {
	case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085':
		if lines {
			return '\n'
		}
		return ' '
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	default:
		return r
	}
}

// state is what has been kept of the text so far, as far as it decides on the
// next rune.
type state struct {
	last  rune // 0 at the start
	marks int  // in a row
	joins int  // in this emoji
}

func (st *state) add(r rune) {
	switch {
	case unicode.Is(unicode.M, r):
		st.marks++
	case r == zeroWidthJoiner:
		st.joins++
		st.marks = 0
	default:
		if st.last != zeroWidthJoiner {
			st.joins = 0
		}
		st.marks = 0
	}
	st.last = r
}

// keeps reports whether r may follow what was kept; next is the rune after r in
// the text, or -1.
func (st *state) keeps(r, next rune) bool {
	switch {
	case r == ' ' || r == '\n':
		return true
	case r == emojiStyle:
		return emoji(st.last) || keycapBase(st.last) && next == keycap
	case r == keycap:
		return st.last == emojiStyle && st.marks == 1
	case r == zeroWidthJoiner:
		return (emoji(st.last) || st.last == emojiStyle) && emoji(next) && st.joins < maxJoins
	case r == zeroWidthNonJoiner:
		return (unicode.IsLetter(st.last) || unicode.Is(unicode.M, st.last) && st.last != emojiStyle) && unicode.IsLetter(next)
	case invisible(r):
		return false
	case unicode.Is(unicode.M, r):
		return st.takesMark(r)
	default:
		return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S)
	}
}

func (st *state) takesMark(r rune) bool {
	if st.last == 0 || st.last == '\n' || st.last == zeroWidthNonJoiner || st.last == zeroWidthJoiner {
		return false
	}
	if unicode.Is(unicode.Inherited, r) {
		return st.marks < maxMarks
	}
	return st.marks < maxScriptMarks
}

// invisible lists what has a harmless category and draws nothing.
func invisible(r rune) bool {
	switch {
	case r == 0x034F, // combining grapheme joiner
		r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, // Hangul fillers
		r == 0x17B4, r == 0x17B5, // Khmer inherent vowels
		r >= 0x180B && r <= 0x180F,   // Mongolian selectors
		r >= 0xFE00 && r <= 0xFE0F,   // variation selectors
		r >= 0xE0000 && r <= 0xE0FFF: // tags, more selectors
		return true
	default:
		return false
	}
}

// emoji reports whether r is drawn as a picture, or may be: the blocks that
// hold Unicode's emoji, skin tones among them.
func emoji(r rune) bool {
	switch {
	case r == 0xA9, r == 0xAE, r == 0x203C, r == 0x2049, r == 0x2122, r == 0x2139, r == 0x3030, r == 0x303D, r == 0x3297, r == 0x3299:
		return true
	case r >= 0x2190 && r <= 0x2BFF, r >= 0x1F000 && r <= 0x1FAFF:
		return unicode.IsSymbol(r)
	default:
		return false
	}
}

func keycapBase(r rune) bool { return r >= '0' && r <= '9' || r == '#' || r == '*' }
