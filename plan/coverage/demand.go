package coverage

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Demand is one thing that an event asks for, with what rehearses it.
type Demand struct {
	Name string // "time on feet", "climb", "night"
	Tag  string // by which sessions rehearse it; "" for what their figures tell
	Dose float64
	Unit Unit
	From float64 // the share of the dose from which a rehearsal counts

	Want int           // rehearsals that are usual
	Span calendar.Span // the days on which they count; To is the day by which they are wanted

	Have  int         // rehearsals that count
	Done  int         // of them, those that are not only planned
	Best  Rehearsal   // the nearest to the dose; the zero Rehearsal where nothing comes near
	Last  Rehearsal   // the last that counts, else the best
	All   []Rehearsal // all that come near, in the order of days up to the event
	Too   string      // what there is more of than does good, in words; "" for nothing
	Lack  string      // what is wanted though there are enough, in words; "" for nothing
	State Status

	whole bool // all of them together are the dose, as of days in the heat
}

// Unit is what a dose is counted in.
type Unit uint8

// The units of doses.
const (
	HoursInOneGo Unit = iota
	HoursInTwoDays
	HoursInThreeDays
	HoursOnADay // of all sports
	Kilometres
	MetresAKm   // in sessions of 90 minutes and more
	MetresAWeek // of climb
	GramsAnHour // in sessions of 90 minutes and more
	HoursOfIt   // under the demand; 0: any session with its tag
	Sessions    // in three weeks
)

var unitWords = [...]string{"hours", "hours in 2 days", "hours in 3 days", "hours on a day", "km", "m a km", "m in a week", "g an hour", "hours of it", "sessions"}

// String gives the words of u.
func (u Unit) String() string { return unitWords[u] }

// Rehearsal is one day or row of days on which a demand was or will be met.
type Rehearsal struct {
	Day     calendar.Day // its last, of a row of days
	Of      plan.ID      // the session, event or record
	Share   float64      // of the dose: 1 is all of it
	Counts  bool         // it comes to the share from which it counts, on a day on which it counts
	Planned bool         // it is still to be done
	Hours   [3]float64   // on foot, of days in a row, the last day's first
	Late    bool         // it would count, had it come before the day by which it is wanted
}

// Status says how a demand stands.
type Status uint8

// The statuses, the gravest first.
const (
	Missing Status = iota // nothing comes near
	Short                 // fewer than are usual, or none near enough
	Late                  // enough, but too close to the event to do good
	TooMuch               // enough, and more than does good
	Plenty                // twice as much as is enough, or more
	Planned               // enough, when what is planned is done
	Covered               // enough was done
)

var statusWords = [...]string{"missing", "short", "late", "too much", "plenty", "planned", "covered"}

// String gives the word of s.
func (s Status) String() string { return statusWords[s] }

// Lacks reports whether something is still wanted.
func (s Status) Lacks() bool { return s <= Late }

// Stand is how far a demand is met within some days.
type Stand struct {
	Share   float64 // of the dose, the best of those days; of a dose that is counted, their part of it
	Count   int     // rehearsals that count
	Planned bool    // the best is still to be done
}

// In gives how a demand is met on some days.
func (d *Demand) In(span calendar.Span) (s Stand) {
	for i := range d.All {
		r := &d.All[i]
		if !span.Has(r.Day) {
			continue
		}
		if r.Counts {
			s.Count++
		}
		switch {
		case d.whole && r.Counts:
			s.Share += r.Share
			s.Planned = s.Planned || r.Planned
		case !d.whole && r.Share > s.Share:
			s.Share, s.Planned = r.Share, r.Planned
		}
	}
	return s
}

// count works out of all rehearsals what is told of them.
func (d *Demand) count() {
	counted, late := false, 0
	for i := range d.All {
		r := &d.All[i]
		r.Counts = r.Counts && r.Day >= d.Span.From
		if r.Counts && r.Day > d.Span.To {
			r.Counts, r.Late = false, true
			late++
		}
		if r.Counts {
			d.Have++
			if !r.Planned {
				d.Done++
			}
		}
		if r.Counts {
			d.Last, counted = *r, true
		}
		if r.Share > d.Best.Share {
			d.Best = *r
		}
	}
	if !counted {
		d.Last = d.Best
	}
	if d.whole && d.Want > 0 {
		d.Best = d.Last
		d.Best.Share = float64(d.Have) / float64(d.Want)
	}
	switch {
	case len(d.All) == 0:
		d.State = Missing
	case d.Have < d.Want && d.Have+late >= d.Want:
		d.State = Late
	case d.Have < d.Want:
		d.State = Short
	case d.Lack != "":
		d.State = Short
	case d.Too != "":
		d.State = TooMuch
	case d.Tag != "" && !d.whole && d.Have >= 2*d.Want:
		d.State = Plenty
	case d.Done < d.Want:
		d.State = Planned
	default:
		d.State = Covered
	}
}
