package store

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

var today = calendar.Of(2027, time.March, 15)

// clock is a clock that goes on by a second each time it is read.
func clock() func() time.Time {
	var readings atomic.Int64
	return func() time.Time {
		return time.Date(2027, time.March, 15, 6, 0, int(readings.Add(1)), 0, time.UTC)
	}
}

// newStore gives a store in a new folder, and checks its pages at the end.
func newStore(t testing.TB) *Store {
	t.Helper()
	s := Open(filepath.Join(t.TempDir(), "ebb", "ebb.db"), Options{Now: clock(), Random: rand.NewChaCha8([32]byte{1})})
	t.Cleanup(func() {
		if _, err := os.Stat(s.path); err == nil {
			checkPages(t, s.path)
		}
	})
	return s
}

func checkPages(t testing.TB, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Error(err)
		return
	}
	defer db.Close()
	_ = db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("page check: %v", err)
		}
		return nil
	})
}

func coach(s *Store) *Desk { return s.As(Principal{Person: "kim", Role: Coach, Via: "local"}) }

// again gives the same file as another process would have it.
func again(s *Store) *Store {
	return Open(s.path, Options{Now: s.now, Random: rand.NewChaCha8([32]byte{2})})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// id makes an id of a number, so that tests can name things.
func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8), 0: 7} }

// season makes a plan of one season: blocks of four weeks, with a session on
// Tuesday, Thursday (private note) and Saturday, and an event on the last day.
// Ids: 1 season, 10+ blocks, 100+ weeks, 1000+ sessions, 2 event.
func season(blocks int) plan.Plan {
	m := plan.Macrocycle{ID: id(1), Name: "Canyon 100K", Start: today.WeekStart(time.Monday)}
	for b := range blocks {
		block := plan.Mesocycle{ID: id(10 + b), Name: "Block", Phase: plan.Build, Ratio: plan.Ratio{Stress: 3, Recovery: 1}}
		for w := range 4 {
			n := 4*b + w
			week := plan.Microcycle{ID: id(100 + n), Days: 7, Target: plan.Target{Measure: plan.TargetLoad, Value: 300}}
			for i, day := range []int{1, 3, 5} {
				s := plan.Session{
					ID: id(1000 + 3*n + i), Day: day, Sport: plan.Run, Kind: plan.Easy,
					Duration: plan.Duration{Seconds: 3000, Unit: plan.Minutes}, Note: "by feel", Tags: []string{"trail"},
				}
				if i == 1 {
					s.Private = "watch the knee"
				}
				week.Sessions = append(week.Sessions, s)
			}
			block.Weeks = append(block.Weeks, week)
		}
		m.Blocks = append(m.Blocks, block)
	}
	race := plan.Event{ID: id(2), From: m.Span().To, Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run,
		Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Private: "he is nervous",
		Plan: []plan.Session{{ID: id(3), Sport: plan.Run, Kind: plan.Race, Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Private: "start slow"}}}
	return plan.Plan{Seasons: []plan.Macrocycle{m}, Events: []plan.Event{race}}
}

func record(n int, day calendar.Day, load float64) plan.Record {
	return plan.Record{
		ID: id(n), Day: day, Source: "typed", Method: "stated",
		Done:     plan.Session{ID: id(n), Sport: plan.Run, Kind: plan.Easy, Duration: plan.Duration{Seconds: 3000, Unit: plan.Minutes}},
		Impulses: []plan.Impulse{{Load: load, Sport: plan.Run, FootKm: 8}},
		Sessions: []plan.Share{{Session: id(n + 1)}},
	}
}

// seeded gives a store with one athlete, and the athlete.
func seeded(t testing.TB) (*Store, plan.ID) {
	t.Helper()
	s := newStore(t)
	sam := id(9)
	must(t, coach(s).Seed(Seed{
		Athlete:  plan.Athlete{ID: sam, Name: "Sam Rivera"},
		Plan:     season(2),
		Records:  []plan.Record{record(5000, today-40, 50), record(5002, today-1, 60), record(5004, today-1, 20)},
		Checkins: []plan.Checkin{{Day: today - 1, Legs: 4, Energy: 3, Note: "ok"}},
	}))
	return s, sam
}

func snapshot(t testing.TB, d *Desk, athlete plan.ID) *Snapshot {
	t.Helper()
	snap, err := d.Snapshot(athlete, Main)
	must(t, err)
	return snap
}

func apply(t testing.TB, d *Desk, athlete plan.ID, e edit.Edit) *Snapshot {
	t.Helper()
	snap, _, err := d.Apply(athlete, Main, nil, e, "")
	must(t, err)
	return snap
}

// samePlan compares two plans as they are kept.
func samePlan(t testing.TB, what string, got, want plan.Plan) {
	t.Helper()
	if !edit.Equal(got, want) {
		t.Errorf("%s:\n got %s\nwant %s", what, text(got), text(want))
	}
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func noteOn(week int, words string) edit.Edit { return edit.SetNote{Week: id(week), Note: words} }

func TestWhatIsStoredIsReadBack(t *testing.T) {
	s, sam := seeded(t)
	snap := snapshot(t, coach(again(s)), sam)
	samePlan(t, "plan", snap.Plan, season(2))
	if snap.Athlete.Name != "Sam Rivera" || snap.Athlete.On(today).FitnessDays != 42 {
		t.Errorf("athlete = %+v", snap.Athlete)
	}
	if got, want := text(snap.Records), text([]plan.Record{record(5000, today-40, 50), record(5002, today-1, 60), record(5004, today-1, 20)}); got != want {
		t.Errorf("records:\n got %s\nwant %s", got, want)
	}
	want := []plan.DoneDay{
		{Day: today - 40, Impulses: []plan.Impulse{{Load: 50, Sport: plan.Run, FootKm: 8}}, Sessions: []plan.ID{id(5001)}},
		{Day: today - 1, Impulses: []plan.Impulse{{Load: 60, Sport: plan.Run, FootKm: 8}, {Load: 20, Sport: plan.Run, FootKm: 8}}, Sessions: []plan.ID{id(5003), id(5005)}},
	}
	if !reflect.DeepEqual(snap.Done, want) {
		t.Errorf("done:\n got %s\nwant %s", text(snap.Done), text(want))
	}
	if len(snap.Checkins) != 1 || snap.Checkins[0].Note != "ok" {
		t.Errorf("check-ins = %+v", snap.Checkins)
	}
	if snap.Head.Seq != 1 || snap.Head.Person != "kim" || snap.Revision != 1 {
		t.Errorf("head = %+v, revision %d", snap.Head, snap.Revision)
	}
}

func TestReadingMakesNoFile(t *testing.T) {
	s := newStore(t)
	if all, err := coach(s).Athletes(); err != nil || len(all) != 0 {
		t.Errorf("Athletes = %v, %v; want none", all, err)
	}
	if _, err := os.Stat(filepath.Dir(s.path)); !os.IsNotExist(err) {
		t.Errorf("reading made %s", filepath.Dir(s.path))
	}
}

func TestFilesAreForTheirOwnerOnly(t *testing.T) {
	s, _ := seeded(t)
	for path, want := range map[string]os.FileMode{s.path: 0o600, filepath.Dir(s.path): 0o700} {
		info, err := os.Stat(path)
		must(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
	names, err := filepath.Glob(filepath.Join(filepath.Dir(s.path), ".*"))
	if err != nil || len(names) > 0 {
		t.Errorf("left over: %v, %v", names, err)
	}
}

func TestTextIsMadeSafe(t *testing.T) {
	s, sam := seeded(t)
	snap := apply(t, coach(s), sam, noteOn(100, "find\x1b[2J the\u202e habit"))
	if got, want := snap.Plan.Seasons[0].Blocks[0].Weeks[0].Note, "find[2J the habit"; got != want {
		t.Errorf("note = %q, want %q", got, want)
	}
	samePlan(t, "read again", snapshot(t, coach(again(s)), sam).Plan, snap.Plan)
}

func TestUnchangedWeeksKeepTheirMemory(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	before := snapshot(t, d, sam)
	if snapshot(t, d, sam) != before {
		t.Error("nothing changed, yet the snapshot is another one")
	}
	shares := func(what string, after *Snapshot) {
		t.Helper()
		for b, block := range before.Plan.Seasons[0].Blocks {
			for w := range block.Weeks {
				same := &block.Weeks[w].Sessions[0] == &after.Plan.Seasons[0].Blocks[b].Weeks[w].Sessions[0]
				if changed := b == 0 && w == 2; same == changed {
					t.Errorf("%s: week %d.%d changed: %v, shares memory: %v", what, b, w, changed, same)
				}
			}
		}
		if &before.Done[0].Impulses[0] != &after.Done[0].Impulses[0] {
			t.Errorf("%s: the summaries were read again", what)
		}
	}
	longer := season(2).Seasons[0].Blocks[0].Weeks[2].Sessions[0]
	longer.Note = "longer"
	own := apply(t, d, sam, edit.ChangeSession{Session: longer})
	shares("own edit", own)
	if snapshot(t, d, sam) != own {
		t.Error("the snapshot after an edit is not the one that the edit gave")
	}
	before = own
	longer.Note = "longer still"
	apply(t, coach(again(s)), sam, edit.ChangeSession{Session: longer})
	shares("another process", snapshot(t, d, sam))
}
