package notation

import (
	"math"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// The generators make every value that a line can say, bounds included. What
// they leave out on purpose is what PrintSession writes another way: minutes in
// swims and repeats that look like metres.

func genFigure(low, high float64) *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(int(math.Ceil(low)), int(high)), func(n int) float64 { return float64(n) }),
		rapid.Map(rapid.IntRange(int(math.Ceil(low*100)), int(high*100)), func(n int) float64 { return float64(n) / 100 }),
		rapid.Float64Range(low, high),
	)
}

func genDuration(most int) *rapid.Generator[plan.Duration] {
	return rapid.Custom(func(t *rapid.T) plan.Duration {
		d := plan.Duration{Unit: rapid.SampledFrom([]plan.DurationUnit{plan.Minutes, plan.Hours, plan.DecimalHours, plan.Seconds}).Draw(t, "unit")}
		if d.Unit == plan.Minutes {
			most = min(most, 24*3600)
		}
		d.Seconds = rapid.IntRange(1, most).Draw(t, "seconds")
		if rapid.Bool().Draw(t, "whole") {
			d.Seconds = max(60, d.Seconds/60*60)
		}
		return d
	})
}

var genDistance = rapid.Custom(func(t *rapid.T) plan.Distance {
	unit := rapid.SampledFrom([]plan.DistanceUnit{plan.Kilometres, plan.Miles, plan.Metres, plan.Yards}).Draw(t, "unit")
	high := map[plan.DistanceUnit]float64{plan.Kilometres: 2000, plan.Miles: 1242, plan.Metres: 2e6, plan.Yards: 2e6}[unit]
	return plan.Distance{Value: max(1.1, genFigure(0, high).Draw(t, "value")), Unit: unit}
})

func genHeight(high float64) *rapid.Generator[plan.Height] {
	return rapid.Custom(func(t *rapid.T) plan.Height {
		return plan.Height{
			Value: genFigure(0, high).Draw(t, "value"),
			Unit:  rapid.SampledFrom([]plan.HeightUnit{plan.HeightMetres, plan.HeightFeet}).Draw(t, "unit"),
		}
	})
}

var genEffort = rapid.Custom(func(t *rapid.T) plan.Intensity {
	i := plan.Intensity{Scale: plan.Scale(rapid.IntRange(int(plan.RPE), int(plan.HeartRate)).Draw(t, "scale")), Ramp: rapid.Bool().Draw(t, "ramp")}
	figure := map[plan.Scale]*rapid.Generator[float64]{
		plan.RPE:       rapid.Map(rapid.IntRange(2, 20), func(n int) float64 { return float64(n) / 2 }),
		plan.Zone:      rapid.Map(rapid.IntRange(1, 5), func(n int) float64 { return float64(n) }),
		plan.Pace:      rapid.Map(rapid.IntRange(10, 3600), func(n int) float64 { return float64(n) }),
		plan.Power:     genFigure(1, 3000),
		plan.Percent:   genFigure(1, 200),
		plan.HeartRate: genFigure(30, 250),
	}[i.Scale]
	i.From = figure.Draw(t, "from")
	i.To = i.From
	if rapid.Bool().Draw(t, "two") {
		i.To = figure.Draw(t, "to")
	}
	if !i.Ramp && i.From > i.To {
		i.From, i.To = i.To, i.From
	}
	if i.Scale == plan.Pace {
		i.Per = plan.PaceUnit(rapid.IntRange(int(plan.PerKilometre), int(plan.Per100Yards)).Draw(t, "per"))
	}
	return i
})

func maybe[T any](t *rapid.T, label string, gen *rapid.Generator[T]) (value T) {
	if rapid.IntRange(0, 2).Draw(t, label+"?") == 0 {
		value = gen.Draw(t, label)
	}
	return value
}

// genText makes texts with what must be escaped, and with what a file or shell
// would take for something else.
var genText = rapid.StringOfN(rapid.OneOf(
	rapid.SampledFrom([]rune("\"\\\n#!?:,()@+- 'ABCxyz09éß語🏔")),
	rapid.Rune().Filter(plan.Printable),
), 1, 30, -1)

var genTags = rapid.SliceOfNDistinct(rapid.OneOf(rapid.SampledFrom(KnownTags()), rapid.StringMatching(`[a-z][a-z0-9-]{0,12}`)), 1, 4, rapid.ID[string])

var genFuel = rapid.Custom(func(t *rapid.T) plan.Fuel {
	return plan.Fuel{Carb: maybe(t, "carb", genFigure(.5, 300)), Sodium: maybe(t, "sodium", genFigure(1, 10_000)), Fluid: maybe(t, "fluid", genFigure(1, 5_000))}
})

func genLoad(most float64) *rapid.Generator[plan.Number] {
	return rapid.Map(genFigure(0, most), plan.Given)
}

func genSport(t *rapid.T) plan.Sport { return rapid.SampledFrom(plan.Sports()).Draw(t, "sport") }

func genSteps(t *rapid.T, s plan.Session, depth, room int) []plan.Step {
	steps := make([]plan.Step, rapid.IntRange(1, 4).Draw(t, "steps"))
	for i := range steps {
		step := &steps[i]
		if depth < plan.MaxStepDepth && room > 40 && rapid.IntRange(0, 3).Draw(t, "repeat?") == 0 {
			step.Repeat = rapid.IntRange(2, 5).Draw(t, "repeat")
			step.Steps = genSteps(t, s, depth+1, room/20)
			continue
		}
		if rapid.IntRange(0, 3).Draw(t, "changes") == 0 {
			if step.Sport = genSport(t); step.Sport == s.Sport {
				step.Sport = plan.NoSport
			}
		}
		step.Duration, step.Distance = maybe(t, "duration", genDuration(24*3600)), maybe(t, "distance", genDistance)
		if step.Duration.IsZero() && step.Distance.IsZero() {
			step.Distance = plan.Distance{Value: 400, Unit: plan.Metres}
		}
		if step.Duration.Unit == plan.Minutes {
			step.Duration.Seconds = min(step.Duration.Seconds, 99*60)
		}
		step.Effort = maybe(t, "effort", genEffort)
		step.Climb, step.Descent = maybe(t, "climb", genHeight(3000)), maybe(t, "descent", genHeight(3000))
		step.Cue = maybe(t, "cue", genText)
	}
	return steps
}

var genSession = rapid.Custom(func(t *rapid.T) plan.Session {
	s := plan.Session{Sport: genSport(t)}
	kinds := append(plan.Kinds(), append(plan.StrengthKinds(), plan.Flexibility)...)
	s.Kind = rapid.SampledFrom(kinds).Filter(func(k plan.Kind) bool { return k.FitsSport(s.Sport) }).Draw(t, "kind")
	s.Duration, s.Distance = maybe(t, "duration", genDuration(24*3600)), maybe(t, "distance", genDistance)
	if s.Sport == plan.Swim && s.Duration.Unit == plan.Minutes {
		s.Duration.Seconds = min(s.Duration.Seconds, 99*60)
	}
	s.Effort = maybe(t, "effort", genEffort)
	s.Climb, s.Descent = maybe(t, "climb", genHeight(5000)), maybe(t, "descent", genHeight(5000))
	s.Load, s.Fuel, s.Tags = maybe(t, "load", genLoad(5000)), maybe(t, "fuel", genFuel), maybe(t, "tags", genTags)
	s.Note, s.Private = maybe(t, "note", genText), maybe(t, "private", genText)
	s.At = plan.TimeOfDay(maybe(t, "at", rapid.IntRange(1, 24*60)))
	s.Key = rapid.Bool().Draw(t, "key")
	s.Optional = !s.Key && rapid.Bool().Draw(t, "optional")
	if rapid.IntRange(0, 2).Draw(t, "steps?") == 0 {
		s.Steps = genSteps(t, s, 0, 400)
		fitSum(&s)
	}
	if s.Kind != plan.Rest && s.Duration.IsZero() && s.Distance.IsZero() && s.Steps == nil {
		s.Duration = plan.Duration{Seconds: 3000, Unit: plan.Minutes}
	}
	return s
})

// fitSum leaves out a stated amount that the steps do not come to.
func fitSum(s *plan.Session) {
	sum := plan.SumSteps(s.Steps)
	if sum.Timed && !s.Duration.IsZero() {
		s.Duration = plan.Duration{}
		if sum.Seconds <= 24*3600 {
			s.Duration = plan.Duration{Seconds: sum.Seconds, Unit: plan.Hours}
		}
	}
	if sum.Measured && !s.Distance.IsZero() {
		s.Distance = plan.Distance{}
		if sum.Metres <= 2e6 {
			s.Distance = plan.Distance{Value: sum.Metres, Unit: plan.Metres}
		}
	}
}

var genEvent = rapid.Custom(func(t *rapid.T) plan.Event {
	e := plan.Event{
		From:     calendar.Day(rapid.Int32Range(int32(calendar.Of(1, time.January, 1)), int32(calendar.Of(9999, time.October, 1))).Draw(t, "from")),
		Days:     rapid.OneOf(rapid.Just(1), rapid.IntRange(1, plan.MaxEventDays)).Draw(t, "days"),
		Priority: rapid.SampledFrom([]plan.Priority{plan.A, plan.B, plan.C}).Draw(t, "priority"),
		Name:     rapid.Map(genText, func(s string) string { return "x" + string([]rune(s)) }).Filter(func(s string) bool { return plan.CheckText(s, 200) == nil && !containsLine(s) }).Draw(t, "name"),
		Sport:    genSport(t),
	}
	e.Goal, e.Distance = maybe(t, "goal", genDuration(400*3600)), maybe(t, "distance", genDistance)
	if e.Sport == plan.Swim && e.Goal.Unit == plan.Minutes {
		e.Goal.Seconds = min(e.Goal.Seconds, 99*60)
	}
	e.Effort = maybe(t, "effort", genEffort)
	e.Climb, e.Descent = maybe(t, "climb", genHeight(50_000)), maybe(t, "descent", genHeight(50_000))
	e.Load, e.Fuel, e.Tags = maybe(t, "load", genLoad(20_000)), maybe(t, "fuel", genFuel), maybe(t, "tags", genTags)
	e.Note, e.Private = maybe(t, "note", genText), maybe(t, "private", genText)
	if rapid.Bool().Draw(t, "legs?") {
		genLegs(t, &e)
	}
	return e
})

func containsLine(s string) bool {
	for _, r := range s {
		if r == '\n' {
			return true
		}
	}
	return false
}

func genLegs(t *rapid.T, e *plan.Event) {
	e.Legs = make([]plan.Leg, rapid.IntRange(1, 5).Draw(t, "legs"))
	stage, staged := 1, rapid.Bool().Draw(t, "staged")
	metres, measured := 0.0, true
	for i := range e.Legs {
		leg := &e.Legs[i]
		if staged {
			stage = rapid.IntRange(stage, e.Days).Draw(t, "stage")
			leg.Stage = stage
		}
		if rapid.Bool().Draw(t, "changes") {
			if leg.Sport = genSport(t); leg.Sport == e.Sport {
				leg.Sport = plan.NoSport
			}
		}
		leg.Goal, leg.Distance = maybe(t, "goal", genDuration(400*3600)), maybe(t, "distance", genDistance)
		if leg.Goal.Unit == plan.Minutes {
			leg.Goal.Seconds = min(leg.Goal.Seconds, 99*60)
		}
		if leg.Goal.IsZero() && leg.Distance.IsZero() {
			leg.Distance = plan.Distance{Value: 42.2, Unit: plan.Kilometres}
		}
		leg.Effort = maybe(t, "effort", genEffort)
		leg.Climb, leg.Descent = maybe(t, "climb", genHeight(9_000)), maybe(t, "descent", genHeight(9_000))
		leg.Note = maybe(t, "note", genText)
		metres += leg.Distance.Metres()
		measured = measured && !leg.Distance.IsZero()
	}
	if measured && !e.Distance.IsZero() {
		e.Distance = plan.Distance{Value: metres, Unit: plan.Metres}
	}
}
