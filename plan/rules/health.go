package rules

import (
	"fmt"
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
)

// healthRules hear what the body says. Their words point to a professional; they
// name no illness and give no advice of their own.
var healthRules = []Rule{
	{
		ID: "R36", Name: "weight-and-mood", Family: Health, Severity: Red,
		Statement: "Weight does not fall fast in weeks of load, and mood does not stay low.",
		Why: "Eating too little for the training that is done harms bones, hormones and mood; weight that falls fast or a mood that stays low can go with it, and with much else. " +
			"Only weight and mood are looked at here. Neither shows what the matter is, or that anything is.",
		Source:     "Mountjoy 2018 and 2023 (IOC), where thresholds are debated; the figures here are convention",
		Parameters: []Parameter{{"percent of weight a week", 1, .5, 2}, {"low days in a row", 5, 3, 10}},
		Back:       30, Ahead: 0, judge: weightAndMood,
	},
	{
		ID: "R39", Name: "wellness", Family: Health, Severity: Warn,
		Statement: "Check-ins do not stay below what is usual for the athlete.",
		Why: "How athletes say they feel follows load better than most things that are measured. Sleep, energy, stress and legs are put together and held against the four weeks before. " +
			"It shows that something is different, not what.",
		Source:     "Hooper and Mackinnon 1995, Sports Med 20:321; Saw 2016, Br J Sports Med 50:281",
		Parameters: []Parameter{{"days below the usual", 3, 2, 7}, {"days at the lowest mark", 2, 2, 5}},
		Back:       40, Ahead: 1, judge: wellness,
	},
	{
		ID: "R40", Name: "hrv-low", Family: Health, Severity: Warn,
		Statement:  "Hard days wait while heart rate variability is below its band.",
		Why:        "Hard days placed by morning readings gave the same or better gains from fewer hard days. Three readings a week and more are needed to tell anything.",
		Source:     "Plews 2013 and 2014; Kiviniemi 2007; Vesterinen 2016; Nuuttila 2022",
		Fix:        "make hard days easy until readings are back in their band",
		Parameters: []Parameter{{"standard deviations below", .5, .3, 2}},
		Lacks:      "readings of the morning, three a week (ebb feel hrv=58)",
		Back:       hrvUsual + hrvWeek, Ahead: 1, judge: hrvLow,
	},
	{
		ID: "R41", Name: "sleep", Family: Health, Severity: Warn,
		Statement:  "Nights are long enough: seven hours on most, never two short ones in a row.",
		Why:        "Athletes need different amounts of sleep, and know their own; seven hours is where most guidance begins.",
		Source:     "Walsh 2021, Br J Sports Med",
		Fix:        "shorten the morning session",
		Parameters: []Parameter{{"hours", 7, 6, 9}},
		Lacks:      "the hours of nights (ebb feel slept=7h30); a mark for sleep is what R39 looks at",
		Back:       hrvWeek, Ahead: 1, judge: shortNights,
	},
	{
		ID: "R42", Name: "masters", Family: Recovery, Severity: Info, Off: true,
		Statement: "From fifty on, down weeks come every third week and two calm days follow a hard one.",
		Why: "Whether older athletes recover more slowly the studies do not agree on; how they are trained commonly does change. " +
			"It finds nothing of its own: turned on, it changes what R01 and R03 ask for from the fiftieth birthday on.",
		Source: "Easthope 2010, Borges 2016 and Hayashi 2019, which do not agree",
	},
}

// weightAndMood looks at check-ins and at the weights that were set.
func weightAndMood(c *call) {
	c.weightFalls()
	c.lowMood()
}

// weightFalls hangs on the day of a weight.
func (c *call) weightFalls() {
	weights := c.weights()
	for i, now := range weights {
		if i == 0 || !c.days.Has(now.day) || now.day > c.in.Today || !c.building(now.day) {
			continue
		}
		was := weights[i-1]
		days := float64(now.day - was.day)
		if days < 5 || days > 60 {
			continue
		}
		if week := 100 * (was.kg - now.kg) / was.kg / days * 7; week > c.is(0, now.day) {
			c.find(now.day, Finding{
				Severity: Red, From: was.day, To: now.day, Case: Case{Day: int(now.day)},
				Says: fmt.Sprintf("Weight went from %.1f to %.1f kg between %s and %s, %.1f %% a week, in weeks of load. A doctor or dietitian is the one to talk to",
					was.kg, now.kg, on(was.day), on(now.day), week),
			})
		}
	}
}

type weighed struct {
	day calendar.Day
	kg  float64
}

// weights gives the weights that were set with a day, in order.
func (g *ground) weights() []weighed {
	var all []weighed
	for _, day := range settingDays(g.athlete, "weight_kg") {
		if kg := g.athlete.On(day).WeightKg; kg > 0 {
			all = append(all, weighed{day, kg})
		}
	}
	return all
}

// building reports whether a day stands in a block that load is built in.
func (g *ground) building(d calendar.Day) bool {
	return g.has(d) && g.week(d).planned && g.week(d).phase.Judged()
}

// lowMood hangs on the last day of a row of low marks.
func (c *call) lowMood() {
	const low = 2
	n := 0
	all := c.in.Checkins
	for i := range all {
		k := &all[i]
		if k.Mood == 0 {
			continue
		}
		if k.Mood > low {
			n = 0
			continue
		}
		n++
		if n < int(c.is(1, k.Day)) || c.lowAgain(all[i+1:]) {
			continue
		}
		first := i
		for seen := 1; seen < n; {
			first--
			if all[first].Mood > 0 {
				seen++
			}
		}
		c.find(k.Day, Finding{
			Severity: Red, From: all[first].Day, To: k.Day, Case: Case{Day: int(all[first].Day)},
			Says: fmt.Sprintf("Mood was marked low in %d check-ins in a row, from %s to %s. A doctor or psychologist is the one to talk to", n, on(all[first].Day), on(k.Day)),
		})
	}
}

// lowAgain reports whether the next mark of mood is a low one.
func (c *call) lowAgain(later []plan.Checkin) bool {
	for i := range later {
		if later[i].Mood > 0 {
			return later[i].Mood <= 2
		}
	}
	return false
}

// felt gives how a check-in feels, as the mean of its marks of sleep, energy,
// stress and legs; ok is false with fewer than two of them.
func felt(k *plan.Checkin) (mean float64, ok bool) {
	n := 0
	for _, mark := range [...]int{k.Sleep, k.Energy, k.Stress, k.Legs} {
		if mark > 0 {
			mean += float64(mark)
			n++
		}
	}
	if n < 2 {
		return 0, false
	}
	return mean / float64(n), true
}

// worst reports whether a mark of a check-in is the lowest.
func worst(k *plan.Checkin) bool {
	return k.Sleep == 1 || k.Energy == 1 || k.Stress == 1 || k.Legs == 1
}

// usualDays is how far back check-ins say what is usual.
const usualDays = 28

// below reports whether a check-in is more than a standard deviation below those
// of the four weeks before it.
func (c *call) below(i int) bool {
	const enough = 7
	all := c.in.Checkins
	now, ok := felt(&all[i])
	if !ok {
		return false
	}
	sum, squares, n := 0.0, 0.0, 0.0
	for k := i - 1; k >= 0 && all[k].Day >= all[i].Day-usualDays; k-- {
		if x, ok := felt(&all[k]); ok {
			sum, squares, n = sum+x, squares+x*x, n+1
		}
	}
	if n < enough {
		return false
	}
	mean := sum / n
	spread := math.Sqrt(max(0, squares/n-mean*mean))
	const slight = .25 // of a mark: below it nobody feels a difference
	return now < mean-max(spread, slight)
}

// wellness hangs on the last of check-ins in a row that are low.
func wellness(c *call) {
	all := c.in.Checkins
	row := func(is func(int) bool, least int, i int) (from calendar.Day, ok bool) {
		if !is(i) || i+1 < len(all) && all[i+1].Day <= all[i].Day+1 && is(i+1) {
			return 0, false
		}
		first := i
		for first > 0 && all[first-1].Day >= all[first].Day-1 && is(first-1) {
			first--
		}
		return all[first].Day, i-first+1 >= least
	}
	for i := range all {
		day := all[i].Day
		if !c.days.Has(day) || day > c.in.Today {
			continue
		}
		from, ok := row(c.below, int(c.is(0, day)), i)
		what := "below what is usual"
		if !ok {
			from, ok = row(func(i int) bool { return worst(&all[i]) }, int(c.is(1, day)), i)
			what = "at the lowest mark"
		}
		if ok {
			c.find(day, Finding{
				Severity: Warn, From: from, To: day, Case: Case{Day: int(from)},
				Says: fmt.Sprintf("Check-ins were %s from %s to %s. Should it stay so, a doctor is the one to talk to", what, on(from), on(day)),
			})
		}
	}
}
