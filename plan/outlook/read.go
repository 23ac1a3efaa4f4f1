package outlook

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/oscillation"
	"ebb/plan/response"
)

// Day gives what the models say of a day; ok is false outside the horizon.
func (o *Outlook) Day(d calendar.Day) (day Day, ok bool) {
	if !o.span.Has(d) {
		return Day{}, false
	}
	return *o.day(d), true
}

func (o *Outlook) day(d calendar.Day) *Day { return o.days.at(int(d - o.span.From)) }

// When is the first day on whose morning something is light if nothing more
// were done: by the usual time constants, and early and late by those of 0.7
// and 1.3 times as much.
type When struct {
	Day, Early, Late calendar.Day
}

// Ready is when each system is light, and when all are.
type Ready struct {
	Systems [5]When
	All     When
}

// Ready gives when the athlete is ready after the evening of d; ok is false
// outside the horizon.
func (o *Outlook) Ready(d calendar.Day) (r Ready, ok bool) {
	if !o.span.Has(d) {
		return Ready{}, false
	}
	for k, days := range o.day(d).Evening.Ready() {
		at := When{
			Day: d + calendar.Day(days.Days), Early: d + calendar.Day(days.Early), Late: d + calendar.Day(days.Late),
		}
		r.Systems[k] = at
		r.All = When{Day: max(r.All.Day, at.Day), Early: max(r.All.Early, at.Early), Late: max(r.All.Late, at.Late)}
	}
	return r, true
}

// Settled gives the days of span on whose morning all systems were light.
func (o *Outlook) Settled(span calendar.Span) []calendar.Day {
	var settled []calendar.Day
	for d := max(span.From, o.span.From); d <= min(span.To, o.span.To); d++ {
		if o.day(d).Settled() {
			settled = append(settled, d)
		}
	}
	return settled
}

// SinceSettled gives the days since a settled morning as of d: 0 on one, and
// outside the horizon.
func (o *Outlook) SinceSettled(d calendar.Day) int {
	if !o.span.Has(d) {
		return 0
	}
	return o.day(d).SinceSettled
}

// PlannedLoad gives what the plan holds on a day, with events; 0 outside the
// horizon.
func (o *Outlook) PlannedLoad(d calendar.Day) float64 {
	if !o.span.Has(d) {
		return 0
	}
	return o.day(d).PlannedLoad
}

// Load gives the load of a span by the series, as Week does of a microcycle.
func (o *Outlook) Load(span calendar.Span) float64 {
	sum := 0.0
	for d := max(span.From, o.span.From); d <= min(span.To, o.span.To); d++ {
		sum += o.day(d).Load
	}
	return sum
}

// Week is what an outlook says of a microcycle.
type Week struct {
	Planned, Done, Load float64 // of the plan, of records, of the series
	Target              float64 // what it aims at, as load; 0: nothing
	Seconds             float64 // planned, with events, less what life takes
	PlannedSeconds      float64 // planned, with events, whatever life takes: what Planned goes with
	Metres              float64
	AscentMetres        float64
	Settled             int     // mornings on which all systems were light
	Lowest              float64 // least that the heaviest system carries on a morning
}

// CameDown reports whether a morning of the week was settled.
func (w Week) CameDown() bool { return w.Settled > 0 }

// Week gives what is said of a microcycle of the plan that o is of.
func (o *Outlook) Week(at plan.Place) Week {
	i, found := slices.BinarySearchFunc(o.weeks, at.Start, func(w *week, start calendar.Day) int { return cmp.Compare(w.start, start) })
	if !found {
		return Week{}
	}
	w := o.weeks[i]
	sum := Week{Target: w.target, Seconds: w.seconds, PlannedSeconds: w.seconds, Metres: w.metres, AscentMetres: w.ascent, Lowest: math.Inf(1)}
	for offset := range w.days {
		day := w.start + calendar.Day(offset)
		forgone := o.forgone(day)
		if !w.days[offset].race {
			o.addEvents(&sum, day, forgone)
		}
		if forgone {
			o.forgo(&sum, w, offset)
		}
		if !o.span.Has(day) {
			sum.Planned += w.days[offset].load
			continue
		}
		d := o.day(day)
		sum.Planned += d.PlannedLoad
		sum.Done += d.DoneLoad
		sum.Load += d.Load
		heaviest := d.Morning.Max()
		if heaviest < sum.Lowest {
			sum.Lowest = heaviest
		}
		if heaviest <= response.Light {
			sum.Settled++
		}
	}
	if math.IsInf(sum.Lowest, 1) {
		sum.Lowest = 0
	}
	return sum
}

// Own gives the planned load of a microcycle as targets that are a share take it:
// of its sessions or its outline, events apart.
func (o *Outlook) Own(at plan.Place) float64 {
	i, found := slices.BinarySearchFunc(o.weeks, at.Start, func(w *week, start calendar.Day) int { return cmp.Compare(w.start, start) })
	if !found {
		return 0
	}
	return o.weeks[i].load
}

// addEvents adds the time, way and ascent of the events of a day; forgone says
// that life takes of them.
func (o *Outlook) addEvents(sum *Week, day calendar.Day, forgone bool) {
	for i := range o.in.Plan.Events {
		e := &o.in.Plan.Events[i]
		if e.From > day {
			return
		}
		if day < e.From+calendar.Day(e.Days) {
			est, share := load.EventDay(e, o.in.Athlete, day), 1.0
			if forgone {
				share = o.keptOf(day, e.Sport, load.OfEvent(nil, e, o.in.Athlete, day))
			}
			sum.Seconds += share * est.Seconds
			sum.PlannedSeconds += est.Seconds
			sum.Metres += share * est.Metres
			sum.AscentMetres += share * est.AscentMetres
		}
	}
}

// Block gives the oscillation of the block of a place, measured over the weeks
// that end on its last day; ok is false where there are fewer than two, and where
// most of them are empty.
func (o *Outlook) Block(at plan.Place) (m oscillation.Measure, ok bool) {
	return o.Oscillation(o.in.Plan.BlockSpan(at).To)
}

// Oscillation gives the oscillation of the weeks that end on a day, as Block does.
func (o *Outlook) Oscillation(last calendar.Day) (m oscillation.Measure, ok bool) {
	if !o.span.Has(last) {
		return oscillation.Measure{}, false
	}
	var days [oscillation.MaxDays]response.Day
	m, ok = oscillation.Of(o.Days(days[:0], calendar.Span{From: last - oscillation.MaxDays + 1, To: last}))
	return m, ok && !m.Sparse()
}

// Days appends what the models say of the days of span that lie in the horizon
// to dst: what the measures of package oscillation take.
func (o *Outlook) Days(dst []response.Day, span calendar.Span) []response.Day {
	for d := max(span.From, o.span.From); d <= min(span.To, o.span.To); d++ {
		dst = append(dst, o.day(d).Day)
	}
	return dst
}

// Through goes through the days of span that lie in the horizon, in order. They
// are the outlook's own and must not be changed.
func (o *Outlook) Through(span calendar.Span) iter.Seq2[calendar.Day, *Day] {
	return func(yield func(calendar.Day, *Day) bool) {
		for d := max(span.From, o.span.From); d <= min(span.To, o.span.To); d++ {
			if !yield(d, o.day(d)) {
				return
			}
		}
	}
}

// Impulses goes through the days of span that lie in the horizon with the
// impulses that the models were fed with, in the order of the day. They hold
// until the next day is asked for.
func (o *Outlook) Impulses(span calendar.Span) iter.Seq2[calendar.Day, []plan.Impulse] {
	return func(yield func(calendar.Day, []plan.Impulse) bool) {
		first, last := max(span.From, o.span.From), min(span.To, o.span.To)
		f := o.feeder(first)
		for d := first; d <= last; d++ {
			if !yield(d, f.next(&Day{})) {
				return
			}
		}
	}
}
