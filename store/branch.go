package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// Branch is a plan beside another: "if the knee holds". It begins as the plan
// that it was taken from and goes its own way; what is done to either does not
// touch the other.
type Branch struct {
	Name    string
	From    string    // the branch it was taken from, as it is called now; "" when that is gone
	Since   uint64    // the journal entry that made it; 0 for main
	At      time.Time // of that
	Person  string    // of that
	Differs int       // values (season, week, event) that are not as main has them
	Head    Head      // the newest entry on it; Seq is 0 when there is none
}

// NoBranch says that an athlete has no branch of a name.
type NoBranch struct {
	Name string
	Some []string // the names there are
}

func (n *NoBranch) Error() string {
	return fmt.Sprintf("there is no branch “%s”: there is %s", n.Name, strings.Join(n.Some, ", "))
}

// branchHead is what is kept of a branch beside the values that differ. Its key
// stays when the branch gets another name, so that keys and journal name it for
// ever. Main has one only to hold its released day.
type branchHead struct {
	Key      string        `json:"key"`
	Name     string        `json:"name"`
	From     string        `json:"from,omitempty"` // key of the branch that it was taken from
	Since    uint64        `json:"since,omitempty"`
	At       time.Time     `json:"at,omitzero"`
	Person   string        `json:"person,omitempty"`
	Released *calendar.Day `json:"released,omitempty"` // of main: the last day that the athlete sees
}

// branchHeads gives the branches that an athlete has beside main, by key.
func (t tx) branchHeads(athlete plan.ID) (heads []branchHead, err error) {
	err = t.each(key{branchBucket, athlete[:]}, nil, func(k key, sealed []byte) error {
		if !isBranchKey(k.name) || string(k.name[idLength:]) == Main {
			return nil
		}
		var h branchHead
		err := open(k, sealed, &h)
		heads = append(heads, h)
		return err
	})
	return heads, err
}

// otherBranches gives the keys of the branches beside main.
func (t tx) otherBranches(athlete plan.ID) (keys []string, err error) {
	err = t.each(key{branchBucket, athlete[:]}, nil, func(k key, _ []byte) error {
		if name := string(k.name[idLength:]); isBranchKey(k.name) && name != Main {
			keys = append(keys, name)
		}
		return nil
	})
	return keys, err
}

// branchNamed gives the head of the branch of a name. The error is *NoBranch
// when there is none.
func (t tx) branchNamed(athlete plan.ID, name string) (branchHead, error) {
	if name == Main {
		return branchHead{Key: Main, Name: Main}, nil
	}
	heads, err := t.branchHeads(athlete)
	if err != nil {
		return branchHead{}, err
	}
	none := &NoBranch{Name: name, Some: []string{Main}}
	for _, h := range heads {
		if h.Name == name {
			return h, nil
		}
		none.Some = append(none.Some, h.Name)
	}
	slices.Sort(none.Some[1:])
	return branchHead{}, none
}

// branchName gives what the branch of a key is called now; "" when it is gone.
func (t tx) branchName(athlete plan.ID, branch string) (string, error) {
	if branch == Main {
		return Main, nil
	}
	var h branchHead
	_, err := t.get(branchKey(athlete, branch), &h)
	return h.Name, err
}

// Branches lists the branches of an athlete that the person sees: main, then
// the others by name.
func (d *Desk) Branches(athlete plan.ID) (all []Branch, err error) {
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: Main}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		if t.sealed(athleteKey(athlete)) == nil {
			return &NoAthlete{Name: "^" + athlete.String()}
		}
		heads, err := t.branchHeads(athlete)
		if err != nil {
			return err
		}
		sorting.By(heads, func(a, b branchHead) int { return strings.Compare(a.Name, b.Name) })
		all = nil
		for _, h := range append([]branchHead{{Key: Main, Name: Main}}, heads...) {
			if !Can(d.who, See, Thing{Kind: Plans, Athlete: athlete, Branch: h.Name}) {
				continue
			}
			b, err := d.about(t, athlete, h)
			if err != nil {
				return err
			}
			all = append(all, b)
		}
		return nil
	})
	return all, err
}

func (d *Desk) about(t tx, athlete plan.ID, h branchHead) (b Branch, err error) {
	b = Branch{Name: h.Name, Since: h.Since, At: h.At, Person: h.Person}
	if h.From != "" {
		if b.From, err = t.branchName(athlete, h.From); err != nil {
			return b, err
		}
	}
	if h.Key != Main {
		held, err := t.held(athlete, h.Key)
		if err != nil {
			return b, err
		}
		b.Differs = len(held)
	}
	sees := d.sees(athlete)
	if !sees.journal {
		return b, nil
	}
	tell, err := t.teller(athlete, h, sees)
	if err != nil {
		return b, err
	}
	head, err := newest(t, athlete, func(head Head) bool { return head.Branch == h.Key && tell.has(head) })
	b.Head = tell.as(head)
	return b, err
}

// CurrentBranch gives the branch of an athlete that the person chose last; main
// when that is gone, or none was chosen.
func (d *Desk) CurrentBranch(athlete plan.ID) (name string, err error) {
	name = Main
	err = d.view(func(t tx) error {
		var chosen string
		if found, err := t.get(choiceKey(athlete, d.who.Person), &chosen); err != nil || !found {
			return err
		}
		is, err := t.branchName(athlete, chosen)
		if is != "" && Can(d.who, See, Thing{Kind: Plans, Athlete: athlete, Branch: is}) {
			name = is
		}
		return err
	})
	return name, err
}

// SetCurrentBranch keeps which branch of an athlete the person works on. It is
// no change of the plan: the journal does not have it.
func (d *Desk) SetCurrentBranch(athlete plan.ID, name string) error {
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: name}); err != nil {
		return err
	}
	if err := d.may(Change, Thing{Kind: Choice, Athlete: athlete}); err != nil {
		return err
	}
	return d.update(func(t tx) error {
		h, err := t.branchNamed(athlete, name)
		if err != nil {
			return err
		}
		k := choiceKey(athlete, d.who.Person)
		if h.Key == Main {
			return t.drop(k)
		}
		return t.put(k, h.Key)
	})
}

func (h branchHead) text() (json.RawMessage, error) { return json.Marshal(h) }

var branchLetters = pattern(`^[a-z][a-z0-9-]*$`)

func checkBranch(branch string) error {
	if len(branch) > longestBranch || !branchLetters().MatchString(branch) {
		return fmt.Errorf("“%s” is no name for a branch: use up to %d of a-z, 0-9 and -, a letter first", branch, longestBranch)
	}
	return nil
}

// checkBranchKey is checkBranch for what keys and journal name a branch by.
func checkBranchKey(branch string) error {
	if len(branch) > 2*longestBranch || !branchLetters().MatchString(branch) {
		return fmt.Errorf("“%s” names no branch", branch)
	}
	return nil
}
