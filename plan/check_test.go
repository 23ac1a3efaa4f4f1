package plan

import (
	"math"
	"strings"
	"testing"
	"time"

	"ebb/plan/calendar"
)

func TestASessionInOrder(t *testing.T) {
	s := easy(1, 6)
	s.Distance, s.Effort = Distance{10, Kilometres}, Intensity{Scale: RPE, From: 3, To: 3.5}
	s.Climb, s.Descent, s.Load, s.Fuel = Height{300, HeightMetres}, Height{0, HeightMetres}, Given(0), Fuel{Carb: 70}
	s.Tags, s.Key, s.Note, s.At = []string{"night", "b2b"}, true, "a\nb", Clock(23, 59)
	s.Steps = []Step{{Duration: Duration{600, Minutes}}, {Repeat: 4, Steps: []Step{{Duration: Duration{600, Minutes}}}}}
	if err := s.Check(); err != nil {
		t.Error(err)
	}
	if err := (Session{Kind: Rest, Sport: Run}).Check(); err != nil {
		t.Error(err)
	}
}

func TestWhatASessionCannotBe(t *testing.T) {
	deep := []Step{{Duration: Duration{60, Seconds}}}
	for range MaxStepDepth + 1 {
		deep = []Step{{Repeat: 2, Steps: deep}}
	}
	one := []Step{{Duration: Duration{1, Seconds}}}
	for says, change := range map[string]func(*Session){
		"lies on day 0":              func(s *Session) { s.Day = -1 },
		"lies on day 0 to 27":        func(s *Session) { s.Day = MaxDays },
		"no such sport":              func(s *Session) { s.Sport = Other + 1 },
		"needs a kind":               func(s *Session) { s.Kind = NoKind },
		"heavy is no kind of run":    func(s *Session) { s.Kind = Heavy },
		"easy is no kind of str":     func(s *Session) { s.Sport = Strength },
		"00:00 to 23:59":             func(s *Session) { s.At = Clock(24, 0) },
		"key session is not":         func(s *Session) { s.Key, s.Optional = true, true },
		"no such origin":             func(s *Session) { s.Origin = ByBuild + 1 },
		"a second or more":           func(s *Session) { s.Duration = Duration{0, Minutes} },
		"lasts 24 h at most":         func(s *Session) { s.Duration = Duration{24*3600 + 1, Hours} },
		"duration needs its unit":    func(s *Session) { s.Duration.Unit = NoDuration },
		"distance needs its unit":    func(s *Session) { s.Distance = Distance{5, Yards + 1} },
		"finite":                     func(s *Session) { s.Distance = Distance{math.NaN(), Kilometres} },
		"finite number":              func(s *Session) { s.Distance = Distance{math.Inf(1), Kilometres} },
		"a metre or more":            func(s *Session) { s.Distance = Distance{-1, Kilometres} },
		"2000 km long at most":       func(s *Session) { s.Distance = Distance{2001, Kilometres} },
		"each 0 or more":             func(s *Session) { s.Climb = Height{-5, HeightMetres} },
		"20000 m at most":            func(s *Session) { s.Descent = Height{1e5, HeightFeet} },
		"from 1 to 10, in halves":    func(s *Session) { s.Effort = Intensity{Scale: RPE, From: 3.3, To: 4} },
		"effort runs from 1 to 10":   func(s *Session) { s.Effort = Intensity{Scale: RPE, From: .5, To: 4} },
		"z1 to z5":                   func(s *Session) { s.Effort = Intensity{Scale: Zone, From: 1, To: 6} },
		"1 to 200 %":                 func(s *Session) { s.Effort = Intensity{Scale: Percent, From: 90, To: 201} },
		"30 to 250 bpm":              func(s *Session) { s.Effort = Intensity{Scale: HeartRate, From: math.NaN(), To: 200} },
		"whole seconds":              func(s *Session) { s.Effort = Intensity{Scale: Pace, From: 255.5, To: 260, Per: PerKilometre} },
		"only a pace":                func(s *Session) { s.Effort = Intensity{Scale: Pace, From: 255, To: 260} },
		"smaller figure":             func(s *Session) { s.Effort = Intensity{Scale: Zone, From: 3, To: 2} },
		"needs its scale":            func(s *Session) { s.Effort = Intensity{From: 3, To: 3} },
		"load of a session is 0":     func(s *Session) { s.Load = Given(-1) },
		"not stated has no value":    func(s *Session) { s.Load = Number{Value: 5} },
		"carbohydrate is 0 to 300 g": func(s *Session) { s.Fuel.Carb = 301 },
		"sodium is 0 to 10000 mg":    func(s *Session) { s.Fuel.Sodium = math.NaN() },
		"fluid is 0 to 5000 ml":      func(s *Session) { s.Fuel.Fluid = -1 },
		"starts with a letter":       func(s *Session) { s.Tags = []string{"1st"} },
		"a to z, digits and -":       func(s *Session) { s.Tags = []string{"nIght"} },
		"stands twice":               func(s *Session) { s.Tags = []string{"night", "heat", "night"} },
		"2001 characters: 2000":      func(s *Session) { s.Note = strings.Repeat("é", MaxNote+1) },
		"U+001B":                     func(s *Session) { s.Private = "\x1b[2J" },
		"UTF-8":                      func(s *Session) { s.Note = "\xff" },
		"or steps that have them":    func(s *Session) { s.Duration = Duration{} },
		"step 1: a step needs":       func(s *Session) { s.Steps = []Step{{Cue: "fast"}} },
		"done 2 to 99 times":         func(s *Session) { s.Steps = []Step{{Repeat: 100, Steps: one}} },
		"repeat is done 2 to 99":     func(s *Session) { s.Steps = []Step{{Steps: one}} },
		"a repeat needs steps":       func(s *Session) { s.Steps = []Step{{Repeat: 5}} },
		"nothing but its steps":      func(s *Session) { s.Steps = []Step{{Repeat: 5, Steps: one, Cue: "x"}} },
		"3 deep at most":             func(s *Session) { s.Steps = deep },
		"500 steps at most":          func(s *Session) { s.Steps = []Step{{Repeat: 99, Steps: []Step{{Repeat: 6, Steps: one}}}} },
		"the steps last 60 s":        func(s *Session) { s.Steps = []Step{{Repeat: 60, Steps: one}} },
		"the steps are 1000 m long": func(s *Session) {
			s.Distance, s.Steps = Distance{2, Kilometres}, []Step{{Distance: Distance{1000, Metres}}}
		},
	} {
		s := easy(1, 0)
		change(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}

func TestStepsAreSummedWithTheirRepeats(t *testing.T) {
	sum := SumSteps([]Step{
		{Duration: Duration{600, Minutes}, Distance: Distance{2, Kilometres}},
		{Repeat: 3, Steps: []Step{
			{Duration: Duration{60, Seconds}, Distance: Distance{100, Yards}},
			{Repeat: 2, Steps: []Step{{Duration: Duration{30, Seconds}}}},
		}},
	})
	want := StepSum{Seconds: 600 + 3*(60+60), Metres: 2000 + 3*91.44, Count: 1 + 3*3, Timed: true}
	if math.Abs(sum.Metres-want.Metres) > 1e-9 {
		t.Errorf("%v m", sum.Metres)
	}
	sum.Metres = want.Metres
	if sum != want {
		t.Errorf("%+v, want %+v", sum, want)
	}
	if SumSteps(nil) != (StepSum{}) {
		t.Error("no steps come to something")
	}
}

func TestWhatAWeekCannotBe(t *testing.T) {
	for says, change := range map[string]func(*Microcycle){
		"1 to 28 days":            func(m *Microcycle) { m.Days = 0 },
		"a week has 1 to 28":      func(m *Microcycle) { m.Days = 29 },
		"no such kind":            func(m *Microcycle) { m.Kind = RecoveryWeek + 1 },
		"needs its measure":       func(m *Microcycle) { m.Target.Value = 5 },
		"hours are 0 to 672":      func(m *Microcycle) { m.Target = Target{TargetHours, 673} },
		"share is 0 to 200 %":     func(m *Microcycle) { m.Target = Target{TargetShare, math.NaN()} },
		"session 3: day 6 of 5":   func(m *Microcycle) { m.Days = 5 },
		"order of their days":     func(m *Microcycle) { m.Sessions[0].Day = 5 },
		"session 2: a session ne": func(m *Microcycle) { m.Sessions[1].Kind = NoKind },
		"U+0007":                  func(m *Microcycle) { m.Note = "\a" },
	} {
		m := small().Seasons[0].Blocks[0].Weeks[0]
		if err := m.Check(); err != nil {
			t.Fatal(err)
		}
		change(&m)
		if err := m.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}

func TestWhatAPlanCannotBe(t *testing.T) {
	if err := small().Check(); err != nil {
		t.Fatal(err)
	}
	for says, change := range map[string]func(*Plan){
		`season “Spring”: block 1 “Base 1”: week 2: session 1: a session needs`: func(p *Plan) { p.Seasons[0].Blocks[0].Weeks[1].Sessions[0].Kind = NoKind },
		"a block has a week or more": func(p *Plan) { p.Seasons[0].Blocks[1].Weeks = nil },
		"a phase is one word":        func(p *Plan) { p.Seasons[0].Blocks[1].Phase = "heat block" },
		"without : # ^":              func(p *Plan) { p.Seasons[0].Blocks[1].Phase = "3:1" },
		"is no phase":                func(p *Plan) { p.Seasons[0].Blocks[1].Phase = "" },
		"1:1 to 9:9":                 func(p *Plan) { p.Seasons[0].Blocks[0].Ratio = Ratio{3, 0} },
		"block is one line":          func(p *Plan) { p.Seasons[0].Blocks[0].Name = "a\nb" },
		"1830 days at most":          func(p *Plan) { p.Seasons[0].Blocks[0].Weeks = make28(70) },
		"years 1 to 9999":            func(p *Plan) { p.Seasons[0].Start = calendar.Of(9999, time.December, 20) },
		`season “Summer” starts before season “Spring” has ended`: func(p *Plan) {
			p.Seasons = append(p.Seasons, Macrocycle{ID: id(40), Name: "Summer", Start: monday + 23})
		},
		`season “Winter” starts before`: func(p *Plan) {
			p.Seasons = append(p.Seasons, Macrocycle{ID: id(40), Name: "Winter", Start: monday - 100})
		},
		`event “Canyon”: events stand in the order`: func(p *Plan) { p.Events[1].From = monday },
		"a block has no id":                         func(p *Plan) { p.Seasons[0].Blocks[1].ID = ID{} },
		"a session and an event have the same id":   func(p *Plan) { p.Events[0].ID = id(20) },
		"an event and a session have the same id": func(p *Plan) {
			p.Events[1].Plan = []Session{{ID: id(30), Sport: Run, Kind: Race, Duration: Duration{60, Seconds}}}
		},
	} {
		p := small()
		change(&p)
		if err := p.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	p := small()
	p.Seasons = append(p.Seasons, Macrocycle{ID: id(40), Name: "Summer", Start: monday + 24})
	if err := p.Check(); err != nil {
		t.Errorf("a season on the day after the last: %v", err)
	}
}

func make28(n int) []Microcycle {
	weeks := make([]Microcycle, n)
	for i := range weeks {
		weeks[i].Days = MaxDays
	}
	return weeks
}

func TestWhatAnEventCannotBe(t *testing.T) {
	km := func(v float64) Distance { return Distance{v, Kilometres} }
	for says, change := range map[string]func(*Event){
		"1 to 60 days":           func(e *Event) { e.Days = 0 },
		"an event has 1 to 60":   func(e *Event) { e.Days = 61 },
		"needs a priority":       func(e *Event) { e.Priority = NoPriority },
		"needs a name":           func(e *Event) { e.Name = "" },
		"is one line":            func(e *Event) { e.Name = "a\nb" },
		"characters: 200":        func(e *Event) { e.Name = strings.Repeat("x", MaxName+1) },
		"no such sport":          func(e *Event) { e.Sport = Other + 1 },
		"years 1 to 9999":        func(e *Event) { e.From = calendar.Of(1, time.January, 1) - 1 },
		"lasts 400 h at most":    func(e *Event) { e.Goal = Duration{400*3600 + 1, Hours} },
		"of an event is 0":       func(e *Event) { e.Load = Given(math.Inf(1)) },
		"leg 1: day 3 is none":   func(e *Event) { e.Legs = []Leg{{Stage: 3, Distance: km(5)}} },
		"leg 1: a leg needs":     func(e *Event) { e.Legs = []Leg{{Stage: 1}} },
		"leg 2: stages stand in": func(e *Event) { e.Legs = []Leg{{Stage: 2, Distance: km(5)}, {Stage: 1, Distance: km(5)}} },
		"all legs have one":      func(e *Event) { e.Legs = []Leg{{Distance: km(5)}, {Stage: 1, Distance: km(5)}} },
		"the legs are 55000 m":   func(e *Event) { e.Distance, e.Legs = km(63), []Leg{{Distance: km(35)}, {Distance: km(20)}} },
		"made of race sessions":  func(e *Event) { e.Plan = []Session{easy(50, 0)} },
		"session 1: day 3 of 2": func(e *Event) {
			e.Plan = []Session{easy(50, 2)}
			e.Plan[0].Kind = Race
		},
	} {
		e := small().Events[0]
		change(&e)
		if err := e.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	e := small().Events[0]
	e.Goal, e.Legs = Duration{36000, Hours}, []Leg{{Sport: Swim, Goal: Duration{3600, Hours}}, {Sport: Bike, Goal: Duration{18000, Hours}}}
	if err := e.Check(); err != nil {
		t.Errorf("transitions take time: %v", err)
	}
}
