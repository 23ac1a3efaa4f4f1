package main

import (
	"fmt"
	"io"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/rewrite"
	"ebb/tui/command"
)

// planHelp says what a plan file holds.
const planHelp = `plan is the text that ebb edit opens and ebb import reads: a line a session, so that
what changes is seen in a diff. Without --week or --block it is the season, with its
events. --ids writes ^7kq4 at line ends. What was done is not in it.`

// exportPlan writes a part of the plan as a plan file.
func exportPlan(env *command.Env, o *exportOptions, out io.Writer) (doc exportDoc, err error) {
	p, err := openPart(env, o, true)
	if err != nil {
		return doc, err
	}
	of, day, err := p.asked(o)
	if err != nil {
		return doc, err
	}
	file, err := of.File(p.plan, p.athlete.Name, p.sport(day))
	if err != nil {
		return doc, err
	}
	if !o.private {
		if hidden := withoutNotes(&file); hidden > 0 {
			fmt.Fprintf(env.Err, "ebb: left out, as they are the coach's: %s; --private takes them along\n", count(hidden, "private note"))
		}
	}
	_, err = out.Write(notation.PrintFile(file, notation.FileOptions{IDs: o.ids}))
	return p.summary(), err
}

// asked gives the part of the plan that was asked for, and a day of it.
func (p *part) asked(o *exportOptions) (rewrite.Part, calendar.Day, error) {
	switch {
	case o.block.asked:
		var words []string
		if o.block.date != "" {
			words = []string{o.block.date}
		}
		return p.partOn(notation.BlockFile, words)
	case p.season < 0:
		of, ok := rewrite.PartOn(p.plan, p.day, notation.WeekFile)
		if !ok {
			return of, p.day, amiss(advise(fmt.Errorf("no season of %s holds %s", p.athlete.Name, fullDate(p.day)), p.seasonsWords()))
		}
		return of, p.day, nil
	default:
		season := &p.plan.Seasons[p.season]
		return rewrite.Part{Extent: notation.SeasonFile, Season: season.ID}, season.Start, nil
	}
}

// withoutNotes takes the private notes out of a file that shares its memory with
// a plan, and says how many there were.
func withoutNotes(f *notation.File) (hidden int) {
	hide := func(sessions []plan.Session) []plan.Session {
		sessions = slices.Clone(sessions)
		for i := range sessions {
			if sessions[i].Private != "" {
				sessions[i].Private = ""
				hidden++
			}
		}
		return sessions
	}
	f.Season.Blocks = slices.Clone(f.Season.Blocks)
	for b := range f.Season.Blocks {
		weeks := slices.Clone(f.Season.Blocks[b].Weeks)
		for w := range weeks {
			weeks[w].Sessions = hide(weeks[w].Sessions)
		}
		f.Season.Blocks[b].Weeks = weeks
	}
	f.Events = slices.Clone(f.Events)
	for i := range f.Events {
		e := &f.Events[i]
		if e.Private != "" {
			e.Private = ""
			hidden++
		}
		e.Plan = hide(e.Plan)
	}
	return hidden
}
