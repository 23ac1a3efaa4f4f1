package squad

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/plan/outlook"
	"ebb/plan/sorting"
)

// Known is what a row is made of. Nothing of it is changed or kept.
type Known struct {
	Athlete  *plan.Athlete  // resolved
	Plan     plan.Plan      // weeks that are over and reported may be without sessions; those after the block of today and Ahead may be missing
	Done     []plan.DoneDay // of the last History days at least, ordered by day
	Checkins []plan.Checkin // ordered by day; of the last CheckinDays the latest Checkins are enough
	Life     []plan.Life    // in the order of plan.SortLife
	Asks     []plan.Request // that are open, by the day they are about; of the last TalkDays
	Said     []plan.Comment // about the last TalkDays and what is ahead, by when they were said
	Today    calendar.Day
	Comes    bool         // a key lets the athlete in
	Looked   calendar.Day // when they came in last; 0: never
	Begins   calendar.Day // the first day of seasons that Plan leaves out, as of an outlook.Input; 0: there are none
}

// How far a row looks, in days.
const (
	// History is how far back what was done is looked at: with the usual constant
	// of 42 days, fitness keeps a hundred-thousandth of what came before.
	History = 500

	// CheckinDays is how far back check-ins are looked at.
	CheckinDays = 60

	// Checkins is how many of them are looked at, the latest.
	Checkins = 2

	// TalkDays is how far back the days lie that are talked about.
	TalkDays = 28

	// Ahead is how far the plan is looked at, and always to the end of the block.
	Ahead = 28

	// Behind is the days of a wave before today.
	Behind = 21

	// Onward is the days of it after today.
	Onward = 7

	// WaveDays is how many days a wave has; today stands at index Behind.
	WaveDays = Behind + 1 + Onward
)

// Carried is what one day of a wave carries, morning and evening: the highest
// of all systems, and the legs. Known is false on a day without models.
type Carried struct {
	Morning, Evening         float64
	LegsMorning, LegsEvening float64
	Known                    bool
}

// Row is what a coach sees of one athlete at a glance.
type Row struct {
	Athlete plan.ID
	Name    string

	Block       string // of today; "" when nothing is planned
	Phase       plan.Phase
	Week, Weeks int                 // the microcycle of today in its block, from 1, and how many it has
	Done        float64             // load done this microcycle; without a plan of the last 7 days
	Planned     float64             // load planned in it
	Wave        [WaveDays]Carried   // expected
	Oscillation oscillation.Measure // of the block
	Measured    bool                // there is an Oscillation
	Judged      bool                // it says something: not in a taper, nor while weeks of the block are empty
	Modelled    bool                // the models know today
	Since       int                 // days since a settled morning, 0 on one

	Felt    plan.Checkin // the latest of the last FeltDays; zero: none
	Asked   bool         // this athlete checks in
	Missed  int          // whole days without a check-in, of those who check in
	Silence int          // whole days with training planned but nothing reported, of those who report

	Comes  bool         // a key lets the athlete in, over SSH
	Looked calendar.Day // when they came in last; 0: never

	Event Event // the next there is; zero: none

	Asks []plan.Request // that are open

	Attention Attention
	Reasons   []Reason // the gravest first
	Why       string   // the gravest in a few words; of those who are fine, what shows it
}

// Event is a race ahead, or of today.
type Event struct {
	Name     string
	Priority plan.Priority
	From     calendar.Day
	Away     int // days from today; 0 or less: it is on
}

// FeltDays is how old a check-in may be to say how someone feels.
const FeltDays = 3

// Of makes the row of an athlete.
func Of(k Known) Row {
	r := Row{Athlete: k.Athlete.ID, Name: k.Athlete.Name, Asks: k.Asks, Comes: k.Comes, Looked: k.Looked}
	look := outlook.New(outlook.Input{
		Begins: k.Begins,
		Plan:   ahead(k.Plan, k.Today), Athlete: started(k), Done: k.Done, Life: k.Life, Today: k.Today, Since: since(k),
	})
	r.place(k, look)
	if len(k.Plan.Seasons)+len(k.Plan.Events)+len(k.Done) > 0 { // else the models know nothing
		r.wave(look, k.Today)
	}
	r.reports(k)
	r.event(k)
	c := &context{Known: k, look: look, row: &r}
	for _, find := range reasons {
		if reason, ok := find(c); ok {
			r.Reasons = append(r.Reasons, reason)
		}
	}
	sorting.By(r.Reasons, func(a, b Reason) int { return int(b.Attention) - int(a.Attention) })
	r.judge()
	return r
}

// since gives the first day of which a row asks the models: that of the longest
// measure back from today, or the end of the last race if that is before.
func since(k Known) calendar.Day {
	first := k.Today - max(Behind, oscillation.MaxDays)
	for i := range k.Plan.Events {
		e := &k.Plan.Events[i]
		if e.From >= k.Today {
			if i > 0 {
				first = min(first, k.Plan.Events[i-1].Span().To)
			}
			break
		}
	}
	return first
}

// ahead gives the plan without what no row looks at: the weeks and events after
// the block of today and the days ahead.
func ahead(p plan.Plan, today calendar.Day) plan.Plan {
	last := LastDay(p, today)
	near := plan.Plan{Events: p.Events}
	for i := range p.Events {
		if p.Events[i].From > last {
			near.Events = p.Events[:i]
			break
		}
	}
	for _, season := range p.Seasons {
		if season.Start > last {
			break
		}
		start := season.Start
		for b := range season.Blocks {
			if start > last {
				season.Blocks = season.Blocks[:b]
				break
			}
			start += calendar.Day(season.Blocks[b].Days())
		}
		near.Seasons = append(near.Seasons, season)
	}
	return near
}

// LastDay is the last day of a plan that its row looks at.
func LastDay(p plan.Plan, today calendar.Day) calendar.Day {
	last := today + Ahead
	if at, ok := p.Locate(today); ok {
		last = max(last, p.BlockSpan(at).To)
	}
	return last
}

// started gives the athlete for the models. Where what was done reaches back as
// far as is looked at, the models begin with it: a start date from before then
// has been forgotten.
func started(k Known) *plan.Athlete {
	start := k.Athlete.On(k.Today).StartDate
	first := k.Today - History
	if start == 0 || start >= first || len(k.Done) == 0 || k.Done[0].Day < start {
		return k.Athlete
	}
	later, err := k.Athlete.With(plan.Setting{Key: "start.date", Value: max(first, k.Done[0].Day).String(), From: k.Today})
	if err != nil { // no setting of the athlete's own is refused
		return k.Athlete
	}
	return &later
}

// place says where the athlete is in the plan, and how the block oscillates.
func (r *Row) place(k Known, look *outlook.Outlook) {
	at, ok := look.Plan().Locate(k.Today)
	if !ok {
		for d := k.Today - calendar.Week; d < k.Today; d++ {
			day, _ := look.Day(d)
			r.Done += day.DoneLoad
		}
		r.Oscillation, r.Measured = look.Oscillation(k.Today - 1)
		return
	}
	block, week := look.Plan().Block(at), look.Week(at)
	r.Block, r.Phase, r.Week, r.Weeks = block.Name, block.Phase, at.Week+1, len(block.Weeks)
	r.Done, r.Planned = week.Done, week.Planned
	r.Oscillation, r.Measured = look.Block(at)
	r.Judged = r.Measured && block.Phase.Judged() && !emptyAhead(look.Plan(), at, k.Today)
}

// emptyAhead reports whether a block holds a week to come in which nothing is
// planned yet: its wave is not to be read.
func emptyAhead(p plan.Plan, at plan.Place, today calendar.Day) bool {
	start := p.BlockStart(at)
	for _, w := range p.Block(at).Weeks {
		start += calendar.Day(w.Days)
		if start > today && len(w.Sessions) == 0 && w.Target.IsZero() {
			return true
		}
	}
	return false
}

func (r *Row) wave(look *outlook.Outlook, today calendar.Day) {
	for i := range r.Wave {
		d, ok := look.Day(today + calendar.Day(i-Behind))
		if !ok {
			continue
		}
		r.Wave[i] = Carried{
			Morning: d.Morning.Max(), Evening: d.Evening.Max(), LegsMorning: d.Morning[0], LegsEvening: d.Evening[0], Known: true,
		}
	}
	r.Modelled, r.Since = r.Wave[Behind].Known, look.SinceSettled(today)
}

// reports says what the athlete let the coach know.
func (r *Row) reports(k Known) {
	if n := len(k.Checkins); n > 0 {
		last := k.Checkins[n-1]
		r.Asked = last.Day > k.Today-CheckinDays
		r.Missed = max(0, int(k.Today-last.Day)-1)
		if k.Today-last.Day <= FeltDays {
			r.Felt = last
		}
	}
	if n := len(k.Done); n > 0 && k.Done[n-1].Day > k.Today-CheckinDays {
		for day := k.Done[n-1].Day + 1; day < k.Today; day++ {
			if len(k.Plan.SessionsOn(day)) > 0 {
				r.Silence = int(k.Today-k.Done[n-1].Day) - 1
			}
		}
	}
}

func (r *Row) event(k Known) {
	for i := range k.Plan.Events {
		e := &k.Plan.Events[i]
		if e.Span().To >= k.Today {
			r.Event = Event{Name: e.Name, Priority: e.Priority, From: e.From, Away: int(e.From - k.Today)}
			return
		}
	}
}

// Unreadable makes the row of an athlete whose values are damaged.
func Unreadable(id plan.ID, name, why string) Row {
	r := Row{Athlete: id, Name: name, Reasons: []Reason{{Red, "can't be read: ebb doctor", why}}}
	r.judge()
	return r
}
