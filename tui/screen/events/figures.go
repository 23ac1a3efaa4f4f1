package events

import (
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/races"
	"ebb/tui/editor"
	"ebb/tui/phrase"
)

// figures is what is told of each event. It is worked out when what it is made
// of changes, and kept between frames.
type figures struct {
	now, before *outlook.Outlook
	athlete     *plan.Athlete
	today       calendar.Day
	rows        []row
	summary     string // of all of them
	version     int    // counts how often they were worked out
}

// row is what is told of one event.
type row struct {
	event          *plan.Event
	name           string
	day            string // with weekday and year
	middle, short  string // without the year, and without both
	away           string
	amounts        string
	demands        string // its tags
	load, hours    float64
	morning        morning
	was            morning // before the preview; it is known when there is one
	fresh          bool    // not stored yet, or changed by the preview
	class          races.Class
	windows        races.Windows
	hasWindows     bool
	clashes, falls []string // what stands in its way, and what falls into the calm after it
	calm, taper    string
	said           string // what most needs to be said
	line           string // in the notation, made when it is shown
}

// morning is how a race would be met.
type morning struct {
	fitness, form, carried float64
	known                  bool
}

// look works the figures out of what is shown.
func (f *figures) look(v *editor.View) {
	sc := v.Scene
	if f.now == v.Now && f.before == v.Before && f.athlete == sc.Athlete && f.today == sc.Today {
		return
	}
	f.now, f.before, f.athlete, f.today = v.Now, v.Before, sc.Athlete, sc.Today
	f.rows, f.version = f.rows[:0], f.version+1
	for i := range v.Plan.Events {
		f.rows = append(f.rows, f.row(&v.Plan.Events[i], v))
	}
	for i := range f.rows {
		f.clash(i)
	}
	for i := range f.rows {
		f.rows[i].said = f.rows[i].says()
	}
	f.summary = f.summed()
}

// summed says of all events how many are ahead and which stand in one another's
// way.
func (f *figures) summed() string {
	var ahead int
	var names []string
	for i := range f.rows {
		r := &f.rows[i]
		if r.event.Span().To >= f.today {
			ahead++
			if len(r.clashes) > 0 {
				names = append(names, r.name)
			}
		}
	}
	switch {
	case ahead == 0:
		return "none is ahead"
	case len(names) > 0:
		return strconv.Itoa(ahead) + " ahead; something stands in the way of " + strings.Join(names, ", ")
	default:
		return strconv.Itoa(ahead) + " ahead, none in the way of another"
	}
}

// says puts what most needs to be said of an event in a sentence.
func (r *row) says() string {
	switch {
	case len(r.clashes) > 0:
		return strings.Join(r.clashes, "; ")
	case len(r.falls) > 0:
		return r.calm + ", and in it falls " + strings.Join(r.falls, ", ")
	case r.taper != "":
		return r.taper + "; then " + r.calm
	default:
		return r.calm
	}
}

func (f *figures) row(e *plan.Event, v *editor.View) row {
	r := row{event: e, name: e.Name, day: e.From.Format("Mon 2 Jan 2006"), middle: e.From.Format("Mon 2 Jan"), short: e.From.Format("2 Jan"), away: away(e, f.today)}
	if e.Days > 1 {
		r.day = e.From.Format("Mon 2") + " – " + e.Span().To.Format("Mon 2 Jan")
	}
	r.amounts = phrase.EventAmounts(e)
	if e.Fuel.Carb > 0 {
		r.amounts = strings.TrimSpace(r.amounts + "  " + phrase.Trim(e.Fuel.Carb) + " g an hour")
	}
	if parts := partsOf(e); parts != "" {
		r.amounts = strings.TrimSpace(r.amounts + "  " + parts)
	}
	r.demands = strings.Join(e.Tags, ", ")
	r.load, r.hours = phrase.EventLoad(e, f.athlete)
	r.morning = morningOf(f.now, e)
	if f.before != nil {
		was, stood := stood(f.before.Plan(), e.ID)
		r.fresh = !stood
		if stood {
			r.was = morningOf(f.before, was)
			r.fresh = was.From != e.From || was.Days != e.Days || was.Priority != e.Priority || was.Name != e.Name
		}
	}
	r.class, _ = races.ClassOf(e, r.hours)
	if r.windows, r.hasWindows = races.WindowsOf(e, r.hours); r.hasWindows {
		r.taper = f.taperOf(e, r.windows, v)
		r.calm, r.falls = f.calmOf(e, r.windows, v)
	}
	return r
}

// stood gives an event as it was.
func stood(p plan.Plan, id plan.ID) (*plan.Event, bool) {
	i, ok := p.FindEvent(id)
	if !ok {
		return nil, false
	}
	return &p.Events[i], true
}

// morningOf gives the fitness of the evening before an event, and the form and
// what is still carried on its morning.
func morningOf(o *outlook.Outlook, e *plan.Event) morning {
	day, ok := o.Day(e.From)
	if !ok {
		return morning{}
	}
	eve, _ := o.Day(e.From - 1)
	return morning{fitness: eve.Fitness, form: day.Form, carried: day.Morning.Max(), known: true}
}

// away says how far an event is, in as few letters as it can.
func away(e *plan.Event, today calendar.Day) string {
	switch {
	case e.From == today:
		return "today"
	case e.Span().Has(today):
		return "now"
	case e.From < today:
		return "−" + phrase.Trim(float64(today-e.From)) + " d"
	default:
		return phrase.Trim(float64(e.From-today)) + " d"
	}
}

// partsOf says what an event is made of: "3 legs", "5 stages".
func partsOf(e *plan.Event) string {
	if len(e.Legs) == 0 {
		return ""
	}
	if e.Legs[0].Stage == 0 {
		return phrase.Counted(len(e.Legs), "leg")
	}
	stages := 0
	for i := range e.Legs {
		if i == 0 || e.Legs[i].Stage != e.Legs[i-1].Stage {
			stages++
		}
	}
	return phrase.Counted(stages, "stage")
}
