package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ebb/plan"
	"ebb/store"
)

// item is one thing that a hand did, as it told it.
type item struct {
	token, deed string
	athlete     plan.ID
	seq         uint64 // unknown, when it was not told
}

// ledger is what the store must hold: what each person's hand was told to be
// saved, in order.
type ledger struct {
	saved  map[string][]item          // by person
	tried  map[string]*item           // by person: what was begun and not answered
	faults map[string]string          // by person: what the store could not do
	took   map[string][]time.Duration // by deed: until it was acknowledged
	told   int                        // saved
	found  int                        // committed, though the hand was killed before it was told
	begun  int                        // killed while something was under way
	origin map[plan.ID]uint64
	points map[string]int // the named steps that were reached, and how often

	kept    map[string]string // by what keeps it: the file beside the store that was kept last
	loaded  int               // times that newcomers came
	loading bool              // when it was killed
}

func newLedger() *ledger {
	return &ledger{
		saved: map[string][]item{}, tried: map[string]*item{}, faults: map[string]string{}, origin: map[plan.ID]uint64{}, points: map[string]int{}, took: map[string][]time.Duration{},
		kept: map[string]string{},
	}
}

// clone gives a ledger to try what may be found on.
func (l *ledger) clone() *ledger {
	c := *l
	c.saved, c.tried, c.faults, c.origin = maps.Clone(l.saved), maps.Clone(l.tried), maps.Clone(l.faults), maps.Clone(l.origin)
	c.kept = maps.Clone(l.kept)
	for person, items := range c.saved {
		c.saved[person] = slices.Clone(items)
	}
	return &c
}

// hear takes up a line of a hand.
func (l *ledger) hear(person, line string) error {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "try":
		var it item
		var id string
		if _, err := fmt.Sscan(rest, &it.token, &id, &it.deed); err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
		if err := it.athlete.UnmarshalText([]byte(id)); err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
		l.tried[person] = &it
	case "no":
		l.tried[person] = nil
	case "did":
		var token string
		var seq uint64
		var micros int64
		if _, err := fmt.Sscan(rest, &token, &seq, &micros); err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
		it := l.tried[person]
		if it == nil || it.token != token {
			return fmt.Errorf("%s was told of %s, which it did not begin", person, token)
		}
		it.seq = seq
		l.saved[person] = append(l.saved[person], *it)
		l.tried[person] = nil
		l.told++
		l.took[it.deed] = append(l.took[it.deed], time.Duration(micros)*time.Microsecond)
	case "point":
		l.points[rest]++
	case "kept":
		what, file, _ := strings.Cut(rest, " ")
		l.kept[what] = file
	case "loading":
		l.loading = true
	case "loaded":
		l.loading = false
		l.loaded++
	case "fault":
		l.faults[person] = rest
	}
	return nil
}

// counts gives how much each person was told, before a reading of the store
// while they go on.
func (l *ledger) counts() map[string]int {
	n := map[string]int{}
	for person, items := range l.saved {
		n[person] = len(items)
	}
	return n
}

// check holds the store against the ledger. Of a person who may still be at
// work only the first so many, told before the store was read, must be there;
// of one who was killed everything, and one thing more at most: the one begun.
// That one counts as saved from then on.
func (l *ledger) check(trails []store.Trail, living map[string]bool, told map[string]int) error {
	if len(trails) == 0 && l.told > 0 {
		return fmt.Errorf("nothing is there, though %d changes were acknowledged", l.told)
	}
	trails, err := l.checkNewcomers(trails)
	if err != nil {
		return err
	}
	if n := len(trails); n != 0 && n != squadSize {
		return fmt.Errorf("%d athletes where %d were added at once", n, squadSize)
	}
	theirs := map[string]map[plan.ID][]store.Step{}
	for _, trail := range trails {
		id := trail.Athlete.ID
		if was, known := l.origin[id]; known && was != trail.Origin {
			return fmt.Errorf("%s: what was there first is not what was there first before", trail.Athlete.Name)
		}
		l.origin[id] = trail.Origin
		for _, step := range trail.Steps[1:] { // the first is from when the squad was made
			if theirs[step.Person] == nil {
				theirs[step.Person] = map[plan.ID][]store.Step{}
			}
			theirs[step.Person][id] = append(theirs[step.Person][id], step)
		}
	}
	for person := range theirs {
		if _, known := l.tried[person]; !known && len(l.saved[person]) == 0 {
			return fmt.Errorf("%q changed something and told nobody", person)
		}
	}
	for person := range l.tried {
		if err := l.checkOne(person, theirs[person], living[person], told[person]); err != nil {
			return fmt.Errorf("%s: %w", person, err)
		}
	}
	return nil
}

// checkNewcomers looks for those who were loaded, all who came at once or none,
// and gives the trails of the others.
func (l *ledger) checkNewcomers(trails []store.Trail) ([]store.Trail, error) {
	var others []store.Trail
	came := 0
	for _, trail := range trails {
		if isNewcomer(trail.Athlete) {
			came++
		} else {
			others = append(others, trail)
		}
	}
	if came == newcomers*(l.loaded+1) && l.loading {
		l.loaded++
	}
	l.loading = false
	if came != newcomers*l.loaded {
		return nil, fmt.Errorf("%d newcomers are there, and %d loads of %d were acknowledged", came, l.loaded, newcomers)
	}
	return others, nil
}

// checkKept restores each file that was said to be kept in a folder, elsewhere:
// what is kept must be whole.
func (l *ledger) checkKept(dir string) error {
	if len(l.kept) == 0 {
		return nil
	}
	aside, err := os.MkdirTemp(dir, "kept-")
	if err != nil {
		return fmt.Errorf("%d files were kept: %w", len(l.kept), err)
	}
	for what, file := range l.kept {
		desk := store.Open(filepath.Join(aside, what+".db"), store.Options{}).As(store.Principal{Person: "auditor", Role: store.Coach})
		if _, err := desk.Restore(filepath.Join(dir, file), func(store.Replacement) error { return nil }); err != nil {
			return fmt.Errorf("what a %s kept: %w", what, err)
		}
	}
	return os.RemoveAll(aside)
}

func (l *ledger) checkOne(person string, there map[plan.ID][]store.Step, lives bool, told int) error {
	next := map[plan.ID]int{}
	items := l.saved[person]
	if lives {
		items = items[:told]
	}
	for _, it := range items {
		n := next[it.athlete]
		if n >= len(there[it.athlete]) {
			return fmt.Errorf("%s %s was acknowledged and is lost", it.deed, it.token)
		}
		if err := it.is(there[it.athlete][n]); err != nil {
			return err
		}
		next[it.athlete]++
	}
	if lives {
		return nil
	}
	begun := l.tried[person]
	l.tried[person] = nil
	if begun != nil {
		l.begun++
	}
	for athlete, steps := range there {
		for _, step := range steps[next[athlete]:] {
			if begun == nil || begun.athlete != athlete {
				return fmt.Errorf("%q is there, and was not begun", step.Words)
			}
			begun.seq = step.Seq
			if err := begun.is(step); err != nil {
				return err
			}
			l.saved[person] = append(l.saved[person], *begun)
			l.found++
			begun = nil
		}
	}
	return nil
}

// is holds one entry of the journal against what was told of it.
func (it item) is(step store.Step) error {
	if it.seq != unknown && it.seq != step.Seq {
		return fmt.Errorf("%s %s was entry %d when it was acknowledged; now %d (%s) is in its place", it.deed, it.token, it.seq, step.Seq, step.Words)
	}
	if tells(it.deed) && !strings.Contains(step.Changed+step.Words, it.token) {
		return fmt.Errorf("entry %d (%s) is not the %s %s that was acknowledged", step.Seq, step.Words, it.deed, it.token)
	}
	return nil
}
