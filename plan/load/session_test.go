package load

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
)

// athlete is one with every threshold: 4:00/km, 250 W, 1:40/100mtr, 170 bpm.
func athlete(t testing.TB, more ...plan.Setting) *plan.Athlete {
	t.Helper()
	a := plan.Athlete{Name: "Sam", Settings: append([]plan.Setting{
		{Key: "threshold.run", Value: "4:00/km"}, {Key: "threshold.bike", Value: "250"},
		{Key: "threshold.swim", Value: "1:40/100mtr"}, {Key: "threshold.hr", Value: "170"},
	}, more...)}
	a, err := a.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func minutes(m int) plan.Duration { return plan.Duration{Seconds: 60 * m, Unit: plan.Minutes} }
func km(k float64) plan.Distance  { return plan.Distance{Value: k, Unit: plan.Kilometres} }
func metres(m float64) plan.Height {
	return plan.Height{Value: m, Unit: plan.HeightMetres}
}
func at(s plan.Scale, x float64) plan.Intensity { return plan.Intensity{Scale: s, From: x, To: x} }

func TestLoadOfALine(t *testing.T) {
	pace := func(s float64) plan.Intensity {
		return plan.Intensity{Scale: plan.Pace, From: s, To: s, Per: plan.PerKilometre}
	}
	tests := []struct {
		line string
		s    plan.Session
		load float64
		hard float64
		by   string
	}{
		{"easy 1h", plan.Session{Kind: plan.Easy, Duration: minutes(60)}, 46.24, 0, ByKind},
		{"recovery 30m", plan.Session{Kind: plan.Recovery, Duration: minutes(30)}, 18, 0, ByKind},
		{"tempo 1h", plan.Session{Kind: plan.Tempo, Duration: minutes(60)}, 73.96, 73.96 * .44, ByKind},
		{"long 4h @3", plan.Session{Kind: plan.Long, Duration: minutes(240), Effort: at(plan.RPE, 3)}, 160, 0, ByEffort},
		{"easy 1h @3-4", plan.Session{Kind: plan.Easy, Duration: minutes(60), Effort: plan.Intensity{Scale: plan.RPE, From: 3, To: 4}}, 45, 0, ByEffort},
		{"easy 2h @z2", plan.Session{Kind: plan.Easy, Duration: minutes(120), Effort: at(plan.Zone, 2)}, 2 * 54.76, 0, ByZone},
		{"easy 1h @z2-3", plan.Session{Kind: plan.Easy, Duration: minutes(60), Effort: plan.Intensity{Scale: plan.Zone, From: 2, To: 3}}, 64, 12.8, ByZone},
		{"easy 1h @70-75%", plan.Session{Kind: plan.Easy, Duration: minutes(60), Effort: plan.Intensity{Scale: plan.Percent, From: 70, To: 75}}, 52.5625, 0, ByShare},
		{"easy 1h @60>90%", plan.Session{Kind: plan.Easy, Duration: minutes(60), Effort: plan.Intensity{Scale: plan.Percent, From: 60, To: 90, Ramp: true}}, 57, .57 * (100 * (math.Sqrt(.57) - .75) / .25), ByShare},
		{"tempo 1h @4:00/km", plan.Session{Kind: plan.Tempo, Duration: minutes(60), Effort: pace(240)}, 100, 100, ByPace},
		{"threshold 12k @4:00/km", plan.Session{Kind: plan.Threshold, Distance: km(12), Effort: pace(240)}, 80, 80, ByPace},
		{"easy 12k @5:00/km", plan.Session{Kind: plan.Easy, Distance: km(12), Effort: pace(300)}, 64, 12.8, ByPace},
		{"bike easy 1h @200w", plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.Power, 200)}, 64, 12.8, ByPower},
		{"easy 1h @119bpm", plan.Session{Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.HeartRate, 119)}, 36, 0, ByHeartRate},
		{"easy 1h @170bpm", plan.Session{Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.HeartRate, 170)}, 100, 100, ByHeartRate},
		{"swim easy 1h @80%", plan.Session{Sport: plan.Swim, Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.Percent, 80)}, 51.2, 10.24, ByShare},
		{"race 10k in 45m", plan.Session{Kind: plan.Race, Duration: minutes(45), Distance: km(10)}, 76.5075, 76.5075, ByDuration},
		{"race marathon in 3h30", plan.Session{Kind: plan.Race, Duration: minutes(210), Distance: km(42.2)}, 271.04, 140.9408, ByDuration},
		{"load stated", plan.Session{Kind: plan.Easy, Duration: minutes(60), Load: plan.Given(81)}, 81, 81 * .6, ByStated},
		{"a stated load of nothing", plan.Session{Kind: plan.Easy, Duration: minutes(60), Load: plan.Given(0)}, 0, 0, ByStated},
		{"strength heavy 45m", plan.Session{Sport: plan.Strength, Kind: plan.Heavy, Duration: minutes(45)}, 50, 0, ByStrength},
		{"strength heavy 30m", plan.Session{Sport: plan.Strength, Kind: plan.Heavy, Duration: minutes(30)}, 100 / 3., 0, ByStrength},
		{"strength plyo", plan.Session{Sport: plan.Strength, Kind: plan.Plyo}, 40, 0, ByStrength},
		{"strength 45m @6", plan.Session{Sport: plan.Strength, Kind: plan.Maintenance, Duration: minutes(45), Effort: at(plan.RPE, 6)}, 56.25, 0, ByStrengthAU},
		{"mobility 30m", plan.Session{Sport: plan.Mobility, Kind: plan.Flexibility, Duration: minutes(30)}, 0, 0, ByNothing},
		{"rest", plan.Session{Kind: plan.Rest}, 0, 0, ByNothing},
		{"hills without amounts", plan.Session{Kind: plan.Hills}, 0, 0, ByNothing},
	}
	a := athlete(t)
	for _, c := range tests {
		t.Run(c.line, func(t *testing.T) {
			e := Of(c.s, a, 0)
			near(t, "load", e.Load, c.load, 1e-9)
			near(t, "hard", e.Hard, c.hard, 1e-9)
			if e.Method != c.by {
				t.Errorf("found by %q, want %q", e.Method, c.by)
			}
			sum := 0.0
			for _, i := range Append(nil, &c.s, a, 0) {
				sum += i.Total()
			}
			near(t, "impulses", sum, c.load, 1e-9)
		})
	}
}

func TestDistanceAndClimb(t *testing.T) {
	a := athlete(t) // 15 km/h at threshold
	e := Of(plan.Session{Kind: plan.Easy, Distance: km(15), Climb: metres(300), Effort: at(plan.Percent, 80)}, a, 0)
	near(t, "seconds", e.Seconds, 1.5*3600, 1e-9) // 18 km-effort at 12 km/h
	near(t, "load", e.Load, 96, 1e-9)
	near(t, "descent", e.DescentMetres, 300, 0)
	if (e.Estimated != Estimated{Seconds: true, Descent: true, Load: true}) {
		t.Errorf("estimated %+v", e.Estimated)
	}
	e = Of(plan.Session{Kind: plan.Easy, Duration: minutes(90), Climb: metres(300), Descent: metres(0), Effort: at(plan.Percent, 80)}, a, 0)
	near(t, "metres", e.Metres, 15000, 1e-6)
	near(t, "descent", e.DescentMetres, 0, 0)
	if (e.Estimated != Estimated{Metres: true, Load: true}) {
		t.Errorf("estimated %+v", e.Estimated)
	}
}

func TestEasyPaceBendsTheSpeedLine(t *testing.T) {
	a := athlete(t, plan.Setting{Key: "easy.run", Value: "6:00/km"}) // 10 km/h at .70, 15 at 1.0
	for _, c := range []struct{ share, kmh float64 }{{70, 10}, {100, 15}, {85, 12.5}, {35, 5}, {106, 16}} {
		there := Of(plan.Session{Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.Percent, c.share)}, a, 0)
		near(t, "km in an hour", there.Metres/1000, c.kmh, 1e-9)
		back := Of(plan.Session{Kind: plan.Easy, Distance: km(c.kmh), Effort: at(plan.Percent, c.share)}, a, 0)
		near(t, "seconds", back.Seconds, 3600, 1e-6)
	}
}

func TestDistanceAndDurationAreInverse(t *testing.T) {
	a := athlete(t)
	rapid.Check(t, func(t *rapid.T) {
		sport := rapid.SampledFrom([]plan.Sport{plan.Run, plan.Hike, plan.Bike, plan.Swim, plan.Ski, plan.Row}).Draw(t, "sport")
		distance := rapid.Float64Range(1, 200).Draw(t, "km")
		share := rapid.Float64Range(40, 110).Draw(t, "%")
		climb := metres(rapid.Float64Range(0, 40*distance).Draw(t, "climb"))
		by := plan.Session{Sport: sport, Kind: plan.Easy, Distance: km(distance), Climb: climb, Effort: at(plan.Percent, share)}
		e := Of(by, a, 0)
		back := by
		back.Distance, back.Load = plan.Distance{}, plan.Number{}
		back.Duration = plan.Duration{Seconds: int(math.Round(e.Seconds)), Unit: plan.Seconds}
		if got := Of(back, a, 0).Metres; math.Abs(got-1000*distance) > 10 {
			t.Fatalf("%v km took %v s, which cover %v m", distance, e.Seconds, got)
		}
	})
}

func TestARaceByDistanceRunsAtTheIntensityOfItsDuration(t *testing.T) {
	a := athlete(t)
	e := Of(plan.Session{Kind: plan.Race, Distance: km(42.2), Climb: metres(150)}, a, 0)
	near(t, "IF", e.IF, RaceFactor(e.Seconds/3600), 1e-9)
	near(t, "hours", e.Seconds/3600, 43.7/(15*e.IF), 1e-9)
	e = Of(plan.Session{Kind: plan.Race, Load: plan.Given(271.04)}, a, 0)
	near(t, "hours of a stated load", e.Seconds/3600, 3.5, 1e-6)
}

func TestMissingThresholdsFallBackAndSaySo(t *testing.T) {
	bare := plan.Athlete{}
	tests := []struct {
		s  plan.Session
		by string
	}{
		{plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.Power, 200)}, ByNoBike},
		{plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.Power, 300)}, ByNoPower},
		{plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.HeartRate, 140)}, ByNoHR},
		{plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: minutes(60), Effort: plan.Intensity{Scale: plan.Pace, From: 120, To: 120, Per: plan.PerKilometre}}, ByNoSpeed},
	}
	for _, c := range tests {
		e := Of(c.s, &bare, 0)
		near(t, c.by, e.Load, 46.24, 1e-9)
		if e.Method != c.by {
			t.Errorf("found by %q, want %q", e.Method, c.by)
		}
	}
	withMax, err := bare.With(plan.Setting{Key: "hr.max", Value: "200"})
	if err != nil {
		t.Fatal(err)
	}
	e := Of(plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.HeartRate, 180)}, &withMax, 0)
	if near(t, "load", e.Load, 100, 1e-9); e.Method != ByMaxHR {
		t.Errorf("found by %q, want %q", e.Method, ByMaxHR)
	}
}

func TestThresholdsOfTheDay(t *testing.T) {
	a := athlete(t, plan.Setting{Key: "threshold.bike", Value: "300", From: 100})
	s := plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: minutes(60), Effort: at(plan.Power, 250)}
	near(t, "before", Of(s, a, 99).Load, 100, 1e-9)
	near(t, "from the day on", Of(s, a, 100).Load, 100*25/36., 1e-9)
}

func TestSteps(t *testing.T) {
	a := athlete(t)
	// 20m @2, 5x(4m @9, 2m @2), 20m @2
	s := plan.Session{Sport: plan.Run, Kind: plan.Intervals, Steps: []plan.Step{
		{Duration: minutes(20), Effort: at(plan.RPE, 2)},
		{Repeat: 5, Steps: []plan.Step{{Duration: minutes(4), Effort: at(plan.RPE, 9)}, {Duration: minutes(2), Effort: at(plan.RPE, 2)}}},
		{Duration: minutes(20), Effort: at(plan.RPE, 2)},
	}}
	e := Of(s, a, 0)
	near(t, "seconds", e.Seconds, 70*60, 1e-9)
	near(t, "load", e.Load, 30*50/60.+120*20/60., 1e-9)
	near(t, "hard", e.Hard, 120*20/60., 1e-9)
	if e.Method != BySteps || e.Estimated.Seconds || !e.Estimated.Metres {
		t.Errorf("%+v", e)
	}
	s.Load = plan.Given(30)
	e = Of(s, a, 0)
	near(t, "stated", e.Load, 30, 0)
	near(t, "hard within it", e.Hard, 30, 0)

	unmarked := plan.Session{Sport: plan.Run, Kind: plan.Threshold, Steps: []plan.Step{
		{Duration: minutes(20)}, {Duration: minutes(20), Effort: at(plan.Zone, 4)}, {Duration: minutes(20)},
	}}
	near(t, "easy around what is marked", Of(unmarked, a, 0).Load, 40*46.24/60+100/3., 1e-9)
	unmarked.Steps[1].Effort = plan.Intensity{}
	near(t, "the kind's where nothing is marked", Of(unmarked, a, 0).Load, 81, 1e-9)
	unmarked.Effort = at(plan.Percent, 80)
	near(t, "the session's own", Of(unmarked, a, 0).Load, 64, 1e-9)
}

func TestClimbOfSteps(t *testing.T) {
	a := athlete(t)
	up := plan.Step{Duration: minutes(10), Effort: at(plan.Percent, 80), Climb: metres(100)}
	down := plan.Step{Duration: minutes(10), Effort: at(plan.Percent, 60)}
	s := plan.Session{Sport: plan.Run, Kind: plan.Hills, Steps: []plan.Step{{Repeat: 3, Steps: []plan.Step{up, down}}}}
	e := Of(s, a, 0)
	near(t, "ascent", e.AscentMetres, 300, 0)
	near(t, "as much descent", e.DescentMetres, 300, 0)
	near(t, "metres", e.Metres, 3*(2000-1000+1500), 1e-6)
	if !e.Estimated.Descent {
		t.Error("the descent is not said to be an estimate")
	}
	s.Steps[0].Steps[1].Descent = metres(80)
	near(t, "a stated descent", Of(s, a, 0).DescentMetres, 240, 0)
	near(t, "of the impulse", Append(nil, &s, a, 0)[0].DescentKm, .24, 1e-12)
	s.Descent = metres(0)
	near(t, "what the line states wins", Of(s, a, 0).DescentMetres, 0, 0)

	flat := plan.Session{Sport: plan.Run, Kind: plan.Long, Steps: []plan.Step{{Duration: minutes(120), Effort: at(plan.Percent, 80)}}, Climb: metres(400)}
	e = Of(flat, a, 0)
	near(t, "a climb shortens what was estimated", e.Metres, 20000, 1e-6)
	near(t, "km on foot", Append(nil, &flat, a, 0)[0].FootKm, 20, 1e-9)
}

func TestAStepWithoutItsThresholdGoesByKind(t *testing.T) {
	s := plan.Session{Sport: plan.Bike, Kind: plan.Tempo, Steps: []plan.Step{{Duration: minutes(60), Effort: at(plan.Power, 200)}}}
	near(t, "load", Of(s, &plan.Athlete{}, 0).Load, 73.96, 1e-9)
}

func TestAStatedLoadIsSharedByThePartsOfABrick(t *testing.T) {
	s := plan.Session{Sport: plan.Multi, Kind: plan.Easy, Load: plan.Given(200), Steps: []plan.Step{
		{Sport: plan.Bike, Duration: minutes(180), Effort: at(plan.Percent, 70)}, {Sport: plan.Run, Duration: minutes(60), Effort: at(plan.Percent, 70)},
	}}
	parts := Append(nil, &s, athlete(t), 0)
	near(t, "ride", parts[0].Load, 150, 1e-9)
	near(t, "run", parts[1].Load, 50, 1e-9)
}

func TestABrickIsItsPartsInOrder(t *testing.T) {
	a := athlete(t)
	s := plan.Session{Sport: plan.Multi, Kind: plan.Easy, Climb: metres(400), Tags: []string{"heat"}, Steps: []plan.Step{
		{Sport: plan.Bike, Duration: minutes(90), Effort: at(plan.Power, 175)},
		{Sport: plan.Bike, Duration: minutes(30), Effort: at(plan.Power, 175)},
		{Sport: plan.Run, Distance: km(12), Effort: at(plan.Percent, 80)},
	}}
	parts := Append(nil, &s, a, 0)
	if len(parts) != 2 || parts[0].Sport != plan.Bike || parts[1].Sport != plan.Run {
		t.Fatalf("parts %+v", parts)
	}
	near(t, "ride", parts[0].Load, 98, 1e-9)
	near(t, "run", parts[1].Load, 64, 1e-9)
	near(t, "km on foot", parts[1].FootKm, 12, 1e-9)
	near(t, "descent on foot", parts[1].DescentKm, .4*64/162, 1e-9)
	if !parts[0].Heat || parts[0].Race || parts[0].DescentKm != 0 || parts[0].FootKm != 0 {
		t.Errorf("ride %+v", parts[0])
	}
}

func TestAppendNeedsNoMemoryOfItsOwn(t *testing.T) {
	a := athlete(t)
	s := plan.Session{Sport: plan.Run, Kind: plan.Race, Climb: metres(100), Steps: []plan.Step{
		{Distance: km(5)}, {Repeat: 3, Steps: []plan.Step{{Distance: km(1)}, {Duration: minutes(3), Effort: at(plan.Zone, 1)}}},
	}}
	dst := make([]plan.Impulse, 0, 8)
	if n := testing.AllocsPerRun(100, func() { dst = Append(dst[:0], &s, a, 0) }); n != 0 {
		t.Errorf("it allocates %v times", n)
	}
}

func BenchmarkAppend(b *testing.B) {
	a := athlete(b)
	s := plan.Session{Sport: plan.Run, Kind: plan.Long, Duration: minutes(150), Effort: at(plan.RPE, 3), Climb: metres(400)}
	dst := make([]plan.Impulse, 0, 8)
	for b.Loop() {
		dst = Append(dst[:0], &s, a, 0)
	}
}
