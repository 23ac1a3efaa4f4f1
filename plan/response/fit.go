package response

import (
	"errors"
	"math"
)

// Trial is a measured performance on a day, counted from 0.
type Trial struct {
	Day         int
	Performance float64
}

// ErrFit says that the trials do not determine a model.
var ErrFit = errors.New("too few different performances to fit fitness and fatigue: three or more, spread over weeks, are needed")

// Fit gives the P0, K1 and K2 that come nearest to the trials by least squares,
// with the time constants held.
func (b Banister) Fit(load []float64, trials []Trial, c Convention) (Banister, error) {
	fitness := Banister{K1: 1, FitnessDays: b.FitnessDays, FatigueDays: b.FatigueDays}.Predict(nil, load, c)
	fatigue := Banister{K2: -1, FitnessDays: b.FitnessDays, FatigueDays: b.FatigueDays}.Predict(nil, load, c)
	var normal [3][4]float64 // the normal equations of p = P0 + K1 g - K2 h
	for _, t := range trials {
		if t.Day < 0 || t.Day >= len(load) {
			continue
		}
		row := [4]float64{1, fitness[t.Day], -fatigue[t.Day], t.Performance}
		for i := range normal {
			for j := range row {
				normal[i][j] += row[i] * row[j]
			}
		}
	}
	x, ok := solve(normal)
	if !ok {
		return b, ErrFit
	}
	b.P0, b.K1, b.K2 = x[0], x[1], x[2]
	return b, nil
}

// solve is Gauss elimination with row exchange.
func solve(a [3][4]float64) (x [3]float64, ok bool) {
	const n = len(x)
	for i := range n {
		pivot := i
		for r := i + 1; r < n; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[pivot][i]) {
				pivot = r
			}
		}
		a[i], a[pivot] = a[pivot], a[i]
		if math.Abs(a[i][i]) < 1e-9 {
			return x, false
		}
		for r := i + 1; r < n; r++ {
			f := a[r][i] / a[i][i]
			for c := i; c <= n; c++ {
				a[r][c] -= f * a[i][c]
			}
		}
	}
	for i := n - 1; i >= 0; i-- {
		x[i] = a[i][n]
		for c := i + 1; c < n; c++ {
			x[i] -= a[i][c] * x[c]
		}
		x[i] /= a[i][i]
	}
	return x, true
}

// Errors is how far predictions are from what was measured.
type Errors struct {
	SSE, MSE, RMSE, MAE float64
	R2                  float64 // 1 - SSE/SST
	Correlation2        float64 // squared correlation
}

// Compare measures predictions, one a day, against trials.
func Compare(predicted []float64, trials []Trial) Errors {
	var e Errors
	var sp, sm, spp, smm, spm float64
	n := float64(len(trials))
	for _, t := range trials {
		p, m := predicted[t.Day], t.Performance
		e.SSE += (p - m) * (p - m)
		e.MAE += math.Abs(p-m) / n
		sp, sm, spp, smm, spm = sp+p, sm+m, spp+p*p, smm+m*m, spm+p*m
	}
	e.MSE = e.SSE / n
	e.RMSE = math.Sqrt(e.MSE)
	varP, varM, cov := spp-sp*sp/n, smm-sm*sm/n, spm-sp*sm/n
	e.R2 = 1 - e.SSE/varM
	e.Correlation2 = cov * cov / (varP * varM)
	return e
}
