// Package demo is a squad to look at: athletes in the middle of a season, with
// months of records and check-ins behind them. Everything is placed around the
// day it is asked for, so that the demo never grows old, and the same day gives
// the same squad.
//
// It may import plan and store. It reads no clock and no files but its own.
package demo

import (
	"embed"
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Member is one athlete of the squad with everything known of them.
type Member struct {
	Athlete  plan.Athlete // resolved
	Plan     plan.Plan
	Records  []plan.Record  // ordered by day
	Checkins []plan.Checkin // ordered by day
	Life     []plan.Life    // in the order of plan.SortLife
}

//go:embed *.ebb
var files embed.FS

// The squad's order: a store's last used athlete is the first of them.
var names = []string{"sam.ebb", "mara.ebb", "jonas.ebb"}

// Squad gives the squad as it stands on the morning of today: yesterday is
// reported, today is not. newID makes the ids.
func Squad(today calendar.Day, newID func() plan.ID) ([]Member, error) {
	return members(names, today, newID)
}

func members(names []string, today calendar.Day, newID func() plan.ID) ([]Member, error) {
	squad := make([]Member, 0, len(names))
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		d, err := read(string(text), today, newID)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		records := d.report(today, newID)
		squad = append(squad, Member{Athlete: d.athlete, Plan: d.plan, Records: records, Checkins: d.feel(today, records)})
	}
	return squad, nil
}
