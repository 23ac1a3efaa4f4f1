package main

import (
	"errors"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	document "ebb/store/exchange/json"
	"ebb/tui/command"
)

// weekOrSeasonWords says what md, html, csv and ics are of.
const weekOrSeasonWords = `md, html, csv and ics are of one athlete, on the branch in use. --week DATE is the week
of that day, --season the season of today, or else the next or the last one. Without
either, csv and ics are of the season, and the others of the week of today, or of the season
when no week is planned there. The coach's private notes are left out: --private
takes them along. Check-ins are never in them.`

// seasonFlag is --season, or --season=DATE.
type seasonFlag struct {
	asked bool
	date  string
}

// String gives the flag's value as it is typed.
func (f *seasonFlag) String() string {
	if f.date == "" && f.asked {
		return "true"
	}
	return f.date
}

// Set takes what stands behind --season=, "true" when nothing does.
func (f *seasonFlag) Set(value string) error {
	f.asked, f.date = value != "false", ""
	if f.asked && value != "true" {
		f.date = value
	}
	return nil
}

// IsBoolFlag lets the flag stand alone.
func (f *seasonFlag) IsBoolFlag() bool { return true }

// check refuses what a format does not take.
func (o *exportOptions) check(env *command.Env, f exportFormat) error {
	usage := "ebb export " + f.name + " [-o FILE]"
	switch part := o.week != "" || o.season.asked; {
	case (o.block.asked || o.ids) && f.name != "plan":
		return advise(fmt.Errorf("%s takes no --block and no --ids", f.name), "they are for ebb export plan")
	case o.block.asked && part:
		return advise(errors.New("--block beside --week or --season"), "write one of them")
	case !f.part && part:
		return advise(fmt.Errorf("%s is always all there is: it takes no --week and no --season", f.name), usage)
	case !f.part && o.private:
		return advise(fmt.Errorf("%s has the private notes of who may see them: it takes no --private", f.name), usage)
	case !f.part:
		return nil
	case f.name == "ics" && o.private:
		return advise(errors.New("a calendar is for others to see: it takes no --private"), "leave --private out")
	case env.JSON:
		return advise(fmt.Errorf("%s is no JSON", f.name), "leave --json out, or write ebb export json, or ebb week --json")
	case o.week != "" && o.season.asked:
		return advise(errors.New("--week and --season at once"), "write the one or the other")
	}
	return nil
}

// part is what of a plan is exported: the week of a day, or a season.
type part struct {
	*sheet
	day     calendar.Day // of the week
	season  int          // index; -1: a week
	private bool         // with the coach's notes
}

// openPart reads the athlete and finds the part that was asked for; whole says
// that it is the season when nothing was.
func openPart(env *command.Env, o *exportOptions, whole bool) (p part, err error) {
	if p.sheet, err = openSheet(env); err != nil {
		return p, err
	}
	if p.private = o.private; p.private && !store.Can(env.Desk.Who(), store.See, store.Thing{Kind: store.Private, Athlete: p.athlete.ID}) {
		return p, advise(errors.New("private notes are the coach's alone"), "leave --private out")
	}
	p.day = env.Today
	if p.season, err = p.find(o, whole); err != nil {
		return p, err
	}
	if o.week != "" {
		if p.day, err = p.typing(false).Whole(o.week); err != nil {
			return p, fmt.Errorf("--week: %w", err)
		}
	} else if _, here := p.plan.Locate(p.day); p.season < 0 && !here {
		p.season = seasonNear(p.plan, p.day)
	}
	return p, p.recall()
}

// recall reads the records of days that are longer ago than a snapshot reaches.
func (p *part) recall() error {
	span := p.span()
	if span.From >= p.today-store.RecentDays {
		return nil
	}
	p.recalled = true
	return p.env.Desk.Dump([]plan.ID{p.athlete.ID}, func(a document.Athlete) error {
		clear(p.records)
		for _, r := range a.Records {
			if span.Has(r.Day) {
				p.records[r.Day] = append(p.records[r.Day], r.Record)
			}
		}
		return nil
	})
}

// find gives the season that was asked for, -1 when a week was.
func (p *part) find(o *exportOptions, whole bool) (season int, err error) {
	if o.week != "" || !o.season.asked && !whole {
		return -1, nil
	}
	day := p.day
	if o.season.date != "" {
		if day, err = p.typing(false).Whole(o.season.date); err != nil {
			return -1, fmt.Errorf("--season: %w", err)
		}
	}
	if season = seasonNear(p.plan, day); season < 0 {
		return -1, amiss(advise(fmt.Errorf("%s has no season yet", p.athlete.Name), "ebb add sat 'long 2h' begins one"))
	}
	return season, nil
}

// seasonNear gives the season of a day, else the next one, else the last; -1
// when there is none.
func seasonNear(of plan.Plan, day calendar.Day) int {
	for i := range of.Seasons {
		if of.Seasons[i].Span().To >= day {
			return i
		}
	}
	return len(of.Seasons) - 1
}

// span gives the days of the part.
func (p *part) span() calendar.Span {
	if p.season >= 0 {
		return p.plan.Seasons[p.season].Span()
	}
	if at, ok := p.plan.Locate(p.day); ok {
		return calendar.Span{From: at.Start, To: at.Start + calendar.Day(p.plan.Week(at).Days) - 1}
	}
	from := p.day.WeekStart(p.athlete.On(p.day).WeekStart)
	return calendar.Span{From: from, To: from + calendar.Week - 1}
}

// seasonName names a season that has no name by when it begins.
func seasonName(season *plan.Macrocycle) string {
	if strings.TrimSpace(season.Name) == "" {
		return "Season from " + season.Start.Format("Jan 2006")
	}
	return season.Name
}

// summary is what ebb export -o says of a part.
func (p *part) summary() exportDoc { return exportDoc{Athletes: []string{p.athlete.Name}} }
