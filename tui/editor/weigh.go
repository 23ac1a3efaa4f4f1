package editor

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/rules"
	"ebb/plan/ways"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// Weighing is the part of a preview that no key waits for: the ways of a change
// of length that are not chosen, and which load week gives at the least cost. It
// is worked out outside of Update: 4 to 14 ms for a season of 52 weeks. Or what
// puts a finding right: each edit that is tried is judged.
type Weighing struct {
	of    *reshape
	plan  *outlook.Outlook
	weeks int
	all   ways.Comparison

	right *fixing // fixes are looked for instead
	in    *verdict.Seen
	what  rules.Finding
	fixes []rules.Fix
	bars  *rules.Finding // what stands in the way, where there are none
}

// Weigh says what there is to be weighed; ok is false when nothing is.
func (s *Editor) Weigh() (w Weighing, ok bool) {
	if x, ok := s.draft.(*fixing); ok && x.pending() {
		return Weighing{right: x, in: x.in, what: x.finding}, true
	}
	r, ok := s.draft.(*reshape)
	if !ok || !r.pending() {
		return w, false
	}
	return Weighing{of: r, plan: r.of, weeks: r.compared.weeks, all: r.all}, true
}

// Work weighs; it reads what is never changed, so that any goroutine may do it.
func (w Weighing) Work() Weighing {
	if w.right != nil {
		if w.in.Verdict != nil {
			w.fixes = w.in.Fixes(&w.what, mostFixes)
			if len(w.fixes) == 0 {
				if in, ok := w.in.Refused(&w.what); ok {
					w.bars = &in
				}
			}
		}
		return w
	}
	w.all = w.all.Whole()
	return w
}

// Weighed takes up what came of it, unless the plan or the question has changed
// meanwhile.
func (s *Editor) Weighed(w Weighing, sc *screen.Scene) {
	if x := w.right; x != nil {
		if s.draft == draft(x) && x.in == w.in && x.of == sc.Outlook {
			x.found(w.fixes, w.bars)
			s.Refresh(sc)
		}
		return
	}
	r := w.of
	if s.draft != draft(r) || !r.pending() || r.of != w.plan || r.of != sc.Outlook || r.compared.weeks != w.weeks || r.weeks != w.weeks {
		return
	}
	if r.undecided() {
		r.list = nil
	}
	r.all = w.all
	s.Refresh(sc)
}

// Unweighed gives up what could not be weighed: what is shown can be done, and
// the figures of the others stay away.
func (s *Editor) Unweighed(w Weighing) {
	if w.right != nil {
		w.right.found(nil, nil)
		return
	}
	w.of.blind, w.of.list = true, nil
}

// Awaits reports whether a key is to wait until what is shown has been weighed:
// one that takes it, turns it or chooses among the weeks that can give. So keys
// that are typed ahead do what they do when they are typed slowly.
func (s *Editor) Awaits(msg tea.Msg) bool {
	if x, ok := s.draft.(*fixing); ok && !x.done {
		return ends(msg) != left
	}
	r, ok := s.draft.(*reshape)
	if !ok || !r.pending() {
		return false
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	if key.String() == "enter" {
		return true
	}
	reader := r.reader
	switch keys.Instead(reader.Read(key.String()).Action) {
	case keys.GivesWay, keys.SessionOn, keys.SessionBack:
		return true
	case keys.DayOn, keys.DayBack:
		return !r.lengths
	default:
		return false
	}
}

// undecided reports whether it is not known yet which week gives under Absorb:
// then there is nothing to show of it, and nothing to take.
func (r *reshape) undecided() bool { return r.gives == edit.Absorb && r.pending() }

// pending reports whether there are ways that nobody has looked at yet.
func (r *reshape) pending() bool {
	return !r.blind && r.err == nil && r.all.Ways != nil && !r.all.IsWhole()
}
