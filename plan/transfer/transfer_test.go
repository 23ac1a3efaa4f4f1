package transfer

import (
	"encoding/binary"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

var day = calendar.Of(2027, 4, 5)

func person(t testing.TB, name string, fitness float64, settings ...string) Person {
	t.Helper()
	a := plan.Athlete{Name: name}
	for _, s := range settings {
		key, value, _ := strings.Cut(s, "=")
		a.Settings = append(a.Settings, plan.Setting{Key: key, Value: value})
	}
	a, err := a.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return Person{Athlete: &a, Day: day, Fitness: fitness}
}

func ids() func() plan.ID {
	n := uint64(0)
	return func() (id plan.ID) {
		n++
		binary.BigEndian.PutUint64(id[8:], n)
		return id
	}
}

func mins(m int) plan.Duration { return plan.DurationOf(60 * m) }

func km(v float64) plan.Distance { return plan.Distance{Value: v, Unit: plan.Kilometres} }

func TestFactor(t *testing.T) {
	for _, c := range []struct {
		from, to, want float64
		known          bool
	}{{50, 40, .8, true}, {50, 0, 1, false}, {0, 50, 1, false}, {20, 90, 2, true}, {90, 20, 1. / 3, true}} {
		if f, known := Factor(Person{Fitness: c.from}, Person{Fitness: c.to}); f != c.want || known != c.known {
			t.Errorf("from %g to %g: %g, %v; want %g, %v", c.from, c.to, f, known, c.want, c.known)
		}
	}
}

func TestAmounts(t *testing.T) {
	sam := person(t, "Sam", 50, "threshold.run=4:00/km")
	kim := person(t, "Kim", 40, "threshold.run=5:00/km")
	rpe := func(x float64) plan.Intensity { return plan.Intensity{Scale: plan.RPE, From: x, To: x} }
	for _, c := range []struct {
		name      string
		from, got plan.Session
	}{
		{"an easy hour", plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: mins(60)}, plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: plan.Duration{Seconds: 50 * 60, Unit: plan.Minutes}}},
		{"a long run with climb", plan.Session{Sport: plan.Run, Kind: plan.Long, Duration: mins(300), Climb: plan.Height{Value: 1500, Unit: plan.HeightMetres}},
			plan.Session{Sport: plan.Run, Kind: plan.Long, Duration: mins(240), Climb: plan.Height{Value: 950, Unit: plan.HeightMetres}}},
		{"a distance goes by speed too", plan.Session{Sport: plan.Run, Kind: plan.Long, Distance: km(25)}, plan.Session{Sport: plan.Run, Kind: plan.Long, Distance: km(16)}},
		{"a stated load", plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: mins(120), Load: plan.Given(95)}, plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: mins(95), Load: plan.Given(76)}},
		{"strength stays", plan.Session{Sport: plan.Strength, Kind: plan.Heavy, Duration: mins(45)}, plan.Session{Sport: plan.Strength, Kind: plan.Heavy, Duration: mins(45)}},
		{"private notes stay behind", plan.Session{Sport: plan.Run, Kind: plan.Rest, Note: "nothing", Private: "worried"}, plan.Session{Sport: plan.Run, Kind: plan.Rest, Note: "nothing"}},
		{"fewer intervals, each as long", plan.Session{Sport: plan.Run, Kind: plan.Intervals, Duration: mins(70), Steps: []plan.Step{
			{Duration: mins(20), Effort: rpe(2)}, {Repeat: 5, Steps: []plan.Step{{Duration: mins(4), Effort: rpe(9)}, {Duration: mins(2), Effort: rpe(2)}}}, {Duration: mins(20), Effort: rpe(2)},
		}}, plan.Session{Sport: plan.Run, Kind: plan.Intervals, Duration: plan.Duration{Seconds: 56 * 60, Unit: plan.Minutes}, Steps: []plan.Step{
			{Duration: mins(16), Effort: rpe(2)}, {Repeat: 4, Steps: []plan.Step{{Duration: mins(4), Effort: rpe(9)}, {Duration: mins(2), Effort: rpe(2)}}}, {Duration: mins(16), Effort: rpe(2)},
		}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := Sessions([]plan.Session{c.from}, sam, kim, ids())
			if got[0].ID.IsZero() {
				t.Error("no new id")
			}
			got[0].ID = plan.ID{}
			if !reflect.DeepEqual(got[0], c.got) {
				t.Errorf("got  %+v\nwant %+v", got[0], c.got)
			}
		})
	}
}

func TestIntensities(t *testing.T) {
	sam := person(t, "Sam", 50, "threshold.run=4:00/km", "threshold.hr=170", "threshold.swim=1:40/100mtr")
	kim := person(t, "Kim", 50, "threshold.run=5:00/km", "hr.max=200")
	lee := person(t, "Lee", 50)
	at := func(scale plan.Scale, from, to float64, per plan.PaceUnit) plan.Intensity {
		return plan.Intensity{Scale: scale, From: from, To: to, Per: per}
	}
	for _, c := range []struct {
		name      string
		sport     plan.Sport
		from, got plan.Intensity
		to        Person
		says      string
	}{
		{"a pace", plan.Run, at(plan.Pace, 240, 250, plan.PerKilometre), at(plan.Percent, 96, 100, 0), kim, ""},
		{"a pace a mile", plan.Run, at(plan.Pace, 483, 483, plan.PerMile), at(plan.Percent, 80, 80, 0), kim, ""},
		{"in the water", plan.Swim, at(plan.Pace, 105, 105, plan.Per100Metres), at(plan.Percent, 95, 95, 0), kim, ""},
		{"watts without a threshold", plan.Bike, at(plan.Power, 200, 220, 0), plan.Intensity{}, kim, "watts left out: Sam has no threshold.bike"},
		{"watts running", plan.Run, at(plan.Power, 200, 220, 0), plan.Intensity{}, kim, "no threshold power for run"},
		{"a heart rate", plan.Run, at(plan.HeartRate, 136, 153, 0), at(plan.HeartRate, 144, 162, 0), kim, ""},
		{"a heart rate, theirs not known", plan.Run, at(plan.HeartRate, 136, 170, 0), at(plan.RPE, 4.5, 8, 0), lee, ""},
		{"an effort", plan.Run, at(plan.RPE, 3, 4, 0), at(plan.RPE, 3, 4, 0), kim, ""},
		{"a falling ramp", plan.Run, plan.Intensity{Scale: plan.Pace, From: 240, To: 300, Per: plan.PerKilometre, Ramp: true}, plan.Intensity{Scale: plan.Percent, From: 100, To: 80, Ramp: true}, kim, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := plan.Session{Sport: c.sport, Kind: plan.Easy, Duration: mins(60), Steps: []plan.Step{{Duration: mins(60), Effort: c.from}}, Effort: c.from}
			got, says := Sessions([]plan.Session{s}, sam, c.to, ids())
			if got[0].Effort != c.got || got[0].Steps[0].Effort != c.got {
				t.Errorf("got %+v, %+v; want %+v", got[0].Effort, got[0].Steps[0].Effort, c.got)
			}
			if all := strings.Join(says, "; "); c.says == "" && all != "" || !strings.Contains(all, c.says) {
				t.Errorf("says %q, want %q", says, c.says)
			}
		})
	}
}

func TestWeeks(t *testing.T) {
	sam, kim := person(t, "Sam", 60), person(t, "Kim", 45, "sport=bike")
	weeks := []plan.Microcycle{
		{ID: plan.ID{1}, Days: 9, Kind: plan.LoadWeek, Target: plan.Target{Measure: plan.TargetLoad, Value: 410}},
		{ID: plan.ID{2}, Days: 7, Kind: plan.DownWeek, Target: plan.Target{Measure: plan.TargetShare, Value: 65}, Sessions: []plan.Session{{ID: plan.ID{3}, Day: 4, Kind: plan.Easy, Duration: mins(80)}}},
	}
	got, says := Weeks(weeks, sam, kim, ids())
	if got[0].Target.Value != 310 || got[1].Target.Value != 65 || got[0].Days != 9 {
		t.Errorf("targets: %+v, %+v", got[0].Target, got[1].Target)
	}
	if s := got[1].Sessions[0]; s.Duration.Seconds != 3600 || s.Sport != plan.Run || s.Day != 4 {
		t.Errorf("the session: %+v", s)
	}
	if want := []string{"loads × 0.75: fitness 45, there 60"}; !slices.Equal(says, want) {
		t.Errorf("says %q", says)
	}
	if weeks[1].Sessions[0].Duration.Seconds != 4800 || weeks[0].ID != (plan.ID{1}) {
		t.Error("the weeks that were copied have changed")
	}
}

// TestLoadsGoByFitness checks that what arrives is a sound session whose load,
// by the other's own thresholds, is near the factor.
func TestLoadsGoByFitness(t *testing.T) {
	sam := person(t, "Sam", 60, "threshold.run=4:00/km", "threshold.bike=280")
	rapid.Check(t, func(r *rapid.T) {
		kim := person(t, "Kim", float64(rapid.IntRange(20, 120).Draw(r, "fitness")), "threshold.run=4:50/km", "threshold.bike=200")
		s := plan.Session{ID: plan.ID{1}, Sport: rapid.SampledFrom([]plan.Sport{plan.Run, plan.Bike}).Draw(r, "sport"), Kind: plan.Tempo}
		if rapid.Bool().Draw(r, "timed") {
			s.Duration = mins(rapid.IntRange(30, 400).Draw(r, "minutes"))
		} else {
			s.Distance = km(float64(rapid.IntRange(5, 80).Draw(r, "km")))
		}
		switch {
		case s.Sport == plan.Bike:
			s.Effort = plan.Intensity{Scale: plan.Power, From: 200, To: 240}
		case rapid.Bool().Draw(r, "pace"):
			s.Effort = plan.Intensity{Scale: plan.Pace, From: 260, To: 280, Per: plan.PerKilometre}
		}
		got, _ := Sessions([]plan.Session{s}, sam, kim, ids())
		if err := got[0].Check(); err != nil {
			r.Fatal(err)
		}
		factor, _ := Factor(sam, kim)
		if s.Sport == plan.Bike && s.Duration.IsZero() {
			return // on the bike a distance says little of the time
		}
		was, is := load.Of(s, sam.Athlete, day).Load, load.Of(got[0], kim.Athlete, day).Load
		if want := was * factor; is < want*.85-6 || is > want*1.15+6 {
			r.Fatalf("%+v: load %.0f became %.0f, want about %.0f", s, was, is, want)
		}
	})
}
