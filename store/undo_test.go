package store

import (
	"errors"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

// notes gives the notes of the weeks 100 to 103.
func notes(snap *Snapshot) (all [4]string) {
	for i, w := range snap.Plan.Seasons[0].Blocks[0].Weeks {
		all[i] = w.Note
	}
	return all
}

func undo(t testing.TB, d *Desk, athlete plan.ID) *Snapshot {
	t.Helper()
	snap, _, err := d.Undo(athlete, Main)
	must(t, err)
	return snap
}

func redo(t testing.TB, d *Desk, athlete plan.ID) *Snapshot {
	t.Helper()
	snap, _, err := d.Redo(athlete, Main)
	must(t, err)
	return snap
}

func wantNotes(t testing.TB, what string, snap *Snapshot, want [4]string) {
	t.Helper()
	if got := notes(snap); got != want {
		t.Errorf("%s: notes = %q, want %q", what, got, want)
	}
}

func wantNothing(t testing.TB, err error) {
	t.Helper()
	var nothing *NothingTo
	if !errors.As(err, &nothing) {
		t.Errorf("error = %v, want *NothingTo", err)
	}
}

func TestUndoAndRedoSurviveRestarts(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(again(s)), sam, noteOn(100, "one"))
	apply(t, coach(again(s)), sam, noteOn(101, "two"))
	wantNotes(t, "undo", undo(t, coach(again(s)), sam), [4]string{"one"})
	wantNotes(t, "undo twice", undo(t, coach(again(s)), sam), [4]string{})
	_, _, err := coach(again(s)).Undo(sam, Main)
	wantNothing(t, err)
	wantNotes(t, "redo", redo(t, coach(again(s)), sam), [4]string{"one"})
	wantNotes(t, "redo twice", redo(t, coach(again(s)), sam), [4]string{"one", "two"})
	_, _, err = coach(again(s)).Redo(sam, Main)
	wantNothing(t, err)
	wantNotes(t, "undo after redo", undo(t, coach(again(s)), sam), [4]string{"one"})
	wantNotes(t, "read again", snapshot(t, coach(again(s)), sam), [4]string{"one"})
}

func TestANewEditClearsRedo(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	apply(t, d, sam, noteOn(100, "one"))
	undo(t, d, sam)
	apply(t, d, sam, noteOn(101, "two"))
	_, _, err := d.Redo(sam, Main)
	wantNothing(t, err)
	undo(t, d, sam)
	wantNotes(t, "redo of the newer", redo(t, d, sam), [4]string{"", "two"})
	_, _, err = d.Redo(sam, Main)
	wantNothing(t, err)
}

func TestARunIsUndoneAsOne(t *testing.T) {
	press := func(t *testing.T, d *Desk, athlete plan.ID, words, run string) {
		t.Helper()
		_, _, err := d.Apply(athlete, Main, nil, noteOn(100, words), run)
		must(t, err)
	}
	for _, c := range []struct {
		name string
		do   func(t *testing.T, s *Store, sam plan.ID)
		want [4]string
	}{
		{"presses in a row", func(t *testing.T, s *Store, sam plan.ID) {
			press(t, coach(s), sam, "a", "note 100")
			press(t, coach(again(s)), sam, "b", "note 100")
			press(t, coach(s), sam, "c", "note 100")
		}, [4]string{"first"}},
		{"another run ends it", func(t *testing.T, s *Store, sam plan.ID) {
			press(t, coach(s), sam, "a", "note 100")
			press(t, coach(s), sam, "b", "another")
		}, [4]string{"a"}},
		{"no run stands alone", func(t *testing.T, s *Store, sam plan.ID) {
			press(t, coach(s), sam, "a", "")
			press(t, coach(s), sam, "b", "")
		}, [4]string{"a"}},
		{"an edit of the same person between", func(t *testing.T, s *Store, sam plan.ID) {
			press(t, coach(s), sam, "a", "note 100")
			apply(t, coach(s), sam, noteOn(101, "between"))
			press(t, coach(s), sam, "b", "note 100")
		}, [4]string{"a", "between"}},
		{"an edit of another person between", func(t *testing.T, s *Store, sam plan.ID) {
			press(t, coach(s), sam, "a", "note 100")
			apply(t, s.As(Principal{Person: "lee", Role: Coach}), sam, noteOn(101, "between"))
			press(t, coach(s), sam, "b", "note 100")
		}, [4]string{"a", "between"}},
		{"an undo between", func(t *testing.T, s *Store, sam plan.ID) {
			press(t, coach(s), sam, "a", "note 100")
			press(t, coach(s), sam, "b", "note 100")
			undo(t, coach(s), sam)
			press(t, coach(s), sam, "c", "note 100")
		}, [4]string{"first"}},
		{"a check-in of the athlete is not between", func(t *testing.T, s *Store, sam plan.ID) {
			press(t, coach(s), sam, "a", "note 100")
			must(t, s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
			press(t, coach(s), sam, "b", "note 100")
		}, [4]string{"first"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := seeded(t)
			apply(t, coach(s), sam, noteOn(100, "first"))
			c.do(t, s, sam)
			wantNotes(t, "undo", undo(t, coach(s), sam), c.want)
		})
	}
}

func TestARunIsRedoneAsOne(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	for _, words := range []string{"a", "b", "c"} {
		_, _, err := d.Apply(sam, Main, nil, noteOn(100, words), "run")
		must(t, err)
	}
	wantNotes(t, "undo", undo(t, d, sam), [4]string{})
	wantNotes(t, "redo", redo(t, d, sam), [4]string{"c"})
	wantNotes(t, "undo again", undo(t, d, sam), [4]string{})
}

func TestEachPersonUndoesTheirOwn(t *testing.T) {
	s, sam := seeded(t)
	kim, lee := coach(s), again(s).As(Principal{Person: "lee", Role: Coach})
	apply(t, kim, sam, noteOn(100, "kim's"))
	apply(t, lee, sam, noteOn(101, "lee's"))
	wantNotes(t, "kim", undo(t, kim, sam), [4]string{"", "lee's"})
	_, _, err := kim.Undo(sam, Main)
	wantNothing(t, err)
	wantNotes(t, "lee", undo(t, lee, sam), [4]string{})
}

func TestUndoOfWhatAnotherChangedSinceIsRefused(t *testing.T) {
	s, sam := seeded(t)
	kim, lee := coach(s), again(s).As(Principal{Person: "lee", Role: Coach})
	apply(t, kim, sam, noteOn(100, "kim's"))
	apply(t, lee, sam, noteOn(100, "lee's"))
	before := snapshot(t, kim, sam)
	_, _, err := kim.Undo(sam, Main)
	var over *Overtaken
	if !errors.As(err, &over) || over.Mine.Person != "kim" || over.Theirs.Person != "lee" {
		t.Fatalf("error = %v, want both changes", err)
	}
	if after := snapshot(t, kim, sam); after != before {
		t.Error("a refused undo changed something")
	}
	undo(t, lee, sam)
	wantNotes(t, "after lee took theirs back", undo(t, kim, sam), [4]string{})
}

func TestFactsAreUndoneByWhoWroteThem(t *testing.T) {
	s, sam := seeded(t)
	kim, athlete := coach(s), s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam})
	start := snapshot(t, kim, sam)
	must(t, athlete.AddRecord(sam, record(6000, today, 70)))
	must(t, athlete.Checkin(sam, plan.Checkin{Day: today - 1, Legs: 1}))
	changed := record(5000, today-39, 99)
	must(t, athlete.ChangeRecord(sam, today-40, changed))
	must(t, athlete.DeleteRecord(sam, today-1, id(5002)))
	_, _, err := kim.Undo(sam, Main)
	wantNothing(t, err)
	for range 4 {
		undo(t, athlete, sam)
	}
	end := snapshot(t, kim, sam)
	if got, want := text([]any{end.Records, end.Done, end.Checkins}), text([]any{start.Records, start.Done, start.Checkins}); got != want {
		t.Errorf("after all undos:\n got %s\nwant %s", got, want)
	}
	for range 4 {
		redo(t, athlete, sam)
	}
	end = snapshot(t, kim, sam)
	if n := len(end.Records); n != 3 || end.Checkins[0].Legs != 1 || end.Done[0].Day != today-39 {
		t.Errorf("after all redos: %s", text([]any{end.Records, end.Done, end.Checkins}))
	}
}

func TestUndoOfAFactThatAnotherChangedIsRefused(t *testing.T) {
	s, sam := seeded(t)
	athlete := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam})
	must(t, athlete.Checkin(sam, plan.Checkin{Day: today, Legs: 1}))
	must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 2}))
	_, _, err := athlete.Undo(sam, Main)
	var over *Overtaken
	if !errors.As(err, &over) || over.Theirs.Person != "kim" {
		t.Errorf("error = %v, want kim's later change", err)
	}
}

func TestSettingsAreUndone(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	_, err := d.SetAthlete(sam, []plan.Setting{{Key: "model.fitness_days", Value: "50"}, {Key: "weight_kg", Value: "61"}})
	must(t, err)
	if p := snapshot(t, d, sam).Athlete.On(today); p.FitnessDays != 50 || p.WeightKg != 61 {
		t.Errorf("profile = %+v", p)
	}
	if p := undo(t, d, sam).Athlete.On(today); p.FitnessDays != 42 || p.WeightKg != 0 {
		t.Errorf("profile after undo = %+v", p)
	}
}

func TestARefusedSettingChangesNothing(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	before := snapshot(t, d, sam)
	_, err := d.SetAthlete(sam, []plan.Setting{{Key: "weight_kg", Value: "61"}, {Key: "model.fitness_days", Value: "5"}})
	if err == nil {
		t.Error("a wrong value was taken")
	}
	if snapshot(t, d, sam) != before {
		t.Error("something changed")
	}
}

func TestHistorySaysWhoDidWhat(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(s), sam, noteOn(100, "one"))
	must(t, s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam, Via: "ssh"}).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
	undo(t, coach(s), sam)
	heads, err := coach(s).History(sam, Main, 0)
	must(t, err)
	want := []struct {
		person, via string
		parent      uint64
	}{{"kim", "local", 2}, {"sam", "ssh", 0}, {"kim", "local", 0}, {"kim", "local", 0}}
	if len(heads) != len(want) {
		t.Fatalf("%d entries, want %d: %+v", len(heads), len(want), heads)
	}
	for i, w := range want {
		if h := heads[i]; h.Person != w.person || h.Via != w.via || h.Parent != w.parent || h.Seq != uint64(4-i) || h.Words == "" || h.At.IsZero() {
			t.Errorf("entry %d = %+v, want %+v", i, h, w)
		}
	}
	if few, err := coach(s).History(sam, Main, 2); err != nil || len(few) != 2 || few[0].Seq != 4 {
		t.Errorf("History of 2 = %+v, %v", few, err)
	}
}

func TestAnEditWithoutEffectIsNoEntry(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	before := snapshot(t, d, sam)
	snap, receipt, err := d.Apply(sam, Main, before, edit.SetNote{Week: id(100)}, "")
	if err != nil || receipt.Seq != 0 || snap != before {
		t.Errorf("snapshot %p (was %p), receipt %+v, error %v", snap, before, receipt, err)
	}
}

func TestBranchesKeepApart(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	_, _, err := s.As(Principal{Person: "lee", Role: Coach}).NewBranch(sam, "sketch", Main)
	must(t, err)
	_, _, err = d.Apply(sam, "sketch", nil, noteOn(100, "sketch"), "")
	must(t, err)
	snap := snapshot(t, d, sam)
	samePlan(t, "main", snap.Plan, season(2))
	if snap.Head.Words != `branch "sketch" off main` || snap.Revision != 3 {
		t.Errorf("head = %+v, revision %d: main shows what was done on a sketch", snap.Head, snap.Revision)
	}
	_, _, err = d.Undo(sam, Main)
	wantNothing(t, err)
	sketch, _, err := d.Undo(sam, "sketch")
	must(t, err)
	samePlan(t, "sketch", sketch.Plan, season(2))
	for _, name := range []string{"", "Main", "a b", "a\x00b", "1st"} {
		if _, _, err := d.Apply(sam, name, nil, noteOn(100, "x"), ""); err == nil {
			t.Errorf("%q was taken for a branch", name)
		}
	}
}
