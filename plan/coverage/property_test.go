package coverage_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
)

var oddTags = []string{"night", "heat", "pack", "brick", "openwater", "technical", "altitude", "cold", "gear", "poles"}

func oddSession(t *rapid.T, days, n int) plan.Session {
	return plan.Session{
		ID: id(n), Day: rapid.IntRange(0, days-1).Draw(t, "day"), Kind: rapid.SampledFrom(plan.Kinds()).Draw(t, "kind"),
		Sport:    rapid.SampledFrom([]plan.Sport{plan.NoSport, plan.Run, plan.Bike, plan.Swim, plan.Hike, plan.Multi}).Draw(t, "sport"),
		Duration: plan.DurationOf(60 * rapid.SampledFrom([]int{1, 45, 90, 200, 420, 1440}).Draw(t, "minutes")),
		Distance: rapid.SampledFrom([]plan.Distance{{}, {Value: 1, Unit: plan.Metres}, {Value: 30, Unit: plan.Kilometres}}).Draw(t, "way"),
		Climb:    rapid.SampledFrom([]plan.Height{{}, {Value: 900, Unit: plan.HeightMetres}}).Draw(t, "climb"),
		Fuel:     plan.Fuel{Carb: rapid.SampledFrom([]float64{0, 20, 60, 120}).Draw(t, "carb")},
		Tags:     rapid.SliceOfNDistinct(rapid.SampledFrom(oddTags), 0, 3, rapid.ID).Draw(t, "tags"),
	}
}

func oddEvent(t *rapid.T, n int) plan.Event {
	return plan.Event{
		ID: id(9000 + n), From: raceDay + calendar.Day(rapid.IntRange(-200, 200).Draw(t, "on")), Days: rapid.SampledFrom([]int{1, 1, 3, 9}).Draw(t, "race days"),
		Priority: rapid.SampledFrom([]plan.Priority{plan.A, plan.B, plan.C}).Draw(t, "priority"),
		Sport:    rapid.SampledFrom([]plan.Sport{plan.NoSport, plan.Run, plan.Bike, plan.Swim, plan.Multi}).Draw(t, "race sport"),
		Distance: rapid.SampledFrom([]plan.Distance{{}, {Value: 5, Unit: plan.Kilometres}, {Value: 42.2, Unit: plan.Kilometres}, {Value: 100, Unit: plan.Miles}}).Draw(t, "race way"),
		Goal:     plan.DurationOf(rapid.SampledFrom([]int{0, 0, 3600, 50000}).Draw(t, "goal")),
		Climb:    rapid.SampledFrom([]plan.Height{{}, {Value: 5000, Unit: plan.HeightMetres}}).Draw(t, "race climb"),
		Fuel:     plan.Fuel{Carb: rapid.SampledFrom([]float64{0, 20, 80}).Draw(t, "race carb")},
		Tags:     rapid.SliceOfNDistinct(rapid.SampledFrom(oddTags), 0, 4, rapid.ID).Draw(t, "race tags"),
	}
}

func oddInput(t *rapid.T) coverage.Input {
	block := plan.Mesocycle{Name: "Odd", Phase: plan.Base}
	n := 0
	for range rapid.IntRange(0, 12).Draw(t, "weeks") {
		week := plan.Microcycle{ID: id(8000 + n), Days: rapid.SampledFrom([]int{7, 7, 1, 10, 28}).Draw(t, "days")}
		for range rapid.IntRange(0, 5).Draw(t, "sessions") {
			n++
			week.Sessions = append(week.Sessions, oddSession(t, week.Days, n))
		}
		slices.SortStableFunc(week.Sessions, func(a, b plan.Session) int { return a.Day - b.Day })
		block.Weeks = append(block.Weeks, week)
	}
	in := coverage.Input{Today: raceDay + calendar.Day(rapid.IntRange(-200, 200).Draw(t, "today"))}
	if len(block.Weeks) > 0 {
		in.Plan.Seasons = []plan.Macrocycle{{Start: raceDay - 80, Blocks: []plan.Mesocycle{block}}}
	}
	for k := range rapid.IntRange(0, 3).Draw(t, "events") {
		in.Plan.Events = append(in.Plan.Events, oddEvent(t, k))
	}
	for k := range rapid.IntRange(0, 4).Draw(t, "records") {
		r := plan.Record{ID: id(9500 + k), Day: raceDay + calendar.Day(rapid.IntRange(-100, 100).Draw(t, "done on")),
			State: rapid.SampledFrom([]plan.DoneState{plan.DoneAsPlanned, plan.DonePartly, plan.Skipped, plan.Nothing}).Draw(t, "state"),
			Done:  oddSession(t, 7, 9600+k), Sessions: []plan.Share{{Session: id(rapid.IntRange(1, 30).Draw(t, "of"))}}}
		in.Records = append(in.Records, r)
	}
	slices.SortStableFunc(in.Records, func(a, b plan.Record) int { return int(a.Day - b.Day) })
	athlete, err := plan.Athlete{}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	in.Athlete = &athlete
	return in
}

// However odd the plan: no panic, no figure that is none, no day outside of what
// is looked at, and what is counted is what is told of.
func TestNoPlanIsTooOdd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := oddInput(t)
		book := coverage.BookOf(in)
		for _, c := range append(book.All(), book.Of(&plan.Event{From: raceDay, Days: 1})) {
			for i := range c.Demands {
				d := &c.Demands[i]
				for _, x := range []float64{d.Dose, d.From, d.Best.Share, d.In(c.Span).Share} {
					if math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
						t.Fatalf("%s: a figure is %v: %+v", d.Name, x, d)
					}
				}
				counted := 0
				for _, r := range d.All {
					if !c.Span.Has(r.Day) {
						t.Fatalf("%s is rehearsed on %s, outside of %v", d.Name, r.Day, c.Span)
					}
					if r.Counts {
						counted++
					}
				}
				if counted != d.Have || d.Done > d.Have || d.Want < 1 || d.State >= coverage.TooMuch && d.Have < d.Want {
					t.Fatalf("%d count: %+v", counted, d)
				}
			}
		}
	})
}

// A longer session never lowers how near its demand is met, nor how often.
func TestLongerIsNeverLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := oddInput(t)
		in.Plan.Events = append(in.Plan.Events[:0:0], oddEvent(t, 1))
		if len(in.Plan.Seasons) == 0 {
			return
		}
		var chosen *plan.Session
		weeks := in.Plan.Seasons[0].Blocks[0].Weeks
		was := coverage.BookOf(in).Of(&in.Plan.Events[0])
		for w := range weeks {
			for i := range weeks[w].Sessions {
				if chosen == nil || rapid.Bool().Draw(t, "this one") {
					chosen = &weeks[w].Sessions[i]
				}
			}
		}
		if chosen == nil {
			return
		}
		chosen.Duration = plan.DurationOf(chosen.Duration.Seconds * rapid.IntRange(1, 3).Draw(t, "times"))
		if chosen.Duration.Seconds > 24*3600 {
			return
		}
		is := coverage.BookOf(in).Of(&in.Plan.Events[0])
		for i := range was.Demands {
			d := &was.Demands[i]
			if d.Unit == coverage.MetresAKm { // so much more ground is less steep
				continue
			}
			k := slices.IndexFunc(is.Demands, func(e coverage.Demand) bool { return e.Name == d.Name })
			if e := &is.Demands[k]; e.Best.Share < d.Best.Share-1e-9 || e.Have < d.Have {
				t.Fatalf("%s was met to %v, %d times, and is to %v, %d times", d.Name, d.Best.Share, d.Have, e.Best.Share, e.Have)
			}
		}
	})
}

// Of rows of days that overlap one counts, and which one may change, but never
// so that there are fewer.
func TestAndNeverSeldomer(outer *testing.T) {
	rapid.Check(outer, func(t *rapid.T) {
		var hours []int
		for range 12 {
			hours = append(hours, rapid.IntRange(0, 9).Draw(t, "hours"))
		}
		count := func() int {
			var lines []string
			for i, h := range hours {
				if h > 0 {
					lines = append(lines, fmt.Sprintf("%d long %dh", -60+i, h))
				}
			}
			in := before(outer, canyon, lines...)
			c := coverage.BookOf(in).Of(&in.Plan.Events[0])
			return demandOf(outer, &c, "back to back").Have
		}
		was := count()
		hours[rapid.IntRange(0, 11).Draw(t, "which")]++
		if is := count(); is < was {
			t.Fatalf("%d times, where it was %d: %v", is, was, hours)
		}
	})
}
