package rules

import (
	"os"
	"reflect"
	"testing"

	"ebb/plan"
	"ebb/plan/notation"
	"ebb/plan/outlook"
)

// seasonOf reads a plan file of testdata, and gives everything in it an id.
func seasonOf(t testing.TB, name string) plan.Plan {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name + ".ebb")
	if err != nil {
		t.Fatal(err)
	}
	f, err := notation.ParseFile(name, text, notation.FileReading{})
	if err != nil {
		t.Fatal(err)
	}
	return planOf(f)
}

// planOf gives the plan of a file, everything with an id.
func planOf(f notation.File) plan.Plan {
	n := 0
	next := func() plan.ID { n++; return id(n) }
	f.Season.ID = next()
	for b := range f.Season.Blocks {
		block := &f.Season.Blocks[b]
		block.ID = next()
		for w := range block.Weeks {
			block.Weeks[w].ID = next()
			for s := range block.Weeks[w].Sessions {
				block.Weeks[w].Sessions[s].ID = next()
			}
		}
	}
	for e := range f.Events {
		f.Events[e].ID = next()
	}
	return plan.Plan{Seasons: []plan.Macrocycle{f.Season}, Events: f.Events}
}

// fileInput is the season of a plan file as it stands a week before it begins.
func fileInput(t testing.TB, name string, who *plan.Athlete) Input {
	p := seasonOf(t, name)
	today := p.Seasons[0].Start - 7
	n := 5000000
	return Input{
		Look: outlook.New(outlook.Input{Plan: p, Athlete: who, Today: today}), Today: today, Since: today,
		NewID: func() plan.ID { n++; return id(n) },
	}
}

// unknown is an athlete of whom nothing is set.
func unknown(t testing.TB) *plan.Athlete {
	t.Helper()
	a, err := plan.Athlete{Name: "Story"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

// Seasons of somebody else's come to no red finding by the first fix of the first
// finding that has one: a marathon every second week up to 100 km at night, no
// down week, and heavy strength before the long days; three long days in a row
// each weekend up to a stage race, with 50 km races between; and long days back
// to back up to an Ironman, with a 70.3 every third week.
func TestSeasonsOfStrangersAreMended(t *testing.T) {
	fit := []string{"start.date", "2027-02-22", "start.fitness", "80", "start.fatigue", "80"}
	for _, tt := range []struct {
		name, file string
		who        *plan.Athlete
		left       float64 // of the load, at least
	}{
		{"of nobody known", "marathons", unknown(t), .75},
		{"of somebody fit", "marathons", athlete(t, "start.date", "2027-03-29"), .75},
		{"three days in a row", "stages", athlete(t, fit...), .70}, // every weekend: four in five of them are too many
		{"three sports", "ironman", athlete(t, fit...), .75},
		{"three sports of nobody known", "ironman", unknown(t), .75},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := fileInput(t, tt.file, tt.who)
			start := Judge(in)
			fixes, v := mend(start, 40)
			tellFixes(t, start, fixes)
			v.logTo(t, "after", Warn)
			for _, f := range v.Findings() {
				if f.Severity == Red {
					t.Errorf("left: %s %s", f.Rule.ID, f.Says)
				}
			}
			if was, is := start.loadOfAll(), v.loadOfAll(); is < tt.left*was {
				t.Errorf("%.0f of %.0f is left, %.1f %%", is, was, 100*is/was)
			}
			for _, e := range in.Look.Plan().Events {
				if i, ok := v.ground.plan.FindEvent(e.ID); e.Priority == plan.A && (!ok || !reflect.DeepEqual(v.ground.plan.Events[i], e)) {
					t.Errorf("%s is another", e.Name)
				}
			}
			checkDemoted(t, fixes)
			checkCured(t, fixes)
			checkUndone(t, in.Look.Plan(), fixes)
		})
	}
}

// Once nothing is red what stands before long days and what is not rehearsed can
// be put right, one finding after the other.
func TestWarningsOfAStrangersSeasonHaveFixes(t *testing.T) {
	_, v := mend(Judge(fileInput(t, "marathons", unknown(t))), 40)
	strength, night := 0, false
	for _, f := range v.Findings() {
		if f.Rule.ID != "R29" && !ofNight(&f) {
			continue
		}
		fix, ok := v.Fix(&f)
		if !ok {
			t.Errorf("no fix of: %s", f.Says)
			continue
		}
		if f.Rule.ID == "R29" {
			strength++
		} else {
			night = fix.Verdict.rehearsalsOf("night") >= 2
		}
	}
	if strength < 5 || !night {
		t.Errorf("%d findings on strength, the night rehearsed: %v", strength, night)
	}
}

// mend takes the fix of the first red finding that has one, again and again.
func mend(v *Verdict, most int) (all []mended, after *Verdict) {
	for len(all) < most {
		n := len(all)
		for _, f := range v.Findings() {
			if f.Severity != Red {
				break
			}
			if fix, ok := v.Fix(&f); ok {
				all, v = append(all, mended{f, fix}), fix.Verdict
				break
			}
		}
		if len(all) == n {
			break
		}
	}
	return all, v
}

// tellFixes logs fixes with the load that is left after each.
func tellFixes(t *testing.T, start *Verdict, fixes []mended) {
	start.logTo(t, "before", Red)
	for i, m := range fixes {
		t.Logf("%2d %s %s\n      %s; %.1f %% of the load", i+1, m.of.Rule.ID, m.of.Says, m.fix.Words(), 100*m.fix.Verdict.loadOfAll()/start.loadOfAll())
	}
}

// checkDemoted asks that no race is struck out that is not run in training yet,
// unless another on its day is.
func checkDemoted(t *testing.T, fixes []mended) {
	t.Helper()
	for i, m := range fixes {
		was := m.fix.was.ground.plan
		for _, e := range was.Events {
			if _, stays := m.fix.Plan.FindEvent(e.ID); !stays && e.Priority != plan.C {
				t.Errorf("fix %d strikes out %s, a race of priority %s: %s", i+1, e.Name, e.Priority, m.fix.Words())
			}
		}
	}
}

// BenchmarkFixes looks for a fix of each red finding of that season.
func BenchmarkFixes(b *testing.B) {
	v := Judge(fileInput(b, "marathons", unknown(b)))
	for b.Loop() {
		for i := range v.Findings() {
			if f := &v.Findings()[i]; f.Severity == Red {
				v.Fix(f)
			}
		}
	}
}
