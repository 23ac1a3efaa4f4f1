package edit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// id makes a readable id; weeks of season() are "w1" to "w6".
func id(name string) plan.ID {
	var id plan.ID
	copy(id[:], name)
	return id
}

// monday is the first day of the season below.
var monday = calendar.Of(2027, time.April, 5)

func session(name string, day int) plan.Session {
	return plan.Session{ID: id(name), Day: day, Sport: plan.Run, Kind: plan.Easy, Duration: mins(60)}
}

// season has two blocks of three weeks from Monday 5 April 2027; week n holds
// the sessions mon-n and sat-n. The next season starts a week after it.
func season() plan.Plan {
	week := func(n int) plan.Microcycle {
		return plan.Microcycle{ID: id(fmt.Sprint("w", n)), Days: 7, Target: plan.Target{Measure: plan.TargetHours, Value: 7},
			Sessions: []plan.Session{session(fmt.Sprint("mon-", n), 0), session(fmt.Sprint("sat-", n), 5)}}
	}
	return plan.Plan{
		Seasons: []plan.Macrocycle{
			{ID: id("s1"), Name: "Canyon", Start: monday, Blocks: []plan.Mesocycle{
				{ID: id("b1"), Name: "Base 1", Phase: plan.Base, Weeks: []plan.Microcycle{week(1), week(2), week(3)}},
				{ID: id("b2"), Name: "Taper", Phase: plan.Taper, Weeks: []plan.Microcycle{week(4), week(5), week(6)}},
			}},
			{ID: id("s2"), Name: "Autumn", Start: monday + 49, Blocks: []plan.Mesocycle{{ID: id("b3"), Name: "Build 1", Phase: plan.Build, Weeks: []plan.Microcycle{week(7)}}}},
		},
		Events: []plan.Event{{ID: id("race"), From: monday + 41, Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run,
			Plan: []plan.Session{{ID: id("pacing"), Sport: plan.Run, Kind: plan.Race, Duration: mins(600)}}}},
	}
}

func done(t *testing.T, p plan.Plan, e Edit) Result {
	t.Helper()
	res, err := Apply(p, e)
	if err != nil {
		t.Fatalf("%T: %v", e, err)
	}
	if err := res.Plan.Check(); err != nil {
		t.Fatalf("%T: %v", e, err)
	}
	return res
}

// outline lists the days of a season's weeks with their sessions:
// "w1 5 Apr mon-1:0 sat-1:5".
func outline(p plan.Plan) string {
	var lines []string
	name := func(id plan.ID) string { return strings.TrimRight(string(id[:]), "\x00") }
	for at := range p.Weeks() {
		line := name(p.Block(at).ID) + " " + name(p.Week(at).ID) + " " + at.Start.Format("2 Jan")
		for _, s := range p.Week(at).Sessions {
			line += fmt.Sprintf(" %s:%d", name(s.ID), s.Day)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestWhatGivesWay(t *testing.T) {
	down := plan.Microcycle{ID: id("new"), Kind: plan.DownWeek, Days: 7, Sessions: []plan.Session{session("rest", 2)}}
	short := down
	short.Days = 3
	added := plan.Microcycle{ID: id("new"), Days: 7}
	for _, c := range []struct {
		name    string
		edit    Edit
		want    string // lines that are in the outline
		hops    int
		dropped int
	}{
		{"insert, push", InsertWeek{Week: down, Before: id("w3")}, "b1 new 19 Apr rest:2\nb1 w3 26 Apr mon-3:0 sat-3:5\nb2 w4 3 May", 0, 0},
		{"insert at the end of a block", InsertWeek{Week: down, Block: id("b1")}, "b1 new 26 Apr rest:2\nb2 w4 3 May", 0, 0},
		{"insert three days: Monday goes round", InsertWeek{Week: short, Before: id("w3")}, "b1 new 19 Apr rest:2\nb1 w3 22 Apr sat-3:2 mon-3:4", 4, 0},
		{"insert, alone", InsertWeek{Week: down, Before: id("w3"), Gives: Alone}, "b1 w2 12 Apr mon-2:0 sat-2:5\nb1 new 19 Apr rest:2\nb2 w4 26 Apr", 0, 2},
		{"insert at the end, alone", InsertWeek{Week: down, Block: id("b1"), Gives: Alone}, "b1 new 26 Apr rest:2\nb2 w5 3 May", 0, 2},
		{"delete, push", DeleteWeek{Week: id("w2"), Gives: Push}, "b1 w1 5 Apr mon-1:0 sat-1:5\nb1 w3 12 Apr mon-3:0 sat-3:5", 0, 2},
		{"delete, alone", DeleteWeek{Week: id("w2"), Gives: Alone}, "b1 w2 12 Apr\nb1 w3 19 Apr mon-3:0", 0, 2},
		{"longer, push: Monday goes round", ResizeWeek{Week: id("w5"), Days: 9, Gives: Push}, "b2 w5 3 May mon-5:0 sat-5:5\nb2 w6 12 May sat-6:3 mon-6:5", 1, 0},
		{"shorter, push: Saturday goes round", ResizeWeek{Week: id("w5"), Days: 5, Gives: Push}, "b2 w5 3 May mon-5:0\nb2 w6 8 May sat-6:0 mon-6:2", 1, 1},
		{"longer, alone", ResizeWeek{Week: id("w3"), Days: 9, Gives: Alone}, "b1 w3 19 Apr mon-3:0 sat-3:5 mon-4:7\nb2 w4 28 Apr sat-4:3\nb2 w5 3 May mon-5:0", 0, 0},
		{"shorter, alone", ResizeWeek{Week: id("w3"), Days: 5, Gives: Alone}, "b1 w3 19 Apr mon-3:0\nb2 w4 24 Apr sat-3:0 mon-4:2 sat-4:7\nb2 w5 3 May", 0, 0},
		{"block grows, push", ResizeBlock{Block: id("b1"), Weeks: 4, Add: []plan.Microcycle{added}, Gives: Push}, "b1 w3 19 Apr mon-3:0 sat-3:5\nb1 new 26 Apr\nb2 w4 3 May", 0, 0},
		{"block shrinks, push", ResizeBlock{Block: id("b1"), Weeks: 1, Add: nil, Gives: Push}, "b1 w1 5 Apr mon-1:0 sat-1:5\nb2 w4 12 Apr mon-4:0", 0, 4},
		{"block grows, alone", ResizeBlock{Block: id("b1"), Weeks: 5, Add: nil, Gives: Alone}, "b1 w5 3 May mon-5:0 sat-5:5\nb2 w6 10 May", 0, 0},
		{"block shrinks, alone", ResizeBlock{Block: id("b1"), Weeks: 1, Add: nil, Gives: Alone}, "b1 w1 5 Apr mon-1:0 sat-1:5\nb2 w2 12 Apr mon-2:0", 0, 0},
		{"block deleted", DeleteBlock{Block: id("b1"), Gives: Push}, "b2 w4 5 Apr mon-4:0 sat-4:5", 0, 6},
		{"block emptied", DeleteBlock{Block: id("b1"), Gives: Alone}, "b1 w1 5 Apr\nb1 w2 12 Apr\nb1 w3 19 Apr\nb2 w4 26 Apr mon-4:0", 0, 6},
		{"season starts on Thursday", MoveSeason{id("s1"), monday + 3}, "b1 w1 8 Apr sat-1:2 mon-1:4", 6, 0},
		{"block split", SplitBlock{id("w3"), id("half"), "Base 2"}, "b1 w2 12 Apr mon-2:0 sat-2:5\nhalf w3 19 Apr", 0, 0},
		{"blocks merged", MergeBlock{id("b1")}, "b1 w3 19 Apr mon-3:0 sat-3:5\nb1 w4 26 Apr", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := season()
			p.Seasons[1].Start += 7 // room to grow
			res := done(t, p, c.edit)
			if got := outline(res.Plan); !strings.Contains(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if len(res.Hops) != c.hops || len(res.Dropped) != c.dropped {
				t.Errorf("%d hops, %d dropped; want %d, %d", len(res.Hops), len(res.Dropped), c.hops, c.dropped)
			}
		})
	}
}

func TestHopsAreTold(t *testing.T) {
	res := done(t, season(), ResizeWeek{Week: id("w5"), Days: 9, Gives: Push})
	want := Hop{Session: id("mon-6"), Week: id("w6"), From: monday + 35, To: monday + 42}
	if len(res.Hops) != 1 || res.Hops[0] != want {
		t.Errorf("got %v, want %v", res.Hops, want)
	}
	res = done(t, season(), Batch{"", []Edit{ResizeWeek{Week: id("w5"), Days: 9, Gives: Push}, ResizeWeek{Week: id("w5"), Days: 7, Gives: Push}}})
	if len(res.Hops) != 0 {
		t.Errorf("there and back is no hop: %v", res.Hops)
	}
}

func TestRefusals(t *testing.T) {
	long := plan.Microcycle{ID: id("new"), Days: 14}
	for _, c := range []struct {
		name string
		edit Edit
		want error // nil: any
		says string
	}{
		{"pushed into the next season", InsertWeek{Week: long, Before: id("w2")}, Overlap{"Canyon", "Autumn", 7}, `season “Canyon” would reach 7 days into season “Autumn”`},
		{"moved into the next season", MoveSeason{id("s2"), monday + 40}, Overlap{"Canyon", "Autumn", 2}, "2 days"},
		{"no down week before the taper", DeleteWeek{Week: id("w2"), Gives: Cascade}, NoRoom{Asked: Cascade, From: monday + 14, Days: -7, Until: monday + 21}, "no down week between Mon 19 Apr and the load week of Mon 26 Apr can take 7 days"},
		{"no load week before the taper", InsertWeek{Week: plan.Microcycle{ID: id("new"), Days: 7}, Before: id("w4"), Gives: Absorb}, NoRoom{Asked: Absorb, From: monday + 21, Days: 7, Until: monday + 21}, "no load week"},
		{"the taper can't give", InsertWeek{Week: plan.Microcycle{ID: id("new"), Days: 7}, Before: id("w3"), Gives: Absorb, Yields: id("w5")}, NoRoom{Asked: Absorb, From: monday + 14, Days: 7, Until: monday + 21, Named: true}, "the week that was named"},
		{"a block alone", AddBlock{Block: season().Seasons[0].Blocks[0], Before: id("b2"), Gives: Alone}, NoWay{Alone, []Gives{Push, Cascade, Absorb}}, "push or cascade or absorb"},
		{"the taper moved away", MoveBlock{Block: id("b1"), Season: id("s1"), Gives: Absorb}, Unmoored{plan.LoadWeek, monday + 21, -21}, "belongs to its race"},
		{"session gone", DeleteSessions{[]plan.ID{id("nobody")}}, Gone{"session", id("nobody")}, "that session is gone"},
		{"week gone", MoveSession{Session: id("mon-1"), To: Spot{id("w9"), 0}}, Gone{WeekValue, id("w9")}, "that week is gone"},
		{"block gone", RenameBlock{id("b9"), "x"}, Gone{"block", id("b9")}, ""},
		{"event gone", DeleteEvent{id("x")}, Gone{EventValue, id("x")}, ""},
		{"season gone", DeleteSeason{id("x")}, Gone{SeasonValue, id("x")}, ""},
		{"mute gone", Unmute{Mute: id("x")}, Gone{MuteValue, id("x")}, "that mute is gone"},
		{"muted where nothing is", Mute{Mute: plan.Mute{ID: id("new"), Rule: "R15", Of: id("nobody"), Reason: "x"}}, Gone{"part of the plan", id("nobody")}, ""},
		{"muted without a reason", Mute{Mute: plan.Mute{ID: id("new"), Rule: "R15", Of: id("b1"), Reason: " "}}, nil, "muted with a reason"},
		{"a reason of two lines", Mute{Mute: plan.Mute{ID: id("new"), Rule: "R15", Of: id("b1"), Reason: "a\nb"}}, nil, "one line"},
		{"muted twice", Batch{"", []Edit{Mute{Mute: plan.Mute{ID: id("m1"), Rule: "R15", Of: id("b1"), Reason: "late shift"}}, Mute{Mute: plan.Mute{ID: id("m2"), Rule: "R15", Of: id("b1"), Reason: "again"}}}}, nil, "muted there already: “late shift”"},
		{"no such day", MoveSession{Session: id("mon-1"), To: Spot{id("w2"), 7}}, NoDay{id("w2"), 7, 7}, "there is no day 8 in it"},
		{"id in use", AddSession{Session: session("sat-5", 0), To: Spot{id("w1"), 0}}, Taken{"session", id("sat-5")}, "already a session"},
		{"ids of a week in use", InsertWeek{Week: plan.Microcycle{ID: id("w1"), Days: 7}, Before: id("w2")}, Taken{WeekValue, id("w1")}, ""},
		{"no id", AddSession{Session: session("", 0), To: Spot{id("w1"), 0}}, nil, "needs an id"},
		{"a race's session", DeleteSessions{[]plan.ID{id("pacing")}}, OfEvent{id("pacing"), "Canyon 100K"}, "change the event"},
		{"alone, other length", InsertWeek{Week: long, Before: id("w2"), Gives: Alone}, nil, "7 days, the new one 14 days"},
		{"next week would vanish", ResizeWeek{Week: id("w2"), Days: 14, Gives: Alone}, nil, "would have 0 days"},
		{"next week too long", ResizeWeek{Week: id("w2"), Days: 1, Gives: Alone}, nil, ""},
		{"week too long", ResizeWeek{Week: id("w2"), Days: 29, Gives: Push}, nil, "1 to 28 days, not 29"},
		{"only week", DeleteWeek{Week: id("w7"), Gives: Push}, nil, "delete the block"},
		{"next block would vanish", ResizeBlock{Block: id("b1"), Weeks: 6, Gives: Alone}, nil, "one at least must stay"},
		{"no weeks to grow by", ResizeBlock{Block: id("b1"), Weeks: 5}, nil, "grows by 2 weeks"},
		{"nothing to merge with", MergeBlock{id("b2")}, nil, "no block follows"},
		{"split at the start", SplitBlock{id("w1"), id("x"), "x"}, nil, "later one"},
		{"phase of two words", SetPhase{id("b1"), "two words"}, nil, "one word"},
		{"bad session", ChangeSession{plan.Session{ID: id("mon-1"), Kind: plan.Easy}}, nil, "duration or a distance"},
		{"batch: one wrong, none done", Batch{"", []Edit{DeleteSessions{[]plan.ID{id("mon-1")}}, DeleteSessions{[]plan.ID{id("mon-1")}}}}, Gone{"session", id("mon-1")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := season()
			if c.name == "next week too long" {
				p.Seasons[0].Blocks[0].Weeks[2].Days = 28
				p.Seasons[1].Start += 21
			}
			_, err := Apply(p, c.edit)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want it to say %q", err, c.says)
			}
			if way := new(NoWay); errors.As(err, way) { // holds a slice
				want, ok := c.want.(NoWay)
				if !ok || way.Asked != want.Asked || !slices.Equal(way.Ways, want.Ways) {
					t.Errorf("got %#v, want %#v", err, c.want)
				}
				return
			}
			if c.want != nil && err != c.want {
				t.Errorf("got %#v, want %#v", err, c.want)
			}
		})
	}
}

func TestSessions(t *testing.T) {
	w1 := func(d int) Spot { return Spot{id("w1"), d} }
	for _, c := range []struct {
		name string
		edit Edit
		want string
	}{
		{"added last", AddSession{Session: session("new", 9), To: w1(0)}, "w1 5 Apr mon-1:0 new:0 sat-1:5"},
		{"added before", AddSession{Session: session("new", 9), To: w1(0), Before: id("mon-1")}, "w1 5 Apr new:0 mon-1:0 sat-1:5"},
		{"before one of another day: last", AddSession{Session: session("new", 0), To: w1(3), Before: id("sat-1")}, "w1 5 Apr mon-1:0 new:3 sat-1:5"},
		{"moved to another week", MoveSession{id("sat-2"), w1(5), plan.ID{}}, "w1 5 Apr mon-1:0 sat-1:5 sat-2:5"},
		{"moved before", MoveSession{id("sat-2"), w1(5), id("sat-1")}, "w1 5 Apr mon-1:0 sat-2:5 sat-1:5"},
		{"moved up in its day", Batch{"", []Edit{MoveSession{id("mon-1"), w1(5), plan.ID{}}, MoveSession{id("mon-1"), w1(5), id("sat-1")}}}, "w1 5 Apr mon-1:5 sat-1:5"},
		{"copied", CopySession{id("sat-2"), id("copy"), w1(6), plan.ID{}}, "w1 5 Apr mon-1:0 sat-1:5 copy:6"},
		{"deleted", DeleteSessions{[]plan.ID{id("mon-1"), id("sat-1")}}, "w1 5 Apr\n"},
		{"days swapped", SwapDays{w1(0), Spot{id("w2"), 5}}, "w1 5 Apr sat-2:0 sat-1:5\nb1 w2 12 Apr mon-2:0 mon-1:5"},
		{"days of a week swapped", SwapDays{w1(0), w1(5)}, "w1 5 Apr sat-1:0 mon-1:5"},
		{"a day swapped with itself", SwapDays{w1(0), w1(0)}, "w1 5 Apr mon-1:0 sat-1:5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(done(t, season(), c.edit).Plan); !strings.Contains(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestIntentSurvives does an edit that was made for one plan on a newer one.
func TestIntentSurvives(t *testing.T) {
	moved := MoveSession{id("sat-3"), Spot{id("w4"), 2}, plan.ID{}}
	newer := done(t, season(), DeleteWeek{Week: id("w2"), Gives: Push}).Plan
	at, _, _ := done(t, newer, moved).Plan.FindSession(id("sat-3"))
	if want := monday + 14 + 2; at.Date() != want {
		t.Errorf("on %s, want %s: the same day of the same week", at.Date(), want)
	}
	changed := session("mon-1", 0)
	changed.Duration = mins(90)
	newer = done(t, season(), MoveSession{id("mon-1"), Spot{id("w1"), 3}, plan.ID{}}).Plan
	at, i, _ := done(t, newer, ChangeSession{changed}).Plan.FindSession(id("mon-1"))
	if at.Day != 3 || i != 0 {
		t.Errorf("on day %d: new content must not bring a session back to its old day", at.Day)
	}
}
