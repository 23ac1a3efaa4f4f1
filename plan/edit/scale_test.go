package edit

import (
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
)

// TestDownUndoesUp is the pair of + and -: whatever the session, one step down
// takes one step up back, to the last field.
func TestDownUndoesUp(t *testing.T) {
	scaled := 0
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		s := w.session()
		n := w.n(1, 8, "steps")
		up, err := Scaled(s, n)
		if err != nil {
			return
		}
		scaled++
		back, err := Scaled(up, -n)
		if err != nil {
			r.Fatalf("%+v up: %+v: %v", s, up, err)
		}
		if !sameSession(back, s) {
			r.Fatalf("%+v\nup   %+v\nback %+v", s, up, back)
		}
		if len(s.Steps) == 0 && up.Duration.Seconds < s.Duration.Seconds+60*n && !s.Duration.IsZero() {
			r.Fatalf("%d s went up to %d s only", s.Duration.Seconds, up.Duration.Seconds)
		}
	})
	if scaled == 0 {
		t.Fatal("no session could be scaled")
	}
}

// TestRunEndsWhereItBegan presses + and - at random: as many back as forth is
// the session that the run began with, even when it was pressed below it.
func TestRunEndsWhereItBegan(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		base := w.session()
		base.ID = w.next()
		now, taken := base, 0
		press := func(step int) bool {
			next, err := (Scale{Session: base.ID, Steps: step, Base: &base, Taken: taken}).of(now)
			if err != nil {
				return false
			}
			now, taken = next, taken+step
			return true
		}
		for range w.n(1, 10, "presses") {
			press(one(w, "press", -1, 1))
		}
		for taken != 0 {
			step := 1
			if taken > 0 {
				step = -1
			}
			if !press(step) {
				r.Fatal("the way back is shut")
			}
		}
		if !sameSession(now, base) {
			r.Fatalf("began as %+v, ended as %+v", base, now)
		}
	})
}

func mins(m int) plan.Duration { return plan.Duration{Seconds: m * 60, Unit: plan.Minutes} }

func step(m int, effort float64) plan.Step { return plan.Step{Duration: mins(m), Effort: rpe(effort)} }

func TestScaled(t *testing.T) {
	km := func(v float64) plan.Distance { return plan.Distance{Value: v, Unit: plan.Kilometres} }
	metres := func(v float64) plan.Height { return plan.Height{Value: v, Unit: plan.HeightMetres} }
	hard := plan.Step{Repeat: 5, Steps: []plan.Step{step(4, 9), step(2, 2)}}
	for name, c := range map[string]struct {
		session plan.Session
		steps   int
		want    plan.Session
	}{
		"minutes":            {plan.Session{Duration: mins(60)}, 1, plan.Session{Duration: mins(63)}},
		"five at once":       {plan.Session{Duration: mins(60)}, 5, plan.Session{Duration: mins(76)}},
		"a minute at least":  {plan.Session{Duration: mins(5)}, 1, plan.Session{Duration: mins(6)}},
		"seconds stay":       {plan.Session{Duration: plan.Duration{Seconds: 1050, Unit: plan.Minutes}}, 1, plan.Session{Duration: plan.Duration{Seconds: 1110, Unit: plan.Minutes}}},
		"down":               {plan.Session{Duration: mins(63)}, -1, plan.Session{Duration: mins(60)}},
		"distance":           {plan.Session{Distance: km(12)}, 1, plan.Session{Distance: km(12.6)}},
		"bike":               {plan.Session{Sport: plan.Bike, Distance: km(40)}, 1, plan.Session{Sport: plan.Bike, Distance: km(42)}},
		"bike, half km":      {plan.Session{Sport: plan.Bike, Distance: km(8)}, 1, plan.Session{Sport: plan.Bike, Distance: km(8.5)}},
		"pool":               {plan.Session{Sport: plan.Swim, Distance: plan.Distance{Value: 2000, Unit: plan.Metres}}, 1, plan.Session{Sport: plan.Swim, Distance: plan.Distance{Value: 2100, Unit: plan.Metres}}},
		"load":               {plan.Session{Duration: mins(60), Load: plan.Given(150)}, 1, plan.Session{Duration: mins(63), Load: plan.Given(158)}},
		"load of none":       {plan.Session{Duration: mins(60), Load: plan.Given(0)}, 1, plan.Session{Duration: mins(63), Load: plan.Given(0)}},
		"climb":              {plan.Session{Duration: mins(240), Climb: metres(1400), Descent: metres(0)}, 1, plan.Session{Duration: mins(252), Climb: metres(1470), Descent: metres(0)}},
		"warm-up, cool-down": {plan.Session{Duration: mins(70), Steps: []plan.Step{step(20, 2), hard, step(20, 2)}}, 1, plan.Session{Duration: mins(74), Steps: []plan.Step{step(22, 2), hard, step(22, 2)}}},
		"steps alone":        {plan.Session{Steps: []plan.Step{step(20, 2), hard, step(20, 2)}}, 1, plan.Session{Steps: []plan.Step{step(22, 2), hard, step(22, 2)}}},
		"no easy step":       {plan.Session{Duration: mins(60), Steps: []plan.Step{step(20, 6), step(40, 7)}}, 1, plan.Session{Duration: mins(63), Steps: []plan.Step{step(21, 6), step(42, 7)}}},
		"repeats only": {plan.Session{Duration: mins(30), Steps: []plan.Step{hard}}, 1, plan.Session{Duration: plan.Duration{Seconds: 30*60 + 75, Unit: plan.Minutes},
			Steps: []plan.Step{{Repeat: 5, Steps: []plan.Step{{Duration: plan.Duration{Seconds: 250, Unit: plan.Minutes}, Effort: rpe(9)}, {Duration: plan.Duration{Seconds: 125, Unit: plan.Minutes}, Effort: rpe(2)}}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			c.session.Kind, c.want.Kind = plan.Intervals, plan.Intervals
			got, err := Scaled(c.session, c.steps)
			if err != nil {
				t.Fatal(err)
			}
			if !sameSession(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestScaledRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		session plan.Session
		steps   int
	}{
		"rest":             {plan.Session{Kind: plan.Rest, Duration: mins(30)}, 1},
		"nothing stated":   {plan.Session{Kind: plan.Easy}, 1},
		"least":            {plan.Session{Kind: plan.Easy, Duration: mins(1)}, -1},
		"beyond a day":     {plan.Session{Kind: plan.Easy, Duration: mins(60)}, 999},
		"easy steps used":  {plan.Session{Kind: plan.Intervals, Steps: []plan.Step{step(1, 2), step(40, 8)}}, -1},
		"steps too short":  {plan.Session{Kind: plan.Intervals, Steps: []plan.Step{{Repeat: 8, Steps: []plan.Step{{Distance: plan.Distance{Value: 400, Unit: plan.Metres}, Effort: rpe(9)}}}}}, 1},
		"too many at once": {plan.Session{Kind: plan.Easy, Duration: mins(60)}, 1000},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := Scaled(c.session, c.steps); err == nil {
				t.Errorf("got %+v, want an error", got)
			}
		})
	}
}

func TestEased(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		s := w.session()
		eased := Eased(s)
		if err := eased.Check(); err != nil {
			r.Fatalf("%+v: %v", eased, err)
		}
		if eased.ID != s.ID || eased.Duration.Seconds > 3600 || len(eased.Steps) > 0 || !eased.Effort.IsZero() {
			r.Fatalf("%+v is not the easy version of %+v", eased, s)
		}
		if !sameSession(Eased(eased), eased) {
			r.Fatal("the easy version of an easy version is another")
		}
	})
	long := plan.Session{Kind: plan.Long, Sport: plan.Run, Key: true, Duration: mins(240), Climb: plan.Height{Value: 1400, Unit: plan.HeightMetres},
		Tags: []string{"night", "trail"}, Private: "knee"}
	want := plan.Session{Kind: plan.Easy, Sport: plan.Run, Duration: plan.DurationOf(3600), Tags: []string{"trail"}, Private: "knee"}
	if got := Eased(long); !sameSession(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
