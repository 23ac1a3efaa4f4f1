// Package verdict is what the rules say of a plan, laid out as screens show it:
// by day for the marks, by block for the panel, in the order of days for the
// keys that go from finding to finding. It imports plan and below.
//
// A finding stands on one day: its first, or today when that is over. One that
// has begun and looks far ahead, as at a race, stands on its last. What is only
// information has no mark and is told on demand.
package verdict

import (
	"cmp"
	"slices"

	"ebb/plan/calendar"
	"ebb/plan/rules"
	"ebb/plan/sorting"
)

// Seen is a verdict as it is seen on a day. Once made it only learns, of who
// shows it, what was found to have no fix. A nil one is a verdict that is not
// there yet: it has no findings.
type Seen struct {
	*rules.Verdict
	Today calendar.Day

	all   []rules.Finding // warn and red, the gravest first
	infos []rules.Finding
	marks []mark // in the order of days, one a day
	days  []int  // indices of all in the order of the days they stand on
	stuck []rules.Case
}

// mark is the gravest finding of a day.
type mark struct {
	day      calendar.Day
	severity rules.Severity
}

// None is the verdict of rules that could not be asked.
var None = &Seen{}

// See lays a verdict out.
func See(v *rules.Verdict, today calendar.Day) *Seen {
	s := &Seen{Verdict: v, Today: today}
	s.all = v.Findings()
	for i := range s.all {
		if s.all[i].Severity < rules.Warn {
			s.all, s.infos = s.all[:i:i], s.all[i:]
			break
		}
	}
	s.days = make([]int, len(s.all))
	for i := range s.days {
		s.days[i] = i
	}
	sorting.By(s.days, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.Day(&s.all[a]), s.Day(&s.all[b])), cmp.Compare(a, b))
	})
	for _, i := range s.days {
		f := &s.all[i]
		if n := len(s.marks); n == 0 || s.marks[n-1].day != s.Day(f) {
			s.marks = append(s.marks, mark{s.Day(f), f.Severity})
		}
	}
	return s
}

// Fixable reports whether there may be a fix for a finding: that there is none is
// known once it was looked for.
func (s *Seen) Fixable(f *rules.Finding) bool {
	return s.Verdict != nil && !slices.Contains(s.stuck, f.Case) && s.Verdict.Fixable(f)
}

// Unfixable takes up that a fix of a finding was looked for, and none is there.
func (s *Seen) Unfixable(f *rules.Finding) { s.stuck = append(s.stuck, f.Case) }

// All gives the findings that are shown by default, warnings and red ones, the
// gravest first. The slice must not be changed.
func (s *Seen) All() []rules.Finding {
	if s == nil {
		return nil
	}
	return s.all
}

// Infos gives what is only information, in the order of days.
func (s *Seen) Infos() []rules.Finding {
	if s == nil {
		return nil
	}
	return s.infos
}

// Day gives the day that a finding stands on.
func (s *Seen) Day(f *rules.Finding) calendar.Day {
	if f.From < s.Today && Far(f) {
		return f.To
	}
	return max(f.From, min(s.Today, f.To))
}

// far is how many days a finding reaches over that is rather of its end.
const far = 4 * calendar.Week

// Far reports whether a finding reaches over so many days that it is of none of
// those between.
func Far(f *rules.Finding) bool { return f.To-f.From > far }

// On gives the gravest severity of what stands on a day; ok is false where
// nothing does.
func (s *Seen) On(day calendar.Day) (severity rules.Severity, ok bool) {
	return s.Within(calendar.Span{From: day, To: day})
}

// Within gives the gravest severity of what stands on days of a span; ok is
// false where nothing does.
func (s *Seen) Within(span calendar.Span) (severity rules.Severity, ok bool) {
	if s == nil {
		return 0, false
	}
	i, _ := slices.BinarySearchFunc(s.marks, span.From, func(m mark, d calendar.Day) int { return cmp.Compare(m.day, d) })
	for ; i < len(s.marks) && s.marks[i].day <= span.To; i++ {
		severity, ok = max(severity, s.marks[i].severity), true
	}
	return severity, ok
}

// Count gives how many stand on days of a span.
func (s *Seen) Count(span calendar.Span) (n int) {
	for i := range s.All() {
		if span.Has(s.Day(&s.all[i])) {
			n++
		}
	}
	return n
}

// Here gives the findings of a day: those that stand on it, then those that lie
// over it, each time the gravest first; information last.
func (s *Seen) Here(day calendar.Day) (here []*rules.Finding) {
	var over []*rules.Finding
	for _, some := range [...][]rules.Finding{s.All(), s.Infos()} {
		for i := range some {
			switch f := &some[i]; {
			case s.Day(f) == day:
				here = append(here, f)
			case day >= f.From && day <= f.To:
				over = append(over, f)
			}
		}
		here, over = append(here, over...), over[:0]
	}
	return here
}

// Next gives the finding that is so many on from a place, or back; round is true
// when that led past an end. The place is a day and, where several stand on it,
// the case of the one that was gone to. ok is false when there are none.
func (s *Seen) Next(day calendar.Day, at rules.Case, by int) (f *rules.Finding, round, ok bool) {
	n := len(s.All())
	if n == 0 || by == 0 {
		return nil, false, false
	}
	on, first, after := -1, n, n // of the place; at the day or behind it; behind it
	for i, k := range slices.Backward(s.days) {
		d := s.Day(&s.all[k])
		if d > day {
			after = i
		}
		if d >= day {
			first = i
		}
		if d == day && s.all[k].Case == at {
			on = i
		}
	}
	to := first + by
	switch {
	case on >= 0:
		to = on + by
	case by > 0:
		to = after + by - 1
	}
	round = to < 0 || to >= n
	return &s.all[s.days[((to%n)+n)%n]], round, true
}

// Find gives the finding of a case.
func (s *Seen) Find(of rules.Case) (*rules.Finding, bool) {
	for _, some := range [...][]rules.Finding{s.All(), s.Infos()} {
		for i := range some {
			if some[i].Case == of {
				return &some[i], true
			}
		}
	}
	return nil, false
}
