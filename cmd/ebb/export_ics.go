package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/store"
	"ebb/store/exchange/ics"
	"ebb/store/exchange/printout"
	"ebb/store/zone"
	"ebb/tui/command"
	"ebb/tui/phrase"
)

const icsHelp = `ics is for calendars: an entry a session, of the whole day or at its time, with its
steps, fuelling and why; races and blocks over their days. A session keeps its entry
when it moves, and what was taken out in the last 30 days is there as cancelled.
Private notes are never in it. ebb serve --calendar serves it to subscribe to.`

// exportICS writes a season, or a week of it, as a calendar.
func exportICS(env *command.Env, o *exportOptions, out io.Writer) (doc exportDoc, err error) {
	p, err := openPart(env, o, true)
	if err != nil {
		return doc, err
	}
	c, err := p.calendar(p.span(), p.season >= 0)
	if err != nil {
		return doc, err
	}
	return p.summary(), ics.Write(out, &c)
}

// calendar gives some days as a calendar, with the blocks that lie in them or
// without.
func (p *part) calendar(span calendar.Span, blocks bool) (c ics.Calendar, err error) {
	state, err := p.env.Desk.Published(p.athlete.ID)
	if err != nil {
		return c, err
	}
	c = ics.Calendar{Name: p.athlete.Name + ": training", Domain: state.Store.String(), Changed: state.Changed, Revision: state.Revision}
	if blocks {
		c.Events = p.icsBlocks(span)
	}
	for i := range p.plan.Events {
		if e := &p.plan.Events[i]; e.Span().Overlaps(span) {
			c.Events = append(c.Events, p.icsRace(e))
		}
	}
	for d := span.From; d <= span.To; d++ {
		for i, s := range p.plan.SessionsOn(d) {
			c.Events = append(c.Events, p.icsSession(s, d, i))
		}
	}
	gone, err := p.icsGone(span)
	c.Events = append(c.Events, gone...)
	return c, err
}

func (p *part) icsBlocks(span calendar.Span) (events []ics.Event) {
	for s := range p.plan.Seasons {
		season := &p.plan.Seasons[s]
		start := season.Start
		for b := range season.Blocks {
			block := &season.Blocks[b]
			days := 0
			for w := range block.Weeks {
				days += block.Weeks[w].Days
			}
			lies := calendar.Span{From: start, To: start + calendar.Day(days) - 1}
			if days > 0 && lies.Overlaps(span) {
				events = append(events, ics.Event{
					UID: "block-" + block.ID.String(), From: start, Days: days, Summary: phrase.Capital(block.Name),
					Description: fmt.Sprintf("%s in %s", count(len(block.Weeks), "week"), seasonName(season)), Categories: []string{"block", string(block.Phase)},
				})
			}
			start += calendar.Day(days)
		}
	}
	return events
}

// icsRace gives a race over its days, with what is told of the first.
func (p *part) icsRace(e *plan.Event) ics.Event {
	t := p.eventThing(*e, e.From)
	return ics.Event{
		UID: "event-" + e.ID.String(), From: e.From, Days: e.Days, Summary: e.Name + " (" + e.Priority.String() + " race)",
		Description: icsWords(t, ""), Categories: append([]string{"race"}, e.Tags...),
	}
}

func (p *part) icsSession(s plan.Session, d calendar.Day, item int) ics.Event {
	e := p.icsEvent(s, d)
	e.Description = icsWords(p.sessionThing(s, d, false), phrase.Why(p.look, d, p.today, item))
	return e
}

// icsEvent gives a session without what is said of it.
func (p *part) icsEvent(s plan.Session, d calendar.Day) ics.Event {
	e := ics.Event{UID: "session-" + s.ID.String(), From: d, Days: 1, Summary: p.title(s, d), Categories: append([]string{s.Kind.String()}, s.Tags...)}
	if s.Key {
		e.Summary += " (key)"
	}
	if s.Optional {
		e.Summary += " (if you like)"
	}
	if s.Sport != plan.NoSport {
		e.Categories = append([]string{s.Sport.String()}, e.Categories...)
	}
	if s.At != 0 {
		year, month, day := d.Date()
		h, m := s.At.HourMinute()
		e.Start = time.Date(year, month, day, h, m, 0, 0, zone.Named(p.athlete.On(d).TimeZone))
		long := load.Of(s, &p.athlete, d).Seconds
		e.End = e.Start.Add(time.Duration(long) * time.Second)
	}
	return e
}

// icsWords says what a calendar's entry holds besides its title.
func icsWords(t printout.Thing, why string) string {
	lines := []string{t.Words}
	for _, step := range t.Steps {
		lines = append(lines, "- "+step)
	}
	for _, part := range [][2]string{{"Fuel: ", t.Fuel}, {"Take: ", t.Kit}, {"", t.Note}} {
		if part[1] != "" {
			lines = append(lines, part[0]+part[1])
		}
	}
	if t.Load > 0 {
		lines = append(lines, "Load "+printout.Figure(t.Load))
	}
	lines = append(lines, why)
	said := lines[:0]
	for _, line := range lines {
		if line != "" {
			said = append(said, line)
		}
	}
	return strings.Join(said, "\n")
}

// keptCancelled is how long a calendar says that something was taken out.
const keptCancelled = 30 * calendar.Day(1)

// icsGone gives the sessions and races that the plan had 30 days ago, or when its
// history begins, and has no more. Who may not see the history gets none: for who
// subscribes they are gone when they are not there.
func (p *part) icsGone(span calendar.Span) (events []ics.Event, err error) {
	desk, athlete := p.env.Desk, p.athlete.ID
	if !store.Can(desk.Who(), store.See, store.Thing{Kind: store.Journal, Athlete: athlete}) {
		return nil, nil
	}
	past, err := desk.AsOfDay(athlete, p.snap.Branch, p.today-keptCancelled)
	if none := (*store.NoPast)(nil); errors.As(err, &none) {
		past, err = desk.AsOfDay(athlete, p.snap.Branch, calendar.On(none.Begins.In(zoneOf(p.env))))
		if errors.As(err, &none) {
			return nil, nil
		}
	}
	if err != nil {
		return nil, err
	}
	there := map[plan.ID]bool{}
	for at := range p.plan.Weeks() {
		for _, s := range p.plan.Week(at).Sessions {
			there[s.ID] = true
		}
	}
	for _, e := range p.plan.Events {
		there[e.ID] = true
	}
	for i := range past.Plan.Events {
		if e := &past.Plan.Events[i]; !there[e.ID] && e.Span().Overlaps(span) {
			events = append(events, ics.Event{UID: "event-" + e.ID.String(), From: e.From, Days: e.Days, Summary: e.Name, Cancelled: true})
		}
	}
	for d := span.From; d <= span.To; d++ {
		for _, s := range past.Plan.SessionsOn(d) {
			if !there[s.ID] {
				e := p.icsEvent(s, d)
				e.Cancelled = true
				events = append(events, e)
			}
		}
	}
	return events, nil
}
