package printout

import (
	"fmt"
	"math"
	"strconv"

	"ebb/plan/calendar"
)

// Clock says seconds as 45m, 2h or 3h45; nothing for less than half a minute.
func Clock(seconds float64) string {
	minutes := int(seconds+30) / 60
	switch {
	case minutes <= 0:
		return ""
	case minutes < 60:
		return strconv.Itoa(minutes) + "m"
	case minutes%60 == 0:
		return strconv.Itoa(minutes/60) + "h"
	default:
		return fmt.Sprintf("%dh%02d", minutes/60, minutes%60)
	}
}

// Hours says a long time in whole hours; nothing for less than half of one.
func Hours(seconds float64) string {
	if seconds < 1800 {
		return ""
	}
	return Figure(seconds/3600) + " h"
}

// Carried says a level whole, or to a tenth where rounding would settle what is
// not: 20.3 is over the line.
func Carried(level float64) string {
	if level > ReadyLine && math.Round(level) == ReadyLine {
		return strconv.FormatFloat(math.Max(level, ReadyLine+.1), 'f', 1, 64)
	}
	return Figure(level)
}

// Figure says a number whole, with a minus that is as wide as a plus.
func Figure(v float64) string {
	n := int(math.Round(v))
	if n < 0 {
		return "−" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}

// Signed is Figure with a plus before what is over 0.
func Signed(v float64) string {
	if math.Round(v) > 0 {
		return "+" + Figure(v)
	}
	return Figure(v)
}

const (
	mile = 1609.344 // metres
	foot = .3048
)

// Way says metres along the ground in whole kilometres or miles, nothing for
// less than half of one.
func Way(metres float64, imperial bool) string {
	unit, n := " km", math.Round(metres/1000)
	if imperial {
		unit, n = " mi", math.Round(metres/mile)
	}
	if n < 1 {
		return ""
	}
	return Figure(n) + unit
}

// Height says metres of climb, to ten metres or feet; nothing for less than half
// of that.
func Height(metres float64, imperial bool) string {
	unit := " m"
	if imperial {
		unit, metres = " ft", metres/foot
	}
	n := math.Round(metres/10) * 10
	if n < 10 {
		return ""
	}
	return "+" + Figure(n) + unit
}

// Days says a span as "5 to 11 Apr 2027" with the months and years that it needs.
func Days(from, to calendar.Day) string {
	y1, m1, _ := from.Date()
	y2, m2, _ := to.Date()
	switch {
	case from == to:
		return to.Format("2 Jan 2006")
	case y1 != y2:
		return from.Format("2 Jan 2006") + " to " + to.Format("2 Jan 2006")
	case m1 != m2:
		return from.Format("2 Jan") + " to " + to.Format("2 Jan 2006")
	default:
		return from.Format("2") + " to " + to.Format("2 Jan 2006")
	}
}

// Range says when a morning comes, with the range that the model can tell:
// "Thu 12" or "Thu 12 to Sat 14".
func (m Morning) Range() string {
	switch {
	case m.Early == m.Late:
		return m.Early.Format("Mon 2 Jan")
	case m.Late-m.Early < calendar.Week && sameMonth(m.Early, m.Late):
		return m.Early.Format("Mon 2") + " to " + m.Late.Format("Mon 2 Jan")
	default:
		return m.Early.Format("Mon 2 Jan") + " to " + m.Late.Format("Mon 2 Jan")
	}
}

func sameMonth(a, b calendar.Day) bool {
	_, m, _ := a.Date()
	_, n, _ := b.Date()
	return m == n
}

// Counted says "1 morning" or "3 mornings".
func Counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// Says gives the oscillation in words, the band first.
func (m Measure) Says() string {
	switch {
	case !m.Known:
		return "too short to tell"
	case !m.Judged:
		return "not judged here"
	default:
		return m.Band + " " + Figure(m.O)
	}
}
