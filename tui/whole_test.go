package tui

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/theme"
)

// decade makes a store of an athlete with nine seasons behind the one they are
// in, all done as planned.
func decade(t tb, path string, today calendar.Day) *store.Store {
	t.Helper()
	s := store.Open(path, store.Options{NoCopies: true})
	seed := store.Seed{Athlete: plan.Athlete{ID: sam, Name: "Sam Rivera"}}
	for back := 9; back >= 0; back-- {
		p := spring(s.NewID)
		m, e := p.Seasons[0], p.Events[0]
		m.Name = fmt.Sprintf("Spring %d", 10-back)
		m.Start -= calendar.Day(back * 12 * calendar.Week)
		e.From -= calendar.Day(back * 12 * calendar.Week)
		seed.Plan.Seasons, seed.Plan.Events = append(seed.Plan.Seasons, m), append(seed.Plan.Events, e)
	}
	for at := range seed.Plan.Weeks() {
		for _, one := range seed.Plan.Week(at).Sessions {
			day := at.Start + calendar.Day(one.Day)
			if day >= today || one.Kind == plan.Rest {
				continue
			}
			done := one
			done.ID = s.NewID()
			seed.Records = append(seed.Records, plan.Record{
				ID: s.NewID(), Day: day, Sessions: []plan.Share{{Session: one.ID}}, Done: done, Source: "typed",
				Impulses: []plan.Impulse{{Load: 60 + float64(day%7), Hard: 5, FootKm: 10, Sport: plan.Run}},
			})
		}
	}
	if err := coach(s, "kim").Seed(seed); err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

// The first frame, of the seasons near today, is that of the whole plan.
func TestTheFirstFrameIsThatOfTheWholePlan(t *testing.T) {
	dir := t.TempDir()
	for _, now := range []calendar.Day{today, today - 50, calendar.Of(2027, 3, 1), today + 30, today + 200} {
		s := decade(t, filepath.Join(dir, now.String()), now)
		for _, size := range []tea.WindowSizeMsg{{Width: 120, Height: 36}, {Width: 40, Height: 20}, {Width: 80, Height: 24}, {Width: 300, Height: 100}} {
			app, err := New(Options{
				Desk: coach(store.Open(s.Path(), store.Options{}), "kim"), Athlete: sam, Today: func() calendar.Day { return now },
				Glyphs: theme.Unicode, Profile: theme.TrueColor,
			})
			if err != nil {
				t.Fatal(err)
			}
			if n := len(app.scene.Plan.Seasons); !app.snapshot.Part || n >= 10 {
				t.Fatalf("on %s %d seasons are read at first", now, n)
			}
			app.Update(size)
			first := app.View().Content
			whole := app.readWhole()
			if !app.busy {
				t.Error("keys don't wait for the whole plan")
			}
			app.Update(whole())
			if n := len(app.scene.Plan.Seasons); app.busy || app.snapshot.Part || n != 10 {
				t.Errorf("then %d seasons are there", n)
			}
			if again := app.View().Content; first != again {
				t.Errorf("on %s at %dx%d the first frame is\n%s\nof the whole plan it is\n%s", now, size.Width, size.Height, first, again)
			}
		}
	}
}

// Keys that are typed before the whole plan is there meet the whole plan.
func TestKeysWaitForTheWholePlan(t *testing.T) {
	s := decade(t, filepath.Join(t.TempDir(), "ebb.db"), today)
	app, err := New(Options{
		Desk: coach(store.Open(s.Path(), store.Options{}), "kim"), Athlete: sam, Today: func() calendar.Day { return today }, Glyphs: theme.Unicode,
	})
	if err != nil {
		t.Fatal(err)
	}
	whole := app.readWhole()
	for _, key := range strings.Repeat("{", 30) {
		app.Update(tea.KeyPressMsg{Code: key, Text: string(key)})
	}
	if app.editor.Cursor != today {
		t.Errorf("the cursor has gone to %s already", app.editor.Cursor)
	}
	app.Update(whole())
	if want := calendar.Of(2027, 3, 1) - 9*12*calendar.Week; app.editor.Cursor != want {
		t.Errorf("30 blocks back is %s, want the first day of all, %s", app.editor.Cursor, want)
	}
}

// A plan that can't be read in whole ends the program with the reason.
func TestAPlanThatCantBeReadInWholeEndsTheProgram(t *testing.T) {
	s := decade(t, filepath.Join(t.TempDir(), "ebb.db"), today)
	damaged := errors.New("week ^abcd is damaged")
	desk := &fallible{Desk: coach(store.Open(s.Path(), store.Options{}), "kim")}
	app, err := New(Options{Desk: desk, Athlete: sam, Today: func() calendar.Day { return today }, Glyphs: theme.Unicode})
	if err != nil {
		t.Fatal(err)
	}
	desk.fail = func() error { return damaged }
	_, end := app.Update(app.readWhole()())
	if end == nil || end() != tea.Quit() || !errors.Is(app.failed, damaged) {
		t.Errorf("it goes on, with %v", app.failed)
	}
	if strings.Contains(app.status.Says, "damaged") {
		t.Errorf("it says %q on a screen that is left", app.status.Says)
	}
}
