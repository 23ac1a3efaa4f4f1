package coverage

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/races"
)

// What a class asks for beyond its tags: rides in the position of the race, a
// night through, the care of feet, and some way at the pace of the race. All are
// conventions of coaching.
const (
	positionHours = 5
	positionTimes = 2
	throughHours  = 12
	feetTimes     = 2
	paceKm        = 10
	paceNear      = .04 // from the pace of the race
)

// peculiar asks for what only some classes do.
func (w *work) peculiar() {
	by := Demand{Unit: HoursOfIt, From: 1, Want: 1}
	by.Span.To = w.by(w.asked.Weeks)
	tagged := func(tag string, hours float64, fits func(*effort) bool) func(*effort) (float64, bool) {
		return func(e *effort) (float64, bool) {
			if !slices.Contains(e.tags, tag) || !fits(e) {
				return 0, false
			}
			if hours == 0 {
				return 1, true
			}
			return min(1, e.hours/hours), e.hours >= hours-grain
		}
	}
	switch w.Class {
	case races.Iron:
		if w.course.sport == plan.Multi || w.course.sport == plan.Bike {
			by.Name, by.Tag, by.Dose, by.Want = "race position", "position", positionHours, positionTimes
			w.demand(by, tagged("position", positionHours, func(e *effort) bool { return e.sport == plan.Bike || e.sport == plan.Multi }))
		}
	case races.HundredMile:
		by.Name, by.Tag, by.Dose = "a night through", "night", throughHours
		w.demand(by, tagged("night", throughHours, (*effort).onFoot))
	case races.Stages:
		by.Name, by.Tag, by.Want = "foot care", "footcare", feetTimes
		w.demand(by, tagged("footcare", 0, (*effort).onFoot))
	case races.Marathon:
		w.pace(by)
	}
}

// pace asks for one run with a part at the pace of the race: its steps, or all of
// it, run at that pace or called so by its tag.
func (w *work) pace(d Demand) {
	if !(w.course.metres > 0) || !(w.course.hours > 0) || w.course.sport != plan.Run {
		return
	}
	race := w.course.metres / w.course.hours // metres an hour
	d.Name, d.Unit, d.Dose = "race pace", Kilometres, paceKm
	w.demand(d, func(e *effort) (float64, bool) {
		if e.of == nil || e.sport != plan.Run {
			return 0, false
		}
		km := 0.0
		if slices.Contains(e.tags, "racepace") || near(e.of.Effort, race) && len(e.of.Steps) == 0 {
			km = e.metres / 1000
		}
		km = max(km, atPace(e.of.Steps, race)/1000)
		return km / paceKm, km >= paceKm-grain
	})
}

// atPace gives the metres of steps that are run at about a speed, in metres an
// hour.
func atPace(steps []plan.Step, race float64) (metres float64) {
	for i := range steps {
		s := &steps[i]
		switch {
		case len(s.Steps) > 0:
			metres += float64(max(1, s.Repeat)) * atPace(s.Steps, race)
		case !near(s.Effort, race):
		case !s.Distance.IsZero():
			metres += s.Distance.Metres()
		default:
			metres += float64(s.Duration.Seconds) / 3600 * race
		}
	}
	return metres
}

// near reports whether an intensity is a pace at about a speed, in metres an
// hour.
func near(i plan.Intensity, race float64) bool {
	if i.Scale != plan.Pace || !(i.From > 0) || !(i.To > 0) {
		return false
	}
	return math.Abs(3600*i.Per.Metres()/((i.From+i.To)/2)/race-1) <= paceNear
}
