package edit

import (
	"errors"
	"strings"
	"testing"

	"ebb/plan"
)

func TestUndoRefusesWhatChangedSince(t *testing.T) {
	p := season()
	first := done(t, p, AddSession{Session: session("new", 0), To: Spot{id("w2"), 3}}).Plan
	changes := Changes(p, first)

	elsewhere := done(t, first, DeleteSessions{[]plan.ID{id("mon-5")}}).Plan
	if _, err := Undo(elsewhere, changes); err != nil {
		t.Errorf("a change of another week is in the way: %v", err)
	}

	same := done(t, first, SetNote{id("w2"), "find the habit"}).Plan
	_, err := Undo(same, changes)
	var conflict Conflict
	if !errors.As(err, &conflict) || len(conflict.Changed) != 1 || conflict.Changed[0] != (Ref{WeekValue, id("w2")}) {
		t.Fatalf("got %v, want a conflict over week 2", err)
	}
	if !strings.Contains(err.Error(), `"find the habit"`) {
		t.Errorf("%q does not say what changed", err)
	}
}

func TestUndoRefusesWhatNoPlanCanHold(t *testing.T) {
	p := season()
	moved := done(t, p, MoveSeason{id("s2"), monday + 70}).Plan
	changes := Changes(p, moved)
	longer := done(t, moved, InsertWeek{Week: plan.Microcycle{ID: id("new"), Days: 21}, Before: id("w2")}).Plan
	if _, err := Undo(longer, changes); err != (Overlap{"Canyon", "Autumn", 14}) {
		t.Errorf("got %v: the season that comes back would overlap", err)
	}

	cut := done(t, p, DeleteSessions{[]plan.ID{id("mon-1")}}).Plan
	pasted := done(t, cut, AddSession{Session: session("mon-1", 0), To: Spot{id("w5"), 0}}).Plan
	if _, err := Undo(pasted, Changes(p, cut)); err != (Taken{"session", id("mon-1")}) {
		t.Errorf("got %v: the session would be there twice", err)
	}
}

func TestUndoKeepsMemory(t *testing.T) {
	p := season()
	after := done(t, p, DeleteWeek{Week: id("w2"), Gives: Push}).Plan
	back, err := Undo(after, Changes(p, after))
	if err != nil || !Equal(back, p) {
		t.Fatal(err)
	}
	if !shared(back.Seasons[0].Blocks[1].Weeks, p.Seasons[0].Blocks[1].Weeks) || !shared(back.Events, p.Events) {
		t.Error("a block that nothing touched is in new memory")
	}
}

func TestChangesNameEachValueOnce(t *testing.T) {
	p := season()
	after := done(t, p, Batch{"", []Edit{ResizeWeek{Week: id("w3"), Days: 9, Gives: Alone}, MoveEvent{id("race"), monday + 40}, RenameBlock{id("b1"), "Base"}}}).Plan
	want := []Ref{{SeasonValue, id("s1")}, {WeekValue, id("w3")}, {WeekValue, id("w4")}, {EventValue, id("race")}}
	got := Changes(p, after)
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i].Ref != want[i] || got[i].Before == nil || got[i].After == nil {
			t.Errorf("change %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestJoin(t *testing.T) {
	values := Values(season())
	p, err := Join(values)
	if err != nil || !Equal(p, season()) {
		t.Fatal("a plan taken apart and joined is another:", err)
	}
	var part []Keyed
	for _, k := range values {
		if k.Ref.ID != id("w3") {
			part = append(part, k)
		}
	}
	if _, err := Join(part); err == nil || !strings.Contains(err.Error(), id("w3").String()) || !strings.Contains(err.Error(), `“Base 1”`) {
		t.Errorf("got %v, want the week that is missing and its block", err)
	}
	stray := Keyed{Ref{WeekValue, id("w9")}, Value{Week: &plan.Microcycle{ID: id("w9"), Days: 7}}}
	if _, err := Join(append(Values(season()), stray)); err == nil || !strings.Contains(err.Error(), id("w9").String()) {
		t.Errorf("got %v, want the week that belongs nowhere", err)
	}
	if _, err := Join(append(values, values[0])); err == nil {
		t.Error("two values of one name are joined")
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range [][2]string{
		{`{"edit":"teleport","with":{}}`, `no edit “teleport”`},
		{`{"edit":"set-note","with":{"week":"","colour":1}}`, "colour"},
		{`{"edit":"delete-week","with":{"gives":"all"}}`, "push, cascade, absorb, alone"},
		{`not json`, "no edit"},
		{`{"edit":"batch","with":{"edits":[{"edit":"teleport","with":{}}]}}`, "teleport"},
	} {
		if e, err := Decode([]byte(c[0])); err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%s: got %v, %v; want an error about %s", c[0], e, err, c[1])
		}
	}
}
