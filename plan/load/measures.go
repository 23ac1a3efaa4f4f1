package load

import "math"

// Score gives the load of some hours at an intensity factor: 100 hours IF^2, 100
// for an hour at threshold (Coggan's TSS; by speed on the flat, rTSS).
func Score(hours, intensity float64) float64 { return 100 * hours * intensity * intensity }

// SwimScore gives the load of a swim: 100 hours IF^3, with IF the speed over
// critical swim speed and rests left out (TrainingPeaks).
func SwimScore(hours, intensity float64) float64 { return Score(hours, intensity) * intensity }

// NormalizedPower gives the fourth-power mean of power readings in watts, one a
// second, smoothed over 30 seconds (Coggan).
func NormalizedPower(watts []float64) float64 {
	const window = 30
	sum, window4, n := 0.0, 0.0, 0
	for i, w := range watts {
		sum += w
		if i >= window {
			sum -= watts[i-window]
		}
		if i >= window-1 {
			window4 += math.Pow(sum/window, 4)
			n++
		}
	}
	if n == 0 {
		return PowerMean(watts)
	}
	return math.Pow(window4/float64(n), .25)
}

// PowerMean gives the fourth-power mean of power readings without smoothing.
func PowerMean(watts []float64) float64 {
	if len(watts) == 0 {
		return 0
	}
	sum := 0.0
	for _, w := range watts {
		sum += w * w * w * w
	}
	return math.Pow(sum/float64(len(watts)), .25)
}

// Sex chooses the weighting of heart rate in TRIMP.
type Sex uint8

// The two weightings that Banister published.
const (
	Men Sex = iota
	Women
)

// TRIMP gives Banister's training impulse (1991) of some minutes at a heart-rate
// reserve (hr-rest)/(max-rest) from 0 to 1.
func TRIMP(minutes, reserve float64, sex Sex) float64 {
	if sex == Women {
		return minutes * reserve * .86 * math.Exp(1.67*reserve)
	}
	return minutes * reserve * .64 * math.Exp(1.92*reserve)
}

// HeartReserve gives (hr-rest)/(max-rest).
func HeartReserve(hr, rest, highest float64) float64 { return (hr - rest) / (highest - rest) }

// HeartScore gives a load from TRIMP: 100 for as much as an hour at threshold
// heart rate brings.
func HeartScore(trimp, trimpOfAnHourAtThreshold float64) float64 {
	return 100 * trimp / trimpOfAnHourAtThreshold
}

// Edwards gives the sum of minutes in zones 1 to 5, each times its number
// (Edwards 1993); the zones are tenths of the highest heart rate from 50 %.
func Edwards(minutes [5]float64) float64 { return byZone(minutes[:]) }

// Lucia gives the sum of minutes below, between and above the two thresholds,
// times 1, 2 and 3 (Lucia 2003).
func Lucia(minutes [3]float64) float64 { return byZone(minutes[:]) }

func byZone(minutes []float64) float64 {
	sum := 0.0
	for i, m := range minutes {
		sum += float64(i+1) * m
	}
	return sum
}

// auPerLoad is how many session-RPE units make one of load.
const auPerLoad = 4.8

// SessionRPE gives Foster's session load (2001) in arbitrary units: RPE times
// minutes.
func SessionRPE(rpe, minutes float64) float64 { return rpe * minutes }

// FromAU turns session-RPE units into load.
func FromAU(au float64) float64 { return au / auPerLoad }

// ToAU turns load into session-RPE units.
func ToAU(load float64) float64 { return load * auPerLoad }
