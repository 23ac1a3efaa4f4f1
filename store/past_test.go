package store

import (
	"errors"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

func asOf(t testing.TB, d *Desk, athlete plan.ID, branch string, seq uint64) *Snapshot {
	t.Helper()
	snap, err := d.AsOf(athlete, branch, seq)
	must(t, err)
	return snap
}

func TestThePlanAsItWas(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	apply(t, d, sam, noteOn(100, "one"))                               // 2
	apply(t, d, sam, edit.DeleteEvent{Event: id(2)})                   // 3
	apply(t, d, sam, edit.DeleteWeek{Week: id(101), Gives: edit.Push}) // 4
	_, _, err := d.NewBranch(sam, "knee", Main)                        // 5
	must(t, err)
	on(t, d, sam, "knee", noteOn(100, "knee")) // 6
	on(t, d, sam, Main, noteOn(100, "two"))    // 7
	samePlan(t, "at first", asOf(t, d, sam, Main, 1).Plan, season(2))
	wantNotes(t, "after the second", asOf(t, d, sam, Main, 2), [4]string{"one"})
	if p := asOf(t, d, sam, Main, 3).Plan; len(p.Events) != 0 || len(p.Seasons[0].Blocks[0].Weeks) != 4 {
		t.Errorf("after the third: %s", text(p))
	}
	if got := asOf(t, d, sam, "knee", 6).Plan.Seasons[0].Blocks[0].Weeks[0].Note; got != "knee" {
		t.Errorf("the branch after its edit: %q", got)
	}
	if got := asOf(t, d, sam, "knee", 5).Plan.Seasons[0].Blocks[0].Weeks[0].Note; got != "one" {
		t.Errorf("the branch before its edit: %q", got)
	}
	samePlan(t, "the branch before it was made", asOf(t, d, sam, "knee", 1).Plan, season(2))
	var none *NoPast
	if _, err := d.AsOf(sam, Main, 0); !errors.As(err, &none) {
		t.Errorf("before the first: %v, want *NoPast", err)
	}
	if _, err := d.AsOfDay(sam, Main, today-1000); !errors.As(err, &none) {
		t.Errorf("a day before: %v, want *NoPast", err)
	}
	day, err := d.AsOfDay(sam, Main, calendar.On(s.now().UTC()))
	must(t, err)
	if day.Plan.Seasons[0].Blocks[0].Weeks[0].Note != "two" {
		t.Error("the end of today is not now")
	}
	if _, _, err := d.Apply(sam, Main, day, noteOn(100, "x"), ""); err == nil {
		t.Error("a plan of the past was edited")
	}
}

func TestBackToAnEntry(t *testing.T) {
	s, sam := seeded(t)
	d, lee := coach(s), s.As(Principal{Person: "lee", Role: Coach})
	apply(t, d, sam, noteOn(100, "one"))
	apply(t, d, sam, noteOn(101, "two"))
	apply(t, d, sam, edit.DeleteEvent{Event: id(2)})
	snap, receipt, err := d.UndoTo(sam, Main, 2, false)
	must(t, err)
	wantNotes(t, "back", snap, [4]string{"one"})
	if len(snap.Plan.Events) != 1 || receipt.Seq != 5 {
		t.Errorf("back: %d events, entry %d", len(snap.Plan.Events), receipt.Seq)
	}
	if _, again, err := d.UndoTo(sam, Main, 2, false); err != nil || again.Seq != 0 {
		t.Errorf("back again: entry %d, %v", again.Seq, err)
	}
	wantNotes(t, "undone", undo(t, d, sam), [4]string{"one", "two"})
	apply(t, lee, sam, noteOn(100, "lee's"))
	var others *OthersSince
	if _, _, err := d.UndoTo(sam, Main, 2, false); !errors.As(err, &others) || len(others.Heads) != 1 || others.Heads[0].Person != "lee" {
		t.Errorf("over another's: %v", err)
	}
	wantNotes(t, "refused", snapshot(t, d, sam), [4]string{"lee's", "two"})
	snap, _, err = d.UndoTo(sam, Main, 2, true)
	must(t, err)
	wantNotes(t, "anyway", snap, [4]string{"one"})
	if _, _, err := d.UndoTo(sam, Main, 99, true); err == nil {
		t.Error("back to what is not there yet")
	}
	wholeStore(t, s)
}

func TestAthletesSeeUpToTheReleasedDay(t *testing.T) {
	s, sam := seeded(t)
	d, athlete := coach(s), s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam})
	start := season(2).Seasons[0].Start
	_, err := d.Release(sam, start+8) // Tuesday of the second week
	must(t, err)
	check := func(what string, p plan.Plan) {
		t.Helper()
		last := calendar.Day(0)
		for at := range p.Weeks() {
			last = at.Start + calendar.Day(p.Week(at).Days) - 1
		}
		if last != start+8 || len(p.Events) != 0 {
			t.Errorf("%s ends on %s with %d events, want %s", what, last, len(p.Events), start+8)
		}
		if err := p.Check(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	check("a snapshot", see(t, athlete, sam, Main).Plan)
	check("the past", asOf(t, athlete, sam, Main, 1).Plan)
	glance, err := athlete.Glance(sam, Main, Sight{Plan: start})
	must(t, err)
	check("a glance", glance.Plan)
	document, err := exported(athlete)
	must(t, err)
	other := newStore(t)
	_, err = imported(coach(other), document)
	must(t, err)
	check("an export", see(t, coach(other), sam, Main).Plan)
	samePlan(t, "the coach", see(t, d, sam, Main).Plan, season(2))
	apply(t, d, sam, noteOn(107, "a secret"))
	heads, err := athlete.History(sam, Main, 0)
	must(t, err)
	for _, h := range append(heads, see(t, athlete, sam, Main).Head) {
		if strings.Contains(h.Words, "secret") || strings.Contains(h.Words, "note") {
			t.Errorf("the history gives away %q", h.Words)
		}
	}
	undo(t, d, sam)
	undo(t, d, sam)
	samePlan(t, "released again", withoutPrivate(see(t, d, sam, Main).Plan), see(t, athlete, sam, Main).Plan)
	if _, err := athlete.Release(sam, AllDays); err == nil {
		t.Error("an athlete released")
	}
	wholeStore(t, s)
}
