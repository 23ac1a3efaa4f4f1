package store

import (
	"bytes"
	"fmt"

	"ebb/plan"
	"ebb/plan/edit"
)

// In the past of an audit a branch has all of its values, not only those that
// it holds beside main's.

// branch gives the values of a branch.
func (p past) branch(athlete plan.ID, branch string) texts {
	all := texts{}
	for what, bucket := range planBuckets {
		first := planKeys(bucket, athlete, branch).name
		for name, text := range p[bucket] {
			if bytes.HasPrefix([]byte(name), first) {
				all[edit.Ref{What: what, ID: tailOf([]byte(name))}] = text
			}
		}
	}
	return all
}

// setBranch makes the values of a branch these and no others.
func (p past) setBranch(athlete plan.ID, branch string, all texts) {
	for ref := range p.branch(athlete, branch) {
		p.set(planKey(athlete, branch, ref), nil)
	}
	for ref, text := range all {
		p.set(planKey(athlete, branch, ref), text)
	}
}

// branchBack takes back that a branch came or went: one that came was main with
// what the entry says it held, and one that went is so again.
func (p past) branchBack(athlete plan.ID, c factChange, e *entry) error {
	came := c.Before == nil
	if c.Kind != branchFact || c.Name == Main || came == (c.After == nil) {
		return nil
	}
	then := p.branch(athlete, Main)
	if err := then.with(c.Held); err != nil {
		return err
	}
	if !came {
		p.setBranch(athlete, c.Name, then)
		return nil
	}
	if !then.same(p.branch(athlete, c.Name)) {
		return fmt.Errorf("branch %s is not what journal entry %d by %s (%s) made it", c.Name, e.Seq, e.Person, e.Words)
	}
	p.setBranch(athlete, c.Name, nil)
	return nil
}
