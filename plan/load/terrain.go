package load

// RunningCost gives the energy of running on a slope (rise over run, -0.45 to
// 0.45) in J/kg/m (Minetti et al. 2002).
func RunningCost(slope float64) float64 {
	i := min(max(slope, -.45), .45)
	return ((((155.4*i-30.4)*i-43.3)*i+46.3)*i+19.5)*i + 3.6
}

// FlatKm gives the flat kilometres that cost as much energy as a loop of some
// km that climbs and loses climb metres.
func FlatKm(km, climb float64) float64 {
	if km == 0 {
		return 0
	}
	slope := 2 * climb / (1000 * km)
	return km / 2 * (RunningCost(slope) + RunningCost(-slope)) / RunningCost(0)
}

// KmEffort gives the kilometres of a hilly way for its time and difficulty: 100
// m of ascent count as one (ITRA).
func KmEffort(km, ascent float64) float64 { return km + ascent/100 }
