package rules

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// oddSession is any session, on a day of its week.
func oddSession(t *rapid.T, days, n int) plan.Session {
	s := plan.Session{ID: id(n), Day: rapid.IntRange(0, days-1).Draw(t, "day")}
	s.Sport = rapid.SampledFrom([]plan.Sport{plan.NoSport, plan.Run, plan.Bike, plan.Swim, plan.Hike, plan.Strength, plan.Multi, plan.Mobility}).Draw(t, "sport")
	switch s.Sport {
	case plan.Strength:
		s.Kind = rapid.SampledFrom(plan.StrengthKinds()).Draw(t, "strength")
	case plan.Mobility:
		s.Kind = plan.Flexibility
	default:
		s.Kind = rapid.SampledFrom(plan.Kinds()).Draw(t, "kind")
	}
	if s.Kind == plan.Rest {
		return s
	}
	s.Duration = plan.DurationOf(60 * rapid.SampledFrom([]int{1, 20, 45, 60, 100, 200, 420, 1440}).Draw(t, "minutes"))
	if rapid.Bool().Draw(t, "stated") {
		s.Load = plan.Given(rapid.SampledFrom([]float64{0, 1, 60, 120, 300, 5000}).Draw(t, "load"))
	}
	if rapid.IntRange(0, 3).Draw(t, "climbs") == 0 {
		s.Climb = plan.Height{Value: 800, Unit: plan.HeightMetres}
	}
	s.Fuel = plan.Fuel{
		Carb:  rapid.SampledFrom([]float64{0, 0, 20, 60, 120}).Draw(t, "carb"),
		Fluid: rapid.SampledFrom([]float64{0, 500, 1500}).Draw(t, "fluid"),
	}
	s.Tags = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"b2b", "night", "heat", "pack", "brick", "openwater"}), 0, 2, rapid.ID).Draw(t, "tags")
	return s
}

// oddWeek is any microcycle.
func oddWeek(t *rapid.T, n int) plan.Microcycle {
	w := plan.Microcycle{
		ID: id(1000 * n), Days: rapid.SampledFrom([]int{7, 7, 7, 1, 3, 10, 28}).Draw(t, "days"),
		Kind: rapid.SampledFrom(plan.WeekKinds()).Draw(t, "kind of week"),
	}
	switch rapid.IntRange(0, 5).Draw(t, "filled") {
	case 0:
	case 1:
		w.Target = plan.Target{Measure: plan.TargetLoad, Value: rapid.SampledFrom([]float64{0, 100, 900}).Draw(t, "target")}
	case 2:
		w.Target = plan.Target{Measure: plan.TargetShare, Value: 65}
	default:
		for k := range rapid.IntRange(0, 9).Draw(t, "sessions") {
			w.Sessions = append(w.Sessions, oddSession(t, w.Days, 1000*n+k+1))
		}
		slices.SortStableFunc(w.Sessions, func(a, b plan.Session) int { return a.Day - b.Day })
	}
	return w
}

// oddEvent is any race, near the season or not.
func oddEvent(t *rapid.T, n int) plan.Event {
	return plan.Event{
		ID: id(900000 + n), Name: rapid.SampledFrom([]string{"", "Hill"}).Draw(t, "name"),
		From: monday + calendar.Day(rapid.IntRange(-300, 500).Draw(t, "on")), Days: rapid.SampledFrom([]int{1, 1, 1, 3, 9}).Draw(t, "race days"),
		Priority: rapid.SampledFrom([]plan.Priority{plan.A, plan.B, plan.C}).Draw(t, "priority"),
		Sport:    rapid.SampledFrom([]plan.Sport{plan.NoSport, plan.Run, plan.Bike, plan.Multi}).Draw(t, "race sport"),
		Distance: rapid.SampledFrom([]plan.Distance{{}, {Value: 5, Unit: plan.Kilometres}, {Value: 42.2, Unit: plan.Kilometres}, {Value: 100, Unit: plan.Miles}}).Draw(t, "way"),
		Climb:    rapid.SampledFrom([]plan.Height{{}, {Value: 5000, Unit: plan.HeightMetres}}).Draw(t, "climb"),
		Fuel:     plan.Fuel{Carb: rapid.SampledFrom([]float64{0, 20, 80}).Draw(t, "race carb")},
		Tags:     rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"night", "heat", "pack"}), 0, 3, rapid.ID).Draw(t, "race tags"),
	}
}

// oddPlan is any plan, an empty one too.
func oddPlan(t *rapid.T) plan.Plan {
	var p plan.Plan
	start, n := monday, 1
	for s := range rapid.IntRange(0, 2).Draw(t, "seasons") {
		season := plan.Macrocycle{ID: id(800000 + s), Start: start + calendar.Day(rapid.IntRange(0, 40).Draw(t, "pause"))}
		for b := range rapid.IntRange(0, 4).Draw(t, "blocks") {
			block := plan.Mesocycle{ID: id(810000 + 100*s + b), Phase: rapid.SampledFrom(plan.Phases()).Draw(t, "phase")}
			for range rapid.IntRange(0, 5).Draw(t, "weeks") {
				block.Weeks = append(block.Weeks, oddWeek(t, n))
				n++
			}
			season.Blocks = append(season.Blocks, block)
		}
		p.Seasons = append(p.Seasons, season)
		start = season.Start + calendar.Day(season.Days())
	}
	for e := range rapid.IntRange(0, 4).Draw(t, "events") {
		p.Events = append(p.Events, oddEvent(t, e))
	}
	slices.SortStableFunc(p.Events, func(a, b plan.Event) int { return int(a.From - b.From) })
	return p
}

// oddInput is any plan of an athlete, with records, check-ins and facts of life.
func oddInput(tb testing.TB, t *rapid.T) Input {
	settings := []string{}
	for _, r := range table {
		if r.Off {
			settings = append(settings, "rule."+r.ID, "on")
		}
	}
	if rapid.Bool().Draw(t, "old") {
		settings = append(settings, "born", "1970-01-10")
	}
	if rapid.Bool().Draw(t, "unknown") {
		settings = append(settings, "start.fitness", "0")
	}
	in := Input{Today: monday + calendar.Day(rapid.IntRange(-30, 200).Draw(t, "today"))}
	if rapid.Bool().Draw(t, "since") {
		in.Since = in.Today
	}
	of := outlook.Input{Plan: oddPlan(t), Athlete: athlete(tb, settings...), Today: in.Today}
	day := monday - calendar.Day(rapid.IntRange(-5, 60).Draw(t, "first report"))
	for range rapid.IntRange(0, 60).Draw(t, "reports") {
		day += calendar.Day(rapid.SampledFrom([]int{1, 1, 1, 2, 9}).Draw(t, "after"))
		done := plan.DoneDay{Day: day}
		if load := rapid.SampledFrom([]float64{0, 40, 90, 400}).Draw(t, "done"); load > 0 {
			done.Impulses = []plan.Impulse{{Sport: plan.Run, Load: load, FootKm: load / 5, Hard: load / 3}}
		}
		of.Done = append(of.Done, done)
		mark := func(name string) int { return rapid.IntRange(0, 5).Draw(t, name) }
		in.Checkins = append(in.Checkins, plan.Checkin{
			Day: day, Legs: mark("legs"), Energy: mark("energy"), Sleep: mark("sleep"), Mood: mark("mood"), Ill: mark("ill") == 1,
		})
	}
	if rapid.Bool().Draw(t, "away") {
		of.Life = []plan.Life{{ID: id(700000), Kind: rapid.SampledFrom(plan.LifeKinds()).Draw(t, "life"), From: monday + 20, Days: 9}}
	}
	in.Records = oddRecords(t, &of)
	in.Look = outlook.New(of)
	return in
}

// oddRecords are records of what was reported, and some of days to come, that
// answer sessions of the plan or none.
func oddRecords(t *rapid.T, of *outlook.Input) (all []plan.Record) {
	if !rapid.Bool().Draw(t, "records") {
		return nil
	}
	var sessions []plan.ID
	for at := range of.Plan.Weeks() {
		for _, s := range of.Plan.Week(at).Sessions {
			sessions = append(sessions, s.ID)
		}
	}
	add := func(day calendar.Day, impulses []plan.Impulse) {
		r := plan.Record{ID: id(600000 + len(all)), Day: day, Impulses: impulses, Done: plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(3600)}}
		if len(sessions) > 0 && rapid.Bool().Draw(t, "answers") {
			r.Sessions = []plan.Share{{Session: rapid.SampledFrom(sessions).Draw(t, "session")}}
		}
		all = append(all, r)
	}
	for _, d := range of.Done {
		add(d.Day, d.Impulses)
	}
	last := of.Today
	if n := len(all); n > 0 {
		last = max(last, all[n-1].Day)
	}
	for range rapid.IntRange(0, 3).Draw(t, "to come") {
		last += calendar.Day(rapid.IntRange(1, 300).Draw(t, "days on"))
		add(last, []plan.Impulse{{Sport: plan.Run, Load: 50}})
	}
	return all
}

func TestNoPlanIsTooOdd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := oddInput(t, rt)
		v := Judge(in)
		for _, f := range v.Findings() {
			switch {
			case f.From == 0 || f.To < f.From:
				rt.Fatalf("%s has no days: %v to %v", f.Rule.ID, f.From, f.To)
			case f.Says == "" || strings.HasSuffix(f.Says, "."):
				rt.Fatalf("%s says %q", f.Rule.ID, f.Says)
			case strings.Contains(f.Says, "NaN") || strings.Contains(f.Says, "Inf") || strings.Contains(f.Says, "%!"):
				rt.Fatalf("%s says %q", f.Rule.ID, f.Says)
			case f.Severity > f.Rule.Severity:
				rt.Fatalf("%s is graver than its rule: %v", f.Rule.ID, f.Severity)
			case in.Since != 0 && f.To < in.Since:
				rt.Fatalf("%s ended on %v, before %v", f.Rule.ID, f.To, in.Since)
			}
		}
		again := Judge(in)
		if !reflect.DeepEqual(v.Findings(), again.Findings()) {
			rt.Fatal("the same plan has other findings the second time")
		}
	})
}

// change makes another plan that shares what it does not change.
func change(t *rapid.T, p plan.Plan, n int) plan.Plan {
	if rapid.IntRange(0, 5).Draw(t, "an event") == 0 || len(p.Seasons) == 0 {
		events := slices.Clone(p.Events)
		if len(events) > 0 && rapid.Bool().Draw(t, "gone") {
			events = events[1:]
		} else {
			events = append(events, oddEvent(t, 100+n))
		}
		slices.SortStableFunc(events, func(a, b plan.Event) int { return int(a.From - b.From) })
		p.Events = events
		return p
	}
	p.Seasons = slices.Clone(p.Seasons)
	s := &p.Seasons[rapid.IntRange(0, len(p.Seasons)-1).Draw(t, "season")]
	s.Blocks = slices.Clone(s.Blocks)
	if len(s.Blocks) == 0 {
		s.Blocks = []plan.Mesocycle{{ID: id(820000 + n), Phase: plan.Base}}
	}
	b := &s.Blocks[rapid.IntRange(0, len(s.Blocks)-1).Draw(t, "block")]
	b.Weeks = slices.Clone(b.Weeks)
	at := rapid.IntRange(0, len(b.Weeks)).Draw(t, "week")
	switch {
	case at == len(b.Weeks):
		b.Weeks = append(b.Weeks, oddWeek(t, 500+n))
	case rapid.IntRange(0, 4).Draw(t, "insert") == 0 && s == &p.Seasons[len(p.Seasons)-1]:
		b.Weeks = slices.Insert(b.Weeks, at, oddWeek(t, 500+n))
	default:
		other := oddWeek(t, 500+n)
		for other.Days != b.Weeks[at].Days {
			other.Days = b.Weeks[at].Days
			other.Sessions = slices.DeleteFunc(other.Sessions, func(s plan.Session) bool { return s.Day >= other.Days })
		}
		b.Weeks[at] = other
	}
	for i := 1; i < len(p.Seasons); i++ { // later ones make room
		last := p.Seasons[i-1].Start + calendar.Day(p.Seasons[i-1].Days())
		p.Seasons[i].Start = max(p.Seasons[i].Start, last)
	}
	return p
}

func TestJudgingAgainIsJudgingAnew(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := oddInput(t, rt)
		v := Judge(in)
		for n := range rapid.IntRange(1, 5).Draw(rt, "edits") {
			next := change(rt, in.Look.Plan(), n)
			in.Look = in.Look.With(next)
			v = v.With(in.Look)
			if want := Judge(in); !reflect.DeepEqual(v.Findings(), want.Findings()) {
				rt.Fatalf("edit %d: %s", n, firstDifference(v.Findings(), want.Findings()))
			}
		}
	})
}

func firstDifference(got, want []Finding) string {
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !reflect.DeepEqual(got[i], want[i]) {
			return fmt.Sprintf("%d and %d findings; at %d\n%+v\n%+v", len(got), len(want), i, got[i:min(i+1, len(got))], want[i:min(i+1, len(want))])
		}
	}
	return "none"
}
