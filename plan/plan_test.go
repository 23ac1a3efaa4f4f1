package plan

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"ebb/plan/calendar"
)

// monday is the first day of the plan below.
var monday = calendar.Of(2027, time.March, 1)

func id(n byte) ID { return ID{15: n} }

func easy(n byte, day int) Session {
	return Session{ID: id(n), Day: day, Sport: Run, Kind: Easy, Duration: Duration{Seconds: 3000, Unit: Minutes}}
}

// small is a season of two blocks, with a short week in it, and a race after.
func small() Plan {
	return Plan{
		Seasons: []Macrocycle{{ID: id(1), Name: "Spring", Start: monday, Blocks: []Mesocycle{
			{ID: id(2), Name: "Base 1", Phase: Base, Ratio: Ratio{2, 1}, Weeks: []Microcycle{
				{ID: id(3), Days: 7, Sessions: []Session{easy(20, 1), easy(21, 1), easy(22, 5)}},
				{ID: id(4), Days: 10, Kind: DownWeek, Sessions: []Session{easy(23, 9)}},
			}},
			{ID: id(5), Name: "Build", Phase: Build, Weeks: []Microcycle{{ID: id(6), Days: 7, Target: Target{TargetShare, 65}}}},
		}}},
		Events: []Event{
			{ID: id(30), From: monday + 20, Days: 2, Priority: B, Name: "Foothill", Sport: Run},
			{ID: id(31), From: monday + 40, Days: 1, Priority: A, Name: "Canyon", Sport: Run},
		},
	}
}

func TestAPlanKnowsWhereADayLies(t *testing.T) {
	p := small()
	for offset, want := range map[calendar.Day][4]int{
		0: {0, 0, 0, 0}, 6: {0, 0, 0, 6}, 7: {0, 0, 1, 0}, 16: {0, 0, 1, 9}, 17: {0, 1, 0, 0}, 23: {0, 1, 0, 6},
	} {
		at, ok := p.Locate(monday + offset)
		if !ok || [4]int{at.Season, at.Block, at.Week, at.Day} != want || at.Date() != monday+offset {
			t.Errorf("day %d: %+v, %v", offset, at, ok)
		}
	}
	for _, offset := range []calendar.Day{-1, 24} {
		if at, ok := p.Locate(monday + offset); ok {
			t.Errorf("day %d lies in %+v", offset, at)
		}
	}
	at, _ := p.Locate(monday + 12)
	if p.BlockStart(at) != monday || p.BlockSpan(at) != (calendar.Span{From: monday, To: monday + 16}) {
		t.Errorf("the block is %v", p.BlockSpan(at))
	}
	if span := p.Seasons[0].Span(); span != (calendar.Span{From: monday, To: monday + 23}) {
		t.Errorf("the season is %v", span)
	}
}

func TestThePlaceNearADay(t *testing.T) {
	p := Plan{Seasons: []Macrocycle{
		{Start: 10, Blocks: []Mesocycle{{Weeks: []Microcycle{{Days: 7}, {Days: 10}}}}},
		{Start: 40, Blocks: []Mesocycle{{Weeks: []Microcycle{{Days: 7}}}}},
	}}
	for _, c := range []struct{ day, want calendar.Day }{
		{1, 10}, {10, 10}, {20, 20}, {26, 26}, {27, 40}, {39, 40}, {46, 46}, {47, 46}, {300, 46},
	} {
		if at, ok := p.Near(c.day); !ok || at.Date() != c.want {
			t.Errorf("near day %d is day %d, %v, want %d", c.day, at.Date(), ok, c.want)
		}
	}
	if at, ok := (Plan{}).Near(5); ok {
		t.Errorf("near a day of an empty plan is %v", at)
	}
}

func TestAPlanFindsThings(t *testing.T) {
	p := small()
	if at, ok := p.FindWeek(id(4)); !ok || at.Start != monday+7 {
		t.Errorf("week: %+v, %v", at, ok)
	}
	if at, i, ok := p.FindSession(id(23)); !ok || i != 0 || at.Date() != monday+16 {
		t.Errorf("session: %+v, %d, %v", at, i, ok)
	}
	if i, ok := p.FindEvent(id(31)); !ok || i != 1 {
		t.Errorf("event: %d, %v", i, ok)
	}
	if _, _, ok := p.FindSession(id(99)); ok {
		t.Error("found a session that is not there")
	}
	if on := p.SessionsOn(monday + 1); len(on) != 2 || on[0].ID != id(20) || on[1].ID != id(21) {
		t.Errorf("sessions: %v", on)
	}
	if on := p.SessionsOn(monday + 2); len(on) != 0 {
		t.Errorf("sessions: %v", on)
	}
	if on := p.EventsOn(monday + 21); len(on) != 1 || on[0].ID != id(30) {
		t.Errorf("events: %v", on)
	}
	if e, ok := p.NextEvent(monday, A); !ok || e.ID != id(31) {
		t.Errorf("next: %v, %v", e, ok)
	}
	if _, ok := p.NextEvent(monday+41, A); ok {
		t.Error("a race that is over comes next")
	}
}

func TestACloneSharesNothing(t *testing.T) {
	s := easy(1, 0)
	s.Tags = []string{"night"}
	s.Steps = []Step{{Repeat: 2, Steps: []Step{{Duration: Duration{60, Seconds}}}}}
	clone := s.Clone()
	clone.Tags[0] = "heat"
	clone.Steps[0].Steps[0].Cue = "fast"
	clone.Steps[0].Repeat = 3
	if s.Tags[0] != "night" || s.Steps[0].Steps[0].Cue != "" || s.Steps[0].Repeat != 2 {
		t.Errorf("%+v", s)
	}
}

func TestAPlanSurvivesJSON(t *testing.T) {
	p := small()
	s := &p.Seasons[0].Blocks[0].Weeks[0].Sessions[0]
	s.Descent, s.Load, s.At = Height{0, HeightMetres}, Given(0), Clock(0, 0)
	s.Steps = []Step{{Sport: Bike, Distance: Distance{10, Miles}, Effort: Intensity{Scale: Pace, From: 300, To: 240, Ramp: true, Per: PerMile}}}
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var again Plan
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, p) {
		t.Errorf("\n got %+v\nwant %+v", again, p)
	}
}

func TestWordsOfEnumerationsReadBack(t *testing.T) {
	for _, s := range Sports() {
		if again, err := ParseSport(s.String()); err != nil || again != s {
			t.Errorf("%v: %v, %v", s, again, err)
		}
	}
	for _, k := range append(Kinds(), append(StrengthKinds(), Flexibility)...) {
		if again, err := ParseKind(k.String()); err != nil || again != k {
			t.Errorf("%v: %v, %v", k, again, err)
		}
		if k.FitsSport(Run) == k.FitsSport(Strength) && k != Flexibility {
			t.Errorf("%v fits run and strength alike", k)
		}
	}
	for _, k := range WeekKinds() {
		if again, err := ParseWeekKind(k.String()); err != nil || again != k {
			t.Errorf("%v: %v, %v", k, again, err)
		}
	}
	if _, err := ParseSport(""); err == nil {
		t.Error("nothing is a sport")
	}
	var s Sport
	if err := s.UnmarshalText(nil); err != nil || s != NoSport {
		t.Errorf("stored nothing reads as %v, %v", s, err)
	}
}

func TestDurationsReadBest(t *testing.T) {
	for seconds, want := range map[int]DurationUnit{30: Seconds, 60: Minutes, 90: Minutes, 3540: Minutes, 3600: Hours, 5400: Hours, 3661: Minutes} {
		if d := DurationOf(seconds); d.Unit != want || d.Seconds != seconds {
			t.Errorf("%d s: %+v", seconds, d)
		}
	}
}
