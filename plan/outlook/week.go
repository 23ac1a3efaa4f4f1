package outlook

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/sorting"
)

// week is a microcycle as the models take it.
type week struct {
	start    calendar.Day
	phase    plan.Phase
	source   plan.Microcycle // as it was when the rest was made of it
	load     float64         // of its sessions, or its target; events apart
	target   float64         // what it aims at as load; 0: nothing
	seconds  float64
	metres   float64
	ascent   float64
	days     []weekDay
	impulses []plan.Impulse // still to be done, day by day
}

// weekDay is a day of a week.
type weekDay struct {
	load     float64 // planned
	from, to int     // of the week's impulses
	race     bool    // a session of kind race stands in it
}

// end gives the day after the week.
func (w *week) end() calendar.Day { return w.start + calendar.Day(w.source.Days) }

// on gives a day of the week and its impulses.
func (w *week) on(day calendar.Day) (weekDay, []plan.Impulse) {
	d := w.days[day-w.start]
	return d, w.impulses[d.from:d.to:d.to]
}

// planWeeks gives the weeks of the plan, taken from old where one stands on the
// same days with the same training; changed is the first day that differs from
// old.
func (o *Outlook) planWeeks(old []*week) (weeks []*week, changed calendar.Day) {
	const never = calendar.Day(1<<31 - 1)
	changed = never
	weeks = make([]*week, 0, max(len(old)+4, 64))
	loads := make([]float64, 0, cap(weeks)) // of the weeks before
	was := known{weeks: old}
	for place := range o.in.Plan.Weeks() {
		source, phase := o.in.Plan.Week(place), o.in.Plan.Block(place).Phase
		n := len(weeks)
		target := load.Target(source.Target, loads[max(0, len(loads)-4):])
		at := was.find(n, source.ID)
		var w *week
		switch {
		case at >= 0 && old[at].same(place.Start, phase, source, target):
			w = old[at]
			if w.target != target { // nothing that the models see
				w = was.again(w)
				w.target = target
			}
		case at >= 0 && o.carries(old[at], place.Start, source):
			w = was.again(old[at])
			w.start, w.phase, w.source, w.target = place.Start, phase, *source, target
		default:
			w = o.makeWeek(place.Start, phase, source, target)
		}
		if changed == never && (at != n || w.start != old[n].start || !w.trainsLike(old[n])) {
			changed = firstWeekChange(old, n, w)
		}
		weeks, loads = append(weeks, w), append(loads, w.load)
	}
	if changed == never && len(weeks) < len(old) {
		changed = old[len(weeks)].start
	}
	return weeks, changed
}

// known are the weeks of an outlook, in which those of the next one are found.
type known struct {
	weeks []*week
	lag   int    // by how many places weeks moved, as far as is known
	slab  []week // memory for weeks that differ from an old one in little
}

// find gives the index of the old week that the nth of the new plan was, -1 for
// none: of one without an id the week that stood there.
func (k *known) find(n int, id plan.ID) int {
	if at := n + k.lag; at >= 0 && at < len(k.weeks) && k.weeks[at].source.ID == id {
		return at
	}
	if id.IsZero() {
		return -1
	}
	at := slices.IndexFunc(k.weeks, func(w *week) bool { return w.source.ID == id })
	if at >= 0 {
		k.lag = at - n
	}
	return at
}

// slabWeeks is how many weeks are made in one piece of memory.
const slabWeeks = 8

// again gives a copy of a week to write to; its days and impulses are shared.
func (k *known) again(w *week) *week {
	if len(k.slab) == 0 {
		k.slab = make([]week, slabWeeks)
	}
	next := &k.slab[0]
	k.slab = k.slab[1:]
	*next = *w
	return next
}

// carries reports whether a week holds on other days what w holds on its own: the
// same sessions, under one profile, and with reports that leave all of them or
// none.
func (o *Outlook) carries(w *week, start calendar.Day, source *plan.Microcycle) bool {
	if load.Outlined(source) || load.Outlined(&w.source) || w.source.Days != source.Days || !sameSessions(w.source.Sessions, source.Sessions) {
		return false
	}
	first := min(w.start, start)
	last := max(w.start, start) + calendar.Day(max(source.Days, 1)) - 1
	return o.in.Athlete.On(first) == o.in.Athlete.On(last) && o.reports.open(first) == o.reports.open(last)
}

// makeWeek makes the week of a microcycle; target is the load that it aims at.
func (o *Outlook) makeWeek(start calendar.Day, phase plan.Phase, source *plan.Microcycle, target float64) *week {
	w := &week{start: start, phase: phase, source: *source, target: target, days: make([]weekDay, source.Days)}
	if load.Outlined(source) {
		o.outline(w, target)
		return w
	}
	w.impulses = make([]plan.Impulse, 0, len(source.Sessions)+2)
	for d := range w.days {
		w.days[d].from = len(w.impulses)
		o.addSessions(w, d, source.On(d))
		w.days[d].to = len(w.impulses)
	}
	return w
}

// outline lays the target of a week on its days.
func (o *Outlook) outline(w *week, target float64) {
	shares := load.Shares(&w.source, w.phase, w.start, o.in.Athlete)
	w.impulses = make([]plan.Impulse, 0, len(w.days))
	w.load, w.seconds = target, load.OutlineSeconds(target)
	for d := range w.days {
		from := len(w.impulses)
		w.impulses = load.Outline(w.impulses, shares[d]*target, o.in.Athlete, w.start+calendar.Day(d))
		w.days[d] = weekDay{load: shares[d] * target, from: from, to: len(w.impulses)}
		for i := range w.impulses[from:] {
			w.metres += 1000 * w.impulses[from+i].FootKm
		}
	}
}

// addSessions adds the sessions of a day to the week. Those that a report of
// another day answers are planned, but no longer expected.
func (o *Outlook) addSessions(w *week, d int, sessions []plan.Session) {
	day := w.start + calendar.Day(d)
	var order [plan.MaxDays]int
	for _, i := range inOrder(order[:0], sessions) {
		s := &sessions[i]
		var parts [4]plan.Impulse
		impulses, e := load.Session(parts[:0], s, o.in.Athlete, day)
		w.load += e.Load
		w.seconds += e.Seconds
		w.metres += e.Metres
		w.ascent += e.AscentMetres
		w.days[d].load += e.Load
		w.days[d].race = w.days[d].race || s.Kind == plan.Race
		if o.in.Series == Expected && o.reports.open(day) && o.reports.linked[s.ID] {
			continue
		}
		w.impulses = append(w.impulses, impulses...)
	}
}

// inOrder appends the indices of a day's sessions in the order of the day to
// dst: by the clock, then as they stand.
func inOrder(dst []int, sessions []plan.Session) []int {
	for i := range sessions {
		dst = append(dst, i)
	}
	sorting.By(dst, func(i, j int) int { return int(sessions[i].At) - int(sessions[j].At) })
	return dst
}
