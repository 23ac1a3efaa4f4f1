package compare

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

var monday = calendar.Of(2027, time.April, 5)

func id(name string) plan.ID {
	var id plan.ID
	copy(id[:], name)
	return id
}

func mins(n int) plan.Duration { return plan.Duration{Seconds: n * 60, Unit: plan.Minutes} }

// season has blocks of four weeks from Monday 5 April 2027; week n, from 0, holds
// the sessions tue-n and sat-n. A race is on its last day.
func season(blocks int) plan.Plan {
	m := plan.Macrocycle{ID: id("season"), Name: "Canyon", Start: monday}
	n := 0
	for b := range blocks {
		block := plan.Mesocycle{ID: id(fmt.Sprint("b", b)), Name: fmt.Sprint("Block ", b+1), Phase: plan.Base}
		for range 4 {
			week := plan.Microcycle{ID: id(fmt.Sprint("w", n)), Days: 7, Sessions: []plan.Session{
				{ID: id(fmt.Sprint("tue-", n)), Day: 1, Sport: plan.Run, Kind: plan.Easy, Duration: mins(50)},
				{ID: id(fmt.Sprint("sat-", n)), Day: 5, Sport: plan.Run, Kind: plan.Long, Duration: mins(180)},
			}}
			block.Weeks = append(block.Weeks, week)
			n++
		}
		m.Blocks = append(m.Blocks, block)
	}
	race := plan.Event{
		ID: id("race"), From: m.Span().To, Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run,
		Distance: plan.Distance{Value: 100, Unit: plan.Kilometres},
	}
	return plan.Plan{Seasons: []plan.Macrocycle{m}, Events: []plan.Event{race}}
}

func done(t testing.TB, p plan.Plan, edits ...edit.Edit) plan.Plan {
	t.Helper()
	for _, e := range edits {
		res, err := edit.Apply(p, e)
		if err != nil {
			t.Fatal(err)
		}
		p = res.Plan
	}
	return p
}

// said gives a list as lines: day, what, how, words.
func said(all []Difference) string {
	var lines []string
	for _, d := range all {
		lines = append(lines, fmt.Sprintf("%s %s %s: %s", d.Day.Format("2 Jan"), d.What, d.How, d.Says))
	}
	return strings.Join(lines, "\n")
}

func TestWhatDiffersIsSaidOnce(t *testing.T) {
	shorter := plan.Session{ID: id("sat-0"), Day: 5, Sport: plan.Run, Kind: plan.Long, Duration: mins(150)}
	added := plan.Session{ID: id("new"), Day: 2, Sport: plan.Run, Kind: plan.Tempo, Duration: mins(40)}
	for _, c := range []struct {
		name  string
		edits []edit.Edit
		want  []string
	}{
		{"nothing", nil, nil},
		{"a session changed", []edit.Edit{edit.ChangeSession{Session: shorter}}, []string{
			"10 Apr session changed: long 180m becomes long 150m",
		}},
		{"a session added and one removed", []edit.Edit{
			edit.AddSession{Session: added, To: edit.Spot{Week: id("w1"), Day: 2}},
			edit.DeleteSessions{Sessions: []plan.ID{id("tue-1")}},
		}, []string{
			"13 Apr session removed: easy 50m",
			"14 Apr session added: tempo 40m",
		}},
		{"a session moved", []edit.Edit{edit.MoveSession{Session: id("sat-0"), To: edit.Spot{Week: id("w0"), Day: 6}}}, []string{
			"11 Apr session moved: long 180m from Sat 10 Apr to Sun 11 Apr",
		}},
		{"a week changed", []edit.Edit{
			edit.SetKind{Week: id("w3"), Kind: plan.DownWeek},
			edit.SetTarget{Week: id("w3"), Target: plan.Target{Measure: plan.TargetLoad, Value: 250}},
			edit.SetNote{Week: id("w3"), Note: "let it come down"},
		}, []string{
			"26 Apr week changed: load week becomes down week",
			"26 Apr week changed: target none becomes load 250",
			`26 Apr week changed: note "" becomes "let it come down"`,
		}},
		{"a week put in", []edit.Edit{
			edit.InsertWeek{Week: plan.Microcycle{ID: id("down"), Kind: plan.DownWeek, Days: 7}, Before: id("w2"), Gives: edit.Push},
		}, []string{
			`5 Apr block changed: block "Block 1": 4 weeks becomes 5 weeks`,
			`19 Apr week added: down week in "Block 1"`,
			`26 Apr week moved: from the load week in "Block 1" on everything is 7 days later`,
		}},
		{"a block renamed, another gone", []edit.Edit{
			edit.RenameBlock{Block: id("b0"), Name: "Base 1"},
			edit.DeleteBlock{Block: id("b1"), Gives: edit.Push},
		}, []string{
			`5 Apr block changed: block "Block 1" becomes "Base 1"`,
			`3 May block removed: block "Block 2", base, 4 weeks`,
		}},
		{"the race", []edit.Edit{edit.MoveEvent{Event: id("race"), To: monday + 50}}, []string{
			`25 May event moved: "Canyon 100K" from Sun 30 May to Tue 25 May`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := season(2)
			b := done(t, a, c.edits...)
			if got, want := said(Plans(a, b, plan.Run)), strings.Join(c.want, "\n"); got != want {
				t.Errorf("a to b:\n%s\nwant:\n%s", got, want)
			}
			if back := Plans(b, a, plan.Run); (len(back) == 0) != (len(c.want) == 0) {
				t.Errorf("b to a:\n%s", said(back))
			}
		})
	}
}

func TestTwoSeasonsWithoutCommonIDsArePairedByDayAndLine(t *testing.T) {
	a, b := season(1), season(1)
	b.Seasons[0].ID, b.Seasons[0].Blocks[0].ID, b.Events[0].ID = id("other"), id("other block"), id("other race")
	for i := range b.Seasons[0].Blocks[0].Weeks {
		w := &b.Seasons[0].Blocks[0].Weeks[i]
		w.ID = id(fmt.Sprint("other week ", i))
		for k := range w.Sessions {
			w.Sessions[k].ID = id(fmt.Sprint("other ", i, k))
		}
	}
	if got := said(Plans(a, b, plan.Run)); got != "" {
		t.Errorf("what is equal differs:\n%s", got)
	}
	b.Seasons[0].Blocks[0].Weeks[0].Sessions[0].Duration = mins(60)
	want := "6 Apr session removed: easy 50m\n6 Apr session added: easy 60m"
	if got := said(Plans(a, b, plan.Run)); got != want && got != "6 Apr session added: easy 60m\n6 Apr session removed: easy 50m" {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestASeasonIsAddedWhole(t *testing.T) {
	a, b := plan.Plan{}, season(2)
	want := `5 Apr season added: season "Canyon", 2 blocks` + "\n" + `30 May event added: A 2027-05-30 "Canyon 100K" 100k`
	if got := said(Plans(a, b, plan.Run)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMutesAreListed(t *testing.T) {
	mute := func(p plan.Plan, name, reason string) plan.Plan {
		return done(t, p, edit.Mute{Mute: plan.Mute{ID: id(name), Rule: "R15", Of: id("sat-2"), Reason: reason}})
	}
	a := season(1)
	b := mute(a, "m1", "late shift")
	diffs := Plans(a, b, plan.Run)
	if len(diffs) != 1 || diffs[0].What != "mute" || diffs[0].How != Added || diffs[0].Day != monday+19 {
		t.Fatalf("got %+v", diffs)
	}
	if back := Plans(b, a, plan.Run); len(back) != 1 || back[0].How != Removed || back[0].Says != diffs[0].Says {
		t.Errorf("the other way round: %+v", back)
	}
	if same := Plans(b, mute(a, "m2", "late shift"), plan.Run); len(same) != 0 {
		t.Errorf("the same said twice differs: %+v", same)
	}
}
