package outlook

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
)

// Facts of life lie over the plan when it is computed: of what is still expected
// of a day, each impulse is taken by the share that the day's facts keep of it,
// the least where there are several. What was reported is as it was, the planned
// series is the plan alone, and without the fact all is as before.

// Under gives the outlook of the same plan with other facts of life over it:
// equal to New, but computed only from the first day that they change. o stays as
// it is.
func (o *Outlook) Under(life []plan.Life) *Outlook {
	next := &Outlook{in: o.in, reports: o.reports, span: o.span, weeks: o.weeks, before: o.before}
	next.in.Life = life
	if o.in.Since != 0 {
		return New(next.in)
	}
	changed := max(min(firstLifeChange(o.in.Life, life), o.span.To+1), o.span.From)
	next.days = o.days.before(int(changed - o.span.From))
	next.run(changed)
	return next
}

// Life gives the facts that lie over the plan.
func (o *Outlook) Life() []plan.Life { return o.in.Life }

// LifeOn gives the facts that lie over a day, the one that says most first.
func (o *Outlook) LifeOn(day calendar.Day) []plan.Life { return plan.LifeOn(o.in.Life, day) }

// firstLifeChange gives the first day over which other facts lie.
func firstLifeChange(old, now []plan.Life) calendar.Day {
	const never = calendar.Day(1<<31 - 1)
	first := never
	missing := func(from, in []plan.Life) {
		for _, l := range from {
			if l.From < first && !slices.ContainsFunc(in, func(m plan.Life) bool { return sameLife(l, m) }) {
				first = l.From
			}
		}
	}
	missing(old, now)
	missing(now, old)
	return first
}

// sameLife reports whether two facts are one to the models: names and notes
// apart.
func sameLife(a, b plan.Life) bool {
	return a.Kind == b.Kind && a.From == b.From && a.Days == b.Days && a.Share == b.Share && slices.Equal(a.Allows, b.Allows)
}

// keep adds what is expected of impulses of the plan on a day to what is kept.
func (f *feeder) keep(day calendar.Day, impulses []plan.Impulse) {
	for _, i := range impulses {
		share := 1.0
		for n := range f.life {
			if l := &f.life[n]; l.Span().Has(day) {
				share = min(share, l.Keeps(i))
			}
		}
		switch {
		case share >= 1:
			f.kept = append(f.kept, i)
		case share > 0:
			f.kept = append(f.kept, i.Part(share))
		}
	}
}

// forgone reports whether what is planned for a day is counted in a week by what
// life keeps of it: as its load is, where nothing was reported for the day.
func (o *Outlook) forgone(day calendar.Day) bool {
	if o.in.Series != Expected || len(o.in.Life) == 0 || !o.span.Has(day) {
		return false
	}
	d := o.day(day)
	return d.Life != 0 && !d.HasDone
}

// keptOf gives the part of what is planned on a day that life keeps, weighed by
// load; without load that of the sport.
func (o *Outlook) keptOf(day calendar.Day, sport plan.Sport, impulses []plan.Impulse) float64 {
	whole, kept := 0.0, 0.0
	for _, i := range impulses {
		whole += i.Load
		kept += i.Load * o.keeps(day, i)
	}
	if whole == 0 {
		return o.keeps(day, plan.Impulse{Sport: sport})
	}
	return kept / whole
}

// keeps gives the least that the facts of a day keep of an impulse.
func (o *Outlook) keeps(day calendar.Day, i plan.Impulse) float64 {
	share := 1.0
	for n := range o.in.Life {
		if l := &o.in.Life[n]; l.Span().Has(day) {
			share = min(share, l.Keeps(i))
		}
	}
	return share
}

// forgo takes out of the sum of a week what life takes of a day's sessions, or of
// its outline: time, way and ascent.
func (o *Outlook) forgo(sum *Week, w *week, d int) {
	day := w.start + calendar.Day(d)
	take := func(share, seconds, metres, ascent float64) {
		sum.Seconds -= (1 - share) * seconds
		sum.Metres -= (1 - share) * metres
		sum.AscentMetres -= (1 - share) * ascent
	}
	if load.Outlined(&w.source) {
		_, impulses := w.on(day)
		for _, i := range impulses {
			take(o.keeps(day, i), load.OutlineSeconds(i.Load), 1000*i.FootKm, 0)
		}
		return
	}
	var parts [4]plan.Impulse
	on := w.source.On(d)
	for i := range on {
		impulses, e := load.Session(parts[:0], &on[i], o.in.Athlete, day)
		take(o.keptOf(day, on[i].Sport, impulses), e.Seconds, e.Metres, e.AscentMetres)
	}
}

// endingFrom gives the facts that end on a day or later.
func endingFrom(life []plan.Life, day calendar.Day) []plan.Life {
	var still []plan.Life
	for _, l := range life {
		if l.Span().To >= day {
			still = append(still, l)
		}
	}
	return still
}

// lifeOf gives the kind of fact that says most of a day, 0 when none lies over it.
func (f *feeder) lifeOf(day calendar.Day) plan.LifeKind {
	var kind plan.LifeKind
	for n := range f.life {
		if l := &f.life[n]; l.Span().Has(day) {
			kind = kind.MostOf(l.Kind)
		}
	}
	return kind
}
