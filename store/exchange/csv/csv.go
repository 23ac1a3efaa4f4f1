// Package csv writes a plan and what became of it as comma-separated values: a
// line of names, then a row for each session, race, thing done besides, and week
// that is only outlined. It is what spreadsheets and notebooks read.
//
// The names stay as they are once shipped, in this order; new ones are added at
// the end. Figures carry their unit in their name and are never rounded for
// people: seconds whole, kilometres to the metre, load to four places. Lines end
// with CR LF and text is quoted where it must be (RFC 4180).
//
// It is a pure writer: it reads no store, and may import plan, store/safe and the
// standard library.
package csv

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ebb/plan/calendar"
	"ebb/store/safe"
)

// Row is one line of the table.
type Row struct {
	Date     calendar.Day
	Block    string
	Phase    string
	Week     int    // of the block, from 1; 0 outside a season
	WeekKind string // load, down, taper, race or recovery
	What     What
	Sport    string
	Kind     string

	Seconds float64 // planned
	Metres  float64
	Climb   float64 // metres
	Load    float64 // 100 = one hour at threshold
	Key     bool
	Line    string // in the notation, without the coach's note
	Private string // the coach's note

	State string // done, partly, instead, skipped or nothing; "" when nothing is reported
	Done  *Done
}

// What says what a row is about.
type What string

// The kinds of row. Planned is a session of the plan; Unplanned was done
// besides; Outline stands for a week that has a target and no session yet.
const (
	Planned   What = "session"
	Event     What = "event"
	Unplanned What = "unplanned"
	Outline   What = "outline"
)

// Done is what was done of a row.
type Done struct {
	Seconds float64
	Load    float64
}

// head names the columns.
var head = []string{
	"date", "block", "phase", "week", "week_kind", "what", "sport", "kind", "planned_s", "planned_km", "climb_m", "planned_load",
	"key", "line", "state", "done_s", "done_load",
}

// Write writes the names and the rows. The coach's notes are one more column at
// the end, only when private is set.
func Write(w io.Writer, rows []Row, private bool) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	names := head
	if private {
		names = append(slices.Clip(names), "private_note")
	}
	if err := out.Write(names); err != nil {
		return err
	}
	for i := range rows {
		fields := rows[i].fields()
		if private {
			fields = append(fields, Text(rows[i].Private))
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (r *Row) fields() []string {
	week, done, load := "", "", ""
	if r.Week > 0 {
		week = strconv.Itoa(r.Week)
	}
	if r.Done != nil {
		done, load = figure(r.Done.Seconds, 0), figure(r.Done.Load, 4)
	}
	return []string{
		r.Date.String(), Text(r.Block), Text(r.Phase), week, r.WeekKind, string(r.What), r.Sport, r.Kind,
		figure(r.Seconds, 0), figure(r.Metres/1000, 3), figure(r.Climb, 1), figure(r.Load, 4),
		strconv.FormatBool(r.Key), Text(r.Line), r.State, done, load,
	}
}

// figure writes a number with so many places at most.
func figure(v float64, places int) string {
	text := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// formula are the signs by which a spreadsheet takes a cell for a formula, the
// wide ones included (CWE-1236).
const formula = "=+-@＝＋－＠"

// Text makes text from outside fit for a cell: one line without controls, with
// an apostrophe before what a spreadsheet would work out.
func Text(s string) string {
	s = safe.Text(s)
	if first, size := utf8.DecodeRuneInString(strings.TrimLeft(s, " ")); size > 0 && strings.ContainsRune(formula, first) {
		return "'" + s
	}
	return s
}
