package ways

import (
	"fmt"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// year is a season of 52 weeks, 3:1, with a taper and a race at its end.
func year() plan.Plan {
	m := plan.Macrocycle{ID: id("s"), Name: "Year", Start: calendar.Of(2027, time.January, 4)}
	for b := range 12 {
		block := plan.Mesocycle{ID: id(fmt.Sprint("b", b)), Name: fmt.Sprint("Block ", b+1), Phase: plan.Build}
		for w := range 4 {
			kind := plan.LoadWeek
			if w == 3 {
				kind = plan.DownWeek
			}
			block.Weeks = append(block.Weeks, week(fmt.Sprint("w", b, "-", w), kind, 50, 120+20*w, 90))
		}
		m.Blocks = append(m.Blocks, block)
	}
	m.Blocks = append(m.Blocks, plan.Mesocycle{ID: id("t"), Name: "Taper", Phase: plan.Taper, Weeks: []plan.Microcycle{
		week("t1", plan.TaperWeek, 45, 90, 0), week("t2", plan.TaperWeek, 45, 60, 0), week("t3", plan.RaceWeek, 30, 20, 0), week("t4", plan.RecoveryWeek, 30, 40, 0),
	}})
	return plan.Plan{Seasons: []plan.Macrocycle{m}, Events: []plan.Event{{
		ID: id("A"), From: m.Start + 7*50 + 6, Days: 1, Priority: plan.A, Name: "Race", Sport: plan.Run, Goal: plan.DurationOf(6 * 3600), Tags: []string{"night"},
	}}}
}

// BenchmarkCompare is the worst that a preview asks for: a week inserted in the
// first block of a year, in all ways, with all 36 load weeks that could give.
func BenchmarkCompare(b *testing.B) {
	for _, at := range []string{"w0-1", "w6-1", "w11-1"} {
		b.Run(at, func(b *testing.B) {
			p := year()
			o := outlook.New(outlook.Input{Plan: p, Athlete: athlete(b), Today: p.Seasons[0].Start})
			place, _ := p.FindWeek(id(at))
			e := edit.InsertWeek{Week: week("new", plan.DownWeek, 50, 60, 0), Before: id(at)}
			b.ReportAllocs()
			for b.Loop() {
				Compare(o, e, place.Start)
			}
		})
	}
}

func BenchmarkRows(b *testing.B) {
	p := year()
	o := outlook.New(outlook.Input{Plan: p, Athlete: athlete(b), Today: p.Seasons[0].Start})
	way := Try(o, edit.InsertWeek{Week: week("new", plan.DownWeek, 50, 60, 0), Before: id("w0-1"), Gives: edit.Absorb}, p.Seasons[0].Start)
	b.ReportAllocs()
	for b.Loop() {
		Rows(o, way, p.Seasons[0].Start)
	}
}
