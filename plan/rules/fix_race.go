package rules

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
	"ebb/plan/races"
	"ebb/plan/sorting"
)

// giveRoom runs the lesser of two races in training, even where that is only a
// first step; or trains in its place, or drops it. Of two alike the later goes
// first. A main race stays what it is beside one that is none, and is never
// dropped.
func giveRoom(g *ground, f *Finding) (edits []edit.Edit) {
	var two []*race
	for _, id := range [...]plan.ID{f.Case.Of, f.Case.And} {
		if r := g.raceOf(id); r != nil && r.span.From >= g.in.Today {
			two = append(two, r)
		}
	}
	sorting.By(two, func(a, b *race) int { return int(b.of.Priority) - int(a.of.Priority) })
	for _, r := range two {
		stays := r.of.Priority == plan.A && two[0].of.Priority != plan.A
		if r.allOut() && !stays {
			edits = append(edits, inTraining(r))
		}
	}
	for _, r := range two {
		if r.of.Priority == plan.A {
			continue
		}
		drop := edit.DeleteEvent{Event: r.of.ID}
		for _, instead := range g.insteadOf(r) {
			edits = append(edits, edit.Batch{Title: fmt.Sprintf("%s %s in place of %s", instead.Session.Kind, clock(float64(instead.Session.Duration.Seconds)/3600), titled(r)), Edits: []edit.Edit{drop, instead}})
		}
		edits = append(append(edits, g.otherDay(r)...), drop)
	}
	return edits
}

// otherDay moves a race by as few weeks as put it apart from all others: later
// first, and not behind the last main race.
func (g *ground) otherDay(r *race) []edit.Edit {
	const most = 16 // weeks
	room := func(day calendar.Day) bool {
		moved := *r
		moved.span = calendar.Span{From: day, To: day + r.span.To - r.span.From}
		main := true
		for i := range g.races {
			o := &g.races[i]
			if o.of.ID == r.of.ID || !o.classed {
				continue
			}
			first, then := o, &moved
			if moved.span.From < o.span.From {
				first, then = &moved, o
			}
			if float64(then.span.From-first.span.To) < asks(first, then) {
				return false
			}
			main = main && (o.of.Priority != plan.A || day < o.span.From)
		}
		_, held := g.plan.Locate(day)
		return main && held
	}
	for weeks := calendar.Day(1); weeks <= most && r.classed; weeks++ {
		for _, day := range [...]calendar.Day{r.span.From + 7*weeks, r.span.From - 7*weeks} {
			if day > g.in.Today && room(day) {
				return []edit.Edit{edit.Batch{Title: titled(r) + " moved to " + on(day), Edits: []edit.Edit{edit.MoveEvent{Event: r.of.ID, To: day}}}}
			}
		}
	}
	return nil
}

// inTraining gives the edit that runs a race in training.
func inTraining(r *race) edit.Edit {
	lower := *r.of
	lower.Priority = plan.C
	return edit.Batch{Title: titled(r) + " in training (C)", Edits: []edit.Edit{edit.ChangeEvent{Event: lower}}}
}

// insteadOf gives what may stand on the day of a race that is dropped: a session
// as long as those of the weeks around it are, or an easy one of half that. There
// is none in the taper of a main race, or in the calm after it.
func (g *ground) insteadOf(r *race) (all []edit.AddSession) {
	const (
		around  = 28     // days
		usual   = 2 * 60 // minutes, where there is none
		longest = 3*60 + 30
		shorter = 45
		fuelled = 90 // what is longer has a target of carbohydrate
	)
	at, ok := g.plan.Locate(r.span.From)
	if !ok || g.in.NewID == nil || !r.sport().OnFoot() {
		return nil
	}
	for i := range g.races {
		if o := &g.races[i]; o != r && o.of.Priority == plan.A && r.span.From >= o.span.From-calendar.Day(o.class.Taper) && r.span.From <= o.span.To+calendar.Day(o.class.NoHard) {
			return nil
		}
	}
	minutes, fuel := 0, r.of.Fuel
	for s := range g.training(calendar.Span{From: r.span.From - around, To: r.span.To + around}) {
		if s.of.Kind == plan.Long && s.sport.OnFoot() {
			minutes = max(minutes, int(s.seconds)/60)
			if s.of.Fuel != (plan.Fuel{}) {
				fuel = s.of.Fuel // as the athlete is used to
			}
		}
	}
	if minutes == 0 {
		minutes = usual
	}
	minutes = min(minutes, longest, g.available(r.span.From)) / 5 * 5
	for _, kind := range [...]plan.Kind{plan.Long, plan.Easy} {
		if minutes < shorter {
			break
		}
		s := plan.Session{ID: g.in.NewID(), Sport: r.of.Sport, Kind: kind, Duration: plan.DurationOf(60 * minutes), Origin: plan.ByBuild}
		if minutes > fuelled {
			s.Fuel = fuel
			if s.Fuel.Carb == 0 {
				s.Fuel.Carb = coverage.LeastCarb(float64(minutes) / 60)
			}
		}
		all = append(all, edit.AddSession{Session: s, To: edit.Spot{Week: g.plan.Week(at).ID, Day: at.Day}})
		minutes = minutes / 10 * 5
	}
	return all
}

// reverse are the shares of a usual week that the weeks after a race hold.
var reverse = []float64{.25, .50, .75}

// clearAfterRace makes the days after a race calm: a reverse taper after one run
// all out, else as light as is asked for, else nothing hard.
func clearAfterRace(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	if r == nil {
		return nil
	}
	set := g.settings.on(indexOf(f.Rule.Name), r.span.From).values
	calm := calendar.Day(float64(r.class.NoHard)*r.share()*set[0] + .5)
	window := calendar.Span{From: r.span.To + 1, To: r.span.To + calm}
	usual := g.normal(r.span.From, 8)
	most := .98 * set[1]
	steps := [][]float64{reverse, {most}, {1}}
	if !r.allOut() {
		steps = steps[1:]
	}
	for _, shares := range steps {
		var all []edit.Edit
		for k := calendar.Day(0); 7*k < calm; k++ {
			span := calendar.Span{From: window.From + 7*k, To: min(window.From+7*k+6, window.To)}
			to := shares[min(int(k), len(shares)-1)]
			if span.Days() < 7 { // what is left of the window need only be without hard days
				to = 1
			}
			all = append(all, g.calmed(span, to*usual)...)
		}
		edits = append(edits, batch("calm days after "+titled(r), all)...)
	}
	return edits
}

// calmed gives the edits that make the hard sessions of days easy, and all of
// them so much shorter that they hold no more than a load; 0: whatever it is.
func (g *ground) calmed(span calendar.Span, most float64) (edits []edit.Edit) {
	open := g.open(span)
	next := make([]plan.Session, len(open))
	sum := g.load(span) - loadOf(open) // what stays
	now := 0.
	for i := range open {
		s := &open[i]
		next[i] = *s.of
		if s.hard > 0 || s.heavy() {
			next[i] = edit.Eased(next[i])
		}
		easy := g.sessionOn(s.day, &next[i])
		now += easy.load
	}
	share := 1.
	if most > 0 && sum+now > most {
		share = max(.1, (most-sum)/now)
	}
	for i := range open {
		if share < 1 {
			next[i], _ = scaled(next[i], share)
		}
		if !edit.SameSession(next[i], *open[i].of) {
			edits = append(edits, edit.ChangeSession{Session: next[i]})
		}
	}
	return edits
}

// fewerRaces runs the later long races of a year in training, as few as are
// enough; main ones stay.
func fewerRaces(g *ground, f *Finding) (edits []edit.Edit) {
	var some []edit.Edit
	for i := len(g.races) - 1; i >= 0; i-- {
		r := &g.races[i]
		if r.span.From < f.From || r.span.To > f.To || r.span.From < g.in.Today || r.of.Priority == plan.A {
			continue
		}
		if long, _, _ := g.density(i); long == 0 {
			continue
		}
		some = append(some, inTraining(r))
		edits = append(edits, batch("races in training", slices.Clone(some))...)
	}
	return edits
}

// tapers are shares of the last week of load that the weeks before a race hold,
// the last one first.
var tapers = [][]float64{{.45, .65, .80}, {.40, .55, .75}, {.50, .70, .85}, {.55, .60, .80}, {.60, .60, .60}}

// mendTaper scales the weeks before a race to a taper of the usual length, and
// calls them so.
func mendTaper(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	if r == nil {
		return nil
	}
	t, _ := g.taperOf(r)
	if t.last == 0 {
		return nil
	}
	from := r.span.From - calendar.Day(r.class.Taper)
	var named []edit.Edit
	for i := range g.microcycles {
		m := &g.microcycles[i]
		kind := plan.TaperWeek
		if m.span.Has(r.span.From) {
			kind = plan.RaceWeek
		}
		inside := m.span.To >= from+3 && m.span.From < r.span.From && m.span.From >= g.in.Today
		switch {
		case t.days > mostTaper && m.span.Has(max(g.taperStart(r), g.in.Today)):
			named = append(named, edit.SetKind{Week: m.of.ID, Kind: plan.LoadWeek})
		case inside && m.of.Kind == plan.LoadWeek:
			named = append(named, edit.SetKind{Week: m.of.ID, Kind: kind})
		case !inside && m.span.To < from+3 && m.span.To > r.span.From-mostMeasured && m.span.From >= g.in.Today && (m.of.Kind == plan.TaperWeek || m.of.Kind == plan.RaceWeek):
			named = append(named, edit.SetKind{Week: m.of.ID, Kind: plan.LoadWeek}) // it is too early for a taper
		}
	}
	if t.frequency < .8 { // it may be all that is missing
		edits = append(edits, batch("a taper before "+titled(r), slices.Concat(named, g.oftener(r, &t)))...)
	}
	short := t.days < r.class.Taper
	if short { // it may only have to be called so
		edits = append(edits, batch("a taper before "+titled(r), named)...)
	}
	for _, shares := range tapers {
		var all []edit.Edit
		for k := range calendar.Day((r.class.Taper + 6) / 7) {
			week := calendar.Span{From: max(from, r.span.From-7*(k+1)), To: r.span.From - 7*k - 1}
			open := g.open(week)
			want := shares[min(int(k), len(shares)-1)]*t.last*float64(week.Days())/7 - (g.load(week) - loadOf(open))
			if now := loadOf(open); now > 0 {
				all = append(all, scale(open, min(max(want/now, .2), 1.5))...)
			}
		}
		if t.frequency < .8 {
			edits = append(edits, batch("a taper before "+titled(r), slices.Concat(named, all, g.oftener(r, &t)))...)
		}
		if !short {
			edits = append(edits, batch("a taper before "+titled(r), all)...)
		}
		edits = append(edits, batch("a taper before "+titled(r), slices.Concat(named, all))...)
	}
	return edits
}

// oftener adds short easy sessions on the free days of a taper, so that it has
// nearly as many as there were.
func (g *ground) oftener(r *race, t *taper) (edits []edit.Edit) {
	missing := int((.85-t.frequency)/max(t.frequency, .1)*float64(t.days)*.7) + 1
	for d := r.span.From - 2; d > r.span.From-calendar.Day(t.days) && len(edits) < missing; d-- {
		if !g.has(d) || g.on(d).count > 0 {
			continue
		}
		sport := r.of.Sport
		if sport == plan.Multi {
			sport = plan.Run
		}
		if e, ok := g.inserted(d, plan.Session{Sport: sport, Kind: plan.Easy, Duration: plan.DurationOf(25 * 60)}); ok {
			edits = append(edits, e)
		}
	}
	return edits
}

// grows are the shares of its sessions that a week may be brought to when there
// is to be more of it.
var grows = []float64{1.06, 1.11, 1.17, 1.23, 1.35, 1.5}

// mendForm scales the days before a race: fewer where form is too low, and more
// where it is too high.
func mendForm(g *ground, f *Finding) (edits []edit.Edit) {
	r := g.raceOf(f.Case.Of)
	if r == nil {
		return nil
	}
	shares := grows
	if low, _, ok := races.FormOf(r.of.Priority); ok && g.after(r.span.From).form < float64(low) {
		shares = cuts
	}
	for _, days := range []calendar.Day{7, 10, 14, 21} {
		open := g.open(calendar.Span{From: r.span.From - days, To: r.span.From - 1})
		for _, share := range shares {
			edits = append(edits, batch("the days before "+titled(r), scale(open, share))...)
		}
	}
	return edits
}

// shorterTaper trains more in the first days of a taper.
func shorterTaper(g *ground, f *Finding) (edits []edit.Edit) {
	open := g.open(calendar.Span{From: f.From, To: max(f.From+6, f.To-8)})
	for _, share := range grows {
		edits = append(edits, batch("a shorter taper", scale(open, share))...)
	}
	return edits
}

// longEarlier swaps a long session with the same day of a week before it, else
// makes it shorter.
func longEarlier(g *ground, f *Finding) (edits []edit.Edit) {
	if here, ok := g.spot(f.From); ok {
		for _, days := range []calendar.Day{7, 14, 21} {
			there, ok := g.spot(f.From - days)
			if ok && g.load(calendar.Span{From: f.From - days, To: f.From - days}) < g.load(calendar.Span{From: f.From, To: f.From}) {
				edits = append(edits, edit.SwapDays{A: there, B: here})
			}
		}
	}
	var late []session
	for _, s := range g.open(calendar.Span{From: f.From, To: f.To}) {
		if s.of.ID == f.Case.And {
			late = append(late, s)
		}
	}
	for _, share := range cuts {
		edits = append(edits, batch("a shorter long session", scale(late, share))...)
	}
	return edits
}
