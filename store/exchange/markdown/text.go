package markdown

import (
	"strings"
	"unicode"

	"ebb/store/safe"
)

// special are the signs that CommonMark, GitHub or pandoc may take for marks
// wherever they stand: emphasis, code, links, HTML, tables, entities, mathematics,
// citations, superscripts, and the colon of a bare address.
const special = "\\`*_[]<>|~$^@&:#{}"

// text makes text from outside fit to stand within a line: one line, in which
// every sign means itself.
func text(s string) string {
	s = strings.Join(strings.Fields(safe.Text(s)), " ")
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune(special, r) && !harmless(s, i, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return begun(b.String())
}

// harmless reports whether a sign can't be taken for a mark where it stands, so
// that 06:30, +600m #night and a & b stay as they are read.
func harmless(s string, i int, r rune) bool {
	before, after := byte(' '), byte(' ')
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	switch r {
	case ':':
		return after == ' ' || isDigit(before) && isDigit(after)
	case '&':
		return after == ' '
	case '#':
		return i > 0
	default:
		return false
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// begun keeps the beginning of a line from being taken for that of a list, a
// heading, a quotation, code or a rule.
func begun(s string) string {
	if s == "" {
		return ""
	}
	switch digits := len(s) - len(strings.TrimLeftFunc(s, unicode.IsDigit)); {
	case strings.ContainsRune("-+=#>%", rune(s[0])):
		return `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') && (digits+1 == len(s) || s[digits+1] == ' '):
		return s[:digits] + `\` + s[digits:]
	default:
		return s
	}
}

// lines makes a note of several lines fit to stand as a quotation.
func lines(s string) []string {
	var all []string
	for line := range strings.SplitSeq(safe.Lines(s), "\n") {
		all = append(all, text(line))
	}
	return all
}
