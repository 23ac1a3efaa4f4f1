package notation

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

func TestWhatDoesNotFitInALineIsRefused(t *testing.T) {
	text := strings.Repeat("x", plan.MaxNote)
	s := plan.Session{Sport: plan.Run, Kind: plan.Rest, Note: text}
	if err := CheckSession(s); err != nil {
		t.Error(err)
	}
	s.Private = text
	if err := CheckSession(s); err == nil || !strings.Contains(err.Error(), "4000 at most") {
		t.Errorf("two long notes: %v", err)
	}
	s.Kind = plan.NoKind
	if err := CheckSession(s); err == nil || !strings.Contains(err.Error(), "kind") {
		t.Errorf("no kind: %v", err)
	}
	e := plan.Event{From: calendar.Day(1), Days: 1, Priority: plan.A, Name: "X", Sport: plan.Run, Note: text}
	if err := CheckEvent(e); err != nil {
		t.Error(err)
	}
	e.Private = text
	if err := CheckEvent(e); err == nil {
		t.Error("two long notes fit")
	}
}
