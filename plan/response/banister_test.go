package response

import (
	"math"
	"slices"
	"testing"
)

type parameters struct{ P0, K1, K2, T1, T2 float64 }

func (p parameters) model() Banister {
	return Banister{P0: p.P0, K1: p.K1, K2: p.K2, FitnessDays: p.T1, FatigueDays: p.T2}
}

type banisterOracle struct {
	Tolerance float64
	Table     struct {
		parameters
		Load   []float64
		Same   []float64 `json:"same_day"`
		Prior  []float64 `json:"prior_day"`
		MaxDay int       `json:"max_day"`
	} `json:"table_2_2"`
	Influence []struct {
		parameters
		Set    string
		Tn, Tg float64
		Ratio  float64 `json:"steady_ratio"`
	}
	Turns []struct{ Mu, Days float64 } `json:"last_load_turns_negative"`
	Skiba struct {
		Load  []float64
		Days  []int     `json:"test_days"`
		Watts []float64 `json:"test_watts"`
		Dorem struct {
			parameters
			Predictions         []float64
			SSE, MSE, RMSE, MAE float64
			R2                  float64 `json:"r2_1_minus_sse_over_sst"`
			Pearson2            float64 `json:"r2_pearson_squared"`
			MaxDay              int     `json:"max_day"`
			Max                 float64
		} `json:"dorem_fit"`
		Published struct {
			parameters
			SSE float64
		}
		Least    struct{ P0, K1, K2, SSE float64 } `json:"least_squares_at_36_21"`
		PriorSSE float64                           `json:"dorem_fit_prior_day_sse"`
	} `json:"clarke_skiba"`
	Calvert struct {
		T1, T2, T3, K1, K2 float64
		P                  []struct{ S, P float64 }
	} `json:"calvert_impulse_100"`
}

func TestBanisterDayByDay(t *testing.T) {
	o := read[banisterOracle](t, "banister.json")
	same := o.Table.model().Predict(nil, o.Table.Load, SameDay)
	nearAll(t, "same-day performance", same, o.Table.Same, o.Tolerance)
	nearAll(t, "prior-day performance", o.Table.model().Predict(nil, o.Table.Load, PriorDay), o.Table.Prior, o.Tolerance)
	if best := slices.Index(same, slices.Max(same)) + 1; best != o.Table.MaxDay {
		t.Errorf("best on day %d, want %d", best, o.Table.MaxDay)
	}
}

func TestInfluenceOfADay(t *testing.T) {
	o := read[banisterOracle](t, "banister.json")
	for _, c := range o.Influence {
		t.Run(c.Set, func(t *testing.T) {
			b := c.model()
			near(t, "tn", b.TurnsNegative(), c.Tn, o.Tolerance)
			near(t, "tg", b.MostUseful(), c.Tg, o.Tolerance)
			near(t, "steady ratio", b.SteadyRatio(), c.Ratio, o.Tolerance)
			near(t, "influence at tn", b.Influence(c.Tn), 0, 1e-6)
			if b.Influence(c.Tg) < b.Influence(c.Tg+1) || b.Influence(c.Tg) < b.Influence(c.Tg-1) {
				t.Errorf("influence is not highest at %v", c.Tg)
			}
		})
	}
	fitness, fatigue := DayWeight(42, 0), DayWeight(7, 0)
	for _, c := range o.Turns {
		b := Banister{K1: fitness, K2: c.Mu * fatigue, FitnessDays: 42, FatigueDays: 7}
		near(t, "last load turns negative", b.TurnsNegative(), c.Days, o.Tolerance)
	}
}

func TestClarkeAndSkibasCyclist(t *testing.T) {
	s := read[banisterOracle](t, "banister.json").Skiba
	const tolerance = 1e-5
	var trials []Trial
	for i, day := range s.Days {
		trials = append(trials, Trial{Day: day - 1, Performance: s.Watts[i]})
	}
	p := s.Dorem.model().Predict(nil, s.Load, SameDay)
	for i, tr := range trials {
		near(t, "prediction", p[tr.Day], s.Dorem.Predictions[i], tolerance)
	}
	e := Compare(p, trials)
	near(t, "SSE", e.SSE, s.Dorem.SSE, tolerance)
	near(t, "MSE", e.MSE, s.Dorem.MSE, 1e-4)
	near(t, "RMSE", e.RMSE, s.Dorem.RMSE, tolerance)
	near(t, "MAE", e.MAE, s.Dorem.MAE, tolerance)
	near(t, "R2", e.R2, s.Dorem.R2, tolerance)
	near(t, "squared correlation", e.Correlation2, s.Dorem.Pearson2, tolerance)
	near(t, "highest", slices.Max(p), s.Dorem.Max, tolerance)
	if day := slices.Index(p, slices.Max(p)) + 1; day != s.Dorem.MaxDay {
		t.Errorf("highest on day %d, want %d", day, s.Dorem.MaxDay)
	}
	near(t, "SSE of the published set", Compare(s.Published.model().Predict(nil, s.Load, SameDay), trials).SSE, s.Published.SSE, tolerance)
	near(t, "SSE by the other convention", Compare(s.Dorem.model().Predict(nil, s.Load, PriorDay), trials).SSE, s.PriorSSE, tolerance)

	fit, err := Banister{FitnessDays: 36, FatigueDays: 21}.Fit(s.Load, trials, SameDay)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "fitted P0", fit.P0, s.Least.P0, tolerance)
	near(t, "fitted K1", fit.K1, s.Least.K1, tolerance)
	near(t, "fitted K2", fit.K2, s.Least.K2, tolerance)
	near(t, "SSE of the fit", Compare(fit.Predict(nil, s.Load, SameDay), trials).SSE, s.Least.SSE, tolerance)
}

func TestAFitNeedsTrials(t *testing.T) {
	load := []float64{50, 60, 0, 70}
	if _, err := Textbook.Fit(load, []Trial{{1, 250}, {3, 260}}, SameDay); err != ErrFit {
		t.Errorf("two trials gave %v", err)
	}
}

func TestCalvertImpulse(t *testing.T) {
	o := read[banisterOracle](t, "banister.json")
	c := Calvert{K1: o.Calvert.K1, K2: o.Calvert.K2, FitnessDays: o.Calvert.T1, FatigueDays: o.Calvert.T2, RiseDays: o.Calvert.T3}
	for _, point := range o.Calvert.P {
		near(t, "Calvert", 100*c.Influence(point.S), point.P, o.Tolerance)
	}
	if c.Influence(16) >= 0 || c.Influence(17) <= 0 {
		t.Errorf("the sign turns elsewhere than between 16 and 17 days: %v, %v", c.Influence(16), c.Influence(17))
	}
}

func TestPerformanceIsLinearInLoad(t *testing.T) {
	a, b := []float64{10, 0, 80, 30, 0}, []float64{5, 60, 0, 0, 90}
	sum := make([]float64, len(a))
	for i := range a {
		sum[i] = 2*a[i] + b[i]
	}
	pa, pb, ps := Textbook.Predict(nil, a, SameDay), Textbook.Predict(nil, b, SameDay), Textbook.Predict(nil, sum, SameDay)
	for i := range ps {
		if math.Abs(ps[i]-2*pa[i]-pb[i]) > 1e-9 {
			t.Errorf("day %d: %v, want %v", i, ps[i], 2*pa[i]+pb[i])
		}
	}
}
