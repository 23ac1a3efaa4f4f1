package editor

import (
	"slices"

	"ebb/plan"
	"ebb/tui/screen"
)

// Lines that were typed are brought back by up: those of this athlete and this
// question, the latest first, and after them what stands in the plan. They last
// as long as the program runs; what was planned lasts in the plan itself.

// mostKept is how many lines of a question are kept.
const mostKept = 100

// asked is of whom and what was asked.
type asked struct {
	whom   plan.ID
	prompt string
}

// keepLine keeps a line that was taken. A line that is typed again is the latest.
func (s *Editor) keepLine(sc *screen.Scene, prompt, text string) {
	of := asked{sc.Athlete.ID, prompt}
	kept := slices.DeleteFunc(s.history[of], func(old string) bool { return old == text })
	if len(kept) >= mostKept {
		kept = slices.Delete(kept, 0, 1)
	}
	s.history[of] = append(kept, text)
}

// walk is a way back through earlier lines.
type walk struct {
	lines []string // the latest first
	back  int      // lines back, 0: the line being typed
	typed string   // that line, while another is shown
}

// recall brings back a line that was typed before, or goes on to a later one.
func (l *line) recall(s *Editor, sc *screen.Scene, by int) {
	w := &l.walk
	if w.back == 0 {
		w.typed = l.input.Value()
		w.lines = s.earlier(sc, &l.question)
	}
	to := w.back + by
	if to < 0 || to > len(w.lines) {
		return
	}
	l.turning = nil
	w.back = to
	text := w.typed
	if to > 0 {
		text = w.lines[to-1]
	}
	l.input.SetValue(text)
	l.input.CursorEnd()
}

// earlier gives the lines of a question, the latest first.
func (s *Editor) earlier(sc *screen.Scene, q *question) []string {
	lines := slices.Clone(s.history[asked{sc.Athlete.ID, q.prompt}])
	slices.Reverse(lines)
	if q.past == nil {
		return lines
	}
	for _, line := range q.past(s, sc) {
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// plannedLines are the lines of sessions in the plan: those of the same day of
// the week first, then the nearest.
func plannedLines(s *Editor, sc *screen.Scene) []string {
	all := s.usedNow(sc).Lines
	lines := make([]string, len(all))
	for i := range all {
		lines[i] = all[i].Text
	}
	return lines
}
