package outlook

import (
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

// monday is the first day of the seasons of the tests.
var monday = calendar.Of(2026, 11, 30)

func athlete(t testing.TB, settings ...plan.Setting) *plan.Athlete {
	t.Helper()
	a := plan.Athlete{Name: "Sam", Settings: append([]plan.Setting{
		{Key: "threshold.run", Value: "4:00/km"}, {Key: "sport", Value: "run"},
	}, settings...)}
	a, err := a.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8), 13: byte(n >> 16)} }

func minutes(m int) plan.Duration { return plan.DurationOf(60 * m) }

// trainingWeek is a week as coaches write them: strength, two sessions of
// quality, easy days, a long run.
func trainingWeek(n int) plan.Microcycle {
	at := func(x float64) plan.Intensity { return plan.Intensity{Scale: plan.RPE, From: x, To: x} }
	w := plan.Microcycle{ID: id(100 * n), Days: 7, Sessions: []plan.Session{
		{Day: 0, Sport: plan.Strength, Kind: plan.Maintenance, Duration: minutes(40)},
		{Day: 1, Sport: plan.Run, Kind: plan.Intervals, Steps: []plan.Step{
			{Duration: minutes(20), Effort: at(2)},
			{Repeat: 5, Steps: []plan.Step{{Duration: minutes(4), Effort: at(9)}, {Duration: minutes(2), Effort: at(2)}}},
			{Duration: minutes(20), Effort: at(2)},
		}},
		{Day: 2, Sport: plan.Run, Kind: plan.Easy, Duration: minutes(50)},
		{Day: 3, Sport: plan.Run, Kind: plan.Tempo, Duration: minutes(70)},
		{Day: 4, Sport: plan.Run, Kind: plan.Easy, Duration: minutes(40)},
		{Day: 5, Sport: plan.Bike, Kind: plan.Easy, Duration: minutes(90)},
		{Day: 6, Sport: plan.Run, Kind: plan.Long, Duration: minutes(120 + n%4*20), Climb: plan.Height{Value: 300, Unit: plan.HeightMetres}},
	}}
	for i := range w.Sessions {
		w.Sessions[i].ID = id(100*n + i + 1)
	}
	if n%4 == 3 {
		w.Kind = plan.DownWeek
		w.Sessions = w.Sessions[2:5]
	}
	return w
}

// season is a plan of so many weeks in blocks of four, with a race at its end.
func season(weeks int) plan.Plan {
	s := plan.Macrocycle{ID: id(1), Start: monday}
	for n := range weeks {
		if n%4 == 0 {
			s.Blocks = append(s.Blocks, plan.Mesocycle{ID: id(100*n + 50), Phase: plan.Build})
		}
		b := &s.Blocks[len(s.Blocks)-1]
		b.Weeks = append(b.Weeks, trainingWeek(n+1))
	}
	return plan.Plan{Seasons: []plan.Macrocycle{s}, Events: []plan.Event{{
		ID: id(9), From: monday + calendar.Day(7*weeks-1), Days: 1, Sport: plan.Run, Priority: plan.A,
		Distance: plan.Distance{Value: 50, Unit: plan.Kilometres}, Climb: plan.Height{Value: 1800, Unit: plan.HeightMetres},
	}}}
}

// edited gives the plan with one week of a season changed, sharing the rest as
// the edits do.
func edited(p plan.Plan, block, week int, change func(*plan.Microcycle)) plan.Plan {
	p.Seasons = append([]plan.Macrocycle(nil), p.Seasons...)
	blocks := append([]plan.Mesocycle(nil), p.Seasons[0].Blocks...)
	p.Seasons[0].Blocks = blocks
	weeks := append([]plan.Microcycle(nil), blocks[block].Weeks...)
	blocks[block].Weeks = weeks
	weeks[week].Sessions = append([]plan.Session(nil), weeks[week].Sessions...)
	change(&weeks[week])
	return p
}

// ran is what was done on a day: easy running of a load.
func ran(load float64) []plan.Impulse {
	return []plan.Impulse{{Sport: plan.Run, Load: load, FootKm: 10}}
}

func loads(o *Outlook, from calendar.Day, n int) []float64 {
	var out []float64
	for d := from; d < from+calendar.Day(n); d++ {
		day, _ := o.Day(d)
		out = append(out, day.Load)
	}
	return out
}
