package screentest

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/tui/screen"
)

// Today is a Tuesday in the second week of the runner's specific block.
var Today = calendar.Of(2027, time.April, 6)

// IDs hands out ids that differ and are the same in every run.
func IDs() func() plan.ID {
	n := uint64(0)
	return func() (id plan.ID) {
		n++
		binary.BigEndian.PutUint64(id[8:], n*0x9e3779b97f4a7c15)
		return id
	}
}

// specific is a block of a 100 km runner: a line a week, days by bars.
const specific = `
load 460 | strength maintenance 45m | easy 1h10 | intervals 1h10 ! | bike easy 1h30 | rest | long 3h15 @3 +700m #technical ! | bike easy 2h
load 500 | strength maintenance 45m | easy 1h10 | intervals 1h10 ! | easy 45m; bike easy 1h | rest | long 3h45 @3 +950m fuel 70g salt 600mg #technical #poles ! | bike easy 2h15
load 520 | rest | easy 1h; bike easy 45m | threshold 1h15 ! | easy 50m; strength maintenance 45m | rest | long 4h15 @3 +1200m #night ! | long 2h30 @3 +300m #b2b
down 240 | rest | bike easy 1h | easy 50m | hills 54m | rest | easy 1h20 | bike easy 1h15`

// Season makes the plan of a runner of 100 km: four blocks, and the race two
// weeks after the last of them.
func Season(t testing.TB, newID func() plan.ID) plan.Plan {
	t.Helper()
	start := calendar.Of(2027, time.March, 1)
	m := plan.Macrocycle{ID: newID(), Name: "Canyon 100K", Start: start}
	easy := "load 420 | rest | easy 1h | intervals 1h | easy 1h | rest | long 2h30 @3 | easy 1h15\n"
	m.Blocks = append(m.Blocks,
		Weeks(t, "Build 2", plan.Build, strings.Repeat(easy, 3)+"down 260 | rest | easy 45m | easy 50m | hills 50m | rest | easy 1h | easy 1h", newID),
		Weeks(t, "Specific 1", plan.Specific, specific, newID),
		Weeks(t, "Taper", plan.Taper, "taper 250 | rest | easy 50m | tempo 50m | easy 40m | rest | easy 1h15 | easy 45m", newID),
		Weeks(t, "Race", plan.RacePhase, "race 0 | rest | easy 30m | easy 30m | rest | easy 20m | rest | rest", newID))
	race, err := notation.ParseEvent(`A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night`, plan.Run, calendar.Typing{Today: Today})
	if err != nil {
		t.Fatal(err)
	}
	race.ID = newID()
	return plan.Plan{Seasons: []plan.Macrocycle{m}, Events: []plan.Event{race}}
}

// Weeks makes a block of text: a line a week, "KIND LOAD | day | day ...", the
// sessions of a day apart by semicolons.
func Weeks(t testing.TB, name string, phase plan.Phase, text string, newID func() plan.ID) plan.Mesocycle {
	t.Helper()
	block := plan.Mesocycle{ID: newID(), Name: name, Phase: phase}
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		days := strings.Split(line, "|")
		kind, target, _ := strings.Cut(strings.TrimSpace(days[0]), " ")
		week := plan.Microcycle{ID: newID(), Days: len(days) - 1}
		var err error
		if week.Kind, err = plan.ParseWeekKind(kind); err != nil {
			t.Fatal(err)
		}
		if week.Target, err = notation.ParseTarget("load " + target); err != nil {
			t.Fatal(err)
		}
		for d, day := range days[1:] {
			for one := range strings.SplitSeq(day, ";") {
				session, err := notation.ParseSession(strings.TrimSpace(one), plan.Run)
				if err != nil {
					t.Fatal(err)
				}
				session.ID, session.Day = newID(), d
				week.Sessions = append(week.Sessions, session)
			}
		}
		block.Weeks = append(block.Weeks, week)
	}
	return block
}

// Runner gives the scene of that runner on Tuesday of the second week, with the
// days before reported as they were planned.
func Runner(t testing.TB) *screen.Scene {
	t.Helper()
	newID := IDs()
	p := Season(t, newID)
	return SceneOf(t, p, newID, plan.Setting{Key: "start.fitness", Value: "55"}, plan.Setting{Key: "start.fatigue", Value: "55"},
		plan.Setting{Key: "start.date", Value: "2027-03-01"}, plan.Setting{Key: "model.gain", Value: "0.9"})
}

// SceneOf gives the scene of a plan, its days before Today reported as they were
// planned.
func SceneOf(t testing.TB, p plan.Plan, newID func() plan.ID, settings ...plan.Setting) *screen.Scene {
	t.Helper()
	athlete, err := plan.Athlete{ID: newID(), Name: "Sam Rivera", Settings: settings}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Check(); err != nil {
		t.Fatal(err)
	}
	sc := &screen.Scene{Plan: p, Athlete: &athlete, Today: Today, NewID: newID, Answers: map[plan.ID]*plan.Record{}}
	var done []plan.DoneDay
	for at := range p.Weeks() {
		for _, s := range p.Week(at).Sessions {
			day := at.Start + calendar.Day(s.Day)
			if day >= Today {
				continue
			}
			record := &plan.Record{ID: newID(), Day: day, Done: s, Impulses: load.Append(nil, &s, &athlete, day)}
			sc.Answers[s.ID] = record
			sc.Records = append(sc.Records, *record)
			if n := len(done); n > 0 && done[n-1].Day == day {
				done[n-1].Impulses = append(done[n-1].Impulses, record.Impulses...)
			} else {
				done = append(done, plan.DoneDay{Day: day, Impulses: record.Impulses})
			}
		}
	}
	sc.Outlook = outlook.New(outlook.Input{Plan: p, Athlete: &athlete, Done: done, Today: Today})
	return sc
}
