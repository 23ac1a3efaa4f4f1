package store

import (
	"bytes"

	"ebb/plan"
	"ebb/plan/edit"
)

// ofBranch reports whether t is a value of a plan on a branch beside main.
func (t touch) ofBranch() bool {
	_, ofPlan := planWords[t.bucket]
	return ofPlan && branchOf(t.name) != Main
}

// leaveOff takes weeks off a branch that it has from main and that none of its
// seasons names, and gives the others.
func (g *salvager) leaveOff(athlete plan.ID, branch string, order []plan.ID) (own []plan.ID, err error) {
	for _, id := range order {
		k := planKey(athlete, branch, edit.Ref{What: edit.WeekValue, ID: id})
		if branch == Main || g.has(k) != nil {
			own = append(own, id)
			continue
		}
		if err := g.put(k, sealText(k, noValue)); err != nil {
			return nil, err
		}
	}
	return own, nil
}

// rebuildBranches makes branches hold what differs from main and nothing else,
// and gives those whose name is lost one.
func (g *salvager) rebuildBranches(athlete plan.ID, branches []string) error {
	for _, branch := range branches {
		if branch == Main {
			continue
		}
		if err := g.keepDiffering(athlete, branch); err != nil {
			return err
		}
		k := branchKey(athlete, branch)
		if g.has(k) != nil {
			continue
		}
		g.make(g.who(athlete), "branch \"%s\": what it was called is lost", branch)
		if err := g.seal(k, branchHead{Key: branch, Name: branch, At: g.now.UTC()}); err != nil {
			return err
		}
	}
	return nil
}

func (g *salvager) keepDiffering(athlete plan.ID, branch string) error {
	for _, what := range planKinds {
		var same [][]byte
		err := (tx{g.tx}).each(planKeys(planBuckets[what], athlete, branch), nil, func(k key, sealed []byte) error {
			main := g.has(planKey(athlete, Main, edit.Ref{What: what, ID: tailOf(k.name)}))
			if main == nil && isGone(sealed) || main != nil && bytes.Equal(main[envelopeLength:], sealed[envelopeLength:]) {
				same = append(same, bytes.Clone(k.name))
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, name := range same {
			if err := g.tx.Bucket([]byte(planBuckets[what])).Delete(name); err != nil {
				return err
			}
		}
	}
	return nil
}
