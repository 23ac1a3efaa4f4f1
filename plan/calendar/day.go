// Package calendar is the civil calendar: days without a time zone, spans of
// them, and dates as people type them. A Day is never an instant, so no clock
// change can move one.
package calendar

import (
	"fmt"
	"time"
)

// Day is a civil date, counted in days since Thursday 1970-01-01.
type Day int32

// Week is the length of a calendar week in days.
const Week = 7

const secondsPerDay = 24 * 60 * 60

// Of gives the day of a civil date. Out of range parts carry over, as in
// time.Date: 30 February is 1 or 2 March.
func Of(year int, month time.Month, day int) Day {
	return Day(floorDiv(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), secondsPerDay))
}

// On gives the civil day of an instant in the instant's own location.
func On(t time.Time) Day { return Of(t.Date()) }

// Date gives the civil date of d.
func (d Day) Date() (year int, month time.Month, day int) { return d.time().Date() }

// Weekday gives the day of the week of d.
func (d Day) Weekday() time.Weekday { return time.Weekday(weekday(int(d) + int(time.Thursday))) }

// ISOWeek gives the ISO 8601 year and week of d.
func (d Day) ISOWeek() (year, week int) { return d.time().ISOWeek() }

// WeekStart gives the first day of the calendar week that holds d, for weeks
// that start on first.
func (d Day) WeekStart(first time.Weekday) Day {
	return d - Day(weekday(int(d.Weekday())-int(first)))
}

// String gives d as 2027-05-22.
func (d Day) String() string { return d.Format(time.DateOnly) }

// Format gives d in a layout of package time.
func (d Day) Format(layout string) string { return d.time().Format(layout) }

// Parse reads a date written as 2027-05-22, and nothing else.
func Parse(s string) (Day, error) {
	d, ok := read(s)
	if !ok {
		return 0, fmt.Errorf("“%s” is not a date: write 2027-05-22", s)
	}
	return d, nil
}

// read is time.Parse for days alone: a store is full of them.
func read[S string | []byte](s S) (d Day, ok bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	digits := func(from, to int) (n int) {
		for i := from; i < to; i++ {
			digit := int(s[i]) - '0'
			if digit < 0 || digit > 9 {
				return -1
			}
			n = 10*n + digit
		}
		return n
	}
	year, month, day := digits(0, 4), time.Month(digits(5, 7)), digits(8, 10)
	if year < 0 {
		return 0, false
	}
	d = Of(year, month, day)
	y, m, dd := d.Date()
	return d, y == year && m == month && dd == day // out of range parts were carried over
}

// MarshalText writes d as 2027-05-22.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a date written as 2027-05-22.
func (d *Day) UnmarshalText(text []byte) (err error) {
	is, ok := read(text)
	if !ok {
		is, err = Parse(string(text))
	}
	*d = is
	return err
}

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// weekday brings a number of days into 0 to 6.
func weekday(days int) int { return (days%Week + Week) % Week }

func floorDiv(a, n int64) int64 {
	q := a / n
	if a%n < 0 {
		q--
	}
	return q
}
