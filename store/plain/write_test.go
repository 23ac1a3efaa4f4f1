package plain

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
)

// A week is written as encoding/json does it, to the byte, and refused where it
// refuses.
func TestAWeekIsWrittenAsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var w plan.Microcycle
		fill(t, reflect.ValueOf(&w).Elem(), 0)
		sameAsJSON(t, w)
	})
}

func TestOddWeeksAreWrittenAsJSON(t *testing.T) {
	minus := math.Copysign(0, -1)
	of := func(s plan.Session) plan.Microcycle { return plan.Microcycle{Sessions: []plan.Session{{}, s}} }
	for _, w := range []plan.Microcycle{
		{},
		{Kind: plan.WeekKind(200), Note: "<&>\u2028\"\\\x01\xffé"},
		{Target: plan.Target{Measure: plan.TargetLoad, Value: minus}},
		{Target: plan.Target{Value: 7}},
		of(plan.Session{Fuel: plan.Fuel{Sodium: minus}, Tags: []string{"", "a"}}),
		of(plan.Session{Load: plan.Given(minus), Sport: 99, Kind: 99, At: plan.Clock(23, 59)}),
		of(plan.Session{Load: plan.Number{Value: 5}}),
		of(plan.Session{Climb: plan.Height{Unit: plan.HeightFeet}, Distance: plan.Distance{Value: 3}}),
		of(plan.Session{Effort: plan.Intensity{Scale: plan.RPE, From: 1e-7, To: 1e21, Ramp: true}}),
		of(plan.Session{Steps: []plan.Step{{Steps: []plan.Step{{}, {Sport: plan.Bike, Repeat: -3}}}}}),
		of(plan.Session{Distance: plan.Distance{Value: math.NaN(), Unit: plan.Miles}}),
		of(plan.Session{Distance: plan.Distance{Value: math.Inf(-1), Unit: plan.Miles}}),
	} {
		sameAsJSON(t, w)
	}
}

// sameAsJSON holds a week as it is written against encoding/json.
func sameAsJSON(t rapid.TB, w plan.Microcycle) {
	t.Helper()
	want, wantErr := json.Marshal(w)
	got, err := Week(&w)
	if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
		t.Fatalf("%s, %v\nwant %s, %v", got, err, want, wantErr)
	}
}

func BenchmarkWeek(b *testing.B) {
	w := plan.Microcycle{ID: plan.ID{1}, Days: 7, Note: "keep the easy days easy"}
	for d := range 7 {
		w.Sessions = append(w.Sessions, plan.Session{ID: plan.ID{2, byte(d)}, Day: d, Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(3600), Tags: []string{"trail"}})
	}
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			_, _ = Week(&w)
		}
	})
	b.Run("json", func(b *testing.B) {
		for b.Loop() {
			_, _ = json.Marshal(&w)
		}
	})
}
