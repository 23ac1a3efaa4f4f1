package store

import (
	"bytes"
	"encoding/json"
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// A branch beside main holds those values that are not as main has them, and
// null for a value that main has and the branch has not; nothing else. Main
// holds all of its own. So a branch costs what it differs by, and reading it is
// reading main with some values in the place of others.
//
// For that to stay so, a change on main first gives every branch that does not
// hold the value what it was before (setPiece); and a value on a branch that
// comes to be as main has it is not held any longer.

// noValue is what a branch holds for a value of main that it has not.
var noValue = []byte("null")

// isGone reports whether sealed says that a branch has not what main has.
func isGone(sealed []byte) bool {
	return len(sealed) == envelopeLength+len(noValue) && bytes.Equal(sealed[envelopeLength:], noValue)
}

// difference is a value that a branch holds; nil: it has not what main has.
type difference struct {
	Ref   edit.Ref    `json:"ref"`
	Value *edit.Value `json:"value,omitempty"`
}

// planKinds are the kinds of value of a plan in the order in which they are
// gone through.
var planKinds = []edit.What{edit.SeasonValue, edit.WeekValue, edit.EventValue, edit.MuteValue}

// texts holds the values of a plan as they lie in the file.
type texts map[edit.Ref][]byte

// setPiece makes after of a value of a branch; nil takes it away. others are the
// branches beside main.
func (t tx) setPiece(athlete plan.ID, branch string, others []string, ref edit.Ref, after []byte) error {
	onMain := planKey(athlete, Main, ref)
	if branch == Main && len(others) == 0 {
		return t.putPiece(onMain, after)
	}
	before, err := stored(t, onMain)
	if err != nil {
		return err
	}
	if branch != Main {
		return t.hold(athlete, branch, ref, before, after)
	}
	for _, other := range others {
		k := planKey(athlete, other, ref)
		is, err := stored(t, k)
		switch {
		case err != nil:
			return err
		case is == nil:
			is = before
		case bytes.Equal(is, noValue):
			is = nil
		}
		if err := t.hold(athlete, other, ref, after, is); err != nil {
			return err
		}
	}
	return t.putPiece(onMain, after)
}

// putPiece stores a value, or takes it away when it is nil.
func (t tx) putPiece(k key, text []byte) error {
	if text == nil {
		return t.drop(k)
	}
	return t.putText(k, text)
}

// hold lets a branch have is where main has main.
func (t tx) hold(athlete plan.ID, branch string, ref edit.Ref, main, is []byte) error {
	k := planKey(athlete, branch, ref)
	switch {
	case bytes.Equal(main, is) && (main == nil) == (is == nil):
		return t.drop(k)
	case is == nil:
		return t.putText(k, noValue)
	default:
		return t.putText(k, is)
	}
}

func (t tx) putText(k key, payload []byte) error { return t.putSealed(k, sealText(k, payload)) }

// held gives what a branch holds, by kind and id.
func (t tx) held(athlete plan.ID, branch string) (all []difference, err error) {
	for _, what := range planKinds {
		err := t.each(planKeys(planBuckets[what], athlete, branch), nil, func(k key, sealed []byte) error {
			text, err := unseal(k, sealed)
			if err != nil {
				return err
			}
			h := difference{Ref: edit.Ref{What: what, ID: tailOf(k.name)}}
			if !isGone(sealed) {
				h.Value, err = valueFrom(k, h.Ref.What, text)
			}
			all = append(all, h)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func valueFrom(k key, what edit.What, text []byte) (*edit.Value, error) {
	var v edit.Value
	var into any
	switch what {
	case edit.SeasonValue:
		v.Season = new(edit.SeasonHead)
		into = v.Season
	case edit.WeekValue:
		v.Week = new(plan.Microcycle)
		into = v.Week
	case edit.MuteValue:
		v.Mute = new(plan.Mute)
		into = v.Mute
	default:
		v.Event = new(plan.Event)
		into = v.Event
	}
	if err := json.Unmarshal(text, into); err != nil {
		return nil, &DamagedValue{Key: k.String(), Why: err.Error()}
	}
	return &v, nil
}

// textsOf gives all values of a branch: what it holds, and main's for the rest.
func (t tx) textsOf(athlete plan.ID, branch string) (texts, error) {
	all := texts{}
	for _, layer := range slices.Compact([]string{Main, branch}) {
		for _, what := range planKinds {
			err := t.each(planKeys(planBuckets[what], athlete, layer), nil, func(k key, sealed []byte) error {
				ref := edit.Ref{What: what, ID: tailOf(k.name)}
				text, err := unseal(k, sealed)
				if isGone(sealed) {
					delete(all, ref)
				} else {
					all[ref] = bytes.Clone(text)
				}
				return err
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// with puts what a branch held over the values of main.
func (all texts) with(over []difference) error {
	for _, h := range over {
		if h.Value == nil {
			delete(all, h.Ref)
			continue
		}
		text, err := valueText(h.Value)
		if err != nil {
			return err
		}
		all[h.Ref] = text
	}
	return nil
}

// same reports whether two plans have the same values.
func (all texts) same(other texts) bool {
	if len(all) != len(other) {
		return false
	}
	for ref, text := range all {
		if is, there := other[ref]; !there || !bytes.Equal(is, text) {
			return false
		}
	}
	return true
}

// keepApart makes what a branch holds such that its values are these.
func (t tx) keepApart(athlete plan.ID, branch string, values texts) error {
	main, err := t.textsOf(athlete, Main)
	if err != nil {
		return err
	}
	if err := t.release(athlete, branch); err != nil {
		return err
	}
	for ref, text := range values {
		if err := t.hold(athlete, branch, ref, main[ref], text); err != nil {
			return err
		}
	}
	for ref, text := range main {
		if _, there := values[ref]; !there {
			if err := t.hold(athlete, branch, ref, text, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// release takes away what a branch holds.
func (t tx) release(athlete plan.ID, branch string) error {
	all, err := t.held(athlete, branch)
	if err != nil {
		return err
	}
	for _, h := range all {
		if err := t.drop(planKey(athlete, branch, h.Ref)); err != nil {
			return err
		}
	}
	return nil
}

// laidOver reads every value of one kind of a branch beside main, by id: those
// that it holds, and main's for the rest.
func laidOver[V any](r *reader, bucket string) ([]V, error) {
	type placed struct {
		id    plan.ID
		value V
	}
	var found []placed
	seen := map[plan.ID]bool{}
	for _, layer := range []string{r.view.branch, Main} {
		err := r.each(planKeys(bucket, r.view.athlete, layer), nil, func(k key, sealed []byte) error {
			id := tailOf(k.name)
			if seen[id] {
				return nil
			}
			seen[id] = true
			if isGone(sealed) {
				_, err := unseal(k, sealed)
				return err
			}
			v, err := one[V](r, k, sealed)
			found = append(found, placed{id, v})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	sorting.By(found, func(a, b placed) int { return bytes.Compare(a.id[:], b.id[:]) })
	values := make([]V, len(found))
	for i, f := range found {
		values[i] = f.value
	}
	return values, nil
}

// place gives the key under which the branch that is read has a value.
func (r *reader) place(ref edit.Ref) key {
	if r.view.branch != Main {
		if k := planKey(r.view.athlete, r.view.branch, ref); r.sealed(k) != nil {
			return k
		}
	}
	return planKey(r.view.athlete, Main, ref)
}
