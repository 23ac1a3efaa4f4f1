package load

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

type oracle struct {
	Tolerance float64
	Load      []struct {
		Hours, IF, Load float64
	}
	NP struct {
		Watts         [][2]float64
		NP, FTP, Load float64
		IF            float64
	} `json:"normalized_power"`
	Swim  struct{ Metres, Minutes, CSS, IF, Load float64 }
	TRIMP []struct{ HRR, Men, Women float64 } `json:"banister_trimp_60_min"`
	Edw   struct {
		Minutes [5]float64 `json:"minutes_in_zone"`
		Load    float64
	} `json:"edwards"`
	Lucia struct {
		Minutes [3]float64 `json:"minutes_in_zone"`
		Load    float64
	}
	RPE []struct {
		RPE  float64
		Load float64 `json:"load_per_hour"`
		IF   float64
		AU   float64 `json:"au_per_load"`
	}
	Strength struct{ RPE, Minutes, Load float64 }
	Minetti  []struct {
		Slope float64
		Cost  float64 `json:"j_per_kg_m"`
	}
	Loop []struct {
		Km, Climb, Flat, Effort float64
	}
	Hard []struct{ Load, IF, Q float64 } `json:"hard_load"`
}

func readOracle(t *testing.T) oracle {
	t.Helper()
	text, err := os.ReadFile("testdata/load.json")
	if err != nil {
		t.Fatal(err)
	}
	var o oracle
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
	var more struct {
		Swim struct {
			CSS float64 `json:"css_m_per_min"`
		}
		Loop []struct {
			Climb  float64 `json:"climb_m"`
			Flat   float64 `json:"flat_km"`
			Effort float64 `json:"km_effort"`
		}
	}
	if err := json.Unmarshal(text, &more); err != nil {
		t.Fatal(err)
	}
	o.Swim.CSS = more.Swim.CSS
	for i, l := range more.Loop {
		o.Loop[i].Climb, o.Loop[i].Flat, o.Loop[i].Effort = l.Climb, l.Flat, l.Effort
	}
	return o
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.9g, want %.9g", what, got, want)
	}
}

func TestPublishedMeasures(t *testing.T) {
	o := readOracle(t)
	for _, c := range o.Load {
		near(t, "score", Score(c.Hours, c.IF), c.Load, o.Tolerance)
	}
	var watts []float64
	for _, run := range o.NP.Watts {
		for range int(run[0]) {
			watts = append(watts, run[1])
		}
	}
	np := PowerMean(watts)
	near(t, "fourth-power mean", np, o.NP.NP, o.Tolerance)
	near(t, "IF", np/o.NP.FTP, o.NP.IF, o.Tolerance)
	near(t, "load", Score(1, np/o.NP.FTP), o.NP.Load, o.Tolerance)
	if smoothed := NormalizedPower(watts); smoothed >= np || smoothed < np-1 {
		t.Errorf("smoothed over 30 s it is %v, want a little below %v", smoothed, np)
	}
	swim := o.Swim.Metres / o.Swim.Minutes / o.Swim.CSS
	near(t, "swim IF", swim, o.Swim.IF, o.Tolerance)
	near(t, "swim", SwimScore(o.Swim.Minutes/60, swim), o.Swim.Load, o.Tolerance)
	for _, c := range o.TRIMP {
		near(t, "TRIMP of men", TRIMP(60, c.HRR, Men), c.Men, o.Tolerance)
		near(t, "TRIMP of women", TRIMP(60, c.HRR, Women), c.Women, o.Tolerance)
	}
	near(t, "Edwards", Edwards(o.Edw.Minutes), o.Edw.Load, 0)
	near(t, "Lucia", Lucia(o.Lucia.Minutes), o.Lucia.Load, 0)
	near(t, "strength", FromAU(SessionRPE(o.Strength.RPE, o.Strength.Minutes)), o.Strength.Load, o.Tolerance)
	near(t, "an hour at threshold heart rate", HeartScore(TRIMP(60, HeartReserve(170, 50, 190), Men), TRIMP(60, HeartReserve(170, 50, 190), Men)), 100, 0)
}

func TestEffortTable(t *testing.T) {
	o := readOracle(t)
	for _, c := range o.RPE {
		intensity := EffortFactor(c.RPE)
		near(t, "IF", intensity, c.IF, o.Tolerance)
		near(t, "load an hour", Score(1, intensity), c.Load, o.Tolerance)
		near(t, "units per load", SessionRPE(c.RPE, 60)/Score(1, intensity), c.AU, o.Tolerance)
	}
}

func TestTerrain(t *testing.T) {
	o := readOracle(t)
	for _, c := range o.Minetti {
		near(t, "cost", RunningCost(c.Slope), c.Cost, o.Tolerance)
	}
	for _, c := range o.Loop {
		near(t, "flat km", FlatKm(c.Km, c.Climb), c.Flat, o.Tolerance)
		near(t, "km-effort", KmEffort(c.Km, c.Climb), c.Effort, o.Tolerance)
	}
}

func TestHardPart(t *testing.T) {
	o := readOracle(t)
	for _, c := range o.Hard {
		near(t, "q", Hard(c.Load, c.IF), c.Q, o.Tolerance)
	}
}

func TestRaceFactor(t *testing.T) {
	for _, c := range []struct{ hours, want float64 }{
		{.5, 1.01}, {.75, 1.01}, {1.75, .95}, {3.5, .88}, {6, .72}, {14, .62}, {24, .50}, {40, .50},
		{math.Sqrt(6 * 14), .67}, {math.Sqrt(.75 * 1.75), .98},
	} {
		near(t, "race factor", RaceFactor(c.hours), c.want, 1e-12)
	}
}
