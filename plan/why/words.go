package why

import (
	"math"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/response"
)

// fig writes a figure as it stands in a sum: two places below 100, else one.
func fig(x float64) string {
	places := 2
	if math.Abs(x) >= 100 {
		places = 1
	}
	return trimmed(x, places)
}

// fine writes a small factor.
func fine(x float64) string { return trimmed(x, 4) }

func trimmed(x float64, places int) string {
	text := strconv.FormatFloat(x, 'f', places, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// whole writes a figure as screens show it.
func whole(x float64) string { return trimmed(math.Round(x), 0) }

// carried writes what a system carries as screens show it. Near the bound of what
// is light it has a decimal, and what lies above never reads as the bound.
func carried(x float64) string {
	switch {
	case math.Abs(x-response.Light) >= .5:
		return whole(x)
	case x > response.Light:
		return trimmed(math.Ceil(10*x)/10, 1)
	default:
		return trimmed(x, 1)
	}
}

// precisely is carried, as in a sum.
func precisely(x float64) string {
	if x > response.Light && x < response.Light+.01 {
		return trimmed(response.Light+.01, 2)
	}
	return fig(x)
}

func short(d calendar.Day) string { return d.Format("Mon 2 Jan") }

func full(d calendar.Day) string { return d.Format("Mon 2 Jan 2006") }

// clock says hours as 4 h, 1 h 10 or 45 min.
func clock(hours float64) string {
	minutes := int(math.Round(60 * hours))
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return strconv.Itoa(m) + " min"
	case m == 0:
		return strconv.Itoa(h) + " h"
	default:
		return strconv.Itoa(h) + " h " + strconv.Itoa(m + 100)[1:]
	}
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// name says what a session is, in a word or two: heavy strength, long.
func name(s *plan.Session) string {
	switch {
	case s.Kind == plan.NoKind:
		return "session"
	case s.Sport == plan.Strength:
		return s.Kind.String() + " strength"
	case s.Sport == plan.NoSport || s.Sport == plan.Run:
		return s.Kind.String()
	default:
		return s.Sport.String() + " " + s.Kind.String()
	}
}

// sum writes figures as a sum.
func sum(xs []float64) string {
	words := make([]string, len(xs))
	for i, x := range xs {
		words[i] = fig(x)
	}
	return strings.Join(words, " + ")
}

// capital puts a capital at the start of a text.
func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
