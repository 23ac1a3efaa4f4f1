// Package roster is the squad as its coach sees it: a row an athlete, who needs
// attention first, why in words, and the waves of four weeks under one another
// on one scale. It imports plan/squad and the drawing parts of tui; names and
// rows are handed to it as they are read.
package roster

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"

	"ebb/plan"
	"ebb/plan/sorting"
	"ebb/plan/squad"
	"ebb/tui/screen"
)

// Screen is the state of the roster. Its cursor is an athlete, whom it keeps
// when rows come and go.
type Screen struct {
	list   []entry // as shown
	order  squad.Order
	cursor plan.ID
	moved  bool // the person chose the cursor
	top    int  // index of the first entry on screen
	page   int  // entries on screen, as last drawn
	hits   screen.Hits

	find   *textinput.Model // a name that is typed; nil: none
	from   plan.ID          // where the cursor was when it was opened
	sought string           // the name last searched for

	seeking bool // nothing was done since then but to go on with it
}

// entry is an athlete of the list.
type entry struct {
	squad.Row
	read bool // the row is there, not the name alone
	news bool // it was changed by someone else a moment ago
}

// Name is an athlete's name, which is there before the row is.
type Name struct {
	Athlete plan.ID
	Name    string
}

// New gives a roster without anyone.
func New() *Screen { return &Screen{} }

// Names says who is in the squad. Rows that are there already stay; those who
// are gone go.
func (s *Screen) Names(names []Name) {
	was := make(map[plan.ID]entry, len(s.list))
	place := make(map[plan.ID]int, len(s.list))
	for i, e := range s.list {
		was[e.Athlete], place[e.Athlete] = e, i
	}
	at := s.index()
	s.list = make([]entry, len(names))
	for i, n := range names {
		e := was[n.Athlete]
		e.Athlete, e.Name = n.Athlete, n.Name
		s.list[i] = e
	}
	placeOf := func(e entry) int {
		if i, ok := place[e.Athlete]; ok {
			return i
		}
		return len(place)
	}
	sorting.By(s.list, func(a, b entry) int { return cmp.Compare(placeOf(a), placeOf(b)) })
	s.keepCursor(at)
}

// Take puts in rows that were read, all in one go. Once all of them are there
// the list is sorted; afterwards, while the roster is on screen, nothing moves
// in it until the person sorts or leaves: rows that changed are marked instead.
func (s *Screen) Take(rows []squad.Row, onScreen bool) {
	whole := s.isWhole()
	byID := make(map[plan.ID]int, len(rows))
	for i := range rows {
		byID[rows[i].Athlete] = i
	}
	for i := range s.list {
		if r, ok := byID[s.list[i].Athlete]; ok {
			s.list[i] = entry{Row: rows[r], read: true, news: whole && onScreen}
		}
	}
	if s.isWhole() && !(whole && onScreen) {
		s.sort()
	}
}

// isWhole reports whether every row is there.
func (s *Screen) isWhole() bool {
	return !slices.ContainsFunc(s.list, func(e entry) bool { return !e.read })
}

// Cursor gives the athlete under the cursor; zero when there is nobody.
func (s *Screen) Cursor() plan.ID { return s.cursor }

// MoveTo puts the cursor on an athlete, as when one comes back from their season.
func (s *Screen) MoveTo(athlete plan.ID) {
	if slices.ContainsFunc(s.list, func(e entry) bool { return e.Athlete == athlete }) {
		s.cursor, s.moved = athlete, true
	}
}

// sort puts the list in order. The cursor stays on its athlete; one that was
// never moved is on the first.
func (s *Screen) sort() {
	rows := make([]squad.Row, len(s.list))
	byID := make(map[plan.ID]entry, len(s.list))
	for i, e := range s.list {
		rows[i], byID[e.Athlete] = e.Row, e
	}
	squad.Sort(rows, s.order)
	for i := range rows {
		s.list[i] = byID[rows[i].Athlete]
	}
	if !s.moved {
		s.top = 0
		s.keepCursor(0)
		if len(s.list) > 0 {
			s.cursor = s.list[0].Athlete
		}
	}
}

// index gives the place of the cursor in the list, 0 when it is on nobody.
func (s *Screen) index() int {
	return max(0, slices.IndexFunc(s.list, func(e entry) bool { return e.Athlete == s.cursor }))
}

// keepCursor puts a cursor whose athlete is gone on the one who took the place.
func (s *Screen) keepCursor(at int) {
	switch {
	case len(s.list) == 0:
		s.cursor = plan.ID{}
	case !slices.ContainsFunc(s.list, func(e entry) bool { return e.Athlete == s.cursor }):
		s.cursor = s.list[min(at, len(s.list)-1)].Athlete
	}
}

// step moves the cursor over so many athletes, to the ends of the list at most.
func (s *Screen) step(by int) {
	if len(s.list) == 0 {
		return
	}
	s.cursor = s.list[min(max(s.index()+by, 0), len(s.list)-1)].Athlete
	s.moved = true
}

// seek moves the cursor to the next athlete whose name holds the words that
// were searched, from so many places on and around the end.
func (s *Screen) seek(words string, on int) bool {
	words = strings.ToLower(words)
	n, at, step := len(s.list), s.index(), 1
	if on < 0 {
		step = -1
	}
	for i := on; i != on+step*n; i += step {
		e := s.list[((at+i)%n+n)%n]
		if strings.Contains(strings.ToLower(e.Name), words) {
			s.cursor, s.moved = e.Athlete, true
			return true
		}
	}
	return false
}

// count counts the athletes who ask for so much attention.
func (s *Screen) count(a squad.Attention) (n int) {
	for i := range s.list {
		if s.list[i].read && s.list[i].Attention == a {
			n++
		}
	}
	return n
}
