package roster_test

import (
	"testing"

	"ebb/plan/squad"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/screen/roster"
)

func namesOf(rows []squad.Row) []roster.Name {
	names := make([]roster.Name, len(rows))
	for i := range rows {
		names[i] = roster.Name{Athlete: rows[i].Athlete, Name: rows[i].Name}
	}
	return names
}

// full gives the roster with every row.
func full(t testing.TB) *roster.Screen {
	t.Helper()
	s := roster.New()
	all := rows(t)
	s.Names(namesOf(all))
	s.Take(all, true)
	return s
}

// sees draws a screen at a size.
func sees(s *roster.Screen, w, h int, washes bool) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	caret := s.Draw(f.Area(), scene(), screen.Status{}, washes)
	return f, caret
}
func TestX(t *testing.T) {
	for _, s := range []struct{ w, h int }{{40, 20}, {80, 24}, {100, 30}, {120, 36}, {200, 60}, {30, 10}} {
		f, _ := sees(full(t), s.w, s.h, true)
		for _, l := range f.Lines() {
			t.Log(l)
		}
	}
	for _, r := range rows(t) {
		t.Logf("%s %+v", r.Name, r.Reasons)
	}
}
