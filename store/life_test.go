package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"ebb/plan"
)

func sick(n int, days int) plan.Life {
	return plan.Life{ID: id(n), Kind: plan.Sick, From: today, Days: days, Note: "a cold"}
}

func wantLife(t testing.TB, what string, snap *Snapshot, want ...plan.Life) {
	t.Helper()
	if want == nil {
		want = []plan.Life{}
	}
	if got := append([]plan.Life{}, snap.Life...); text(got) != text(want) {
		t.Errorf("%s: life is %s, want %s", what, text(got), text(want))
	}
}

func samsDesk(s *Store, sam plan.ID) *Desk {
	return s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam})
}

func TestLifeIsAddedChangedAndRemoved(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	later := plan.Life{ID: id(8001), Kind: plan.Travel, From: today + 30, Days: 5, Share: plan.Given(30), Allows: []plan.Sport{plan.Run}}
	must(t, d.AddLife(sam, later))
	must(t, d.AddLife(sam, sick(8002, 4)))
	wantLife(t, "added", snapshot(t, coach(again(s)), sam), sick(8002, 4), later)
	must(t, d.ChangeLife(sam, sick(8002, 4), sick(8002, 6)))
	wantLife(t, "changed", snapshot(t, coach(again(s)), sam), sick(8002, 6), later)
	must(t, d.RemoveLife(sam, later))
	snap := snapshot(t, coach(again(s)), sam)
	wantLife(t, "removed", snap, sick(8002, 6))
	if want := "take away travel from Wed 14 Apr to Sun 18 Apr 2027"; snap.Head.Words != want || snap.Head.Branch != "" {
		t.Errorf("the journal says %q on %q, want %q on no branch", snap.Head.Words, snap.Head.Branch, want)
	}
	glance, err := d.Glance(sam, Main, Sight{Plan: today})
	must(t, err)
	wantLife(t, "a glance", glance, sick(8002, 6))
	if _, err := d.Audit(); err != nil {
		t.Error(err)
	}
}

func TestLifeBelongsToTheAthleteNotABranch(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	must(t, d.AddLife(sam, sick(8001, 4)))
	other, _, err := d.NewBranch(sam, "what-if", Main)
	must(t, err)
	wantLife(t, "another branch", other, sick(8001, 4))
	samePlan(t, "the plan under it", snapshot(t, d, sam).Plan, season(2))
}

func TestLifeThatCantBe(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	must(t, d.AddLife(sam, sick(8001, 4)))
	before := snapshot(t, d, sam)
	with := func(change func(*plan.Life)) plan.Life {
		l := sick(8002, 4)
		change(&l)
		return l
	}
	for name, l := range map[string]plan.Life{
		"no id":                  with(func(l *plan.Life) { l.ID = plan.ID{} }),
		"an id that is there":    with(func(l *plan.Life) { l.ID = id(8001) }),
		"no kind":                with(func(l *plan.Life) { l.Kind = 0 }),
		"no days":                with(func(l *plan.Life) { l.Days = 0 }),
		"three years":            with(func(l *plan.Life) { l.Days = 1100 }),
		"a share of a sick day":  with(func(l *plan.Life) { l.Share = plan.Given(50) }),
		"a share of 101 %":       with(func(l *plan.Life) { l.Kind, l.Share = plan.Travel, plan.Given(101) }),
		"a sport of sick days":   with(func(l *plan.Life) { l.Allows = []plan.Sport{plan.Run} }),
		"a sport twice":          with(func(l *plan.Life) { l.Kind, l.Allows = plan.Injured, []plan.Sport{plan.Run, plan.Run} }),
		"a sport that is none":   with(func(l *plan.Life) { l.Kind, l.Allows = plan.Injured, []plan.Sport{99} }),
		"a day in the year 9999": with(func(l *plan.Life) { l.From = 2932896 }),
	} {
		if err := d.AddLife(sam, l); err == nil {
			t.Errorf("%s: it was added", name)
		}
	}
	var gone *NotThere
	if err := d.RemoveLife(sam, sick(8003, 4)); !errors.As(err, &gone) {
		t.Errorf("removing what is not there: %v", err)
	}
	if err := d.ChangeLife(sam, sick(8001, 4), sick(8002, 4)); err == nil {
		t.Error("a fact became another one")
	}
	if snapshot(t, d, sam) != before {
		t.Error("something was stored")
	}
}

func TestLifeThatSomeoneChangedSinceIsAConflict(t *testing.T) {
	s, sam := seeded(t)
	kim, athlete := coach(s), samsDesk(again(s), sam)
	must(t, athlete.AddLife(sam, sick(8001, 4)))
	must(t, kim.ChangeLife(sam, sick(8001, 4), sick(8001, 7)))
	for what, do := range map[string]func() error{
		"change": func() error { return athlete.ChangeLife(sam, sick(8001, 4), sick(8001, 5)) },
		"remove": func() error { return athlete.RemoveLife(sam, sick(8001, 4)) },
	} {
		var changed *LifeChanged
		if err := do(); !errors.As(err, &changed) || changed.By.Person != "kim" || changed.Is.Days != 7 {
			t.Errorf("%s: %v, want what kim made of it", what, err)
		}
	}
	wantLife(t, "after", snapshot(t, kim, sam), sick(8001, 7))
}

func TestLifeIsUndoneByWhoWroteIt(t *testing.T) {
	s, sam := seeded(t)
	kim, athlete := coach(s), samsDesk(s, sam)
	must(t, athlete.AddLife(sam, sick(8001, 4)))
	_, _, err := kim.Undo(sam, Main)
	wantNothing(t, err)
	must(t, kim.ChangeLife(sam, sick(8001, 4), sick(8001, 7)))
	var over *Overtaken
	if _, _, err := athlete.Undo(sam, Main); !errors.As(err, &over) || over.Theirs.Person != "kim" {
		t.Errorf("undo of what kim changed since: %v", err)
	}
	wantLife(t, "kim's undo", undo(t, kim, sam), sick(8001, 4))
	wantLife(t, "sam's undo", undo(t, coachAs(again(s), athlete), sam))
	wantLife(t, "sam's redo", redo(t, coachAs(again(s), athlete), sam), sick(8001, 4))
	must(t, athlete.RemoveLife(sam, sick(8001, 4)))
	wantLife(t, "undo of a removal", undo(t, athlete, sam), sick(8001, 4))
}

// coachAs is the desk of the same person after a restart.
func coachAs(s *Store, d *Desk) *Desk { return s.As(d.who) }

func TestViewersSeeNoLife(t *testing.T) {
	s, sam := seeded(t)
	must(t, coach(s).AddLife(sam, sick(8001, 4)))
	wantLife(t, "the athlete", snapshot(t, samsDesk(s, sam), sam), sick(8001, 4))
	wantLife(t, "a viewer", snapshot(t, s.As(Principal{Person: "pat", Role: Viewer, Athlete: sam}), sam))
}

func TestADamagedFactOfLifeIsNamedAndComesBack(t *testing.T) {
	s, sam := seeded(t)
	must(t, coach(s).AddLife(sam, sick(8001, 4)))
	if r := examined(t, s.path); !r.Whole() {
		t.Fatalf("a sound store: %s", lines(r))
	}
	k := lifeKey(sam, id(8001))
	raw(t, s, k, func(sealed []byte) []byte { sealed[len(sealed)/2] ^= 4; return sealed })
	_, err := coach(again(s)).Snapshot(sam, Main)
	wantUnusable(t, "read", err, s.path, Damaged, "life ^"+id(8001).String())
	if r := examined(t, s.path); r.Whole() {
		t.Error("the doctor finds it sound")
	}
	doctor := doctor()
	doctor.Now = clock()
	r, err := doctor.Salvage(t.Context(), s.path)
	must(t, err)
	wantLife(t, "repaired", snapshot(t, coach(Open(r.New, Options{Now: clock()})), sam), sick(8001, 4))
}

func TestAFactOfLifeIsFoundInLooseBytes(t *testing.T) {
	k := lifeKey(id(9), id(8001))
	sealed, err := seal(k, sick(8001, 4))
	must(t, err)
	found := false
	carveIn(bytes.Join([][]byte{[]byte("before"), k.name, sealed, []byte("after")}, nil), func(is key, value []byte, _ int) bool {
		found = is.bucket == lifeBucket && bytes.Equal(is.name, k.name) && bytes.Equal(value, sealed)
		return true
	})
	if !found {
		t.Error("it was not found")
	}
}

// A file from before there were facts of life is sound, and takes one.
func TestAFileWithoutLifeTakesLife(t *testing.T) {
	golden, err := os.ReadFile(filepath.Join("testdata", "v1.ebb"))
	must(t, err)
	path := filepath.Join(t.TempDir(), "ebb.db")
	must(t, os.WriteFile(path, golden, 0o600))
	if r := examined(t, path); !r.Whole() {
		t.Errorf("before: %s", lines(r))
	}
	s := Open(path, Options{Now: clock()})
	must(t, coach(s).AddLife(id(9), sick(8001, 4)))
	wantLife(t, "after", snapshot(t, coach(again(s)), id(9)), sick(8001, 4))
	if r := examined(t, path); !r.Whole() {
		t.Errorf("after: %s", lines(r))
	}
}
