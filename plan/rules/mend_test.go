package rules

import (
	"fmt"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// overreached is a season that a coach would shake the head at: a marathon every
// second week, no down week, heavy strength on the morning of long runs or the
// day before, and a main race of 100 km that starts at night, which nothing
// rehearses.
func overreached() plan.Plan {
	const last = 24 // weeks
	m := func(minutes int) plan.Duration { return plan.DurationOf(60 * minutes) }
	at := func(x float64) plan.Intensity { return plan.Intensity{Scale: plan.RPE, From: x, To: x} }
	s := plan.Macrocycle{ID: id(1), Name: "Too much", Start: monday}
	p := plan.Plan{}
	for w := range last {
		if w%4 == 0 {
			phase := plan.Build
			if w >= 16 {
				phase = plan.Specific
			}
			s.Blocks = append(s.Blocks, plan.Mesocycle{ID: id(100*w + 90), Name: fmt.Sprintf("Block %d", w/4+1), Phase: phase})
		}
		racing := w%2 == 1
		week := plan.Microcycle{ID: id(100*w + 91), Days: 7, Sessions: []plan.Session{
			{Day: 0, Sport: plan.Run, Kind: plan.Easy, Duration: m(45)},
			{Day: 1, Sport: plan.Run, Kind: plan.Intervals, Steps: []plan.Step{
				{Duration: m(20), Effort: at(2)},
				{Repeat: 5, Steps: []plan.Step{{Duration: m(4), Effort: at(9)}, {Duration: m(2), Effort: at(2)}}},
				{Duration: m(20), Effort: at(2)},
			}},
			{Day: 2, Sport: plan.Run, Kind: plan.Easy, Duration: m(60)},
			{Day: 3, Sport: plan.Run, Kind: plan.Tempo, Duration: m(60)},
			{Day: 4, Sport: plan.Run, Kind: plan.Easy, Duration: m(40)},
		}}
		if !racing {
			week.Sessions = append(week.Sessions,
				plan.Session{Day: 5, Sport: plan.Run, Kind: plan.Easy, Duration: m(45)},
				plan.Session{Day: 6, Sport: plan.Strength, Kind: plan.Heavy, Duration: m(45)},
				plan.Session{Day: 6, Sport: plan.Run, Kind: plan.Long, Duration: m(165)},
			)
		}
		for i := range week.Sessions {
			week.Sessions[i].ID = id(100*w + i + 1)
		}
		b := &s.Blocks[len(s.Blocks)-1]
		b.Weeks = append(b.Weeks, week)
		sunday := monday + calendar.Day(7*w+6)
		switch {
		case w == last-1:
			p.Events = append(p.Events, plan.Event{
				ID: id(900000 + w), Name: "Night 100", From: sunday, Days: 1, Sport: plan.Run, Priority: plan.A,
				Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Goal: m(14 * 60), Tags: []string{"night"},
			})
		case racing:
			p.Events = append(p.Events, plan.Event{
				ID: id(900000 + w), Name: fmt.Sprintf("Marathon %d", w/2+1), From: sunday, Days: 1, Sport: plan.Run, Priority: plan.B,
				Distance: plan.Distance{Value: 42.195, Unit: plan.Kilometres}, Goal: m(4 * 60),
			})
		}
	}
	p.Seasons = []plan.Macrocycle{s}
	return p
}

func overreachedInput(t testing.TB) Input {
	today := monday - 7
	n := 5000000
	return Input{
		Look: outlook.New(outlook.Input{Plan: overreached(), Athlete: athlete(t), Today: today}), Today: today, Since: today,
		NewID: func() plan.ID { n++; return id(n) },
	}
}

func loadOf(v *Verdict) float64 { return v.ground.load(v.ground.span) }

func TestMend(t *testing.T) {
	in := overreachedInput(t)
	v := Judge(in)
	for _, f := range v.Findings() {
		fmt.Printf("%-5s %s %-18s %s-%s %s\n", f.Severity, f.Rule.ID, f.Rule.Name, on(f.From), on(f.To), f.Says)
	}
	fmt.Printf("load %.0f\n", loadOf(v))
}
