package sketch

import (
	"fmt"
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

// seasons keeps what made gives: one input gives one season.
var seasons = map[[3]int]checked{}

// made gives the season of a race of samples, at one of levels and openings; it must
// not be changed.
func made(t testing.TB, race, level, opening int) (name string, c checked) {
	t.Helper()
	s, l, o := samples[race], levels[level], openings[opening]
	c, ok := seasons[[3]int{race, level, opening}]
	if !ok {
		c = check(t, inputOf(t, s, l.hours, athleteOf(t, o.minutes, l.fitness)))
		seasons[[3]int{race, level, opening}] = c
	}
	return fmt.Sprintf("%s, %s, %s", s.name, l.name, o.name), c
}

// The taper is lighter or fuller until form on the morning of the race is where
// it is wanted; it neither cuts too much for that, nor trains seldom.
func TestTheTaperScalesToForm(t *testing.T) {
	for race := range samples {
		for level := 1; level < len(levels); level++ {
			name, c := made(t, race, level, 2)
			morning, _ := c.look.Day(c.result.Race.From)
			if morning.Form < 10 || morning.Form > 25 {
				t.Errorf("%s: form is %.1f on the morning of the race", name, morning.Form)
			}
			for _, f := range c.warns {
				if f.Rule.ID == "R22" {
					t.Errorf("%s: %s", name, f.Says)
				}
			}
		}
	}
}

// Who trains little has little to leave out: form is then no reason to stop.
func TestASmallSeasonKeepsItsTaper(t *testing.T) {
	for race := range samples {
		name, c := made(t, race, 0, 2)
		for _, f := range c.warns {
			if f.Rule.ID == "R22" {
				t.Errorf("%s: %s", name, f.Says)
			}
		}
	}
}

// longestOf gives the minutes of the longest session on foot of a week, and how
// many long ones in a row it rehearses.
func longestOf(w *plan.Microcycle) (longest, row int) {
	for i := range w.Sessions {
		s := &w.Sessions[i]
		if s.Sport.OnFoot() {
			longest = max(longest, s.Duration.Seconds/60)
		}
		if s.HasTag("b2b") {
			row++
		}
	}
	return longest, row
}

// The last week of a row of load is its peak: no week gives its long day away so
// that the one before it has the longer one; a pair of long days may share it.
func TestAPeakIsNoShorterThanTheWeekBefore(t *testing.T) {
	for _, race := range []int{1, 2, 3} {
		for level := 1; level < len(levels); level++ {
			name, c := made(t, race, level, 2)
			var before, at *plan.Microcycle
			for where := range c.result.Plan.Weeks() {
				w := c.result.Plan.Week(where)
				if w.Kind == plan.DownWeek && before != nil && before.Kind == plan.LoadWeek && at.Kind == plan.LoadWeek {
					was, _ := longestOf(before)
					is, row := longestOf(at)
					if row < 2 && is < was-5 || is < was*7/10 {
						t.Errorf("%s: the longest before the lighter week of block %d is %d min, %d the week before", name, where.Block, is, was)
					}
				}
				before, at = at, w
			}
		}
	}
}

// A week does not hold the same hard session twice.
func TestHardSessionsOfATaperDiffer(t *testing.T) {
	for race := range samples {
		name, c := made(t, race, 1, 2)
		for where := range c.result.Plan.Weeks() {
			w := c.result.Plan.Week(where)
			if w.Kind != plan.TaperWeek {
				continue
			}
			var hard []string
			for _, s := range w.Sessions {
				if len(s.Steps) > 0 {
					s.Day = 0
					hard = append(hard, notation.PrintSession(s, plan.Run))
				}
			}
			slices.Sort(hard)
			if n := len(hard); n != len(slices.Compact(hard)) {
				t.Errorf("%s: a week of the taper holds one session twice: %q", name, hard)
			}
		}
	}
}

// Hard sessions take turns: all out for half an hour is asked for once in three
// weeks at most.
func TestTestsAreRare(t *testing.T) {
	for race := range samples {
		for level := 1; level < len(levels); level++ {
			name, c := made(t, race, level, 2)
			last := calendar.Day(0)
			for where := range c.result.Plan.Weeks() {
				for _, s := range c.result.Plan.Week(where).Sessions {
					if s.Kind != plan.Test {
						continue
					}
					if day := where.Start + calendar.Day(s.Day); day < last+19 {
						t.Errorf("%s: tests on %s and %s", name, last, day)
					} else {
						last = day
					}
				}
			}
		}
	}
}

// What leads to a race of days holds days in a row that are about alike, and one
// long one before them.
func TestDaysInARowAreAlike(t *testing.T) {
	name, c := "stages", check(t, inputOf(t, samples[4], levels[2].hours, athleteOf(t, [7]int{120, 180, 180, 180, 300, 480, 300}, levels[2].fitness)))
	rows := 0
	for where := range c.result.Plan.Weeks() {
		var minutes []int
		for _, s := range c.result.Plan.Week(where).Sessions {
			if s.HasTag("b2b") {
				minutes = append(minutes, s.Duration.Seconds/60)
			}
		}
		if len(minutes) == 0 {
			continue
		}
		rows++
		if len(minutes) != 3 || slices.Min(minutes)*4 < slices.Max(minutes)*3 || slices.Min(minutes) < 150 {
			t.Errorf("%s: days in a row of %d minutes", name, minutes)
		}
	}
	if rows != 2 {
		t.Errorf("%s: %d weeks with days in a row, 2 are usual", name, rows)
	}
}
