package notation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ebb/plan"
)

// MaxLine is the most characters that a line can have.
const MaxLine = 4_000

// reader goes through a line. Places are in bytes; they become columns only
// when there is something to say.
type reader struct {
	line     string // as it was typed
	text     string // the same with case folded outside of quotes, byte for byte
	pos      int
	expanded int // steps so far, repeats counted out
	remarks  []Remark
}

// open makes the reader of a line of a session or an event, which has its bound.
func open(line string) (reader, error) {
	r, err := openLong(line)
	if err == nil && len(r.line) > MaxLine && utf8.RuneCountInString(r.line) > MaxLine {
		err = &Error{Line: r.line, Column: MaxLine, Says: "a line has 4000 characters at most"}
	}
	return r, err
}

// openLong checks the characters of a line and makes its reader.
func openLong(line string) (reader, error) {
	line = strings.TrimRightFunc(line, unicode.IsSpace)
	r := reader{line: line, text: line}
	upper, wide, quoted := false, false, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c >= utf8.RuneSelf:
			wide = true
		case c < ' ' && (c != '\t' || quoted) || c == 0x7f:
			if c == '\t' {
				return r, r.fail(span{i, i + 1}, "a blank", "a tab cannot stand in a note")
			}
			return r, r.fail(span{i, i + 1}, "", "a control character (%U) cannot stand in a line", rune(c))
		case c == '\\' && quoted:
			i = min(i+1, len(line)-1)
			wide = wide || line[i] >= utf8.RuneSelf
		case c == '"':
			quoted = !quoted
		case !quoted && c >= 'A' && c <= 'Z':
			upper = true
		}
	}
	if wide {
		if err := r.checkWide(); err != nil {
			return r, err
		}
	}
	if upper {
		r.text = fold(line)
	}
	return r, nil
}

func (r *reader) checkWide() error {
	for i, c := range r.line {
		if c == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(r.line[i:]); size == 1 {
				return r.fail(span{i, i + 1}, "", "the line is not valid UTF-8 here")
			}
		}
		if c != '\t' && !plan.Printable(c) {
			return r.fail(span{i, i + utf8.RuneLen(c)}, "", "a control character (%U) cannot stand in a line", c)
		}
	}
	return nil
}

// fold gives a line in lower case outside of quotes. Only ASCII is folded: the
// notation's words need no more, and no byte changes its place.
func fold(line string) string {
	folded, quoted := []byte(line), false
	for i := 0; i < len(folded); i++ {
		switch c := folded[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && c >= 'A' && c <= 'Z':
			folded[i] = c + 'a' - 'A'
		}
	}
	return string(folded)
}

// skip goes over blanks and gives the next byte, 0 at the end.
func (r *reader) skip() byte {
	for r.pos < len(r.text) && (r.text[r.pos] == ' ' || r.text[r.pos] == '\t') {
		r.pos++
	}
	if r.pos == len(r.text) {
		return 0
	}
	return r.text[r.pos]
}

// peek gives the byte so far ahead of the place, 0 beyond the end.
func (r *reader) peek(ahead int) byte {
	if r.pos+ahead >= len(r.text) {
		return 0
	}
	return r.text[r.pos+ahead]
}

func blankOrEnd(c byte) bool { return c == 0 || c == ' ' || c == '\t' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool { return c >= 'a' && c <= 'z' }

// word takes what stands up to a blank, a quote or a colon before a blank, and
// within steps up to a comma or bracket too.
func (r *reader) word(inSteps bool) span {
	at := span{r.pos, r.pos}
	for ; r.pos < len(r.text); r.pos++ {
		c := r.text[r.pos]
		if c == ' ' || c == '\t' || c == '"' || c == ':' && blankOrEnd(r.peek(1)) {
			break
		}
		if inSteps && (c == ',' || c == '(' || c == ')') {
			break
		}
	}
	at.to = r.pos
	return at
}

// in gives a part of the line with case folded.
func (r *reader) in(at span) string { return r.text[at.from:at.to] }

// quoted takes a text in double quotes, which starts at the place.
func (r *reader) quoted(most int) (string, span, error) {
	start, escaped := r.pos, false
	for r.pos++; r.pos < len(r.line); r.pos++ {
		switch r.line[r.pos] {
		case '\\':
			escaped = true
			if r.pos++; r.pos < len(r.line) && strings.IndexByte(`"\n`, r.line[r.pos]) < 0 {
				return "", span{}, r.fail(span{r.pos - 1, r.pos}, `\\`, `a backslash in quotes stands before ", \ or n only`)
			}
		case '"':
			r.pos++
			at := span{start, r.pos}
			text := r.line[start+1 : r.pos-1]
			if escaped {
				text = unescape.Replace(text)
			}
			switch {
			case text == "":
				return "", at, r.fail(at, "", "there is nothing in these quotes")
			case len(text) > most && utf8.RuneCountInString(text) > most:
				return "", at, r.fail(at, "", "the text has %d characters: %d at most", utf8.RuneCountInString(text), most)
			}
			return text, at, nil
		}
	}
	r.pos = len(r.line) // a backslash at the end stands before nothing
	return "", span{}, r.missing(span{start, start + 1}, "", "the quote is not closed")
}

var unescape = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n")
