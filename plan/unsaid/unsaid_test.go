package unsaid_test

import (
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/unsaid"
)

var monday = calendar.Of(2027, time.April, 5)

func id(n int) plan.ID { return plan.ID{15: byte(n)} }

// week has a session a day; the id of that of the nth day is n+1.
func week(t *testing.T, days ...string) plan.Plan {
	t.Helper()
	w := plan.Microcycle{ID: id(200), Days: 7}
	for d, line := range days {
		s, err := notation.ParseSession(line, plan.Run)
		if err != nil {
			t.Fatal(err)
		}
		s.ID, s.Day = id(d+1), d
		w.Sessions = append(w.Sessions, s)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{{ID: id(201), Start: monday,
		Blocks: []plan.Mesocycle{{ID: id(202), Phase: plan.Build, Weeks: []plan.Microcycle{w}}}}}}
}

func TestWhatNobodySaidAnythingOf(t *testing.T) {
	const mon, tue, wed, thu, fri, sat, sun = 0, 1, 2, 3, 4, 5, 6
	sessions := []string{"easy 1h", "intervals 1h10", "easy 45m ?", "rest", "bike 2h", "easy 1h", "long 3h"}
	said := func(day int, sessions ...int) plan.DoneDay {
		d := plan.DoneDay{Day: monday + calendar.Day(day)}
		for _, s := range sessions {
			d.Sessions = append(d.Sessions, id(s+1))
		}
		return d
	}
	fact := func(kind plan.LifeKind, day int, allows ...plan.Sport) []plan.Life {
		return []plan.Life{{ID: id(100), Kind: kind, From: monday + calendar.Day(day), Days: 1, Allows: allows}}
	}
	for _, c := range []struct {
		name  string
		today int
		done  []plan.DoneDay
		life  []plan.Life
		race  int // 0: none
		want  int // day of the session; -1: nothing
	}{
		{"yesterday's", tue, nil, nil, 0, mon},
		{"today's is not over", mon, nil, nil, 0, -1},
		{"what is done if one likes is not asked about", thu, []plan.DoneDay{said(mon, mon), said(tue, tue)}, nil, 0, -1},
		{"rest neither: the one before it", fri, nil, nil, 0, tue},
		{"the latest comes first", sun, nil, nil, 0, sat},
		{"then the one before", sun, []plan.DoneDay{said(sat, sat)}, nil, 0, fri},
		{"done on another day is done", sun, []plan.DoneDay{said(thu, fri), said(sat, sat)}, nil, 0, -1},
		{"a typed nothing is an answer", tue, []plan.DoneDay{said(mon)}, nil, 0, -1},
		{"after three days it is let go", fri, []plan.DoneDay{said(tue, tue)}, nil, 0, -1},
		{"who was sick is not asked", tue, nil, fact(plan.Sick, mon), 0, -1},
		{"on the road half is expected", tue, nil, fact(plan.Travel, mon), 0, mon},
		{"a sport that went on", sat, nil, fact(plan.Injured, fri, plan.Bike), 0, fri},
		{"the day after a race", sun, nil, nil, sat, sat},
		{"the race was reported", sun, []plan.DoneDay{said(fri, fri), said(sat, 90)}, nil, sat, -1},
		{"on the day of a race nothing is asked", sat, nil, nil, sat, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := week(t, sessions...)
			if c.race > 0 {
				p.Events = []plan.Event{{ID: id(150), From: monday + calendar.Day(c.race), Days: 1, Name: "Canyon"}}
			}
			last, found := unsaid.Last(&p, c.life, c.done, monday+calendar.Day(c.today))
			switch {
			case found != (c.want >= 0):
				t.Errorf("found %v: %+v", found, last)
			case found && (last.Session.ID != id(c.want+1) || last.Day != monday+calendar.Day(c.want)):
				t.Errorf("%s of %s, want that of day %d", last.Session.Kind, last.Day, c.want)
			}
		})
	}
}
