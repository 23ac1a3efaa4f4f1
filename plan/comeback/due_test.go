package comeback

import (
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// The way back is due from the morning after an illness on, until its days are
// over, and never while someone is ill.
func TestWhenAReturnIsDue(t *testing.T) {
	ill := func(days ...int) (all []plan.Checkin) {
		for _, d := range days {
			all = append(all, plan.Checkin{Day: monday + calendar.Day(d), Ill: true})
		}
		return all
	}
	for _, c := range []struct {
		name  string
		today int
		life  []plan.Life
		felt  []plan.Checkin
		days  int // ill or off; 0: nothing is due
	}{
		{"the morning after", 1, []plan.Life{fact(plan.Sick, 0, 1)}, nil, 1},
		{"on the day itself", 0, []plan.Life{fact(plan.Sick, 0, 1)}, nil, 0},
		{"before it is over", 2, []plan.Life{fact(plan.Sick, 0, 4)}, nil, 0},
		{"the last day of it", 3, []plan.Life{fact(plan.Sick, 0, 1)}, nil, 1},
		{"its days are over", 4, []plan.Life{fact(plan.Sick, 0, 1)}, nil, 0},
		{"check-ins say it too", 2, nil, ill(0, 1), 2},
		{"a check-in goes on with a fact", 2, []plan.Life{fact(plan.Sick, 0, 1)}, ill(1), 2},
		{"ill again today", 1, []plan.Life{fact(plan.Sick, 0, 1)}, ill(1), 0},
		{"well for long", 13, nil, ill(-40), 0},
		{"an injury of some days", 5, []plan.Life{fact(plan.Injured, 0, 5)}, nil, 5},
		{"a day with a sore calf", 1, []plan.Life{fact(plan.Injured, 0, 1)}, nil, 0},
		{"a holiday is no illness", 8, []plan.Life{fact(plan.Holiday, 0, 8)}, nil, 0},
		{"one that is to come", 1, []plan.Life{fact(plan.Sick, 3, 1)}, nil, 0},
		{"the later of two", 8, []plan.Life{fact(plan.Sick, 0, 1), fact(plan.Sick, 6, 2)}, nil, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := Input{Plan: weeks(t, usual, usual, usual), Athlete: athlete(t), Life: c.life, Today: monday + calendar.Day(c.today)}
			r, due := Due(in, c.felt)
			if due != (c.days > 0) || due && r.Gap.Days() != c.days {
				t.Errorf("due %v after %d days, want %d", due, r.Gap.Days(), c.days)
			}
			for _, change := range r.Changes {
				if due && (change.Day < in.Today || change.Day > r.Days.To) {
					t.Errorf("it changes %s", change.Day)
				}
			}
		})
	}
}

// What was taken is not due again.
func TestAReturnIsDueOnce(t *testing.T) {
	in := Input{Plan: weeks(t, usual, usual), Athlete: athlete(t), Life: []plan.Life{fact(plan.Sick, 0, 3)}, Today: monday + 3}
	r, due := Due(in, nil)
	if !due || len(r.Changes) == 0 {
		t.Fatalf("due %v: %+v", due, r)
	}
	made, err := edit.Apply(in.Plan, r.Edit)
	if err != nil {
		t.Fatal(err)
	}
	in.Plan = made.Plan
	if again, due := Due(in, nil); due {
		t.Errorf("again: %q", said(again))
	}
}
