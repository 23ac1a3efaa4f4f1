package tui

import (
	"strings"
	"testing"
	"time"

	"ebb/store"
	"ebb/tui/screen"
)

// pub is a public key, as ssh-keygen writes it.
const pub = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHVHeoVLQm0pPdSpM4tESLyZq2Yb4xaXU+gj1PH4GxVt phone"

// atTheSquad gives a coach who looks at the squad.
func atTheSquad(t *testing.T, s *store.Store) *person {
	t.Helper()
	kim := opens(t, coach(s, "kim"), sam, t.TempDir())
	kim.app.options.Come = func(code string) string { return "ssh -p 2222 " + code + "@coach.example.org" }
	kim.app.showsSquad()
	kim.types("esc", "esc")
	if kim.app.at != screen.Roster {
		t.Fatalf("it is the %s", kim.app.at)
	}
	return kim
}

func keysOfSam(t *testing.T, s *store.Store) (good []store.Enrolled) {
	t.Helper()
	all, err := coach(s, "kim").Keys(sam)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range all {
		if k.Role != 0 {
			good = append(good, k)
		}
	}
	return good
}

// From the squad a coach invites: the command is shown once, and its code lets a
// key in.
func TestACoachInvitesFromTheSquad(t *testing.T) {
	_, s := fresh(t)
	kim := atTheSquad(t, s)
	kim.types("i")
	kim.reads("Who comes in as Sam Rivera", "No key lets anyone in yet")
	kim.types("i")
	kim.reads("For Sam Rivera (athlete), once", "ssh -p 2222 join-", "@coach.example.org", "not shown again")
	_, rest, _ := strings.Cut(kim.sees(), "ssh -p 2222 ")
	code, _, _ := strings.Cut(rest, "@")
	kim.types("x") // any key goes on, and does no more
	if seen := kim.sees(); strings.Contains(seen, code) || !strings.Contains(seen, "code for Sam Rivera (athlete), open until") {
		t.Errorf("the code is shown again, or not listed:\n%s", seen)
	}
	e, err := s.Redeem(code, pub, time.Now())
	if err != nil || e.Athlete != sam || e.Role != store.AthleteRole {
		t.Errorf("%+v, %v", e, err)
	}
	kim.types("v")
	kim.reads("For viewer of Sam Rivera (viewer), once")
}

// A key is added by pasting its line; what is none is refused with the reason.
func TestACoachAddsAKeyThatIsPasted(t *testing.T) {
	_, s := fresh(t)
	kim := atTheSquad(t, s)
	kim.types("i", "a")
	kim.pastes("not a key\n")
	kim.types("enter")
	if good := keysOfSam(t, s); len(good) != 0 || !kim.app.overlays[0].(*doors).fault {
		t.Fatalf("%+v\n%s", good, kim.sees())
	}
	kim.types("a")
	kim.pastes(pub + "\n")
	kim.types("enter")
	kim.reads("Sam Rivera comes in with SHA256:", "ed25519 phone, Sam Rivera (athlete), added", "never used")
	if good := keysOfSam(t, s); len(good) != 1 || good[0].Person != "Sam Rivera" {
		t.Errorf("%+v", good)
	}
	kim.types("a", "esc", "q")
	if len(kim.app.overlays) > 0 {
		t.Error("q does not leave")
	}
}

// To revoke takes x twice; any other key between leaves all as it was.
func TestRevokingAsksOnce(t *testing.T) {
	_, s := fresh(t)
	if _, err := coach(s, "kim").AddKeyOf("", sam, store.AthleteRole, pub); err != nil {
		t.Fatal(err)
	}
	kim := atTheSquad(t, s)
	kim.types("i", "x")
	kim.reads("x once more revokes it")
	kim.types("j", "x", "k")
	if len(keysOfSam(t, s)) != 1 {
		t.Fatal("revoked without being sure")
	}
	kim.types("x", "x")
	kim.reads("revoked: who is in with it is out now")
	if len(keysOfSam(t, s)) != 0 {
		t.Error("it lets in still")
	}
	kim.types("x")
	kim.reads("it lets nobody in any more")
	kim.types("i", "q", "x", "x")
	kim.reads("the code is taken back")
	if open, err := coach(s, "kim").Invitations(sam); err != nil || len(open) != 0 {
		t.Errorf("%+v, %v", open, err)
	}
}

// Nobody is invited as someone who is gone meanwhile: why is said.
func TestDoorsOfWhoIsGone(t *testing.T) {
	_, s := fresh(t)
	kim := atTheSquad(t, s)
	kim.types("i")
	if _, err := coach(s, "kim").RemoveAthlete(sam, func(store.Removal) error { return nil }); err != nil {
		t.Fatal(err)
	}
	kim.types("i")
	if o := kim.app.overlays[0].(*doors); o.code != nil || !o.fault || o.says == "" {
		t.Errorf("%+v", o)
	}
}
