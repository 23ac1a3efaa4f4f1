package rules

import (
	"testing"

	"ebb/plan"
	"ebb/plan/notation"
)

func TestRepeatsGoBeforeTheWarmUp(t *testing.T) {
	for _, c := range []struct {
		line, want string
		share      float64
	}{
		{"threshold 1h18 !: 20m @2, 3x(12m @8, 2m @2), 16m @2", "threshold 1h04 !: 20m @2, 2x(12m @8, 2m @2), 16m @2", .9},
		{"threshold 1h18 !: 20m @2, 3x(12m @8, 2m @2), 16m @2", "threshold 48m !: 10m @2, 2x(12m @8, 2m @2), 10m @2", .5},
		{"intervals 1h10: 20m @2, 10x(1m @9, 2m @2), 20m @2", "intervals 52m: 20m @2, 4x(1m @9, 2m @2), 20m @2", .75},
		{"tempo 50m: 15m @2, 20m @6, 15m @2", "", .5}, // no repeats
		{"intervals: 2k @2, 5x(400mtr @9, 90s @2), 2k @2", "", .5},
	} {
		s, err := notation.ParseSession(c.line, plan.Run)
		if err != nil {
			t.Fatal(err)
		}
		next, ok := fewer(s, c.share)
		if got := notation.PrintSession(next, plan.Run); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s at %.2f: %v %s, want %s", c.line, c.share, ok, got, c.want)
		}
	}
}
