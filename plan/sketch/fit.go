package sketch

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
)

// stretch is a part of a line between races: its phases, with the microcycles
// that each has in the end.
type stretch struct {
	phases []Phase
	first  int // days by which the first microcycle is longer, or shorter below 0
}

func (s *stretch) days() int {
	n := s.first
	for _, p := range s.phases {
		n += p.Cycles * p.Days
	}
	return n
}

// fit brings a stretch to so many days. What is too long gives way from the
// front: base before build, and the taper last. What is too short grows at its
// first phase of load. It says in words what it did.
func (s *stretch) fit(days int) (says []string) {
	says = append(says, s.cut(days)...)
	return append(says, s.grow(days)...)
}

func (s *stretch) cut(days int) (says []string) {
	for i := range s.phases {
		p, was := &s.phases[i], s.phases[i].Cycles
		for p.Cycles > 0 && s.days()-days >= p.Days {
			p.Cycles--
		}
		if over := s.days() - days; p.Cycles > 0 && over > 0 { // the microcycle in the middle of which it begins
			if rest := p.Days - over; rest >= leastCycle {
				s.first -= over
			} else {
				p.Cycles--
				s.first += rest
			}
		}
		if p.Cycles < was {
			says = append(says, fmt.Sprintf("%s %s", p.Of, lost(was, p.Cycles, p.Days)))
		}
		if s.days() <= days {
			break
		}
	}
	s.prune()
	return says
}

// prune drops phases that have nothing left.
func (s *stretch) prune() {
	kept := s.phases[:0]
	for _, p := range s.phases {
		if p.Cycles > 0 {
			kept = append(kept, p)
		}
	}
	s.phases = kept
	if len(kept) == 0 {
		s.first = 0
	}
}

// leastCycle is the fewest days of which a microcycle of its own is made.
const leastCycle = 4

func (s *stretch) grow(days int) (says []string) {
	for i := range s.phases {
		p := &s.phases[i]
		if !loads(p.Of) {
			continue
		}
		more := (days - s.days()) / p.Days
		if more > 0 {
			p.Cycles += more
			says = append(says, fmt.Sprintf("%s gets %s more", p.Of, cyclesWords(more, p.Days)))
		}
		if rest := days - s.days(); rest >= leastCycle && s.first <= 0 {
			p.Cycles++
			s.first -= p.Days - rest
		} else {
			s.first += rest
		}
		break
	}
	return says
}

// lost says what a phase gave.
func lost(was, now, days int) string {
	if now == 0 {
		return "goes (" + cyclesWords(was, days) + ")"
	}
	return fmt.Sprintf("loses %s of %d", cyclesWords(was-now, days), was)
}

func cyclesWords(n, days int) string {
	if days == calendar.Week {
		return count(n, "week")
	}
	return fmt.Sprintf("%s of %s", count(n, "microcycle"), count(days, "day"))
}

// usualRatio is taken for a phase of load that names none.
var usualRatio = plan.Ratio{Stress: 3, Recovery: 1}

// shape gives the kinds of the microcycles of a phase, a block a slice: one
// block a ratio cycle, a rest that does not fill one joined to the first. Where
// that rest would make more than four weeks of load in a row, it gets a lighter
// one of its own. A phase that tapers, because a taper follows it, ends with load:
// the taper is the recovery of its last cycle. Another lighter week before it
// would leave the race's last four weeks light, where 8 to 21 days of taper are
// usual and a tenth of fitness is the most that they should cost (R22, R24); and
// the longest day comes three weeks before the race, not four.
func shape(p Phase, tapers bool) (blocks [][]plan.WeekKind) {
	if !loads(p.Of) {
		return [][]plan.WeekKind{repeated(kindOf(p.Of), p.Cycles)}
	}
	r := p.Ratio
	if r == (plan.Ratio{}) {
		r = usualRatio
	}
	cycles, cycle, row := p.Cycles, r.Stress+r.Recovery, max(longestRow, r.Stress)
	if tapers {
		cycles, row = cycles+r.Recovery, min(row, r.Stress+1)
	}
	if cycles < cycle {
		return [][]plan.WeekKind{repeated(plan.LoadWeek, p.Cycles)}
	}
	rest := cycles % cycle
	for n := range cycles / cycle {
		var block []plan.WeekKind
		switch stress := r.Stress + rest; {
		case n > 0 || rest == 0:
			block = repeated(plan.LoadWeek, r.Stress)
		case stress <= row:
			block = repeated(plan.LoadWeek, stress)
		default:
			stress -= r.Recovery
			block = append(repeated(plan.LoadWeek, stress/2), repeated(plan.DownWeek, r.Recovery)...)
			block = append(block, repeated(plan.LoadWeek, stress-stress/2)...)
		}
		blocks = append(blocks, append(block, repeated(plan.DownWeek, r.Recovery)...))
	}
	if last := &blocks[len(blocks)-1]; tapers {
		*last = (*last)[:len(*last)-r.Recovery]
	}
	return blocks
}

// shapes gives the blocks of each phase of a stretch.
func (s *stretch) shapes() (all [][][]plan.WeekKind) {
	for i, p := range s.phases {
		all = append(all, shape(p, i+1 < len(s.phases) && s.phases[i+1].Of == plan.Taper))
	}
	return all
}

// longestRow is how many weeks of load stand in a row at most (R01).
const longestRow = 4

func repeated(k plan.WeekKind, n int) []plan.WeekKind {
	all := make([]plan.WeekKind, max(0, n))
	for i := range all {
		all[i] = k
	}
	return all
}

// kindOf gives the kind of the microcycles of a phase that builds no load.
func kindOf(p plan.Phase) plan.WeekKind {
	switch p {
	case plan.Taper:
		return plan.TaperWeek
	case plan.RacePhase:
		return plan.RaceWeek
	default:
		return plan.RecoveryWeek
	}
}
