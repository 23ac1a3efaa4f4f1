package season

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
)

// figures are all that is drawn of a season, worked out once for an outlook:
// a move of the cursor only draws.
type figures struct {
	of, before *outlook.Outlook
	season     plan.ID

	weeks   []week
	blocks  []block
	bars    []chart.Column // of the weeks
	breaths []chart.Span
	ghosts  []chart.Span // before the preview; nil when there is none
	highs   []float64    // sorted

	total     total
	previous  previous
	pitchFor  int // weeks that the columns are laid out for
	top       int // of the breaths
	fullLoad  int
	low, high float64 // of fitness and fatigue
	fullForm  float64
}

// week is a microcycle of the season.
type week struct {
	plan.Place
	days    int
	kind    plan.WeekKind
	sum     outlook.Week
	settled int // before the preview
	form    float64
	fatigue float64 // mean of the days, as form
	fitness float64
	fresh   bool    // not in the plan that is stored
	done    float64 // seconds
	told    bool    // something was reported of it
}

// clock says how long the week is: what was done of what is planned, where
// something was reported; "" when nothing is planned or done.
func (w *week) clock() string {
	switch {
	case w.told:
		return clockOf(w.done) + " of " + clockOf(w.sum.PlannedSeconds)
	case w.sum.PlannedSeconds < 60:
		return ""
	default:
		return clockOf(w.sum.PlannedSeconds)
	}
}

func clockOf(seconds float64) string {
	if seconds < 60 {
		return "0h"
	}
	return phrase.Clock(int(seconds) / 60 * 60)
}

// hours gives how long the week is in whole hours, of the series that its bar
// is of: what was done of a week that is over, else what is planned.
func (w *week) hours(past bool) int {
	if w.told && past {
		return phrase.Figure(w.done / 3600)
	}
	return phrase.Figure(w.sum.Seconds / 3600)
}

func (w *week) last() calendar.Day { return w.Start + calendar.Day(w.days) - 1 }

// block is a mesocycle and where it stands among the weeks.
type block struct {
	name     string
	judged   bool
	from, to int // weeks, to not included
	o        oscillation.Measure
	measured bool
	was      int // O before the preview; -1 when there is none
}

// total is what a season comes to.
type total struct {
	span             calendar.Span
	weeks            int
	seconds, planned float64 // as planned
	done, doneLoad   float64 // as reported; none: nothing was
	mornings         int
	settled, longest int // mornings, and the longest run of days without one
}

// look works the figures out when the outlook is another than last time.
func (v *view) look() {
	f, season := v.figures, v.Plan.Season(v.At)
	if f.of == v.Now && f.before == v.Before && f.season == season.ID {
		return
	}
	floor := 0
	if v.Before != nil && f.season == season.ID {
		floor = f.top
	}
	f.of, f.before, f.season = v.Now, v.Before, season.ID
	f.previous.look(v.Before, season.ID)
	f.weeks, f.blocks, f.bars = f.weeks[:0], f.blocks[:0], f.bars[:0]
	f.breaths, f.ghosts, f.highs = f.breaths[:0], f.ghosts[:0], f.highs[:0]
	start := season.Start
	for b := range season.Blocks {
		f.blocks = append(f.blocks, v.blockOf(&season.Blocks[b], plan.Place{Season: v.At.Season, Block: b, Start: start}))
		for w := range season.Blocks[b].Weeks {
			at := plan.Place{Season: v.At.Season, Block: b, Week: w, Start: start}
			v.addWeek(at, &season.Blocks[b].Weeks[w])
			start += calendar.Day(season.Blocks[b].Weeks[w].Days)
		}
		f.blocks[b].to = len(f.weeks)
	}
	f.pitchFor = v.storedWeeks(season.ID)
	f.total = totalOf(v.Now, season.Span(), f.weeks)
	v.scale(floor)
}

func (v *view) blockOf(b *plan.Mesocycle, at plan.Place) block {
	made := block{name: b.Name, judged: b.Phase.Judged(), from: len(v.weeks), was: -1}
	made.o, made.measured = v.Now.Block(at)
	for _, p := range v.previous.blocks {
		if p.id == b.ID {
			made.was = p.o
		}
	}
	return made
}

// addWeek looks at a microcycle: what its days carry now, and carried on the
// same days before a preview.
func (v *view) addWeek(at plan.Place, source *plan.Microcycle) {
	f := v.figures
	w := week{Place: at, days: source.Days, kind: source.Kind, sum: v.Now.Week(at)}
	breath, form, n := chart.Span{Low: w.sum.Lowest}, 0.0, 0
	ghost, was := chart.Span{Low: math.Inf(1)}, 0.0
	for d := at.Start; d <= w.last(); d++ {
		said, ok := v.Now.Day(d)
		if ok {
			breath.High = max(breath.High, said.Evening.Max())
			form += said.Form
			w.fatigue, w.fitness = w.fatigue+said.Fatigue, w.fitness+said.Fitness
			n++
		}
		if v.Before == nil {
			continue
		}
		if said, ok = v.Before.Day(d); ok {
			ghost.High, ghost.Low = max(ghost.High, said.Evening.Max()), min(ghost.Low, said.Morning.Max())
			was += said.Load
			if said.Settled() {
				w.settled++
			}
		}
	}
	w.done, w.told = v.Scene.Done(calendar.Span{From: at.Start, To: w.last()})
	w.told = w.told && (w.done >= 60 || w.last() < v.Scene.Today) && v.Now.Series() != outlook.Planned
	days := float64(max(n, 1))
	w.form, w.fatigue, w.fitness = form/days, w.fatigue/days, w.fitness/days
	bar := chart.Column{
		Load: w.sum.Load, Done: w.sum.Done, Was: w.sum.Load, Target: w.sum.Target, Ink: inkOf(source.Kind),
		Rough: len(source.Sessions) == 0 && !source.Target.IsZero(), Past: w.last() < v.Scene.Today,
	}
	if v.Before != nil {
		bar.Was = was
		if math.IsInf(ghost.Low, 1) {
			ghost.Low = chart.Ready
		}
		f.ghosts = append(f.ghosts, ghost)
		_, stored := v.Scene.Plan.FindWeek(source.ID)
		w.fresh = !stored
	}
	f.weeks, f.bars, f.breaths = append(f.weeks, w), append(f.bars, bar), append(f.breaths, breath)
}

// storedWeeks counts the weeks of the season as it is stored: while a preview
// lasts the columns keep their width.
func (v *view) storedWeeks(id plan.ID) int {
	for i := range v.Scene.Plan.Seasons {
		if season := &v.Scene.Plan.Seasons[i]; season.ID == id {
			n := 0
			for b := range season.Blocks {
				n += len(season.Blocks[b].Weeks)
			}
			return max(n, 1)
		}
	}
	return max(len(v.weeks), 1)
}

// scale finds the ends of the scales. Few weeks tower over a season: those of
// races are cut, so that the rhythm of the others is seen.
func (v *view) scale(floor int) {
	f := v.figures
	heaviest := 0.0
	f.fullForm, f.low, f.high = 15, math.Inf(1), 0
	for i := range f.weeks {
		f.highs = append(f.highs, f.breaths[i].High)
		heaviest = max(heaviest, f.bars[i].Load, f.bars[i].Was, f.bars[i].Target)
		f.fullForm = max(f.fullForm, math.Abs(f.weeks[i].form))
		f.low = min(f.low, f.weeks[i].fitness, f.weeks[i].fatigue)
		f.high = max(f.high, f.weeks[i].fitness, f.weeks[i].fatigue)
	}
	slices.Sort(f.highs)
	f.top = chart.Top(f.highs[int(math.Ceil(.85*float64(len(f.highs)-1)))], floor)
	f.fullLoad = chart.Whole(heaviest)
}

// totalOf adds a season up.
func totalOf(o *outlook.Outlook, span calendar.Span, weeks []week) total {
	t := total{span: span, weeks: len(weeks), mornings: span.Days()}
	for i := range weeks {
		w := &weeks[i]
		t.add(w.sum)
		t.done += w.done
	}
	t.settled, t.longest = settledIn(o, span)
	return t
}

func (t *total) add(w outlook.Week) {
	t.seconds, t.planned, t.doneLoad = t.seconds+w.PlannedSeconds, t.planned+w.Planned, t.doneLoad+w.Done
}

// settledIn counts the settled mornings of some days, and the longest run of
// days without one.
func settledIn(o *outlook.Outlook, span calendar.Span) (settled, longest int) {
	run := 0
	for d := span.From; d <= span.To; d++ {
		said, ok := o.Day(d)
		run++
		if ok && said.Settled() {
			settled, run = settled+1, 0
		}
		longest = max(longest, run)
	}
	return settled, longest
}
