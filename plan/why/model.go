package why

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
	"ebb/plan/response"
)

// constants are the settings that the models take, in the order of their page.
var constants = []string{
	"model.fitness_days", "model.fatigue_days", "model.weight", "model.gain", "strength.weight",
	"start.date", "start.fitness", "start.fatigue", "threshold.run", "easy.run", "threshold.bike", "threshold.swim", "threshold.hr", "hr.max",
}

// model lists the constants in force on the day, and who set each.
func (a *asker) model() error {
	day := cmp.Or(a.Day, a.Today)
	a.title("The constants of the models for %s, on %s", a.athlete.Name, short(day))
	for _, known := range plan.Settings() {
		if !slices.Contains(constants, known.Key) {
			continue
		}
		value, by := known.Default, "as usual"
		var from *plan.Setting
		for i := range a.athlete.Settings {
			if s := &a.athlete.Settings[i]; s.Key == known.Key && s.From <= day && (from == nil || s.From >= from.From) {
				from = s
			}
		}
		if from != nil {
			value, by = from.Value, "set for this athlete"
			if from.From != 0 {
				by += " from " + full(from.From) + " on"
			}
		}
		if value == "" {
			value, by = "not known", "not set"
		}
		a.here("%s %s: %s; %s.", known.Key, value, by, known.Meaning)
	}
	p := response.ParamsOf(a.athlete.On(day))
	a.here("So a day weighs %s in fitness and %s in fatigue.", fine(p.FitnessWeight), fine(p.FatigueWeight))
	a.here("The systems: a fitness of 60 counts once, others the root of (60 / fitness), from 0.6 to 1.6 times.")
	a.says("The models' constants are the athlete's: usual ones, until the coach sets others.",
		"None is measured: those of the systems are defensible to about 40 %, and data of one athlete seldom say more.", banister, gainsTable)
	a.see("fitness", "muscle")
	return nil
}

// comeback answers for the share of the plan that the days after a gap bear.
func (a *asker) comeback() error {
	var fact plan.Life
	for _, l := range a.Look.Life() {
		if l.From <= a.Day && l.Span().To >= a.Day-28 && (fact.Days == 0 || l.From > fact.From) {
			fact = l
		}
	}
	if fact.Days == 0 {
		return fmt.Errorf("no sick day, injury, journey or holiday lies in the four weeks up to %s", full(a.Day))
	}
	gap, ok := comeback.GapOf(a.Look.Life(), fact)
	a.title("Back after %s, %s to %s", fact.Kind, short(fact.From), short(fact.Span().To))
	source := []string{mujika}
	if !ok {
		a.here("%s leaves half of the plan or more: there is nothing to ease.", capital(fact.Kind.String()))
	} else {
		ramp := comeback.RampOf(gap)
		a.here("%s without the plan, %d of them ill: %s.", count(gap.Days(), "day"), gap.Sick, ramp.Rule)
		day := gap.To + 1
		for _, part := range ramp.Parts {
			a.here("%s from %s on bear %s %% of it.", capital(count(part.Days, "day")), short(day), whole(100*part.Share))
			for d := day; d < day+28 && int(d-day) < part.Days; d++ {
				if planned := a.Look.PlannedLoad(d); d == a.Day && planned > 0 {
					a.here("%s is one of them: %s x %s = %s of load", short(d), fig(planned), fig(part.Share), fig(planned*part.Share))
				}
			}
			day += calendar.Day(part.Days)
		}
		if len(ramp.Parts) == 0 {
			a.here("After so few the plan goes on as it stands, and nothing is made up for.")
		}
		if ramp.Calm > 0 {
			a.here("Nothing hard in the first %s back.", count(ramp.Calm, "day"))
		}
		if strings.Contains(ramp.Rule, comeback.AfterIllness) {
			source = []string{schwellnus, mujika}
		}
	}
	a.says("After days off the plan is taken up in part, so that the body finds back; nothing is made up for.",
		"ebb says nothing about health: with fever, pain or doubt ask a doctor, whatever the shares say.", source...)
	a.see("load", "fitness", "week")
	return nil
}
