package outlook

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// lifeOver draws facts around the days of the tests.
func lifeOver(t *rapid.T) []plan.Life {
	var life []plan.Life
	for n := range rapid.IntRange(0, 4).Draw(t, "facts") {
		l := plan.Life{
			ID: id(8000 + n), Kind: rapid.SampledFrom(plan.LifeKinds()).Draw(t, "kind"),
			From: monday + calendar.Day(rapid.IntRange(-40, 130).Draw(t, "from")), Days: rapid.IntRange(1, 40).Draw(t, "days"),
		}
		if !l.Kind.Health() && rapid.Bool().Draw(t, "shared") {
			l.Share = plan.Given(float64(rapid.IntRange(0, 100).Draw(t, "share")))
		}
		if l.Kind != plan.Sick && rapid.Bool().Draw(t, "allowed") {
			l.Allows = []plan.Sport{rapid.SampledFrom(plan.Sports()).Draw(t, "sport")}
		}
		life = append(life, l)
	}
	plan.SortLife(life)
	return life
}

// fact is a fact over the third and fourth day.
func fact(kind plan.LifeKind, change ...func(*plan.Life)) []plan.Life {
	l := plan.Life{ID: id(8000), Kind: kind, From: monday + 2, Days: 2}
	for _, c := range change {
		c(&l)
	}
	return []plan.Life{l}
}

func share(percent float64) func(*plan.Life) {
	return func(l *plan.Life) { l.Share = plan.Given(percent) }
}

func allows(sports ...plan.Sport) func(*plan.Life) {
	return func(l *plan.Life) { l.Allows = sports }
}

func TestLifeTakesFromWhatIsExpected(t *testing.T) {
	p := tenADay(14)
	swim := edited(p, 0, 0, func(w *plan.Microcycle) { w.Sessions[3].Sport = plan.Swim })
	raced := edited(p, 0, 0, func(w *plan.Microcycle) { w.Sessions[3].Kind = plan.Race })
	event := p
	event.Events = []plan.Event{{ID: id(70), From: monday + 2, Days: 1, Load: plan.Given(100)}}
	reported := []plan.DoneDay{{Day: monday, Impulses: ran(30)}, {Day: monday + 2, Impulses: ran(7)}}
	tests := []struct {
		name  string
		plan  plan.Plan
		life  []plan.Life
		done  []plan.DoneDay
		today calendar.Day
		want  []float64 // of the first six days
	}{
		{"sick: nothing", p, fact(plan.Sick), nil, monday, []float64{10, 10, 0, 0, 10, 10}},
		{"injured: nothing", p, fact(plan.Injured), nil, monday, []float64{10, 10, 0, 0, 10, 10}},
		{"injured: what is allowed goes on", swim, fact(plan.Injured, allows(plan.Swim)), nil, monday, []float64{10, 10, 0, 10, 10, 10}},
		{"holiday: nothing", p, fact(plan.Holiday), nil, monday, []float64{10, 10, 0, 0, 10, 10}},
		{"holiday: the share that is given", p, fact(plan.Holiday, share(80)), nil, monday, []float64{10, 10, 8, 8, 10, 10}},
		{"travel: half", p, fact(plan.Travel), nil, monday, []float64{10, 10, 5, 5, 10, 10}},
		{"travel: the sports that are named, and nothing else", swim, fact(plan.Travel, allows(plan.Swim)), nil, monday, []float64{10, 10, 0, 10, 10, 10}},
		{"travel: a sport in full, and a share of the rest", swim, fact(plan.Travel, allows(plan.Swim), share(40)), nil, monday, []float64{10, 10, 4, 10, 10, 10}},
		{"on several, the least", p, append(fact(plan.Travel), fact(plan.Sick, func(l *plan.Life) { l.Days = 1 })...), nil, monday, []float64{10, 10, 0, 5, 10, 10}},
		{"who travels to a race runs it", event, fact(plan.Travel), nil, monday, []float64{10, 10, 105, 5, 10, 10}},
		{"and the race in the plan", raced, fact(plan.Holiday), nil, monday, []float64{10, 10, 0, 10, 10, 10}},
		{"who is sick does not", event, fact(plan.Sick), nil, monday, []float64{10, 10, 0, 0, 10, 10}},
		{"what was reported is as it was", p, fact(plan.Sick), reported, monday + 5, []float64{30, 0, 7, 0, 10, 10}},
		{"today: what was done, less what is left", p, fact(plan.Sick), reported, monday + 2, []float64{30, 10, 7, 0, 10, 10}},
		{"past days without a report are expected by it too", p, fact(plan.Sick), nil, monday + 5, []float64{10, 10, 0, 0, 10, 10}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			o := New(Input{Plan: c.plan, Athlete: athlete(t), Done: c.done, Today: c.today, Life: c.life})
			if got := loads(o, monday, 6); !slices.Equal(got, c.want) {
				t.Errorf("loads %v, want %v", got, c.want)
			}
		})
	}
}

func TestOutlinesAreLivedThroughToo(t *testing.T) {
	w := plan.Microcycle{Days: 7, Target: plan.Target{Measure: plan.TargetLoad, Value: 100}}
	p := plan.Plan{Seasons: []plan.Macrocycle{{Start: monday, Blocks: []plan.Mesocycle{{Phase: plan.Base, Weeks: []plan.Microcycle{w}}}}}}
	o := New(Input{Plan: p, Athlete: athlete(t), Today: monday, Life: fact(plan.Sick)})
	if got := loads(o, monday, 7); got[2] != 0 || got[3] != 0 || got[1] == 0 || got[6] == 0 {
		t.Errorf("loads %v, want none on the third and fourth day alone", got)
	}
	if at, _ := p.Locate(monday); o.Week(at).Planned < 99.9 {
		t.Errorf("planned is %v, want 100", o.Week(at).Planned)
	}
}

func TestLifeOnADay(t *testing.T) {
	life := append(fact(plan.Travel), fact(plan.Injured, func(l *plan.Life) { l.Days, l.ID = 1, id(8001) })...)
	for _, series := range []Series{Expected, Planned, Done} {
		o := New(Input{Plan: tenADay(14), Athlete: athlete(t), Today: monday, Life: life, Series: series})
		for day, want := range []plan.LifeKind{0, 0, plan.Injured, plan.Travel, 0} {
			on := monday + calendar.Day(day)
			if d, _ := o.Day(on); d.Life != want {
				t.Errorf("%v, day %d: %v, want %v", series, day, d.Life, want)
			}
			if facts := o.LifeOn(on); want != 0 && facts[0].Kind != want || want == 0 && len(facts) > 0 {
				t.Errorf("%v, day %d: facts %v", series, day, facts)
			}
		}
	}
}

// The plan is never changed by a fact, and without the fact all is as before.
func TestTakingLifeAwayGivesThePlanBack(t *testing.T) {
	a := athlete(t)
	rapid.Check(t, func(t *rapid.T) {
		in := Input{Plan: season(rapid.IntRange(1, 10).Draw(t, "weeks")), Athlete: a, Today: monday + calendar.Day(rapid.IntRange(-10, 60).Draw(t, "today"))}
		if rapid.Bool().Draw(t, "reported") {
			in.Done = reportsOf(t, in.Plan)
		}
		without := New(in)
		with := without.Under(lifeOver(t))
		equalDays(t, with.Under(nil), without)
		for d := without.Span().From; d <= without.Span().To; d++ {
			was, _ := without.Day(d)
			is, _ := with.Day(d)
			if was.PlannedLoad != is.PlannedLoad || was.DoneLoad != is.DoneLoad || is.Load > was.Load {
				t.Fatalf("%v: %+v, without life %+v", d, is, was)
			}
		}
		for _, series := range []Series{Planned, Done} {
			in.Series, in.Life = series, nil
			plain := New(in)
			in.Life = with.Life()
			for d, lived := plain.Span().From, New(in); d <= plain.Span().To; d++ {
				was, _ := plain.Day(d)
				is, _ := lived.Day(d)
				if is.Day != was.Day {
					t.Fatalf("%v, %v: life changed %+v to %+v", series, d, was, is)
				}
			}
		}
	})
}

func TestUnderComputesWhatAFactChangesOnly(t *testing.T) {
	o := New(Input{Plan: season(52), Athlete: athlete(t), Today: monday})
	late := []plan.Life{{ID: id(8000), Kind: plan.Sick, From: monday + 200, Days: 4}}
	shared := 0
	next := o.Under(late)
	for i := range next.days {
		if next.days[i] == o.days[i] {
			shared++
		}
	}
	if want := 200 / pieceDays; shared != want {
		t.Errorf("%d pieces of days are shared, want %d", shared, want)
	}
	renamed := slices.Clone(late)
	renamed[0].Note = "a cold"
	if again := next.Under(renamed); again.days[len(again.days)-2] != next.days[len(next.days)-2] {
		t.Error("a note computes days")
	}
}
