// Package ics writes a plan as a calendar that phones and calendar programs
// subscribe to: an event a session, a race or a block (RFC 5545, with NAME, COLOR,
// SOURCE and REFRESH-INTERVAL of RFC 7986).
//
// An event keeps its UID for as long as the session keeps its id, so that what is
// moved moves there too and nothing comes twice. Everything is written out day by
// day, without RRULE; times are UTC, so that no VTIMEZONE is needed. Lines end with
// CR LF and are folded at 75 octets, never within a character.
//
// It is a pure writer: it reads no store, and may import plan, store/safe and the
// standard library. Private notes have no place in it.
package ics

import (
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"ebb/plan/calendar"
	"ebb/store/safe"
)

// Calendar is what is written.
type Calendar struct {
	Name     string    // as the calendar program lists it
	Domain   string    // what stands after the @ of each UID: the id of the store
	Changed  time.Time // when what is in it was changed last
	Revision uint64    // grows with every change
	Source   string    // the address it is served at; "" for a file
	Events   []Event
}

// Event is one entry of a calendar: of days, or of a span of time when Start is
// given.
type Event struct {
	UID         string // stable and without the domain: "session-" and its id
	From        calendar.Day
	Days        int       // 1 and more
	Start, End  time.Time // End at or before Start: no length is known
	Summary     string
	Description string // may have several lines
	Categories  []string
	Cancelled   bool
}

// foldAt is the most octets of a line, its end not counted (RFC 5545, 3.1).
const foldAt = 75

// head opens every calendar. Programs look for changes four times a day.
const head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ebb//ebb//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"

const refresh = "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\nCOLOR:teal\r\n"

const instant = "20060102T150405Z"

// Write writes a calendar.
func Write(w io.Writer, c *Calendar) error {
	p := &page{}
	p.text.WriteString(head)
	p.line("NAME:" + Text(safe.Text(c.Name)))
	p.line("X-WR-CALNAME:" + Text(safe.Text(c.Name)))
	p.text.WriteString(refresh)
	if c.Source != "" {
		p.line("SOURCE;VALUE=URI:" + safe.Text(c.Source))
	}
	for i := range c.Events {
		p.event(&c.Events[i], c)
	}
	p.line("END:VCALENDAR")
	_, err := io.WriteString(w, p.text.String())
	return err
}

type page struct{ text strings.Builder }

func (p *page) event(e *Event, c *Calendar) {
	changed := c.Changed.UTC().Format(instant)
	p.line("BEGIN:VEVENT")
	p.line("UID:" + Text(e.UID+"@"+c.Domain))
	p.line("DTSTAMP:" + changed)
	p.line("LAST-MODIFIED:" + changed)
	p.line("SEQUENCE:" + strconv.FormatUint(min(c.Revision, math.MaxInt32), 10))
	if e.Start.IsZero() {
		p.line("DTSTART;VALUE=DATE:" + e.From.Format("20060102"))
		p.line("DTEND;VALUE=DATE:" + (e.From + calendar.Day(max(e.Days, 1))).Format("20060102"))
	} else {
		p.line("DTSTART:" + e.Start.UTC().Format(instant))
		if e.End.After(e.Start) {
			p.line("DTEND:" + e.End.UTC().Format(instant))
		}
	}
	p.line("SUMMARY:" + Text(safe.Text(e.Summary)))
	if e.Description != "" {
		p.line("DESCRIPTION:" + Text(safe.Lines(e.Description)))
	}
	var names []string
	for _, name := range e.Categories {
		if name != "" {
			names = append(names, Text(safe.Text(name)))
		}
	}
	if len(names) > 0 {
		p.line("CATEGORIES:" + strings.Join(names, ","))
	}
	status := "CONFIRMED"
	if e.Cancelled {
		status = "CANCELLED"
	}
	p.line("STATUS:" + status)
	p.line("TRANSP:TRANSPARENT")
	p.line("END:VEVENT")
}

// line writes a line, folded.
func (p *page) line(line string) {
	used := 0
	for _, r := range line {
		letter := string(r)
		if used+len(letter) > foldAt {
			p.text.WriteString("\r\n ")
			used = 1
		}
		p.text.WriteString(letter)
		used += len(letter)
	}
	p.text.WriteString("\r\n")
}

// escapes are the signs that mean something in a value of type TEXT (RFC 5545,
// 3.3.11). A colon means nothing there.
var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// Text writes text as a value of type TEXT.
func Text(s string) string { return escapes.Replace(s) }
