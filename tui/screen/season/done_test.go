package season_test

import (
	"strings"
	"testing"

	"ebb/plan"
)

// TestHoursGoWithTheLoadBesideThem: of a week that is over the hours are those
// that were done, as its load is, beside those that were planned.
func TestHoursGoWithTheLoadBesideThem(t *testing.T) {
	sc := runner(t)
	for i := range sc.Records { // half of each of the week before
		if r := &sc.Records[i]; r.Day >= sc.Today-8 && r.Done.Duration.Seconds > 0 {
			r.Done.Duration.Seconds /= 2
		}
	}
	p := sit(t, sc).types("k")
	for _, of := range []struct {
		w, h int
		want string
	}{{120, 36, "planned   8h40   431"}, {120, 36, "done      4h20   431"}, {80, 24, "4h20 of 8h40"}, {40, 20, "4h20 of 8h40"}, {30, 10, "4h20 of 8h40"}} {
		if got := p.Text(of.w, of.h); !strings.Contains(got, of.want) {
			t.Errorf("%dx%d: no %q in\n%s", of.w, of.h, of.want, got)
		}
	}
	p.types("jj")
	if got := p.Text(80, 24); strings.Contains(got, " of 10h") {
		t.Errorf("a week to come has nothing done:\n%s", got)
	}
}

// TestSkippedWeekIsNoneOf: what was skipped counts as reported, with no time.
func TestSkippedWeekIsNoneOf(t *testing.T) {
	sc := runner(t)
	for i := range sc.Records {
		sc.Records[i].State = plan.Skipped
	}
	if got := sit(t, sc).types("k").Text(80, 24); !strings.Contains(got, "0h of ") {
		t.Errorf("no time done is not said:\n%s", got)
	}
}
