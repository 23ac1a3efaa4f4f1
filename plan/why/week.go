package why

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
)

// located gives the microcycle of the day.
func (a *asker) located() (plan.Place, *plan.Microcycle, error) {
	at, ok := a.plan.Locate(a.Day)
	if !ok {
		return at, nil, fmt.Errorf("no week of the plan holds %s", full(a.Day))
	}
	return at, a.plan.Week(at), nil
}

func (a *asker) week() error {
	at, w, err := a.located()
	if err != nil {
		return err
	}
	said := a.Look.Week(at)
	a.title("Load of the %s week of %s: %s", w.Kind, short(at.Start), whole(said.Load))
	var loads []float64
	for d := range w.Days {
		day := at.Start + calendar.Day(d)
		loads = append(loads, a.on(day).Load)
		if l := a.on(day); l.Load > 0 || l.PlannedLoad > 0 {
			a.here("%s: %s%s.", short(day), fig(l.Load), planWords(l.PlannedLoad, l.Load))
		}
	}
	a.here("Together: %s = %s", sum(loads), fig(said.Load))
	a.says("The load of a week is the sum of its days: what was done as far as it is reported, then the plan.", loadNot, foster01)
	a.see("load", "target", "hours", "done", "O")
	return nil
}

func planWords(planned, is float64) string {
	if diff := planned - is; diff > .5 || diff < -.5 {
		return ", planned " + fig(planned)
	}
	return ""
}

func (a *asker) target() error {
	at, w, err := a.located()
	if err != nil {
		return err
	}
	said := a.Look.Week(at)
	a.title("What the %s week of %s aims at: %s", w.Kind, short(at.Start), notation.PrintTarget(w.Target))
	switch w.Target.Measure {
	case plan.NoTarget:
		a.title("The %s week of %s has no target", w.Kind, short(at.Start))
		a.here("No target is set: its sessions alone say what it is.")
	case plan.TargetLoad:
		a.here("A load of %s is set.", fig(w.Target.Value))
	case plan.TargetHours:
		a.here("%s h of easy work at 0.7 of threshold: %s x 100 x 0.7 x 0.7 = %s", fig(w.Target.Value), fig(w.Target.Value), fig(said.Target))
	case plan.TargetShare:
		a.shareOf(at, w.Target.Value, said.Target)
	}
	if load.Outlined(w) {
		a.here("No session is in it: the target lies over its days by the pattern of its phase, and stands as an outline.")
	} else if said.Target > 0 {
		a.here("Its sessions come to %s: %s %% of the target.", fig(a.Look.Own(at)), whole(100*a.Look.Own(at)/said.Target))
	}
	a.says("A target is what a week aims at, as load, hours, or a share of the weeks before.", "With any session in the week only the sessions count; the target stands beside them.", convention)
	a.see("week", "hours", "rhythm")
	return nil
}

// shareOf writes out a target that is a share of the weeks before.
func (a *asker) shareOf(at plan.Place, percent, target float64) {
	var before []float64
	for w := range a.plan.Weeks() {
		if w.Start < at.Start {
			before = append(before, a.Look.Own(w))
		}
	}
	before = before[max(0, len(before)-4):]
	first, second := 0.0, 0.0
	for _, l := range before {
		if l > first {
			first, second = l, first
		} else {
			second = max(second, l)
		}
	}
	switch len(before) {
	case 0:
		a.here("A share of the weeks before, and there is none: 0.")
	case 1:
		a.here("%s %% of the week before: %s / 100 x %s = %s", fig(percent), fig(percent), fig(first), fig(target))
	default:
		a.here("%s %% of the mean of the two largest of the %d weeks before, races apart: %s / 100 x (%s + %s) / 2 = %s", fig(percent), len(before), fig(percent), fig(first), fig(second), fig(target))
	}
}

func (a *asker) hours() error {
	at, w, err := a.located()
	if err != nil {
		return err
	}
	said := a.Look.Week(at)
	a.title("Hours of the %s week of %s: %s", w.Kind, short(at.Start), clock(said.Seconds/3600))
	var hours []float64
	for i := range w.Sessions {
		s := &w.Sessions[i]
		day := at.Start + calendar.Day(s.Day)
		e := load.Of(*s, a.athlete, day)
		if e.Seconds == 0 {
			continue
		}
		guessed := ""
		if e.Estimated.Seconds {
			guessed = ", estimated"
		}
		a.here("%s, %s: %s%s.", short(day), name(s), clock(e.Seconds/3600), guessed)
		hours = append(hours, e.Seconds/3600)
	}
	for d := range w.Days {
		day := at.Start + calendar.Day(d)
		for _, e := range a.plan.EventsOn(day) {
			if est := load.EventDay(&e, a.athlete, day); est.Seconds > 0 {
				a.here("%s, %s: %s.", short(day), e.Name, clock(est.Seconds/3600))
			}
		}
	}
	if len(w.Sessions) == 0 && said.Target > 0 {
		a.here("It names no session: its target stands for hours at 0.7 of threshold: %s / (100 x 0.7 x 0.7) = %s", fig(said.Target), fig(load.OutlineSeconds(said.Target)/3600))
	}
	if len(a.page.Here) == 0 {
		a.here("Nothing in it has a duration: 0.")
	}
	if len(hours) > 1 {
		a.here("Sessions together: %s = %s h", sum(hours), fig(total(hours)))
	}
	if less := said.PlannedSeconds - said.Seconds; less > 60 {
		a.here("Life takes %s of %s.", clock(less/3600), clock(said.PlannedSeconds/3600))
	}
	a.says("The hours of a week are those of its sessions and races, strength and mobility too, less what life takes.", "Hours say nothing of how hard they are: that is load.", counting)
	a.see("week", "target", "done")
	return nil
}

func (a *asker) done() error {
	at, w, err := a.located()
	if err != nil {
		return err
	}
	planned, done, n := 0.0, 0.0, 0
	for d := range w.Days {
		day := at.Start + calendar.Day(d)
		said, ok := a.Look.Day(day)
		if !ok || day > a.Today || !said.Reported && !said.HasDone {
			continue
		}
		n++
		planned, done = planned+said.PlannedLoad, done+said.DoneLoad
		a.here("%s: done %s of %s planned.", short(day), fig(said.DoneLoad), fig(said.PlannedLoad))
	}
	a.title("Done of the %s week of %s", w.Kind, short(at.Start))
	switch {
	case n == 0:
		a.here("Nothing of it is reported yet.")
	case planned > 0:
		a.title("Done of the %s week of %s: %s %%", w.Kind, short(at.Start), whole(100*done/planned))
		a.here("On the %s reported so far: %s / %s x 100 = %s %%", count(n, "day"), fig(done), fig(planned), fig(100*done/planned))
	default:
		a.here("Nothing was planned on the days reported so far.")
	}
	a.says("The share done is the load that was reported over the load that was planned for the same days.", "100 % is not the aim: a week cut short when the body asks for it is a good week.", counting)
	a.see("week", "load", "return")
	return nil
}
