package ways

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// What a loss at the race costs, in points of fitness. These are this program's
// own judgement: a rehearsal that is gone can't be had back before the race, a
// point of fitness more or less can't be felt.
const (
	perRehearsal  = 5.  // a session that carries a demand of the race
	perLongest    = 10. // all of the longest session; a part of it as much less
	perBackToBack = 2.
	perKey        = 1. // a key session
	perLate       = 3. // the longest session too near the race
	noticed       = .5 // a loss of fitness worth a word
)

// Form on a race morning as it should be (rule R23), for an A race and others.
var formA, formElse = [2]float64{10, 25}, [2]float64{-10, 10}

// drops is what goes with sessions.
type drops struct {
	sessions []plan.Session
	longest  float64 // seconds of the longest endurance session
	keys     int
}

func dropsOf(o *outlook.Outlook, dropped []plan.Session) drops {
	d := drops{sessions: dropped}
	for i := range dropped {
		s := &dropped[i]
		if s.Key {
			d.keys++
		}
		if endurance(s) {
			d.longest = max(d.longest, seconds(o, s, o.Span().From))
		}
	}
	return d
}

// cost gives what a way costs at the race, in points of fitness, against the
// plan as it stands, and the dearest part in words: fitness lost on the race
// morning, form further from where it should be, rehearsals of demands, the
// longest session, back-to-backs and key sessions that go, and a longest session
// that comes too near the race (rule R25).
func (s stage) cost(now Figures, way Way, gone drops) (points float64, words string) {
	f := way.Figures
	dearest := 0.
	add := func(cost float64, says string) {
		if cost <= 0 {
			return
		}
		points += cost
		if cost > dearest && says != "" {
			dearest, words = cost, says
		}
	}
	for i := range now.Demands {
		lost := now.Demands[i].Times - f.Demands[i].Times
		add(perRehearsal*float64(lost), "the "+now.Demands[i].Tag+" "+sessionWord(gone, now.Demands[i].Tag))
	}
	if now.Longest > 0 {
		add(perLongest*(1-f.Longest/now.Longest), "the longest, "+clock(gone.longest))
	}
	add(perBackToBack*float64(now.BackToBacks-f.BackToBacks), "a back-to-back")
	add(perKey*float64(gone.keys), "a key session")
	if days := s.lateDays(); s.hasRace() && f.LongestDay != now.LongestDay && s.race.From-f.LongestDay < days && f.Longest >= now.Longest {
		add(perLate, fmt.Sprintf("the longest %d d before the race", int(s.race.From-f.LongestDay)))
	}
	lost := now.Fitness - f.Fitness
	says := ""
	if lost >= noticed {
		says = fmt.Sprintf("%.1f of fitness on race day", lost)
	}
	add(lost, says)
	add(s.outOfForm(f)-s.outOfForm(now), fmt.Sprintf("a race morning at %+.0f", f.Form))
	return points, words
}

// outOfForm gives by how much the race-morning form lies outside of its range.
func (s stage) outOfForm(f Figures) float64 {
	if !f.HasRace {
		return 0
	}
	within := formElse
	if s.race.Priority == plan.A {
		within = formA
	}
	return max(within[0]-f.Form, f.Form-within[1], 0)
}

// lateDays gives how near to its race a long rehearsal may be (rule R25): 10
// days before a race of up to three hours, 21 before one of 20 hours and more,
// else 14.
func (s stage) lateDays() calendar.Day {
	switch hours := s.race.Goal.Hours(); {
	case hours >= 20:
		return 21
	case hours > 0 && hours <= 3:
		return 10
	default:
		return 14
	}
}

// sessionWord says what the sessions with a tag that go are: "run".
func sessionWord(gone drops, tag string) string {
	for i := range gone.sessions {
		if s := &gone.sessions[i]; s.HasTag(tag) {
			return sportWord(s.Sport)
		}
	}
	return "session"
}

func sportWord(s plan.Sport) string {
	switch s {
	case plan.NoSport:
		return "session"
	case plan.Bike:
		return "ride"
	default:
		return s.String()
	}
}

// clock says a length of time in hours and minutes: 45m, 3h, 5h45.
func clock(seconds float64) string {
	minutes := int(seconds/60 + .5)
	h, m := minutes/60, minutes%60
	switch {
	case h == 0:
		return fmt.Sprintf("%dm", m)
	case m == 0:
		return fmt.Sprintf("%dh", h)
	default:
		return fmt.Sprintf("%dh%02d", h, m)
	}
}
