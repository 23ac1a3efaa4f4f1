package lighter

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/outlook"
	"ebb/plan/response"
)

// Change is a session and its lighter version, with their loads.
type Change struct {
	Was, Is         plan.Session
	WasLoad, IsLoad float64
}

// Day is the lighter version of a day.
type Day struct {
	Day     calendar.Day
	Changes []Change
	Edit    edit.Batch

	Before, After *outlook.Outlook // as planned, and with the edit
	Week, Was     float64          // load of the microcycle with it, and as planned
	Key           Key              // the key or long session that comes next
}

// Key is a session that the days before it lead to, and how its morning begins.
type Key struct {
	Session plan.Session
	Day     calendar.Day // 0: none comes in the days that are looked at
	Was, Is float64      // what the heaviest system carries, as planned and now
}

// keyDays is how far ahead the next key session is looked for.
const keyDays = 7

// Nothing says why a day has no lighter version.
type Nothing struct{ why string }

func (n *Nothing) Error() string { return n.why }

// Edits gives the changes of a day of a plan and the edit that makes them.
// Sessions that done names are left alone; it may be nil. The error is *Nothing
// where nothing can be made lighter.
func Edits(p *plan.Plan, a *plan.Athlete, day calendar.Day, done func(plan.ID) bool) (all []Change, e edit.Batch, err error) {
	name := day.Format("Mon 2 Jan")
	e.Title = "a lighter " + name
	for _, s := range p.SessionsOn(day) {
		if done != nil && done(s.ID) {
			continue
		}
		c := Change{Was: s, Is: Session(s, a, day), WasLoad: load.Of(s, a, day).Load}
		if c.IsLoad = load.Of(c.Is, a, day).Load; c.IsLoad < c.WasLoad {
			all = append(all, c)
			e.Edits = append(e.Edits, edit.ChangeSession{Session: c.Is})
		}
	}
	switch {
	case len(all) > 0:
		return all, e, nil
	case len(p.EventsOn(day)) > 0:
		return nil, e, &Nothing{"a race is not made lighter: whether you start is yours to say"}
	default:
		return nil, e, &Nothing{fmt.Sprintf("nothing on %s can be made lighter", name)}
	}
}

// Of gives the lighter version of a day and what it does to those after it.
func Of(look *outlook.Outlook, day calendar.Day, done func(plan.ID) bool) (d Day, err error) {
	p := look.Plan()
	d = Day{Day: day, Before: look}
	if d.Changes, d.Edit, err = Edits(&p, look.Athlete(), day, done); err != nil {
		return d, err
	}
	made, err := edit.Apply(p, d.Edit)
	if err != nil {
		return d, err
	}
	d.After = look.With(made.Plan)
	if at, ok := p.Locate(day); ok {
		d.Was, d.Week = look.Week(at).Load, d.After.Week(at).Load
	}
	d.Key = nextKey(look, d.After, day)
	return d, nil
}

func nextKey(was, is *outlook.Outlook, day calendar.Day) (k Key) {
	p := was.Plan()
	for ahead := day + 1; ahead <= day+keyDays; ahead++ {
		for _, s := range p.SessionsOn(ahead) {
			if !s.Key && s.Kind != plan.Long {
				continue
			}
			a, _ := was.Day(ahead)
			b, _ := is.Day(ahead)
			return Key{Session: s, Day: ahead, Was: a.Morning.Max(), Is: b.Morning.Max()}
		}
	}
	return k
}

// SettledAfter gives the first morning after a day on which all systems are
// light, within three weeks; 0 when there is none.
func SettledAfter(look *outlook.Outlook, day calendar.Day) calendar.Day {
	for d := day + 1; d <= day+3*calendar.Week; d++ {
		if said, ok := look.Day(d); ok && said.Morning.Max() <= response.Light {
			return d
		}
	}
	return 0
}
