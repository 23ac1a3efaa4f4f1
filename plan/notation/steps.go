package notation

import (
	"fmt"
	"strconv"

	"ebb/plan"
)

// stepping is where the reader is within the steps of a session. A sport is
// named where it changes, so it holds from step to step.
type stepping struct {
	session plan.Sport
	sport   plan.Sport // of the step before
	depth   int        // of brackets
	times   int        // how often a step here is done
}

var stepSetting = setting{allowed: stretchParts, limits: plan.SessionLimits(), inSteps: true, cue: plan.MaxCue}

// steps reads steps up to the end of the line or the bracket.
func (r *reader) steps(st *stepping) ([]plan.Step, error) {
	var steps []plan.Step
	for {
		step, err := r.step(st)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
		c := r.skip()
		here := span{r.pos, min(r.pos+1, len(r.text))}
		switch {
		case c == ',':
			r.pos++
		case c == 0 && st.depth > 0:
			return nil, r.missing(here, ")", "the repeat is not closed")
		case c == ')' && st.depth == 0:
			return nil, r.fail(here, "", "there is no ( for this )")
		case c == 0 || c == ')':
			return steps, nil
		default:
			return nil, r.fail(here, ",", "a comma stands between steps")
		}
	}
}

// step reads one stretch or one repeat.
func (r *reader) step(st *stepping) (plan.Step, error) {
	r.skip()
	start := r.pos
	count, ok := r.repeat()
	if !ok {
		return r.stretch(st)
	}
	at := span{start, r.pos}
	n, err := strconv.Atoi(count)
	if err != nil || n < 2 || n > plan.MaxRepeat {
		return plan.Step{}, r.fail(at, "", "a repeat is done 2 to %d times", plan.MaxRepeat)
	}
	if st.depth == plan.MaxStepDepth {
		return plan.Step{}, r.fail(at, "", "repeats stand within each other %d deep at most", plan.MaxStepDepth)
	}
	outer := *st
	st.depth++
	st.times *= n
	repeated := plan.Step{Repeat: n}
	if r.skip() == '(' {
		r.pos++
		if repeated.Steps, err = r.steps(st); err != nil {
			return plan.Step{}, err
		}
		r.pos++ // the bracket
	} else {
		one, err := r.step(st)
		if err != nil {
			return plan.Step{}, err
		}
		repeated.Steps = []plan.Step{one}
	}
	st.depth, st.times = outer.depth, outer.times
	return repeated, nil
}

// repeat takes 5x or 5 x before a bracket or a step.
func (r *reader) repeat() (count string, ok bool) {
	end := r.pos
	for end < len(r.text) && digit(r.text[end]) {
		end++
	}
	if end == r.pos {
		return "", false
	}
	count = r.text[r.pos:end]
	for end < len(r.text) && (r.text[end] == ' ' || r.text[end] == '\t') {
		end++
	}
	if end == len(r.text) || r.text[end] != 'x' {
		return "", false
	}
	if end+1 < len(r.text) && letter(r.text[end+1]) {
		return "", false
	}
	r.pos = end + 1
	return count, true
}

// stretch reads a step that is no repeat.
func (r *reader) stretch(st *stepping) (plan.Step, error) {
	var it items
	start := r.pos
	if err := r.stretchItems(&it, &stepSetting); err != nil {
		return plan.Step{}, err
	}
	at := span{start, r.pos}
	switch {
	case it.seen == 0 && r.pos == len(r.text):
		return plan.Step{}, r.missing(span{r.pos, r.pos}, "4m @9", "a step is missing here")
	case it.seen == 0:
		return plan.Step{}, r.fail(span{r.pos, r.pos}, "4m @9", "a step is missing here")
	case it.seen&(partDuration|partDistance) == 0:
		if r.pos == len(r.text) {
			return plan.Step{}, r.missing(at, "4m or 1k", "how long, or how far, is this step?")
		}
		return plan.Step{}, r.fail(at, "4m or 1k", "how long, or how far, is this step?")
	}
	if it.seen&partSport != 0 {
		st.sport = it.Sport
	}
	if st.depth > 0 || st.sport == plan.Swim {
		if err := r.overMinutes(&it); err != nil {
			return plan.Step{}, err
		}
	}
	if r.expanded += st.times; r.expanded > plan.MaxExpandedSteps {
		return plan.Step{}, r.fail(at, "", "a session has %d steps at most, repeats counted out", plan.MaxExpandedSteps)
	}
	step := plan.Step{
		Duration: it.Duration, Distance: it.Distance, Effort: it.Effort,
		Climb: it.Climb, Descent: it.Descent, Cue: it.Note,
	}
	if st.sport != st.session {
		step.Sport = st.sport
	}
	return step, nil
}

// stretchItems reads what one step or leg says, up to a comma, a bracket or the
// end.
func (r *reader) stretchItems(it *items, in *setting) error {
	for {
		switch c := r.skip(); c {
		case 0, ',', ')':
			return nil
		case '(':
			return r.fail(span{r.pos, r.pos + 1}, "5x(4m @9, 2m @2)", "a bracket follows a repeat")
		case ':':
			return r.fail(span{r.pos, r.pos + 1}, "", "a second colon: steps follow one, and a comma stands between them")
		}
		if err := r.item(it, in); err != nil {
			return err
		}
	}
}

// holdSum holds the sum of the steps against what the line states: exactly
// where every step states that quantity, else with a remark beyond 5 %.
func (r *reader) holdSum(it *items) error {
	if it.Steps == nil {
		return nil
	}
	sum := plan.SumSteps(it.Steps)
	guess := estimate(it.Steps)
	if !it.Duration.IsZero() {
		stated := it.Duration.Seconds
		if sum.Timed && sum.Seconds < stated { // more steps may follow
			return r.missing(it.durationAt, clock(sum.Seconds), "the steps last %s, not %s", clock(sum.Seconds), clock(stated))
		}
		if sum.Timed && sum.Seconds > stated {
			return r.fail(it.durationAt, clock(sum.Seconds), "the steps last %s, not %s", clock(sum.Seconds), clock(stated))
		}
		r.compare(it.durationAt, guess.seconds, float64(stated), guess.timed, "the steps last about %s, not %s", func(s float64) string { return clock(int(s)) })
	}
	if !it.Distance.IsZero() {
		stated := it.Distance.Metres()
		if sum.Measured && sum.Metres < stated-.5 {
			return r.missing(it.distanceAt, kilometres(sum.Metres), "the steps are %s long, not %s", kilometres(sum.Metres), kilometres(stated))
		}
		if sum.Measured && sum.Metres > stated+.5 {
			return r.fail(it.distanceAt, kilometres(sum.Metres), "the steps are %s long, not %s", kilometres(sum.Metres), kilometres(stated))
		}
		r.compare(it.distanceAt, guess.metres, stated, guess.measured, "the steps are about %s long, not %s", kilometres)
	}
	return nil
}

// compare makes a remark when a sum that is partly an estimate is 5 % away from
// what is stated. A sum that lacks some steps can only be too much.
func (r *reader) compare(at span, sum, stated float64, complete bool, says string, show func(float64) string) {
	const slack = .05
	if sum > stated*(1+slack) || complete && sum < stated*(1-slack) {
		column, width := r.place(at)
		r.remarks = append(r.remarks, Remark{Column: column, Width: width, Says: fmt.Sprintf(says, show(sum), show(stated))})
	}
}

// guess is what steps come to, with the quantity that a step leaves out found
// from its pace.
type guess struct {
	seconds, metres float64
	timed, measured bool // every step states it or has a pace
}

func estimate(steps []plan.Step) guess {
	sum := guess{timed: true, measured: true}
	for i := range steps {
		one := estimateStep(&steps[i])
		sum.seconds += one.seconds
		sum.metres += one.metres
		sum.timed = sum.timed && one.timed
		sum.measured = sum.measured && one.measured
	}
	return sum
}

func estimateStep(s *plan.Step) guess {
	if len(s.Steps) > 0 {
		g := estimate(s.Steps)
		g.seconds *= float64(s.Repeat)
		g.metres *= float64(s.Repeat)
		return g
	}
	g := guess{
		seconds: float64(s.Duration.Seconds), metres: s.Distance.Metres(),
		timed: !s.Duration.IsZero(), measured: !s.Distance.IsZero(),
	}
	if s.Effort.Scale != plan.Pace {
		return g
	}
	secondsPerMetre := (s.Effort.From + s.Effort.To) / 2 / s.Effort.Per.Metres()
	switch {
	case !g.timed:
		g.seconds, g.timed = g.metres*secondsPerMetre, true
	case !g.measured:
		g.metres, g.measured = g.seconds/secondsPerMetre, true
	}
	return g
}
