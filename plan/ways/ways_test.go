package ways

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

func id(name string) plan.ID {
	var id plan.ID
	copy(id[:], name)
	return id
}

func athlete(t testing.TB) *plan.Athlete {
	t.Helper()
	a, err := plan.Athlete{Name: "Sam", Settings: []plan.Setting{
		{Key: "threshold.run", Value: "4:15/km"}, {Key: "start.date", Value: "2027-03-01"},
		{Key: "start.fitness", Value: "50"}, {Key: "start.fatigue", Value: "50"},
	}}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

// run is a session of so many minutes.
func run(name string, day int, kind plan.Kind, minutes int, tags ...string) plan.Session {
	return plan.Session{ID: id(name), Day: day, Sport: plan.Run, Kind: kind, Duration: plan.DurationOf(60 * minutes), Tags: tags}
}

// week has easy days, hills and two runs at the weekend.
func week(name string, kind plan.WeekKind, easy, sat, sun int, tags ...string) plan.Microcycle {
	w := plan.Microcycle{ID: id(name), Kind: kind, Days: 7, Sessions: []plan.Session{run(name+"-tue", 1, plan.Easy, easy)}}
	if kind == plan.LoadWeek {
		w.Sessions = append(w.Sessions, run(name+"-wed", 2, plan.Hills, 60))
	}
	w.Sessions = append(w.Sessions, run(name+"-thu", 3, plan.Easy, easy), run(name+"-sat", 5, plan.Long, sat, tags...))
	if sun > 0 {
		w.Sessions = append(w.Sessions, run(name+"-sun", 6, plan.Long, sun))
	}
	return w
}

// canyon is the end of a season before a race on Saturday 22 May 2027.
func canyon() plan.Plan {
	down := week("down", plan.DownWeek, 50, 90, 0)
	taper := week("taper", plan.TaperWeek, 45, 80, 0)
	return plan.Plan{
		Seasons: []plan.Macrocycle{{ID: id("s"), Name: "Canyon 100K", Start: calendar.Of(2027, time.March, 29), Blocks: []plan.Mesocycle{
			{ID: id("spec1"), Name: "Spec 1", Phase: plan.Specific, Weeks: []plan.Microcycle{
				week("l1", plan.LoadWeek, 60, 240, 0), week("l2", plan.LoadWeek, 60, 270, 0, "night"),
				week("l3", plan.LoadWeek, 60, 255, 150, "night"), down,
			}},
			{ID: id("spec2"), Name: "Spec 2", Phase: plan.Specific, Weeks: []plan.Microcycle{
				week("two1", plan.LoadWeek, 60, 345, 150), week("two2", plan.LoadWeek, 60, 180, 0),
			}},
			{ID: id("sharp"), Name: "Taper", Phase: plan.Taper, Weeks: []plan.Microcycle{taper}},
			{ID: id("day"), Name: "Race", Phase: plan.RacePhase, Weeks: []plan.Microcycle{{ID: id("race"), Kind: plan.RaceWeek, Days: 7, Sessions: []plan.Session{run("r-tue", 1, plan.Easy, 40)}}}},
		}}},
		Events: []plan.Event{{ID: id("A"), From: calendar.Of(2027, time.May, 22), Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run,
			Goal: plan.DurationOf(16 * 3600), Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Tags: []string{"night"}}},
	}
}

var april12 = calendar.Of(2027, time.April, 12)

func insertion() edit.Edit {
	w := plan.Microcycle{ID: id("new"), Kind: plan.DownWeek, Days: 7, Sessions: []plan.Session{run("n-tue", 1, plan.Easy, 60), run("n-thu", 3, plan.Hills, 50), run("n-sat", 5, plan.Easy, 100)}}
	return edit.InsertWeek{Week: w, Before: id("l3")}
}

func look(t testing.TB, p plan.Plan) *outlook.Outlook {
	return outlook.New(outlook.Input{Plan: p, Athlete: athlete(t), Today: calendar.Of(2027, time.April, 6), Series: outlook.Planned})
}

func TestADownWeekIsInserted(t *testing.T) {
	o := look(t, canyon())
	c := Compare(o, insertion(), april12)
	if c.Now.Longest != 345*60 || c.Now.BackToBacks != 2 || c.Now.Demands[0] != (Demand{"night", 2}) || !c.Now.HasRace {
		t.Errorf("as it stands: %+v", c.Now)
	}
	want := []struct {
		words           string
		night, backs    int
		parted, dropped int
	}{
		{"every later week, 7 days on", 2, 2, 2, 0},
		{"as far as Spec 1, down, which gives", 2, 2, 0, 3},
		{"Spec 2, load 2 gives, races stay", 2, 2, 0, 4},
		{"the week of 12 Apr becomes the down week", 1, 1, 0, 5},
	}
	for i, way := range c.Ways {
		if way.Err != nil {
			t.Fatalf("%s: %v", way.Gives, way.Err)
		}
		w := want[i]
		if way.Words != w.words || way.Figures.Demands[0].Times != w.night || way.Figures.BackToBacks != w.backs || len(way.Parted) != w.parted || len(way.Result.Dropped) != w.dropped {
			t.Errorf("%s: %q, night %d, back-to-backs %d, parted %d, dropped %d; want %+v", way.Gives, way.Words,
				way.Figures.Demands[0].Times, way.Figures.BackToBacks, len(way.Parted), len(way.Result.Dropped), w)
		}
	}
	if !c.Ways[0].Figures.FormOff {
		t.Errorf("pushed, the race falls into the taper, and yet the form of %.1f is as it should be", c.Ways[0].Figures.Form)
	}
	if pushed, absorbed := c.Ways[0].Figures, c.Ways[2].Figures; pushed.Form >= absorbed.Form {
		t.Errorf("pushed, the race falls into the taper: form %.1f, absorbed %.1f", pushed.Form, absorbed.Form)
	}
}

func TestWhatOthersWouldCost(t *testing.T) {
	o := look(t, canyon())
	c := Compare(o, insertion(), april12)
	var got []string
	for i, other := range c.Others {
		got = append(got, other.Name+": "+other.Words)
		if i > 0 && other.Cost < c.Others[i-1].Cost {
			t.Errorf("%s costs %.1f, less than the one before", other.Name, other.Cost)
		}
	}
	if len(got) != 3 || !strings.HasPrefix(got[0], "Spec 2, load 2") {
		t.Fatalf("got %q", got)
	}
	all := strings.Join(got[1:], "; ")
	for _, part := range []string{"Spec 1, load 3: the night run", "Spec 2, load 1: "} {
		if !strings.Contains(all, part) {
			t.Errorf("%q is not in %q", part, all)
		}
	}
	other := c.Choose(1)
	if other.Err != nil || other.Result.Gave[0].Week != c.Others[1].Week {
		t.Errorf("another: %v, %v", other.Err, other.Result.Gave)
	}
}

func TestWeekByWeek(t *testing.T) {
	o := look(t, canyon())
	c := Compare(o, insertion(), april12)
	rows := Rows(o, c.Ways[2], april12)
	var got []string
	for _, r := range rows {
		got = append(got, strings.Join([]string{r.Start.Format("2 Jan"), r.Before.Name, r.After.Name, r.Words, r.Gone}, "|"))
	}
	want := []string{
		"29 Mar|load 1/3|load 1/3||",
		"5 Apr|load 2/3|load 2/3||",
		"12 Apr|load 3/3|down 1/2|+ new: 3h30, easy, hills 50m|",
		"19 Apr|down|load 3/3|→ 7 d later  4h15 + 2h30|",
		"26 Apr|load 1/2|down 2/2|→ 7 d later|",
		"3 May|load 2/2|load 1/1|→ 7 d later  5h45 + 2h30, now 14 d out|− gives its 7 days: 314, a long of 3h",
		"10 May|taper|taper||",
		"17 May|race|race||",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
	n := map[Change]int{}
	for _, r := range rows {
		n[r.Change]++
	}
	if n[Added] != 1 || n[Moved] != 3 || n[Same] != 4 {
		t.Errorf("changes %v", n)
	}
}

func TestRefusedWaysSayWhy(t *testing.T) {
	o := look(t, canyon())
	e := edit.InsertWeek{Week: plan.Microcycle{ID: id("new"), Days: 10}, Before: id("taper")}
	c := Compare(o, e, calendar.Of(2027, time.May, 10))
	for i, part := range []string{"", "the taper week of Mon 10 May stands in the way: no down week before it can give 10 days", "no load week before it", "both must be as long"} {
		err := c.Ways[i].Err
		if (err == nil) != (part == "") || err != nil && !strings.Contains(err.Error(), part) {
			t.Errorf("%s: %v, want %q", c.Ways[i].Gives, err, part)
		}
	}
	if rows := Rows(o, c.Ways[1], april12); rows != nil {
		t.Errorf("rows of what can't be done: %v", rows)
	}
	if c := Compare(o, edit.SetNote{Week: id("l1")}, april12); len(c.Ways) != 0 {
		t.Errorf("a note has ways: %v", c.Ways)
	}
}

// TestFreeDays checks that deleted days go to the week before the taper, and
// that another one can be named.
func TestFreeDays(t *testing.T) {
	o := look(t, canyon())
	c := Compare(o, edit.DeleteWeek{Week: id("l1")}, calendar.Of(2027, time.March, 29))
	if w := c.Ways[2]; w.Err != nil || w.Words != "Spec 2, load 2 gets the days, races stay" || len(c.Others) != 4 {
		t.Errorf("%v, %q, %d others", w.Err, w.Words, len(c.Others))
	}
	rows := Rows(o, c.Ways[1], calendar.Of(2027, time.March, 29))
	found := false
	for _, r := range rows {
		found = found || r.After.Week == id("down") && strings.HasPrefix(r.Words, "← 7 d earlier, 7 d longer")
	}
	if !found {
		t.Errorf("the down week is not told of: %+v", rows)
	}
}

// TestFiguresAreThoseFromScratch checks that ways that are made one of another
// say what each says alone, for a batch too.
func TestFiguresAreThoseFromScratch(t *testing.T) {
	p := canyon()
	o := look(t, p)
	second := plan.Microcycle{ID: id("new2"), Days: 3, Target: plan.Target{Measure: plan.TargetLoad, Value: 100}}
	batch := edit.Batch{Title: "two weeks", Edits: []edit.Edit{insertion(), edit.InsertWeek{Week: second, Before: id("two1")}}}
	for _, e := range []edit.Edit{insertion(), batch} {
		c := Compare(o, e, april12)
		for i := range c.Others {
			c.Ways = append(c.Ways, c.Choose(i))
		}
		for _, way := range c.Ways {
			if way.Err != nil {
				continue
			}
			alone := stageOf(o, april12).figures(look(t, way.Result.Plan))
			if !reflect.DeepEqual(alone, way.Figures) {
				t.Errorf("%s: %+v, alone %+v", way.Gives, way.Figures, alone)
			}
		}
		if len(c.Others) < 2 {
			t.Errorf("%T: %d others", e, len(c.Others))
		}
	}
}
