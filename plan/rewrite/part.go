package rewrite

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

// Part names a season, a block of it, or a week of that.
type Part struct {
	Extent              notation.FilePart
	Season, Block, Week plan.ID // Block and Week are zero where the extent is larger
}

// PartOn gives the part of a plan that holds a day; ok is false where no season
// does.
func PartOn(p plan.Plan, day calendar.Day, extent notation.FilePart) (part Part, ok bool) {
	at, ok := p.Locate(day)
	if !ok {
		return Part{}, false
	}
	part = Part{Extent: extent, Season: p.Season(at).ID}
	if extent != notation.SeasonFile {
		part.Block = p.Block(at).ID
	}
	if extent == notation.WeekFile {
		part.Week = p.Week(at).ID
	}
	return part, true
}

// find gives where a part stands: its season, and the place of its first week.
func (part Part) find(p plan.Plan) (plan.Place, error) {
	for at := range p.Weeks() {
		switch {
		case p.Season(at).ID != part.Season:
		case part.Extent == notation.SeasonFile,
			part.Extent == notation.BlockFile && p.Block(at).ID == part.Block,
			part.Extent == notation.WeekFile && p.Week(at).ID == part.Week:
			return at, nil
		}
	}
	for s := range p.Seasons {
		if p.Seasons[s].ID == part.Season && part.Extent == notation.SeasonFile {
			return plan.Place{Season: s, Start: p.Seasons[s].Start}, nil // it has no blocks yet
		}
	}
	switch part.Extent {
	case notation.WeekFile:
		return plan.Place{}, edit.Gone{What: edit.WeekValue, ID: part.Week}
	case notation.BlockFile:
		return plan.Place{}, edit.Gone{What: "block", ID: part.Block}
	default:
		return plan.Place{}, edit.Gone{What: edit.SeasonValue, ID: part.Season}
	}
}

// Name says which part it is: block "Base 1".
func (part Part) Name(p plan.Plan) string {
	at, err := part.find(p)
	switch {
	case err != nil:
		return "what is gone"
	case part.Extent == notation.WeekFile:
		return "the week of " + at.Start.Format("Mon 2 Jan 2006")
	case part.Extent == notation.BlockFile:
		return fmt.Sprintf("block %q", p.Block(at).Name)
	default:
		return fmt.Sprintf("season %q", p.Season(at).Name)
	}
}

// File gives the part as a plan file holds it, with all ids. With a season go
// the events of its days, and of those up to the next one.
func (part Part) File(p plan.Plan, athlete string, own plan.Sport) (notation.File, error) {
	at, err := part.find(p)
	if err != nil {
		return notation.File{}, err
	}
	f := notation.File{Part: part.Extent, Athlete: athlete, Sport: own}
	switch part.Extent {
	case notation.WeekFile:
		f.Season = plan.Macrocycle{Start: at.Start, Blocks: []plan.Mesocycle{{Weeks: []plan.Microcycle{*p.Week(at)}}}}
	case notation.BlockFile:
		f.Season = plan.Macrocycle{Start: at.Start, Blocks: []plan.Mesocycle{*p.Block(at)}}
	default:
		f.Season, f.Events = p.Seasons[at.Season], eventsIn(p, scope(p, at.Season))
	}
	return f, nil
}

func eventsIn(p plan.Plan, span calendar.Span) []plan.Event {
	var in []plan.Event
	for _, e := range p.Events {
		if span.Has(e.From) {
			in = append(in, e)
		}
	}
	return in
}

// scope gives the days whose events are written with a season: from its first
// up to the next season.
func scope(p plan.Plan, season int) calendar.Span {
	span := calendar.Span{From: p.Seasons[season].Start, To: calendar.Of(9999, 12, 31)}
	if season+1 < len(p.Seasons) {
		span.To = p.Seasons[season+1].Start - 1
	}
	return span
}

// wanted gives what a file asks for in the place of the part.
func (part Part) wanted(p plan.Plan, f notation.File) (Wanted, error) {
	at, err := part.find(p)
	if err != nil {
		return Wanted{}, err
	}
	want := Wanted{Season: part.Season, Block: part.Block, Week: part.Week, Blocks: f.Season.Blocks}
	if part.Extent != notation.SeasonFile {
		return want, nil
	}
	want.Whole, want.Name, want.Start = true, f.Season.Name, f.Season.Start
	want.HasEvents, want.Scope, want.Events = true, scope(p, at.Season), slices.Clone(f.Events)
	return want, nil
}

// Replace gives the edit that makes of a part what a file says, whoever wrote it:
// what is in both keeps its id, and its private notes where the file has none.
func Replace(p plan.Plan, part Part, f notation.File, own plan.Sport, newID func() plan.ID) (Rewrite, error) {
	want, err := part.wanted(p, f)
	if err != nil {
		return Rewrite{}, err
	}
	want.KeepNotes = true
	return Of(p, want, own, newID)
}
