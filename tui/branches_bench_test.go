package tui

import (
	"fmt"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/store"
	"ebb/tui/theme"
)

// BenchmarkCompare is the whole way of a comparison of two branches of three
// years: a key moves to a branch, both are read, what differs is worked out, and
// the screen is drawn. The budget is 50 ms.
func BenchmarkCompare(b *testing.B) {
	s := store.Open(filepath.Join(b.TempDir(), "ebb.db"), store.Options{})
	desk := coach(s, "kim")
	week := "rest | easy 1h | intervals 1h10 ! | easy 45m; bike easy 1h | rest | long 3h @3 +700m fuel 70g #trail ! | bike easy 2h"
	m := plan.Macrocycle{ID: s.NewID(), Name: "Three years", Start: calendar.Of(2026, 1, 5)}
	for n := range 39 {
		block := plan.Mesocycle{ID: s.NewID(), Name: fmt.Sprint("Block ", n+1), Phase: plan.Build}
		for range 4 {
			block.Weeks = append(block.Weeks, weekOf(week, s.NewID))
		}
		m.Blocks = append(m.Blocks, block)
	}
	three := plan.Plan{Seasons: []plan.Macrocycle{m}}
	if err := desk.Seed(store.Seed{Athlete: plan.Athlete{ID: sam, Name: "Sam Rivera"}, Plan: three}); err != nil {
		b.Fatal(err)
	}
	snapshot, _, err := desk.NewBranch(sam, "knee", store.Main)
	if err != nil {
		b.Fatal(err)
	}
	var changes edit.Batch
	for at := range three.Weeks() {
		changes.Edits = append(changes.Edits, edit.Scale{Session: three.Week(at).Sessions[6].ID, Steps: 1})
	}
	if _, _, err = desk.Apply(sam, "knee", snapshot, changes, ""); err != nil {
		b.Fatal(err)
	}
	app, err := New(Options{Desk: desk, Athlete: sam, Today: func() calendar.Day { return today }, Profile: theme.TrueColor})
	if err != nil {
		b.Fatal(err)
	}
	var run func(cmd tea.Cmd)
	run = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for _, one := range msg {
				run(one)
			}
		case wholeMsg, readMsg, storedMsg:
			_, next := app.Update(msg)
			run(next)
		}
	}
	tell := func(msg tea.Msg) { _, cmd := app.Update(msg); run(cmd) }
	run(app.readWhole())
	tell(tea.WindowSizeMsg{Width: 120, Height: 36})
	tell(press("B"))
	tell(press("j"))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		app.branches.Forget()
		tell(press("k"))
		tell(press("j"))
	}
	if _, _, missing := app.branches.WantsPair(); missing {
		b.Fatal("nothing is compared")
	}
}
