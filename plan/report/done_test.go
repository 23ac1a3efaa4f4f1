package report_test

import (
	"errors"
	"math"
	"testing"

	"ebb/plan"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/report"
)

const threshold = "threshold 1h10 +300m #road: 20m @2, 2x(15m @7, 5m @2), 10m @2"

func session(t *testing.T, line string) plan.Session {
	t.Helper()
	s, err := notation.ParseSession(line, plan.Run)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sum(impulses []plan.Impulse) (load, hard float64) {
	for _, i := range impulses {
		load, hard = load+i.Total(), hard+i.Hard
	}
	return load, hard
}

// What is said of a planned session, and what of its load that is; share 0: it
// is estimated for itself.
func TestReadOfAPlannedSession(t *testing.T) {
	athlete, err := plan.Athlete{Name: "Sam"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		planned, typed, want string
		share                float64
	}{
		{threshold, "35m", "threshold 35m #road", .5},
		{threshold, `35m "calf was tight"`, `threshold 35m #road "calf was tight"`, .5},
		{threshold, "1h45", "threshold 1h45 #road", 1.5},
		{threshold, "35m #heat", "threshold 35m #heat #road", 0.5},
		{threshold, "+100m 35m", "threshold 35m +100m #road", .5},
		{threshold, "35m @3", "threshold 35m @3 #road", 0},
		{threshold, "easy 35m", "easy 35m", 0},
		{threshold, "bike 35m", "bike easy 35m", 0},
		{"long 4h @3", "1h", "long 1h @3", .25},
		{"easy 10k", "5k", "easy 5k", .5},
		{"bike steady 2h @z3", "30m", "bike steady 30m @z3", .25},
		{"strength heavy 45m", "15m", "strength heavy 15m", 1. / 3},
		{"mobility 20m", "10m", "mobility 10m", 0},
		{"race 16h 100k #night", "100k 17h12", "race 17h12 100k #night", 0},
		{"long 3h load 200", "1h30", "long 1h30", .5},
	} {
		planned := session(t, tt.planned)
		done, err := report.Read(tt.typed, &planned, plan.Run, &athlete, 20000)
		if err != nil {
			t.Errorf("%q of %q: %v", tt.typed, tt.planned, err)
			continue
		}
		if got := notation.PrintSession(done.Session, plan.Run); got != tt.want {
			t.Errorf("%q of %q is %q, want %q", tt.typed, tt.planned, got, tt.want)
		}
		of, method := planned, report.ByPart
		if tt.share == 0 {
			of, method, tt.share = done.Session, load.Of(done.Session, &athlete, 20000).Method, 1
		}
		wantLoad, wantHard := sum(load.Append(nil, &of, &athlete, 20000))
		gotLoad, gotHard := sum(done.Impulses)
		if math.Abs(gotLoad-tt.share*wantLoad) > 1e-9 || math.Abs(gotHard-tt.share*wantHard) > 1e-9 || done.Method != method {
			t.Errorf("%q of %q: load %v, hard %v by %q; want %v of %v and %v by %q", tt.typed, tt.planned, gotLoad, gotHard, done.Method, tt.share, wantLoad, wantHard, method)
		}
	}
}

func TestReadAsks(t *testing.T) {
	athlete, err := plan.Athlete{Name: "Sam"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	planned := session(t, threshold)
	if _, err := report.Read("", &planned, plan.Run, &athlete, 20000); !errors.Is(err, report.ErrHowMuch) {
		t.Errorf("nothing said of a session: %v", err)
	}
	var line *notation.Error
	for _, typed := range []string{"40q", "heavy 40m", "40m @99"} {
		if _, err := report.Read(typed, &planned, plan.Run, &athlete, 20000); !errors.As(err, &line) {
			t.Errorf("%q: %v", typed, err)
		} else if line.Line != typed {
			t.Errorf("%q: the carets stand below %q", typed, line.Line)
		}
	}
	done, err := report.Read("40m", nil, plan.Run, &athlete, 20000)
	if got := notation.PrintSession(done.Session, plan.Run); err != nil || got != "easy 40m" {
		t.Errorf("40m of nothing planned: %q, %v", got, err)
	}
}
