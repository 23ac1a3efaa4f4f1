// Package history is what was changed, when, by whom and in what words, newest
// first, and the plan as it was after the change under the cursor: how it
// differs from now, and its block then and now. Entries and past plans are
// handed to it as they are read, a page at a time; it says which it wants next.
// It imports plan, the editor, whose cursor says which block is looked at, and
// the drawing parts of tui.
package history

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"

	"ebb/plan/calendar"
	"ebb/tui/editor"
	"ebb/tui/frame/chart"
	"ebb/tui/screen"
)

// Entry is one change.
type Entry struct {
	Seq    uint64
	At     time.Time // in the athlete's zone
	Person string
	Via    string
	Words  string
	Branch string // "" for what belongs to no branch

	when  string // At as it is written
	lower string // what it is found by
}

// PageRows is how many entries are read at once.
const PageRows = 120

// Screen is the state of the history. Its cursor is an entry, which it keeps
// when others come.
type Screen struct {
	*editor.Editor

	of      screen.Version // that was read
	all     []Entry        // that were read, newest first
	list    []int          // of all, those that are shown
	whole   bool           // there are no older ones
	failed  string         // why nothing can be read
	at, top int            // of list
	page    int            // rows on screen, as last drawn
	low     bool           // the differences have the keys
	hits    screen.Hits

	then  *Then
	block block // of then, at the day that is looked at
	wave  chart.Wave

	field *textinput.Model // what is typed; nil: nothing
	asks  question         // that it answers
	words string           // that entries are found by; "" for all
	was   string           // the words before those that are typed
	until calendar.Day     // entries are wanted back to this day; 0: no day
}

// New gives a history without entries. The cursor of the editor says which block
// is looked at.
func New(e *editor.Editor) *Screen { return &Screen{Editor: e} }

// Wants says which entries are to be read next: those before a number, 0 for the
// newest; ok is false when there are enough.
func (s *Screen) Wants(now screen.Version) (before uint64, ok bool) {
	switch {
	case s.of != now:
		return 0, true
	case s.whole || s.failed != "" || len(s.all) == 0:
		return 0, false
	case s.until != 0 || s.at+2*max(s.page, 1) >= len(s.list):
		return s.all[len(s.all)-1].Seq, true
	default:
		return 0, false
	}
}

// Page is entries that were read as they were wanted.
type Page struct {
	Of      screen.Version
	Before  uint64 // 0: the newest
	Entries []Entry
	Whole   bool // there are none before them
}

// Take takes entries that were read.
func (s *Screen) Take(p Page, today calendar.Day) {
	for i := range p.Entries {
		p.Entries[i].prepare(today)
	}
	here := s.seq()
	same := s.of.Athlete == p.Of.Athlete && s.of.Branch == p.Of.Branch
	switch {
	case p.Before != 0 && s.of != p.Of: // of what was there before a change
		return
	case p.Before != 0:
		s.all, s.whole = append(s.all, p.Entries...), p.Whole
	case same && s.joins(p.Entries):
		s.join(p)
	default:
		s.all, s.whole = p.Entries, p.Whole
	}
	if !same {
		here, s.then = 0, nil
	}
	s.of, s.failed = p.Of, ""
	s.find(here)
	s.reach()
}

// joins reports whether newly read entries reach those that are there.
func (s *Screen) joins(entries []Entry) bool {
	return len(entries) > 0 && len(s.all) > 0 && entries[len(entries)-1].Seq <= s.all[0].Seq
}

// join puts the newest entries before those that they reach.
func (s *Screen) join(p Page) {
	last := p.Entries[len(p.Entries)-1].Seq
	older := slices.IndexFunc(s.all, func(e Entry) bool { return e.Seq < last })
	if older < 0 {
		s.all, s.whole = p.Entries, p.Whole
		return
	}
	s.all = append(p.Entries, s.all[older:]...)
}

// Fail says why entries can't be read.
func (s *Screen) Fail(now screen.Version, why string) {
	s.of, s.failed, s.until = now, why, 0
	s.all, s.list, s.then = nil, nil, nil
}

func (e *Entry) prepare(today calendar.Day) {
	e.when = When(e.At, today)
	e.lower = strings.ToLower(e.Person + "\n" + e.Words + "\n" + e.Branch)
}

// When writes a moment as the history has it: with the year where it is not that
// of today.
func When(at time.Time, today calendar.Day) string {
	if year, _, _ := today.Date(); year != at.Year() {
		return at.Format("2 Jan 2006 15:04")
	}
	return at.Format("Mon 2 Jan 15:04")
}

// seq gives the entry under the cursor, 0 when there is none.
func (s *Screen) seq() uint64 {
	if e := s.entry(); e != nil {
		return e.Seq
	}
	return 0
}

// entry gives the entry under the cursor; nil when there is none.
func (s *Screen) entry() *Entry {
	if s.at >= len(s.list) {
		return nil
	}
	return &s.all[s.list[s.at]]
}

// find lists the entries that have the words, with the cursor on the one it was
// on, or on the one that follows where that is not among them.
func (s *Screen) find(here uint64) {
	words := strings.Fields(strings.ToLower(s.words))
	s.list, s.at = s.list[:0], 0
	for i := range s.all {
		has := func(word string) bool { return strings.Contains(s.all[i].lower, word) }
		if !slices.ContainsFunc(words, func(word string) bool { return !has(word) }) {
			if s.all[i].Seq > here && here != 0 {
				s.at = len(s.list) + 1
			}
			s.list = append(s.list, i)
		}
	}
	s.at = max(0, min(s.at, len(s.list)-1))
}

// step moves the cursor over so many entries, to the ends of what was read at
// most.
func (s *Screen) step(by int) { s.at = max(0, min(s.at+by, len(s.list)-1)) }

// reach goes on towards the day that was asked for, now that more was read.
func (s *Screen) reach() {
	if s.until == 0 {
		return
	}
	for s.at < len(s.list) && calendar.On(s.entry().At) > s.until {
		s.at++
	}
	if s.at < len(s.list) || s.whole {
		s.until = 0
	}
	s.at = max(0, min(s.at, len(s.list)-1))
}
