package rules

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
)

// fuelRules ask that training is fuelled, and the race's fuelling rehearsed.
var fuelRules = []Rule{
	{
		ID: "R32", Name: "carbohydrate", Family: Specificity, Severity: Warn,
		Statement: "Long sessions and races have a target of carbohydrate that fits how long they are.",
		Why: "Nothing is needed under 75 minutes; 30 to 60 g an hour help up to two and a half hours, 60 to 90 g beyond, 120 g only a trained gut bears. In ultras 30 to 50 g are common. " +
			"The figures come from hours in the laboratory, mostly of men on bikes.",
		Source:     "Jeukendrup 2014, Sports Med 44(S1):25; Tiller 2019; Urdampilleta and Viribay 2020",
		Fix:        "set a target on the session: fuel 60g",
		Parameters: []Parameter{{"hours from which a target is asked for", 2.5, 1.25, 5}},
		Back:       80, Ahead: 10, judge: carbohydrate,
	},
	{
		ID: "R33", Name: "gut-training", Family: Specificity, Severity: Warn,
		Statement: "Before a long main race its fuelling is rehearsed: long sessions at about the rate of the race.",
		Why: "Two weeks at 90 g an hour cut symptoms of the gut by 60 % and let runners go 5 % further. How many sessions keep it is convention. " +
			"A step of 10 g an hour a week, from 30, is how it is commonly built.",
		Source:     "Costa 2017; Miall 2018",
		Fix:        "set the rate of the race on long sessions, 10 g more a week",
		Parameters: []Parameter{{"sessions", 6, 3, 12}},
		Back:       60, Ahead: 0, judge: gutTraining,
	},
	{
		ID: "R34", Name: "fluid-and-sodium", Family: Specificity, Severity: Red,
		Statement: "Very long or hot sessions have a plan for fluid and sodium, and nobody is asked to drink too much.",
		Why: "Drinking far more than is sweated out at an easy pace is how blood sodium falls too low, which is dangerous; thirst is a good guide. " +
			"450 to 750 ml and 300 to 600 mg of sodium an hour are usual, and people differ by a factor of three.",
		Source:     "Tiller 2019; the sodium figures are convention",
		Fix:        "add a plan and drink to thirst: fluid 500ml salt 400mg",
		Parameters: []Parameter{{"ml an hour", 800, 500, 1200}, {"hours from which a plan is asked for", 3, 1.5, 6}},
		Back:       10, Ahead: 10, judge: fluidAndSodium,
	},
	{
		ID: "R35", Name: "refuel-between", Family: Specificity, Severity: Info, Off: true,
		Statement: "Between two hard or long sessions on days in a row there is a plan to refuel.",
		Why: "Stores refill in a day with 1.0 to 1.2 g of carbohydrate per kg and hour for four hours after, and more slowly where muscle is damaged. " +
			"What is eaten after a session is not kept here, so that this can only remind: a carbohydrate target on the first of the two ends it.",
		Source:     "Wallis and Podlogar 2022; Asp 1999, J Appl Physiol 86:474-478",
		Fix:        "a note on what to eat: 7 to 12 g of carbohydrate per kg and day in big blocks",
		Parameters: nil,
		Back:       2, Ahead: 0, judge: refuelBetween,
	},
}

// most a gut bears that was not trained, in grams an hour.
const untrainedGut = 90

// carbohydrate tells of each week the sessions without a target, and of each
// session and race with one that does not fit.
func carbohydrate(c *call) {
	c.ending(func(_ int, w *week) {
		n, first := 0, (*session)(nil)
		for _, s := range c.during(w.span) {
			if !c.ahead(s) || s.of.Kind == plan.Race {
				continue
			}
			if s.of.Fuel.Carb == 0 && s.hours() >= c.is(0, s.day) {
				if n++; n == 1 {
					first = s
				}
			}
			c.carbFits(w.span.To, s)
		}
		if n == 0 {
			return
		}
		c.tell(w.span.To, Finding{
			Severity: Info, From: first.day, To: w.span.To, Case: caseOfWeek(w),
		}, gistOf(float64(n), float64(first.day), first.seconds), func() string {
			what := sentence(clock(first.hours())) + " on " + on(first.day) + " has"
			if n > 1 {
				what = fmt.Sprintf("%d long sessions from %s on have", n, on(first.day))
			}
			return fmt.Sprintf("%s no carbohydrate target: %.0f g an hour or more are usual", what, coverage.LeastCarb(first.hours()))
		})
	})
	c.racing(func(_ int, r *race) {
		least := coverage.LeastCarb(r.dayHours())
		if carb := r.of.Fuel.Carb; carb > 0 && carb < least && r.of.Priority != plan.C {
			c.find(r.span.From, Finding{
				Severity: Warn, From: r.span.From, To: r.span.To, Case: Case{Of: r.of.ID},
				Says: fmt.Sprintf("The target of %s is %.0f g an hour: %.0f or more are usual for %s", titled(r), carb, least, clock(r.dayHours())),
			})
		}
	})
}

// ahead reports whether a session of endurance is still to be done.
func (g *ground) ahead(s *session) bool { return s.endurance() && s.day >= g.in.Today }

// carbFits tells of a target that does not fit how long a session is.
func (c *call) carbFits(at calendar.Day, s *session) {
	carb, least, says := s.of.Fuel.Carb, coverage.LeastCarb(s.hours()), ""
	switch {
	case carb == 0:
	case carb < least:
		says = fmt.Sprintf("The target of %.0f g an hour on %s is low for %s: %.0f or more are usual", carb, on(s.day), clock(s.hours()), least)
	case carb > untrainedGut && c.fuelled(calendar.Span{From: s.day - 56, To: s.day - 1}, coverage.FuelShare*carb) < gutTrained:
		says = fmt.Sprintf("%.0f g an hour on %s is much for a gut that has not been trained to it: 10 g more a week is usual", carb, on(s.day))
	}
	if says != "" {
		c.find(at, Finding{Severity: Info, From: s.day, To: s.day, Case: Case{Of: s.of.ID}, Says: says})
	}
}

// gutTrained is the sessions at about a rate after which a gut is used to it.
const gutTrained = 3

// fuelled counts the sessions of 90 minutes or more with a target of so many
// grams an hour.
func (g *ground) fuelled(span calendar.Span, carb float64) (n int) {
	const hours = 1.5
	for _, s := range g.during(span) {
		if s.endurance() && s.hours() >= hours && s.of.Fuel.Carb >= carb {
			n++
		}
	}
	return n
}

func gutTraining(c *call) {
	c.racing(func(_ int, r *race) {
		at := r.span.From
		span := calendar.Span{From: at - 56, To: at - 1}
		if r.of.Priority != plan.A || r.dayHours() < 2.5 || !c.prepared(r) || !c.drawn(span) {
			return
		}
		carb := r.of.Fuel.Carb
		if carb == 0 {
			carb = coverage.LeastCarb(r.dayHours())
		}
		want := int(c.is(0, at))
		if a := coverage.AskedOf(r.class.Name); c.set(at).values == c.rule.defaults().values && a.Fuelling > want {
			want = a.Fuelling
		}
		n := c.fuelled(span, coverage.FuelShare*carb)
		if n >= want {
			return
		}
		c.find(at, Finding{
			Severity: Warn, From: max(span.From, c.span.From), To: at, Case: Case{Of: r.of.ID},
			Says: fmt.Sprintf("%s of the eight weeks before %s come near its %.0f g an hour, where %d of 90 minutes and more are usual", sentence(count(n, "session")), titled(r), carb, want),
		})
	})
}

// hotFrom is the hours from which a session in the heat asks for a plan.
const hotFrom = 1.25

func fluidAndSodium(c *call) {
	c.ending(func(_ int, w *week) {
		n, first := 0, (*session)(nil)
		for _, s := range c.during(w.span) {
			if !c.ahead(s) {
				continue
			}
			asks := s.hours() > c.is(1, s.day) || s.tagged("heat") && s.hours() >= hotFrom
			if asks && s.of.Fuel.Fluid == 0 && s.of.Fuel.Sodium == 0 {
				if n++; n == 1 {
					first = s
				}
			}
			if s.of.Fuel.Fluid > c.is(0, s.day) && s.hard < hardDay {
				c.find(w.span.To, Finding{
					Severity: Red, From: s.day, To: s.day, Case: Case{Of: s.of.ID},
					Says: fmt.Sprintf("%.0f ml an hour on %s is more than is sweated out at an easy pace, where 450 to 750 are usual: drinking to thirst is safer", s.of.Fuel.Fluid, on(s.day)),
				})
			}
		}
		if n == 0 {
			return
		}
		c.tell(w.span.To, Finding{
			Severity: Info, From: first.day, To: w.span.To, Case: caseOfWeek(w),
		}, gistOf(float64(n), float64(first.day), first.seconds), func() string {
			what := sentence(clock(first.hours())) + " on " + on(first.day) + " has"
			if n > 1 {
				what = fmt.Sprintf("%d long or hot sessions from %s on have", n, on(first.day))
			}
			return what + " no plan for fluid and sodium: 450 to 750 ml and 300 to 600 mg an hour are usual"
		})
	})
	c.racing(func(_ int, r *race) {
		if fluid := r.of.Fuel.Fluid; fluid > c.is(0, r.span.From) {
			c.find(r.span.From, Finding{
				Severity: Red, From: r.span.From, To: r.span.To, Case: Case{Of: r.of.ID},
				Says: fmt.Sprintf("%.0f ml an hour at %s is more than most sweat out, where 450 to 750 are usual: drinking to thirst is safer", fluid, titled(r)),
			})
		}
	})
}

func refuelBetween(c *call) {
	for d := c.days.From; d <= c.days.To; d++ {
		if d <= c.in.Today || !c.hard(d) && !c.long(d) || !c.hard(d-1) && !c.long(d-1) {
			continue
		}
		carb := false
		for _, s := range c.during(calendar.Span{From: d - 1, To: d - 1}) {
			carb = carb || s.of.Fuel.Carb > 0
		}
		if !carb {
			c.find(d, Finding{
				Severity: Info, From: d - 1, To: d, Case: c.caseOf(d),
				Says: fmt.Sprintf("A day lies between the work of %s and of %s: stores refill in it with 1.0 to 1.2 g of carbohydrate per kg and hour for four hours", on(d-1), on(d)),
			})
		}
	}
}
