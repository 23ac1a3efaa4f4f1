package library

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
)

var (
	day    = calendar.Day(20787)
	sam, _ = plan.Athlete{Name: "Sam"}.Resolve()
)

func TestEveryEmbeddedTextIsRead(t *testing.T) {
	for i, s := range shelves {
		if _, err := Parse("", *s.text); err != nil {
			t.Errorf("shelf %d: %v", i, err)
		}
	}
	if n := len(Library{}.All(Sessions)); n < 45 {
		t.Errorf("%d sessions", n)
	}
}

func TestSessionsPrintBackAndLoad(t *testing.T) {
	for _, e := range (Library{}).All(Sessions) {
		line := notation.PrintSession(e.Session, plan.Run)
		again, remarks, err := notation.ReadSession(line, plan.Run)
		again.Origin = plan.ByTemplate
		if err != nil || notation.PrintSession(again, plan.Run) != line {
			t.Errorf("%s: %q is read as %+v, %v", e.Name, line, again, err)
		}
		for _, r := range remarks {
			t.Errorf("%s: %s: %s", e.Name, line, r.Says)
		}
		got := load.Of(e.Session, &sam, day).Load
		if calm := e.Role == Off || e.Role == Mobility; calm != (got == 0) {
			t.Errorf("%s: load %.1f", e.Name, got)
		}
		if e.Purpose == "" || len(e.Phases) == 0 {
			t.Errorf("%s: without a purpose or a phase", e.Name)
		}
	}
}

func TestSessionsScaleWithinTheirRange(t *testing.T) {
	for _, e := range (Library{}).All(Sessions) {
		if e.Role == Off {
			continue
		}
		was := 0.0
		for seconds := e.Least; seconds <= e.Most; seconds += fiveMinutes {
			s := e.Make(seconds, &sam, day)
			if err := s.Check(); err != nil {
				t.Errorf("%s at %d s: %v", e.Name, seconds, err)
			}
			line := notation.PrintSession(s, plan.Run)
			if _, remarks, err := notation.ReadSession(line, plan.Run); err != nil || len(remarks) > 0 {
				t.Errorf("%s at %d s: %s: %v %v", e.Name, seconds, line, err, remarks)
			}
			got := load.Of(s, &sam, day)
			if off := math.Abs(got.Seconds - float64(seconds)); off > 90 {
				t.Errorf("%s at %d s is %.0f s: %s", e.Name, seconds, got.Seconds, line)
			}
			if got.Load < .93*was {
				t.Errorf("%s at %d s has load %.1f after %.1f: %s", e.Name, seconds, got.Load, was, line)
			}
			was = got.Load
		}
		for _, seconds := range []int{1, e.Least - 1, e.Most + 1, 40 * 3600} {
			got := load.Of(e.Make(seconds, &sam, day), &sam, day).Seconds
			if got < float64(e.Least)-90 || got > float64(e.Most)+90 {
				t.Errorf("%s at %d s is %.0f s, beyond %d to %d", e.Name, seconds, got, e.Least, e.Most)
			}
		}
	}
}

func TestPatternsAreWholeForEachPhaseAndNumberOfDays(t *testing.T) {
	for _, d := range Disciplines() {
		for _, phase := range append(plan.Phases(), "sharpen") {
			for days := 3; days <= 7; days++ {
				p := Library{}.Pattern(d, phase, days)
				sum := 0.0
				for _, s := range p.Slots {
					sum += s.Share
				}
				if p.Days != days || math.Abs(sum-1) > 1e-9 {
					t.Errorf("%s %s: of %d days the pattern has %d, shares come to %g", d, phase, days, p.Days, sum)
				}
				for _, s := range p.Slots {
					w := Wanted{Role: s.Role, Sport: s.Sport, Phase: phase, Discipline: d}
					if w.Sport == plan.NoSport && s.Role != Strength && s.Role != Off {
						w.Sport = plan.Run
					}
					if len(Library{}.Sessions(w)) == 0 && s.Role != Strength {
						t.Errorf("%s %s, %d days: no session for %+v", d, phase, days, s)
					}
				}
			}
		}
	}
}

func TestPatternsMoveToTheDaysThereAre(t *testing.T) {
	p := Library{}.Pattern(Road, plan.Build, 5)
	for _, tt := range []struct {
		name    string
		minutes [7]int
		week    float64
		long    int
		ok      bool
	}{
		{"nothing said", [7]int{-1, -1, -1, -1, -1, -1, -1}, 480, 6, true},
		{"long on Saturday", [7]int{0, 60, 90, 60, 90, 300, 60}, 480, 5, true},
		{"long on Wednesday", [7]int{60, 60, 300, 90, 60, 60, 60}, 480, 2, true},
		{"as much on Sunday as on Monday", [7]int{240, 0, 120, 120, 120, 0, 240}, 480, 6, true},
		{"as much on each day but Tuesday", [7]int{120, 0, 120, 120, 120, 120, 120}, 480, 6, true},
		{"four days", [7]int{0, 60, 90, 0, 90, 300, 0}, 480, 6, false},
	} {
		got, ok := p.On(tt.minutes, tt.week)
		at := slices.IndexFunc(got.Slots, func(s Slot) bool { return s.Role == Long })
		if ok != tt.ok || got.Slots[at].Day != tt.long {
			t.Errorf("%s: %v, %+v", tt.name, ok, got.Slots)
		}
		for _, s := range got.Slots {
			if ok && tt.minutes[s.Day] == 0 {
				t.Errorf("%s: %+v on a day without time", tt.name, s)
			}
		}
	}
}

func TestWhatIsPrintedIsReadBack(t *testing.T) {
	own := `week "Hill week" base build "up and down"
  week hours 7h "steep"
    Tue hills 1h
    Sat long 3h +900m #trail
block "After a cold" recovery
  block recovery "Back"
    recovery 5d 50%
      d1 rest
      d3 easy 30m
    recovery 75%
block "Mine" build
  build 6w 2:1 growth 5% down 60% quality 1
session "Quote \"me\"" easy
  easy 50m "a \"b\""
`
	mine, err := Parse("mine.ebb", own)
	if err != nil {
		t.Fatal(err)
	}
	if got := Print(mine); got != own[:len(own)-len(`session "Quote \"me\"" easy`+"\n  easy 50m \"a \\\"b\\\"\"\n")]+"session \"Quote \\\"me\\\"\" easy\n  easy 50m \"a \\\"b\\\"\"\n" {
		t.Errorf("printed:\n%s", got)
	}
	all := Library{Own: mine}.All(NoWhat)
	again, err := Parse("", Print(all))
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		all[i].Whose = Ebbs
		if !reflect.DeepEqual(all[i], again[i]) {
			t.Errorf("%s is read back as\n%+v\nof\n%+v", all[i].Name, again[i], all[i])
		}
	}
}

func TestWeeksAndSeasonsSayWhatTheyShould(t *testing.T) {
	for _, e := range (Library{}).All(Weeks) {
		total := 0.0
		for _, s := range e.Week.Sessions {
			got := load.Of(s, &sam, day)
			total += got.Load
			if got.Load == 0 && s.Kind != plan.Rest {
				t.Errorf("%s: %+v has no load", e.Name, s)
			}
		}
		if total < 50 || e.Purpose == "" || len(e.Phases) == 0 {
			t.Errorf("%s: load %.0f, %v", e.Name, total, e.Phases)
		}
	}
	for _, e := range (Library{}).All(Seasons) {
		race, err := notation.ParseEvent(e.Season.EventOn(day), plan.Run, calendar.Typing{Today: day - 200})
		if err != nil {
			t.Errorf("%s: %s: %v", e.Name, e.Season.EventOn(day), err)
			continue
		}
		hours := load.EventDay(&race, &sam, race.From).Seconds / 3600
		if d := DisciplineOf(&race, hours); race.Priority != plan.A || !slices.Contains(e.Disciplines, d) {
			t.Errorf("%s: %+v is a race of %s", e.Name, race, d)
		}
	}
}
