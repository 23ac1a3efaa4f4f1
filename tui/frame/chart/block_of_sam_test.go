package chart

// sam is a block of four weeks of a 100 km runner: two load weeks that come
// down, one that does not, and a down week.
func sam() []Day {
	mornings := [28]float64{
		10, 19, 16, 18, 14, 11, 34,
		26, 29, 26, 25, 20.4, 16, 46,
		36, 28, 23, 25, 31, 24, 62,
		55, 43, 34, 27, 24, 19, 16,
	}
	evenings := [28]float64{
		26.4, 21.1, 27.5, 23.2, 15, 43.6, 38.2,
		40.4, 33.9, 32.9, 30.7, 18, 59.6, 46.8,
		36.1, 29.6, 36.1, 40.4, 30.7, 80, 71.4,
		55.4, 43.6, 35, 30.7, 24.3, 21.1, 17,
	}
	legs := [28]float64{
		26.4, 14, 12, 9, 6, 36.1, 22.1,
		35, 24.3, 26.4, 15, 9, 46.8, 28.6,
		17, 12, 24.3, 37.1, 23.2, 62.9, 50,
		30.7, 18, 14, 12, 9, 7, 5,
	}
	days := make([]Day, len(mornings))
	for i := range days {
		days[i] = Day{Morning: mornings[i], Evening: evenings[i], LegsEvening: legs[i], LegsMorning: 0.6 * legs[max(i-1, 0)]}
	}
	return days
}

// longer is the same block when Saturday of the second week grows: more is
// carried for ten days after it, and less in the week before the last.
func longer() []Day {
	days := sam()
	for i := 12; i < 22; i++ {
		grow := 36 * pow(0.8, i-12)
		days[i].Evening += grow
		days[i].Morning += grow * 0.8
	}
	days[12].Morning = 16
	days[19].Evening, days[20].Evening, days[20].Morning = 50, 47, 41
	days[26].Morning, days[27].Morning = 25, 21
	return days
}

func pow(x float64, n int) float64 {
	y := 1.0
	for range n {
		y *= x
	}
	return y
}
