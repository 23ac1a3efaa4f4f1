package edit

import (
	"fmt"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Words says in one line what an edit does to a plan: for the journal, the
// status line and the history. The plan is the one before the edit; of things
// that are gone from it less is said.
func Words(before plan.Plan, e Edit) string { return e.words(before) }

// words of a batch: its title, or those of its edits.
func (e Batch) words(p plan.Plan) string {
	switch {
	case e.Title != "":
		return e.Title
	case len(e.Edits) == 0:
		return "nothing changed"
	case len(e.Edits) == 1:
		return e.Edits[0].words(p)
	default:
		return fmt.Sprintf("%s, and %s", e.Edits[0].words(p), count(len(e.Edits)-1, "more change"))
	}
}

func (e AddSession) words(p plan.Plan) string {
	return fmt.Sprintf("%s added%s", brief(p, e.Session), onSpot(p, e.To))
}

func (e ChangeSession) words(p plan.Plan) string {
	was, day, ok := sessionOf(p, e.Session.ID)
	now := brief(p, e.Session)
	switch {
	case !ok:
		return now + " changed"
	case brief(p, was) == now:
		return fmt.Sprintf("%s on %s changed", now, date(day))
	}
	return fmt.Sprintf("%s on %s is now %s", brief(p, was), date(day), now)
}

func (e DeleteSessions) words(p plan.Plan) string {
	if len(e.Sessions) != 1 {
		return count(len(e.Sessions), "session") + " deleted"
	}
	name, day := called(p, e.Sessions[0])
	return name + " deleted" + from(day)
}

func (e MoveSession) words(p plan.Plan) string {
	name, day := called(p, e.Session)
	return name + " moved" + from(day) + toSpot(p, e.To)
}

func (e CopySession) words(p plan.Plan) string {
	name, day := called(p, e.Session)
	return name + " copied" + from(day) + toSpot(p, e.To)
}

func (e SwapDays) words(p plan.Plan) string {
	a, okA := dateOf(p, e.A)
	b, okB := dateOf(p, e.B)
	if !okA || !okB {
		return "two days swapped"
	}
	return fmt.Sprintf("%s and %s swapped", date(a), date(b))
}

func (e Scale) words(p plan.Plan) string {
	what := "more"
	if e.Steps < 0 {
		what = "less"
	}
	what = fmt.Sprintf("%s of 5 %% %s", count(max(e.Steps, -e.Steps), "step"), what)
	s, day, ok := sessionOf(p, e.Session)
	if !ok {
		return "a session: " + what
	}
	if scaled, err := e.of(s); err == nil && amount(scaled) != amount(s) {
		was := s
		if e.Base != nil && e.Taken != 0 { // a run is told from before its first press
			was = e.Base.Clone()
			was.ID, was.Day = s.ID, s.Day
		}
		return fmt.Sprintf("%s on %s is now %s", brief(p, was), date(day), amount(scaled))
	}
	return fmt.Sprintf("%s on %s: %s", brief(p, s), date(day), what)
}

func (e AddEvent) words(plan.Plan) string {
	return fmt.Sprintf("%s added on %s", race(e.Event), date(e.Event.From))
}

func (e ChangeEvent) words(plan.Plan) string { return race(e.Event) + " changed" }

func (e DeleteEvent) words(p plan.Plan) string {
	if i, ok := p.FindEvent(e.Event); ok {
		return fmt.Sprintf("%s deleted from %s", race(p.Events[i]), date(p.Events[i].From))
	}
	return "an event deleted"
}

func (e MoveEvent) words(p plan.Plan) string {
	if i, ok := p.FindEvent(e.Event); ok {
		return fmt.Sprintf("%s moved from %s to %s", race(p.Events[i]), date(p.Events[i].From), date(e.To))
	}
	return "an event moved to " + date(e.To)
}

func race(e plan.Event) string { return fmt.Sprintf("%s \"%s\"", e.Priority, e.Name) }

// brief says what a session is: "long 3h". The sport is left out when it is
// that of most of the plan.
func brief(p plan.Plan, s plan.Session) string {
	var words []string
	if s.Sport != plan.NoSport && s.Sport != usual(p) {
		words = append(words, s.Sport.String())
	}
	if s.Kind != plan.Flexibility {
		words = append(words, s.Kind.String())
	}
	if a := amount(s); a != "" {
		words = append(words, a)
	}
	return strings.Join(words, " ")
}

// usual gives the sport of most endurance sessions of a plan; run when there
// is none.
func usual(p plan.Plan) plan.Sport {
	var times [plan.Other + 1]int
	most := plan.Run
	for at := range p.Weeks() {
		for i := range p.Week(at).Sessions {
			sp := p.Week(at).Sessions[i].Sport
			if sp == plan.NoSport || sp > plan.Other || sp == plan.Strength || sp == plan.Mobility {
				continue
			}
			if times[sp]++; times[sp] > times[most] {
				most = sp
			}
		}
	}
	return most
}

var distanceWords = [...]string{plan.NoDistance: "", plan.Kilometres: "k", plan.Miles: "mi", plan.Metres: "mtr", plan.Yards: "yd"}

// amount says how much a session is: its time, else its distance, else what its
// steps last, else its load.
func amount(s plan.Session) string {
	switch sum := plan.SumSteps(s.Steps); {
	case !s.Duration.IsZero():
		return clock(s.Duration.Seconds)
	case !s.Distance.IsZero():
		return strconv.FormatFloat(s.Distance.Value, 'f', -1, 64) + distanceWords[s.Distance.Unit]
	case sum.Timed:
		return clock(sum.Seconds)
	case sum.Measured:
		return strconv.FormatFloat(sum.Metres/1000, 'f', -1, 64) + "k"
	case s.Load.Given:
		return "load " + strconv.FormatFloat(s.Load.Value, 'f', -1, 64)
	}
	return ""
}

// clock says a length of time: 45m, 3h, 1h30, 17m30, 40s.
func clock(seconds int) string {
	h, m, s := seconds/3600, seconds/60%60, seconds%60
	switch {
	case h > 0 && m == 0 && s == 0:
		return fmt.Sprintf("%dh", h)
	case h > 0 && s == 0:
		return fmt.Sprintf("%dh%02d", h, m)
	case seconds >= 60 && s == 0:
		return fmt.Sprintf("%dm", seconds/60)
	case seconds >= 60:
		return fmt.Sprintf("%dm%02d", seconds/60, s)
	default:
		return fmt.Sprintf("%ds", seconds)
	}
}

func date(d calendar.Day) string { return d.Format("Mon 2 Jan") }

// fullDate is for days that may be of another year than the reader thinks.
func fullDate(d calendar.Day) string { return d.Format("Mon 2 Jan 2006") }

// called says what a session is and gives the day that it is on, nil when it
// is gone.
func called(p plan.Plan, id plan.ID) (string, *calendar.Day) {
	s, day, ok := sessionOf(p, id)
	if !ok {
		return "a session", nil
	}
	return brief(p, s), &day
}

func sessionOf(p plan.Plan, id plan.ID) (plan.Session, calendar.Day, bool) {
	at, i, ok := p.FindSession(id)
	if !ok {
		return plan.Session{}, 0, false
	}
	return p.Week(at).Sessions[i], at.Date(), true
}

func from(day *calendar.Day) string {
	if day == nil {
		return ""
	}
	return " from " + date(*day)
}

func dateOf(p plan.Plan, s Spot) (calendar.Day, bool) {
	at, ok := p.FindWeek(s.Week)
	return dayAfter(at.Start, s.Day), ok
}

func onSpot(p plan.Plan, s Spot) string {
	if day, ok := dateOf(p, s); ok {
		return " on " + date(day)
	}
	return ""
}

func toSpot(p plan.Plan, s Spot) string {
	if day, ok := dateOf(p, s); ok {
		return " to " + date(day)
	}
	return ""
}
