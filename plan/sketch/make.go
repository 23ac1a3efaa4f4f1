package sketch

import (
	"errors"
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/library"
	"ebb/plan/outlook"
	"ebb/plan/response"
)

// Input is everything that a season is made of.
type Input struct {
	Line    Line
	Hours   Hours
	Name    string       // of the season; "": that of its race
	Events  []plan.Event // that come with it and have their ids, its race among them; none: the next A event of the plan
	Start   calendar.Day // lay the blocks forwards from here; 0: backwards from the race
	Plan    plan.Plan    // as it stands
	Replace plan.ID      // the season whose place it takes; zero: none
	Athlete *plan.Athlete
	Today   calendar.Day
	Look    *outlook.Outlook // of the plan as it stands; nil: nothing is known of what was done before
	Library library.Library  // the coach's own entries; the zero Library holds the program's alone
	NewID   func() plan.ID
}

// Result is a season that nothing has stored yet.
type Result struct {
	Season  plan.Macrocycle
	Edit    edit.Edit // does it, as one change
	Plan    plan.Plan // after the edit
	Race    *plan.Event
	Dates   []Dates  // how the blocks came out
	Says    []string // how the line was brought to the time there is, in sentences without their full stop
	Remarks []Remark // what does not fit, in the order of days
}

// Dates are the days of a block, with its weeks.
type Dates struct {
	Name  string
	Phase plan.Phase
	Span  calendar.Span
	Weeks int
	Hours float64 // of its fullest week of training, for seven days
}

// Remark is something that could not be had.
type Remark struct {
	Day  calendar.Day // by which it is wanted, or on which it lacks
	Says string       // a sentence without its full stop
}

// maker is a season on its way.
type maker struct {
	in     Input
	memo   *memo
	races  []*race // of the plan and new ones, in the order of days
	main   *race
	blocks []block
	cycles []cycle
	result Result

	state  response.State
	params response.Params
	parts  []plan.Impulse
	seeded bool
	ran    [60]float64 // km of the longest run of each of the last days, by day modulo their number
	debts  [28]float64 // what is carried from day to day, of each of the last days
	recent []float64   // minutes of the last cycles of load, for seven days
	lead   lead
	form   float64 // on the morning of the last race that cycles led to
	fresh  float64 // what the weeks of a taper hold of what is usual

	gentle   int  // how often the season was made before, and would not come down
	strained bool // it does not: a row of days without a settled morning, or what is carried, is as long or much as rules call red
}

// mostGentle is how often a season is made once more with shorter long days on
// foot, because the body would not come down in time.
const mostGentle = 4

// Make gives a season of a line. The error says why there is none at all;
// whatever can be had is made, and what cannot is a remark.
func Make(in Input) (Result, error) {
	known := newMemo()
	for gentle := 0; ; gentle++ {
		m := maker{in: in, gentle: gentle, memo: known, fresh: 1}
		if err := m.gather(); err != nil {
			return Result{}, err
		}
		if err := m.lay(); err != nil {
			return Result{}, err
		}
		m.begin()
		m.fill()
		if m.strained && gentle < mostGentle {
			continue
		}
		m.fuel()
		season := m.season()
		if err := season.Check(); err != nil {
			return Result{}, err
		}
		return m.close(season)
	}
}

var errNoLine = errors.New("the line is empty: it names the phases of a season")

// gather looks at the races that the season leads to.
func (m *maker) gather() error {
	if len(m.in.Line) == 0 {
		return errNoLine
	}
	for i := range m.in.Plan.Events {
		m.races = append(m.races, raceOf(&m.in.Plan.Events[i], m.in.Athlete))
	}
	for i := range m.in.Events {
		e := &m.in.Events[i]
		if e.Span().To < m.in.Today {
			return fmt.Errorf("%s was on %s, %s ago: a season leads to a race that is still to come", e.Name, date(e.From), count(int(m.in.Today-e.From), "day"))
		}
		r := raceOf(e, m.in.Athlete)
		m.races = append(m.races, r)
		if m.main == nil || r.of.Priority < m.main.of.Priority || r.of.Priority == m.main.of.Priority && r.of.From > m.main.of.From {
			m.main = r
		}
	}
	byDay(m.races)
	for _, r := range m.races {
		if m.main == nil && len(m.in.Events) == 0 && r.of.Priority == plan.A && r.of.From >= max(m.in.Today, m.in.Start) {
			m.main = r
		}
	}
	if m.main == nil && m.in.Start == 0 {
		return errors.New("which race? there is no A event ahead, and no day to start on")
	}
	if m.idle() {
		m.remark(m.in.Today, "no day of the week has time to train: available.mon to available.sun are 0. Weeks have their hours, and no sessions")
	}
	for _, r := range m.races {
		if m.main != nil && r != m.main && r.of.Priority == plan.A && r.of.From >= m.in.Today && r.classed {
			m.crowd(r)
		}
	}
	return nil
}

// idle reports whether the athlete has time on no day of the week.
func (m *maker) idle() bool {
	for _, minutes := range m.in.Athlete.On(m.in.Today).Available {
		if minutes != 0 {
			return false
		}
	}
	return true
}

// crowd remarks on another main race that leaves no room.
func (m *maker) crowd(r *race) {
	first, then := r, m.main
	if then.of.From < first.of.From {
		first, then = then, first
	}
	want := first.class.EasyOnly
	if then.class.NoHard >= first.class.NoHard {
		want = first.class.Gap
	}
	if gap := int(then.of.From - first.span.To); gap < want {
		m.remark(then.of.From, "%s comes %s after %s, and %d are usual: one of them can't be a main race. The season is built for %s",
			then.of.Name, count(gap, "day"), first.of.Name, want, m.main.of.Name)
	}
}

func (m *maker) remark(day calendar.Day, says string, args ...any) {
	says = fmt.Sprintf(says, args...)
	for _, r := range m.result.Remarks {
		if r.Says == says {
			return
		}
	}
	m.result.Remarks = append(m.result.Remarks, Remark{day, says})
}

func (m *maker) say(says string, args ...any) {
	m.result.Says = append(m.result.Says, fmt.Sprintf(says, args...))
}

// date says a day: "Sat 22 May 2027".
func date(d calendar.Day) string { return d.Format("Mon 2 Jan 2006") }

// on says a day without its year.
func on(d calendar.Day) string { return d.Format("Mon 2 Jan") }
