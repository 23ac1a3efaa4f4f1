package oscillation

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/response"
)

type patterns struct {
	Tolerance float64
	Patterns  []struct {
		Name       string
		CTL0, ATL0 float64
		Sessions   [][]struct {
			Sport    plan.Sport
			Load     float64
			Hard     float64
			FootKm   float64 `json:"foot_km"`
			Descent  float64 `json:"descent_m"`
			Strength float64 `json:"strength_load"`
			Race     bool
		}
		Results []result
	}
}

type result struct {
	Weight  float64 `json:"strength_weight"`
	Summary struct {
		CTL      float64  `json:"ctl_end"`
		ATL      float64  `json:"atl_end"`
		TSBMin   float64  `json:"tsb_min_28"`
		TSBMax   float64  `json:"tsb_max_28"`
		Swing    float64  `json:"tsb_swing"`
		Monotony float64  `json:"monotony_last4"`
		ACWR     float64  `json:"acwr_max"`
		Longest  int      `json:"longest_unsettled_run_56"`
		Settled  []int    `json:"settled_mornings"`
		Debt     float64  `json:"debt_mean_28"`
		DebtMax  float64  `json:"debt_max"`
		Breaths  int      `json:"breaths_last_28"`
		Gap      *float64 `json:"mean_gap_hard_days"`
	}
	Weekly []struct {
		Week                                     int
		O, Stress, Contrast, Rhythm, Settle, Dep float64
		Peaks, Troughs                           []float64
		Depth                                    float64
	} `json:"oscillation_by_week_end"`
	Weeks []struct {
		Load     float64
		Fitness  float64 `json:"fitness_load"`
		Monotony *float64
		Strain   *float64
		CV       float64
		Peak     float64
		Trough   float64
		CTL      float64 `json:"ctl_end"`
		ATL      float64 `json:"atl_end"`
		Ramp     float64
		Depth    *float64 `json:"down_depth"`
		Since    int      `json:"days_since_settled"`
		ACWR     *float64 `json:"acwr_28"`
	}
	Daily struct {
		Load, CTL, ATL []float64
		TSB            []float64 `json:"tsb_morning"`
		Since          []int     `json:"days_since_settled"`
		Debt           []float64
		Morning        []response.Systems
		Evening        []float64 `json:"evening_max"`
	}
	Rules struct {
		Ramp     float64 `json:"R10_max_ramp"`
		Weeks    []int   `json:"R13_weeks_over_2"`
		Monotony float64 `json:"R13_max_monotony"`
		TSB      float64 `json:"R14_min_tsb"`
		Since    int     `json:"R15_max_days_since_settled"`
		DebtEnd  float64 `json:"R16_mean28_end"`
		DebtMax  float64 `json:"R16_mean28_max"`
		O        float64 `json:"R18_O_end"`
	} `json:"rule_figures"`
}

// run is a pattern as the models see it.
type run struct {
	result
	ctl0      float64
	tolerance float64
	days      []response.Day
	stressful []bool
}

// eachPattern runs f on every pattern and strength weight of the oracle.
func eachPattern(t *testing.T, f func(*testing.T, run)) {
	t.Helper()
	text, err := os.ReadFile("testdata/patterns.json")
	if err != nil {
		t.Fatal(err)
	}
	var o patterns
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range o.Patterns {
		for _, want := range pattern.Results {
			profile := plan.Defaults()
			profile.StrengthWeight = want.Weight
			params := response.ParamsOf(&profile)
			state := response.State{Fitness: pattern.CTL0, Fatigue: pattern.ATL0}
			r := run{result: want, ctl0: pattern.CTL0, tolerance: o.Tolerance}
			for _, sessions := range pattern.Sessions {
				var day []plan.Impulse
				for _, s := range sessions {
					i := plan.Impulse{Sport: s.Sport, Load: s.Load, Hard: s.Hard, FootKm: s.FootKm, DescentKm: s.Descent / 1000, Strength: s.Strength, Race: s.Race}
					if s.Sport == plan.Strength {
						i.Load = 0
					}
					day = append(day, i)
				}
				r.days = append(r.days, state.Step(&params, day))
				r.stressful = append(r.stressful, Stressful(day))
			}
			t.Run(pattern.Name, func(t *testing.T) { f(t, r) })
		}
	}
}

func (r run) near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= r.tolerance) {
		t.Errorf("%s = %.9g, want %.9g (strength weight %v)", what, got, want, r.Weight)
	}
}

// week gives the days of a week, counted from 0.
func (r run) week(w int) []response.Day { return r.days[7*w : 7*w+7] }

func TestPatternsDayByDay(t *testing.T) {
	eachPattern(t, func(t *testing.T, r run) {
		for i := range r.days {
			d, want := &r.days[i], &r.Daily
			r.near(t, "load", d.Load, want.Load[i])
			r.near(t, "fitness", d.Fitness, want.CTL[i])
			r.near(t, "fatigue", d.Fatigue, want.ATL[i])
			r.near(t, "form", d.Form, want.TSB[i])
			r.near(t, "debt", d.Debt, want.Debt[i])
			r.near(t, "evening", d.Evening.Max(), want.Evening[i])
			for k := range d.Morning {
				r.near(t, "morning of "+response.Names[k], d.Morning[k], want.Morning[i][k])
			}
			if d.SinceSettled != want.Since[i] {
				t.Errorf("day %d: %d days since settled, want %d", i+1, d.SinceSettled, want.Since[i])
			}
		}
	})
}

func TestPatternsWeekByWeek(t *testing.T) {
	eachPattern(t, func(t *testing.T, r run) {
		before, loads := r.ctl0, []float64(nil)
		for w, want := range r.Weeks {
			days := r.week(w)
			r.near(t, "load", Load(days), want.Load)
			r.near(t, "variation", Variation(days), want.CV)
			if m, ok := Monotony(days); ok != (want.Monotony != nil) {
				t.Errorf("week %d has monotony: %v", w+1, ok)
			} else if ok {
				r.near(t, "monotony", m, *want.Monotony)
				r.near(t, "strain", Strain(days), *want.Strain)
			}
			r.near(t, "peak", Peak(days), want.Peak)
			r.near(t, "trough", Trough(days), want.Trough)
			r.near(t, "fitness", days[6].Fitness, want.CTL)
			r.near(t, "fatigue", days[6].Fatigue, want.ATL)
			r.near(t, "ramp", Ramp(days, before), want.Ramp)
			if deep, ok := DownDepth(Load(days), loads); ok != (want.Depth != nil) {
				t.Errorf("week %d has a depth: %v", w+1, ok)
			} else if ok {
				r.near(t, "depth", deep, *want.Depth)
			}
			if ratio, ok := ACWR(r.days[:7*w+7]); ok != (want.ACWR != nil) {
				t.Errorf("week %d has an ACWR: %v", w+1, ok)
			} else if ok {
				r.near(t, "ACWR", ratio, *want.ACWR)
			}
			if days[6].SinceSettled != want.Since {
				t.Errorf("week %d: %d days since settled, want %d", w+1, days[6].SinceSettled, want.Since)
			}
			before, loads = days[6].Fitness, append(loads, Load(days))
		}
	})
}

func TestOscillationByWeekEnd(t *testing.T) {
	eachPattern(t, func(t *testing.T, r run) {
		if _, ok := Of(r.days[:13]); ok {
			t.Error("there is an O of less than two weeks")
		}
		for _, want := range r.Weekly {
			m, ok := Of(r.days[:7*want.Week])
			if !ok {
				t.Fatalf("no O at the end of week %d", want.Week)
			}
			r.near(t, "O", m.O, want.O)
			r.near(t, "stress", m.Stress, want.Stress)
			r.near(t, "contrast", m.Contrast, want.Contrast)
			r.near(t, "rhythm", m.Rhythm, want.Rhythm)
			r.near(t, "settle", m.Settle, want.Settle)
			r.near(t, "depth", m.Depth, want.Depth)
			if m.Windows != len(want.Peaks) {
				t.Fatalf("%d windows, want %d", m.Windows, len(want.Peaks))
			}
			for i := range want.Peaks {
				r.near(t, "peak", m.Peaks[i], want.Peaks[i])
				r.near(t, "trough", m.Troughs[i], want.Troughs[i])
			}
		}
	})
}

func TestPatternsWhole(t *testing.T) {
	eachPattern(t, func(t *testing.T, r run) {
		want, n := r.Summary, len(r.days)
		last28 := r.days[n-28:]
		r.near(t, "fitness", last28[27].Fitness, want.CTL)
		r.near(t, "fatigue", last28[27].Fatigue, want.ATL)
		form := func(d response.Day) float64 { return d.Form }
		r.near(t, "lowest form", least(last28, form), want.TSBMin)
		r.near(t, "highest form", -least(last28, func(d response.Day) float64 { return -d.Form }), want.TSBMax)
		r.near(t, "form swing", FormSwing(r.days), want.Swing)
		variation, acwr, ramp, monotony := 0.0, 0.0, math.Inf(-1), 0.0
		var over []int
		before := r.ctl0
		for w := range r.Weeks {
			if w >= len(r.Weeks)-4 {
				variation += Variation(r.week(w)) / 4
			}
			if m, _ := Monotony(r.week(w)); m > 2 {
				over = append(over, w+1)
			}
			m, _ := Monotony(r.week(w))
			monotony = max(monotony, m)
			ramp = max(ramp, Ramp(r.week(w), before))
			before = r.week(w)[6].Fitness
		}
		for d := 28; d <= n; d++ {
			ratio, _ := ACWR(r.days[:d])
			acwr = max(acwr, ratio)
		}
		r.near(t, "monotony of four weeks", min(10, 1/variation), want.Monotony)
		r.near(t, "highest ACWR", acwr, want.ACWR)
		r.near(t, "debt", MeanDebt(r.days), want.Debt)
		r.near(t, "highest debt", -least(r.days, func(d response.Day) float64 { return -d.Debt }), want.DebtMax)
		if got := LongestUnsettled(r.days[n-56:]); got != want.Longest {
			t.Errorf("longest run not settled %d, want %d", got, want.Longest)
		}
		var settled []int
		for i := range r.days {
			if r.days[i].Settled() {
				settled = append(settled, i+1)
			}
		}
		if !slices.Equal(settled, want.Settled) {
			t.Errorf("settled on %v, want %v", settled, want.Settled)
		}
		if got := Breaths(r.days, 28); got != want.Breaths {
			t.Errorf("%d breaths, want %d", got, want.Breaths)
		}
		if gap, ok := Spacing(r.stressful); ok != (want.Gap != nil) {
			t.Errorf("there is a gap: %v", ok)
		} else if ok {
			r.near(t, "gap", gap, *want.Gap)
		}
		r.ruleFigures(t, ramp, monotony, over)
	})
}

// ruleFigures holds what rules compare with their thresholds.
func (r run) ruleFigures(t *testing.T, ramp, monotony float64, over []int) {
	want, debt, since := r.Rules, 0.0, 0
	for d := range r.days {
		if d >= 27 {
			debt = max(debt, MeanDebt(r.days[:d+1]))
		}
		since = max(since, r.days[d].SinceSettled)
	}
	m, _ := Of(r.days)
	r.near(t, "R10", ramp, want.Ramp)
	r.near(t, "R13", monotony, want.Monotony)
	r.near(t, "R14", least(r.days, func(d response.Day) float64 { return d.Form }), want.TSB)
	r.near(t, "R16 at the end", MeanDebt(r.days), want.DebtEnd)
	r.near(t, "R16", debt, want.DebtMax)
	r.near(t, "R18", m.O, want.O)
	if since != want.Since {
		t.Errorf("R15: %d days since settled, want %d", since, want.Since)
	}
	if len(over)+len(want.Weeks) > 0 && !slices.Equal(over, want.Weeks) {
		t.Errorf("R13 in weeks %v, want %v", over, want.Weeks)
	}
}

func least(days []response.Day, of func(response.Day) float64) float64 {
	x := math.Inf(1)
	for _, d := range days {
		x = min(x, of(d))
	}
	return x
}
