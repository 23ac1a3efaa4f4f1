package rewrite

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

const season = `
block Base 1
load 300: 1 easy 50m; 3 hills 1h; 5 long 2h; 6 easy 1h
load 330: 1 easy 50m; 3 hills 1h10; 5 long 2h20; 6 easy 1h
down 200: 1 easy 40m; 5 long 1h30
block Build 1
load 350: 1 easy 50m; 3 threshold 1h; 5 long 2h30; 6 easy 1h
load 370: 1 easy 55m; 3 threshold 1h10; 5 long 2h40; 6 steady 1h10
down 220: 2 easy 40m; 5 long 1h40
`

func TestWhatWasEditedKeepsItsID(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new string // what is put in the place of what
		says     string
		sessions int // that keep their id
		fresh    int // that do not
	}{
		{"nothing", "", "", "", 20, 0},
		{"a session longer", "3 hills 1h;", "3 hills 1h30;", "1 session changed", 20, 0},
		{"a session on another day", "1 easy 50m; 3 hills 1h;", "1 easy 50m; 4 hills 1h;", "1 session moved", 20, 0},
		{"two days swapped", "1 easy 50m; 3 hills 1h;", "1 hills 1h; 3 easy 50m;", "2 sessions moved", 20, 0},
		{"moved and changed", "1 easy 40m; 5", "2 easy 45m; 5", "1 session changed", 20, 0},
		{"moved to the week after", "5 long 2h20; 6 easy 1h\ndown 200: 1 easy 40m; 5 long 1h30", "6 easy 1h\ndown 200: 1 easy 40m; 5 long 1h30; 6 long 2h20", "1 session moved", 20, 0},
		{"one more on a day", "5 long 2h;", "5 long 2h; 5 mobility 20m;", "1 session added", 20, 1},
		{"one more before another", "5 long 2h;", "5 mobility 20m; 5 long 2h;", "1 session added", 20, 1},
		{"one less", "1 easy 55m; ", "", "1 session taken out", 19, 0},
		{"another instead on its day", "3 threshold 1h;", "3 bike easy 2h;", "1 session changed", 20, 0},
		{"a target", "load 330:", "load 340:", "1 week changed", 20, 0},
		{"a week at the front", "block Base 1\n", "block Base 1\nload 280: 1 easy 45m; 5 long 1h50\n", "1 week added", 20, 2},
		{"a week between", "load 330:", "load 315: 1 easy 50m; 3 hills 1h05; 5 long 2h10\nload 330:", "1 week added", 20, 3},
		{"a week less", "load 330: 1 easy 50m; 3 hills 1h10; 5 long 2h20; 6 easy 1h\n", "", "1 week taken out", 16, 0},
		{"a short week at the end", "5 long 1h40", "5 long 1h40\n3d load: 0 rest", "1 week added", 20, 1},
		{"a week cut short", "5 long 2h30; 6 easy 1h\nload 370", "5 long 2h30\nload 370", "1 session taken out", 19, 0},
		{"a block renamed", "block Build 1", "block Sharpen", "1 block changed", 20, 0},
		{"a block cut in two", "load 370", "block Build 2\nload 370", "1 block added", 20, 0},
		{"two blocks joined", "block Build 1\n", "", "1 block taken out", 20, 0},
		{"a week in the next block", "down 200: 1 easy 40m; 5 long 1h30\nblock Build 1\n", "block Build 1\ndown 200: 1 easy 40m; 5 long 1h30\n", "1 week moved", 20, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n ids
			p := planOf(season, &n)
			if strings.Count(season, c.old) != 1 && c.old != "" {
				t.Fatalf("%q is in the season %d times", c.old, strings.Count(season, c.old))
			}
			want := blocksOf(strings.Replace(season, c.old, c.new, 1))
			r := rewritten(t, p, whole(p, want), &n)
			if got := bare(r.Plan.Seasons[0].Blocks); !reflect.DeepEqual(got, bare(want)) {
				t.Errorf("the plan is\n%v\nwant\n%v", got, want)
			}
			if r.Says != c.says {
				t.Errorf("says %q, want %q", r.Says, c.says)
			}
			if same, all := kept(p, r.Plan); same != c.sessions || all-same != c.fresh {
				t.Errorf("%d sessions keep their id and %d are new, want %d and %d", same, all-same, c.sessions, c.fresh)
			}
		})
	}
}

// TestWeeksKeepTheirIDs checks by note which week is which.
func TestWeeksKeepTheirIDs(t *testing.T) {
	var n ids
	p := planOf(season, &n)
	id := func(block, week int) plan.ID { return p.Seasons[0].Blocks[block].Weeks[week].ID }
	lines := strings.Split(strings.TrimSpace(season), "\n")
	lines[1], lines[2] = lines[2], lines[1] // the first two change places
	lines[5] = strings.Replace(lines[5], "long 2h30", "long 3h", 1)
	want := blocksOf(strings.Join(lines, "\n"))
	r := rewritten(t, p, whole(p, want), &n)
	weeks := r.Plan.Seasons[0].Blocks
	for _, c := range []struct{ is, was plan.ID }{
		{weeks[0].Weeks[0].ID, id(0, 1)}, {weeks[0].Weeks[1].ID, id(0, 0)}, {weeks[0].Weeks[2].ID, id(0, 2)},
		{weeks[1].Weeks[0].ID, id(1, 0)}, {weeks[1].Weeks[1].ID, id(1, 1)},
	} {
		if c.is != c.was {
			t.Errorf("week %s stands where %s is meant", c.is, c.was)
		}
	}
	if r.Says != "1 session changed, 1 week moved" {
		t.Errorf("says %q", r.Says)
	}
}

// TestIDsWin checks that an id at the end of a line counts more than the line.
func TestIDsWin(t *testing.T) {
	var n ids
	p := planOf(season, &n)
	want := blocksOf(season)
	was := p.Seasons[0].Blocks[0].Weeks[0].Sessions
	wanted := want[0].Weeks[0].Sessions
	wanted[0].ID, wanted[1].ID = was[1].ID, was[0].ID
	r := rewritten(t, p, whole(p, want), &n)
	now := r.Plan.Seasons[0].Blocks[0].Weeks[0].Sessions
	if now[0].ID != was[1].ID || now[1].ID != was[0].ID || now[0].Kind != plan.Easy {
		t.Errorf("ids %s and %s, lines %v %v", now[0].ID, now[1].ID, now[0].Kind, now[1].Kind)
	}
	want[0].Weeks[0].Sessions[2].ID = was[1].ID // twice: the second is a copy
	r = rewritten(t, p, whole(p, want), &n)
	if err := r.Plan.Check(); err != nil {
		t.Error(err)
	}
}

// TestAPartLeavesTheRest checks that a block and a week that are written anew
// leave what is around them, but for the days it lies on.
func TestAPartLeavesTheRest(t *testing.T) {
	var n ids
	p := planOf(season, &n)
	block := p.Seasons[0].Blocks[0]
	longer := slices.Concat(bare([]plan.Mesocycle{block})[0].Weeks, []plan.Microcycle{weekOf("3d load: 1 easy 30m")})
	r := rewritten(t, p, Wanted{Season: p.Seasons[0].ID, Block: block.ID, Blocks: []plan.Mesocycle{{Name: "Base 1", Phase: plan.Base, Weeks: longer}}}, &n)
	next := r.Plan.Seasons[0].Blocks[1]
	if r.Says != "1 week added" || next.Weeks[0].ID != p.Seasons[0].Blocks[1].Weeks[0].ID {
		t.Errorf("says %q", r.Says)
	}
	for at := range r.Plan.Weeks() { // what is behind the part keeps its weekdays
		for _, s := range r.Plan.Week(at).Sessions {
			if was, _, ok := p.FindSession(s.ID); ok && was.Date().Weekday() != (at.Start+calendar.Day(s.Day)).Weekday() {
				t.Errorf("a session of %s stands on %s", was.Date().Weekday(), (at.Start + calendar.Day(s.Day)).Weekday())
			}
		}
	}

	week := block.Weeks[1]
	one := weekOf("load 400: 2 easy 50m; 6 long 4h")
	r = rewritten(t, p, Wanted{Season: p.Seasons[0].ID, Block: block.ID, Week: week.ID, Blocks: []plan.Mesocycle{{Weeks: []plan.Microcycle{one}}}}, &n)
	got := r.Plan.Seasons[0].Blocks[0]
	if got.Name != "Base 1" || len(got.Weeks) != 3 || got.Weeks[1].ID != week.ID || got.Weeks[1].Target.Value != 400 {
		t.Errorf("block %v", got)
	}
	if r.Says != "1 session changed, 1 session moved, 2 sessions taken out, 1 week changed" {
		t.Errorf("says %q", r.Says)
	}
}

func TestNoWeekLeftIsRefused(t *testing.T) {
	var n ids
	p := planOf(season, &n)
	if _, err := Of(p, whole(p, nil), plan.Run, n.next); err == nil {
		t.Error("a season without weeks was taken")
	}
}

func TestEventsArePaired(t *testing.T) {
	var n ids
	p := planOf(season, &n)
	event := func(name string, day calendar.Day) plan.Event {
		return plan.Event{From: day, Days: 1, Priority: plan.A, Name: name, Sport: plan.Run, Distance: plan.Distance{Value: 50, Unit: plan.Kilometres},
			Plan: []plan.Session{lineOf("race 50k", 0)}}
	}
	for i, name := range []string{"Canyon", "Foothill", "Ridge"} {
		e := event(name, monday+calendar.Day(10*i))
		e.ID, e.Plan[0].ID = n.next(), n.next()
		p.Events = append(p.Events, e)
	}
	moved, renamed, far := event("Canyon", monday+3), event("Hill", monday+10), event("New", monday+30)
	moved.Plan[0] = lineOf("race 50k @5", 0)
	want := whole(p, blocksOf(season))
	want.HasEvents, want.Scope, want.Events = true, calendar.Span{From: monday, To: monday + 40}, []plan.Event{moved, renamed, far}
	r := rewritten(t, p, want, &n)
	if r.Says != "2 events changed, 1 event added, 1 event taken out" {
		t.Errorf("says %q", r.Says)
	}
	got := r.Plan.Events
	if len(got) != 3 || got[0].ID != p.Events[0].ID || got[0].Plan[0].ID != p.Events[0].Plan[0].ID || got[1].ID != p.Events[1].ID || got[1].Name != "Hill" {
		t.Errorf("events %v", got)
	}
	want.Scope.To = monday + 15 // Ridge is not written: it stays
	want.Events = []plan.Event{moved, renamed}
	if r := rewritten(t, p, want, &n); len(r.Plan.Events) != 3 {
		t.Errorf("events %v", r.Plan.Events)
	}
}

// TestNotesThatAreNotWritten checks that a private note goes when it is taken out
// of the text, and stays when the text comes from where none are written.
func TestNotesThatAreNotWritten(t *testing.T) {
	for _, keep := range []bool{false, true} {
		var n ids
		p := planOf(season, &n)
		p.Seasons[0].Blocks[0].Weeks[0].Sessions[0].Private = "the knee"
		p.Seasons[0].Blocks[0].Weeks[0].Sessions[1].Private = "the calf"
		want := whole(p, blocksOf(strings.Replace(season, "3 hills 1h;", "3 hills 1h20;", 1)))
		want.KeepNotes = keep
		r := rewritten(t, p, want, &n)
		got := r.Plan.Seasons[0].Blocks[0].Weeks[0].Sessions
		says, knee, calf := "2 sessions changed", "", ""
		if keep {
			says, knee, calf = "1 session changed", "the knee", "the calf"
		}
		if r.Says != says || got[0].Private != knee || got[1].Private != calf {
			t.Errorf("kept %v: %q, %q and %q", keep, r.Says, got[0].Private, got[1].Private)
		}
	}
}
