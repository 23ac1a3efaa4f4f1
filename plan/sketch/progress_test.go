package sketch

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// work gives the seconds of a session's steps that are not easy.
func work(steps []plan.Step) (seconds int) {
	for _, s := range steps {
		middle := (s.Effort.From + s.Effort.To) / 2
		switch {
		case len(s.Steps) > 0:
			seconds += max(1, s.Repeat) * work(s.Steps)
		case s.Effort.Scale == plan.RPE && middle > 4, s.Effort.Scale == plan.Zone && middle > 2,
			s.Effort.Scale == plan.Percent && middle > 76, s.Effort.Scale == plan.Pace:
			seconds += s.Duration.Seconds
		}
	}
	return seconds
}

// rowsOf gives the weeks of load of a season, a row without a lighter one a slice.
func rowsOf(p plan.Plan) (rows [][]*plan.Microcycle) {
	last := plan.RaceWeek
	for where := range p.Weeks() {
		w := p.Week(where)
		if w.Kind == plan.LoadWeek {
			if last != plan.LoadWeek {
				rows = append(rows, nil)
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], w)
		}
		last = w.Kind
	}
	return rows
}

// A hard session goes on from week to week: of its kind there is more work at the end
// of a row than at its beginning, but where the body bears less.
func TestHardSessionsGoOn(t *testing.T) {
	for race := range samples {
		for level := 1; level < len(levels); level++ {
			name, c := made(t, race, level, 2)
			grew, rows := 0, 0
			for _, row := range rowsOf(c.result.Plan) {
				first, last := map[string]int{}, map[string]int{}
				for _, w := range row {
					for _, s := range w.Sessions {
						seconds := work(s.Steps)
						if seconds == 0 || s.Kind == plan.Long || s.Kind == plan.Test {
							continue
						}
						kind := fmt.Sprint(s.Sport, s.Kind)
						if first[kind] == 0 {
							first[kind] = seconds
						}
						last[kind] = seconds
					}
				}
				for kind := range first {
					if first[kind] != last[kind] {
						rows++
						if last[kind] > first[kind] {
							grew++
						}
					}
				}
			}
			if rows >= 4 && grew*5 < rows*4 {
				t.Errorf("%s: the work grew in %d of %d rows", name, grew, rows)
			}
		}
	}
}

// Base is easy: hills, progressions and tempo, and four fifths of its time and more
// without any of them (R31).
func TestBaseIsEasy(t *testing.T) {
	for race := range samples {
		for level := 1; level < len(levels); level++ {
			name, c := made(t, race, level, 2)
			hard, all := 0, 0.
			for where := range c.result.Plan.Weeks() {
				w := c.result.Plan.Week(where)
				if c.result.Plan.Block(where).Phase != plan.Base {
					continue
				}
				for _, s := range w.Sessions {
					if s.Sport == plan.Strength {
						continue
					}
					all += load.Of(s, c.look.Athlete(), where.Start).Seconds
					hard += work(s.Steps)
					if s.Sport == plan.Run && w.Kind == plan.LoadWeek && slices.Contains([]plan.Kind{plan.Intervals, plan.Threshold, plan.Test}, s.Kind) {
						t.Errorf("%s: %s on %s", name, s.Kind, where.Start+calendar.Day(s.Day))
					}
				}
			}
			if float64(hard) > .2*all {
				t.Errorf("%s: %.0f %% of base is hard", name, 100*float64(hard)/all)
			}
		}
	}
}

// The longest run before a marathon stands three weeks before it.
func TestTheLongestRunStandsThreeWeeksBeforeAMarathon(t *testing.T) {
	for level := 1; level < len(levels); level++ {
		name, c := made(t, 0, level, 2)
		longest, day := 0, calendar.Day(0)
		for where := range c.result.Plan.Weeks() {
			for _, s := range c.result.Plan.Week(where).Sessions {
				if s.Kind == plan.Long && s.Duration.Seconds >= longest {
					longest, day = s.Duration.Seconds, where.Start+calendar.Day(s.Day)
				}
			}
		}
		if days := c.result.Race.From - day; days < 20 || days > 22 {
			t.Errorf("%s: %d days before", name, days)
		}
	}
}

// A race of a day and more has one very long day about six weeks before it, with a
// short week before and an easy one behind it.
func TestTheLongestDayBeforeAnUltra(t *testing.T) {
	for _, tt := range []struct{ race, level, least int }{{2, 1, 5 * 60}, {2, 2, 5 * 60}, {3, 2, 6 * 60}} {
		name, c := made(t, tt.race, tt.level, 2)
		longest, day, kinds, before := 0, calendar.Day(0), []plan.WeekKind{}, []int{}
		at, week := 0, (*plan.Microcycle)(nil)
		for where := range c.result.Plan.Weeks() {
			w := c.result.Plan.Week(where)
			most, _ := longestOf(w)
			kinds, before = append(kinds, w.Kind), append(before, most)
			if most > longest {
				longest, at = most, len(kinds)-1
				day = where.Start + 5
				week = w
			}
		}
		if days := int(c.result.Race.From - day); days < longestLast || days > longestFirst || longest < tt.least {
			t.Errorf("%s: %d min, %d days before the race", name, longest, days)
		}
		for _, s := range week.Sessions {
			if s.Day == 6 && s.Kind != plan.Rest {
				t.Errorf("%s: %s the day after %d min", name, s.Kind, longest)
			}
		}
		if kinds[at+1] != plan.DownWeek || before[at-1]*10 > longest*7 {
			t.Errorf("%s: behind %d min and before a week that is %s stands the longest of %d", name, before[at-1], kinds[at+1], longest)
		}
	}
}

// A very long ride and a long run stand apart in the last week of a row.
func TestLongRideAndRunArePartedBeforeAnIronman(t *testing.T) {
	_, c := made(t, 6, 2, 2)
	for i, row := range rowsOf(c.result.Plan) {
		minutes := map[int]int{}
		for _, s := range row[len(row)-1].Sessions {
			if s.Kind == plan.Long && s.Sport != plan.Swim {
				minutes[s.Day] += s.Duration.Seconds / 60
			}
		}
		for day, m := range minutes {
			if next := minutes[day+1]; next > 0 && m+next >= bothLong {
				t.Errorf("row %d: %d min, and %d the day after", i, m, next)
			}
		}
	}
}

// In build and before the race a triathlete of some hours rides hard each week.
func TestTriathletesRideHardEachWeek(t *testing.T) {
	for _, race := range []int{5, 6} {
		name, c := made(t, race, 2, 2)
		for i, row := range rowsOf(c.result.Plan) {
			for k, w := range row {
				if !slices.ContainsFunc(w.Sessions, func(s plan.Session) bool { return s.Sport == plan.Bike && work(s.Steps) > 0 || s.Sport == plan.Multi }) {
					t.Errorf("%s: week %d of row %d has no hard ride", name, k+1, i+1)
				}
			}
		}
	}
}

// No heavy strength stands within two days before a test.
func TestHeavyStrengthKeepsAwayFromTests(t *testing.T) {
	for race := range samples {
		for level := range levels {
			name, c := made(t, race, level, 2)
			for where := range c.result.Plan.Weeks() {
				all := c.result.Plan.Week(where).Sessions
				for _, test := range all {
					for _, s := range all {
						if ahead := test.Day - s.Day; test.Kind == plan.Test && s.Kind == plan.Heavy && (ahead == 1 || ahead == 2) {
							t.Errorf("%s: heavy strength %d days before the test of %s", name, ahead, where.Start+calendar.Day(test.Day))
						}
					}
				}
			}
		}
	}
}

// What a note of a week says stands in it.
func TestNotesSayWhatStands(t *testing.T) {
	for race := range samples {
		for level := range levels {
			for opening := range openings {
				name, c := made(t, race, level, opening)
				for where := range c.result.Plan.Weeks() {
					w := c.result.Plan.Week(where)
					row, rehearsed := 0, ""
					for _, s := range w.Sessions {
						if s.HasTag("b2b") {
							row++
							rehearsed += ", " + clock(s.Duration.Seconds/60)
						}
					}
					if says := strings.Contains(w.Note, "long days in a row"); says != (row > 1) || says && !strings.Contains(w.Note, rehearsed) {
						t.Errorf("%s: the week of %s says “%s” and has %d long days%s", name, where.Start, w.Note, row, rehearsed)
					}
					test := slices.ContainsFunc(w.Sessions, func(s plan.Session) bool { return s.Kind == plan.Test })
					if w.Kind == plan.DownWeek && test != strings.Contains(w.Note, "threshold is") {
						t.Errorf("%s: the week of %s says “%s”", name, where.Start, w.Note)
					}
				}
			}
		}
	}
}

// Training comes back step by step: no week of recovery has more than half as much
// again as the one before it.
func TestRecoveryComesBackStepByStep(t *testing.T) {
	for race := range samples {
		s := samples[race]
		s.line = s.line[:strings.LastIndex(s.line, " ")] + " 7w"
		c := check(t, inputOf(t, s, "8h..12h", athleteOf(t, openings[2].minutes, "60")))
		before := 0.
		for where := range c.result.Plan.Weeks() {
			w := c.result.Plan.Week(where)
			if w.Kind != plan.RecoveryWeek {
				continue
			}
			if before > 0 && w.Target.Value > 1.55*before {
				t.Errorf("%s: %.1f h in the week of %s, %.1f the week before", s.name, w.Target.Value, where.Start, before)
			}
			before = w.Target.Value
		}
		if before < 4 {
			t.Errorf("%s: it ends with %.1f h", s.name, before)
		}
	}
}

// Before a marathon its pace stands once in a week, in the long run or by itself, and
// in the long runs it grows.
func TestMarathonPaceStandsOnceInAWeek(t *testing.T) {
	for level := 1; level < len(levels); level++ {
		name, c := made(t, 0, level, 2)
		last := 0
		for where := range c.result.Plan.Weeks() {
			times := 0
			for _, s := range c.result.Plan.Week(where).Sessions {
				if !slices.ContainsFunc(s.Steps, func(s plan.Step) bool { return len(s.Steps) > 0 && s.Steps[0].Effort.Scale == plan.Pace }) {
					continue
				}
				times++
				if s.Kind == plan.Long {
					if now := work(s.Steps); now < last {
						t.Errorf("%s: %d s at the pace of the race on %s, %d before", name, now, where.Start+calendar.Day(s.Day), last)
					} else {
						last = now
					}
				}
			}
			if times > 1 {
				t.Errorf("%s: the pace of the race %d times in the week of %s", name, times, where.Start)
			}
		}
		if last < 45*60 {
			t.Errorf("%s: the most at the pace of the race is %d s", name, last)
		}
	}
}
