package coverage

import (
	"ebb/plan/calendar"
	"ebb/plan/races"
)

// Hilly is the climb, in metres a kilometre, from which a race is a hilly one.
const Hilly = 12

// longHours is how long a session is, in hours, to rehearse what only long ones
// do: shorter ones may be flat, and go without fuel.
const longHours = 1.5

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
		w.demand(Demand{
			Name: d.name, Dose: dose, Unit: MetresAKm, From: from, Want: 4, Span: calendar.Span{To: w.by(3)},
		}, func(e *effort) (float64, bool) {
			same := e.sport == w.course.sport || e.onFoot() && w.course.sport.OnFoot()
			if !same || e.hours < longHours || !(e.metres > 0) {
				return 0, false
			}
			share := 1000 * d.of(e) / e.metres / dose
			return share, share >= from-grain
		})
	}
}
