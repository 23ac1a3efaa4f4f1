package response

import (
	"testing"

	"ebb/plan"
)

type systemsOracle struct {
	Tolerance float64
	Cases     []struct {
		Name     string
		CTL      float64
		Days     [][]trained
		Impulse  Systems `json:"impulse_last_day"`
		Evening  Systems
		Evenings []Systems
		Mornings []Systems
		Below15  [5]int `json:"first_morning_below_15"`
		AtMost20 [5]int `json:"first_morning_at_most_20"`
	}
}

func TestSessionsFromARestedStart(t *testing.T) {
	oracle := read[systemsOracle](t, "systems_sessions.json")
	for _, c := range oracle.Cases {
		t.Run(c.Name, func(t *testing.T) {
			var evening, added Systems
			for n, sessions := range c.Days {
				var impulses []plan.Impulse
				for _, s := range sessions {
					impulses = append(impulses, s.impulse())
				}
				added = Add(impulses, c.CTL, 1)
				evening = evening.Night().Plus(added)
				if len(c.Evenings) > 0 {
					nearAll(t, "evening", evening[:], c.Evenings[n][:], oracle.Tolerance)
				}
			}
			nearAll(t, "impulse", added[:], c.Impulse[:], oracle.Tolerance)
			nearAll(t, "evening", evening[:], c.Evening[:], oracle.Tolerance)
			morning := evening
			var clear [5]int
			for n := range c.Mornings {
				morning = morning.Night()
				nearAll(t, "morning", morning[:], c.Mornings[n][:], oracle.Tolerance)
				for k := range morning {
					if clear[k] == 0 && morning[k] < 15 {
						clear[k] = n + 1
					}
				}
			}
			if clear != c.Below15 {
				t.Errorf("first mornings below 15: %v, want %v", clear, c.Below15)
			}
			for k, r := range evening.Ready() {
				if r.Days != c.AtMost20[k] {
					t.Errorf("%s ready on morning %d, want %d", Names[k], r.Days, c.AtMost20[k])
				}
				if r.Early > r.Days || r.Late < r.Days {
					t.Errorf("%s ready in %d, which is not within %d to %d", Names[k], r.Days, r.Early, r.Late)
				}
			}
		})
	}
}

func TestReadyIsTheFirstLightMorning(t *testing.T) {
	for _, evening := range []Systems{{}, {20, 20, 20, 20, 20}, {200, 90, 160, 171, 218}, {25, 300, 300, 21, 300}, {0, 0, 80, 0, 0}} {
		var first [5]int
		morning := evening
		for n := 1; n < 60; n++ {
			morning = morning.Night()
			for k := range morning {
				if first[k] == 0 && morning[k] <= Light {
					first[k] = n
				}
			}
		}
		latest := 0
		for k, r := range evening.Ready() {
			if r.Days != first[k] {
				t.Errorf("after %v, %s ready on morning %d, want %d", evening, Names[k], r.Days, first[k])
			}
			latest = max(latest, r.Days)
		}
		if all := evening.ReadyAll(); all.Days != latest {
			t.Errorf("after %v all ready on morning %d, want %d", evening, all.Days, latest)
		}
	}
}

func TestModifiers(t *testing.T) {
	plain := plan.Impulse{Sport: plan.Run, Load: 60, Hard: 10, FootKm: 12, DescentKm: .2}
	tests := []struct {
		name   string
		change func(*plan.Impulse)
		want   Systems // factor on each system
	}{
		{"a race weighs on nerves and hormones", func(i *plan.Impulse) { i.Race = true }, Systems{1, 1.2, 1, 1.2, 1}},
		{"so does heat", func(i *plan.Impulse) { i.Heat = true }, Systems{1, 1.25, 1, 1.25, 1}},
		{"nothing eaten empties the stores", func(i *plan.Impulse) { i.Fuelled = plan.Given(0) }, Systems{1, 1, 1.5, 1.5, 1}},
		{"half of the target half as much", func(i *plan.Impulse) { i.Fuelled = plan.Given(.5) }, Systems{1, 1, 1.25, 1.25, 1}},
		{"more than the target is the target", func(i *plan.Impulse) { i.Fuelled = plan.Given(1.4) }, Systems{1, 1, 1, 1, 1}},
		{"all at once", func(i *plan.Impulse) { i.Race, i.Heat, i.Fuelled = true, true, plan.Given(0) }, Systems{1, 1.5, 1.5, 2.25, 1}},
	}
	before := Add([]plan.Impulse{plain}, 60, 1)
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			changed := plain
			c.change(&changed)
			after := Add([]plan.Impulse{changed}, 60, 1)
			for k := range after {
				near(t, Names[k], after[k], before[k]*c.want[k], 1e-9)
			}
		})
	}
}

func TestFitnessAndGainScaleADay(t *testing.T) {
	day := []plan.Impulse{{Sport: plan.Run, Load: 60, FootKm: 12}}
	at60 := Add(day, 60, 1)
	for _, c := range []struct{ ctl, gain, factor float64 }{
		{0, 1, 1.6}, {10, 1, 1.6}, {240, 1, .6}, {60, .6, .6}, {60, 1.6, 1.6}, {30, 1, 1.4142135623730951},
	} {
		got := Add(day, c.ctl, c.gain)
		for k := range got {
			near(t, Names[k], got[k], at60[k]*c.factor, 1e-9)
		}
	}
}

func TestExcessFollowsTheOrderOfTheDay(t *testing.T) {
	swim := plan.Impulse{Sport: plan.Swim, Load: 90}
	run := plan.Impulse{Sport: plan.Run, Load: 90}
	swimFirst := Add([]plan.Impulse{swim, run}, 60, 1)
	runFirst := Add([]plan.Impulse{run, swim}, 60, 1)
	if swimFirst[Legs] <= runFirst[Legs] {
		t.Errorf("legs carry %v when the run comes last and %v when it comes first", swimFirst[Legs], runFirst[Legs])
	}
	near(t, "legs", swimFirst[Legs], 25*80/100., 1e-9)
	near(t, "legs", runFirst[Legs], .2*25*80/100., 1e-9)
}

func TestStrengthIsNoLongDay(t *testing.T) {
	run := plan.Impulse{Sport: plan.Run, Load: 90}
	strength := plan.Impulse{Sport: plan.Strength, Strength: 50}
	both := Add([]plan.Impulse{strength, run}, 60, 1)
	apart := Add([]plan.Impulse{run}, 60, 1).Plus(Add([]plan.Impulse{strength}, 60, 1))
	nearAll(t, "both", both[:], apart[:], 1e-9)
}
