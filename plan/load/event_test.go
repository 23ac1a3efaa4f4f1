package load

import (
	"math"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

func total(parts []plan.Impulse) (load float64) {
	for _, p := range parts {
		load += p.Total()
	}
	return load
}

func TestARaceCarriesItsLoadOnItsDay(t *testing.T) {
	a := athlete(t)
	e := plan.Event{From: 100, Days: 1, Sport: plan.Run, Distance: km(42.2), Climb: metres(150), Goal: minutes(210)}
	parts := OfEvent(nil, &e, a, 100)
	if len(parts) != 1 || !parts[0].Race {
		t.Fatalf("parts %+v", parts)
	}
	near(t, "load", parts[0].Load, 271.04, 1e-9)
	near(t, "hard", parts[0].Hard, 140.9408, 1e-9)
	near(t, "km", parts[0].FootKm, 42.2, 1e-9)
	near(t, "descent", parts[0].DescentKm, .15, 1e-9)
	for _, day := range []calendar.Day{99, 101} {
		if parts := OfEvent(nil, &e, a, day); len(parts) != 0 {
			t.Errorf("day %d has %+v", day, parts)
		}
	}
	e.Load = plan.Given(300)
	near(t, "stated load", total(OfEvent(nil, &e, a, 100)), 300, 1e-9)
}

func TestATriathlonIsItsLegsInOrder(t *testing.T) {
	a := athlete(t)
	e := plan.Event{From: 100, Days: 1, Sport: plan.Multi, Legs: []plan.Leg{
		{Sport: plan.Swim, Distance: km(3.8), Goal: minutes(72), Effort: at(plan.Percent, 82)},
		{Sport: plan.Bike, Distance: km(180), Goal: minutes(354), Effort: at(plan.Percent, 70)},
		{Sport: plan.Run, Distance: km(42.2), Goal: minutes(252), Effort: at(plan.Percent, 70)},
	}}
	parts := OfEvent(nil, &e, a, 100)
	if len(parts) != 3 {
		t.Fatalf("parts %+v", parts)
	}
	for i, want := range []float64{66.16416, 289.1, 205.8} {
		near(t, parts[i].Sport.String(), parts[i].Load, want, 1e-6)
	}
	near(t, "whole", EventDay(&e, a, 100).Load, 561.06416, 1e-6)

	for i := range e.Legs {
		e.Legs[i].Goal, e.Legs[i].Effort = plan.Duration{}, plan.Intensity{}
	}
	e.Goal = minutes(660)
	est := EventDay(&e, a, 100)
	near(t, "hours", est.Seconds/3600, 11, 1e-9)
	factor := RaceFactor(11)
	if limit := 1100 * factor * factor; est.Load > limit || est.Load < .9*limit {
		t.Errorf("load %v of eleven hours at %v", est.Load, factor)
	}
	e.Goal = plan.Duration{}
	est = EventDay(&e, a, 100)
	bikeAndRun := 0.0
	for _, p := range OfEvent(nil, &e, a, 100)[1:] {
		bikeAndRun += p.Load
	}
	swim := 3.8 / (3.6 * RaceFactor(est.Seconds/3600))
	want := RaceFactor(est.Seconds / 3600)
	near(t, "intensity of the whole duration", bikeAndRun, 100*(est.Seconds/3600-swim)*want*want, 1e-6)
}

func TestStagesByDay(t *testing.T) {
	a := athlete(t)
	e := plan.Event{From: 100, Days: 2, Sport: plan.Run, Legs: []plan.Leg{
		{Stage: 1, Distance: km(35), Climb: metres(1000), Goal: minutes(300)},
		{Stage: 2, Distance: km(28), Climb: metres(1400), Goal: minutes(300)},
	}}
	one, two := OfEvent(nil, &e, a, 100), OfEvent(nil, &e, a, 101)
	near(t, "first day", total(one), Score(5, RaceFactor(5)), 1e-9)
	near(t, "descent of the second", two[0].DescentKm, 1.4, 1e-9)
	e.Load = plan.Given(500)
	near(t, "stated for all", total(OfEvent(nil, &e, a, 100))+total(OfEvent(nil, &e, a, 101)), 500, 1e-9)
}

func TestDaysWithoutStagesShareEvenly(t *testing.T) {
	a := athlete(t)
	e := plan.Event{From: 100, Days: 3, Sport: plan.Hike, Goal: minutes(24 * 60), Distance: km(120)}
	for day := calendar.Day(100); day < 103; day++ {
		parts := OfEvent(nil, &e, a, day)
		near(t, "load", total(parts), 200, 1e-9)
		near(t, "km", parts[0].FootKm, 40, 1e-9)
	}
}

func TestThePlanOfAnEventReplacesItsLoad(t *testing.T) {
	a := athlete(t)
	e := plan.Event{From: 100, Days: 2, Sport: plan.Run, Load: plan.Given(600), Plan: []plan.Session{
		{Day: 0, Kind: plan.Easy, Duration: minutes(15)}, {Day: 0, Kind: plan.Race, Load: plan.Given(200), Duration: minutes(180)},
	}}
	near(t, "planned day", total(OfEvent(nil, &e, a, 100)), 200+46.24/4, 1e-9)
	near(t, "other day", total(OfEvent(nil, &e, a, 101)), 300, 1e-9)
}

func TestAnEventThatSaysNothingHasNoLoad(t *testing.T) {
	a := athlete(t)
	e := plan.Event{From: 100, Days: 1, Sport: plan.Run, Name: "Party"}
	if parts := OfEvent(nil, &e, a, 100); len(parts) != 0 {
		t.Errorf("parts %+v", parts)
	}
}

func TestSharesFollowThePhaseAndTheAthlete(t *testing.T) {
	monday := calendar.Of(2027, 3, 1)
	a := athlete(t)
	for _, phase := range append(plan.Phases(), "sharpen") {
		for days := 1; days <= plan.MaxDays; days++ {
			for shift := range calendar.Day(7) {
				sum := 0.0
				for _, s := range Shares(&plan.Microcycle{Days: days}, phase, monday+shift, a) {
					sum += s
				}
				near(t, string(phase), sum, 1, 1e-9)
			}
		}
	}
	week := plan.Microcycle{Days: 7}
	shares := Shares(&week, plan.Build, monday, a)
	near(t, "Monday", shares[0], 0, 0)
	near(t, "Sunday", shares[6], .35, 1e-12)
	shares = Shares(&week, plan.Build, monday-1, a)
	near(t, "Sunday first", shares[0], .35, 1e-12)
	busy := athlete(t, plan.Setting{Key: "available.sun", Value: "0"})
	shares = Shares(&week, plan.Build, monday, busy)
	near(t, "Sunday never", shares[6], 0, 0)
	near(t, "Tuesday instead", shares[1], .17/.65, 1e-12)
}

func TestTargets(t *testing.T) {
	before := []float64{300, 420, 400, 200}
	for _, c := range []struct {
		target plan.Target
		before []float64
		want   float64
	}{
		{plan.Target{Measure: plan.TargetLoad, Value: 310}, before, 310},
		{plan.Target{Measure: plan.TargetHours, Value: 7}, before, 343},
		{plan.Target{Measure: plan.TargetShare, Value: 65}, before, .65 * 410},
		{plan.Target{Measure: plan.TargetShare, Value: 50}, before[:1], 150},
		{plan.Target{Measure: plan.TargetShare, Value: 50}, nil, 0},
		{plan.Target{}, before, 0},
	} {
		near(t, "target", Target(c.target, c.before), c.want, 1e-9)
	}
}

func TestAnOutlinedDayIsEasyWorkInTheAthletesSport(t *testing.T) {
	i := Outline(nil, 49, athlete(t), 0)
	if len(i) != 1 || i[0].Sport != plan.Run || i[0].Load != 49 || i[0].Hard != 0 || math.Abs(i[0].FootKm-10.5) > 1e-9 {
		t.Errorf("%+v", i)
	}
	if i := Outline(nil, 0, athlete(t), 0); len(i) != 0 {
		t.Errorf("a day of nothing has %+v", i)
	}
}
