package sketch

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
)

// memo keeps what the library answered: weeks of a season ask for the same again
// and again.
type memo struct {
	laid map[week]laid
	fit  map[asked][]library.Entry

	brought map[sized]brought
}

// sized is an entry brought to some minutes, by an athlete's settings of a day.
type sized struct {
	entry   string
	whose   library.Whose
	sport   plan.Sport
	minutes int
	dose    float64
	by      *plan.Profile
}

// brought is what an entry comes to.
type brought struct {
	session plan.Session
	lasts   bool // as long as it was to
}

// week is what a pattern is laid over.
type week struct {
	discipline library.Discipline
	phase      plan.Phase
	days       int
	down       bool
	minutes    [calendar.Week]int
	hours      int // in quarters
}

type laid struct {
	pattern library.Pattern
	ok      bool
}

// asked is what entries are asked for.
type asked struct {
	role       library.Role
	sport, own plan.Sport
	discipline library.Discipline
	phase      plan.Phase
	named      string
	tests      bool
}

func newMemo() *memo { return &memo{map[week]laid{}, map[asked][]library.Entry{}, map[sized]brought{}} }

// pattern lays the pattern of a phase over the athlete's days; where the library
// has none for so few, the days of it that matter most.
func (k *memo) pattern(lib library.Library, w week) (library.Pattern, bool) {
	if known, ok := k.laid[w]; ok {
		return known.pattern, known.ok
	}
	p := lib.Pattern(w.discipline, w.phase, w.days)
	if w.down {
		p = p.With(1)
	}
	on, ok := p.On(w.minutes, float64(15*w.hours))
	if !ok && p.Days > w.days {
		on, ok = fewer(p, w.days).On(w.minutes, float64(15*w.hours))
	}
	k.laid[w] = laid{on, ok}
	return on, ok
}

// entries gives what fits a slot, the n-th in turn first where they take turns.
// Tests stand apart: they come first, or are left out.
func (k *memo) entries(lib library.Library, s library.Slot, own plan.Sport, d library.Discipline, phase plan.Phase, n int, tests bool) []library.Entry {
	key := asked{role: s.Role, sport: s.Sport, own: own, discipline: d, phase: phase, tests: tests}
	for _, name := range s.Named {
		key.named += name + "\n"
	}
	fit, ok := k.fit[key]
	if !ok {
		fit = lib.For(s, own, d, phase, 0)
		if s.Role == library.Quality {
			fit = apart(fit, tests)
		}
		k.fit[key] = fit
	}
	if tests && len(fit) > 0 && fit[0].Session.Kind == plan.Test {
		return fit
	}
	if turn := n % max(1, len(fit)); turn > 0 && (s.Role == library.Quality || len(s.Named) > 0) {
		fit = slices.Concat(fit[turn:], fit[:turn])
	}
	return fit
}

// apart puts tests first, or leaves them out; where nothing else fits they stay.
func apart(fit []library.Entry, first bool) []library.Entry {
	var tests, others []library.Entry
	for _, e := range fit {
		if e.Session.Kind == plan.Test {
			tests = append(tests, e)
		} else {
			others = append(others, e)
		}
	}
	switch {
	case first:
		return append(tests, others...)
	case len(others) == 0:
		return fit
	default:
		return others
	}
}
