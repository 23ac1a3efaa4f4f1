package rewrite

import (
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
)

// moves puts sessions on the days, and in the order, that they are wanted in.
// Of the sessions of a day those stay that make the longest run in order; the
// others are put before what follows them, from the last on.
func (w *writing) moves() error {
	for _, m := range w.new {
		all := w.sessionsOf(m)
		for to := len(all); to > 0; {
			from := to - 1
			for from > 0 && all[from-1].Day == all[to-1].Day {
				from--
			}
			if err := w.movesOnDay(m, all[from:to]); err != nil {
				return err
			}
			to = from
		}
	}
	return nil
}

func (w *writing) movesOnDay(m *week, wanted []*session) error {
	stays := w.stayers(m, wanted)
	var next plan.ID
	for i, s := range slices.Backward(wanted) {
		if s.pair == nil && m.pair != nil {
			continue // comes later
		}
		if !stays[i] {
			if err := w.do(edit.MoveSession{Session: s.ID, To: spot(s), Before: next}); err != nil {
				return err
			}
		}
		if s.pair != nil && s.same && s.isMoved(stays[i]) {
			w.tally.session.moved++
		}
		next = s.ID
	}
	return nil
}

// isMoved reports whether a person would say that a session was moved: on
// another day, or past another one.
func (s *session) isMoved(stays bool) bool {
	return s.pair.in.pair != s.in || s.pair.place() != s.place() || !stays
}

// stayers tells which sessions of a day need not be moved.
func (w *writing) stayers(m *week, wanted []*session) []bool {
	at, _ := w.now.FindWeek(m.ID)
	stands := make([]int, len(wanted)) // place in the day now, -1: elsewhere
	on := w.now.Week(at).On(wanted[0].Day)
	for i, s := range wanted {
		stands[i] = slices.IndexFunc(on, func(o plan.Session) bool { return o.ID == s.ID })
	}
	return longestRun(stands)
}

// longestRun marks a longest rising run of the figures that are not negative.
func longestRun(figures []int) []bool {
	length, before := make([]int, len(figures)), make([]int, len(figures))
	last := -1
	for i, f := range figures {
		before[i] = -1
		if f < 0 {
			continue
		}
		length[i] = 1
		for j := range i {
			if figures[j] >= 0 && figures[j] < f && length[j] >= length[i] {
				length[i], before[i] = length[j]+1, j
			}
		}
		if last < 0 || length[i] > length[last] {
			last = i
		}
	}
	run := make([]bool, len(figures))
	for ; last >= 0; last = before[last] {
		run[last] = true
	}
	return run
}
