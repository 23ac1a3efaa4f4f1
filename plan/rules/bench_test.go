package rules

import (
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// trainingWeek is a week as coaches write them, the nth of its season; with more
// than running it holds three sports.
func trainingWeek(n int, three bool) plan.Microcycle {
	at := func(x float64) plan.Intensity { return plan.Intensity{Scale: plan.RPE, From: x, To: x} }
	m := func(minutes int) plan.Duration { return plan.DurationOf(60 * minutes) }
	w := plan.Microcycle{ID: id(100 * n), Days: 7, Sessions: []plan.Session{
		{Day: 0, Sport: plan.Strength, Kind: plan.Maintenance, Duration: m(40)},
		{Day: 1, Sport: plan.Run, Kind: plan.Intervals, Steps: []plan.Step{
			{Duration: m(20), Effort: at(2)},
			{Repeat: 5, Steps: []plan.Step{{Duration: m(4), Effort: at(9)}, {Duration: m(2), Effort: at(2)}}},
			{Duration: m(20), Effort: at(2)},
		}},
		{Day: 2, Sport: plan.Run, Kind: plan.Easy, Duration: m(50)},
		{Day: 3, Sport: plan.Run, Kind: plan.Tempo, Duration: m(70)},
		{Day: 4, Sport: plan.Run, Kind: plan.Easy, Duration: m(40)},
		{Day: 5, Sport: plan.Bike, Kind: plan.Easy, Duration: m(90)},
		{Day: 6, Sport: plan.Run, Kind: plan.Long, Duration: m(120 + n%4*20), Climb: plan.Height{Value: 300, Unit: plan.HeightMetres}, Tags: []string{"night"}},
	}}
	if three {
		for _, d := range []int{0, 2, 4, 5} {
			w.Sessions = append(w.Sessions, plan.Session{Day: d, Sport: plan.Swim, Kind: plan.Steady, Duration: m(60)})
		}
		slices.SortStableFunc(w.Sessions, func(a, b plan.Session) int { return a.Day - b.Day })
	}
	if n%4 == 0 {
		w.Kind = plan.DownWeek
		w.Sessions = slices.Clone(w.Sessions[2:5])
	}
	for i := range w.Sessions {
		w.Sessions[i].ID = id(100*n + i + 1)
	}
	return w
}

// season is a plan of so many weeks in blocks of four, with races.
func season(weeks int, three bool) plan.Plan {
	s := plan.Macrocycle{ID: id(1), Start: monday}
	for n := range weeks {
		if n%4 == 0 {
			s.Blocks = append(s.Blocks, plan.Mesocycle{ID: id(100*n + 50), Name: "Build", Phase: plan.Build})
		}
		b := &s.Blocks[len(s.Blocks)-1]
		b.Weeks = append(b.Weeks, trainingWeek(n+1, three))
	}
	p := plan.Plan{Seasons: []plan.Macrocycle{s}}
	for n := 12; n <= weeks; n += 20 {
		p.Events = append(p.Events, plan.Event{
			ID: id(900000 + n), Name: "Hill 50", From: monday + calendar.Day(7*n-1), Days: 1, Sport: plan.Run, Priority: plan.A,
			Distance: plan.Distance{Value: 50, Unit: plan.Kilometres}, Climb: plan.Height{Value: 1800, Unit: plan.HeightMetres},
			Tags: []string{"night", "heat", "technical"},
		})
	}
	return p
}

// edited gives the plan with the load of the last session of a week changed,
// sharing the rest as the edits do.
func edited(p plan.Plan, week int, load float64) plan.Plan {
	p.Seasons = slices.Clone(p.Seasons)
	s := &p.Seasons[0]
	s.Blocks = slices.Clone(s.Blocks)
	b := &s.Blocks[week/4]
	b.Weeks = slices.Clone(b.Weeks)
	w := &b.Weeks[week%4]
	w.Sessions = slices.Clone(w.Sessions)
	w.Sessions[len(w.Sessions)-1].Load = plan.Given(load)
	return p
}

func seasonInput(tb testing.TB, weeks int, three bool) Input {
	look := outlook.New(outlook.Input{Plan: season(weeks, three), Athlete: athlete(tb), Today: monday})
	return Input{Look: look, Today: monday}
}

func BenchmarkSeasonFromScratch(b *testing.B) {
	in := seasonInput(b, 52, false)
	b.ReportAllocs()
	for b.Loop() {
		Judge(in)
	}
}

func BenchmarkThreeYearsOfThreeSports(b *testing.B) {
	in := seasonInput(b, 156, true)
	b.ReportAllocs()
	for b.Loop() {
		Judge(in)
	}
}

// BenchmarkAfterOneEdit judges again after an edit in the first, a middle and
// the last week; the outlook of the edited plan is there.
func BenchmarkAfterOneEdit(b *testing.B) {
	in := seasonInput(b, 52, false)
	v := Judge(in)
	for _, week := range []int{0, 26, 51} {
		b.Run(trainingDay(week), func(b *testing.B) {
			look := in.Look.With(edited(in.Look.Plan(), week, 77))
			b.ReportAllocs()
			for b.Loop() {
				v.With(look)
			}
		})
	}
}

func trainingDay(week int) string { return (monday + calendar.Day(7*week)).String() }
