package store

import (
	"bytes"
	"maps"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// layer is what lies under a branch's name; nil: the branch has not what main
// has.
type layer map[edit.Ref]*edit.Value

// plans gathers the layers and what is said of each branch, and looks at the
// plan of each.
func (e *examiner) plans(f *folder) {
	for _, what := range planKinds {
		e.each(planBuckets[what], f.athlete, func(k key, sealed []byte) {
			v := e.opened(f, k, sealed)
			if v == nil {
				return
			}
			branch := branchOf(k.name)
			if f.layers[branch] == nil {
				f.layers[branch] = layer{}
			}
			ref := edit.Ref{What: what, ID: tailOf(k.name)}
			f.layers[branch][ref] = nil
			if _, is := v.(gone); !is {
				value := keyedOf(v).Value
				f.layers[branch][ref] = &value
			}
		})
	}
	e.heads(f)
	named := maps.Clone(f.heads)
	for _, branch := range slices.Sorted(maps.Keys(f.layers)) {
		if _, there := named[branch]; !there && branch != Main {
			named[branch] = branchHead{Key: branch, Name: branch}
			if !f.spoilt[branchBucket] && !e.broken {
				e.found(Missing, e.where(branchKey(f.athlete, branch)), "what it is called is not there, and values of it are")
			}
		}
	}
	e.plan(f, Main, f.layers[Main].values(nil))
	for _, branch := range slices.Sorted(maps.Keys(named)) {
		if branch == Main {
			continue
		}
		e.plan(f, named[branch].Name, f.layers[Main].values(f.layers[branch]))
		e.apart(f, branch)
	}
}

// heads gathers what is said of each branch.
func (e *examiner) heads(f *folder) {
	names := map[string]bool{Main: true}
	e.each(branchBucket, f.athlete, func(k key, sealed []byte) {
		h, ok := e.opened(f, k, sealed).(*branchHead)
		if !ok {
			return
		}
		f.heads[h.Key] = *h
		if h.Key != Main && names[h.Name] {
			e.found(Contrary, e.where(k), "another branch is called “%s” as well", h.Name)
		}
		names[h.Name] = true
	})
}

// apart looks whether a branch holds only what is not as on main.
func (e *examiner) apart(f *folder, branch string) {
	byID := func(a, b edit.Ref) int { return bytes.Compare(a.ID[:], b.ID[:]) }
	for _, ref := range sorting.Collected(maps.Keys(f.layers[branch]), byID) {
		k, value := planKey(f.athlete, branch, ref), f.layers[branch][ref]
		onMain := planKey(f.athlete, Main, ref)
		main, there := f.payloads[where(onMain)]
		switch {
		case e.broken, f.spoilt[k.bucket]:
		case value == nil && !there:
			e.found(Contrary, e.where(k), "it takes away what main has not")
		case value != nil && there && main == f.payloads[where(k)]:
			e.found(Contrary, e.where(k), "it is as main has it")
		}
	}
}

// values gives the values of a plan that is laid over another, by kind and id.
func (l layer) values(over layer) (all []edit.Keyed) {
	whole := maps.Clone(l)
	if whole == nil {
		whole = layer{}
	}
	maps.Copy(whole, over)
	for ref, v := range whole {
		if v != nil {
			all = append(all, edit.Keyed{Ref: ref, Value: *v})
		}
	}
	sorting.By(all, func(a, b edit.Keyed) int { return bytes.Compare(a.Ref.ID[:], b.Ref.ID[:]) })
	return all
}

// lies gives the fingerprint of a value as the one who reads it finds it: of a
// branch that does not hold it, it is main's.
func (f *folder) lies(k key) (print uint64, there bool) {
	print, there = f.payloads[where(k)]
	if _, ofPlan := planWords[k.bucket]; !ofPlan {
		return print, there
	}
	branch := branchOf(k.name)
	ref := edit.Ref{What: whatIn(k.bucket), ID: tailOf(k.name)}
	if v, held := f.layers[branch][ref]; held {
		return print, v != nil
	}
	if branch == Main {
		return print, there
	}
	print, there = f.payloads[where(planKey(f.athlete, Main, ref))]
	return print, there
}

func whatIn(bucket string) edit.What {
	for what, is := range planBuckets {
		if is == bucket {
			return what
		}
	}
	return ""
}

// dropped takes what was changed on a branch from what is to be looked for: it is
// no more.
func dropped(latest map[string]touch, athlete plan.ID, branch string) {
	for _, bucket := range planBuckets {
		first := where(planKeys(bucket, athlete, branch))
		maps.DeleteFunc(latest, func(name string, _ touch) bool { return len(name) > len(first) && name[:len(first)] == first })
	}
}

// goneBranches gives the branches that an entry took away or brought back: what
// was changed on them before says nothing of now.
func goneBranches(ent *entry) (branches []string) {
	for _, c := range ent.Facts {
		if c.Kind == branchFact && c.Name != Main && (c.Before == nil || c.After == nil) {
			branches = append(branches, c.Name)
		}
	}
	return branches
}
