package store

import (
	"slices"

	"ebb/plan"
)

// History gives the newest changes of an athlete on a branch, and of what
// belongs to no branch, newest first; all of them when most is 0. Before the
// branch was made they are those of the branch it was taken from.
func (d *Desk) History(athlete plan.ID, branch string, most int) ([]Head, error) {
	return d.HistoryBefore(athlete, branch, 0, most)
}

// HistoryBefore is History from the newest change before a number on, to read
// it page by page; 0 is all of them.
func (d *Desk) HistoryBefore(athlete plan.ID, branch string, before uint64, most int) (heads []Head, err error) {
	if err := d.may(See, Thing{Kind: Journal, Athlete: athlete}); err != nil {
		return nil, err
	}
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: branch}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		on, err := t.branchNamed(athlete, branch)
		if err != nil {
			return err
		}
		tell, err := t.teller(athlete, on, d.sees(athlete))
		if err != nil {
			return err
		}
		heads = nil
		return t.back(key{journalBucket, athlete[:]}, func(k key, sealed []byte) (bool, error) {
			var h Head
			if err := open(k, sealed, &h); err != nil {
				return true, err
			}
			if tell.has(h) && (before == 0 || h.Seq < before) {
				heads = append(heads, tell.as(h))
			}
			return most > 0 && len(heads) == most, nil
		})
	})
	return slices.Clip(heads), err
}

// teller says which changes someone on a branch is told of, and how.
type teller struct {
	lines []lineage // of the branch: itself, what it was taken from, and so on
	muted bool      // what is planned is held back in part: words would give it away
	plain bool      // branches are not spoken of, nor is the library
}

// lineage is a branch, up to the entry at which another was taken from it.
type lineage struct {
	key, name string
	upto      uint64 // 0: without end
}

func (t tx) teller(athlete plan.ID, on branchHead, sees sees) (teller, error) {
	tell := teller{plain: !sees.ahead}
	released, err := t.released(athlete)
	tell.muted = !sees.ahead && released != AllDays
	for upto := uint64(0); err == nil; {
		tell.lines = append(tell.lines, lineage{on.Key, on.Name, upto})
		if on.Key == Main || on.From == "" {
			break
		}
		upto = on.Since
		next := branchHead{Key: Main, Name: Main}
		if on.From != Main {
			next = branchHead{Key: on.From, Name: on.From, From: Main, Since: upto}
			_, err = t.get(branchKey(athlete, on.From), &next)
		}
		on = next
	}
	return tell, err
}

func (tell teller) line(h Head) (lineage, bool) {
	for _, l := range tell.lines {
		if h.Branch == l.key && (l.upto == 0 || h.Seq <= l.upto) {
			return l, true
		}
	}
	return lineage{}, false
}

// has reports whether h is among them.
func (tell teller) has(h Head) bool {
	if h.Branch == "" {
		return !(tell.plain && h.Library)
	}
	_, on := tell.line(h)
	return on && !(tell.plain && h.About != "")
}

// as gives h with its branch as it is called now.
func (tell teller) as(h Head) Head {
	if l, on := tell.line(h); on {
		h.Branch = l.name
	}
	if tell.muted && h.Branch != "" {
		h.Words = "change the plan"
	}
	return h
}

// newestTold gives the newest entry that someone on a branch sees.
func (t tx) newestTold(athlete plan.ID, on branchHead, sees sees) (Head, error) {
	if on.Key != Main {
		if _, err := t.get(branchKey(athlete, on.Key), &on); err != nil {
			return Head{}, err
		}
	}
	tell, err := t.teller(athlete, on, sees)
	if err != nil {
		return Head{}, err
	}
	h, err := newest(t, athlete, tell.has)
	return tell.as(h), err
}
