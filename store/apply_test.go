package store

import (
	"bytes"
	"errors"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

// longer is the session 1000 of the season with another duration; told is the
// same session with another note.
func longer(minutes int) edit.Edit {
	s := season(2).Seasons[0].Blocks[0].Weeks[0].Sessions[0]
	s.Duration.Seconds = 60 * minutes
	return edit.ChangeSession{Session: s}
}

func told(words string) edit.Edit {
	s := season(2).Seasons[0].Blocks[0].Weeks[0].Sessions[0]
	s.Note = words
	return edit.ChangeSession{Session: s}
}

func week(n int) plan.Microcycle { return plan.Microcycle{ID: id(n), Days: 7} }

func TestEditsOfTwoAreBothKept(t *testing.T) {
	for _, c := range []struct {
		name     string
		kim, lee edit.Edit
	}{
		{"different weeks", noteOn(100, "kim"), noteOn(101, "lee")},
		{"different fields of a week", noteOn(100, "kim"), edit.SetKind{Week: id(100), Kind: plan.DownWeek}},
		{"different sessions of a day", longer(70), edit.DeleteSessions{Sessions: []plan.ID{id(1001)}}},
		{"different fields of a session", longer(70), told("lee")},
		{"weeks inserted in two blocks", edit.InsertWeek{Week: week(500), Block: id(10)}, edit.InsertWeek{Week: week(501), Block: id(11)}},
		{"a week inserted before one that is changed", edit.InsertWeek{Week: week(500), Before: id(100)}, longer(70)},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := seeded(t)
			kim, lee := coach(s), again(s).As(Principal{Person: "lee", Role: Coach})
			base, theirs := snapshot(t, kim, sam), snapshot(t, lee, sam)
			_, _, err := kim.Apply(sam, Main, base, c.kim, "")
			must(t, err)
			got, _, err := lee.Apply(sam, Main, theirs, c.lee, "")
			must(t, err)
			wantKept(t, "kim's", base.Plan, c.kim, got.Plan)
			wantKept(t, "lee's", base.Plan, c.lee, got.Plan)
		})
	}
}

// wantKept checks that each thing that e changes of base is changed so in got.
func wantKept(t testing.TB, whose string, base plan.Plan, e edit.Edit, got plan.Plan) {
	t.Helper()
	alone, err := edit.Apply(base, e)
	must(t, err)
	was, meant, is := thingsOfPlan(t, base), thingsOfPlan(t, alone.Plan), thingsOfPlan(t, got)
	for id, mine := range meant {
		if was[id] == nil {
			if is[id] == nil {
				t.Errorf("%s %s is lost: %s", whose, mine.what, text(got))
			}
			continue
		}
		for _, field := range changedFields(was[id], mine) {
			if is[id] == nil || !bytes.Equal(is[id].fields[field], mine.fields[field]) {
				t.Errorf("%s change of %s is lost: %s", whose, field, text(got))
			}
		}
	}
	for id, t0 := range was {
		if meant[id] == nil && is[id] != nil {
			t.Errorf("%s deletion of a %s is lost: %s", whose, t0.what, text(got))
		}
	}
}

func thingsOfPlan(t testing.TB, p plan.Plan) things {
	t.Helper()
	all := outline(edit.Values(p))
	must(t, all.read())
	return all
}

func TestConflictsStoreNothing(t *testing.T) {
	for _, c := range []struct {
		name  string
		kim   edit.Edit
		lee   edit.Edit
		gone  bool
		field string
	}{
		{"the same note", noteOn(100, "kim"), noteOn(100, "lee"), false, "note"},
		{"the same duration", longer(70), longer(80), false, "duration"},
		{"a session that was deleted", edit.DeleteSessions{Sessions: []plan.ID{id(1000)}}, longer(80), true, ""},
		{"a week that was deleted", edit.DeleteWeek{Week: id(100), Gives: edit.Push}, noteOn(100, "lee"), true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := seeded(t)
			kim, lee := coach(s), again(s).As(Principal{Person: "lee", Role: Coach})
			theirs := snapshot(t, lee, sam)
			apply(t, kim, sam, c.kim)
			before := snapshot(t, lee, sam)
			_, _, err := lee.Apply(sam, Main, theirs, c.lee, "")
			var conflict *Conflict
			if !errors.As(err, &conflict) {
				t.Fatalf("error = %v, want *Conflict", err)
			}
			if conflict.Gone != c.gone {
				t.Errorf("gone = %v, want %v (%v)", conflict.Gone, c.gone, conflict)
			}
			if !c.gone && (conflict.Mine == nil || conflict.Theirs == nil || conflict.By.Person != "kim") {
				t.Errorf("conflict = %+v, want both versions and kim", conflict)
			}
			if snapshot(t, lee, sam) != before {
				t.Error("something was stored")
			}
		})
	}
}

func TestTwoProcessesLoseNothing(t *testing.T) {
	s, sam := seeded(t)
	const each = 40
	done := make(chan error)
	for p := range 4 {
		d := again(s).As(Principal{Person: string(rune('a' + p)), Role: Coach})
		go func() {
			for i := range each {
				r := record(7000+100*p+i, today, 1)
				if err := d.AddRecord(sam, r); err != nil {
					done <- err
					return
				}
				base, err := d.Snapshot(sam, Main)
				if err == nil {
					_, _, err = d.Apply(sam, Main, base, noteOn(100+p, r.ID.String()), "")
				}
				if err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 4 {
		must(t, <-done)
	}
	snap := snapshot(t, coach(again(s)), sam)
	if got, want := snap.Revision, uint64(1+4*each*2); got != want {
		t.Errorf("%d journal entries, want %d", got, want)
	}
	if got, want := len(snap.Records), 3+4*each; got != want {
		t.Errorf("%d records, want %d", got, want)
	}
	last := snap.Done[len(snap.Done)-1]
	if got, want := len(last.Impulses), 4*each; got != want {
		t.Errorf("the summary has %d impulses, want %d", got, want)
	}
	for p := range 4 {
		if got, want := notes(snap)[p], id(7000+100*p+each-1).String(); got != want {
			t.Errorf("note of week %d = %q, want the last one written", p, got)
		}
	}
}
