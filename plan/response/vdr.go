package response

import "math"

// VDR is the variable dose-response model (Busso 2003): what a load costs grows
// with the load of the days just before it.
//
//	k2(i) = K3 sum over j <= i of w(j) exp(-(i-j)/t3)
//	p(n)  = P0 + K1 sum over i < n of w(i) exp(-(n-i)/t1) - sum over i < n of k2(i) w(i) exp(-(n-i)/t2)
//
// Its unit of load is not TSS: rescale before use.
type VDR struct {
	P0          float64
	K1, K3      float64
	FitnessDays float64 // t1
	FatigueDays float64 // t2
	CarryDays   float64 // t3
}

// Busso2003 is the mean parameter set of Busso's subjects.
var Busso2003 = VDR{P0: 262, K1: .031, K3: 3.5e-5, FitnessDays: 30.8, FatigueDays: 16.8, CarryDays: 2.3}

// VDRState is what the model carries into a day. The zero VDRState is that of
// an athlete who never trained.
type VDRState struct {
	Fitness float64 // sum of loads, faded
	Fatigue float64 // sum of k2 times load, faded
	Carry   float64 // k2 before the day's load
}

// Performance gives p on the day that s leads into.
func (v VDR) Performance(s VDRState) float64 { return v.P0 + v.K1*s.Fitness - s.Fatigue }

// Step takes s over a day of load w.
func (v VDR) Step(s VDRState, w float64) VDRState {
	cost := s.Carry + v.K3*w
	return VDRState{
		Fitness: (s.Fitness + w) * math.Exp(-1/v.FitnessDays),
		Fatigue: (s.Fatigue + cost*w) * math.Exp(-1/v.FatigueDays),
		Carry:   cost * math.Exp(-1/v.CarryDays),
	}
}

// Predict appends the performance of each day to dst; a day's own load is felt
// from the next day on.
func (v VDR) Predict(dst, load []float64) []float64 {
	var s VDRState
	for _, w := range load {
		dst = append(dst, v.Performance(s))
		s = v.Step(s, w)
	}
	return dst
}

// Steady gives the state that w a day for ever leads to.
func (v VDR) Steady(w float64) VDRState {
	carry := v.K3 * w / -math.Expm1(-1/v.CarryDays) // k2 with the day's own load
	return VDRState{
		Fitness: w / math.Expm1(1/v.FitnessDays),
		Fatigue: carry * w / math.Expm1(1/v.FatigueDays),
		Carry:   carry * math.Exp(-1/v.CarryDays),
	}
}

// Optimum gives the constant load a day at which performance is highest in the
// long run, and by how much it is above P0 there.
func (v VDR) Optimum() (load, gain float64) {
	fitness := v.K1 / math.Expm1(1/v.FitnessDays)
	fatigue := v.K3 / -math.Expm1(-1/v.CarryDays) / math.Expm1(1/v.FatigueDays)
	return fitness / (2 * fatigue), fitness * fitness / (4 * fatigue)
}
