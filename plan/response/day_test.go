package response

import (
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
)

var weights = map[string]plan.Weighting{"exp": plan.Exponential, "inverse": plan.Inverse}

func TestAverages(t *testing.T) {
	oracle := read[struct {
		Tolerance float64
		A         []struct{ Tau, Exp, Inverse float64 }
		Step      []struct {
			Weight string
			Tau    float64
			Days   []int
			X      []float64
		}
		Table struct {
			Load       []float64
			CTL0, ATL0 float64
			Columns    []struct {
				Weight   string
				CTL, ATL []float64
				TSB      []float64 `json:"tsb_morning"`
			}
		} `json:"table_2_1"`
	}](t, "ewma.json")
	for _, a := range oracle.A {
		near(t, "a exp", DayWeight(a.Tau, plan.Exponential), a.Exp, 1e-15)
		near(t, "a inverse", DayWeight(a.Tau, plan.Inverse), a.Inverse, 1e-15)
	}
	for _, s := range oracle.Step {
		a, x, day := DayWeight(s.Tau, weights[s.Weight]), 0.0, 0
		for i, until := range s.Days {
			for ; day < until; day++ {
				x = Average(x, 1, a)
			}
			near(t, "step "+s.Weight, x, s.X[i], oracle.Tolerance)
		}
	}
	for _, c := range oracle.Table.Columns {
		profile := plan.Defaults()
		profile.Weight = weights[c.Weight]
		p := ParamsOf(&profile)
		state := State{Fitness: oracle.Table.CTL0, Fatigue: oracle.Table.ATL0}
		for i, w := range oracle.Table.Load {
			d := state.Step(&p, []plan.Impulse{{Sport: plan.Run, Load: w}})
			near(t, c.Weight+" fitness", d.Fitness, c.CTL[i], oracle.Tolerance)
			near(t, c.Weight+" fatigue", d.Fatigue, c.ATL[i], oracle.Tolerance)
			near(t, c.Weight+" form", d.Form, c.TSB[i], oracle.Tolerance)
		}
	}
}

func TestRestComposesAndConstantLoadHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profile := plan.Defaults()
		p := ParamsOf(&profile)
		load := rapid.Float64Range(0, 300).Draw(t, "load")
		state := State{Fitness: load, Fatigue: load}
		d := state.Step(&p, []plan.Impulse{{Sport: plan.Run, Load: load}})
		if diff := d.Fitness - load; diff > 1e-9 || diff < -1e-9 {
			t.Fatalf("constant load %v moved fitness to %v", load, d.Fitness)
		}
		days := rapid.IntRange(1, 60).Draw(t, "rest")
		before := state.Fitness
		for range days {
			state.Step(&p, nil)
		}
		want := before
		for range days {
			want *= 1 - p.FitnessWeight
		}
		if diff := state.Fitness - want; diff > 1e-9 || diff < -1e-9 {
			t.Fatalf("after %d days of rest fitness is %v, want %v", days, state.Fitness, want)
		}
	})
}

func TestStrengthCountsInPartForFitnessAndInFullForTheDay(t *testing.T) {
	p := Params{FitnessWeight: .5, FatigueWeight: .5, StrengthWeight: .5, Gain: 1}
	var s State
	d := s.Step(&p, []plan.Impulse{{Sport: plan.Strength, Strength: 40}, {Sport: plan.Run, Load: 20}})
	near(t, "load", d.Load, 60, 0)
	near(t, "fitness", d.Fitness, .5*(20+20), 0)
}

func TestADayNeedsNoMemory(t *testing.T) {
	profile := plan.Defaults()
	p := ParamsOf(&profile)
	var s State
	day := []plan.Impulse{{Sport: plan.Run, Load: 150, Hard: 40, FootKm: 20}, {Sport: plan.Strength, Strength: 40}}
	var d Day
	if n := testing.AllocsPerRun(100, func() { d = s.Step(&p, day); _ = d.Evening.Ready() }); n != 0 {
		t.Errorf("a day allocates %v times", n)
	}
}

func BenchmarkStep(b *testing.B) {
	profile := plan.Defaults()
	p := ParamsOf(&profile)
	var s State
	day := []plan.Impulse{{Sport: plan.Run, Load: 90, Hard: 40, FootKm: 20}, {Sport: plan.Strength, Strength: 40}}
	for b.Loop() {
		s.Step(&p, day)
	}
}

func BenchmarkReady(b *testing.B) {
	evening := Systems{120, 90, 160, 171, 218}
	for b.Loop() {
		evening.Ready()
	}
}
