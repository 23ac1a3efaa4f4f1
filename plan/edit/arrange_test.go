package edit

import (
	"errors"
	"strings"
	"testing"

	"ebb/plan"
)

// arranged is the season with w2 gone, w4 first, w5 cut to four days and a new
// week last; the Saturday of w2 goes on in w1.
func arranged(p plan.Plan) Arrange {
	was := HeadOf(p.Seasons[0])
	is := HeadOf(p.Seasons[0])
	is.Blocks[0].Weeks = []plan.ID{id("w4"), id("w1"), id("w3")}
	is.Blocks[1].Weeks = []plan.ID{id("w5"), id("w6"), id("new")}
	return Arrange{
		Was: was, Is: is,
		Weeks:  []plan.Microcycle{{ID: id("new"), Days: 7, Sessions: []plan.Session{session("fresh", 3)}}},
		Length: []WeekLength{{id("w5"), 4}},
		Keep:   []Kept{{id("sat-2"), Spot{id("w1"), 5}}},
	}
}

func TestArrangeLaysWeeksOut(t *testing.T) {
	p := season()
	res := done(t, p, arranged(p))
	want := `b1 w4 5 Apr mon-4:0 sat-4:5
b1 w1 12 Apr mon-1:0 sat-1:5 sat-2:5
b1 w3 19 Apr mon-3:0 sat-3:5
b2 w5 26 Apr mon-5:0
b2 w6 30 Apr sat-6:1 mon-6:3
b2 new 7 May fresh:3
b3 w7 24 May mon-7:0 sat-7:5`
	if got := outline(res.Plan); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(res.Dropped) != 2 || len(res.Hops) != 1 {
		t.Errorf("%d dropped, %d hops", len(res.Dropped), len(res.Hops))
	}
}

// TestArrangeOnANewerPlan checks what becomes of it when others changed the
// season since.
func TestArrangeOnANewerPlan(t *testing.T) {
	for _, c := range []struct {
		name  string
		since Edit
		want  string // in the outline; "": it does not fit any more
		err   error
	}{
		{"a session more", AddSession{Session: session("more", 0), To: Spot{id("w3"), 2}}, "w3 19 Apr mon-3:0 more:2 sat-3:5", nil},
		{"the block renamed", RenameBlock{id("b1"), "Base"}, "b1 w4 5 Apr", nil},
		{"a block at the end", AddBlock{Block: plan.Mesocycle{ID: id("b9"), Name: "x", Phase: plan.Recover, Weeks: []plan.Microcycle{{ID: id("w9"), Days: 3}}}, Season: id("s1")}, "b2 new 7 May fresh:3\nb9 w9 14 May", nil},
		{"a week in the same block", InsertWeek{Week: plan.Microcycle{ID: id("w8"), Days: 7}, Before: id("w3")}, "", Rearranged{`block "Base 1"`}},
		{"the week that is kept from gone", DeleteWeek{Week: id("w2")}, "", Rearranged{`block "Base 1"`}},
		{"the block gone", DeleteBlock{Block: id("b2")}, "", Gone{"block", id("b2")}},
		{"the season gone", DeleteSeason{id("s1")}, "", Gone{SeasonValue, id("s1")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := season()
			p.Seasons[1].Start += 14
			e := arranged(p)
			res, err := Apply(done(t, p, c.since).Plan, e)
			if !errors.Is(err, c.err) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if err == nil && !strings.Contains(outline(res.Plan), c.want) {
				t.Errorf("got\n%s\nwant\n%s", outline(res.Plan), c.want)
			}
		})
	}
}

func TestArrangeRefuses(t *testing.T) {
	p := season()
	for name, change := range map[string]func(e *Arrange){
		"no week in a block":       func(e *Arrange) { e.Is.Blocks[1].Weeks = nil },
		"a week twice":             func(e *Arrange) { e.Is.Blocks[1].Weeks = append(e.Is.Blocks[1].Weeks, id("w1")) },
		"a week that is not there": func(e *Arrange) { e.Is.Blocks[1].Weeks = append(e.Is.Blocks[1].Weeks, id("w7")) },
		"an id that is taken":      func(e *Arrange) { e.Weeks[0].ID = id("w7") },
		"a block's id taken": func(e *Arrange) {
			e.Is.Blocks = append(e.Is.Blocks, BlockHead{ID: id("b3"), Name: "x", Phase: plan.Base, Weeks: []plan.ID{id("w2")}})
		},
		"no such day":          func(e *Arrange) { e.Keep[0].To.Day = 7 },
		"into the next season": func(e *Arrange) { e.Is.Start += 21 },
		"a length of nothing":  func(e *Arrange) { e.Length[0].Days = 0 },
	} {
		e := arranged(p)
		change(&e)
		if _, err := Apply(p, e); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
