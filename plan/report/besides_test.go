package report_test

import (
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/report"
)

// A week of load, shifted by so many days, with a race on its Sunday that stays.
func weekFrom(start calendar.Day) plan.Plan {
	monday := calendar.Of(2026, 9, 28)
	return plan.Plan{
		Seasons: []plan.Macrocycle{{Start: start, Blocks: []plan.Mesocycle{{Weeks: []plan.Microcycle{{
			Days: 7, Sessions: []plan.Session{{ID: plan.ID{1}, Day: 0}, {ID: plan.ID{2}, Day: 3}},
		}}}}}},
		Events: []plan.Event{{ID: plan.ID{9}, From: monday + 6, Days: 1}},
	}
}

// What was done stays visible on its day: as the session's of that day, or
// besides when the session lies on another day by now or is gone.
func TestBesides(t *testing.T) {
	monday := calendar.Of(2026, 9, 28)
	of := func(id byte) []plan.Share { return []plan.Share{{Session: plan.ID{id}}} }
	records := []plan.Record{
		{ID: plan.ID{21}, Day: monday, Sessions: of(1)},
		{ID: plan.ID{22}, Day: monday + 3, Sessions: of(2), State: plan.Skipped},
		{ID: plan.ID{23}, Day: monday + 6, Sessions: of(9)},
		{ID: plan.ID{24}, Day: monday + 1},
		{ID: plan.ID{25}, Day: monday + 2, State: plan.Nothing},
		{ID: plan.ID{26}, Day: monday + 4, Sessions: of(7)}, // its session is gone
	}
	was, is := weekFrom(monday), weekFrom(monday+7)
	for _, tt := range []struct {
		name string
		plan plan.Plan
		want []bool
	}{
		{"where it was planned", was, []bool{false, false, false, true, false, true}},
		{"a week later", is, []bool{true, true, false, true, false, true}},
	} {
		for i := range records {
			if got := report.Against(&tt.plan).Besides(&records[i]); got != tt.want[i] {
				t.Errorf("%s: record %d is besides: %t, want %t", tt.name, i, got, tt.want[i])
			}
		}
	}
	if n := report.Displaced(&was, &is, records); n != 1 {
		t.Errorf("%d of what was done is displaced, want 1: skipped and nothing were not done", n)
	}
	if on, ok := report.PlannedOn(&is, &records[0]); !ok || on != monday+7 {
		t.Errorf("planned on %s, %t; want %s", on, ok, monday+7)
	}
	if r := report.Against(&is).Elsewhere(records)[plan.ID{1}]; r == nil || r.Day != monday {
		t.Errorf("the session a week later was done elsewhere: %v", r)
	}
}

// Records are held against a plan again only when something lies elsewhere.
func TestSamePlaces(t *testing.T) {
	monday := calendar.Of(2026, 9, 28)
	was := weekFrom(monday)
	for _, tt := range []struct {
		name   string
		change func(*plan.Plan)
		want   bool
	}{
		{"nothing", func(*plan.Plan) {}, true},
		{"a session's load", func(p *plan.Plan) { p.Seasons[0].Blocks[0].Weeks[0].Sessions[0].Load = plan.Given(70) }, true},
		{"a session's day", func(p *plan.Plan) { p.Seasons[0].Blocks[0].Weeks[0].Sessions[0].Day = 1 }, false},
		{"a session's id", func(p *plan.Plan) { p.Seasons[0].Blocks[0].Weeks[0].Sessions[0].ID = plan.ID{5} }, false},
		{"the season's start", func(p *plan.Plan) { p.Seasons[0].Start++ }, false},
		{"a season less", func(p *plan.Plan) { p.Seasons = nil }, false},
		{"the race's day", func(p *plan.Plan) { p.Events[0].From++ }, false},
		{"no race", func(p *plan.Plan) { p.Events = nil }, false},
	} {
		is := weekFrom(monday)
		tt.change(&is)
		if got := report.SamePlaces(&was, &is); got != tt.want || report.SamePlaces(&is, &was) != got {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}
