package response

import "math"

// Convention says which loads the performance of a day has felt.
type Convention uint8

// The conventions. Taking one for the other on the same data spoils a fit.
const (
	SameDay  Convention = iota // those of the day itself too
	PriorDay                   // those of the days before only
)

// Banister is the two-component model of performance (Banister 1975; Morton,
// Fitz-Clarke & Banister 1990): each load adds to fitness, which fades with
// FitnessDays, and to fatigue, which fades faster with FatigueDays:
//
//	p(n) = P0 + K1 g(n) - K2 h(n)
type Banister struct {
	P0          float64
	K1, K2      float64 // performance for a unit of fitness, of fatigue
	FitnessDays float64 // t1
	FatigueDays float64 // t2
}

// Textbook is the parameter set commonly printed with the model.
var Textbook = Banister{K1: 1, K2: 2, FitnessDays: 45, FatigueDays: 15}

// Predict appends the performance of each day to dst; fitness and fatigue are 0
// before the first.
func (b Banister) Predict(dst, load []float64, c Convention) []float64 {
	night1, night2 := math.Exp(-1/b.FitnessDays), math.Exp(-1/b.FatigueDays)
	g, h := 0.0, 0.0
	for _, w := range load {
		if c == SameDay {
			g, h = g*night1+w, h*night2+w
		}
		dst = append(dst, b.P0+b.K1*g-b.K2*h)
		if c == PriorDay {
			g, h = (g+w)*night1, (h+w)*night2
		}
	}
	return dst
}

// Influence gives what one unit of load done s days before a race changes there
// (Fitz-Clarke, Morton & Banister 1991).
func (b Banister) Influence(s float64) float64 {
	return b.K1*math.Exp(-s/b.FitnessDays) - b.K2*math.Exp(-s/b.FatigueDays)
}

// TurnsNegative gives tn: load less than so many days before a race hurts it.
func (b Banister) TurnsNegative() float64 { return b.spread() * math.Log(b.K2/b.K1) }

// MostUseful gives tg: the days before a race on which load helps it most.
func (b Banister) MostUseful() float64 {
	return b.spread() * math.Log(b.K2*b.FitnessDays/(b.K1*b.FatigueDays))
}

func (b Banister) spread() float64 {
	return b.FitnessDays * b.FatigueDays / (b.FitnessDays - b.FatigueDays)
}

// SteadyRatio gives the share of fitness that fatigue takes back at constant
// load; from 1 on, constant load does no good at any size.
func (b Banister) SteadyRatio() float64 {
	return b.K2 * b.FatigueDays / (b.K1 * b.FitnessDays)
}

// Calvert is the three-component model (Calvert, Banister, Savage & Bach 1976):
// fitness, which rises with RiseDays before it fades, minus fatigue.
type Calvert struct {
	K1, K2      float64
	FitnessDays float64 // t1
	FatigueDays float64 // t2
	RiseDays    float64 // t3
}

// Influence gives what one unit of load done s days before changes.
func (c Calvert) Influence(s float64) float64 {
	fitness := math.Exp(-s/c.FitnessDays) - math.Exp(-s/c.RiseDays)
	return c.K1*fitness - c.K2*math.Exp(-s/c.FatigueDays)
}
