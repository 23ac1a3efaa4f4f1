package sketch

import (
	"slices"

	"ebb/plan"
	"ebb/plan/coverage"
)

// Steps by which a gut is trained (R33; Costa 2017): from the first figure, so
// much more a week.
const (
	firstCarb = 30
	carbStep  = 10
)

// Fluid and sodium of long and of hot sessions, an hour: the middle of what is
// usual (R34).
const (
	usualFluid  = 500
	usualSodium = 400
)

// fuel gives long sessions their fuelling: ten grams more with each week that
// holds one, up to the rate of the race.
func (m *maker) fuel() {
	carb := 0.0
	for i := range m.cycles {
		c := &m.cycles[i]
		r := c.leads
		if r == nil || r.carb == 0 {
			carb = 0
			continue
		}
		fed := false
		for k := range c.sessions {
			s := &c.sessions[k]
			hours := s.Duration.Hours()
			if s.Sport == plan.Swim || s.Sport == plan.Strength || s.Kind == plan.Rest {
				continue
			}
			if hours >= coverage.LongHours {
				if !fed {
					carb = min(max(firstCarb, carb+carbStep), r.carb)
					fed = true
				}
				s.Fuel.Carb = max(carb, min(coverage.LeastCarb(hours), r.carb))
				if hours < 2.5 {
					s.Fuel.Carb = carb
				}
				carb = max(carb, min(s.Fuel.Carb, carb+carbStep))
			}
			if hours > 3 || hours >= 1.25 && slices.Contains(s.Tags, "heat") {
				s.Fuel.Fluid, s.Fuel.Sodium = usualFluid, usualSodium
			}
		}
	}
}
