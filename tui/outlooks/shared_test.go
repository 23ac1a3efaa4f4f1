package outlooks

import (
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/store"
	"ebb/tui/verdict"
)

var monday = calendar.Of(2027, 3, 1)

// desk is a store with an athlete who has a season of a year.
func desk(t testing.TB) (*store.Desk, *store.Snapshot) {
	t.Helper()
	s := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{NoCopies: true})
	d := s.As(store.Principal{Person: "kim", Role: store.Coach, Via: "local"})
	athlete, err := d.AddAthlete("Sam", nil)
	if err != nil {
		t.Fatal(err)
	}
	season := plan.Macrocycle{ID: d.NewID(), Start: monday}
	for range 13 {
		block := plan.Mesocycle{ID: d.NewID(), Name: "Build", Phase: plan.Build}
		for range 4 {
			week := plan.Microcycle{ID: d.NewID(), Days: calendar.Week}
			for day, line := range []string{"easy 1h", "intervals 1h10 !", "easy 45m", "tempo 1h", "easy 40m", "long 3h", "easy 2h"} {
				session, err := notation.ParseSession(line, plan.Run)
				if err != nil {
					t.Fatal(err)
				}
				session.ID, session.Day = d.NewID(), day
				week.Sessions = append(week.Sessions, session)
			}
			block.Weeks = append(block.Weeks, week)
		}
		season.Blocks = append(season.Blocks, block)
	}
	return d, apply(t, d, nil, athlete.ID, edit.AddSeason{Season: season})
}

func apply(t testing.TB, d *store.Desk, base *store.Snapshot, athlete plan.ID, e edit.Edit) *store.Snapshot {
	t.Helper()
	if base == nil {
		var err error
		if base, err = d.Snapshot(athlete, store.Main); err != nil {
			t.Fatal(err)
		}
	}
	next, _, err := d.Apply(athlete, store.Main, base, e, "")
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// longer is an edit of a session in the season's middle.
func longer(s *store.Snapshot, n int) edit.Edit {
	session := s.Plan.Seasons[0].Blocks[6].Weeks[n%4].Sessions[5]
	session.Duration = plan.DurationOf(session.Duration.Seconds - 600)
	return edit.ChangeSession{Session: session}
}

// Many who ask at once are told the same, which was worked out once; each has a
// verdict that learns for itself.
func TestManyAreToldTheSame(t *testing.T) {
	d, snapshot := desk(t)
	s := New(d.NewID)
	told := make([]*Told, 40)
	seen := make([]*verdict.Seen, len(told))
	var asking sync.WaitGroup
	for i := range told {
		asking.Go(func() {
			told[i] = s.Of(snapshot, monday, outlook.Expected, nil)
			seen[i] = told[i].Seen()
		})
	}
	asking.Wait()
	own := map[*verdict.Seen]bool{}
	for i := range told {
		if told[i] != told[0] || told[i].Outlook == nil || seen[i].Verdict != seen[0].Verdict {
			t.Fatalf("asker %d is told something of its own", i)
		}
		own[seen[i]] = true
	}
	if len(own) != len(seen) || len(seen[0].All()) == 0 {
		t.Errorf("%d verdicts for %d, with %d findings", len(own), len(seen), len(seen[0].All()))
	}
	again, err := d.Snapshot(snapshot.Athlete.ID, store.Main)
	if err != nil || s.Of(again, monday, outlook.Expected, nil) != told[0] {
		t.Errorf("read again it is worked out again: %v", err)
	}
	for _, other := range []*Told{s.Of(snapshot, monday+1, outlook.Expected, told[0]), s.Of(snapshot, monday, outlook.Done, told[0])} {
		if other.Outlook == told[0].Outlook {
			t.Error("of another day, or by another series, the same is told")
		}
	}
}

// What is worked out from what was told before is what is worked out from
// scratch.
func TestWhatFollowsIsAsFromScratch(t *testing.T) {
	d, first := desk(t)
	s := New(d.NewID)
	was := s.Of(first, monday, outlook.Expected, nil)
	for n, judged := range []bool{true, false, true} { // whether somebody asked the rules in between
		if judged {
			was.Seen()
		}
		snapshot := apply(t, d, was.of.snapshot, first.Athlete.ID, longer(was.of.snapshot, n))
		is := s.Of(snapshot, monday, outlook.Expected, was)
		scratch := New(d.NewID).Of(snapshot, monday, outlook.Expected, nil)
		a, b := is.Seen().All(), scratch.Seen().All()
		if len(a) != len(b) || len(a) == 0 {
			t.Fatalf("change %d: %d findings, from scratch %d", n, len(a), len(b))
		}
		for i := range a {
			if a[i].Case != b[i].Case || a[i].Says != b[i].Says {
				t.Errorf("change %d: %s, from scratch %s", n, a[i].Says, b[i].Says)
			}
		}
		day, _ := is.Outlook.Day(monday + 200)
		if want, _ := scratch.Outlook.Day(monday + 200); day != want {
			t.Errorf("change %d: day 200 is %+v, from scratch %+v", n, day, want)
		}
		was = is
	}
}

// What nobody holds any more is dropped, however many changes there were.
func TestWhatNobodyHoldsIsDropped(t *testing.T) {
	d, snapshot := desk(t)
	s := New(d.NewID)
	told := s.Of(snapshot, monday, outlook.Expected, nil)
	for day := range calendar.Day(20 * leastSweep) {
		s.Of(snapshot, monday+1+day, outlook.Planned, nil)
		if day%leastSweep == 0 {
			runtime.GC()
		}
	}
	if n := len(s.told); n > 4*leastSweep {
		t.Errorf("%d are kept", n)
	}
	if s.Of(snapshot, monday, outlook.Expected, nil) != told {
		t.Error("one that is held was dropped")
	}
}

// BenchmarkAChangeOnManyScreens is an edit as five hundred screens take it up.
func BenchmarkAChangeOnManyScreens(b *testing.B) {
	const screens = 500
	d, snapshot := desk(b)
	s := New(d.NewID)
	was := s.Of(snapshot, monday, outlook.Expected, nil)
	was.Seen()
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		snapshot = apply(b, d, was.of.snapshot, snapshot.Athlete.ID, longer(was.of.snapshot, 0))
		b.StartTimer()
		var is *Told
		for range screens {
			is = s.Of(snapshot, monday, outlook.Expected, was)
			is.Seen()
		}
		was = is
	}
}
