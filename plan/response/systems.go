package response

import (
	"math"

	"ebb/plan"
)

// Systems holds a figure for each of the five systems, on one scale: 100 is the
// evening after a raced road marathon of 3 h 30 by an athlete of fitness 60.
// On a morning below 15 a system is clear, up to Light it is workable.
type Systems [5]float64

// The systems, by their place in a Systems.
const (
	Legs     = iota // what is felt in them: soreness
	Nerves          // central and autonomic
	Fuel            // stores and gut
	Hormones        // hormones and immune state
	Muscle          // muscle and tissue: force and power
)

// Names are the words for the systems, in their order.
var Names = [5]string{"legs", "nerves", "fuel", "hormones", "muscle"}

// Light is the most that a settled system carries in the morning.
const Light = 20.0

// A day's training adds u to what a system carries:
//
//	raw = m (Lk L/100 + Xk excess/100 + Qk q/100) + Rk km/10 + Vk descent + Sk strength/50
//	u   = sat(kappa gain sum of raw x modifiers)
//
// L is a session's load and q the hard part of it; excess is the part of the
// day's load beyond 100, in the order of the day; km and descent (km of height
// lost) count on foot only, and m, the sport's share, does not touch them.
// Strength enters by its own term alone.
//
// The gains are assumptions, set so that times to recovery after a session, a
// marathon and a mountain race fall where studies found them (Petersen 2007,
// Neubauer 2008, Asp 1999, Millet 2011, Anderson 2016 among others).
var gains = [5]struct {
	L float64 // for 100 of load
	X float64 // for 100 of excess: the day was long
	Q float64 // for 100 of hard load
	R float64 // for 10 km run or hiked
	V float64 // for 1 km of height lost
	S float64 // for 50 of strength load
}{
	Legs:     {L: 0, X: 25, Q: 22, R: 3.0, V: 20, S: 22},
	Nerves:   {L: 6, X: 10, Q: 38, R: 0, V: 3, S: 12},
	Fuel:     {L: 22, X: 12, Q: 12, R: 0, V: 0, S: 5},
	Hormones: {L: 5, X: 26, Q: 20, R: 0, V: 4, S: 6},
	Muscle:   {L: 0, X: 42, Q: 12, R: 1.5, V: 20, S: 15},
}

// tau is the time constant of each system in days; that of fuel grows with what
// the muscle carries, see fuelTau.
var tau = Systems{Legs: 2, Nerves: 1, Fuel: 1, Hormones: 2.5, Muscle: 4}

// sportShare is m: how much of a sport's load each system takes.
var sportShare = [...]Systems{
	plan.NoSport:  otherShare,
	plan.Run:      {Legs: 1, Muscle: 1, Nerves: 1, Hormones: 1, Fuel: 1},
	plan.Hike:     otherShare,
	plan.Ski:      {Legs: .5, Muscle: .5, Nerves: .85, Hormones: .85, Fuel: 1},
	plan.Bike:     bikeShare,
	plan.Row:      bikeShare,
	plan.Swim:     {Legs: .2, Muscle: .2, Nerves: .6, Hormones: .6, Fuel: 1},
	plan.Strength: {},
	plan.Mobility: {},
	plan.Multi:    otherShare,
	plan.Other:    otherShare,
}

var (
	otherShare = Systems{Legs: .8, Muscle: .8, Nerves: .85, Hormones: .85, Fuel: 1}
	bikeShare  = Systems{Legs: .35, Muscle: .35, Nerves: .65, Hormones: .65, Fuel: 1}
)

// Modifiers of a session's whole raw value.
const (
	raceFactor = 1.2  // nerves, hormones
	heatFactor = 1.25 // nerves, hormones
	unfuelled  = .5   // fuel, hormones: this much more when nothing was eaten
)

// excessFrom is the load of a day beyond which it counts as long.
const excessFrom = 100

// Add gives what a day's impulses add to the systems of an athlete whose
// fitness was ctl that morning; gain is the athlete's own factor.
func Add(impulses []plan.Impulse, ctl, gain float64) Systems {
	var sum Systems
	before := 0.0 // load of the day so far
	for i := range impulses {
		excess := max(0, before+impulses[i].Load-max(before, excessFrom))
		before += impulses[i].Load
		addRaw(&sum, &impulses[i], excess)
	}
	scale := kappa(ctl) * gain
	for k := range sum {
		sum[k] = saturate(scale * sum[k])
	}
	return sum
}

// addRaw adds the raw value of one impulse, its modifiers applied, to sum.
func addRaw(sum *Systems, i *plan.Impulse, excess float64) {
	share := &otherShare
	if int(i.Sport) < len(sportShare) {
		share = &sportShare[i.Sport]
	}
	var km, descent float64
	if i.Sport.OnFoot() {
		km, descent = i.FootKm, i.DescentKm
	}
	stressed, fed := 1.0, 1.0
	if i.Race {
		stressed *= raceFactor
	}
	if i.Heat {
		stressed *= heatFactor
	}
	if i.Fuelled.Given {
		fed += unfuelled * (1 - min(max(i.Fuelled.Value, 0), 1))
	}
	modifier := Systems{Legs: 1, Nerves: stressed, Fuel: fed, Hormones: stressed * fed, Muscle: 1}
	L, X, Q := i.Load/100, excess/100, i.Hard/100
	R, V, S := km/10, descent, i.Strength/50
	for k := range sum {
		g := &gains[k]
		raw := share[k]*(g.L*L+g.X*X+g.Q*Q) + g.R*R + g.V*V + g.S*S
		sum[k] += raw * modifier[k]
	}
}

// kappa scales a day by fitness: the fitter are dented less.
func kappa(ctl float64) float64 {
	const reference, least, most = 60, .6, 1.6
	if ctl <= 0 {
		return most
	}
	return min(max(math.Sqrt(reference/ctl), least), most)
}

// saturate bends what a day adds beyond 100, so that it nears 300.
func saturate(x float64) float64 {
	const straight, room = 100, 200
	if x <= straight {
		return x
	}
	return straight + room*(1-math.Exp(-(x-straight)/room))
}

// fuelTau is the time constant of fuel: damaged muscle refills slowly (Asp
// 1999). muscle is what the muscle carries that evening.
func fuelTau(muscle float64) float64 {
	return tau[Fuel] * (1 + min(muscle, 150)/100)
}

// overnight is the factor of a night on each system whose time constant is
// fixed.
var overnight = Systems{
	Legs:     math.Exp(-1 / tau[Legs]),
	Nerves:   math.Exp(-1 / tau[Nerves]),
	Hormones: math.Exp(-1 / tau[Hormones]),
	Muscle:   math.Exp(-1 / tau[Muscle]),
}

// Night gives what is left in the morning of what s carries in the evening.
func (s Systems) Night() Systems {
	s.night()
	return s
}

func (s *Systems) night() {
	fuel := s[Fuel] * math.Exp(-1/fuelTau(s[Muscle]))
	for k := range s {
		s[k] *= overnight[k]
	}
	s[Fuel] = fuel
}

// Plus gives the sum of s and t.
func (s Systems) Plus(t Systems) Systems {
	for k := range s {
		s[k] += t[k]
	}
	return s
}

// Max gives the most that any system carries.
func (s *Systems) Max() float64 {
	most := s[Legs]
	for _, carried := range s[1:] { // never no number: max would ask each time
		if carried > most {
			most = carried
		}
	}
	return most
}

// Rest gives the most that any system but the felt legs carries: the figure
// that is held against the legs.
func (s Systems) Rest() float64 {
	return max(s[Nerves], s[Fuel], s[Hormones], s[Muscle])
}
