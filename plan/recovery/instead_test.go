package recovery_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/recovery"
)

// With a main race ahead recovery takes the place of the weeks behind a race: no
// week moves, what stood in them goes, and the weeks of the next race stay.
func TestRecoveryTakesThePlaceOfWhatStandsThere(t *testing.T) {
	look := season([]plan.Event{race(1, 8, plan.B), race(2, 16, plan.A)}, "build 8", "race 1", "build 5", "taper 2", "race 1")
	p := look.Plan()
	all, err := recovery.Ways(look, &p.Events[0], monday, ids())
	if err != nil {
		t.Fatal(err)
	}
	r := all[0]
	if got, want := told(r), "100 165 200 300"; got != want {
		t.Errorf("loads %s, want %s", got, want)
	}
	if !strings.Contains(r.Says, "takes the place of 4 weeks, nothing moves") {
		t.Errorf("it says %q", r.Says)
	}
	done, err := edit.Apply(p, r.Edit)
	if err != nil {
		t.Fatal(err)
	}
	if parted := edit.Parted(p, done.Plan); len(parted) > 0 || done.Plan.Seasons[0].Days() != p.Seasons[0].Days() {
		t.Errorf("weeks moved: %v", parted)
	}
	var phases []string
	for _, b := range done.Plan.Seasons[0].Blocks {
		phases = append(phases, fmt.Sprintf("%s %d", b.Phase, len(b.Weeks)))
	}
	if got, want := strings.Join(phases, ", "), "build 8, race 1, recovery 4, build 1, taper 2, race 1"; got != want {
		t.Errorf("blocks %s, want %s", got, want)
	}
	for _, w := range done.Plan.Seasons[0].Blocks[2].Weeks {
		if w.Kind != plan.RecoveryWeek || len(w.Sessions) > 0 {
			t.Errorf("a week of it is %+v", w)
		}
	}
	if len(all) < 2 || all[1].Way == r.Way {
		t.Errorf("there is no other way beside it: %d", len(all))
	}
}

// Where the next race comes first it ends there, and says so.
func TestRecoveryEndsWhereTheNextRaceBegins(t *testing.T) {
	look := season([]plan.Event{race(1, 8, plan.B), race(2, 11, plan.B)}, "build 8", "race 1", "build 2", "race 1", "build 2")
	r, err := recovery.After(look, &look.Plan().Events[0], monday, ids())
	if err != nil || len(r.Weeks) != 2 || !strings.Contains(r.Says, "it ends where the weeks of Race 2 begin") {
		t.Errorf("%d weeks, %q, %v", len(r.Weeks), r.Says, err)
	}
}

// Whatever the plan: each way can be done, and the one that takes the place of
// what stands there moves no week.
func TestAllWaysCanBeDone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var blocks []string
		for range rapid.IntRange(1, 6).Draw(r, "blocks") {
			blocks = append(blocks, fmt.Sprintf("%s %d", rapid.SampledFrom([]string{"build", "race", "recovery", "taper", "transition"}).Draw(r, "phase"), rapid.IntRange(1, 6).Draw(r, "weeks")))
		}
		var races []plan.Event
		for n, week := range []int{rapid.IntRange(0, 8).Draw(r, "first"), rapid.IntRange(9, 20).Draw(r, "next")} {
			e := race(n+1, week, rapid.SampledFrom([]plan.Priority{plan.A, plan.B, plan.C}).Draw(r, "priority"))
			e.Distance.Value = rapid.SampledFrom([]float64{5, 42, 100, 400}).Draw(r, "km")
			races = append(races, e)
		}
		look := season(races, blocks...)
		p := look.Plan()
		all, err := recovery.Ways(look, &p.Events[0], monday, ids())
		if err != nil {
			return
		}
		for i := range all {
			done, err := edit.Apply(p, all[i].Edit)
			if err != nil {
				r.Fatalf("%s: %v", all[i].Way, err)
			}
			if strings.HasPrefix(all[i].Way, "in the place") && (done.Plan.Seasons[0].Days() != p.Seasons[0].Days() || len(edit.Parted(p, done.Plan)) > 0) {
				r.Fatalf("weeks moved: %s", all[i].Says)
			}
		}
	})
}
