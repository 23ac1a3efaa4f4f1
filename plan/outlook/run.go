package outlook

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/response"
)

// Day is what the models say of a day, and what they were fed with.
type Day struct {
	response.Day               // Load is that of the series
	PlannedLoad  float64       // of sessions or outline, and events
	DoneLoad     float64       // of records; 0 where there are none
	HasDone      bool          // something was reported for the day itself
	Reported     bool          // HasDone, or a later past day was reported
	Hatched      bool          // expected of the plan, because reports stop before it
	Life         plan.LifeKind // the fact that lies over the day, in every series; 0: none
}

// days holds the days of a horizon in pieces, so that outlooks can share those
// that did not change.
type days []*piece

const pieceDays = 32

type piece [pieceDays]Day

// at gives day i of the horizon.
func (d days) at(i int) *Day { return &d[i/pieceDays][i%pieceDays] }

// before gives the first n days: whole pieces shared, the last one copied.
func (d days) before(n int) days {
	whole := n / pieceDays
	kept := slices.Clone(d[:whole])
	if n%pieceDays > 0 {
		last := *d[whole]
		kept = append(kept, &last)
	}
	return kept
}

// run takes the models over the days of the horizon from one on; the days before
// it are there.
func (o *Outlook) run(from calendar.Day) {
	state := o.before
	if from > o.span.From {
		state = o.days.at(int(from - o.span.From - 1)).After()
	}
	pieces := (o.span.Days() + pieceDays - 1) / pieceDays
	o.days = append(make(days, 0, pieces), o.days[:min(len(o.days), pieces)]...)
	for len(o.days) < pieces {
		o.days = append(o.days, new(piece))
	}
	f, c := o.feeder(from), constants{athlete: o.in.Athlete}
	for day := from; day <= o.span.To; day++ {
		to := o.days.at(int(day - o.span.From))
		state.Into(&to.Day, c.on(day), f.next(to))
	}
}

// pass takes the models over the days that nobody asks about, and leaves them
// out of the horizon. Of days that were reported the plan is not looked at.
func (o *Outlook) pass() {
	first, since := o.span.From, min(o.in.Since, o.span.To)
	if since <= first {
		return
	}
	c, day := constants{athlete: o.in.Athlete}, first
	if o.in.Series == Expected && o.reports.any {
		done := o.in.Done[at(o.in.Done, first):]
		for ; day < min(since, o.reports.last+1); day++ {
			var impulses []plan.Impulse
			if len(done) > 0 && done[0].Day == day {
				impulses, done = done[0].Impulses, done[1:]
			}
			o.before.Step(c.on(day), impulses)
		}
	}
	f, passing := o.feeder(day), Day{}
	for ; day < since; day++ {
		o.before.Step(c.on(day), f.next(&passing))
	}
	o.span.From = since
}

// constants are those of an athlete's models, which change with the profile.
type constants struct {
	athlete *plan.Athlete
	profile *plan.Profile
	params  response.Params
}

func (c *constants) on(day calendar.Day) *response.Params {
	if p := c.athlete.On(day); p != c.profile {
		c.profile, c.params = p, response.ParamsOf(p)
	}
	return &c.params
}

// feeder walks over the days and gives what each feeds the models with.
type feeder struct {
	o     *Outlook
	day   calendar.Day
	weeks []*week
	done  []plan.DoneDay
	races []raceDay
	life  []plan.Life    // that are not over before the first day
	mixed []plan.Impulse // memory for days of several sources
	raced []plan.Impulse
	kept  []plan.Impulse // memory for what life keeps
}

func (o *Outlook) feeder(from calendar.Day) *feeder {
	week, _ := slices.BinarySearchFunc(o.weeks, from, func(w *week, day calendar.Day) int { return int(w.end() - 1 - day) })
	return &feeder{o: o, day: from, weeks: o.weeks[week:], done: o.in.Done[at(o.in.Done, from):], races: o.raceDays(from), life: endingFrom(o.in.Life, from)}
}

// next gives the impulses of the next day by the series and fills in what else
// to says of it. The impulses hold until the next call.
func (f *feeder) next(to *Day) []plan.Impulse {
	day := f.day
	f.day++
	planned, ahead := f.planned(day)
	reported := f.reported(day)
	races, raced := f.race(day, planned.race, reported)

	*to = Day{PlannedLoad: planned.load + races, HasDone: reported != nil, Life: f.lifeOf(day)}
	var done []plan.Impulse
	if reported != nil {
		done = reported.Impulses
		to.DoneLoad = loadOf(done)
	}
	r, today := &f.o.reports, f.o.in.Today
	past := day < today
	to.Reported = to.HasDone || past && !r.open(day)

	switch {
	case f.o.in.Series == Planned:
		return f.mix(ahead, raced)
	case f.o.in.Series == Done || past && to.Reported:
		return done
	case past:
		to.Hatched = r.any
		return f.expected(to, nil, ahead, raced)
	default:
		return f.expected(to, done, ahead, raced)
	}
}

// expected puts what was done and what is still to come in one row, less what
// life takes of the latter.
func (f *feeder) expected(to *Day, done, ahead, raced []plan.Impulse) []plan.Impulse {
	if to.Life == 0 {
		return f.mix(done, ahead, raced)
	}
	day := f.day - 1
	f.kept = f.kept[:0]
	f.keep(day, ahead)
	f.keep(day, raced)
	return f.mix(done, f.kept)
}

// planned gives the day of its microcycle, empty where there is none.
func (f *feeder) planned(day calendar.Day) (weekDay, []plan.Impulse) {
	for len(f.weeks) > 0 && f.weeks[0].end() <= day {
		f.weeks = f.weeks[1:]
	}
	if len(f.weeks) == 0 || f.weeks[0].start > day {
		return weekDay{}, nil
	}
	return f.weeks[0].on(day)
}

func (f *feeder) reported(day calendar.Day) *plan.DoneDay {
	for len(f.done) > 0 && f.done[0].Day < day {
		f.done = f.done[1:]
	}
	if len(f.done) == 0 || f.done[0].Day != day {
		return nil
	}
	return &f.done[0]
}

// race gives the planned load of the day's events, and the impulses of those
// that are still to come: a session of kind race in the microcycle stands for
// them, and a report of them ends them.
func (f *feeder) race(day calendar.Day, replaced bool, reported *plan.DoneDay) (planned float64, raced []plan.Impulse) {
	f.raced = f.raced[:0]
	for ; len(f.races) > 0 && f.races[0].day <= day; f.races = f.races[1:] {
		e := f.races[0].event
		if replaced {
			continue
		}
		from := len(f.raced)
		f.raced = load.OfEvent(f.raced, e, f.o.in.Athlete, day)
		planned += loadOf(f.raced[from:])
		if f.o.in.Series == Expected && holdsRace(reported, e) {
			f.raced = f.raced[:from]
		}
	}
	return planned, f.raced
}

// mix puts impulses of several sources in one row, copying only when it must.
func (f *feeder) mix(sources ...[]plan.Impulse) []plan.Impulse {
	var only []plan.Impulse
	filled := 0
	for _, s := range sources {
		if len(s) > 0 {
			only = s
			filled++
		}
	}
	if filled < 2 {
		return only
	}
	f.mixed = f.mixed[:0]
	for _, s := range sources {
		f.mixed = append(f.mixed, s...)
	}
	return f.mixed
}
