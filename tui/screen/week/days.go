package week

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// days is a microcycle as it is written into so many columns, kept between
// frames: a cursor that moves changes none of it.
type days struct {
	of      *outlook.Outlook
	start   calendar.Day
	columns int
	today   calendar.Day
	asks    []plan.Request

	all  []day
	sums []sportSum
	done int // seconds reported of the week
}

// day is what is written of one day: a row for each thing, and below it what
// there is to say of it.
type day struct {
	things []thing
	wants  int // rows that it would fill
}

// thing is an event, a session, something that was done besides, or what the
// athlete said of the day.
type thing struct {
	kind    thingKind
	index   int      // among the events of the plan, the sessions of the day, the other records of the day
	says    string   // of a day's own words
	details []string // rows below
}

type thingKind uint8

const (
	ofEvent thingKind = iota
	ofSession
	ofRecord
	ofFelt
)

// write writes the microcycle under the cursor, or keeps what is written.
func (v *view) write(columns int) *days {
	d := &v.state.days
	if d.of == v.Now && d.start == v.At.Start && d.columns == columns && d.today == v.Scene.Today && screen.SameSlice(d.asks, v.Scene.Asks) {
		return d
	}
	week := v.Plan.Week(v.At)
	*d = days{of: v.Now, start: v.At.Start, columns: columns, today: v.Scene.Today, asks: v.Scene.Asks, all: make([]day, week.Days)}
	for i := range d.all {
		d.all[i] = v.dayOf(v.At.Start+calendar.Day(i), week.On(i), columns)
	}
	d.sums, d.done = v.sumsOf(week)
	return d
}

// fewColumns are too few to say in full how the athlete felt.
const fewColumns = 24

func (v *view) dayOf(date calendar.Day, sessions []plan.Session, columns int) day {
	var d day
	for i := range v.Plan.Events {
		if e := &v.Plan.Events[i]; e.Span().Has(date) {
			d.things = append(d.things, thing{kind: ofEvent, index: i, details: v.eventDetails(e, date, columns)})
		}
	}
	for i := range sessions {
		d.things = append(d.things, thing{kind: ofSession, index: i, details: v.sessionDetails(&sessions[i], date, columns)})
	}
	for i := range v.Scene.Extra[date] {
		d.things = append(d.things, thing{kind: ofRecord, index: i})
	}
	if c, ok := v.Scene.CheckinOn(date); ok {
		words := "felt: " + phrase.Felt(c)
		if columns < fewColumns || c.Note == "" && frame.Width(words) > columns { // the day says it in full
			words = phrase.FeltShort(c)
		}
		lines := frame.Wrap(words, columns)
		d.things = append(d.things, thing{kind: ofFelt, says: lines[0], details: lines[1:]})
	}
	d.wants = max(1, len(d.things))
	for _, t := range d.things {
		d.wants += len(t.details)
	}
	return d
}

// sessionDetails are the rows below a session: its steps, the coach's words,
// what to eat and to carry.
func (v *view) sessionDetails(s *plan.Session, date calendar.Day, columns int) []string {
	var rows []string
	add := func(words string) {
		if words != "" {
			rows = append(rows, frame.Wrap(words, columns)...)
		}
	}
	if columns < fewColumns || v.Scene.AskShort(s, date) == "" { // what waits for an answer stands beside its name, where it fits
		add(v.Scene.AskWords(s, date, columns >= fewColumns)) // what the coach said stands below the days
	}
	var steps []string
	for _, step := range s.Steps {
		steps = append(steps, notation.PrintStep(step))
	}
	add(strings.Join(steps, ", "))
	add(s.Note)
	e := load.Of(*s, v.Scene.Athlete, date)
	add(phrase.Fuelling(s.Fuel, e.Seconds/3600))
	if kit := phrase.Kit(s.Tags); kit != "" {
		add("kit: " + kit)
	}
	if len(rows) == 0 && s.Kind != plan.Rest {
		add(phrase.Effort(*s, v.Scene.Athlete, date))
	}
	if s.Private != "" {
		add("for the coach: " + s.Private)
	}
	return rows
}

// eventDetails are the rows below an event: its legs, or those of the day's
// stage, its goal and its feeding.
func (v *view) eventDetails(e *plan.Event, date calendar.Day, columns int) []string {
	var rows []string
	add := func(words string) {
		if words != "" {
			rows = append(rows, frame.Wrap(words, columns)...)
		}
	}
	for _, leg := range e.Legs {
		if leg.Stage == 0 || leg.Stage == int(date-e.From)+1 {
			add(phrase.Leg(leg))
		}
	}
	if e.Days > 1 && len(e.Legs) == 0 {
		add("day " + phrase.Trim(float64(date-e.From)+1) + " of " + phrase.Trim(float64(e.Days)))
	}
	hours := load.EventDay(e, v.Scene.Athlete, date).Seconds / 3600
	add(phrase.Fuelling(e.Fuel, hours))
	if kit := phrase.Kit(e.Tags); kit != "" {
		add("kit: " + kit)
	}
	add(e.Note)
	return rows
}

// sportSum is what a week holds of one sport.
type sportSum struct {
	sport                 plan.Sport
	seconds, metres, rise float64
	done                  float64 // seconds
}

// sumsOf adds a week up by sport, and gives the seconds that were reported.
func (v *view) sumsOf(week *plan.Microcycle) (sums []sportSum, done int) {
	of := func(sport plan.Sport) *sportSum {
		if sport == plan.NoSport {
			sport = v.Own
		}
		for i := range sums {
			if sums[i].sport == sport {
				return &sums[i]
			}
		}
		sums = append(sums, sportSum{sport: sport})
		return &sums[len(sums)-1]
	}
	plannedOf := func(sport plan.Sport, e load.Estimate) {
		if e.Seconds <= 0 && e.Metres <= 0 {
			return
		}
		sum := of(sport)
		sum.seconds, sum.metres, sum.rise = sum.seconds+e.Seconds, sum.metres+e.Metres, sum.rise+e.AscentMetres
	}
	doneOf := func(r *plan.Record) {
		if r.State == plan.Skipped || r.State == plan.Nothing {
			return
		}
		seconds := load.Of(r.Done, v.Scene.Athlete, r.Day).Seconds
		of(r.Done.Sport).done += seconds
		done += int(seconds)
	}
	for i := range week.Sessions {
		s := &week.Sessions[i]
		plannedOf(s.Sport, load.Of(*s, v.Scene.Athlete, v.At.Start+calendar.Day(s.Day)))
		if r := v.Scene.Answers[s.ID]; r != nil {
			doneOf(r)
		}
	}
	for d := range week.Days {
		date := v.At.Start + calendar.Day(d)
		for i := range v.Plan.Events {
			if e := &v.Plan.Events[i]; e.Span().Has(date) {
				plannedOf(e.Sport, load.EventDay(e, v.Scene.Athlete, date))
			}
		}
		for _, r := range v.Scene.Extra[date] {
			doneOf(r)
		}
	}
	return sums, done
}

// spot is where the mouse finds a thing of a day.
func (t *thing) spot(date calendar.Day) screen.Spot {
	if t.kind == ofSession {
		return screen.Spot{Kind: screen.OnSession, Day: date, Item: t.index}
	}
	return screen.Spot{Kind: screen.OnDay, Day: date}
}
