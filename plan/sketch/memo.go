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

	lasts map[sized]bool // whether an entry comes to so many minutes
}

// sized is an entry brought to some minutes, by an athlete's settings of a day.
type sized struct {
	entry   string
	own     bool
	sport   plan.Sport
	minutes int
	by      *plan.Profile
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
}

func newMemo() *memo { return &memo{map[week]laid{}, map[asked][]library.Entry{}, map[sized]bool{}} }

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
func (k *memo) entries(lib library.Library, s library.Slot, own plan.Sport, d library.Discipline, phase plan.Phase, n int) []library.Entry {
	key := asked{role: s.Role, sport: s.Sport, own: own, discipline: d, phase: phase}
	for _, name := range s.Named {
		key.named += name + "\n"
	}
	fit, ok := k.fit[key]
	if !ok {
		fit = lib.For(s, own, d, phase, 0)
		k.fit[key] = fit
	}
	if turn := n % max(1, len(fit)); turn > 0 && (s.Role == library.Quality || len(s.Named) > 0) {
		fit = slices.Concat(fit[turn:], fit[:turn])
	}
	return fit
}
