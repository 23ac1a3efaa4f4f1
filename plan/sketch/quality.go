package sketch

import (
	"ebb/plan"
)

// repeats is hard or quick work as a coach writes it: a warm-up, so many times
// work and rest, and the way home at ease.
type repeats struct {
	kind       plan.Kind
	work, rest int     // minutes
	effort     float64 // RPE of the work
	zone       float64 // instead: the zone of the work
	fewest     int
	most       int
	uphill     bool
	note       string
}

// work is what hard sessions are made of, by phase; weeks of a phase take turns.
var work = map[plan.Phase][]repeats{
	plan.Base: {
		{kind: plan.Hills, work: 1, rest: 2, effort: 8, fewest: 5, most: 10, uphill: true, note: "short and steep, walk or jog down"},
		{kind: plan.Hills, work: 2, rest: 3, effort: 8, fewest: 4, most: 8, uphill: true, note: "tall and quick, jog down"},
	},
	plan.Build: {
		{kind: plan.Intervals, work: 4, rest: 3, effort: 9, fewest: 3, most: 6, note: "even, the last as the first"},
		{kind: plan.Intervals, work: 3, rest: 2, effort: 9, fewest: 4, most: 7},
		{kind: plan.Threshold, work: 8, rest: 2, effort: 8, fewest: 2, most: 4},
	},
	plan.Specific: {
		{kind: plan.Threshold, work: 10, rest: 3, effort: 8, fewest: 2, most: 4, note: "hard, but in hand"},
		{kind: plan.Threshold, work: 6, rest: 2, effort: 8, fewest: 3, most: 6},
	},
	plan.Taper:     {{kind: plan.Intervals, work: 3, rest: 2, effort: 8, fewest: 3, most: 5, note: "short, at the speed of before"}},
	plan.RacePhase: {{kind: plan.Intervals, work: 2, rest: 2, effort: 8, fewest: 2, most: 3, note: "wake the legs, no more"}},
}

// uphillWork stands for Specific where the race is a hilly ultra.
var uphillWork = []repeats{
	{kind: plan.Hills, work: 6, rest: 4, effort: 8, fewest: 3, most: 5, uphill: true, note: "up at race effort and more, down with soft legs"},
	{kind: plan.Hills, work: 4, rest: 3, effort: 8, fewest: 4, most: 7, uphill: true},
}

// briskWork is quick and not hard.
var briskWork = []repeats{
	{kind: plan.Tempo, work: 10, rest: 2, zone: 3, fewest: 2, most: 4},
	{kind: plan.Tempo, work: 15, rest: 3, zone: 3, fewest: 1, most: 3},
}

// workOf gives the work of a hard session in a cycle.
func (m *maker) workOf(c *cycle, one *piece) repeats {
	if one.role == brisk {
		return briskWork[c.nth%len(briskWork)]
	}
	phase := c.phase
	all, known := work[phase]
	if !known {
		all = work[plan.Build]
	}
	r := m.lead.race
	if phase == plan.Specific && one.sport.OnFoot() && r != nil && r.ultra() && r.density() > 0 {
		all = uphillWork
	}
	w := all[c.nth%len(all)]
	if !one.sport.OnFoot() {
		w.uphill = false
		if w.kind == plan.Hills {
			w.kind, w.note = plan.Intervals, ""
		}
	}
	if c.kind == plan.DownWeek { // short, and the speed of before
		w.most = max(2, w.fewest-1)
		w.fewest = 2
	}
	return w
}

// effortOf gives the effort of the work.
func (w repeats) effortOf() plan.Intensity {
	if w.zone > 0 {
		return plan.Intensity{Scale: plan.Zone, From: w.zone, To: w.zone}
	}
	return plan.Intensity{Scale: plan.RPE, From: w.effort, To: w.effort}
}

var atEase = plan.Intensity{Scale: plan.RPE, From: 2, To: 2}

// steps lays the work into so many minutes, and gives how much of them is work;
// none where there is no room.
func (w repeats) steps(minutes, reps int) (steps []plan.Step, worked int) {
	warm := clamp(minutes/4/5*5, 10, 20)
	n := min(reps, w.most, (minutes-warm-5)/(w.work+w.rest))
	if n < 1 {
		return nil, 0
	}
	home := minutes - warm - n*(w.work+w.rest)
	set := []plan.Step{timed(w.work, w.effortOf()), timed(w.rest, atEase)}
	steps = []plan.Step{timed(warm, atEase)}
	if n == 1 {
		steps = append(steps, set...)
	} else {
		steps = append(steps, plan.Step{Repeat: n, Steps: set})
	}
	if home > 0 {
		steps = append(steps, timed(home, atEase))
	}
	return steps, n * w.work
}

func timed(minutes int, effort plan.Intensity) plan.Step {
	return plan.Step{Duration: plan.Duration{Seconds: minutes * 60, Unit: plan.Minutes}, Effort: effort}
}

// repsOf gives how often the work is done: more with every week of a phase.
func (w repeats) repsOf(c *cycle) int { return w.fewest + c.nth%4 }
