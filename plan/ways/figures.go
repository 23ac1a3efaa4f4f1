package ways

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
)

// Figures are what a plan comes to up to a race: what the ways are compared by.
type Figures struct {
	O    oscillation.Measure // of the block
	HasO bool

	HasRace   bool    // a race lies ahead; else the two below are 0
	Form      float64 // on the race morning
	FormOff   bool    // the form lies outside of where it should (rule R23)
	Fitness   float64 // on the race morning
	Unsettled int     // days of the longest run without a settled morning, from the block's first day to the race

	// Of the season up to the race:
	Longest     float64      // seconds of the longest endurance session
	LongestDay  calendar.Day // of it; 0 when there is none
	BackToBacks int          // runs of two and more long days
	Demands     []Demand     // one for each tag of the race, in its order
}

// Demand is how often one of the race's demands is rehearsed.
type Demand struct {
	Tag   string
	Times int // sessions that carry the tag
}

// stage is what all ways are measured on: the same block, race and days.
type stage struct {
	block plan.ID
	on    calendar.Day
	race  plan.Event   // zero: none ahead
	from  calendar.Day // first day of the block as it stands
	first calendar.Day // of its season
	to    calendar.Day // day before the race, or the season's last
	names names        // of the weeks as they stand
}

// stageOf finds the block and the race of a day: the next A event, else the next
// of any priority.
func stageOf(o *outlook.Outlook, on calendar.Day) stage {
	p := o.Plan()
	s := stage{names: names{p}, on: on, from: on, first: on, to: o.Span().To}
	at, ok := p.Locate(on)
	if ok {
		s.block, s.from, s.first = p.Block(at).ID, p.BlockStart(at), p.Season(at).Start
		s.to = p.Season(at).Span().To
	}
	if race, ahead := p.NextEvent(on, plan.A); ahead {
		s.race, s.to = race, race.From-1
		return s
	}
	for _, e := range p.Events {
		if e.From >= on {
			s.race, s.to = e, e.From-1
			break
		}
	}
	return s
}

func (s stage) hasRace() bool { return !s.race.ID.IsZero() }

func (s stage) figures(o *outlook.Outlook) Figures {
	var f Figures
	if at, ok := s.blockIn(o.Plan()); ok {
		f.O, f.HasO = o.Block(at)
	}
	if eve, ok := o.Day(s.race.From - 1); ok && s.hasRace() {
		morning, _ := o.Day(s.race.From)
		f.HasRace, f.Form, f.Fitness = true, morning.Form, eve.Fitness
		f.FormOff = s.outOfForm(f) > 0
	}
	run := 0
	for d := s.from; d <= s.to; d++ {
		run++
		if o.SinceSettled(d) == 0 {
			run = 0
		}
		f.Unsettled = max(f.Unsettled, run)
	}
	s.rehearsals(o, &f)
	return f
}

// blockIn finds the block in a plan: by its id, or when it is gone the one that
// stands there now.
func (s stage) blockIn(p plan.Plan) (plan.Place, bool) {
	for at := range p.Weeks() {
		if at.Week == 0 && p.Block(at).ID == s.block {
			return at, true
		}
	}
	return p.Locate(s.on)
}

// rehearsals counts what the sessions of the season up to the race rehearse.
func (s stage) rehearsals(o *outlook.Outlook, f *Figures) {
	p := o.Plan()
	f.Demands = make([]Demand, len(s.race.Tags))
	for i, tag := range s.race.Tags {
		f.Demands[i].Tag = tag
	}
	var runs longRuns
	for at := range p.Weeks() {
		if at.Start > s.to {
			break
		}
		week := p.Week(at)
		for i := range week.Sessions {
			if day := dayAfter(at.Start, week.Sessions[i].Day); day >= s.first && day <= s.to {
				f.count(o, &week.Sessions[i], day, &runs)
			}
		}
	}
	f.BackToBacks = runs.found
}

// count adds a session to what is rehearsed.
func (f *Figures) count(o *outlook.Outlook, s *plan.Session, day calendar.Day, runs *longRuns) {
	if s.Kind == plan.Rest {
		return
	}
	for i := range f.Demands {
		if s.HasTag(f.Demands[i].Tag) {
			f.Demands[i].Times++
		}
	}
	if !endurance(s) {
		return
	}
	if lasts := seconds(o, s, day); lasts > f.Longest {
		f.Longest, f.LongestDay = lasts, day
	}
	if isLong(o, s, day) {
		runs.add(day)
	}
}

// longRuns finds runs of two and more long days.
type longRuns struct {
	last  calendar.Day
	has   bool // there is a last day
	in    bool // it belongs to a run
	found int
}

func (r *longRuns) add(day calendar.Day) {
	if r.has && day == r.last {
		return
	}
	follows := r.has && day == r.last+1
	if follows && !r.in {
		r.found++
	}
	r.last, r.has, r.in = day, true, follows
}

// longLoad is the load over which a day is a long one (rules R06 and R12: its excess is
// more than none).
const longLoad = 100

// isLong reports whether an endurance session makes its day a long one: by its
// kind, or by the load of the day.
func isLong(o *outlook.Outlook, s *plan.Session, day calendar.Day) bool {
	if !endurance(s) || s.Kind == plan.Race {
		return false
	}
	if s.Kind == plan.Long || s.HasTag("b2b") {
		return true
	}
	return o.PlannedLoad(day) > longLoad
}

func endurance(s *plan.Session) bool {
	return s.Sport != plan.Strength && s.Sport != plan.Mobility && s.Kind != plan.Rest
}

// seconds gives how long a session lasts: as stated, else as estimated.
func seconds(o *outlook.Outlook, s *plan.Session, day calendar.Day) float64 {
	if !s.Duration.IsZero() {
		return float64(s.Duration.Seconds)
	}
	return load.Of(*s, o.Athlete(), day).Seconds
}

func dayAfter(start calendar.Day, days int) calendar.Day { return start + calendar.Day(days) }
