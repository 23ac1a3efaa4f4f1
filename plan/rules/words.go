package rules

import (
	"fmt"
	"strconv"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/response"
)

// convention is the source of rules that no trial has looked at.
const convention = "convention of coaching"

// on says a day.
func on(d calendar.Day) string {
	_, month, day := d.Date()
	return dayWords[d.Weekday()] + strconv.Itoa(day) + monthWords[month-1]
}

var (
	dayWords   = [...]string{"Sun ", "Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat "}
	monthWords = [...]string{" Jan", " Feb", " Mar", " Apr", " May", " Jun", " Jul", " Aug", " Sep", " Oct", " Nov", " Dec"}
)

// over says the days of a span.
func over(s calendar.Span) string {
	switch {
	case s.Days() < 2:
		return on(s.From)
	default:
		return on(s.From) + " to " + on(s.To)
	}
}

// count says how many of a thing there are.
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// clock says hours as 1 h 30.
func clock(hours float64) string {
	minutes := int(hours*60 + .5)
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d h", h)
	default:
		return fmt.Sprintf("%d h %02d", h, m)
	}
}

// heaviest is the word for the system that carries most.
func (c *carried) heaviest() string { return response.Names[c.system] }

// listed says words as a list: a, b and c.
func listed(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// sentence puts a capital at the start of a text.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
