package serve

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// tame takes out of what is typed what would make a reader of key sequences
// hold ever more of it, and read it again each time: sequences without an end,
// and pastes beyond the limit. A paste is held until it is whole, so that never
// half of one arrives.
type tame struct {
	paste   int    // the longest, bytes
	tooLong func() // a paste was left out
	state   tameState
	held    []byte // a sequence, or a paste, as far as it came
	sent    int    // bytes of held that were let through already
	lost    int    // bytes of it that were left out; it goes with them
	letter  []byte // of a letter beyond ASCII, what came
	hanging bool   // what was let through ends within a sequence
	endless bool   // it has no end: nothing more is to be read
}

type tameState uint8

const (
	inText tameState = iota
	afterEscape
	inCSI    // ESC [ ... a letter
	inString // ESC ] and the like ... BEL or ESC \
	inPaste
)

const (
	escape       = 0x1b
	bell         = 0x07
	nothing      = 0x00    // a key that nothing is bound to
	longestReply = 4 << 10 // of a sequence: a terminal's answers are far shorter
	mostLost     = 1 << 20 // after which what has no end is taken for endless
)

var (
	pasteBegins = []byte("\x1b[200~")
	pasteEnds   = []byte("\x1b[201~")
)

// feed adds to out what of b may be read. After a pause a sequence that was
// begun is a key pressed alone, as alt+P, and what follows has nothing to do with it.
func (t *tame) feed(out, b []byte, paused bool) []byte {
	if paused && t.state != inPaste {
		t.state, t.held, t.hanging = inText, t.held[:0], false
	}
	for _, c := range b {
		n := len(out)
		if out = t.next(out, c); len(out) > n {
			t.hanging = out[len(out)-1] == escape
		}
	}
	if t.state != inText && t.state != inPaste && len(t.held) <= 2 { // it may be such a key
		out, t.sent, t.hanging = append(out, t.held[t.sent:]...), len(t.held), true
	}
	return out
}

func (t *tame) next(out []byte, c byte) []byte {
	switch t.state {
	case inText:
		return t.text(out, c)
	case afterEscape:
		return t.escaped(out, c)
	case inCSI:
		switch {
		case c == escape:
			return t.begin(out)
		case c < 0x20 || c >= 0x7f: // in none that a terminal sends
			t.state = inText
			return t.brokenOff(out)
		}
		t.keep(c, longestReply)
		if c >= 0x40 {
			return t.whole(out)
		}
	case inString:
		return t.string(out, c)
	case inPaste:
		return t.pasted(out, c)
	}
	return out
}

// text goes on in the middle of nothing. A byte beyond ASCII that stands in no
// letter begins a sequence for some readers, and no terminal types it.
func (t *tame) text(out []byte, c byte) []byte {
	if c < utf8.RuneSelf {
		if c == escape {
			return t.begin(out)
		}
		if len(t.letter) > 0 {
			out = t.brokenOff(out)
		}
		return append(out, c)
	}
	t.letter = append(t.letter, c)
	if !utf8.FullRune(t.letter) {
		return out
	}
	if r, _ := utf8.DecodeRune(t.letter); r != utf8.RuneError {
		out = append(out, t.letter...)
		t.letter = t.letter[:0]
		return out
	}
	if out = t.brokenOff(out); utf8.RuneStart(c) {
		t.letter = append(t.letter, c)
	}
	return out
}

// brokenOff leaves out what was begun and has no end. Where a part of it was
// let through the reader must learn it, or what follows would go on with it.
func (t *tame) brokenOff(out []byte) []byte {
	t.letter = t.letter[:0]
	if t.hanging {
		out = append(out, nothing)
	}
	return out
}

// begin begins a sequence; one that it breaks off is dropped.
func (t *tame) begin(out []byte) []byte {
	t.state, t.held, t.sent, t.lost, t.letter = afterEscape, append(t.held[:0], escape), 0, 0, t.letter[:0]
	return out
}

func (t *tame) escaped(out []byte, c byte) []byte {
	switch {
	case c == '[':
		t.state = inCSI
	case strings.IndexByte("]P_^X", c) >= 0:
		t.state = inString
	case c == escape:
		out = append(out, t.held[t.sent:]...)
		return t.begin(out)
	default:
		t.state, t.hanging = inText, true
		return t.text(append(out, t.held[t.sent:]...), c)
	}
	t.held = append(t.held, c)
	return out
}

func (t *tame) string(out []byte, c byte) []byte {
	if t.held[len(t.held)-1] == escape && c != '\\' {
		return t.escaped(t.begin(out), c)
	}
	t.keep(c, longestReply)
	switch {
	case c == bell, c == '\\' && len(t.held) > 1 && t.held[len(t.held)-2] == escape:
		return t.whole(out)
	case c < 0x20 && c != escape, c >= 0x7f:
		t.lost++ // in none that a terminal sends
	}
	return out
}

// keep holds a byte back, or counts it as lost; what was held is no use then,
// but the last of it, which may be its end under way.
func (t *tame) keep(c byte, most int) {
	if t.lost > 0 || len(t.held) >= most {
		t.lost++
		t.endless = t.endless || t.lost > mostLost
		last := t.held[max(0, len(t.held)-len(pasteEnds)):]
		t.held, t.sent = t.held[:copy(t.held, last)], 0
	}
	t.held = append(t.held, c)
}

// whole lets a sequence through that has its end.
func (t *tame) whole(out []byte) []byte {
	if bytes.Equal(t.held, pasteBegins) {
		t.state, t.sent = inPaste, 0
		return out
	}
	t.state = inText
	if t.lost > 0 {
		return t.brokenOff(out)
	}
	return append(out, t.held[t.sent:]...)
}

// pasted goes on in a paste, until it has its end.
func (t *tame) pasted(out []byte, c byte) []byte {
	t.keep(c, t.paste+len(pasteBegins)+len(pasteEnds))
	if c != '~' || !bytes.HasSuffix(t.held, pasteEnds) {
		return out
	}
	if t.lost > 0 {
		t.tooLong()
	}
	out = t.whole(out)
	t.held = nil // it may have been large
	return out
}
