package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

// thing is what people mean when they speak of changing something: a season, a
// block, a week, a session or an event, without the things within it.
type thing struct {
	what   edit.What
	ref    edit.Ref                   // of the value that holds it
	value  edit.Value                 // that holds it
	within plan.ID                    // the week of a session, block of a week, season of a block
	of     any                        // a pointer to it
	fields map[string]json.RawMessage // as they are kept, once read
}

type things map[plan.ID]*thing

// The things that are no values of their own.
const (
	sessionThing edit.What = "session"
	blockThing   edit.What = "block"
)

// dayField is where a session is: its week and its day there.
const dayField = "day"

// outline takes values apart. Fields are not read yet.
func outline(values []edit.Keyed) things {
	all := things{}
	sessions := func(k edit.Keyed, list []plan.Session) {
		for i := range list {
			all[list[i].ID] = &thing{what: sessionThing, ref: k.Ref, value: k.Value, within: k.Ref.ID, of: &list[i]}
		}
	}
	for _, k := range values {
		t := &thing{what: k.Ref.What, ref: k.Ref, value: k.Value}
		all[k.Ref.ID] = t
		switch v := k.Value; {
		case v.Season != nil:
			head := *v.Season
			head.Blocks = nil
			t.of = &head
			for _, b := range v.Season.Blocks {
				b.Weeks = nil
				all[b.ID] = &thing{what: blockThing, ref: k.Ref, value: v, within: k.Ref.ID, of: &b}
			}
		case v.Week != nil:
			week := *v.Week
			week.Sessions = nil
			t.of = &week
			sessions(k, v.Week.Sessions)
		case v.Event != nil:
			event := *v.Event
			event.Plan = nil
			t.of = &event
			sessions(k, v.Event.Plan)
		case v.Mute != nil:
			t.of = v.Mute
		}
	}
	return all
}

// thingsWithin name the fields that hold the things within a thing.
var thingsWithin = []string{"blocks", "weeks", "sessions", "plan"}

// read fills in the fields of t. It comes from a plan or a store, so that it can
// be written.
func (t *thing) read() (err error) {
	if t.fields != nil {
		return nil
	}
	if t.fields, err = parts(t.of); err != nil {
		return err
	}
	delete(t.fields, "id")
	for _, name := range thingsWithin {
		delete(t.fields, name)
	}
	if s, ok := t.of.(*plan.Session); ok {
		t.fields[dayField], err = json.Marshal([]any{t.within, s.Day})
	}
	return err
}

// same reports whether two versions of a thing are surely one and the same.
func (t *thing) same(other *thing) bool {
	return t.what == other.what && t.within == other.within && reflect.DeepEqual(t.of, other.of)
}

// leaveCommon takes away what is there in all versions of a plan and the same in
// all: of what several people did to a season, that is nearly everything.
func leaveCommon(versions ...things) {
	common := func(id plan.ID, t *thing) bool {
		for _, v := range versions[1:] {
			if other := v[id]; other == nil || !t.same(other) {
				return false
			}
		}
		return true
	}
	for id, t := range versions[0] {
		if common(id, t) {
			for _, v := range versions {
				delete(v, id)
			}
		}
	}
}

// read fills in the fields of all.
func (all things) read() error {
	for _, t := range all {
		if err := t.read(); err != nil {
			return err
		}
	}
	return nil
}

// line gives the thing in one line.
func (t *thing) line() string {
	switch of := t.of.(type) {
	case *plan.Session:
		return sessionLine(*of)
	case *edit.SeasonHead:
		return seasonLine(*of)
	case *edit.BlockHead:
		return blockLine(*of)
	case *plan.Microcycle:
		return weekLine(*of)
	case *plan.Mute:
		return fmt.Sprintf("%s muted: \"%s\"", of.Rule, of.Reason)
	default:
		return notation.PrintEvent(*t.value.Event, plan.NoSport)
	}
}

// changedFields lists the fields in which two versions of a thing differ.
func changedFields(a, b *thing) (names []string) {
	both := maps.Clone(a.fields)
	maps.Copy(both, b.fields)
	for _, name := range slices.Sorted(maps.Keys(both)) {
		if !bytes.Equal(a.fields[name], b.fields[name]) {
			names = append(names, name)
		}
	}
	return names
}

func sessionLine(s plan.Session) string { return notation.PrintSession(s, plan.NoSport) }

func seasonLine(h edit.SeasonHead) string { return fmt.Sprintf("\"%s\" from %s", h.Name, h.Start) }

func blockLine(b edit.BlockHead) string {
	line := fmt.Sprintf("\"%s\" %s", b.Name, b.Phase)
	if b.Ratio != (plan.Ratio{}) {
		line += fmt.Sprintf(" %d:%d", b.Ratio.Stress, b.Ratio.Recovery)
	}
	return line
}

func weekLine(w plan.Microcycle) string {
	words := []string{w.Kind.String() + " week"}
	if w.Days != 7 {
		words = append(words, fmt.Sprintf("%d days", w.Days))
	}
	if w.Target != (plan.Target{}) {
		words = append(words, notation.PrintTarget(w.Target))
	}
	if w.Note != "" {
		words = append(words, fmt.Sprintf("\"%s\"", w.Note))
	}
	return strings.Join(words, ", ")
}
