package search_test

import (
	"slices"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/search"
)

var monday = calendar.Of(2027, time.April, 5)

func session(t *testing.T, id byte, day int, line string) plan.Session {
	t.Helper()
	s, err := notation.ParseSession(line, plan.Run)
	if err != nil {
		t.Fatal(err)
	}
	s.ID, s.Day = plan.ID{id}, day
	return s
}

func season(t *testing.T) plan.Plan {
	t.Helper()
	race, err := notation.ParseEvent(`A 2027-04-17 "Canyon 100K" 100k +5400m 16h #night`, plan.Run, calendar.Typing{Today: monday})
	if err != nil {
		t.Fatal(err)
	}
	race.ID = plan.ID{99}
	return plan.Plan{
		Seasons: []plan.Macrocycle{{ID: plan.ID{1}, Name: "Canyon", Start: monday, Blocks: []plan.Mesocycle{{
			ID: plan.ID{2}, Name: "Specific 1", Phase: plan.Specific, Weeks: []plan.Microcycle{
				{ID: plan.ID{3}, Days: 7, Sessions: []plan.Session{
					session(t, 10, 0, `strength maintenance 45m "split squats"`),
					session(t, 11, 1, `easy 1h10`),
					session(t, 12, 1, `bike easy 1h`),
					session(t, 13, 5, `long 3h45 @3 +950m #poles #night !`),
				}},
				{ID: plan.ID{4}, Kind: plan.DownWeek, Note: "find the habit", Days: 7, Sessions: []plan.Session{session(t, 14, 5, `long 2h #poles`)}},
			}}}}},
		Events: []plan.Event{race},
	}
}

func TestFind(t *testing.T) {
	p, athlete := season(t), &plan.Athlete{}
	for _, tt := range []struct {
		text string
		want []calendar.Day
	}{
		{"squats", []calendar.Day{monday}},
		{"EASY", []calendar.Day{monday + 1, monday + 1}},
		{"easy bike", []calendar.Day{monday + 1}},
		{"#night", []calendar.Day{monday + 5, monday + 12}},
		{"poles", []calendar.Day{monday + 5, monday + 12}},
		{"habit", []calendar.Day{monday + 7}},
		{"down", []calendar.Day{monday + 7}},
		{"specific", []calendar.Day{monday}},
		{"canyon", []calendar.Day{monday, monday + 12}},
		{"swim", nil},
		{"  ", nil},
	} {
		var got []calendar.Day
		for _, h := range search.Find(p, athlete, tt.text) {
			got = append(got, h.Day)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q is found on %v, want %v", tt.text, got, tt.want)
		}
	}
}

func TestNextGoesRound(t *testing.T) {
	p, athlete := season(t), &plan.Athlete{}
	hits := search.Find(p, athlete, "easy")
	for _, tt := range []struct {
		day   calendar.Day
		item  int
		count int
		want  int // item of the hit
		round bool
	}{
		{monday, 0, 1, 0, false},
		{monday + 1, 0, 1, 1, false},
		{monday + 1, 1, 1, 0, true},
		{monday + 3, 0, 1, 0, true},
		{monday + 3, 0, -1, 1, false},
		{monday + 1, 0, -1, 1, true},
		{monday, 0, 2, 1, false},
	} {
		got, round, ok := search.Next(hits, tt.day, tt.item, tt.count)
		if !ok || got.Item != tt.want || round != tt.round {
			t.Errorf("from %v item %d by %d: item %d, round %v", tt.day, tt.item, tt.count, got.Item, round)
		}
	}
	if _, _, ok := search.Next(nil, monday, 0, 1); ok {
		t.Error("something was found in nothing")
	}
}
