package notation

import (
	"strconv"

	"ebb/plan"
)

var legSetting = setting{allowed: stretchParts, limits: plan.EventLimits(), inSteps: true, cue: plan.MaxCue}

// legs reads what follows the colon of an event. Sports and stages hold from
// leg to leg. Unnamed says that the event named no sport: it is multi when its
// legs name several.
func (r *reader) legs(e *plan.Event, unnamed bool) error {
	sport, named := plan.NoSport, 0
	stage := 0
	for {
		if err := r.stage(&stage, e.Days); err != nil {
			return err
		}
		leg, changed, err := r.leg(&sport)
		if err != nil {
			return err
		}
		if changed {
			named++
		}
		leg.Stage = stage
		if stage > 0 && len(e.Legs) > 0 && e.Legs[0].Stage == 0 {
			return r.fail(span{r.pos, r.pos}, "", "all legs are of a day, or none")
		}
		e.Legs = append(e.Legs, leg)
		if len(e.Legs) > plan.MaxExpandedSteps {
			return r.fail(span{r.pos, r.pos}, "", "an event has %d legs at most", plan.MaxExpandedSteps)
		}
		c := r.skip()
		if c == 0 {
			break
		}
		if c != ',' {
			return r.fail(span{r.pos, r.pos + 1}, ",", "a comma stands between legs")
		}
		r.pos++
	}
	if unnamed && named > 1 {
		e.Sport = plan.Multi
	}
	for i := range e.Legs {
		if e.Legs[i].Sport == e.Sport {
			e.Legs[i].Sport = plan.NoSport
		}
	}
	return nil
}

// stage reads "day 2:" where it stands.
func (r *reader) stage(stage *int, days int) error {
	r.skip()
	start := r.pos
	at := r.word(true)
	if r.in(at) != "day" {
		r.pos = start
		return nil
	}
	r.skip()
	figure := r.word(true)
	n, err := strconv.Atoi(r.in(figure))
	if err != nil || r.skip() != ':' {
		return r.fail(span{start, r.pos}, "day 1: 35k +1000m 5h", "a stage is a day of the event")
	}
	at = span{start, figure.to}
	r.pos++
	switch {
	case n < 1 || n < *stage:
		return r.fail(at, "", "days count from 1 and stand in order")
	case n > days:
		return r.fail(at, "2027-05-22..2027-05-24", "day %d lies after the event's last day, %d: its dates say how many", n, days)
	}
	*stage = n
	return nil
}

// leg reads one leg; changed says that it names another sport than the leg
// before.
func (r *reader) leg(sport *plan.Sport) (leg plan.Leg, changed bool, err error) {
	if _, ok := r.repeat(); ok {
		return leg, false, r.fail(span{r.pos - 1, r.pos}, "", "legs are not repeated: write each")
	}
	start := r.pos
	var it items
	if err := r.stretchItems(&it, &legSetting); err != nil {
		return leg, false, err
	}
	at := span{start, r.pos}
	switch {
	case it.seen == 0 && r.pos == len(r.text):
		return leg, false, r.missing(span{r.pos, r.pos}, "run 42.2k 4h", "a leg is missing here")
	case it.seen == 0:
		return leg, false, r.fail(span{r.pos, r.pos}, "run 42.2k 4h", "a leg is missing here")
	case it.seen&(partDuration|partDistance) == 0:
		if r.pos == len(r.text) {
			return leg, false, r.missing(at, "42.2k or 4h", "how far, or how long, is this leg?")
		}
		return leg, false, r.fail(at, "42.2k or 4h", "how far, or how long, is this leg?")
	}
	if it.seen&partSport != 0 && it.Sport != *sport {
		*sport, changed = it.Sport, true
	}
	if *sport == plan.Swim {
		if err := r.overMinutes(&it); err != nil {
			return leg, false, err
		}
	}
	leg = plan.Leg{
		Sport: *sport, Distance: it.Distance, Climb: it.Climb, Descent: it.Descent,
		Goal: it.Duration, Effort: it.Effort, Note: it.Note,
	}
	return leg, changed, nil
}

// holdLegs holds the legs against the whole. Distances come to it exactly when
// every leg states one. Goals are wishes, with transitions and nights between
// the legs: a sum beyond the goal is worth a remark.
func (r *reader) holdLegs(e *plan.Event, it *items) error {
	metres, seconds, measured := 0.0, 0, true
	for _, leg := range e.Legs {
		metres += leg.Distance.Metres()
		seconds += leg.Goal.Seconds
		measured = measured && !leg.Distance.IsZero()
	}
	stated := e.Distance.Metres()
	switch {
	case e.Distance.IsZero():
	case measured && metres < stated-.5:
		return r.missing(it.distanceAt, kilometres(metres), "the legs are %s long, not %s", kilometres(metres), kilometres(stated))
	case measured && metres > stated+.5:
		return r.fail(it.distanceAt, kilometres(metres), "the legs are %s long, not %s", kilometres(metres), kilometres(stated))
	case !measured:
		r.compare(it.distanceAt, metres, stated, false, "the legs are %s long, more than %s", kilometres)
	}
	if !e.Goal.IsZero() {
		r.compare(it.durationAt, float64(seconds), float64(e.Goal.Seconds), false, "the legs last %s, more than %s", func(s float64) string { return clock(int(s)) })
	}
	return nil
}
