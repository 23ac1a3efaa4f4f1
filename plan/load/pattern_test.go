package load

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"ebb/plan"
)

// trained is a session of the oracles of the models, which are read from the
// packages that they were copied to first.
type trained struct {
	Sport     plan.Sport `json:"sport"`
	Hours     float64    `json:"hours"`
	IF        float64    `json:"if"`
	Load      float64    `json:"load"`
	Hard      float64    `json:"hard"`
	HardGiven bool       `json:"hard_given"`
	FootKm    float64    `json:"foot_km"`
	Descent   float64    `json:"descent_m"`
	Strength  float64    `json:"strength_load"`
	Race      bool       `json:"race"`
}

// session writes the oracle's session as a coach would.
func (s trained) session() plan.Session {
	if s.Sport == plan.Strength {
		return plan.Session{Sport: s.Sport, Kind: plan.Maintenance, Load: plan.Given(s.Strength)}
	}
	line := plan.Session{
		Sport: s.Sport, Kind: plan.Easy, Duration: plan.Duration{Seconds: int(math.Round(3600 * s.Hours)), Unit: plan.Seconds},
		Effort: at(plan.Percent, 100*s.IF), Climb: metres(s.Descent),
	}
	if s.FootKm > 0 {
		line.Distance = km(s.FootKm)
	}
	if s.Race {
		line.Kind = plan.Race
	}
	return line
}

func TestSessionsOfTheModelsOracles(t *testing.T) {
	var days [][]trained
	read := func(path string, into any) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, into); err != nil {
			t.Fatal(err)
		}
	}
	var systems struct{ Cases []struct{ Days [][]trained } }
	read("../response/testdata/systems_sessions.json", &systems)
	for _, c := range systems.Cases {
		days = append(days, c.Days...)
	}
	var patterns struct {
		Patterns []struct{ Sessions [][]trained }
	}
	read("../oscillation/testdata/patterns.json", &patterns)
	for _, p := range patterns.Patterns {
		days = append(days, p.Sessions...)
	}
	a := athlete(t)
	const second = 1. / 3600 // durations are whole seconds
	for _, sessions := range days {
		for _, want := range sessions {
			s := want.session()
			parts := Append(nil, &s, a, 0)
			if len(parts) != 1 {
				t.Fatalf("%+v gives %+v", want, parts)
			}
			got := parts[0]
			if want.Sport == plan.Strength {
				near(t, "strength", got.Strength, want.Strength, 0)
				continue
			}
			near(t, "load", got.Load, want.Load, 100*second)
			if !want.HardGiven {
				near(t, "hard", got.Hard, want.Hard, 100*second)
			}
			if want.Sport.OnFoot() && want.FootKm > 0 {
				near(t, "km on foot", got.FootKm, want.FootKm, 1e-9)
				near(t, "descent", 1000*got.DescentKm, want.Descent, 1e-9)
			}
			if got.Race != want.Race {
				t.Errorf("%+v gives %+v", want, got)
			}
		}
	}
}
