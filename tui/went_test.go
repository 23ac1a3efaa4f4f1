package tui

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

func recordsOf(t tb, s *store.Store, day calendar.Day) (all []plan.Record) {
	t.Helper()
	snap, err := coach(s, "kim").Snapshot(sam, store.Main)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, r := range snap.Records {
		if r.Day == day {
			all = append(all, r)
		}
	}
	return all
}

// An athlete says by letters how it went; every answer is one record of the
// session, and what is said later takes the place of what was said before.
func TestHowItWentByLetters(t *testing.T) {
	for _, c := range []struct {
		typed   string
		state   plan.DoneState
		seconds int
		effort  float64
	}{
		{"r d q", plan.DoneAsPlanned, 3600, 0},
		{"r d 7", plan.DoneAsPlanned, 3600, 7},
		{"r p 5 q", plan.DonePartly, 1800, 0},
		{"r p 5 0", plan.DonePartly, 1800, 10},
		{"r s", plan.Skipped, 0, 0},
		{"r d q r s", plan.Skipped, 0, 0},
		{"space r p 2 3", plan.DonePartly, 720, 3},
		{"r i bike space 40m enter", plan.DoneInstead, 2400, 0},
	} {
		_, s := fresh(t)
		p := as(t, s, store.AthleteRole)
		p.resizes(40, 20)
		p.types(strings.Fields(c.typed)...)
		p.isWell()
		all := recordsOf(t, s, today)
		if len(all) != 1 || len(p.app.overlays) > 0 {
			t.Errorf("%q leaves %d records and %d overlays: %v", c.typed, len(all), len(p.app.overlays), p.app.status.Says)
			continue
		}
		r := &all[0]
		if r.State != c.state || r.Done.Duration.Seconds != c.seconds || c.effort > 0 && r.Done.Effort.From != c.effort {
			t.Errorf("%q stores %v of %d s at %v", c.typed, r.State, r.Done.Duration.Seconds, r.Done.Effort)
		}
		if (r.Load() > 0) != (c.seconds > 0) || len(r.Sessions) != 1 {
			t.Errorf("%q stores load %v of %d sessions", c.typed, r.Load(), len(r.Sessions))
		}
	}
}

// Harder than planned is more load than as planned.
func TestHardAsItFeltIsTheLoad(t *testing.T) {
	loads := map[string]float64{}
	for _, key := range []string{"2", "8"} {
		_, s := fresh(t)
		p := as(t, s, store.AthleteRole)
		p.types("r", "d", key)
		loads[key] = recordsOf(t, s, today)[0].Load()
	}
	if loads["8"] <= loads["2"] {
		t.Errorf("an hour at 8 is a load of %v, at 2 of %v", loads["8"], loads["2"])
	}
}

// A coach at a desk types a line, and on a day to come nothing is asked.
func TestWhoIsAskedHowItWent(t *testing.T) {
	p, s := fresh(t)
	p.types("r")
	if !p.app.here().Typing() {
		t.Error("a coach at a desk gets no line")
	}
	p = as(t, s, store.AthleteRole)
	p.types("l", "r")
	if len(p.app.overlays) > 0 || !p.app.status.Fault {
		t.Errorf("a day to come: %q", p.app.status.Says)
	}
}
