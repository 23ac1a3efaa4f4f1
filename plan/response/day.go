package response

import (
	"math"

	"ebb/plan"
)

// Params are the constants of the models that belong to an athlete.
type Params struct {
	FitnessWeight  float64 // a of fitness: how much of a day enters it
	FatigueWeight  float64 // a of fatigue
	StrengthWeight float64 // share of strength load in both, 0 to 1
	Gain           float64 // the athlete's own factor on what the systems carry
}

// ParamsOf gives the constants of a profile.
func ParamsOf(p *plan.Profile) Params {
	return Params{
		FitnessWeight:  DayWeight(p.FitnessDays, p.Weight),
		FatigueWeight:  DayWeight(p.FatigueDays, p.Weight),
		StrengthWeight: p.StrengthWeight,
		Gain:           p.Gain,
	}
}

// DayWeight gives the weight of a day in an average with a time constant of
// tau days: 1-exp(-1/tau), by which n days of rest leave exp(-n/tau) exactly,
// or 1/tau.
func DayWeight(tau float64, w plan.Weighting) float64 {
	if w == plan.Inverse {
		return 1 / tau
	}
	return -math.Expm1(-1 / tau)
}

// Average takes a day of load w into the exponentially weighted average x with
// the day's weight a: fitness (CTL) and fatigue (ATL) are such averages.
func Average(x, w, a float64) float64 { return x + a*(w-x) }

// State is what the models carry from an evening to the next day. The zero
// State is an untrained, rested athlete; start values of fitness and fatigue
// are set before the first day.
type State struct {
	Fitness, Fatigue float64
	Systems          Systems // in the evening
	Debt             float64
	SinceSettled     int
}

// Day is what the models say of a day.
type Day struct {
	Load         float64 // of the day, strength in full
	Fitness      float64 // after the day's load (CTL)
	Fatigue      float64 // after the day's load (ATL)
	Form         float64 // that morning: fitness minus fatigue of the day before (TSB)
	Morning      Systems
	Evening      Systems
	Debt         float64 // slow debt, after the morning's share
	SinceSettled int     // days since a settled morning, 0 on one
}

// Settled reports whether on the day's morning no system carried more than
// Light.
func (d *Day) Settled() bool { return d.Morning.Max() <= Light }

// After gives the state that the day leaves.
func (d *Day) After() State {
	return State{Fitness: d.Fitness, Fatigue: d.Fatigue, Systems: d.Evening, Debt: d.Debt, SinceSettled: d.SinceSettled}
}

// debtDays is the time constant of the slow debt in days.
const debtDays = 14

var debtOvernight = math.Exp(-1. / debtDays)

// Step takes s over one day with these impulses and gives the day.
func (s *State) Step(p *Params, impulses []plan.Impulse) Day {
	var d Day
	s.Into(&d, p, impulses)
	return d
}

// Into takes s over one day, as Step does, and writes the day to d: a season is
// hundreds of days, and each is written once.
func (s *State) Into(d *Day, p *Params, impulses []plan.Impulse) {
	var load, strength float64
	for i := range impulses {
		load += impulses[i].Load
		strength += impulses[i].Strength
	}
	s.Systems.night()
	d.Morning = s.Systems
	if len(impulses) > 0 {
		added := Add(impulses, s.Fitness, p.Gain)
		for k := range added {
			s.Systems[k] += added[k]
		}
	}
	d.Evening = s.Systems
	heaviest := d.Morning.Max()
	counted := load + p.StrengthWeight*strength
	d.Load = load + strength
	d.Form = s.Fitness - s.Fatigue
	s.Fitness = Average(s.Fitness, counted, p.FitnessWeight)
	s.Fatigue = Average(s.Fatigue, counted, p.FatigueWeight)
	s.Debt = s.Debt*debtOvernight + max(0, heaviest-Light)/100
	s.SinceSettled++
	if heaviest <= Light {
		s.SinceSettled = 0
	}
	d.Fitness, d.Fatigue, d.Debt, d.SinceSettled = s.Fitness, s.Fatigue, s.Debt, s.SinceSettled
}

// Run takes s over the days, whose impulses are given in order, appends each to
// dst and gives it.
func (s *State) Run(dst []Day, p *Params, days [][]plan.Impulse) []Day {
	for _, impulses := range days {
		dst = append(dst, s.Step(p, impulses))
	}
	return dst
}
