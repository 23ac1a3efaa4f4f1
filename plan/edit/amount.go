package edit

import (
	"math"

	"ebb/plan"
)

// Amounts are counted in grains while they are moved, so that no rounding of
// floating point gets between up and down: seconds, millimetres, millionths of
// a mile, thousandths of a yard, of a metre of height, of a foot, of a unit of
// load. What was typed with finer decimals is rounded to a grain.

// grains holds the grains in one of each unit of distance. Kilometres and
// metres have the same grain, so that one can make up for the other.
var grains = [...]float64{plan.NoDistance: 0, plan.Kilometres: 1e6, plan.Miles: 1e6, plan.Metres: 1e3, plan.Yards: 1e3}

const (
	minute      = 60
	shortestWay = 100_000 // grains that an easy stretch keeps: 100 m, 100 yd, .1 mi
	heightGrain = 1e3
	loadGrain   = 1e3
)

// distanceGrid gives the step on which distances move, in grains: .1 of a
// kilometre or mile, .5 on the bike; a length of a 25 m pool, 50 elsewhere.
func distanceGrid(unit plan.DistanceUnit, sport plan.Sport) int64 {
	perTenth := grains[unit] / 10
	switch {
	case (unit == plan.Metres || unit == plan.Yards) && sport == plan.Swim:
		return 25_000
	case unit == plan.Metres || unit == plan.Yards:
		return 50_000
	case sport == plan.Bike:
		return int64(5 * perTenth)
	default:
		return int64(perTenth)
	}
}

func distanceGrains(d plan.Distance) int64 { return int64(math.Round(d.Value * grains[d.Unit])) }

// sameFamily reports whether two units have the same grain.
func sameFamily(a, b plan.DistanceUnit) bool {
	metric := func(u plan.DistanceUnit) bool { return u == plan.Kilometres || u == plan.Metres }
	return a == b || metric(a) && metric(b)
}

// scaledHeight moves a climb or descent in steps of 10 m or 50 ft; one that is
// too small for a step stays.
func scaledHeight(h plan.Height, up bool) plan.Height {
	one := int64(10 * heightGrain)
	if h.Unit == plan.HeightFeet {
		one = 50 * heightGrain
	}
	n := int64(math.Round(h.Value * heightGrain))
	if moved := grid(one, 0).move(n, up); moved != n {
		h.Value = float64(moved) / heightGrain
	}
	return h
}

// scaledLoad moves a stated load in whole numbers; a load of 0 stays.
func scaledLoad(n plan.Number, up bool) plan.Number {
	v := int64(math.Round(n.Value * loadGrain))
	if moved := grid(loadGrain, 1).move(v, up); moved != v {
		n.Value = float64(moved) / loadGrain
	}
	return n
}
