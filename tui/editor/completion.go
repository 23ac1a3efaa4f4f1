package editor

import (
	"charm.land/bubbles/v2/textinput"

	"ebb/plan/calendar"
	"ebb/plan/complete"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// A line that is typed is completed in two ways. While it is typed, the ways on
// stand in a quiet row under it, and the rest of an earlier line behind the
// caret; nothing of it is in the line. tab writes the first way into the line,
// and again the next; any other key goes on from there, esc gives back what was
// typed.

// waysOf gives the ways on in a line of a question.
type waysOf func(s *Editor, sc *screen.Scene, before, after string, most int) []complete.Way

// ahead is how many ways are looked for while a line is typed, gone how many to
// go through.
const (
	ahead = 8
	gone  = 24
)

// turning is a completion that is gone through.
type turning struct {
	before, after string // what was typed
	ways          []complete.Way
	at            int
}

// used is what the athlete has written, as it was last gathered.
type used struct {
	of  *outlook.Outlook // changes with the plan
	day calendar.Day
	all *complete.Used
}

// usedNow gives what the athlete has written before, as seen from the cursor.
func (s *Editor) usedNow(sc *screen.Scene) *complete.Used {
	if s.used.all == nil || s.used.of != sc.Outlook || s.used.day != s.Cursor {
		s.used = used{sc.Outlook, s.Cursor, complete.Gather(sc.Plan, sc.Athlete, s.Cursor, sc.Today)}
	}
	return s.used.all
}

func sessionWays(s *Editor, sc *screen.Scene, before, after string, most int) []complete.Way {
	return s.usedNow(sc).Session(before, after, most)
}

func recordWays(s *Editor, sc *screen.Scene, before, after string, most int) []complete.Way {
	return s.usedNow(sc).Record(before, after, most)
}

func eventWays(s *Editor, sc *screen.Scene, before, after string, most int) []complete.Way {
	return s.usedNow(sc).Event(before, after, most)
}

func dateWays(s *Editor, sc *screen.Scene, before, after string, most int) []complete.Way {
	return s.usedNow(sc).Date(before, after, most)
}

// choiceWays gives the ways of a question with few answers.
func choiceWays(answers ...string) waysOf {
	return func(_ *Editor, _ *screen.Scene, before, after string, most int) []complete.Way {
		return complete.Choice(before, after, most, answers...)
	}
}

// sides gives the text on both sides of the caret.
func sides(input *textinput.Model) (before, after string) {
	text := input.Value()
	left := input.Position()
	for at := range text {
		if left == 0 {
			return text[:at], text[at:]
		}
		left--
	}
	return text, ""
}

// onward looks for the ways on from the caret.
func (l *line) onward(s *Editor, sc *screen.Scene, most int) []complete.Way {
	if l.ways == nil {
		return nil
	}
	before, after := sides(&l.input)
	return l.ways(s, sc, before, after, most)
}

// turn writes the next way into the line, or the one before, if there is one.
func (l *line) turn(by int, find func() []complete.Way) {
	if l.turning == nil || len(l.turning.ways) == 1 {
		all := find()
		if len(all) == 0 {
			return
		}
		before, after := sides(&l.input)
		l.turning = &turning{before: before, after: after, ways: all, at: -1}
		if by < 0 {
			l.turning.at = 0
		}
	}
	t := l.turning
	t.at = (t.at + by + len(t.ways)) % len(t.ways)
	text, caret := t.ways[t.at].Take(t.before, t.after)
	l.input.SetValue(text)
	l.input.SetCursor(len([]rune(text[:caret])))
}

// spaced reports whether the way that was written into the line ends it with a
// blank.
func (t *turning) spaced() bool { return t.after == "" && !t.ways[t.at].Line }

// turnBack gives back what was typed before the completion; false when there is
// none.
func (l *line) turnBack() bool {
	if l.turning == nil {
		return false
	}
	l.input.SetValue(l.turning.before + l.turning.after)
	l.input.SetCursor(len([]rune(l.turning.before)))
	l.turning = nil
	return true
}

// takeGhost writes the ghost into the line; false when there is none.
func (l *line) takeGhost(s *Editor, sc *screen.Scene) bool {
	before, after := sides(&l.input)
	if after != "" || l.turning != nil {
		return false
	}
	ghost := complete.Ghost(l.onward(s, sc, ahead), before)
	if ghost == "" {
		return false
	}
	l.input.SetValue(before + ghost)
	l.input.CursorEnd()
	return true
}

// look finds what is shown beside the line as it stands: nothing is looked for
// twice in the same text.
func (l *line) look(v *View) (ways []complete.Way, ghost string) {
	if l.ways == nil || l.quiet || l.turning != nil { // a ghost is not taken while ways are gone through
		return nil, ""
	}
	text, at := l.input.Value(), l.input.Position()
	if s := &l.seen; !s.ok || s.text != text || s.at != at {
		*s = sight{ok: true, text: text, at: at, ways: l.onward(v.Editor, v.Scene, ahead)}
		if before, after := sides(&l.input); after == "" && before != "" {
			s.ghost = complete.Ghost(s.ways, before)
		}
	}
	return l.seen.ways, l.seen.ghost
}

// sight is what was found for a text.
type sight struct {
	ok    bool
	text  string
	at    int
	ways  []complete.Way
	ghost string
}

// drawWays draws the row of the ways on: as they are while the line is typed, with
// the one in the line marked, and what it means, while they are gone through.
func (l *line) drawWays(a frame.Area, v *View, ways []complete.Way) {
	at, from, end, about := -1, 0, a.W, ""
	x := a.Text(0, 0, "tab", theme.Text.Bold()) + 1
	if l.turning != nil {
		ways, at = l.turning.ways, l.turning.at
		if about = ways[at].Means; about != "" && a.W >= screen.NarrowWidth {
			end -= frame.Width(about) + 2
		}
		for from < at && columns(ways[from:at+1], end-x) > end-x {
			from++
		}
	}
	for i, w := range ways[from:] {
		word := frame.Cut(w.Text, widest(end-x))
		if i > 0 && x+frame.Width(word) > end {
			break
		}
		st := theme.Dim
		if from+i == at {
			st = marked(v.Colours)
		}
		x = a.Text(x, 0, word, st) + 2
	}
	if x+frame.Width(about) <= a.W {
		a.Right(a.W, 0, about, theme.Dim)
	}
}

// marked is the style of what is chosen.
func marked(washes bool) theme.Style {
	if washes {
		return theme.Text.Bold().On(theme.Sel)
	}
	return theme.Text.Bold().Reverse()
}

// widest is the most columns that one way takes of the room, so that others are
// seen beside it.
func widest(room int) int { return max(8, room*2/3) }

// columns is how many columns ways take side by side.
func columns(ways []complete.Way, room int) int {
	n := -2
	for _, w := range ways {
		n += min(frame.Width(w.Text), widest(room)) + 2
	}
	return n
}

// about says what the way that is in the line means, where the row of the ways
// has no room for it.
func (l *line) about(width int) string {
	if l.turning == nil || width >= screen.NarrowWidth {
		return ""
	}
	return l.turning.ways[l.turning.at].Means
}
