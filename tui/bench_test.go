package tui_test

import (
	"path/filepath"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/theme"
)

// The budgets: update and draw after a key take 0.4 ms and 300 allocations at
// 120x36, 1 ms at 200x60. BenchmarkNaive in yardstick_test.go draws the same
// screen from styled strings.

// sizes are the terminals that are measured.
var sizes = []struct{ w, h int }{{120, 36}, {200, 60}}

func (o opened) name() string { return strconv.Itoa(o.w) + "x" + strconv.Itoa(o.h) }

// opened is the program on a store with a season of 52 weeks, half of it done,
// and ten years of records.
type opened struct {
	app  *tui.App
	w, h int
}

// BenchmarkMove is a day on and a day back, a week on and a week back.
func BenchmarkMove(b *testing.B) {
	each(b, func(b *testing.B, o opened) {
		for n := 0; b.Loop(); n++ {
			o.press(letter("ljhk"[n%4]))
		}
	})
}

// BenchmarkEdit is a key that edits: what Update does of it before it hands the
// edit to the store, and what it does once the store has answered.
func BenchmarkEdit(b *testing.B) {
	for _, part := range []string{"asked", "stored", "whole with the store"} {
		b.Run(part, func(b *testing.B) {
			each(b, func(b *testing.B, o opened) {
				for n := 0; b.Loop(); n++ {
					on(b, part == "stored", b.StopTimer)
					work := o.press(letter("+-"[n%2]))
					on(b, part == "asked", b.StopTimer)
					if work == nil {
						b.Fatal("the key edits nothing")
					}
					msg := work()
					on(b, part == "stored", b.StartTimer)
					o.update(msg)
					on(b, part == "asked", b.StartTimer)
				}
			})
		})
	}
}

// on calls do when it is so.
func on(b *testing.B, so bool, do func()) {
	b.Helper()
	if so {
		do()
	}
}

// BenchmarkLetter is a letter typed in the quick line and taken back: with each
// the line is read and the plan as it would be is shown.
func BenchmarkLetter(b *testing.B) {
	each(b, func(b *testing.B, o opened) {
		for _, c := range []byte("along 3h3") {
			o.press(letter(c))
		}
		for n := 0; b.Loop(); n++ {
			if n%2 == 0 {
				o.press(letter('0'))
			} else {
				o.press(tea.KeyPressMsg{Code: tea.KeyBackspace})
			}
		}
	})
}

// BenchmarkNear is a move on the screens that the block zooms into: a day on and
// back, a week on and back.
func BenchmarkNear(b *testing.B) {
	for enters, name := range []string{"week", "day"} {
		b.Run(name, func(b *testing.B) {
			each(b, func(b *testing.B, o opened) {
				for range enters + 1 {
					o.press(tea.KeyPressMsg{Code: tea.KeyEnter})
				}
				b.ResetTimer()
				for n := 0; b.Loop(); n++ {
					o.press(letter("ljhk"[n%4]))
				}
			})
		})
	}
}

// BenchmarkForm is a letter typed in a field of the form and taken back.
func BenchmarkForm(b *testing.B) {
	each(b, func(b *testing.B, o opened) {
		o.press(letter('e'))
		for range 6 { // the climb: each key makes a session that can be kept
			o.press(tea.KeyPressMsg{Code: tea.KeyTab})
		}
		for n := 0; b.Loop(); n++ {
			if n%2 == 0 {
				o.press(letter('9'))
			} else {
				o.press(tea.KeyPressMsg{Code: tea.KeyBackspace})
			}
		}
	})
}

// BenchmarkPanel is a move with each page of the panel.
func BenchmarkPanel(b *testing.B) {
	for turns, page := range []string{"oscillation", "systems", "fitness"} {
		b.Run(page, func(b *testing.B) {
			each(b, func(b *testing.B, o opened) {
				for range turns {
					o.press(tea.KeyPressMsg{Code: tea.KeyTab})
				}
				for n := 0; b.Loop(); n++ {
					o.press(letter("lh"[n%2]))
				}
			})
		})
	}
}

// each runs a benchmark at every size.
func each(b *testing.B, run func(*testing.B, opened)) {
	desk, athlete := decade(b)
	for _, size := range sizes {
		o := opened{w: size.w, h: size.h}
		b.Run(o.name(), func(b *testing.B) {
			o.app = open(b, desk, athlete)
			o.settle(o.app.Init())
			o.settle(o.update(tea.WindowSizeMsg{Width: o.w, Height: o.h}))
			b.ReportAllocs()
			b.ResetTimer()
			run(b, o)
		})
	}
}

// open opens the program on an athlete.
func open(tb testing.TB, desk *store.Desk, athlete plan.ID) *tui.App {
	tb.Helper()
	app, err := tui.New(tui.Options{
		Desk: desk, Athlete: athlete, Person: "coach", Profile: theme.TrueColor,
		Today: func() calendar.Day { return today },
	})
	if err != nil {
		tb.Fatal(err)
	}
	return app
}

func letter(c byte) tea.KeyPressMsg { return tea.KeyPressMsg{Code: rune(c), Text: string(rune(c))} }

func (o opened) press(key tea.KeyPressMsg) tea.Cmd { return o.update(key) }

func (o opened) resize() { o.update(tea.WindowSizeMsg{Width: o.w, Height: o.h}) }

func (o opened) update(msg tea.Msg) tea.Cmd {
	_, cmd := o.app.Update(msg)
	drawn = o.app.View()
	return cmd
}

// drawn keeps the compiler from leaving work out.
var drawn tea.View

var (
	firstMonday = calendar.Of(2026, time.November, 30)
	today       = firstMonday + 26*calendar.Week + 1 // a day with a session, in the middle of a block
)

// sessionsOfWeek is a week in the notation, each line with its day.
var sessionsOfWeek = []struct {
	day  int
	line string
}{
	{0, "strength 40m"},
	{1, "intervals 1h10 !: 20m @2, 5x(4m @9, 2m @2), 20m @2"},
	{2, "easy 50m"},
	{3, "bike easy 1h30"},
	{3, "mobility 20m"},
	{4, "tempo 1h10: 20m @2, 30m @6, 20m @2"},
	{5, `long 3h15 @3 +900m fuel 70g salt 600mg #technical #poles ! "the one that counts"`},
	{6, "easy 1h15 +200m"},
}

// blocksOfYear are 52 weeks: three up and one down, thirteen times.
var blocksOfYear = []struct {
	name  string
	phase plan.Phase
}{
	{"Base 1", plan.Base}, {"Base 2", plan.Base}, {"Base 3", plan.Base}, {"Base 4", plan.Base},
	{"Build 1", plan.Build}, {"Build 2", plan.Build}, {"Build 3", plan.Build}, {"Build 4", plan.Build},
	{"Specific 1", plan.Specific}, {"Specific 2", plan.Specific}, {"Specific 3", plan.Specific}, {"Specific 4", plan.Specific},
	{"Specific 5", plan.Specific},
}

// decade makes a store with the season and ten years of records.
func decade(tb testing.TB) (*store.Desk, plan.ID) {
	tb.Helper()
	squad := store.Open(filepath.Join(tb.TempDir(), "ebb.db"), store.Options{})
	desk := squad.As(store.Principal{Person: "coach", Role: store.Coach, Via: "local"})
	sam := runner(tb, desk.NewID())
	season := year(tb, desk.NewID)
	seed := store.Seed{Athlete: *sam, Plan: season, Records: reports(season, sam, desk.NewID)}
	if err := desk.Seed(seed); err != nil {
		tb.Fatal(err)
	}
	return desk, sam.ID
}

func runner(tb testing.TB, id plan.ID) *plan.Athlete {
	tb.Helper()
	a, err := plan.Athlete{ID: id, Name: "Sam", Settings: []plan.Setting{
		{Key: "sport", Value: "run"}, {Key: "threshold.run", Value: "4:00/km"},
	}}.Resolve()
	if err != nil {
		tb.Fatal(err)
	}
	return &a
}

// year is a season of 52 weeks of eight sessions, with a race at its end.
func year(tb testing.TB, newID func() plan.ID) plan.Plan {
	tb.Helper()
	season := plan.Macrocycle{ID: newID(), Name: "Canyon 100K", Start: firstMonday}
	for _, block := range blocksOfYear {
		made := plan.Mesocycle{ID: newID(), Name: block.name, Phase: block.phase}
		for w := range 4 {
			made.Weeks = append(made.Weeks, week(tb, w, newID))
		}
		season.Blocks = append(season.Blocks, made)
	}
	race, err := notation.ParseEvent(`A 2027-11-27 "Canyon 100K" 100k +5400m 16h`, plan.Run, calendar.Typing{Today: today})
	if err != nil {
		tb.Fatal(err)
	}
	race.ID = newID()
	return plan.Plan{Seasons: []plan.Macrocycle{season}, Events: []plan.Event{race}}
}

func week(tb testing.TB, w int, newID func() plan.ID) plan.Microcycle {
	tb.Helper()
	made := plan.Microcycle{ID: newID(), Days: calendar.Week, Target: plan.Target{Measure: plan.TargetLoad, Value: 500}}
	lines := sessionsOfWeek
	if w == 3 {
		made.Kind, made.Target.Value, lines = plan.DownWeek, 250, lines[:6]
	}
	for _, l := range lines {
		session, err := notation.ParseSession(l.line, plan.Run)
		if err != nil {
			tb.Fatal(err)
		}
		session.ID, session.Day = newID(), l.day
		made.Sessions = append(made.Sessions, session)
	}
	return made
}

// reports tells of ten years up to yesterday: the sessions of the season, and
// before it those of its first week, again and again.
func reports(p plan.Plan, a *plan.Athlete, newID func() plan.ID) []plan.Record {
	var all []plan.Record
	report := func(s plan.Session, day calendar.Day, answers []plan.Share) {
		if day >= today {
			return
		}
		done := s
		done.ID, done.Day = plan.ID{}, 0
		all = append(all, plan.Record{
			ID: newID(), Day: day, Sessions: answers, Done: done, Impulses: load.Append(nil, &s, a, day), Source: "typed",
		})
	}
	usual := p.Seasons[0].Blocks[0].Weeks[0].Sessions
	for monday := firstMonday - 3652/calendar.Week*calendar.Week + 26*calendar.Week; monday < firstMonday; monday += calendar.Week {
		for _, s := range usual {
			report(s, monday+calendar.Day(s.Day), nil)
		}
	}
	for at := range p.Weeks() {
		for _, s := range p.Week(at).Sessions {
			report(s, at.Start+calendar.Day(s.Day), []plan.Share{{Session: s.ID}})
		}
	}
	return all
}
