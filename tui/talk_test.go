package tui

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/store"
)

func asAthlete(s *store.Store) *store.Desk {
	return s.As(store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam, Via: "ssh"})
}

// An athlete comments and asks; the coach, on the same file, accepts one and
// declines the other, each with a word or without; the athlete sees it.
func TestAthleteAsksAndCoachAnswers(t *testing.T) {
	_, s := fresh(t)
	athlete := opens(t, asAthlete(s), sam, t.TempDir())
	athlete.types("l", "'", "c", "calf is tight", "enter", "d")
	athlete.reads("A lighter Wed 7 Apr", "intervals 1h10 → easy 50m")
	athlete.types("t", "no legs", "enter", "'", "m")
	athlete.reads("Move intervals 1h10", "A key session", "3  Fri 9")
	athlete.types("t")
	athlete.reads("a digit chooses the day first")
	athlete.types("3", "t", "late shift", "enter", "'")
	athlete.reads("calf is tight", "asks for a lighter Wed 7 Apr: no legs (open)", "asks to move Wed 7 Apr to Fri 9 Apr: late shift (open)")
	athlete.types("y")
	athlete.reads("the coach answers")

	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	before, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	was := before.Plan.SessionsOn(today + 1)
	kim.types("l", "'", "r")
	kim.reads("Answer Sam Rivera", "asks for a lighter Wed 7 Apr: no legs", "enter to yes or no")
	kim.types("esc")
	kim.reads("no legs (open)")
	kim.types("r", "the long run needs it", "enter", "n")
	kim.reads("no legs (declined by kim: the long run needs it)")
	kim.types("y")
	kim.reads("late shift (accepted by kim)")
	kim.types("y")
	kim.reads("no request is open")
	after, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	on := after.Plan.SessionsOn(today + 3)
	if moved := on[len(on)-1]; moved.ID != was[0].ID || len(after.Plan.SessionsOn(today+1)) != len(was)-1 {
		t.Errorf("accepted, Friday holds %v", on)
	}
	head, err := coach(s, "kim").History(sam, store.Main, 2)
	if err != nil || head[0].Person != "kim" || !strings.HasPrefix(head[0].Words, "yes to Sam Rivera, to move Wed 7 Apr to Fri 9 Apr") || head[1].Branch != store.Main {
		t.Errorf("the journal says %+v, %v", head, err)
	}
	again := opens(t, asAthlete(s), sam, t.TempDir())
	again.types("l", "'")
	again.reads("accepted by kim", "declined by kim: the long run needs it")
}

// A word beside an answer that was not stored is not typed twice: it stays until
// it is.
func TestAWordBesideAnAnswerIsKept(t *testing.T) {
	_, s := fresh(t)
	asks := plan.Request{ID: s.NewID(), Day: today + 1, Text: "no legs"}
	if err := asAthlete(s).AskFor(sam, asks); err != nil {
		t.Fatal(err)
	}
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.app.showsSquad()
	kim.types("esc", "esc", "r", "not this week", "enter")
	if err := coach(s, "pat").AnswerRequest(sam, asks, plan.Declined, ""); err != nil {
		t.Fatal(err)
	}
	kim.types("n")
	kim.reads("pat answered this already", "not this week")
	kim.types("esc")
	if seen := kim.sees(); strings.Contains(seen, "not this week") {
		t.Errorf("esc leaves it:\n%s", seen)
	}
}

// A word beside an answer outlives the session as a word about the day: someone
// else may have answered by then.
func TestAWordBesideAnAnswerOutlivesTheSession(t *testing.T) {
	_, s := fresh(t)
	if err := asAthlete(s).AskFor(sam, plan.Request{ID: s.NewID(), Day: today + 1, Text: "no legs"}); err != nil {
		t.Fatal(err)
	}
	mara := plan.ID{15: 10}
	if err := coach(s, "kim").Seed(store.Seed{Athlete: plan.Athlete{ID: mara, Name: "Mara"}, Plan: spring(s.NewID)}); err != nil {
		t.Fatal(err)
	}
	kim := opens(t, coach(s, "kim"), mara, "")
	kim.app.showsSquad()
	kim.types("esc", "esc", "gg", "r", "not this week")
	kim.ends()
	kim = opens(t, coach(s, "kim"), mara, "")
	kim.reads("a word beside an answer", "Wed 7 Apr", "Sam Rivera", "not this week")
	kim.types("enter")
	kim.reads("About Wed 7 Apr", "no legs (open)", "not this week")
	kim.types("enter")
	kim.reads("kim: not this week")
}

// Accepting a lighter day makes each session of it easy, as one edit.
func TestALighterDayIsAccepted(t *testing.T) {
	_, s := fresh(t)
	if err := asAthlete(s).AskFor(sam, plan.Request{ID: s.NewID(), Day: today + 1, Text: "no legs"}); err != nil {
		t.Fatal(err)
	}
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.types("l", "'", "y", "q")
	snap, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatal(err)
	}
	if on := snap.Plan.SessionsOn(today + 1); on[0].Kind != plan.Easy || on[0].Key {
		t.Errorf("the day is %+v, want it easy", on)
	}
}

// What an athlete writes moves no one's cursor, and viewers see none of it.
func TestTalkIsSafeAndPrivate(t *testing.T) {
	_, s := fresh(t)
	if err := asAthlete(s).AddComment(sam, plan.Comment{ID: s.NewID(), Day: today, Text: "\x1b[2J\x9bH\u202eevil\nlines \x1bP+q"}); err != nil {
		t.Fatal(err)
	}
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.types("'")
	kim.reads("evil lines")
	if seen := kim.sees(); strings.ContainsAny(seen, "\x1b\u009b\u202e") {
		t.Errorf("the coach's screen holds a sequence: %q", seen)
	}
	pat := opens(t, s.As(store.Principal{Person: "pat", Role: store.Viewer, Athlete: sam}), sam, t.TempDir())
	pat.types("'")
	if strings.Contains(pat.sees(), "evil") || !strings.Contains(pat.app.status.Says, "theirs") {
		t.Errorf("a viewer sees what is said, or hears nothing: %q", pat.app.status.Says)
	}
}

// On the roster a request is what the coach should look at; a key answers it, r
// with a word beside it.
func TestARequestIsAnsweredOnTheRoster(t *testing.T) {
	for _, tt := range []struct {
		keys  []string
		want  plan.Answer
		reply string
	}{
		{[]string{"y"}, plan.Accepted, ""},
		{[]string{"n"}, plan.Declined, ""},
		{[]string{"r", "as said on Sunday", "enter", "y"}, plan.Accepted, "as said on Sunday"},
		{[]string{"r", "as said", "enter", "e", " on Sunday", "enter", "n"}, plan.Declined, "as said on Sunday"},
		{[]string{"r", "enter", "n"}, plan.Declined, ""},
	} {
		key, want := strings.Join(tt.keys, " "), tt.want
		_, s := fresh(t)
		if err := asAthlete(s).AskFor(sam, plan.Request{ID: s.NewID(), Day: today + 1, Text: "no legs"}); err != nil {
			t.Fatal(err)
		}
		kim := opens(t, coach(s, "kim"), sam, t.TempDir())
		before, err := coach(s, "kim").Snapshot(sam, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		kim.app.showsSquad()
		kim.types("esc", "esc")
		kim.reads("asks for a lighter Wed 7 Apr", "“no legs”", "y yes")
		kim.types(tt.keys...)
		kim.reads(map[plan.Answer]string{plan.Accepted: "accepted", plan.Declined: "declined"}[want])
		kim.types("j")
		if seen := kim.sees(); strings.Contains(seen, "asks for") || strings.Contains(seen, "y yes") {
			t.Errorf("%s: it is still asked:\n%s", key, seen)
		}
		is, err := coach(s, "kim").Requests(sam, today)
		if err != nil || len(is) != 1 || is[0].Answer != want || is[0].By != "kim" || is[0].Reply != tt.reply {
			t.Errorf("%s: %+v, %v", key, is, err)
		}
		after, err := coach(s, "kim").Snapshot(sam, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		was, on := before.Plan.SessionsOn(today+1), after.Plan.SessionsOn(today+1)
		if eased := on[0].Kind == plan.Easy && !on[0].Key; eased != (want == plan.Accepted) {
			t.Errorf("%s: the day was %+v and is %+v", key, was, on)
		}
	}
}

// Another coach was quicker: their answer stands, and the plan stays.
func TestARequestThatWasAnswered(t *testing.T) {
	_, s := fresh(t)
	asks := plan.Request{ID: s.NewID(), Day: today + 1, Text: "no legs"}
	if err := asAthlete(s).AskFor(sam, asks); err != nil {
		t.Fatal(err)
	}
	if err := coach(s, "pat").AnswerRequest(sam, asks, plan.Declined, ""); err != nil {
		t.Fatal(err)
	}
	before, _ := coach(s, "kim").Snapshot(sam, store.Main)
	if err := settle(coach(s, "kim"), sam, today, asks, plan.Accepted, ""); err == nil || err.Error() != "pat answered this already" {
		t.Errorf("%v", err)
	}
	after, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil || after.Plan.SessionsOn(today + 1)[0].Kind != before.Plan.SessionsOn(today + 1)[0].Kind {
		t.Errorf("the plan was changed, %v", err)
	}
}
