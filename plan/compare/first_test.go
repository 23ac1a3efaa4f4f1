package compare_test

import (
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/compare"
)

func TestFirst(t *testing.T) {
	monday := calendar.Of(2026, 9, 28)
	of := func(start calendar.Day, kinds ...plan.WeekKind) plan.Plan {
		b := plan.Mesocycle{ID: plan.ID{50}, Name: "Base 1"}
		for i, k := range kinds {
			m := plan.Microcycle{ID: plan.ID{byte(len(kinds) - i)}, Kind: k, Days: 7} // the last keeps its id when one is put in
			m.Sessions = []plan.Session{{ID: plan.ID{100 + m.ID[0]}, Sport: plan.Run, Kind: plan.Easy}}
			b.Weeks = append(b.Weeks, m)
		}
		return plan.Plan{
			Seasons: []plan.Macrocycle{{ID: plan.ID{60}, Name: "Autumn", Start: start, Blocks: []plan.Mesocycle{b}}},
			Events:  []plan.Event{{ID: plan.ID{70}, Name: "Town 10K", Priority: plan.A, From: monday + 13, Days: 1}},
		}
	}
	was := of(monday, plan.TaperWeek, plan.RaceWeek)
	for _, tt := range []struct {
		name string
		is   plan.Plan
		want []string
	}{
		{"the same", was, nil},
		{"a week put in", of(monday, plan.LoadWeek, plan.TaperWeek, plan.RaceWeek), []string{
			`Mon 5 Oct: from the taper week in "Base 1" on everything is 7 days later.`,
			`A race "Town 10K" on Sun 11 Oct lies in the taper week, number 2 of "Base 1" by now, and lay in the race week, number 2 of "Base 1".`,
		}},
		{"from a Tuesday", of(monday+1, plan.TaperWeek, plan.RaceWeek), []string{
			`Tue 29 Sep: from block "Base 1" on everything is 1 day later.`,
			`Season "Autumn" begins on a Tuesday by now, and began on a Monday: its weeks of 7 days run from Tuesday to Monday, and a session keeps its weekday.`,
		}},
	} {
		if got := compare.First(was, tt.is, plan.Run); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
	// What stays on its day while its week moves is no move.
	stays := of(monday-1, plan.TaperWeek, plan.RaceWeek)
	for i := range stays.Seasons[0].Blocks[0].Weeks {
		stays.Seasons[0].Blocks[0].Weeks[i].Sessions[0].Day = 1
	}
	for _, d := range compare.Plans(was, stays, plan.Run) {
		if d.What == "session" {
			t.Errorf("a session that stays on its day: %s", d.Says)
		}
	}
}
