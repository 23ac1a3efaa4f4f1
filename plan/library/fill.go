package library

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// Filling is what a week is filled with sessions for.
type Filling struct {
	Athlete    *plan.Athlete
	Start      calendar.Day // of the block
	Discipline Discipline
	Quality    int       // days of quality in a load week; -1: as the pattern has them
	Before     []float64 // loads of up to four weeks before, for targets that are a share of them
}

// usualDays is how many days are trained on where an athlete has not said on
// which there is time.
const usualDays = 6

// Fill gives a block whose weeks have a target and no session with sessions, by
// the pattern of its phase and the days on which the athlete can train. In a
// down week one day of quality is kept. Sessions have no ids.
func (l Library) Fill(b plan.Mesocycle, f Filling) plan.Mesocycle {
	b.Weeks = slices.Clone(b.Weeks)
	wants, most := make([]float64, len(b.Weeks)), 0.0
	for i, w := range b.Weeks {
		wants[i] = load.Target(w.Target, f.Before)
		most = max(most, wants[i])
		f.Before = append(f.Before[max(0, len(f.Before)-3):], wants[i])
	}
	minutes, days := f.minutes()
	p, _ := l.Pattern(f.Discipline, b.Phase, days).On(minutes, most/load.Score(1./60, .70)) // one for all: days of a week keep their meaning
	day := f.Start
	for i := range b.Weeks {
		w := &b.Weeks[i]
		if wants[i] > 0 && w.Days == calendar.Week && len(w.Sessions) == 0 {
			quality := f.Quality
			if w.Kind == plan.DownWeek {
				quality = 1
			}
			w.Sessions = l.week(p.With(quality), b.Phase, i, wants[i], w.Kind, day, f)
		}
		day += calendar.Day(w.Days)
	}
	return b
}

// mostStrength is the part of a week's load that strength takes at most.
const mostStrength = .25

// week gives the sessions of the n-th week of a phase.
func (l Library) week(p Pattern, phase plan.Phase, n int, want float64, kind plan.WeekKind, start calendar.Day, f Filling) (sessions []plan.Session) {
	strong, times := l.Strength(phase, n)
	if kind == plan.DownWeek {
		times = min(times, 1)
	}
	lifted := load.Of(strong.Session, f.Athlete, start).Load
	for times > 0 && float64(times)*lifted > mostStrength*want {
		times--
	}
	want -= lifted * float64(min(times, p.count(Strength))) // it is a part of the week
	for i, s := range p.Slots {
		day := start + calendar.Day((s.Day-weekday(start)+calendar.Week)%calendar.Week)
		session, ok := plan.Session{}, false
		switch s.Role {
		case Off:
		case Strength:
			times--
			session, ok = strong.Session.Clone(), times >= 0
		default:
			session, ok = made(l.For(s, f.Athlete.On(start).Sport, f.Discipline, phase, n+i), s.Share*want, f.Athlete, day)
		}
		if ok {
			session.Day = int(day - start)
			sessions = append(sessions, session)
		}
	}
	slices.SortStableFunc(sessions, func(a, b plan.Session) int { return a.Day - b.Day })
	return sessions
}

// For gives the entries for a piece of a week, the first choice first: those that
// the pattern names, else those that fit by role and phase; names and those of
// quality begin with the n-th in turn. Own is the sport of a piece that names
// none; in one of which nothing is written, what is written to be run is done.
func (l Library) For(s Slot, own plan.Sport, d Discipline, phase plan.Phase, n int) (fit []Entry) {
	for _, name := range s.Named {
		if e, _, ok := l.Find(Sessions, name); ok {
			fit = append(fit, e)
		}
	}
	sport := s.Sport
	if sport == plan.NoSport {
		sport = own
	}
	for _, w := range []Wanted{
		{Role: s.Role, Sport: sport, Phase: phase, Discipline: d}, {Role: s.Role, Sport: sport, Phase: phase}, {Role: s.Role, Sport: sport},
		{Role: s.Role, Sport: plan.Run, Phase: phase, Discipline: Road},
	} {
		if len(fit) == 0 {
			fit = l.Sessions(w)
		}
	}
	for i := range fit {
		if of := &fit[i].Session.Sport; s.Sport == plan.NoSport && *of == plan.Run && sport != plan.NoSport {
			*of = sport
		}
	}
	if turn := n % max(1, len(fit)); turn > 0 && (s.Role == Quality || len(s.Named) > 0) {
		fit = slices.Concat(fit[turn:], fit[:turn])
	}
	return fit
}

// near is how far a session's load may be from the one asked for.
const near = .10

// made gives the session of the first entry that comes near a load, else of the
// one that comes nearest.
func made(fit []Entry, want float64, a *plan.Athlete, day calendar.Day) (best plan.Session, ok bool) {
	least := 0.0
	for _, e := range fit {
		s := e.MakeLoad(want, a, day)
		off := math.Abs(load.Of(s, a, day).Load - want)
		if !ok || off < least {
			best, least, ok = s, off, true
		}
		if off <= near*want {
			return s, true
		}
	}
	return best, ok
}

// With gives a pattern with so many days of quality, the first of them; those
// that go become easy. Below 0 it stays as it is.
func (p Pattern) With(quality int) Pattern {
	p.Slots = slices.Clone(p.Slots)
	for i := range p.Slots {
		if s := &p.Slots[i]; s.Role == Quality && quality >= 0 {
			if quality == 0 {
				s.Role = Easy
			} else {
				quality--
			}
		}
	}
	return p
}

// count gives how many pieces of a role there are.
func (p Pattern) count(role Role) (n int) {
	for _, s := range p.Slots {
		if s.Role == role {
			n++
		}
	}
	return n
}

// minutes gives the time of each day of the week, Monday first, and on how many
// there is some.
func (f Filling) minutes() (minutes [calendar.Week]int, days int) {
	said := false
	for wd, m := range f.Athlete.On(f.Start).Available {
		minutes[(wd+6)%calendar.Week] = m
		said = said || m >= 0
		if m != 0 {
			days++
		}
	}
	if !said {
		days = usualDays
	}
	return minutes, days
}

func weekday(d calendar.Day) int { return int(d.Weekday()+6) % calendar.Week }
