package rules

import (
	"testing"

	"ebb/plan"
)

// Long days in a row before ultras, three of them before races in stages, big
// days and long swims before triathlons.
func TestBordersOfDaysInARow(t *testing.T) {
	hours := func(s plan.Session, h float64) plan.Session {
		s.Duration, s.Load = plan.DurationOf(int(3600*h)), plan.Number{}
		return s
	}
	foot := func(day int, h float64) plan.Session {
		return hours(plan.Session{Day: day, Sport: plan.Run, Kind: plan.Easy}, h)
	}
	// weekends holds so many of them with hours on each of days, then easy weeks
	weekends := func(n int, days ...float64) plan.Plan {
		return weeks(14, func(w int) []plan.Session {
			all := []plan.Session{foot(2, 1)}
			if w%2 == 0 && w/2 < n {
				for i, h := range days {
					all = append(all, foot(4+i, h))
				}
			}
			return all
		})
	}
	race := func(p plan.Plan, sport plan.Sport, days int, h float64) plan.Plan {
		e := event(plan.A, 97, 0)
		e.Sport, e.Days, e.Distance, e.Goal = sport, days, plan.Distance{}, plan.DurationOf(int(3600*h))
		return racing(p, e)
	}
	// hundred kilometres in 12 h: pairs of 8.4 h, from 6.72 h on, three times
	fast := func(p plan.Plan) plan.Plan {
		e := event(plan.A, 97, 100)
		e.Goal = plan.DurationOf(12 * 3600)
		return racing(p, e)
	}
	iron := func(ride, run float64, swim plan.Session) plan.Plan {
		return race(weeks(14, func(w int) []plan.Session {
			long := []plan.Session{hours(plan.Session{Day: 2, Sport: plan.Bike, Kind: plan.Easy, Tags: []string{"brick"}}, 1)}
			if w < 8 {
				long = append(long, hours(plan.Session{Day: 5, Sport: plan.Bike, Kind: plan.Easy}, ride), foot(5, run), swim)
			}
			return long
		}), plan.Multi, 1, 11)
	}
	swim := func(km float64) plan.Session {
		return plan.Session{Day: 1, Sport: plan.Swim, Kind: plan.Easy, Distance: plan.Distance{Value: km, Unit: plan.Kilometres}}
	}
	checkBorders(t, []border{
		{"R26", "pairs enough", fast(weekends(3, 4, 3)), "", nil},
		{"R26", "a pair too few", fast(weekends(2, 4, 3)), "warn", nil},
		{"R26", "pairs too short", fast(weekends(3, 3.5, 3)), "warn", nil},
		{"R26", "one long day is no pair", fast(weekends(3, 8)), "warn", nil},
		{"R26", "three days before stages", race(weekends(2, 4, 4, 4), plan.Run, 4, 20), "", nil},
		{"R26", "two days before stages", race(weekends(2, 5, 5), plan.Run, 4, 20), "warn", nil},
		{"R26", "a big day", iron(5, 1, swim(3.8)), "", nil},
		{"R26", "no day of six hours", iron(5, .75, swim(3.8)), "warn", nil},
		{"R27", "a long swim", iron(5, 2.25, swim(3.6)), "", nil},
		{"R27", "a shorter swim", iron(5, 2.25, swim(3)), "info", nil},
		{"R27", "a short swim", iron(5, 2.25, swim(2)), "warn", nil},
	})
}
