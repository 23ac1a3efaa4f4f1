package coverage

import (
	"fmt"

	"ebb/plan/calendar"
	"ebb/plan/races"
)

// Hilly is the climb, in metres a kilometre, from which a race is a hilly one.
const Hilly = 12

// LongHours is how long a session is, in hours, to rehearse what only long ones
// do: shorter ones may be flat, and go without fuel.
const LongHours = 1.5

// What is usual in the climb of ClimbSpan (R28; convention of coaching): of the
// race's metres a kilometre the mean of long sessions, and of a day's climb of
// the race that of the hilliest week.
const (
	ClimbMean = .70
	ClimbWeek = .50
)

// ClimbSpan gives the eight weeks before a race, up to three before it, whose
// climb is looked at.
func ClimbSpan(race calendar.Day) calendar.Span {
	return calendar.Span{From: race - 76, To: race - 21}
}

// steep asks for climb and descent as dense as the race's, in long sessions up
// to three weeks before it: that long one bout of downhill protects muscle.
func (w *work) steep() {
	if !(w.course.metres > 0) {
		return
	}
	km := w.course.metres / 1000
	from := .80
	if w.Class == races.Marathon {
		from = .70
	}
	for _, d := range []struct {
		name   string
		metres float64
		of     func(*effort) float64
	}{
		{"climb", w.course.ascent, func(e *effort) float64 { return e.ascent }},
		{"descent", w.course.descent, func(e *effort) float64 { return e.descent }},
	} {
		if d.metres < Hilly*km {
			continue
		}
		dose := d.metres / km
		made := w.demand(Demand{
			Name: d.name, Dose: dose, Unit: MetresAKm, From: from, Want: 4, Span: calendar.Span{To: w.by(3)},
		}, func(e *effort) (float64, bool) {
			same := e.sport == w.course.sport || e.onFoot() && w.course.sport.OnFoot()
			if !same || e.hours < LongHours || !(e.metres > 0) {
				return 0, false
			}
			share := 1000 * d.of(e) / e.metres / dose
			return share, share >= from-grain
		})
		if !w.course.sport.OnFoot() {
			continue
		}
		w.mean(made, d.of)
		if d.name == "climb" {
			w.climb()
		}
	}
}

// mean asks for as much in the mean of the long ones of eight weeks, as R28 does:
// few steep sessions among flat ones are not enough.
func (w *work) mean(steep *Demand, of func(*effort) float64) {
	metres, sum := 0.0, 0.0
	efforts := w.during(ClimbSpan(w.Event.From))
	for i := range efforts {
		if e := &efforts[i]; e.onFoot() && e.id != w.Event.ID && e.hours >= LongHours {
			metres += e.metres
			sum += of(e)
		}
	}
	if usual := ClimbMean * steep.Dose; metres > 0 && 1000*sum/metres < usual {
		steep.Lack = fmt.Sprintf("the mean of the long ones of eight weeks is %.0f m a km: %.0f or more are usual", 1000*sum/metres, usual)
	}
}

// climb asks for weeks that climb, as R28 does: steep sessions that are short are
// not enough.
func (w *work) climb() {
	span := ClimbSpan(w.Event.From)
	week := Demand{
		Name: "hilliest week", Dose: ClimbWeek * w.course.ascent / float64(max(1, w.Event.Days)), Unit: MetresAWeek, From: 1, Want: 1, Span: span,
	}
	for from := span.From; from <= span.To; from += 7 {
		var r Rehearsal
		for _, e := range w.during(calendar.Span{From: from, To: from + 6}) {
			if e.onFoot() && e.id != w.Event.ID && e.ascent > 0 {
				r.Day, r.Of, r.Planned = e.day, e.id, r.Planned || e.planned
				r.Share += e.ascent / week.Dose
			}
		}
		if r.Share > 0 {
			r.Counts = r.Share >= 1-grain
			week.All = append(week.All, r)
		}
	}
	w.Demands = append(w.Demands, week)
}
