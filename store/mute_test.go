package store

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

func muteOf(n int, of plan.ID, reason string) edit.Edit {
	return edit.Mute{Mute: plan.Mute{ID: id(n), Rule: "R15", Of: of, Reason: reason}}
}

// A mute is a change like any other: it lasts, is on one branch, is told in the
// history and taken back.
func TestAMuteIsKeptWithItsReason(t *testing.T) {
	s, sam := seeded(t)
	_, _, err := coach(s).NewBranch(sam, "knee", Main)
	must(t, err)
	_, receipt, err := coach(s).Apply(sam, "knee", nil, muteOf(600, id(10), "late\x1b[31m shift"), "")
	must(t, err)
	if want := `R15 muted in block "Block": "late[31m shift"`; receipt.Words != want {
		t.Errorf("told as %q, want %q", receipt.Words, want)
	}
	if main := snapshot(t, coach(again(s)), sam).Plan.Mutes; len(main) != 0 {
		t.Errorf("main has %v", main)
	}
	knee, err := coach(again(s)).Snapshot(sam, "knee")
	must(t, err)
	if len(knee.Plan.Mutes) != 1 || knee.Plan.Mutes[0].Reason != "late[31m shift" {
		t.Errorf("the branch has %v", knee.Plan.Mutes)
	}
	back, _, err := coach(s).Undo(sam, "knee")
	must(t, err)
	if len(back.Plan.Mutes) != 0 {
		t.Errorf("taken back, and there is %v", back.Plan.Mutes)
	}
}

// What is muted may go, and come back: that is no damage.
func TestAMuteOfWhatIsGoneIsANote(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(s), sam, muteOf(600, id(1000), "late shift"))
	if r := examined(t, s.path); !r.Whole() || strings.Contains(lines(r), "mutes") {
		t.Errorf("found: %s", lines(r))
	}
	apply(t, coach(s), sam, deleted(1000))
	r := examined(t, s.path)
	if !r.Whole() || !strings.Contains(lines(r), "mutes about what is no longer in the plan, and count again when that comes back: 1") {
		t.Errorf("found: %s", lines(r))
	}
}

// A reason may say what is not released yet.
func TestAthletesReadReasonsOfWhatTheySee(t *testing.T) {
	s, sam := seeded(t)
	apply(t, coach(s), sam, muteOf(600, id(100), "seen"))
	apply(t, coach(s), sam, muteOf(601, id(107), "held back"))
	_, err := coach(s).Release(sam, snapshot(t, coach(s), sam).Plan.Seasons[0].Start+8)
	must(t, err)
	snap, err := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}).Snapshot(sam, Main)
	must(t, err)
	if len(snap.Plan.Mutes) != 1 || snap.Plan.Mutes[0].Reason != "seen" {
		t.Errorf("the athlete sees %v", snap.Plan.Mutes)
	}
}
