package response

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"ebb/plan"
)

// read loads an oracle file of testdata.
func read[T any](t *testing.T, name string) T {
	t.Helper()
	var oracle T
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &oracle); err != nil {
		t.Fatal(err)
	}
	return oracle
}

// near fails the test when got is further than tolerance from want.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.9g, want %.9g", what, got, want)
	}
}

func nearAll(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d figures, want %d", what, len(got), len(want))
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= tolerance) {
			t.Errorf("%s on day %d = %.9g, want %.9g", what, i+1, got[i], want[i])
		}
	}
}

// trained is a session of the oracles.
type trained struct {
	Sport    plan.Sport `json:"sport"`
	Load     float64    `json:"load"`
	Hard     float64    `json:"hard"`
	FootKm   float64    `json:"foot_km"`
	Descent  float64    `json:"descent_m"`
	Strength float64    `json:"strength_load"`
	Race     bool       `json:"race"`
}

func (s trained) impulse() plan.Impulse {
	return plan.Impulse{
		Sport: s.Sport, Load: s.Load, Hard: s.Hard, FootKm: s.FootKm, DescentKm: s.Descent / 1000, Strength: s.Strength, Race: s.Race,
	}
}
