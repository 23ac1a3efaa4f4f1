package outlook

import (
	"math"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

// The hours of a week leave out what its load leaves out: what life takes.
func TestTheHoursOfAWeekFollowItsLoad(t *testing.T) {
	p := season(2)
	p.Seasons[0].Blocks[0].Weeks[0].Sessions = trainingWeek(1).Sessions // run 50m on Wed, 70m on Thu
	race := p
	race.Events = []plan.Event{{ID: id(70), From: monday + 2, Days: 1, Sport: plan.Run, Goal: minutes(300)}}
	outlined := plan.Plan{Seasons: []plan.Macrocycle{{ID: id(1), Start: monday, Blocks: []plan.Mesocycle{{
		ID: id(2), Phase: plan.Base, Weeks: []plan.Microcycle{{ID: id(3), Days: 7, Target: plan.Target{Measure: plan.TargetLoad, Value: 400}}},
	}}}}}
	place := plan.Place{Start: monday}
	for _, c := range []struct {
		name string
		plan plan.Plan
		life []plan.Life
		in   Input
		less float64 // seconds that life takes
	}{
		{"sick: the two days", p, fact(plan.Sick), Input{}, 120 * 60},
		{"travel: half of them", p, fact(plan.Travel), Input{}, 60 * 60},
		{"a sport that goes on counts", p, fact(plan.Injured, allows(plan.Run)), Input{}, 0},
		{"the plan alone is as it was written", p, fact(plan.Sick), Input{Series: Planned}, 0},
		{"a day that was reported is not taken twice", p, fact(plan.Sick, func(l *plan.Life) { l.Days = 1 }), Input{Today: monday + 4, Done: []plan.DoneDay{{Day: monday + 2, Impulses: ran(7)}}}, 0},
		{"who is sick does not race", race, fact(plan.Sick, func(l *plan.Life) { l.Days = 1 }), Input{}, 350 * 60},
		{"who travels does", race, fact(plan.Travel, func(l *plan.Life) { l.Days = 1 }), Input{}, 25 * 60},
	} {
		c.in.Plan, c.in.Athlete = c.plan, athlete(t)
		if c.in.Today == 0 {
			c.in.Today = monday
		}
		well := New(c.in).Week(place)
		c.in.Life = c.life
		got := New(c.in).Week(place)
		if less := well.Seconds - got.Seconds; math.Abs(less-c.less) > 1 {
			t.Errorf("%s: %.0f minutes less, want %.0f", c.name, less/60, c.less/60)
		}
		if got.Metres > well.Metres || c.less > 0 && got.Metres == well.Metres {
			t.Errorf("%s: the way goes from %.0f to %.0f m", c.name, well.Metres, got.Metres)
		}
	}
	sick := Input{Plan: outlined, Athlete: athlete(t), Today: monday, Life: fact(plan.Sick, func(l *plan.Life) { l.From, l.Days = monday, 7 })}
	if got := New(sick).Week(place); math.Abs(got.Seconds) > 1 || math.Abs(got.Metres) > 1 || got.Load != 0 {
		t.Errorf("a sick week of an outline has %.0f s, %.0f m, load %.0f", got.Seconds, got.Metres, got.Load)
	}
}

// Most weeks empty: there is no O to be told, however fine its number is.
func TestOOfEmptyWeeksIsNotTold(t *testing.T) {
	easy := plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: minutes(50)}
	for _, c := range []struct {
		loaded []int // weeks of four with a session
		told   bool
	}{
		{nil, false}, {[]int{0}, false}, {[]int{3}, false}, {[]int{0, 3}, true}, {[]int{0, 1, 3}, true}, {[]int{0, 1, 2, 3}, true},
	} {
		block := plan.Mesocycle{ID: id(2), Phase: plan.Base}
		for w := range 4 {
			week := plan.Microcycle{ID: id(10 + w), Days: calendar.Week}
			for _, l := range c.loaded {
				if l == w {
					s := easy
					s.ID = id(100 + w)
					week.Sessions = []plan.Session{s}
				}
			}
			block.Weeks = append(block.Weeks, week)
		}
		p := plan.Plan{Seasons: []plan.Macrocycle{{ID: id(1), Start: monday, Blocks: []plan.Mesocycle{block}}}}
		m, told := New(Input{Plan: p, Athlete: athlete(t), Today: monday}).Block(plan.Place{Start: monday})
		if told != c.told {
			t.Errorf("weeks %v: told %v, want %v (%+v)", c.loaded, told, c.told, m)
		}
		if !told && m.Untold() != "too little planned to measure" {
			t.Errorf("weeks %v: %s", c.loaded, m.Untold())
		}
	}
}
