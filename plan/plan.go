package plan

import (
	"ebb/plan/calendar"
)

// Plan is everything planned for one athlete on one branch.
type Plan struct {
	Seasons []Macrocycle `json:"seasons,omitempty"` // ordered by start, not overlapping
	Events  []Event      `json:"events,omitempty"`  // ordered by first day
	Mutes   []Mute       `json:"mutes,omitempty"`   // ordered by rule, then by id
}

// Place is where a day, or a thing on it, stands in a plan. Season, Block and
// Week are indices; Day counts from the microcycle's first day, from 0.
type Place struct {
	Season, Block, Week int
	Start               calendar.Day // first day of the microcycle
	Day                 int
}

// Date gives the civil day of the place.
func (p Place) Date() calendar.Day { return p.Start + calendar.Day(p.Day) }

// Locate finds the microcycle that holds a day; ok is false when no season does.
func (p Plan) Locate(day calendar.Day) (at Place, ok bool) {
	for s := range p.Seasons { // each screen asks many times: without an iterator
		start := p.Seasons[s].Start
		if day < start {
			continue
		}
		for b := range p.Seasons[s].Blocks {
			weeks := p.Seasons[s].Blocks[b].Weeks
			for w := range weeks {
				end := start + calendar.Day(weeks[w].Days)
				if day < end {
					return Place{Season: s, Block: b, Week: w, Start: start, Day: int(day - start)}, true
				}
				start = end
			}
		}
	}
	return Place{}, false
}

// Near finds the microcycle that holds a day, else the first one after it, else
// the last one of all, on its last day; ok is false when there is no season.
func (p Plan) Near(day calendar.Day) (at Place, ok bool) {
	if at, ok = p.Locate(day); ok {
		return at, true
	}
	for week := range p.Weeks() {
		at, ok = week, true
		if week.Start > day {
			return at, true
		}
		at.Day = p.Week(week).Days - 1
	}
	return at, ok
}

// Weeks goes through every microcycle in the order of days; Day of each place
// is 0.
func (p Plan) Weeks() func(yield func(Place) bool) {
	return func(yield func(Place) bool) {
		for s := range p.Seasons {
			start := p.Seasons[s].Start
			for b := range p.Seasons[s].Blocks {
				weeks := p.Seasons[s].Blocks[b].Weeks
				for w := range weeks {
					if !yield(Place{Season: s, Block: b, Week: w, Start: start}) {
						return
					}
					start += calendar.Day(weeks[w].Days)
				}
			}
		}
	}
}

// Season, Block and Week give what a place points at; the place must be one
// that this plan gave.
func (p Plan) Season(at Place) *Macrocycle { return &p.Seasons[at.Season] }

// Block gives the block of a place.
func (p Plan) Block(at Place) *Mesocycle { return &p.Seasons[at.Season].Blocks[at.Block] }

// Week gives the microcycle of a place.
func (p Plan) Week(at Place) *Microcycle {
	return &p.Seasons[at.Season].Blocks[at.Block].Weeks[at.Week]
}

// BlockStart gives the first day of the block of a place.
func (p Plan) BlockStart(at Place) calendar.Day {
	start := at.Start
	for _, w := range p.Block(at).Weeks[:at.Week] {
		start -= calendar.Day(w.Days)
	}
	return start
}

// BlockSpan gives the days of the block of a place.
func (p Plan) BlockSpan(at Place) calendar.Span {
	start := p.BlockStart(at)
	return calendar.Span{From: start, To: start + calendar.Day(p.Block(at).Days()) - 1}
}

// FindWeek finds a microcycle by its id.
func (p Plan) FindWeek(id ID) (at Place, ok bool) {
	for s := range p.Seasons {
		start := p.Seasons[s].Start
		for b := range p.Seasons[s].Blocks {
			weeks := p.Seasons[s].Blocks[b].Weeks
			for w := range weeks {
				if weeks[w].ID == id {
					return Place{Season: s, Block: b, Week: w, Start: start}, true
				}
				start += calendar.Day(weeks[w].Days)
			}
		}
	}
	return Place{}, false
}

// FindSession finds a session of a microcycle by its id; index is its place in
// the microcycle's Sessions, and Day of the place is the session's.
func (p Plan) FindSession(id ID) (at Place, index int, ok bool) {
	for w := range p.Weeks() {
		for i := range p.Week(w).Sessions {
			if s := &p.Week(w).Sessions[i]; s.ID == id {
				w.Day = s.Day
				return w, i, true
			}
		}
	}
	return Place{}, 0, false
}

// FindEvent finds an event by its id.
func (p Plan) FindEvent(id ID) (index int, ok bool) {
	for i := range p.Events {
		if p.Events[i].ID == id {
			return i, true
		}
	}
	return -1, false
}

// SessionsOn gives the sessions of a day in their order: those of its
// microcycle. The slice is the plan's own and must not be changed.
func (p Plan) SessionsOn(day calendar.Day) []Session {
	at, ok := p.Locate(day)
	if !ok {
		return nil
	}
	return p.Week(at).On(at.Day)
}

// EventsOn gives the events of which day is a day.
func (p Plan) EventsOn(day calendar.Day) []Event {
	var on []Event
	for i := range p.Events {
		if p.Events[i].Span().Has(day) {
			on = append(on, p.Events[i])
		}
	}
	return on
}

// NextEvent gives the first event of the priority that starts on day or later.
func (p Plan) NextEvent(day calendar.Day, priority Priority) (Event, bool) {
	for i := range p.Events {
		if e := &p.Events[i]; e.Priority == priority && e.From >= day {
			return *e, true
		}
	}
	return Event{}, false
}

// On gives the sessions of the microcycle's day, counted from 0. The slice is
// the microcycle's own and must not be changed.
func (m Microcycle) On(day int) []Session {
	from := 0
	for from < len(m.Sessions) && m.Sessions[from].Day < day { // a few: a search would copy them
		from++
	}
	to := from
	for to < len(m.Sessions) && m.Sessions[to].Day == day {
		to++
	}
	return m.Sessions[from:to]
}
