package why

import (
	"fmt"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/response"
)

// windows are the weeks that O is made of, the last one last.
type windows struct {
	m     oscillation.Measure
	last  calendar.Day
	loads []float64 // one more than there are weeks, where it is known: for the depth
	vary  []float64 // coefficient of variation of the weeks
}

// measured gives O of the block that holds the day: of the weeks that end on its
// last day; outside of blocks, of those that end on the day.
func (a *asker) measured() (w windows, err error) {
	w.last = a.Day
	if at, ok := a.plan.Locate(a.Day); ok {
		w.last = min(a.plan.BlockSpan(at).To, a.Look.Span().To)
	}
	m, ok := a.Look.Oscillation(w.last)
	if !ok {
		return w, fmt.Errorf("there is no O up to %s: %s", full(w.last), m.Untold())
	}
	w.m = m
	days := a.Look.Days(nil, calendar.Span{From: w.last - oscillation.MaxDays + 1, To: w.last})
	for n := len(days) / calendar.Week; n > 0; n-- {
		week := days[len(days)-n*calendar.Week:][:calendar.Week]
		w.loads = append(w.loads, oscillation.Load(week))
		if n <= m.Windows {
			w.vary = append(w.vary, oscillation.Variation(week))
		}
	}
	return w, nil
}

func (w *windows) words() string {
	return fmt.Sprintf("the %d weeks up to %s", w.m.Windows, short(w.last))
}

const oNot = "It is no mark for you, and single points mean nothing: read the word. It forgives one bad week in four, so look at the weeks that did not come down too."

func (a *asker) oscillation() error {
	w, err := a.measured()
	if err != nil {
		return err
	}
	m := w.m
	a.title("O of %s: %s, %s", w.words(), m.Band(), whole(m.O))
	a.here("Stress %s: did evenings reach 30?", fig(m.Stress))
	a.here("Contrast %s: did hard and easy days differ?", fig(m.Contrast))
	a.here("Rhythm %s: did a week's load come down?", fig(m.Rhythm))
	a.here("Settle %s: did the body come down each week?", fig(m.Settle))
	a.here("100 x root of (%s x %s x %s x %s) = %s", fine(m.Stress), fine(m.Contrast), fine(m.Rhythm), fine(m.Settle), fig(m.O))
	a.here("Below 35 is low, to 60 fair, above good. What keeps it lowest is %s.", m.Weakest())
	a.says("O measures the wave of a block: stress the system, let it come down, stress it again. It is a product, for one missing part takes the wave away.", oNot, measureO, foster98)
	a.see("stress", "contrast", "rhythm", "settle", "settled")
	return nil
}

// clipped says that a figure was cut to 0 or 1.
func clipped(x float64) string {
	switch {
	case x > 1:
		return ", and 1 is the most"
	case x < 0:
		return ", and 0 is the least"
	default:
		return ""
	}
}

// mean gives the mean of figures.
func mean(xs []float64) float64 { return total(xs) / float64(len(xs)) }

func (a *asker) stress() error {
	w, err := a.measured()
	if err != nil {
		return err
	}
	peaks := w.m.Peaks[:w.m.Windows]
	x := mean(peaks) / 30
	a.title("Stress in %s: %s", w.words(), fig(w.m.Stress))
	a.here("The most that any system carried on an evening, week by week: (%s) / %d = %s", sum(peaks), len(peaks), fig(mean(peaks)))
	a.here("Over 30: %s / 30 = %s%s", fig(mean(peaks)), fig(x), clipped(x))
	a.says("Stress asks whether there was a stimulus: evenings on which a system carried 30.", oNot, measureO)
	a.see("O", "contrast", "rhythm", "settle")
	return nil
}

func (a *asker) contrast() error {
	w, err := a.measured()
	if err != nil {
		return err
	}
	const flat, lively = .35, 2. / 3
	x := (mean(w.vary) - flat) / (lively - flat)
	a.title("Contrast in %s: %s", w.words(), fig(w.m.Contrast))
	a.here("How much the days of each week vary, as standard deviation over mean: (%s) / %d = %s", sum(w.vary), len(w.vary), fine(mean(w.vary)))
	a.here("0.35 counts nothing and 0.6667 in full: (%s - 0.35) / (0.6667 - 0.35) = %s%s", fine(mean(w.vary)), fig(x), clipped(x))
	a.says("Contrast asks whether hard and easy days differ. It is Foster's monotony the other way up: 1.5 and less is in full, 2.9 and more nothing.", oNot, foster98, measureO)
	a.see("O", "stress", "rhythm", "settle")
	return nil
}

func (a *asker) rhythm() error {
	w, err := a.measured()
	if err != nil {
		return err
	}
	first, second, least := 0.0, 0.0, w.loads[0]
	weeks := make([]string, 0, len(w.loads))
	for i, l := range w.loads {
		weeks = append(weeks, fig(l)+" to "+short(w.last-calendar.Day(calendar.Week*(len(w.loads)-1-i))))
		least = min(least, l)
		if l > first {
			first, second = l, first
		} else {
			second = max(second, l)
		}
	}
	a.title("Rhythm in %s: %s", w.words(), fig(w.m.Rhythm))
	a.here("Weeks of seven days are looked at, the one before too where it is known: %s.", strings.Join(weeks, ", "))
	if first > 0 {
		a.here("Of %s the lightest lies under the mean of the two heaviest: 1 - %s / ((%s + %s) / 2) = %s", count(len(w.loads), "week"), fig(least), fig(first), fig(second), fine(w.m.Depth))
		if part := w.m.Depth / .35; part < 1 {
			a.here("A quarter is given in any case, and three quarters by that depth, of which 0.35 is in full: 0.25 + 0.75 x %s / 0.35 = %s", fine(w.m.Depth), fig(w.m.Rhythm))
		} else {
			a.here("A quarter is given in any case, and three quarters by that depth, of which 0.35 and more is in full: 0.25 + 0.75 = %s", fig(w.m.Rhythm))
		}
	}
	a.says("Rhythm asks whether a week's load comes down, by a quarter to a half of what the heavy weeks hold.", oNot, convention, measureO)
	a.see("O", "stress", "contrast", "settle")
	return nil
}

func (a *asker) settle() error {
	w, err := a.measured()
	if err != nil {
		return err
	}
	var parts []float64
	a.title("Settle in %s: %s", w.words(), fig(w.m.Settle))
	for _, low := range w.m.Troughs[:w.m.Windows] {
		x := (30 - low) / 15
		a.here("The lightest morning of a week carried %s: (30 - %s) / 15 = %s%s", fig(low), fig(low), fig(x), clipped(x))
		parts = append(parts, min(max(x, 0), 1))
	}
	a.here("The mean of them: (%s) / %d = %s", sum(parts), len(parts), fig(w.m.Settle))
	a.says(fmt.Sprintf("Settle asks whether the body came down once a week: to 15 is in full, above 30 nothing; up to %s is a settled morning.", fig(response.Light)), oNot, measureO)
	a.see("O", "settled", "since")
	return nil
}
