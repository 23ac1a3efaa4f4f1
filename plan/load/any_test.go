package load

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
)

func drawDuration(t *rapid.T) plan.Duration {
	return rapid.SampledFrom([]plan.Duration{{}, minutes(1), minutes(45), minutes(150), minutes(1440)}).Draw(t, "duration")
}

func drawDistance(t *rapid.T) plan.Distance {
	return rapid.SampledFrom([]plan.Distance{{}, km(.4), km(12), km(100), {Value: 8, Unit: plan.Miles}, {Value: 100, Unit: plan.Yards}}).Draw(t, "distance")
}

func drawHeight(t *rapid.T) plan.Height {
	return rapid.SampledFrom([]plan.Height{{}, {}, metres(0), metres(300), metres(4000), {Value: 4500, Unit: plan.HeightFeet}}).Draw(t, "height")
}

func drawIntensity(t *rapid.T) plan.Intensity {
	i := rapid.SampledFrom([]plan.Intensity{
		{}, {}, at(plan.RPE, 3), {Scale: plan.RPE, From: 2, To: 9, Ramp: true}, at(plan.Zone, 5), {Scale: plan.Zone, From: 1, To: 3},
		{Scale: plan.Pace, From: 250, To: 260, Per: plan.PerKilometre}, {Scale: plan.Pace, From: 95, To: 95, Per: plan.Per100Metres},
		at(plan.Power, 210), at(plan.Percent, 70), {Scale: plan.Percent, From: 60, To: 105, Ramp: true}, at(plan.HeartRate, 60), at(plan.HeartRate, 150),
	}).Draw(t, "intensity")
	return i
}

func drawSteps(t *rapid.T, depth int) []plan.Step {
	var steps []plan.Step
	for range rapid.IntRange(0, 3).Draw(t, "steps") {
		st := plan.Step{Effort: drawIntensity(t), Duration: drawDuration(t), Distance: drawDistance(t), Climb: drawHeight(t)}
		st.Sport = rapid.SampledFrom(append(plan.Sports(), plan.NoSport, plan.NoSport)).Draw(t, "step sport")
		if depth > 0 && rapid.Bool().Draw(t, "group") {
			st = plan.Step{Repeat: rapid.IntRange(2, 5).Draw(t, "repeat"), Steps: drawSteps(t, depth-1)}
		}
		steps = append(steps, st)
	}
	return steps
}

func drawSession(t *rapid.T) plan.Session {
	s := plan.Session{
		Sport:    rapid.SampledFrom(append(plan.Sports(), plan.NoSport)).Draw(t, "sport"),
		Kind:     plan.Kind(rapid.IntRange(0, int(plan.Flexibility)).Draw(t, "kind")),
		Duration: drawDuration(t), Distance: drawDistance(t), Climb: drawHeight(t), Descent: drawHeight(t), Effort: drawIntensity(t),
		Steps: drawSteps(t, 2),
	}
	if rapid.IntRange(0, 3).Draw(t, "stated") == 0 {
		s.Load = plan.Given(rapid.SampledFrom([]float64{0, 1, 80, 600}).Draw(t, "load"))
	}
	return s
}

func TestAnySessionGivesSoundFigures(t *testing.T) {
	athletes := []*plan.Athlete{{}, athlete(t), athlete(t, plan.Setting{Key: "easy.run", Value: "5:30/km"}), athlete(t, plan.Setting{Key: "easy.run", Value: "3:30/km"})}
	rapid.Check(t, func(t *rapid.T) {
		s := drawSession(t)
		a := rapid.SampledFrom(athletes).Draw(t, "athlete")
		parts, e := Session(nil, &s, a, 0)
		for what, x := range map[string]float64{
			"seconds": e.Seconds, "metres": e.Metres, "ascent": e.AscentMetres, "descent": e.DescentMetres, "load": e.Load, "hard": e.Hard, "IF": e.IF,
		} {
			if !(x >= 0) || math.IsInf(x, 0) {
				t.Fatalf("%s is %v: %+v", what, x, e)
			}
		}
		if e.Hard > e.Load*(1+1e-9) {
			t.Fatalf("hard %v of load %v", e.Hard, e.Load)
		}
		var total, hard float64
		for _, p := range parts {
			total, hard = total+p.Total(), hard+p.Hard
			for _, x := range []float64{p.Load, p.Hard, p.FootKm, p.DescentKm, p.Strength} {
				if !(x >= 0) || math.IsInf(x, 0) {
					t.Fatalf("part %+v", p)
				}
			}
			if !p.Sport.OnFoot() && (p.FootKm != 0 || p.DescentKm != 0) {
				t.Fatalf("on foot in %v: %+v", p.Sport, p)
			}
			if p.Sport == plan.NoSport {
				t.Fatalf("a part without a sport: %+v", p)
			}
		}
		if math.Abs(total-e.Load) > 1e-6*(1+e.Load) || math.Abs(hard-e.Hard) > 1e-6*(1+e.Hard) {
			t.Fatalf("parts come to %v, %v of %v, %v", total, hard, e.Load, e.Hard)
		}
		if s.Load.Given && len(parts) > 0 && e.Load != s.Load.Value {
			t.Fatalf("stated %v, taken %v", s.Load.Value, e.Load)
		}
		if e.Method == "" {
			t.Fatal("no method is said")
		}
	})
}

func TestAnyEventSharesItsLoadAmongItsDays(t *testing.T) {
	a := athlete(t)
	rapid.Check(t, func(t *rapid.T) {
		s := drawSession(t)
		s.Sport = rapid.SampledFrom([]plan.Sport{plan.NoSport, plan.Run, plan.Bike, plan.Swim, plan.Hike, plan.Ski, plan.Multi, plan.Other}).Draw(t, "sport of the race")
		e := plan.Event{
			From: 100, Days: rapid.IntRange(1, 6).Draw(t, "days"), Sport: s.Sport, Distance: s.Distance, Climb: s.Climb, Descent: s.Descent,
			Goal: s.Duration, Effort: s.Effort, Load: s.Load,
		}
		staged := rapid.Bool().Draw(t, "staged")
		for i := range rapid.IntRange(0, 4).Draw(t, "legs") {
			leg := plan.Leg{Sport: rapid.SampledFrom([]plan.Sport{plan.NoSport, plan.Swim, plan.Bike, plan.Run}).Draw(t, "leg"), Goal: minutes(60), Distance: drawDistance(t), Climb: drawHeight(t)}
			if staged {
				leg.Stage = min(i+1, e.Days)
			}
			e.Legs = append(e.Legs, leg)
		}
		sum, whole := 0.0, 0.0
		for day := e.From - 1; day <= e.Span().To+1; day++ {
			parts := OfEvent(nil, &e, a, day)
			sum += total(parts)
			whole += EventDay(&e, a, day).Load
			for _, p := range parts {
				if !p.Race || !(p.Load >= 0) {
					t.Fatalf("part %+v", p)
				}
			}
		}
		if math.Abs(sum-whole) > 1e-6*(1+whole) {
			t.Fatalf("days come to %v of %v", sum, whole)
		}
		if e.Load.Given && sum > 0 && math.Abs(sum-e.Load.Value) > 1e-6 {
			t.Fatalf("stated %v, days come to %v", e.Load.Value, sum)
		}
	})
}
