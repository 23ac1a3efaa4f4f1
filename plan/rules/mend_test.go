package rules

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// overreached is a season that a coach would shake the head at: a marathon every
// second week, no down week, heavy strength on the morning of long runs or the
// day before, and a main race of 100 km that starts at night, which nothing
// rehearses.
func overreached() plan.Plan {
	const last = 24 // weeks
	m := func(minutes int) plan.Duration { return plan.DurationOf(60 * minutes) }
	at := func(x float64) plan.Intensity { return plan.Intensity{Scale: plan.RPE, From: x, To: x} }
	s := plan.Macrocycle{ID: id(1), Name: "Too much", Start: monday}
	p := plan.Plan{}
	for w := range last {
		if w%4 == 0 {
			phase := plan.Build
			if w >= 16 {
				phase = plan.Specific
			}
			s.Blocks = append(s.Blocks, plan.Mesocycle{ID: id(100*w + 90), Name: fmt.Sprintf("Block %d", w/4+1), Phase: phase})
		}
		racing := w%2 == 1
		week := plan.Microcycle{ID: id(100*w + 91), Days: 7, Sessions: []plan.Session{
			{Day: 0, Sport: plan.Run, Kind: plan.Easy, Duration: m(45)},
			{Day: 1, Sport: plan.Run, Kind: plan.Intervals, Steps: []plan.Step{
				{Duration: m(20), Effort: at(2)},
				{Repeat: 5, Steps: []plan.Step{{Duration: m(4), Effort: at(9)}, {Duration: m(2), Effort: at(2)}}},
				{Duration: m(20), Effort: at(2)},
			}},
			{Day: 2, Sport: plan.Run, Kind: plan.Easy, Duration: m(60)},
			{Day: 3, Sport: plan.Run, Kind: plan.Tempo, Duration: m(60)},
			{Day: 4, Sport: plan.Run, Kind: plan.Easy, Duration: m(40)},
		}}
		if !racing {
			week.Sessions = append(week.Sessions,
				plan.Session{Day: 5, Sport: plan.Run, Kind: plan.Easy, Duration: m(45)},
				plan.Session{Day: 6, Sport: plan.Strength, Kind: plan.Heavy, Duration: m(45)},
				plan.Session{Day: 6, Sport: plan.Run, Kind: plan.Long, Duration: m(165), Tags: map[bool][]string{true: {"poles"}}[w%4 == 2]},
			)
		}
		for i := range week.Sessions {
			week.Sessions[i].ID = id(10000 + 100*w + i)
		}
		b := &s.Blocks[len(s.Blocks)-1]
		b.Weeks = append(b.Weeks, week)
		sunday := monday + calendar.Day(7*w+6)
		switch {
		case w == last-1:
			p.Events = append(p.Events, plan.Event{
				ID: id(900000 + w), Name: "Night 100", From: sunday, Days: 1, Sport: plan.Run, Priority: plan.A,
				Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Goal: m(14 * 60), Tags: []string{"night", "poles"},
			})
		case racing:
			p.Events = append(p.Events, plan.Event{
				ID: id(900000 + w), Name: fmt.Sprintf("Marathon %d", w/2+1), From: sunday, Days: 1, Sport: plan.Run, Priority: plan.B,
				Distance: plan.Distance{Value: 42.195, Unit: plan.Kilometres}, Goal: m(4 * 60),
			})
		}
	}
	p.Seasons = []plan.Macrocycle{s}
	return p
}

func overreachedInput(t testing.TB) Input {
	today := monday - 7
	n := 5000000
	return Input{
		Look: outlook.New(outlook.Input{Plan: overreached(), Athlete: athlete(t), Today: today}), Today: today, Since: today,
		NewID: func() plan.ID { n++; return id(n) },
	}
}

// mended is one fix that was accepted.
type mended struct {
	of  Finding
	fix Fix
}

// accept takes the fix of the first finding that is wanted and has one, in the
// order shown, again and again. It stops after so many, and at a finding that is
// wanted and has none.
func accept(v *Verdict, most int, wanted func(*Finding) bool) (all []mended, after *Verdict) {
	for len(all) < most {
		i := slices.IndexFunc(v.Findings(), func(f Finding) bool { return wanted(&f) })
		if i < 0 {
			break
		}
		f := v.Findings()[i]
		fix, ok := v.Fix(&f)
		if !ok {
			break
		}
		all, v = append(all, mended{f, fix}), fix.Verdict
	}
	return all, v
}

func (v *Verdict) loadOfAll() float64 { return v.ground.load(v.ground.span) }

// tell logs a verdict: how many findings of each severity there are, and those
// from a severity on.
func (v *Verdict) logTo(t *testing.T, when string, least Severity) {
	var n [3]int
	for _, f := range v.Findings() {
		n[f.Severity]++
	}
	t.Logf("%s: %d red, %d to be warned of, %d to be known; load %.0f", when, n[Red], n[Warn], n[Info], v.loadOfAll())
	for _, f := range v.Findings() {
		if f.Severity >= least {
			t.Logf("  %-4s %s %s", f.Severity, f.Rule.ID, f.Says)
		}
	}
}

// ofNight reports whether a finding is that the night is not rehearsed.
func ofNight(f *Finding) bool {
	return f.Rule.Name == "demand-rehearsed" && f.Case.Day == slices.Index(coverage.Tags, "night")
}

// rehearsalsOf counts the rehearsals of what the main race asks for.
func (v *Verdict) rehearsalsOf(tag string) int {
	at := v.ground.races[len(v.ground.races)-1].span.From
	n, _ := v.ground.rehearsals(calendar.Span{From: at - 112, To: at - 1}, tag)
	return n
}

// A season that is far too much is brought to no red finding by accepting the
// fixes that are offered, the gravest first.
func TestASeasonThatIsTooMuchIsMended(t *testing.T) {
	in := overreachedInput(t)
	start := Judge(in)
	start.logTo(t, "before", Red)
	fixes, v := accept(start, 40, func(f *Finding) bool { return f.Severity == Red })
	night, v := accept(v, 40-len(fixes), ofNight)
	fixes = append(fixes, night...)
	for i, m := range fixes {
		t.Logf("%2d %s %s\n      %s; load %.0f", i+1, m.of.Rule.ID, m.of.Says, m.fix.Words(), m.fix.Verdict.loadOfAll())
	}
	v.logTo(t, "after", Warn)
	for _, f := range v.Findings() {
		if f.Severity == Red || ofNight(&f) {
			t.Errorf("left: %s %s", f.Rule.ID, f.Says)
		}
	}
	if was, is := start.loadOfAll(), v.loadOfAll(); is < .75*was {
		t.Errorf("%.0f of %.0f is left, %.1f %%", is, was, 100*is/was)
	}
	main := in.Look.Plan().Events[len(in.Look.Plan().Events)-1]
	if i, ok := v.ground.plan.FindEvent(main.ID); !ok || !reflect.DeepEqual(v.ground.plan.Events[i], main) {
		t.Error("the main race is another")
	}
	if was, is := start.rehearsalsOf("poles"), v.rehearsalsOf("poles"); was == 0 || is < was {
		t.Errorf("of %d rehearsals with poles %d are left", was, is)
	}
	checkCured(t, fixes)
	checkUndone(t, in.Look.Plan(), fixes)
}

// checkCured asks that nothing that a fix cured is there after a later one.
func checkCured(t *testing.T, fixes []mended) {
	t.Helper()
	cured := map[Case]mended{}
	for i, m := range fixes {
		for _, f := range m.fix.Verdict.Findings() {
			if was, ok := cured[f.Case.alone()]; ok && f.Severity >= was.of.Severity {
				t.Errorf("fix %d brings back what was cured: %s %s", i+1, f.Rule.ID, f.Says)
			}
		}
		if m.fix.cures(&m.of) { // and is no first step
			cured[m.of.Case.alone()] = m
		}
	}
}

// checkUndone takes fixes back, the last first.
func checkUndone(t *testing.T, start plan.Plan, fixes []mended) {
	t.Helper()
	p := start
	var undo [][]edit.Change
	for _, m := range fixes {
		undo = append(undo, edit.Changes(p, m.fix.Plan))
		p = m.fix.Plan
	}
	for i := len(undo) - 1; i >= 0; i-- {
		var err error
		if p, err = edit.Undo(p, undo[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !edit.Equal(p, start) {
		t.Error("taken back, it is another season")
	}
}
