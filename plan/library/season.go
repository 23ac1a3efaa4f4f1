package library

import (
	"strconv"
	"strings"

	"ebb/plan/calendar"
)

// Season is a whole season as a line for sketching, for races of one kind.
type Season struct {
	Line  string // base 8w 3:1, build 8w 3:1, ...
	Event string // a race of this kind as a line: DATE stands for its first day, DATE+4d for its fifth; "" where none is written
}

// EventOn gives the line of the race on a day.
func (s Season) EventOn(day calendar.Day) string {
	before, after, ok := strings.Cut(s.Event, "DATE+")
	if digits, rest, cut := strings.Cut(after, "d"); ok && cut {
		if n, err := strconv.Atoi(digits); err == nil {
			return strings.ReplaceAll(before, "DATE", day.String()) + (day + calendar.Day(n)).String() + rest
		}
	}
	return strings.ReplaceAll(s.Event, "DATE", day.String())
}

// season reads the line, and an event below it.
func (p *parser) season() {
	p.now.Season.Line = p.body[0].text
	for _, r := range p.body[1:] {
		event, ok := strings.CutPrefix(r.text, "event ")
		if !ok || p.now.Season.Event != "" {
			p.failBody(r, 0, len(r.text), `event A DATE "Marathon" 42.2k`, "below the line of a season stands a race of its kind, or nothing")
			return
		}
		p.now.Season.Event = event
	}
}
