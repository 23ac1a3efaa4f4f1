package rules

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/plan/edit"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/races"
)

// Fix is an edit that puts a finding right, and what comes of it.
type Fix struct {
	Edit    edit.Edit
	Plan    plan.Plan
	Look    *outlook.Outlook
	Verdict *Verdict
	Gone    []Finding // of before, that are no more, or less grave
	Come    []Finding // of after, that are new, or graver

	was   *Verdict
	day   calendar.Day // of the finding
	about plan.ID      // what it is about
}

// Words says what the fix does, as history tells it.
func (f *Fix) Words() string { return edit.Words(f.was.ground.plan, f.Edit) }

// Changes lists what the fix changes in the plan, in the order of days. Where it
// is only the order of a day that changes, it says so in the words of the fix.
func (f *Fix) Changes() []compare.Difference {
	g := f.was.ground
	all := compare.Plans(g.plan, f.Plan, g.athlete.On(f.day).Sport)
	if len(all) == 0 {
		all = []compare.Difference{{Day: f.day, What: "session", How: compare.Moved, ID: f.about, From: f.day, Says: f.Words()}}
	}
	return all
}

// Swing is the wave of a block before and after a fix.
type Swing struct {
	Block    plan.ID
	Name     string
	Was, Is  oscillation.Measure
	Had, Has bool // whether there was and is one to be told
	Judged   bool // it is shown only in tapers, races, recovery and transition
}

// Swings gives the wave of the blocks that a fix touches, in the order of days:
// those of the changed days and that of the finding.
func (f *Fix) Swings() (all []Swing) {
	seen := map[plan.ID]bool{}
	add := func(day calendar.Day) {
		at, ok := f.Plan.Locate(day)
		if !ok || seen[f.Plan.Block(at).ID] {
			return
		}
		b := f.Plan.Block(at)
		seen[b.ID] = true
		s := Swing{Block: b.ID, Name: named(b), Judged: b.Phase.Judged()}
		s.Is, s.Has = f.Look.Block(at)
		before := f.was.ground
		if was, ok := blockOf(&before.plan, b.ID); ok {
			s.Was, s.Had = before.in.Look.Block(was)
		}
		all = append(all, s)
	}
	for _, d := range f.Changes() {
		if d.What == "session" || d.What == "week" || d.What == "event" {
			add(d.Day)
		}
	}
	if len(all) == 0 {
		add(f.day)
	}
	return all
}

// blockOf finds a block by its id: the place of its first week.
func blockOf(p *plan.Plan, id plan.ID) (plan.Place, bool) {
	for at := range p.Weeks() {
		if p.Block(at).ID == id {
			return at, true
		}
	}
	return plan.Place{}, false
}

// RaceDay is the morning of an A or B race before and after a fix.
type RaceDay struct {
	Event    plan.Event // as after it
	Was, Is  Morning
	From, To int // of the form that is wanted
}

// Morning is how a race is met: fitness and form as it begins.
type Morning struct{ Form, Fitness float64 }

// morningOf gives how a day begins; ok is false outside of the horizon.
func morningOf(o *outlook.Outlook, day calendar.Day) (m Morning, ok bool) {
	now, has := o.Day(day)
	last, had := o.Day(day - 1)
	return Morning{now.Form, last.Fitness}, has && had
}

// Races gives the morning of every A and B race from today on, in the order of
// days.
func (f *Fix) Races() (all []RaceDay) {
	before := f.was.ground.in.Look
	for i := range f.Plan.Events {
		e := f.Plan.Events[i]
		from, to, ok := races.FormOf(e.Priority)
		if !ok || e.From < f.was.ground.in.Today {
			continue
		}
		is, has := morningOf(f.Look, e.From)
		was, had := morningOf(before, e.From)
		if has && had {
			all = append(all, RaceDay{Event: e, From: from, To: to, Was: was, Is: is})
		}
	}
	return all
}
