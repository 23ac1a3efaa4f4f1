package complete

import "strings"

// Way is one way on.
type Way struct {
	From  int    // byte of the text before the caret from which Text is written over it
	Text  string // what is written
	Means string // a phrase, "" when Text says it
	Line  bool   // Text is the whole line, as it was written before
}

// Take writes a way into a line. before is the text up to the caret, after what
// follows it; caret is the byte at which it stands then. At the end of a line a
// blank is put behind a word, so that the next can follow.
func (w Way) Take(before, after string) (text string, caret int) {
	head := before[:w.From] + w.Text
	if after == "" && !w.Line {
		head += " "
	}
	return head + after, len(head)
}

// Ghost gives what the first whole line among the ways would write behind the
// caret: the rest of a line that was written before, and begins as this one.
func Ghost(ways []Way, before string) string {
	for _, w := range ways {
		if typed := before[w.From:]; w.Line && typed != "" && hasPrefix(w.Text, typed) {
			return w.Text[len(typed):]
		}
	}
	return ""
}

// inWord reports whether the caret stands within a word, or right before one:
// there is nothing to finish then.
func inWord(after string) bool { return after != "" && strings.IndexByte(" \t,)\"", after[0]) < 0 }

// hasPrefix is strings.HasPrefix with the case of ASCII folded.
func hasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// ways gathers the ways on from one place in a line, each once.
type ways struct {
	all           []Way
	before, after string // the text on both sides of the caret
	from          int
	typed         string                 // the word before the caret, which begins at from
	most          int                    // how many are wanted
	reads         func(line string) bool // whether a line with a way in it can be read
}

func (w *ways) full() bool { return len(w.all) >= w.most }

// offer adds a way that goes on from what is typed.
func (w *ways) offer(text, means string) { w.add(Way{From: w.from, Text: text, Means: means}) }

func (w *ways) add(way Way) {
	if w.full() || way.Text == "" {
		return
	}
	typed := w.before[way.From:]
	if !hasPrefix(way.Text, typed) || len(way.Text) == len(typed) {
		return
	}
	for i := range w.all {
		if w.all[i].Text == way.Text && w.all[i].From == way.From {
			return
		}
	}
	if w.reads != nil && !w.reads(w.before[:way.From]+way.Text+w.after) {
		return
	}
	w.all = append(w.all, way)
}
