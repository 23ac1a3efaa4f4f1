package events_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen/screentest"
)

// Of two races that are too close f previews a way out; enter takes it, f turns
// to another, u gives the races back.
func TestAWayOutOfRacesTooCloseIsPreviewedAndTaken(t *testing.T) {
	sc := runner(t, closeBy)
	p := sit(t, sc)
	p.Judged()
	p.types("G")
	if ok, why := p.Screen.Can(keys.Fix, p.Scene); !ok {
		t.Fatal(why)
	}
	start := p.Scene.Plan
	p.types("f")
	f := frame.New(120, 36)
	if _, ok := p.Editor.Page(f.Area(), p.Scene, p.Status, true); !ok {
		t.Fatal("no page")
	}
	first := screentest.TextOf(f.Lines())
	if !strings.Contains(first, "Ridge Marathon comes 21 days after Canyon 100K") || !strings.Contains(first, "becomes C 2027-06-12") {
		t.Errorf("the preview is\n%s", first)
	}
	p.types("enter")
	if e := p.Scene.Plan.Events[len(p.Scene.Plan.Events)-1]; e.Priority != plan.C {
		t.Errorf("%s has priority %s", e.Name, e.Priority)
	}
	p.types("u")
	p.Unchanged(start)
}

// Of a race that the rules have nothing to say of, f says so.
func TestARaceWithoutAFindingHasNothingToFix(t *testing.T) {
	p := sit(t, runner(t, parkrun))
	if ok, why := p.Screen.Can(keys.Fix, p.Scene); ok || why != "the rules have not been asked yet" {
		t.Errorf("before: %v, %q", ok, why)
	}
	p.Judged()
	p.types("gg")
	if ok, why := p.Screen.Can(keys.Fix, p.Scene); ok || why != "the rules find nothing of Parkrun to fix" {
		t.Errorf("%v, %q", ok, why)
	}
}
