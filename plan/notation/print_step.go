package notation

import "ebb/plan"

// PrintStep writes one step as it stands in a line, its repeats with it.
func PrintStep(s plan.Step) string {
	var p printer
	sport := plan.NoSport
	p.step(&s, plan.NoSport, &sport, false)
	return string(p.b)
}
