package library

import (
	"strconv"
	"strings"

	"ebb/plan"
)

// Progression is how strength goes on through a season.
type Progression struct {
	Stages []Step
	Until  int // days before the race of priority A from which there is none
}

// Step is a progression's week of a phase.
type Step struct {
	Phase plan.Phase
	Times int // a week
	Named []Turn
}

// Turn is a session of a progression, for so many weeks of the phase; 0: for all
// that follow.
type Turn struct {
	Name  string
	Weeks int
}

// Strength gives the session of strength of the n-th week of a phase, from 0,
// and how often a week it is done; 0 times in phases without one.
func (l Library) Strength(phase plan.Phase, week int) (e Entry, times int) {
	for _, s := range l.progression().Stages {
		if s.Phase != known(phase) {
			continue
		}
		for _, t := range s.Named {
			if week < t.Weeks || t.Weeks == 0 {
				e, _, ok := l.Find(Sessions, t.Name)
				if !ok {
					return Entry{}, 0
				}
				return e, s.Times
			}
			week -= t.Weeks
		}
	}
	return Entry{}, 0
}

// StrengthUntil gives how many days before the race of priority A there is no
// more strength.
func (l Library) StrengthUntil() int { return l.progression().Until }

// progression gives the first one there is.
func (l Library) progression() (p Progression) {
	l.each(Progressions, func(e *Entry) bool {
		p = e.Progression
		return false
	})
	return p
}

// progression reads lines as base 2/wk "Strength, heavy" 4w "Strength, jumps",
// and until 12d.
func (p *parser) progression() {
	for _, r := range p.body {
		all, ok := tokens(r.text)
		if !ok || len(all) < 2 || !p.stage(all) {
			p.failBody(r, 0, len(r.text), `base 2/wk "Strength, heavy" 4w "Strength, jumps"`, `a line is a phase, how often a week and sessions in quotes, or "until 12d"`)
			return
		}
	}
}

func (p *parser) stage(all []token) bool {
	if all[0].text == "until" {
		n, ok := figure(all[1].text, "d", 60)
		p.now.Progression.Until = n
		return ok && len(all) == 2
	}
	s := Step{Phase: plan.Phase(all[0].text)}
	times, ok := figure(all[1].text, "/wk", 7)
	if s.Times = times; !ok || known(s.Phase) != s.Phase {
		return false
	}
	for _, t := range all[2:] {
		n := len(s.Named)
		if t.quoted {
			s.Named = append(s.Named, Turn{Name: t.text})
			continue
		}
		weeks, ok := figure(t.text, "w", 52)
		if !ok || n == 0 || s.Named[n-1].Weeks != 0 {
			return false
		}
		s.Named[n-1].Weeks = weeks
	}
	p.now.Progression.Stages = append(p.now.Progression.Stages, s)
	return len(s.Named) > 0
}

// figure reads a number from 1 to most with its unit.
func figure(text, unit string, most int) (int, bool) {
	digits, ok := strings.CutSuffix(text, unit)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= 1 && n <= most
}
