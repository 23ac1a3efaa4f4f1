package transfer

import (
	"math"

	"ebb/plan"
)

// scale scales time, way, climb and a stated load of a session. At the same
// share of threshold an hour is the same load for both: time goes by the
// factor, and a distance by the speeds at threshold too.
func (t *passage) scale(s *plan.Session, sport plan.Sport) {
	way := t.factor * t.speedRatio(sport)
	if t.factor == 1 && way == 1 {
		return
	}
	if len(s.Steps) > 0 {
		t.scaleSteps(s, sport)
	} else {
		s.Duration = scaledTime(s.Duration, t.factor)
		s.Distance = scaledWay(s.Distance, way)
	}
	s.Climb, s.Descent = scaledHeight(s.Climb, way), scaledHeight(s.Descent, way)
	if s.Load.Given {
		s.Load.Value = math.Round(s.Load.Value * t.factor)
	}
}

// speedRatio gives how fast the other athlete is at threshold, 1 in sports
// without a threshold pace.
func (t *passage) speedRatio(sport plan.Sport) float64 {
	var from, to float64
	switch sport {
	case plan.Run, plan.Hike:
		from, to = t.from.ThresholdRun, t.to.ThresholdRun
	case plan.Swim:
		from, to = t.from.ThresholdSwim, t.to.ThresholdSwim
	default:
		return 1
	}
	if from <= 0 || to <= 0 {
		return 1
	}
	return from / to
}

// Grids that coaches write amounts in: times of half an hour and more in five
// minutes, shorter ones in minutes.
const (
	longTime   = 30 * 60
	longGrid   = 5 * 60
	minuteGrid = 60
)

// scaledTime gives a time on the grid, a minute at least; of less than a minute
// it stays as it is.
func scaledTime(d plan.Duration, factor float64) plan.Duration {
	if d.Seconds < minuteGrid || factor == 1 {
		return d
	}
	to := float64(d.Seconds) * factor
	grid := float64(minuteGrid)
	if to >= longTime {
		grid = longGrid
	}
	d.Seconds = int(max(minuteGrid, onGrid(to, grid)))
	return inMinutes(d)
}

// inMinutes gives a duration a unit that its figure reads well in.
func inMinutes(d plan.Duration) plan.Duration {
	if d.Unit == plan.Hours && d.Seconds < 3600 || d.Unit == plan.DecimalHours || d.Unit == plan.Seconds {
		return plan.DurationOf(d.Seconds)
	}
	return d
}

// scaledWay gives a distance on the grid of its size: whole kilometres and miles
// from ten on, halves below; 100 m and yards from a thousand on, 50 below.
func scaledWay(d plan.Distance, factor float64) plan.Distance {
	if d.IsZero() || factor == 1 {
		return d
	}
	to := d.Value * factor
	var grid float64
	switch small := d.Unit == plan.Metres || d.Unit == plan.Yards; {
	case small && to >= 1000:
		grid = 100
	case small:
		grid = 50
	case to >= 10:
		grid = 1
	default:
		grid = .5
	}
	d.Value = max(grid, onGrid(to, grid))
	return d
}

// scaledHeight gives a climb in steps of 50 m or 100 ft; less stays as it is.
func scaledHeight(h plan.Height, factor float64) plan.Height {
	grid := 50.
	if h.Unit == plan.HeightFeet {
		grid = 100
	}
	if h.Value < grid || factor == 1 {
		return h
	}
	h.Value = max(grid, onGrid(h.Value*factor, grid))
	return h
}
