package main

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/command"
)

var seasonCommand = command.Command{
	Name: "season", Reach: command.Anywhere, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: "[DATE]", Short: "The season: its blocks and weeks, its races, which weeks come down",
	Example: "ebb season\nebb season 2027-05-22\nebb season --json",
	Run:     showSeason,
}

// seasonDoc is a season as --json prints it.
type seasonDoc struct {
	Ebb     int              `json:"ebb"`
	Athlete string           `json:"athlete"`
	Season  string           `json:"season"`
	From    calendar.Day     `json:"from"`
	To      calendar.Day     `json:"to"`
	Events  []eventDoc       `json:"events"`
	Blocks  []seasonBlockDoc `json:"blocks"`
}

type seasonBlockDoc struct {
	Block       string          `json:"block"`
	Phase       plan.Phase      `json:"phase"`
	Ratio       *string         `json:"ratio"`
	From        calendar.Day    `json:"from"`
	To          calendar.Day    `json:"to"`
	Seconds     float64         `json:"seconds"`
	Load        float64         `json:"load"`
	Climb       float64         `json:"climb"`
	PlannedLoad float64         `json:"planned_load"`
	DoneSeconds *float64        `json:"done_seconds"`
	DoneLoad    *float64        `json:"done_load"`
	Judged      bool            `json:"judged"`
	Oscillation *float64        `json:"oscillation"`
	Band        *string         `json:"band"`
	Weeks       []seasonWeekDoc `json:"weeks"`

	planned float64 // seconds that go with PlannedLoad
}

// seasonWeekDoc is a week with where it leaves the athlete: fitness after its
// last day, and form on that day's morning.
type seasonWeekDoc struct {
	weekSumDoc
	Done    float64 `json:"done"`
	Fitness float64 `json:"fitness"`
	Form    float64 `json:"form"`
}

func showSeason(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	at, err := s.place(args, "season")
	if err != nil {
		return err
	}
	doc := s.season(at)
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	s.printSeason(newPage(env.Out, env.Width, env.Colour), doc, at.Date())
	return nil
}

// season makes the document of the season of a place.
func (s *sheet) season(at plan.Place) seasonDoc {
	season := s.plan.Season(at)
	doc := seasonDoc{Ebb: schema, Athlete: s.athlete.Name, Season: season.Name, From: season.Start, To: season.Start - 1, Events: []eventDoc{}, Blocks: []seasonBlockDoc{}}
	at.Day = 0
	for i := range season.Blocks {
		at.Block, at.Week, at.Start = i, 0, doc.To+1
		block := s.seasonBlock(at)
		doc.Blocks, doc.To = append(doc.Blocks, block), block.To
	}
	for _, e := range s.plan.Events {
		if e.Span().Overlaps(calendar.Span{From: doc.From, To: doc.To}) {
			doc.Events = append(doc.Events, s.event(e))
		}
	}
	return doc
}

// seasonBlock makes the document of a block; at is its first week.
func (s *sheet) seasonBlock(at plan.Place) seasonBlockDoc {
	b := s.plan.Block(at)
	doc := seasonBlockDoc{
		Block: b.Name, Phase: b.Phase, Ratio: ratio(b.Ratio), From: at.Start, To: at.Start - 1,
		Judged: b.Phase.Judged(), Weeks: []seasonWeekDoc{},
	}
	if m, ok := s.look.Block(at); ok {
		doc.Oscillation, doc.Band = &m.O, text(m.Band().String())
	}
	for i := range b.Weeks {
		at.Week, at.Start = i, doc.To+1
		w := seasonWeekDoc{weekSumDoc: s.weekSum(at), Done: s.look.Week(at).Done}
		if last, ok := s.look.Day(w.To); ok {
			w.Fitness, w.Form = last.Fitness, last.Form
		}
		doc.Seconds, doc.Load, doc.Climb = doc.Seconds+w.Seconds, doc.Load+w.Load, doc.Climb+w.Climb
		doc.PlannedLoad, doc.planned = doc.PlannedLoad+w.PlannedLoad, doc.planned+w.planned
		doc.addDone(w.weekSumDoc)
		doc.Weeks, doc.To = append(doc.Weeks, w), w.To
	}
	return doc
}

// addDone adds what was done in a week, where anything was reported; a time that
// is not known of one week is not known of the block.
func (b *seasonBlockDoc) addDone(w weekSumDoc) {
	switch {
	case w.DoneLoad == nil:
	case b.DoneLoad == nil:
		b.DoneLoad, b.DoneSeconds = new(*w.DoneLoad), w.DoneSeconds
		if w.DoneSeconds != nil {
			b.DoneSeconds = new(*w.DoneSeconds)
		}
	case w.DoneSeconds == nil:
		*b.DoneLoad += *w.DoneLoad
		b.DoneSeconds = nil
	default:
		*b.DoneLoad += *w.DoneLoad
		if b.DoneSeconds != nil {
			*b.DoneSeconds += *w.DoneSeconds
		}
	}
}

// printSeason says a season in sentences: its races, then block by block a
// sentence a week. Weeks are counted through the season.
func (s *sheet) printSeason(p page, doc seasonDoc, day calendar.Day) {
	p.head("%s, %s%s", s.athlete.Name, fullDate(s.today), s.onBranch())
	weeks, here := 0, 0
	for _, b := range doc.Blocks {
		for _, w := range b.Weeks {
			weeks++
			if (calendar.Span{From: w.From, To: w.To}).Has(day) {
				here = weeks
			}
		}
	}
	where := fmt.Sprintf("week %d of %d", here, weeks)
	switch {
	case day == doc.From && day > s.today:
		where = count(weeks, "week") + ", to begin in " + count(int(day-s.today), "day")
	case day == doc.To && day < s.today:
		where = count(weeks, "week") + ", over"
	}
	p.say("%s, %s to %s: %s. %s", doc.Season, fullDate(doc.From), fullDate(doc.To), where, s.toEvent(max(day, s.today)))
	for _, e := range doc.Events {
		p.item("  ", "", s.eventWords(e))
	}
	number := 1
	for _, b := range doc.Blocks {
		p.blank()
		p.head("%s", seasonBlockWords(b))
		sums := make([]weekSumDoc, len(b.Weeks))
		for i, w := range b.Weeks {
			sums[i] = w.weekSumDoc
		}
		s.printWeekSums(p, sums, number, weeks, func(int) {})
		number += len(sums)
	}
}

func seasonBlockWords(b seasonBlockDoc) string {
	said := fmt.Sprintf("%s, %s", b.Block, b.Phase)
	if b.Ratio != nil {
		said += " " + *b.Ratio
	}
	said += fmt.Sprintf(", %s to %s: ", b.From.Format("2 Jan"), b.To.Format("2 Jan"))
	switch {
	case b.DoneLoad != nil:
		said += "planned " + amountWords(b.planned, b.PlannedLoad) + "; done " + doneWords(b.DoneSeconds, *b.DoneLoad)
	case b.PlannedLoad == 0 && b.planned == 0:
		said += "nothing planned"
	default:
		said += amountWords(b.Seconds, b.Load)
	}
	switch {
	case b.Oscillation == nil:
	case b.Judged:
		said += fmt.Sprintf("; oscillation %s, %d", *b.Band, whole(*b.Oscillation))
	default:
		said += fmt.Sprintf("; oscillation %d, not judged", whole(*b.Oscillation))
	}
	return said
}
