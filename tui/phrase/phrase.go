// Package phrase has the words and figures that screens are written with:
// durations, days, amounts and sessions in a few words.
package phrase

import (
	"fmt"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/tui/frame"
)

// kindWord names a session for someone whose own sport is known: its kind, or
// its sport where that says more.
func Kind(session plan.Session) string { return Sport(session, plan.Run) }

// sportWord names a session in one or two words; own is the athlete's sport.
func Sport(session plan.Session, own plan.Sport) string {
	switch {
	case session.Sport == plan.Strength || session.Sport == plan.Mobility:
		return session.Sport.String()
	case session.Sport == own || session.Sport == plan.NoSport || session.Kind == plan.Rest:
		return session.Kind.String()
	case session.Kind == plan.Easy || session.Kind == plan.NoKind:
		return session.Sport.String()
	default:
		return session.Sport.String() + " " + session.Kind.String()
	}
}

// shortWords are the kinds that lose their end where there is no room.
var shortWords = map[string][]string{
	"intervals": {"interval", "interv", "int"}, "threshold": {"thresh", "thr"}, "progression": {"progress", "prog"},
	"strength": {"lift"}, "recovery": {"recov", "rec"}, "mobility": {"mobil", "mob"}, "steady": {"stdy"}, "tempo": {"tmp"},
}

// Fitted gives a word in its longest form that fits in w columns, cut where none
// does.
func Fitted(word string, w int) string {
	if form, ok := Whole(word, w); ok {
		return form
	}
	word, _, _ = strings.Cut(word, " ")
	return word[:max(0, min(w, len(word)))]
}

// Whole gives a word in its longest form that fits in w columns; ok is false when
// it would have to be cut.
func Whole(word string, w int) (form string, ok bool) {
	if frame.Width(word) <= w {
		return word, true
	}
	for _, short := range shortWords[word] {
		if len(short) <= w && w > 2 {
			return short, true
		}
	}
	sport, kind, two := strings.Cut(word, " ")
	if !two {
		return "", false
	}
	if kind, fits := Whole(kind, w-len(sport)-1); fits && w >= len(sport)+4 {
		return sport + " " + kind, true
	}
	return Whole(sport, w) // "bike tempo": what it is says more than how
}

// amountWord gives how long or how far a session is, "" when neither is said.
func Amount(session plan.Session) string {
	switch {
	case !session.Duration.IsZero():
		return Clock(session.Duration.Seconds)
	case !session.Distance.IsZero():
		return Distance(session.Distance)
	default:
		return ""
	}
}

// clock gives a duration as 3h45, 45m or 90s.
func Clock(seconds int) string {
	switch hours, minutes := seconds/3600, seconds%3600/60; {
	case seconds < 60:
		return strconv.Itoa(seconds) + "s"
	case hours == 0:
		return strconv.Itoa(minutes) + "m"
	case minutes == 0:
		return strconv.Itoa(hours) + "h"
	default:
		return strconv.Itoa(hours) + "h" + string([]byte{'0' + byte(minutes/10), '0' + byte(minutes%10)})
	}
}

var distanceUnits = [...]string{plan.Kilometres: "k", plan.Miles: "mi", plan.Metres: "mtr", plan.Yards: "yd"}

// Distance gives a distance in the unit it was typed in: 12k, 400mtr.
func Distance(d plan.Distance) string {
	return strconv.FormatFloat(d.Value, 'f', -1, 64) + distanceUnits[d.Unit]
}

// Height gives a climb with its sign and unit: +1400m.
func Height(h plan.Height) string {
	unit := "m"
	if h.Unit == plan.HeightFeet {
		unit = "ft"
	}
	return "+" + strconv.FormatFloat(h.Value, 'f', -1, 64) + unit
}

// dayWord gives a day as it is said from today: today, tomorrow, or Sat 10 Apr.
func Day(day, today calendar.Day) string {
	switch day - today {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	case -1:
		return "yesterday"
	default:
		return day.Format("Mon 2 Jan")
	}
}

// part gives a share of O as it is written: 1.0, .83, 0.
func Part(v float64) string {
	switch {
	case v >= .995:
		return "1.0"
	case v < .005:
		return "0"
	default:
		return strings.TrimPrefix(strconv.FormatFloat(v, 'f', 2, 64), "0")
	}
}

// figure rounds to the nearest whole number.
func Figure(v float64) int {
	if v < 0 {
		return -Figure(-v)
	}
	return int(v + .5)
}

// until says how far an event is: "46 d" and " to Canyon 100K".
func Until(e plan.Event, today calendar.Day) (figure, rest string) {
	switch n := int(e.From - today); n {
	case 0:
		return "today", ": " + e.Name
	case 1:
		return "tomorrow", ": " + e.Name
	default:
		return strconv.Itoa(n) + " d", " to " + e.Name
	}
}

// decimal gives a figure with one place.
func Decimal(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// signed gives a whole figure with its sign: +4, −12, 0.
func Signed(v float64) string {
	switch n := Figure(v); {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	default:
		return "0"
	}
}

// trimFloat gives a figure with as many places as it has.
func Trim(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// capital gives words with a capital first letter.
func Capital(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// highest gives the system that carries most.
func Highest(systems response.Systems) int {
	most := 0
	for k, level := range systems {
		if level > systems[most] {
			most = k
		}
	}
	return most
}

// Counted gives "1 week" or "3 weeks".
func Counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Title names a session in a few words: "long 3h45".
func Title(session plan.Session) string {
	name := Kind(session)
	if amount := Amount(session); amount != "" {
		return name + " " + amount
	}
	return name
}

// Session says a session in a sentence, with what its athlete's own paces make
// of it.
func Session(session plan.Session, a *plan.Athlete, day calendar.Day) string {
	e := load.Of(session, a, day)
	return notation.Words(session, a.On(day).Sport, notation.Estimate{Seconds: int(e.Seconds), Metres: e.Metres})
}

// Effort says how hard a session is and what its athlete's own paces make of it,
// without the amounts that stand in its title: "easy by feel, about 24 km".
func Effort(session plan.Session, a *plan.Athlete, day calendar.Day) string {
	e := load.Of(session, a, day)
	guess := notation.Estimate{Metres: e.Metres}
	if session.Duration.IsZero() {
		guess.Seconds = int(e.Seconds)
	}
	if !session.Distance.IsZero() {
		guess.Metres = 0
	}
	return notation.Words(plan.Session{Sport: session.Sport, Kind: session.Kind, Effort: session.Effort}, a.On(day).Sport, guess)
}

// Range gives a ready range as Thu 12, or as Thu–Sat where one day is more
// than the model knows, or by dates when it is long.
func Range(r outlook.When) string {
	switch {
	case r.Early == r.Late:
		return r.Day.Format("Mon 2")
	case r.Late-r.Early < calendar.Week:
		return r.Early.Format("Mon") + "–" + r.Late.Format("Mon")
	default:
		return r.Early.Format("2") + "–" + r.Late.Format("2 Jan")
	}
}

// Systems names the five systems, in the order of response.
var Systems = [5]string{"legs", "nerves", "fuel+gut", "hormones", "muscle"}

// PlainSystems names them for a sentence.
var PlainSystems = [5]string{"legs", "nerves", "stores", "hormones", "muscle"}
