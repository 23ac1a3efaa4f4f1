package rules

import (
	"fmt"
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
)

// What R40 holds a week of readings against: those of the sixty days before it,
// which must reach back four weeks and hold as many as three a week.
const (
	hrvWeek    = 7
	hrvUsual   = 60
	hrvReaches = 28
	hrvEnough  = 12
	hrvFewest  = 3 // in the week
)

// hrvLow hangs on the last day of a row on which the mean of a week is low. The
// logarithm is taken since readings lie about it evenly (Plews 2013).
func hrvLow(c *call) {
	all := c.in.Checkins
	c.rowsOf(func(k *plan.Checkin) bool { return k.HRV > 0 }, func(i int) bool {
		week, usual, spread, ok := lnRMSSD(all[:i+1])
		return ok && week < usual-c.is(0, all[i].Day)*spread
	}, func(first, last int) {
		week, usual, spread, _ := lnRMSSD(all[:last+1])
		c.find(all[last].Day, Finding{
			Severity: Warn, From: all[first].Day, To: all[last].Day, Case: Case{Day: int(all[first].Day)},
			Says: fmt.Sprintf("Heart rate variability was low from %s to %s: a week's mean of %.0f ms, where the usual %.0f ms goes down to %.0f",
				on(all[first].Day), on(all[last].Day), math.Exp(week), math.Exp(usual), math.Exp(usual-c.is(0, all[last].Day)*spread)),
		})
	})
}

// lnRMSSD gives the mean of the readings of the seven days up to the last
// check-in, and mean and spread of those before; ok is false with too few.
func lnRMSSD(all []plan.Checkin) (week, usual, spread float64, ok bool) {
	today := all[len(all)-1].Day
	var n, before, sum, squares float64
	first := today
	for i := len(all) - 1; i >= 0 && all[i].Day > today-hrvWeek-hrvUsual; i-- {
		k := &all[i]
		if k.HRV <= 0 {
			continue
		}
		x := math.Log(k.HRV)
		if k.Day > today-hrvWeek {
			week, n = week+x, n+1
			continue
		}
		sum, squares, before, first = sum+x, squares+x*x, before+1, k.Day
	}
	if n < hrvFewest || before < hrvEnough || today-hrvWeek-first < hrvReaches-hrvWeek {
		return 0, 0, 0, false
	}
	usual = sum / before
	return week / n, usual, math.Sqrt(max(0, squares/before-usual*usual)), true
}

// shortNights finds weeks of short nights, and two in a row that are shorter by
// an hour more.
func shortNights(c *call) {
	const fewest = 4 // nights of a week, for their mean to say something
	all := c.in.Checkins
	slept := func(k *plan.Checkin) bool { return k.Slept > 0 }
	c.rowsOf(slept, func(i int) bool {
		sum, n := 0, 0
		for k := i; k >= 0 && all[k].Day > all[i].Day-7; k-- {
			if all[k].Slept > 0 {
				sum, n = sum+all[k].Slept, n+1
			}
		}
		return n >= fewest && float64(sum) < 60*c.is(0, all[i].Day)*float64(n)
	}, func(first, last int) {
		c.find(all[last].Day, Finding{
			Severity: Info, From: all[first].Day, To: all[last].Day, Case: Case{Day: int(all[first].Day)},
			Says: fmt.Sprintf("Nights were short over the week up to %s: less than %.2g hours a night. How much is enough the athlete knows best", on(all[last].Day), c.is(0, all[last].Day)),
		})
	})
	short := func(i int) bool { return slept(&all[i]) && float64(all[i].Slept) < 60*(c.is(0, all[i].Day)-1) }
	for i := 1; i < len(all); i++ {
		day := all[i].Day
		if !c.days.Has(day) || day > c.in.Today || !short(i) || !short(i-1) || all[i-1].Day != day-1 {
			continue
		}
		if i+1 < len(all) && all[i+1].Day == day+1 && short(i+1) {
			continue // it goes on
		}
		c.find(day, Finding{
			Severity: Warn, From: day - 1, To: day, Case: Case{Day: int(day)},
			Says: fmt.Sprintf("Two short nights in a row up to %s: %s and %s, where less than %.2g hours is short", on(day), all[i-1].Night(), all[i].Night(), c.is(0, day)-1),
		})
	}
}

// rowsOf calls found for the rows of check-ins that hold what is looked at, up to
// today, of which something is true; a day or two without one break no row.
func (c *call) rowsOf(has func(*plan.Checkin) bool, is func(int) bool, found func(first, last int)) {
	const gap calendar.Day = 3
	all := c.in.Checkins
	first, last := -1, -1
	end := func() {
		if first >= 0 && c.days.Has(all[last].Day) {
			found(first, last)
		}
		first = -1
	}
	for i := range all {
		if all[i].Day > c.in.Today {
			break
		}
		if !has(&all[i]) {
			continue
		}
		if first >= 0 && (all[i].Day-all[last].Day > gap || !is(i)) {
			end()
		}
		if is(i) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	end()
}
