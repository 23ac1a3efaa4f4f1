package outlook

import (
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

// tenADay is a plan of easy sessions whose load is stated: 10 on every day.
func tenADay(days int) plan.Plan {
	w := plan.Microcycle{Days: days}
	for d := range days {
		w.Sessions = append(w.Sessions, plan.Session{
			ID: id(d + 1), Day: d, Sport: plan.Run, Kind: plan.Easy, Duration: minutes(20), Load: plan.Given(10),
		})
	}
	return plan.Plan{Seasons: []plan.Macrocycle{{Start: monday, Blocks: []plan.Mesocycle{{Phase: plan.Base, Weeks: []plan.Microcycle{w}}}}}}
}

func TestThreeSeries(t *testing.T) {
	reports := []plan.DoneDay{
		{Day: monday, Impulses: ran(30), Sessions: []plan.ID{id(1)}},
		{Day: monday + 2, Sessions: []plan.ID{id(3)}}, // skipped
	}
	today := func(d plan.DoneDay) []plan.DoneDay { return append(slices.Clone(reports), d) }
	tests := []struct {
		name   string
		series Series
		done   []plan.DoneDay
		want   []float64 // of the first seven days; today is the fifth
	}{
		{"planned is the plan alone", Planned, reports, []float64{10, 10, 10, 10, 10, 10, 10}},
		{"done is the records alone", Done, reports, []float64{30, 0, 0, 0, 0, 0, 0}},
		{"expected: reports to the last reported day, then the plan", Expected, reports, []float64{30, 0, 0, 10, 10, 10, 10}},
		{"no report ever: as planned", Expected, nil, []float64{10, 10, 10, 10, 10, 10, 10}},
		{"today: what was done stands for its session", Expected, today(plan.DoneDay{Day: monday + 4, Impulses: ran(7), Sessions: []plan.ID{id(5)}}), []float64{30, 0, 0, 10, 7, 10, 10}},
		{"today: what answers no session comes on top", Expected, today(plan.DoneDay{Day: monday + 4, Impulses: ran(7)}), []float64{30, 0, 0, 10, 17, 10, 10}},
		{"today: what was done early is not done again", Expected, []plan.DoneDay{{Day: monday, Impulses: ran(30), Sessions: []plan.ID{id(1), id(5), id(6)}}}, []float64{30, 10, 10, 10, 0, 0, 10}},
		{"nor on a day that was not reported yet", Expected, []plan.DoneDay{{Day: monday, Impulses: ran(30), Sessions: []plan.ID{id(1), id(3)}}}, []float64{30, 10, 0, 10, 10, 10, 10}},
		{"a session skipped ahead is not expected", Expected, today(plan.DoneDay{Day: monday + 5, Sessions: []plan.ID{id(6)}}), []float64{30, 0, 0, 10, 10, 0, 10}},
		{"a typed nothing is a report", Expected, today(plan.DoneDay{Day: monday + 3}), []float64{30, 0, 0, 0, 10, 10, 10}},
		{"a report of today alone leaves the past to the plan", Expected, []plan.DoneDay{{Day: monday + 4, Impulses: ran(7)}}, []float64{10, 10, 10, 10, 17, 10, 10}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			o := New(Input{Plan: tenADay(14), Athlete: athlete(t), Done: c.done, Today: monday + 4, Series: c.series})
			if got := loads(o, monday, 7); !slices.Equal(got, c.want) {
				t.Errorf("loads %v, want %v", got, c.want)
			}
		})
	}
}

func TestReportedAndHatchedDays(t *testing.T) {
	done := []plan.DoneDay{{Day: monday, Impulses: ran(30)}, {Day: monday + 2}}
	o := New(Input{Plan: tenADay(14), Athlete: athlete(t), Done: done, Today: monday + 5})
	want := []struct{ has, reported, hatched bool }{
		{true, true, false}, {false, true, false}, {true, true, false}, {false, false, true}, {false, false, true}, {false, false, false}, {false, false, false},
	}
	for i, w := range want {
		d, _ := o.Day(monday + calendar.Day(i))
		if d.HasDone != w.has || d.Reported != w.reported || d.Hatched != w.hatched {
			t.Errorf("day %d: %v %v %v, want %v", i, d.HasDone, d.Reported, d.Hatched, w)
		}
		if d.PlannedLoad != 10 {
			t.Errorf("day %d: planned %v", i, d.PlannedLoad)
		}
	}
	never := New(Input{Plan: tenADay(14), Athlete: athlete(t), Today: monday + 5})
	if d, _ := never.Day(monday); d.Hatched {
		t.Error("without any report a day is hatched")
	}
}

func TestHorizon(t *testing.T) {
	start := func(day calendar.Day) plan.Setting { return plan.Setting{Key: "start.date", Value: day.String()} }
	fit := plan.Setting{Key: "start.fitness", Value: "60"}
	early := []plan.DoneDay{{Day: monday - 10, Impulses: ran(50)}}
	race := plan.Plan{Events: []plan.Event{{From: monday + 90, Days: 2}}}
	tests := []struct {
		name     string
		in       Input
		settings []plan.Setting
		want     calendar.Span
		form     float64 // on the first morning
	}{
		{"nothing at all: today and four weeks", Input{Today: monday}, nil, calendar.Span{From: monday, To: monday + 28}, 0},
		{"the season and four weeks", Input{Plan: tenADay(14), Today: monday}, nil, calendar.Span{From: monday, To: monday + 13 + 28}, 0},
		{"from the first record", Input{Plan: tenADay(14), Today: monday, Done: early}, nil, calendar.Span{From: monday - 10, To: monday + 13 + 28}, 0},
		{"to the last day of an event", Input{Plan: race, Today: monday}, nil, calendar.Span{From: monday + 90, To: monday + 91 + 28}, 0},
		{"to today, long after", Input{Plan: tenADay(14), Today: monday + 99}, nil, calendar.Span{From: monday, To: monday + 99}, 0},
		{"from the start date", Input{Plan: tenADay(14), Today: monday + 5}, []plan.Setting{start(monday - 3), fit}, calendar.Span{From: monday - 3, To: monday + 13 + 28}, 60},
		{"earlier records win", Input{Plan: tenADay(14), Today: monday + 5, Done: early}, []plan.Setting{start(monday - 3), fit}, calendar.Span{From: monday - 10, To: monday + 13 + 28}, 0},
		{"but not in the planned series", Input{Plan: tenADay(14), Today: monday + 5, Done: early, Series: Planned}, []plan.Setting{start(monday - 3), fit}, calendar.Span{From: monday - 3, To: monday + 13 + 28}, 60},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			c.in.Athlete = athlete(t, c.settings...)
			o := New(c.in)
			if o.Span() != c.want {
				t.Errorf("horizon %v, want %v", o.Span(), c.want)
			}
			if d, ok := o.Day(c.want.From); !ok || d.Form != c.form {
				t.Errorf("form on the first morning %v, want %v", d.Form, c.form)
			}
			for _, outside := range []calendar.Day{c.want.From - 1, c.want.To + 1, -1 << 31, 1<<31 - 1} {
				if _, ok := o.Day(outside); ok {
					t.Errorf("day %d is known", outside)
				}
				if _, ok := o.Ready(outside); ok || o.SinceSettled(outside) != 0 {
					t.Errorf("day %d has a ready day", outside)
				}
			}
		})
	}
}

func TestEventsCarryTheirLoad(t *testing.T) {
	race := plan.Event{ID: id(900), From: monday + 6, Days: 2, Sport: plan.Run, Goal: minutes(600), Load: plan.Given(400)}
	tests := []struct {
		name         string
		change       func(*plan.Plan)
		done         []plan.DoneDay
		load, second float64 // of its two days
	}{
		{"on top of easy sessions", func(*plan.Plan) {}, nil, 210, 210},
		{"replaced by its own plan", func(p *plan.Plan) {
			p.Events[0].Plan = []plan.Session{{ID: id(901), Day: 0, Sport: plan.Run, Kind: plan.Race, Duration: minutes(60), Load: plan.Given(90)}}
		}, nil, 100, 210},
		{"replaced by a race of the microcycle", func(p *plan.Plan) {
			p.Seasons[0].Blocks[0].Weeks[0].Sessions[6].Kind = plan.Race
		}, nil, 10, 210},
		{"a race that was run is not raced again", func(*plan.Plan) {}, []plan.DoneDay{{Day: monday + 6, Impulses: []plan.Impulse{{Sport: plan.Run, Load: 230, Race: true}}, Sessions: []plan.ID{id(7)}}}, 230, 210},
		{"nor one that the record names", func(*plan.Plan) {}, []plan.DoneDay{{Day: monday + 6, Impulses: ran(230), Sessions: []plan.ID{id(900)}}}, 240, 210},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			p := tenADay(14)
			p.Events = []plan.Event{race}
			c.change(&p)
			in := Input{Plan: p, Athlete: athlete(t), Done: c.done, Today: monday + 6}
			o := New(in)
			if got := loads(o, monday+6, 2); got[0] != c.load || got[1] != c.second {
				t.Errorf("loads %v, want %v %v", got, c.load, c.second)
			}
		})
	}
}

func TestOutlinesAndShares(t *testing.T) {
	target := func(m plan.TargetMeasure, v float64) plan.Microcycle {
		return plan.Microcycle{Days: 7, Target: plan.Target{Measure: m, Value: v}}
	}
	p := plan.Plan{Seasons: []plan.Macrocycle{{Start: monday, Blocks: []plan.Mesocycle{
		{Phase: plan.Build, Weeks: []plan.Microcycle{target(plan.TargetLoad, 300), target(plan.TargetLoad, 400)}},
		{Phase: plan.Recover, Weeks: []plan.Microcycle{target(plan.TargetShare, 60), target(plan.TargetHours, 5), {Days: 7}}},
	}}}}
	o := New(Input{Plan: p, Athlete: athlete(t), Today: monday})
	want := []float64{300, 400, 210, 245, 0}
	i := 0
	for at := range p.Weeks() {
		if got := o.Week(at); got.Planned < want[i]-1e-9 || got.Planned > want[i]+1e-9 {
			t.Errorf("week %d plans %v, want %v", i+1, got.Planned, want[i])
		}
		i++
	}
	if d, _ := o.Day(monday); d.PlannedLoad != 0 {
		t.Errorf("the outline's Monday has %v", d.PlannedLoad)
	}
	if w := o.Week(plan.Place{Start: monday}); w.Seconds < 6*3600 || w.Seconds > 6.2*3600 {
		t.Errorf("300 stand for %v s", w.Seconds)
	}
}

func TestSessionsOfADayFollowTheClock(t *testing.T) {
	p := tenADay(7)
	day := &p.Seasons[0].Blocks[0].Weeks[0].Sessions
	*day = []plan.Session{
		{ID: id(1), Sport: plan.Run, Kind: plan.Easy, At: plan.Clock(17, 0), Duration: minutes(60), Load: plan.Given(90)},
		{ID: id(2), Sport: plan.Swim, Kind: plan.Easy, At: plan.Clock(6, 30), Duration: minutes(60), Load: plan.Given(80)},
	}
	impulses := PlannedOn(nil, p, athlete(t), monday)
	if impulses[0].Sport != plan.Swim || impulses[1].Sport != plan.Run {
		t.Errorf("order %v, %v", impulses[0].Sport, impulses[1].Sport)
	}
}

func TestReadyWeekAndBlock(t *testing.T) {
	p := season(12)
	o := New(Input{Plan: p, Athlete: athlete(t), Today: monday})
	raceDay := monday + 83
	ready, ok := o.Ready(raceDay)
	if !ok {
		t.Fatal("race day is not in the horizon")
	}
	d, _ := o.Day(raceDay)
	last := raceDay
	for k, r := range ready.Systems {
		if r.Early > r.Day || r.Day > r.Late || r.Day <= raceDay {
			t.Errorf("system %d: %v", k, r)
		}
		after, _ := o.Day(r.Day)
		if after.Morning[k] > 20 {
			t.Errorf("system %d carries %v when ready", k, after.Morning[k])
		}
		last = max(last, r.Day)
	}
	if ready.All.Day != last || d.Evening.Max() < 100 {
		t.Errorf("all ready %v, evening %v", ready.All, d.Evening)
	}
	settled := o.Settled(calendar.Span{From: monday - 5, To: monday + 500})
	for _, s := range settled {
		if o.SinceSettled(s) != 0 {
			t.Errorf("%v is settled and %d days after", s, o.SinceSettled(s))
		}
	}
	for at := range p.Weeks() {
		w, planned := o.Week(at), 0.0
		for d := range calendar.Day(7) {
			day, _ := o.Day(at.Start + d)
			planned += day.PlannedLoad
		}
		if w.Planned != planned || w.CameDown() != (len(o.Settled(calendar.Span{From: at.Start, To: at.Start + 6})) > 0) {
			t.Errorf("week of %v: %+v", at.Start, w)
		}
		if m, ok := o.Block(at); !ok || m.Windows != 4 || m.O <= 0 {
			t.Errorf("block of %v: %+v %v", at.Start, m, ok)
		}
	}
	if _, ok := o.Oscillation(monday + 12); ok {
		t.Error("thirteen days have an O")
	}
}
