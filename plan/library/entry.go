package library

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"ebb/plan"
	"ebb/plan/sorting"
)

// What is the sort of thing that an entry is.
type What uint8

// What there is in a library.
const (
	NoWhat What = iota
	Sessions
	Weeks
	Blocks
	Patterns
	Progressions
	Seasons
)

var whatWords = []string{"", "session", "week", "block", "pattern", "progression", "season"}

// String gives the word for w.
func (w What) String() string { return whatWords[w] }

// WhatOf gives what a word names, in the singular or plural; NoWhat for another.
func WhatOf(word string) What {
	return What(max(0, slices.Index(whatWords, strings.TrimSuffix(word, "s"))))
}

// Whats lists what there is in a library.
func Whats() []What { return []What{Sessions, Weeks, Blocks, Patterns, Progressions, Seasons} }

// Entry is one thing of a library. Besides its head it holds what What says.
type Entry struct {
	What    What
	Name    string
	Purpose string // what it is for, in words
	Whose   Whose

	Role        Role         // of a session
	Phases      []plan.Phase // it belongs in; none: any
	Disciplines []Discipline // the same
	Least, Most int          // seconds: how long a session may be; 0: no bound

	Session     plan.Session
	Week        plan.Microcycle
	Block       plan.Mesocycle
	Parameters  Parameters // of a block that is made, not copied: its Weeks are above 0
	Patterns    []Pattern
	Progression Progression
	Season      Season
}

// Whose says who put an entry into a library. The zero Whose is the program.
type Whose uint8

// What a coach keeps is for all athletes or for one alone.
const (
	Ebbs Whose = iota
	ForAll
	ForOne
)

//go:embed foot.ebb
var footText string

//go:embed multi.ebb
var multiText string

//go:embed strength.ebb
var strengthText string

//go:embed patterns.ebb
var patternText string

//go:embed weeks.ebb
var weekText string

//go:embed seasons.ebb
var seasonText string

// shelf is one embedded text, read when it is first asked for.
type shelf struct {
	text    *string
	once    sync.Once
	entries []Entry
}

// shelves stand in the order in which entries are listed.
var shelves = [...]*shelf{{text: &footText}, {text: &multiText}, {text: &strengthText}, {text: &weekText}, {text: &seasonText}, {text: &patternText}}

// read gives the entries of a shelf; they must not be changed.
func (s *shelf) read() []Entry {
	s.once.Do(func() { s.entries, _ = Parse("", *s.text) }) // a test reads them all: no error is left
	return s.entries
}

// Library is what there is to choose from for an athlete: the program's own
// entries and those of the coach, of which one stands in the place of the
// program's of its sort and name. The zero Library holds the program's alone.
type Library struct {
	Own []Entry // the coach's: those for this athlete alone, then those for all
}

// each gives the entries of a sort one after the other, the nearest to the athlete
// first, until yield has enough; NoWhat gives all. Of one sort and name the
// nearest alone is given. They must not be changed.
func (l Library) each(what What, yield func(*Entry) bool) {
	for i := range l.Own {
		e := &l.Own[i]
		if (what == NoWhat || e.What == what) && !slices.ContainsFunc(l.Own[:i], e.Same) && !yield(e) {
			return
		}
	}
	for _, s := range &shelves {
		entries := s.read()
		for i := range entries {
			if e := &entries[i]; (what == NoWhat || e.What == what) && !slices.ContainsFunc(l.Own, e.Same) && !yield(e) {
				return
			}
		}
	}
}

// All gives the entries of a sort in the order they are listed, the
// nearest to the athlete first; NoWhat gives all, sort by sort.
func (l Library) All(what What) []Entry {
	var all []Entry
	l.each(what, func(e *Entry) bool {
		all = append(all, *e)
		return true
	})
	sorting.By(all, func(a, b Entry) int { return int(a.What) - int(b.What) })
	return all
}

// Same reports whether two entries are of one sort and name, whatever the case
// of its letters.
func (e Entry) Same(f Entry) bool { return e.What == f.What && strings.EqualFold(e.Name, f.Name) }

// Find gives the entry of a name, or of the only one that begins so or has it in
// its name; among several of one name a sort decides. Near are the names that
// come near when none fits or several do.
func (l Library) Find(what What, name string) (e Entry, near []string, ok bool) {
	for _, fits := range []func(string, string) bool{strings.EqualFold, foldPrefix, foldContains} {
		near = nil
		l.each(what, func(one *Entry) bool {
			if fits(one.Name, name) {
				e, near = *one, append(near, one.Name)
			}
			return true
		})
		if len(near) == 1 {
			return e, nil, true
		}
		if len(near) > 0 {
			return Entry{}, near, false
		}
	}
	return Entry{}, nil, false
}

func foldPrefix(name, typed string) bool {
	return strings.HasPrefix(strings.ToLower(name), strings.ToLower(typed))
}

func foldContains(name, typed string) bool {
	return strings.Contains(strings.ToLower(name), strings.ToLower(typed))
}

// Wanted says which sessions are asked for; its zero fields ask for nothing.
type Wanted struct {
	Role       Role
	Sport      plan.Sport
	Phase      plan.Phase
	Discipline Discipline
	Tag        string // that rehearses a demand
}

// Sessions gives the sessions that fit, in the order they are listed, the nearest
// to the athlete first.
func (l Library) Sessions(w Wanted) []Entry {
	var fit []Entry
	l.each(Sessions, func(e *Entry) bool {
		if w.Fits(e) {
			fit = append(fit, *e)
		}
		return true
	})
	return fit
}

// Fits reports whether an entry is asked for. One that is no session has no role,
// sport or tag.
func (w Wanted) Fits(e *Entry) bool {
	return (w.Role == NoRole || w.Role == e.Role) &&
		(w.Sport == plan.NoSport || w.Sport == e.Session.Sport) &&
		(w.Phase == "" || len(e.Phases) == 0 || slices.Contains(e.Phases, known(w.Phase))) &&
		(w.Discipline == "" || len(e.Disciplines) == 0 || slices.Contains(e.Disciplines, w.Discipline)) &&
		(w.Tag == "" || e.Session.HasTag(w.Tag))
}

// Tags lists the tags of sessions, each once.
func (l Library) Tags() (tags []string) {
	l.each(Sessions, func(e *Entry) bool {
		for _, tag := range e.Session.Tags {
			if !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
		return true
	})
	return tags
}

// known gives the phase that stands for one of the coach's own word: build.
func known(p plan.Phase) plan.Phase {
	if slices.Contains(plan.Phases(), p) {
		return p
	}
	return plan.Build
}
