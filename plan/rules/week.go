package rules

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/response"
)

// week is a stretch of days that is judged as a week: a microcycle of 5 to 10
// days, a part of a longer one, several shorter ones together, and outside of
// seasons seven days.
type week struct {
	span    calendar.Span
	of      plan.ID // its first microcycle; zero outside of seasons
	part    int     // of a longer one, from 0
	kind    plan.WeekKind
	phase   plan.Phase
	planned bool    // it stands in a season
	sum     float64 // load of its days
	load    float64 // load of seven of them
	depth   float64 // under the two largest of the four before it
	known   bool    // the depth is
	down    bool    // it is light enough to count as a down week
	without int     // weeks in a row up to this one that count and are none
	first   int     // of that row

	monotony, strain float64
}

// countsFrom is the load from which a week is one of training: no lighter one is
// held against the rules on weeks.
const countsFrom = 200

// grain is what a figure may miss a bound by and still be on it: sums of many
// loads are not exact.
const grain = 1e-9

// downFrom is the depth from which a week counts as a down week.
const downFrom = .20

// block is a mesocycle and its days.
type block struct {
	span calendar.Span
	of   *plan.Mesocycle
	at   plan.Place
}

// The days that a stretch must have to be a week.
const (
	fewest = 5
	most   = 10
)

// makeWeeks cuts the days into weeks. What old knows of one with the same days
// is taken from it.
func (g *ground) makeWeeks(old *ground) {
	g.weeks = make([]week, 0, g.span.Days()/7+8)
	from := g.span.From
	for s := range g.plan.Seasons {
		season := g.plan.Seasons[s].Span()
		if season.Days() == 0 {
			continue
		}
		g.between(from, season.From-1)
		g.inSeason(s)
		from = max(from, season.To+1)
	}
	g.between(from, g.span.To)
	if old != nil && g.span == old.span && slices.EqualFunc(g.weeks, old.weeks, func(w, v week) bool { return w.span == v.span }) {
		g.weekOf = old.weekOf
	} else {
		g.indexWeeks()
	}
	for i, as := 0, 0; i < len(g.weeks); i++ { // as: how many weeks before it are as in old
		if g.weigh(i, as, old); old != nil && i < len(old.weeks) && g.weeks[i] == old.weeks[i] {
			as++
		} else {
			as = 0
		}
	}
}

// indexWeeks notes of each day of the ground which week it is in.
func (g *ground) indexWeeks() {
	g.weekOf = make([]int32, g.span.Days())
	for i := range g.weeks {
		w := &g.weeks[i]
		for d := max(w.span.From, g.span.From); d <= min(w.span.To, g.span.To); d++ {
			g.weekOf[d-g.span.From] = int32(i)
		}
	}
}

// between adds weeks counted back from the last of some days outside of
// seasons; what is left at the start is one, however short.
func (g *ground) between(from, to calendar.Day) {
	from, to = max(from, g.span.From), min(to, g.span.To)
	if from > to {
		return
	}
	if short := (to - from + 1) % 7; short > 0 {
		g.add(week{span: calendar.Span{From: from, To: from + short - 1}})
		from += short
	}
	for ; from <= to; from += 7 {
		g.add(week{span: calendar.Span{From: from, To: from + 6}})
	}
}

// add adds a week that lies at least partly on the ground.
func (g *ground) add(w week) {
	if w.span.Overlaps(g.span) {
		g.weeks = append(g.weeks, w)
	}
}

// inSeason adds the weeks and blocks of a season.
func (g *ground) inSeason(s int) {
	season := &g.plan.Seasons[s]
	start := season.Start
	for b := range season.Blocks {
		of := &season.Blocks[b]
		if n := of.Days(); n > 0 {
			g.blocks = append(g.blocks, block{
				span: calendar.Span{From: start, To: start + calendar.Day(n) - 1}, of: of, at: plan.Place{Season: s, Block: b, Start: start},
			})
		}
		var open week // microcycles too short to be a week
		for i := range of.Weeks {
			m := &of.Weeks[i]
			last := start + calendar.Day(m.Days) - 1
			if open.span.Days() == 0 || open.of == (plan.ID{}) && !open.planned {
				open = week{span: calendar.Span{From: start, To: last}, of: m.ID, kind: m.Kind, phase: of.Phase, planned: true}
			} else {
				open.span.To = last
			}
			if open.span.Days() >= fewest || i == len(of.Weeks)-1 {
				g.cut(open)
				open = week{}
			}
			start = last + 1
		}
	}
}

// cut adds a week, in parts of about seven days when it is a long one.
func (g *ground) cut(w week) {
	days := w.span.Days()
	if days <= most {
		g.add(w)
		return
	}
	parts := (days + 3) / 7
	for p := range parts {
		piece := w
		piece.part = p
		piece.span.From = w.span.From + calendar.Day(days*p/parts)
		piece.span.To = w.span.From + calendar.Day(days*(p+1)/parts) - 1
		g.add(piece)
	}
}

// weighedBy is how many weeks a week is weighed against.
const weighedBy = 4

// weigh fills in what a week weighs against those before it, of which the last
// few are as in old.
func (g *ground) weigh(i, as int, old *ground) {
	w := &g.weeks[i]
	if old != nil && i < len(old.weeks) && g.sameLoads(w, old, &old.weeks[i]) {
		v := &old.weeks[i]
		w.sum, w.load, w.monotony, w.strain = v.sum, v.load, v.monotony, v.strain
		if as >= min(i, weighedBy) {
			w.depth, w.known, w.down, w.without, w.first = v.depth, v.known, v.down, v.without, v.first
			return
		}
	} else {
		w.sum = g.load(w.span)
		w.load = w.sum * 7 / float64(w.span.Days())
		w.monotony, w.strain = g.alike(w)
	}
	var loads [weighedBy]float64
	before := loads[:0]
	for _, b := range g.weeks[max(0, i-weighedBy):i] {
		before = append(before, b.load)
	}
	w.depth, w.known = oscillation.DownDepth(w.load, before)
	w.down = w.known && w.depth >= downFrom-grain
	w.first = i
	if i > 0 && !w.down {
		w.without, w.first = g.weeks[i-1].without, g.weeks[i-1].first
	}
	switch {
	case w.down:
		w.without, w.first = 0, i+1
	case w.load >= countsFrom:
		if w.without == 0 {
			w.first = i
		}
		w.without++
	}
}

// week gives the week of a day that the ground knows.
func (g *ground) week(d calendar.Day) *week { return &g.weeks[g.weekOf[d-g.span.From]] }

// alike gives the monotony and the strain of a week; both are 0 without load.
func (g *ground) alike(w *week) (monotony, strain float64) {
	var held [most]response.Day
	days := held[:0]
	for d := max(w.span.From, g.span.From); d <= min(w.span.To, g.span.To); d++ {
		days = append(days, response.Day{Load: g.on(d).load})
	}
	monotony, _ = oscillation.Monotony(days)
	return monotony, w.load * monotony
}

// sameLoads reports whether a week has the days of another, with the same loads.
func (g *ground) sameLoads(w *week, old *ground, v *week) bool {
	if w.span != v.span || g.span.From != old.span.From || max(w.span.To, v.span.To) > min(g.span.To, old.span.To) {
		return false
	}
	from := max(w.span.From, g.span.From)
	if g.trained.shares(old.trained, int(from-g.span.From), int(w.span.To-g.span.From)) {
		return true
	}
	for d := from; d <= w.span.To; d++ {
		if g.on(d).load != old.on(d).load {
			return false
		}
	}
	return true
}

// ramp gives what fitness gains over a week, for seven days; ok is false where
// the day before it is not known.
func (g *ground) ramp(w *week) (gain float64, ok bool) {
	if !g.has(w.span.From-1) || !g.has(w.span.To) {
		return 0, false
	}
	gain = g.after(w.span.To).fitness - g.after(w.span.From-1).fitness
	return gain * 7 / float64(w.span.Days()), !math.IsNaN(gain)
}
