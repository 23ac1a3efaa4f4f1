// Package compare is the branches of a plan and how two of them differ: load,
// fitness and form as curves, what that means on race mornings, and a list of
// every difference. Branches and comparisons are handed to it as they are read;
// it says which it wants next. It imports plan/compare, the editor and the
// drawing parts of tui.
package compare

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/textinput"

	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/tui/differences"
	"ebb/tui/editor"
	"ebb/tui/screen"
)

// Branch is a plan beside another.
type Branch struct {
	Name    string
	From    string    // the branch it was taken from; "" for main, and when that is gone
	At      time.Time // when it was made, in the athlete's zone; zero for main
	Person  string    // who made it
	Differs int       // values that are not as main has them
	Newest  string    // what was done on it last, and by whom
}

// Main is the branch that the athlete sees.
const Main = "main"

// Comparison is two branches side by side.
type Comparison struct {
	Of      screen.Version // of what it was made of
	A, B    string         // from one to the other
	Differs *differences.List
	Span    calendar.Span
	Was, Is compare.Side
	Why     string // why there is none
}

// Screen is the state of the branches. Its cursor is a branch, by name.
type Screen struct {
	*editor.Editor

	of       screen.Version
	all      []Branch
	released calendar.Day // the last day that the athlete sees
	withheld bool         // there is such a day
	failed   string
	cursor   string
	base     string // the branch that others are compared with
	top      int
	page     int
	low      bool // the differences have the keys
	hits     screen.Hits

	shown    *Comparison
	meanings []meaning // of shown
	curves   curves

	field *textinput.Model // what is typed; nil: nothing
	asks  question         // that it answers
}

// New gives a screen without branches; the editor's cursor goes to the day of a
// difference that is opened.
func New(e *editor.Editor) *Screen { return &Screen{Editor: e, base: Main} }

// Branches are all that an athlete has, as they were read.
type Branches struct {
	Of       screen.Version
	All      []Branch
	Released calendar.Day // the last day that the athlete sees
	Withheld bool         // there is such a day
}

// Wants reports whether the branches are to be read.
func (s *Screen) Wants(now screen.Version) bool { return s.of != now }

// Take takes the branches that were read. The cursor stays on its branch; at
// first it is on the one that is seen.
func (s *Screen) Take(b Branches) {
	at := s.index()
	if s.of.Athlete != b.Of.Athlete {
		s.cursor, s.base, s.shown, s.low = b.Of.Branch, Main, nil, false
	}
	s.of, s.all, s.released, s.withheld, s.failed = b.Of, b.All, b.Released, b.Withheld, ""
	if !s.has(s.cursor) && len(s.all) > 0 {
		s.cursor = s.all[max(0, min(at, len(s.all)-1))].Name
	}
	if !s.has(s.base) {
		s.base = Main
	}
	s.low = s.low && s.list().Len() > 0
}

// Fail says why branches can't be read.
func (s *Screen) Fail(now screen.Version, why string) {
	s.of, s.failed, s.all, s.shown, s.low = now, why, nil, nil, false
}

// GoTo puts the cursor on a branch, as on one that was made or renamed.
func (s *Screen) GoTo(name string) { s.cursor, s.low = name, false }

// WantsPair says which two branches are to be compared next; ok is false when
// they are.
func (s *Screen) WantsPair() (a, b string, ok bool) {
	a, b = s.pair()
	if a == b || !s.has(a) || !s.has(b) {
		return a, b, false
	}
	c := s.shown
	return a, b, c == nil || c.A != a || c.B != b || c.Of != s.of
}

// pair gives the branches that are compared: the one that was chosen with the one
// under the cursor, or, when it is under the cursor itself, with the one that is
// seen.
func (s *Screen) pair() (a, b string) {
	if s.cursor == s.base {
		return s.base, s.of.Branch
	}
	return s.base, s.cursor
}

// Show takes a comparison.
func (s *Screen) Show(c *Comparison) {
	s.shown = c
	s.meanings = meaningsOf(c)
	s.curves.forget()
	s.low = s.low && s.list().Len() > 0
}

// comparison gives what is shown of the pair; nil when there is nothing yet.
func (s *Screen) comparison() *Comparison {
	if a, b := s.pair(); s.shown == nil || a == b || s.shown.A != a || s.shown.B != b {
		return nil
	}
	return s.shown
}

// list gives the differences that are shown; nil when there are none.
func (s *Screen) list() *differences.List {
	if c := s.comparison(); c != nil {
		return c.Differs
	}
	return nil
}

func (s *Screen) has(name string) bool {
	return slices.ContainsFunc(s.all, func(b Branch) bool { return b.Name == name })
}

// index gives the place of the cursor, 0 when it is on nothing.
func (s *Screen) index() int {
	return max(0, slices.IndexFunc(s.all, func(b Branch) bool { return b.Name == s.cursor }))
}

// step moves the cursor over so many branches, to the ends at most.
func (s *Screen) step(by int) {
	if len(s.all) > 0 {
		s.cursor = s.all[max(0, min(s.index()+by, len(s.all)-1))].Name
	}
}

// Forget lets the comparison that is shown be worked out again, as after a change
// of what both are made of.
func (s *Screen) Forget() { s.shown = nil }
