package recovery_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/recovery"
)

var monday = calendar.Of(2027, time.March, 1)

func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8)} }

func ids() func() plan.ID {
	n := 5000
	return func() plan.ID { n++; return id(n) }
}

// season gives a plan of blocks, each a phase and its number of weeks, and of
// races: "build 8", each load week of 400.
func season(events []plan.Event, blocks ...string) *outlook.Outlook {
	m := plan.Macrocycle{ID: id(1), Name: "Year", Start: monday}
	n := 10
	for _, text := range blocks {
		var phase string
		var weeks int
		_, _ = fmt.Sscan(text, &phase, &weeks)
		n++
		b := plan.Mesocycle{ID: id(n), Name: phase, Phase: plan.Phase(phase)}
		for range weeks {
			n++
			w := plan.Microcycle{ID: id(n), Days: 7, Target: plan.Target{Measure: plan.TargetLoad, Value: 400}}
			if b.Phase == plan.RacePhase {
				w.Kind, w.Target = plan.RaceWeek, plan.Target{}
			}
			b.Weeks = append(b.Weeks, w)
		}
		m.Blocks = append(m.Blocks, b)
	}
	athlete, _ := plan.Athlete{}.Resolve()
	return outlook.New(outlook.Input{Plan: plan.Plan{Seasons: []plan.Macrocycle{m}, Events: events}, Athlete: &athlete, Today: monday})
}

// race is a race of 100 km on the Saturday of a week, from 0.
func race(n, week int, priority plan.Priority) plan.Event {
	return plan.Event{ID: id(900 + n), From: monday + calendar.Day(7*week+5), Days: 1, Priority: priority, Name: fmt.Sprint("Race ", n), Sport: plan.Run,
		Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Goal: plan.DurationOf(16 * 3600)}
}

func told(r recovery.Proposal) string {
	var words []string
	for _, w := range r.Weeks {
		words = append(words, fmt.Sprintf("%.0f", w.Load))
	}
	return strings.Join(words, " ")
}

// A race of 100 km on a Saturday asks for 28 easy days: up to the Saturday four
// weeks on, of which the first is the Sunday of its own week. No hard day is due
// for 22, so that the third week stays at half.
func TestTheLoadComesBackAsATaperInReverse(t *testing.T) {
	look := season([]plan.Event{race(1, 8, plan.A)}, "build 8", "race 1", "base 6")
	p := look.Plan()
	r, err := recovery.After(look, &p.Events[0], monday, ids())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(r), "100 165 200 300"; got != want {
		t.Errorf("loads %s, want %s", got, want)
	}
	done, err := edit.Apply(p, r.Edit)
	if err != nil {
		t.Fatal(err)
	}
	b := done.Plan.Seasons[0].Blocks[2]
	if b.Phase != plan.Recover || len(b.Weeks) != 4 || b.Weeks[0].Kind != plan.RecoveryWeek || done.Plan.Seasons[0].Blocks[3].Name != "base" {
		t.Errorf("the block after the race is %+v", b)
	}
	if done.Plan.Seasons[0].Days() != p.Seasons[0].Days()+28 {
		t.Error("without a race ahead later weeks move")
	}
}

func TestALaterRaceKeepsItsDay(t *testing.T) {
	look := season([]plan.Event{race(1, 8, plan.B), race(2, 24, plan.A)}, "build 8", "race 1", "build 15", "race 1")
	p := look.Plan()
	r, err := recovery.After(look, &p.Events[0], monday, ids())
	if err != nil {
		t.Fatal(err)
	}
	done, err := edit.Apply(p, r.Edit)
	if err != nil {
		t.Fatal(err)
	}
	at, ok := done.Plan.Locate(p.Events[1].From)
	if !ok || done.Plan.Week(at).Kind != plan.RaceWeek || done.Plan.Seasons[0].Days() != p.Seasons[0].Days() {
		t.Errorf("the later race is no longer in its race week: %s", r.Says)
	}
}

func TestARaceAheadIsNotPushedFromItsWeek(t *testing.T) {
	look := season([]plan.Event{race(1, 2, plan.B), race(2, 4, plan.A)}, "build 2", "race 1", "taper 1", "race 1")
	_, err := recovery.After(look, &look.Plan().Events[0], monday, ids())
	if err == nil || !strings.Contains(err.Error(), "no week behind Race 1 can give way before the next race") {
		t.Errorf("between two races with no load week: %v", err)
	}
}

func TestWhatStandsThereCounts(t *testing.T) {
	for _, tt := range []struct {
		name   string
		blocks []string
		want   string // loads, or a part of the error
	}{
		{"all of it", []string{"build 8", "race 1", "recovery 4", "base 4"}, "recovery stands there already"},
		{"half of it", []string{"build 8", "race 1", "recovery 2", "base 4"}, "100 300"},
		{"behind the race within its block", []string{"build 8", "race 3", "base 4"}, "100 165 200 300"},
		{"at the end of the season", []string{"build 8", "race 1"}, "100 165 200 300"},
		{"no season", []string{"build 4"}, "no season holds"},
	} {
		look := season([]plan.Event{race(1, 8, plan.A)}, tt.blocks...)
		p := look.Plan()
		r, err := recovery.After(look, &p.Events[0], monday, ids())
		got := told(r)
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestDaysThatAreOverAreLeft(t *testing.T) {
	look := season([]plan.Event{race(1, 8, plan.A)}, "build 8", "race 1", "base 6")
	p := look.Plan()
	if _, err := recovery.After(look, &p.Events[0], monday+65, ids()); err == nil || !strings.Contains(err.Error(), "have begun") {
		t.Errorf("two days after the week of the race: %v", err)
	}
}

// Whatever the plan: what is proposed can be done, lasts as long as the race
// asks for, and is not proposed again.
func TestWhatIsProposedCanBeDone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var blocks []string
		for range rapid.IntRange(1, 6).Draw(r, "blocks") {
			blocks = append(blocks, fmt.Sprintf("%s %d", rapid.SampledFrom([]string{"build", "race", "recovery", "taper", "transition"}).Draw(r, "phase"), rapid.IntRange(1, 6).Draw(r, "weeks")))
		}
		e := race(1, rapid.IntRange(0, 20).Draw(r, "week"), rapid.SampledFrom([]plan.Priority{plan.A, plan.B, plan.C}).Draw(r, "priority"))
		e.Distance.Value = rapid.SampledFrom([]float64{5, 42, 100, 400}).Draw(r, "km")
		look := season([]plan.Event{e}, blocks...)
		p := look.Plan()
		newID := ids()
		made, err := recovery.After(look, &p.Events[0], monday, newID)
		if err != nil {
			return
		}
		done, err := edit.Apply(p, made.Edit)
		if err != nil {
			r.Fatal(err)
		}
		if last := made.Weeks[len(made.Weeks)-1]; len(made.Weeks) < 12 && (last.Start+6 < made.Until || last.Start > made.Until) {
			r.Fatalf("the last week begins on %s, and easy days are due until %s", last.Start, made.Until)
		}
		if again, err := recovery.After(look.With(done.Plan), &done.Plan.Events[0], monday, newID); err == nil && len(made.Weeks) < 12 {
			r.Fatalf("once done it is proposed again: %+v", again.Weeks)
		}
	})
}
