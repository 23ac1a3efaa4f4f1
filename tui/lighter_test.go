package tui

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/store"
	"ebb/tui/screen"
)

func asksOfSam(t *testing.T, s *store.Store) []plan.Request {
	t.Helper()
	all, err := coach(s, "kim").Requests(sam, today-1)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// planOfSam gives the plan that everyone sees.
func planOfSam(t *testing.T, s *store.Store) plan.Plan {
	t.Helper()
	snap, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	return snap.Plan
}

// Two keys say that there are no legs: d shows the lighter day beside the day's
// own, a asks for it; the plan stays the coach's.
func TestNoLegsInTwoKeys(t *testing.T) {
	_, s := fresh(t)
	before := planOfSam(t, s)
	p := as(t, s, store.AthleteRole)
	p.resizes(40, 20)
	p.types("d")
	p.reads("easy 1h → easy 40m", "a  ask your coach for it")
	p.types("a")
	if all := asksOfSam(t, s); len(all) != 1 || all[0].Day != today || all[0].To != 0 || all[0].Person != "Sam Rivera" {
		t.Fatalf("asked: %+v", all)
	}
	p.reads("asked for a lighter Tue 6 Apr")
	if changes := edit.Changes(before, planOfSam(t, s)); len(changes) > 0 {
		t.Errorf("asking changed the plan: %v", changes)
	}
	p.types("d", "a")
	p.reads("you asked for that already")
	p.types("q", "u")
	if all := asksOfSam(t, s); len(all) != 0 {
		t.Errorf("taken back: %+v", all)
	}
}

// Who leaves the sheet leaves the day as it is, and where there is nothing to
// make lighter it says so.
func TestALighterDayIsNeverForced(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	for _, leave := range []string{"k", "q", "esc"} {
		p.types("d", leave)
		if len(p.app.overlays) > 0 || len(asksOfSam(t, s)) > 0 {
			t.Errorf("%s does not leave, or asks", leave)
		}
	}
	p.types("h", "d")
	if got := p.app.status.Says; got != "that day is over" {
		t.Errorf("yesterday: %q", got)
	}
	p.types("t", "space", "d")
	if got := p.app.status.Says; !strings.Contains(got, "nothing on Tue 6 Apr can be made lighter") {
		t.Errorf("of what is done: %q", got)
	}
}

// Who makes the plan takes the lighter day at once, as one step of undo.
func TestWhoMakesThePlanTakesTheLighterDay(t *testing.T) {
	p, s := fresh(t)
	was := planOfSam(t, s).SessionsOn(today + 1)[0]
	p.types("l", "d", "a")
	if is := planOfSam(t, s).SessionsOn(today + 1)[0]; is.ID != was.ID || is.Kind != plan.Easy || is.Key || is.Duration.Seconds >= was.Duration.Seconds {
		t.Errorf("it is %+v", is)
	}
	p.types("u")
	if is := planOfSam(t, s).SessionsOn(today + 1)[0]; is.Kind != was.Kind || is.Duration != was.Duration {
		t.Errorf("undone it is %+v", is)
	}
}

// A low morning is offered something lighter, a good one nothing.
func TestALowMorningIsOfferedSomethingLighter(t *testing.T) {
	for _, c := range []struct {
		marks  string
		offers bool
	}{{"1 4", true}, {"4 2", true}, {"3 3", false}, {"5 5", false}, {"4 4 h", true}, {"4 4 i", true}} {
		_, s := fresh(t)
		p := as(t, s, store.AthleteRole)
		p.resizes(40, 20)
		p.types(append([]string{"c"}, strings.Fields(c.marks)...)...)
		if got := strings.Contains(p.sees(), "Today has easy 1h"); got != c.offers {
			t.Errorf("%s: offered %v\n%s", c.marks, got, p.sees())
		}
		p.types("d")
		if _, on := p.app.overlays[len(p.app.overlays)-1].(*easing); on != c.offers {
			t.Errorf("%s: d opens it: %v", c.marks, on)
		}
	}
}

// Nothing is offered for a day that is over.
func TestALowMorningOfAnotherDayIsOfferedNothing(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.types("h", "c", "1", "1")
	if strings.Contains(p.sees(), "make it lighter") {
		t.Error(p.sees())
	}
}

// Who is ill is told who can judge it, and may lay the day down: that is theirs.
func TestWhoIsIllMayLayTheDayDown(t *testing.T) {
	_, s := fresh(t)
	before := planOfSam(t, s)
	p := as(t, s, store.AthleteRole)
	p.resizes(40, 20)
	p.types("c", "2", "1", "i", "d")
	p.reads("With fever or symptoms below the", "for you and a doctor to", "o  a day off: sick today")
	p.types("o")
	snap, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil || len(snap.Life) != 1 || snap.Life[0].Kind != plan.Sick || snap.Life[0].From != today || snap.Life[0].Days != 1 {
		t.Fatalf("%+v, %v", snap.Life, err)
	}
	if len(edit.Changes(before, snap.Plan)) > 0 {
		t.Error("the plan was changed")
	}
	p.types("c", "d")
	if strings.Contains(p.sees(), "a day off") {
		t.Error("it is offered twice")
	}
	p.types("q", "u")
	if snap, _ := coach(s, "kim").Snapshot(sam, store.Main); len(snap.Life) != 0 {
		t.Errorf("taken back: %+v", snap.Life)
	}
}

// Who is hurt on a day that can't be made lighter can still tell the coach.
func TestWhoIsHurtCanTellTheCoach(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.resizes(40, 20)
	p.types("space", "c", "3", "3", "h", "d")
	p.reads("Hurt, Tue 6 Apr", "t  tell your coach")
	p.types("t", "calf", "enter")
	said, err := coach(s, "kim").Comments(sam, today, today)
	if err != nil || len(said) != 1 || said[0].Text != "calf" {
		t.Errorf("%+v, %v", said, err)
	}
}

// A move is asked for by the day's digit, twice; the coach's key makes it, and
// the athlete's screen shows both.
func TestAMoveIsAskedForAndAnswered(t *testing.T) {
	_, s := fresh(t)
	moved := planOfSam(t, s).SessionsOn(today + 1)[0].ID
	p := as(t, s, store.AthleteRole)
	p.app.home, p.app.at = screen.Week, screen.Week
	p.resizes(40, 20)
	p.types("l", "m", "3", "3")
	if all := asksOfSam(t, s); len(all) != 1 || all[0].Session != moved || all[0].To != today+3 {
		t.Fatalf("asked: %+v", all)
	}
	p.reads("asked to move it to")
	p.types("m")
	p.reads("your coach has not answered yet")
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.types("l", "'", "r", "then rest on Saturday", "enter", "y", "q")
	p.gets(changedMsg{})
	p.types("l", "l")
	p.types("w")
	p.reads("moved here from Wed", "7 Apr, as you asked", "asked kim: “then rest on Saturday”")
	if on := planOfSam(t, s).SessionsOn(today + 3); on[len(on)-1].ID != moved {
		t.Errorf("Friday holds %+v", on)
	}
}

// What was read before the last change, and comes after it, changes nothing that is
// shown.
func TestALateReadingOfRequestsIsLeftOut(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.types("l", "d", "a")
	if n := len(p.app.scene.Asks); n != 1 {
		t.Fatalf("%d requests are shown", n)
	}
	late := p.app.asksRead
	late.revision--
	p.gets(askedMsg{of: late})
	if n := len(p.app.scene.Asks); n != 1 {
		t.Errorf("after a late reading %d requests are shown", n)
	}
}

// A coach who keeps it says why on the athlete's screen, or is named there.
func TestARequestThatIsDeclinedIsSeen(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.app.home, p.app.at = screen.Week, screen.Week
	p.resizes(40, 20)
	p.types("l", "d", "a")
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.types("l", "'", "r", "the long run needs it", "enter", "n", "q")
	p.gets(changedMsg{})
	p.reads("not made lighter", "asked kim: “the long run needs it”")
	p.types("3l", "d", "a")
	kim.types("3l", "'", "n", "q")
	p.gets(changedMsg{})
	p.types("enter")
	p.reads("not made lighter: kim keeps it as")
}

// The week says which days are the athlete's to move, and races, what is over and
// rests are not asked about.
func TestWhichDaysAreMineToMove(t *testing.T) {
	_, s := fresh(t)
	p := as(t, s, store.AthleteRole)
	p.app.home, p.app.at = screen.Week, screen.Week
	p.resizes(40, 20)
	p.types("l") // on today something waits for a word, which takes its place
	p.reads("yours Tue Thu Sun, fixed Wed Sat")
	for _, c := range []struct{ keys, says string }{
		{"h m", "that day is over"}, {"l l l m", "there is nothing to move on Fri 9 Apr"},
	} {
		p.types("t")
		p.types(strings.Fields(c.keys)...)
		if got := p.app.status.Says; got != c.says {
			t.Errorf("%s: %q, want %q", c.keys, got, c.says)
		}
	}
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.app.at = screen.Week
	kim.resizes(40, 20)
	if strings.Contains(kim.sees(), "yours ") {
		t.Error("who makes the plan is told what is theirs to move")
	}
}
