package edit

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// canyon is the end of a season for a race on Saturday 22 May 2027: two
// specific blocks, a taper, the race week and a transition.
func canyon() plan.Plan {
	week := func(name string, kind plan.WeekKind, longMinutes int, tags ...string) plan.Microcycle {
		long := session(name+"-sat", 5)
		long.Kind, long.Duration, long.Tags = plan.Long, mins(longMinutes), tags
		return plan.Microcycle{ID: id(name), Kind: kind, Days: 7, Sessions: []plan.Session{session(name+"-tue", 1), long}}
	}
	return plan.Plan{
		Seasons: []plan.Macrocycle{{ID: id("s"), Name: "Canyon 100K", Start: calendar.Of(2027, time.March, 29), Blocks: []plan.Mesocycle{
			{ID: id("spec1"), Name: "Spec 1", Phase: plan.Specific, Weeks: []plan.Microcycle{
				week("load1", plan.LoadWeek, 240), week("load2", plan.LoadWeek, 270), week("load3", plan.LoadWeek, 255, "night"), week("down", plan.DownWeek, 120),
			}},
			{ID: id("spec2"), Name: "Spec 2", Phase: plan.Specific, Weeks: []plan.Microcycle{
				week("two1", plan.LoadWeek, 345), week("two2", plan.LoadWeek, 180),
			}},
			{ID: id("sharp"), Name: "Taper", Phase: plan.Taper, Weeks: []plan.Microcycle{week("taper", plan.TaperWeek, 90)}},
			{ID: id("day"), Name: "Race", Phase: plan.RacePhase, Weeks: []plan.Microcycle{{ID: id("race"), Kind: plan.RaceWeek, Days: 7}}},
			{ID: id("off"), Name: "Off", Phase: plan.Transition, Weeks: []plan.Microcycle{{ID: id("off1"), Days: 14, Target: plan.Target{Measure: plan.TargetHours, Value: 4}}}},
		}}},
		Events: []plan.Event{{ID: id("A"), From: calendar.Of(2027, time.May, 22), Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run, Tags: []string{"night"}}},
	}
}

// starts lists the weeks of a plan with their first days: "load1 29 Mar".
func starts(p plan.Plan) string {
	var words []string
	for at := range p.Weeks() {
		w := p.Week(at)
		word := strings.TrimRight(string(w.ID[:]), "\x00") + " " + at.Start.Format("2 Jan")
		if w.Days != 7 {
			word += " " + count(w.Days, "day")
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

func TestWhoGivesWay(t *testing.T) {
	down := plan.Microcycle{ID: id("new"), Kind: plan.DownWeek, Days: 7}
	ten := down
	ten.Days = 10
	in := func(gives Gives) InsertWeek { return InsertWeek{Week: down, Before: id("load3"), Gives: gives} }
	named := in(Absorb)
	named.Yields = id("two1")
	const race = "taper 10 May, race 17 May, off1 24 May 14 days"
	for _, c := range []struct {
		name    string
		edit    Edit
		want    string
		dropped int
		gave    []Giving
	}{
		{"push: the race week leaves its race", in(Push), "new 12 Apr, load3 19 Apr, down 26 Apr, two1 3 May, two2 10 May, taper 17 May, race 24 May, off1 31 May 14 days", 0, nil},
		{"cascade: the next down week gives", in(Cascade), "new 12 Apr, load3 19 Apr, two1 26 Apr, two2 3 May, " + race, 2, []Giving{{id("down"), 7, 7}}},
		{"absorb: the week that costs least", in(Absorb), "new 12 Apr, load3 19 Apr, down 26 Apr, two1 3 May, " + race, 2, []Giving{{id("two2"), 7, 7}}},
		{"absorb: another one", named, "new 12 Apr, load3 19 Apr, down 26 Apr, two2 3 May, " + race, 2, []Giving{{id("two1"), 7, 7}}},
		{"alone: the week there makes way", in(Alone), "load2 5 Apr, new 12 Apr, down 19 Apr, two1 26 Apr", 2, nil},
		{"ten days: one goes, one is shorter", InsertWeek{Week: ten, Before: id("load3"), Gives: Absorb}, "new 12 Apr 10 days, load3 22 Apr, down 29 Apr, two1 6 May 4 days, " + race, 3, []Giving{{id("two2"), 7, 7}, {id("two1"), 3, 7}}},
		{"two days longer: the last of a week go", ResizeWeek{Week: id("load1"), Days: 9, Gives: Absorb}, "load1 29 Mar 9 days, load2 7 Apr, load3 14 Apr, down 21 Apr, two1 28 Apr, two2 5 May 5 days, " + race, 1, []Giving{{id("two2"), 2, 7}}},
		{"three days shorter: the last before the taper gets them", ResizeWeek{Week: id("load1"), Days: 4, Gives: Absorb}, "load1 29 Mar 4 days, load2 2 Apr, load3 9 Apr, down 16 Apr, two1 23 Apr, two2 30 Apr 10 days, " + race, 1, []Giving{{id("two2"), -3, 7}}},
		{"three days shorter: the down week gets them", ResizeWeek{Week: id("load1"), Days: 4, Gives: Cascade}, "load3 9 Apr, down 16 Apr 10 days, two1 26 Apr", 1, []Giving{{id("down"), -3, 7}}},
		{"deleted before the taper: the week before gets the days", DeleteWeek{Week: id("two2"), Gives: Absorb}, "two1 26 Apr 14 days, " + race, 2, []Giving{{id("two1"), -7, 7}}},
		{"deleted: a new week before the taper", DeleteWeek{Week: id("load2"), Gives: Absorb, Fill: id("free")}, "load1 29 Mar, load3 5 Apr, down 12 Apr, two1 19 Apr, two2 26 Apr, free 3 May, " + race, 2, []Giving{{id("free"), -7, 0}}},
		{"two days are no week", ResizeWeek{Week: id("load2"), Days: 5, Gives: Absorb, Fill: id("free")}, "two2 1 May 9 days, " + race, 1, []Giving{{id("two2"), -2, 7}}},
		{"block deleted", DeleteBlock{Block: id("spec2"), Gives: Cascade}, "", 0, nil},
		{"block stretched", ResizeBlock{Block: id("spec1"), Weeks: 5, Add: []plan.Microcycle{down}, Gives: Absorb}, "down 19 Apr, new 26 Apr, two1 3 May, " + race, 2, []Giving{{id("two2"), 7, 7}}},
		{"behind the race the transition gives", InsertWeek{Week: down, Before: id("off1"), Gives: Cascade}, "race 17 May, new 24 May, off1 31 May", 0, []Giving{{id("off1"), 7, 14}}},
		{"week moved", MoveWeek{Week: id("down"), Before: id("load3"), Gives: Absorb}, "load2 5 Apr, down 12 Apr, load3 19 Apr, two1 26 Apr", 0, nil},
		{"week moved on to the next block", MoveWeek{Week: id("load3"), Before: id("two2"), Gives: Push}, "down 12 Apr, two1 19 Apr, load3 26 Apr, two2 3 May", 0, nil},
		{"block moved", MoveBlock{Block: id("spec2"), Before: id("spec1"), Gives: Cascade}, "two1 29 Mar, two2 5 Apr, load1 12 Apr", 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := canyon()
			res, err := Apply(p, c.edit)
			if c.want == "" {
				if err == nil {
					t.Fatal("done, want a refusal")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := starts(res.Plan); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if len(res.Dropped) != c.dropped {
				t.Errorf("%d sessions dropped, want %d", len(res.Dropped), c.dropped)
			}
			if len(res.Gave) != len(c.gave) {
				t.Fatalf("gave %v, want %v", res.Gave, c.gave)
			}
			for i := range c.gave {
				if res.Gave[i] != c.gave[i] {
					t.Errorf("gave %v, want %v", res.Gave[i], c.gave[i])
				}
			}
		})
	}
}

func TestTargetsGoWithTheDays(t *testing.T) {
	p := canyon()
	res := done(t, p, InsertWeek{Week: plan.Microcycle{ID: id("new"), Days: 7}, Before: id("off1"), Gives: Cascade})
	at, _ := res.Plan.FindWeek(id("off1"))
	if got := res.Plan.Week(at).Target.Value; got != 2 {
		t.Errorf("half the days have %g hours, want 2", got)
	}
}

func TestTapersThatLeaveTheirRace(t *testing.T) {
	p := canyon()
	down := plan.Microcycle{ID: id("new"), Kind: plan.DownWeek, Days: 7}
	pushed := done(t, p, InsertWeek{Week: down, Before: id("load3")})
	var says []string
	for _, parting := range Parted(p, pushed.Plan) {
		says = append(says, parting.String())
	}
	want := "the taper leaves Canyon 100K by 7 days, later: it starts on Mon 17 May; the race week leaves Canyon 100K by 7 days, later: it starts on Mon 24 May"
	if got := strings.Join(says, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	moved := done(t, pushed.Plan, MoveEvent{Event: id("A"), To: calendar.Of(2027, time.May, 29)})
	if left := Parted(p, moved.Plan); len(left) != 0 {
		t.Errorf("the event went with its taper, and yet %v", left)
	}
	if left := Parted(p, done(t, p, InsertWeek{Week: down, Before: id("load3"), Gives: Absorb}).Plan); len(left) != 0 {
		t.Errorf("absorbed, and yet %v", left)
	}
}

// TestRacesKeepTheirDates checks what holds of every change of length that is
// absorbed or cascades: weeks that belong to a race stay, events stay, no
// session is lost untold, weekdays are kept; absorbed, the season is as long as
// it was.
func TestRacesKeepTheirDates(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		p := w.plan()
		gives := one(w, "way", Cascade, Absorb)
		e := one[Edit](w, "edit", InsertWeek{Week: w.week(w.n(1, 28, "days")), Before: w.aWeek(p)}, DeleteWeek{Week: w.aWeek(p)},
			DeleteWeek{Week: w.aWeek(p), Fill: w.next()}, DeleteBlock{Block: w.aBlock(p), Fill: w.next()},
			ResizeWeek{Week: w.aWeek(p), Days: w.n(1, 28, "days")}, AddBlock{Block: w.block(), Before: w.aBlock(p)}, DeleteBlock{Block: w.aBlock(p)},
			ResizeBlock{Block: w.aBlock(p), Weeks: w.n(1, 5, "weeks"), Add: []plan.Microcycle{w.week(9), w.week(7), w.week(7), w.week(7)}},
			MoveWeek{Week: w.aWeek(p), Before: w.aWeek(p)}, MoveBlock{Block: w.aBlock(p), Before: w.aBlock(p)})
		var named plan.ID
		if gives == Absorb && w.yes("named") {
			named = w.aWeek(p)
		}
		e, _ = WithWay(e, gives, named)
		was := copied(p)
		res, err := Apply(p, e)
		again(r, e, was, res, err)
		if err != nil {
			return
		}
		if !shared(p.Events, res.Plan.Events) {
			r.Fatal("events were touched")
		}
		for s := range p.Seasons {
			all := anchorsOf(p, s)
			for at := range res.Plan.Weeks() {
				if start, ok := all[res.Plan.Week(at).ID]; ok && start != at.Start {
					r.Fatalf("%T: a week of a race went from %s to %s", e, start, at.Start)
				}
			}
			if days := res.Plan.Seasons[s].Days(); gives == Absorb && days != p.Seasons[s].Days() {
				r.Fatalf("%T: the season had %d days and has %d", e, p.Seasons[s].Days(), days)
			}
		}
		if len(Parted(p, res.Plan)) != 0 {
			r.Fatalf("%T: %v", e, Parted(p, res.Plan))
		}
		everySession(r, p, e, res)
		back, err := Undo(res.Plan, Changes(p, res.Plan))
		if err != nil || !Equal(back, p) {
			r.Fatal("undo:", err)
		}
	})
}

// everySession checks that all sessions are there or told of, and on their
// weekdays in seven-day weeks.
func everySession(r *rapid.T, p plan.Plan, e Edit, res Result) {
	dropped := map[plan.ID]bool{}
	for _, s := range res.Dropped {
		dropped[s.ID] = true
	}
	for at := range p.Weeks() {
		for _, s := range p.Week(at).Sessions {
			now, _, ok := res.Plan.FindSession(s.ID)
			if ok == dropped[s.ID] {
				r.Fatalf("%T: session there %v, dropped %v", e, ok, dropped[s.ID])
			}
			if was := dayAfter(at.Start, s.Day); ok && p.Week(at).Days == 7 && res.Plan.Week(now).Days == 7 && was.Weekday() != now.Date().Weekday() {
				r.Fatalf("%T took a session from %s to %s", e, was.Weekday(), now.Date().Weekday())
			}
		}
	}
}

func TestOldJournalsAreRead(t *testing.T) {
	week := id("w2").String()
	for _, text := range []string{
		`{"edit":"delete-week","with":{"week":"` + week + `"}}`,
		`{"edit":"resize-week","with":{"week":"` + week + `","days":9,"gives":"alone"}}`,
		`{"edit":"delete-block","with":{"block":"` + week + `","gives":"push"}}`,
	} {
		e, err := Decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if kept, _ := Encode(e); strings.Contains(string(kept), "yields") {
			t.Errorf("%s has become %s", text, kept)
		}
	}
}
