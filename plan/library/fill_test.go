package library

import (
	"math"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// A block that is made comes with sessions that come to its targets, on days on
// which there is time, and comes down in its down weeks.
func TestABlockIsFilledByItsPattern(t *testing.T) {
	busy, err := plan.Athlete{Name: "Kim"}.With(plan.Setting{Key: "available.mon", Value: "0"})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range Disciplines() {
		for _, phase := range []plan.Phase{plan.Base, plan.Build, plan.Specific, plan.Recover} {
			hours := 9.0
			if phase == plan.Recover {
				hours = 4
			}
			b := Parameters{Phase: phase, Weeks: 4, Ratio: plan.Ratio{Stress: 3, Recovery: 1}, Growth: .05}.Make("x", hours, 0)
			b = Library{}.Fill(b, Filling{Athlete: &busy, Start: day, Discipline: d, Quality: -1})
			var before []float64
			for i, w := range b.Weeks {
				want, got, hard := load.Target(w.Target, before), 0.0, 0
				before = append(before, want)
				for _, s := range w.Sessions {
					at := day + calendar.Day(7*i+s.Day)
					if at.Weekday() == 1 {
						t.Errorf("%s %s, week %d: %+v on a day without time", d, phase, i+1, s)
					}
					is := load.Of(s, &busy, at)
					got += is.Load
					if roleOf(s) == Quality {
						hard++
					}
				}
				if math.Abs(got/want-1) > .12 {
					t.Errorf("%s %s, week %d: load %.0f, want %.0f: %+v", d, phase, i+1, got, want, w.Sessions)
				}
				if w.Kind == plan.DownWeek && hard > 1 {
					t.Errorf("%s %s: %d hard sessions in a down week", d, phase, hard)
				}
			}
			for i := range b.Weeks {
				for s := range b.Weeks[i].Sessions {
					b.Weeks[i].Sessions[s].ID[0], b.Weeks[i].ID[0] = byte(s+1), byte(i+1)
				}
			}
			if err := b.Check(); err != nil {
				t.Errorf("%s %s: %v", d, phase, err)
			}
		}
	}
}

// Whatever an athlete's own sport, there is a session for each piece of a week.
func TestEachSportHasSessions(t *testing.T) {
	for _, sport := range []plan.Sport{plan.Run, plan.Bike, plan.Swim, plan.Hike, plan.Ski, plan.Row} {
		for _, phase := range plan.Phases() {
			for _, s := range (Library{}).Pattern(Road, phase, 6).Slots {
				if s.Role == Off || s.Role == Strength {
					continue
				}
				fit := Library{}.For(s, sport, Road, phase, 1)
				if len(fit) == 0 || fit[0].Session.Sport != sport {
					t.Fatalf("%s, %s, %+v: %d entries %+v", sport, phase, s, len(fit), fit)
				}
			}
		}
	}
}

func BenchmarkFill(b *testing.B) {
	block := Parameters{Phase: plan.Build, Weeks: 52, Ratio: plan.Ratio{Stress: 3, Recovery: 1}, Growth: .01}.Make("x", 8, 0)
	b.ReportAllocs()
	for b.Loop() {
		Library{}.Fill(block, Filling{Athlete: &sam, Start: day, Discipline: Ultra, Quality: -1})
	}
}
