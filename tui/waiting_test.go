package tui

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/screen"
)

// onThePhone is the athlete's week on a phone.
func onThePhone(t *testing.T, s *store.Store) *person {
	t.Helper()
	p := as(t, s, store.AthleteRole)
	p.app.home, p.app.at = screen.Week, screen.Week
	p.resizes(40, 20)
	return p
}

// The morning after an illness shows the way back; one key opens it, one asks; the
// coach's yes makes the days lighter, and nothing waits any more.
func TestTheWayBackIsAskedFor(t *testing.T) {
	_, s := fresh(t)
	if err := asAthlete(s).AddLife(sam, plan.Life{ID: s.NewID(), Kind: plan.Sick, From: today - 2, Days: 2}); err != nil {
		t.Fatal(err)
	}
	before := planOfSam(t, s)
	p := onThePhone(t, s)
	p.reads("y     the way back after 2 days ill")
	p.types("y")
	p.reads("Back after 2 days ill", "for you and a doctor to", "Half of the plan for 2 days, then", "three quarters for 1 day", "easy 1h → easy 30m", "a  ask your coach for it")
	p.types("q")
	if all := asksOfSam(t, s); len(all) != 0 {
		t.Fatalf("looking asks: %+v", all)
	}
	p.types("y", "t", "still weak", "enter")
	if all := asksOfSam(t, s); len(all) != 1 || !all[0].Back || all[0].Day != today || all[0].Text != "still weak" {
		t.Fatalf("asked: %+v", all)
	}
	p.types("l", "h")
	p.reads("asked lighter days after 2 days ill:", "no answer yet")
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.types("'")
	kim.reads("Sam Rivera asks for a lighter way back from Tue 6 Apr: still weak (open)")
	kim.types("y")
	kim.reads("accepted by kim")
	is, was := planOfSam(t, s), before.SessionsOn(today)[0]
	if got := is.SessionsOn(today)[0]; got.ID != was.ID || got.Duration.Seconds*2 != was.Duration.Seconds {
		t.Errorf("today is %+v", got)
	}
	if got := is.SessionsOn(today + 1)[0]; got.Kind != plan.Easy || got.Key {
		t.Errorf("tomorrow is %+v", got)
	}
	p.gets(changedMsg{})
	p.types("l", "h")
	if seen := p.sees(); strings.Contains(seen, "way back:") || strings.Contains(seen, "the way back after") {
		t.Errorf("it still waits:\n%s", seen)
	}
	kim.types("q", "u", "u")
	if got := planOfSam(t, s).SessionsOn(today)[0]; got.Duration != was.Duration {
		t.Errorf("undone today is %+v", got)
	}
}

// Why the way back is asked for outlives the session, in the same sheet.
func TestWhyTheWayBackIsKept(t *testing.T) {
	_, s := fresh(t)
	if err := asAthlete(s).AddLife(sam, plan.Life{ID: s.NewID(), Kind: plan.Sick, From: today - 1, Days: 1}); err != nil {
		t.Fatal(err)
	}
	p := onThePhone(t, s)
	p.types("y", "t", "still weak")
	p.ends()
	p = onThePhone(t, s)
	p.reads("You were typing why lighter days", "still weak")
	p.types("enter")
	p.reads("Back after", "still weak", "enter ask")
	p.types("enter")
	if all := asksOfSam(t, s); len(all) != 1 || !all[0].Back || all[0].Text != "still weak" {
		t.Errorf("asked: %+v", all)
	}
	if all := kept(t, s, false); len(all) > 0 {
		t.Errorf("asked for, and kept: %+v", all)
	}
}

// A coach who keeps the days says so, once; it is not asked for again by itself.
func TestTheWayBackIsDeclined(t *testing.T) {
	_, s := fresh(t)
	if err := asAthlete(s).AddLife(sam, plan.Life{ID: s.NewID(), Kind: plan.Sick, From: today - 1, Days: 1}); err != nil {
		t.Fatal(err)
	}
	p := onThePhone(t, s)
	p.types("y", "a")
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.types("'", "r", "a rest day it was", "enter", "n")
	p.gets(changedMsg{})
	p.reads("kim says no, you asked for a lighter", "way back from Tue 6 Apr: “a rest day", "it was”")
	p.types("l", "h")
	p.reads("asked not lighter, kim: “a rest day it", "was”")
	p.types("y")
	if len(p.app.overlays) > 0 {
		t.Errorf("it is offered again:\n%s", p.sees())
	}
}

// A session that nobody said anything of is asked about in one line of today, and
// one key answers it; then nothing waits.
func TestASessionOfWhichNothingWasSaid(t *testing.T) {
	_, s := fresh(t)
	p := onThePhone(t, s)
	p.reads("y     Sun's bike 2h: done or not?")
	p.types("l")
	if strings.Contains(p.sees(), "Sun's bike") {
		t.Errorf("tomorrow asks too:\n%s", p.sees())
	}
	p.types("h", "enter")
	p.reads("Sun's bike 2h")
	p.types("y")
	p.reads("How it went, Sun 4 Apr", "bike 2h", "s  skipped")
	p.types("s")
	if r := recordsOf(t, s, today-2); len(r) != 1 || r[0].State != plan.Skipped {
		t.Fatalf("records %+v", r)
	}
	p.reads("Sat's long 3h: done or not?") // three days ago, and the last that is asked about
	p.types("y", "d", "q", "y")
	if got := p.app.status.Says; !strings.Contains(got, "nothing waits") {
		t.Errorf("then y says %q", got)
	}
}

// Something else instead is typed about the session that was asked about, not the
// one under the cursor.
func TestSomethingElseInsteadOfWhatWasAskedAbout(t *testing.T) {
	_, s := fresh(t)
	p := onThePhone(t, s)
	p.types("y", "i", "easy 40m", "enter")
	if r := recordsOf(t, s, today-2); len(r) != 1 || r[0].State != plan.DoneInstead || len(r[0].Sessions) != 1 {
		t.Errorf("records %+v", r)
	}
}

// A coach is asked nothing, and y copies.
func TestACoachIsAskedNothing(t *testing.T) {
	p, _ := fresh(t)
	p.app.at = screen.Week
	p.types("y")
	if p.app.scene.Waiting.Says != nil || len(p.app.overlays) > 0 || strings.Contains(p.sees(), "Sun's bike") {
		t.Errorf("%+v\n%s", p.app.scene.Waiting, p.sees())
	}
}
