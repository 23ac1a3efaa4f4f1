package editor_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ebb/tui/screen/screentest"
)

// first types keys, the last of them without what comes with the next frame.
func first(t *testing.T, words []string) *screentest.Person {
	t.Helper()
	p := canyon(t, words[:len(words)-1]...)
	last := words[len(words)-1]
	for len(last) > 1 {
		p.Types(last[:1])
		last = last[1:]
	}
	p.Presses(last)
	return p
}

// What the first frame shows of a change of length stays where it is when the
// rest of the figures comes.
func TestNothingJumpsWhenTheFiguresCome(t *testing.T) {
	for _, r := range reshapes {
		for _, z := range looked {
			p := first(t, r.words)
			before := strings.Split(text(p, z.w, z.h), "\n")
			p.Weighs()
			after := strings.Split(text(p, z.w, z.h), "\n")
			if len(before) != len(after) {
				t.Fatalf("%s at %s: %d lines, then %d", r.name, z, len(before), len(after))
			}
			for y := range before {
				if !fills(before[y], after[y]) {
					t.Errorf("%s at %s:\n%s\nbecomes\n%s", r.name, z, before[y], after[y])
				}
			}
		}
	}
}

// fills reports whether a line is another with blanks, placeholders and rules
// filled in.
func fills(before, after string) bool {
	for before != "" {
		b, n := utf8.DecodeRuneInString(before)
		a, m := utf8.DecodeRuneInString(after)
		if b != ' ' && b != '·' && b != '─' && a != b {
			return false
		}
		before, after = before[n:], after[m:]
	}
	return true
}
