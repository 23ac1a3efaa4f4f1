package theme

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Glyphs is the set of signs a terminal can show. Screens are written in the
// Unicode set; where only ASCII is safe, each cell is translated as it is sent.
type Glyphs uint8

// The sets.
const (
	Unicode Glyphs = iota
	ASCII          // plain terminals, and those that draw ambiguous glyphs two cells wide
)

// The signs of the Unicode set that screens name rather than write.
const (
	Cursor  = '▌'
	Path    = '›'
	Arrow   = '→'
	Minus   = '−'
	Times   = '×'
	Dot     = '·'
	Check   = '✓'
	Cross   = '✗'
	Line    = '─'
	Upright = '│'
	Settled = '━'
	Half    = '╸'
	Taper   = '╌'
	Gone    = '░'
	Full    = '█'
)

// plain gives one ASCII sign for each sign of the interface.
var plain = map[rune]byte{
	Cursor: '>', Path: '>', Arrow: '>', '←': '<', '↑': '^', '↓': 'v',
	Minus: '-', Times: 'x', Dot: '-', Check: 'v', Cross: 'x',
	'…': '.', '–': '-', '—': '-', '‘': '\'', '’': '\'', '“': '"', '”': '"',
	'≤': '<', '≥': '>', '▸': '>', '▾': 'v', '•': '*', '±': '+', '°': 'o',
	Line: '-', Upright: '|', '┃': '|', Settled: '=', Half: '-', Taper: '-',
	'┌': '+', '┐': '+', '└': '+', '┘': '+', '├': '+', '┤': '+', '┬': '+', '┴': '+', '┼': '+',
	'╭': '+', '╮': '+', '╯': '+', '╰': '+',
	Gone: '.', '▒': ':', '▓': '#', '\u00a0': ' ',
}

// barInk is what stands for any part of a bar in the roles whose bars are told
// apart by a sign of their own.
var barInk = [roles]byte{Core: 'o', Pool: '~', Plus: '+', Ghost: '.'}

// isBar tells whether a cell is one of the eighths of a bar, upright or lying.
// In accent the left half is the cursor's mark.
func isBar(r rune, role Style) bool {
	return r >= '▁' && r <= '▏' && (r != Cursor || role != Accent)
}

// Cell is the sign and style to send for a cell. In ASCII a bar becomes a sign
// by its role and height and is never reversed; without colours a cell in
// which two inks meet becomes a full one, so that bars have no holes.
func (t *Theme) Cell(r rune, s Style) (rune, Style) {
	if r < utf8.RuneSelf {
		return r, s
	}
	if t.Glyphs == ASCII {
		if isBar(r, s.Role()) {
			if s.IsReverse() && r < Full {
				r = '▁' + '▇' - r // what hangs is the rest of the block
			}
			return rune(plainBar(r, s.Role())), s &^ reverse
		}
		if isBraille(r) && (s.Role() == Peak || s.Role() == Tick) {
			return '.', s // the second of two lines
		}
		return rune(plainRune(r)), s
	}
	if t.Profile == NoColor && isBar(r, s.Role()) {
		return inkless(r, s), s
	}
	return r, s
}

// plainBar is the ASCII sign of a bar.
func plainBar(r rune, role Style) byte {
	if b := barInk[role]; b != 0 {
		return b
	}
	switch {
	case r <= '▂', r >= '▎':
		return '.'
	case r <= '▅', r >= '▋':
		return ':'
	}
	return '#'
}

// plainRune is the ASCII sign of any other sign: the interface's by table,
// letters without their accents, the rest a question mark.
func plainRune(r rune) byte {
	if b, ok := plain[r]; ok {
		return b
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if d := norm.NFD.Properties(buf[:n]).Decomposition(); len(d) > 0 && d[0] < utf8.RuneSelf {
		return d[0]
	}
	if isBraille(r) {
		return '*'
	}
	return '?'
}

// isBraille tells whether a cell holds dots of a line.
func isBraille(r rune) bool { return r >= 0x2800 && r <= 0x28ff }

// inkless tells bars apart by shade where there is no colour.
func inkless(r rune, s Style) rune {
	switch {
	case s.Inked():
		return Full
	case r == Full && s.Role() == Core:
		return '▓'
	case r == Full && s.Role() == Plus:
		return '▒'
	}
	return r
}

// Plain is text in this set: unchanged, or in ASCII, where an arrow and the sign
// for what was cut take two places. It is for lines that are printed; cells are translated one by one.
func (g Glyphs) Plain(s string) string {
	if g == Unicode {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case r == Arrow:
			b.WriteString("->")
		case r == '…': // one dot reads as the end of a sentence
			b.WriteString("..")
		case isBar(r, Accent):
			b.WriteByte(plainBar(r, Default))
		default:
			b.WriteByte(plainRune(r))
		}
	}
	return b.String()
}
