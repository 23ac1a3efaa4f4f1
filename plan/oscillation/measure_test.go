package oscillation

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan/response"
)

// of makes days of loads alone.
func of(loads ...float64) []response.Day {
	days := make([]response.Day, len(loads))
	for i, l := range loads {
		days[i].Load = l
	}
	return days
}

func TestFostersWeeks(t *testing.T) {
	for _, c := range []struct {
		loads                    []float64
		monotony, strain, within float64
	}{
		{[]float64{600, 200, 400, 500, 100, 650, 0}, 1.492405, 3656.392285, 1e-6},
		{[]float64{100, 0, 80, 60, 0, 120, 40}, 1.318761, 527.504379, 1e-6},
		{[]float64{0, .17, .12, .17, .06, .13, .35}, 1.405249, 1.405249, 1e-6},
		{[]float64{50, 50, 50, 50, 50, 50, 50}, 10, 3500, 0},
		{[]float64{0, 0, 90, 0, 0, 0, 0}, 1 / math.Sqrt(6), 90 / math.Sqrt(6), 1e-9},
	} {
		m, ok := Monotony(of(c.loads...))
		if !ok || math.Abs(m-c.monotony) > c.within || math.Abs(Strain(of(c.loads...))-c.strain) > c.within {
			t.Errorf("%v: monotony %v strain %v, want %v %v", c.loads, m, Strain(of(c.loads...)), c.monotony, c.strain)
		}
	}
	if _, ok := Monotony(of(0, 0, 0, 0, 0, 0, 0)); ok {
		t.Error("an empty week has a monotony")
	}
}

func TestAcuteChronic(t *testing.T) {
	var loads []float64
	for _, week := range []float64{400, 420, 440, 600} {
		loads = append(loads, 0, week, 0, 0, 0, 0, 0)
	}
	coupled, ok := ACWR(of(loads...))
	uncoupled, _ := UncoupledACWR(of(loads...))
	if !ok || math.Abs(coupled-1.290323) > 1e-6 || math.Abs(uncoupled-1.428571) > 1e-6 {
		t.Errorf("coupled %v uncoupled %v", coupled, uncoupled)
	}
	if _, ok := ACWR(of(loads[:27]...)); ok {
		t.Error("27 days are taken for 28")
	}
	if _, ok := ACWR(of(make([]float64, 28)...)); ok {
		t.Error("no load has a ratio")
	}
}

func TestBands(t *testing.T) {
	for _, c := range []struct {
		o    float64
		want string
	}{{0, "low"}, {34.99, "low"}, {35, "fair"}, {60, "fair"}, {60.01, "good"}, {100, "good"}} {
		if got := (Measure{O: c.o}).Band().String(); got != c.want {
			t.Errorf("O %v is %q, want %q", c.o, got, c.want)
		}
	}
	m := Measure{Stress: 1, Contrast: .61, Rhythm: 1, Settle: .91}
	if m.Weakest() != "contrast" {
		t.Errorf("weakest is %q", m.Weakest())
	}
}

func TestTheMeasureStaysWithinItsScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) response.Day {
			x := rapid.Float64Range(0, 300).Draw(t, "x")
			return response.Day{
				Load:    rapid.SampledFrom([]float64{0, x}).Draw(t, "load"),
				Morning: response.Systems{response.Muscle: rapid.Float64Range(0, 200).Draw(t, "morning")},
				Evening: response.Systems{response.Legs: rapid.Float64Range(0, 300).Draw(t, "evening")},
			}
		}), 0, 45).Draw(t, "days")
		m, ok := Of(days)
		if ok != (len(days) >= 14) {
			t.Fatalf("%d days are measured: %v", len(days), ok)
		}
		for _, part := range []float64{m.O / 100, m.Stress, m.Contrast, m.Rhythm, m.Settle} {
			if !(part >= 0 && part <= 1) {
				t.Fatalf("%+v", m)
			}
		}
		if ok && len(days) > MaxDays {
			if far, _ := Of(days[len(days)-MaxDays:]); far != m {
				t.Fatal("it looks further back than it says")
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	days := of(make([]float64, 35)...)
	for b.Loop() {
		Of(days)
	}
}
