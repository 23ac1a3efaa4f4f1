package store

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/store/plain"
	"ebb/store/safe"
)

// Head is what the journal says of one change, without the change itself.
type Head struct {
	Seq    uint64    `json:"seq"`              // from 1, without a gap, per athlete
	Branch string    `json:"branch,omitempty"` // "" for what belongs to the athlete: settings, records, check-ins, life
	Parent uint64    `json:"parent,omitempty"` // the entry before on the branch
	At     time.Time `json:"at"`
	Person string    `json:"person"`
	Via    string    `json:"via,omitempty"`
	Words  string    `json:"words"`
	Run    string    `json:"run,omitempty"`    // entries in a row with the same run are undone as one
	Undoes []uint64  `json:"undoes,omitempty"` // the entries that this one takes back
	Redoes uint64    `json:"redoes,omitempty"` // the undo that this one takes back
	About  string    `json:"about,omitempty"`  // the branch that it made, renamed or dropped; it is an entry on main

	Library bool `json:"library,omitempty"` // it is of the library: told to those who see that
}

// entry is one change as it is kept. What changed is there before and after, so
// that undo needs nothing else; the intent is used to do it again on a newer
// plan only.
type entry struct {
	Head
	Intent json.RawMessage `json:"intent,omitempty"`
	Plan   []edit.Change   `json:"plan,omitempty"`
	Facts  []factChange    `json:"facts,omitempty"`

	of     ThingKind   // what it is about, where neither Plan nor Facts say it
	texts  []pieceText // of Plan, when they were written down already
	sealed []byte      // all of it under its key, when nothing is open any more
}

// factChange is a value of the athlete before and after; null: it was not there.
type factChange struct {
	Kind   factKind        `json:"kind"`
	Day    calendar.Day    `json:"day,omitzero"`
	Order  uint16          `json:"order,omitempty"`
	ID     plan.ID         `json:"id,omitzero"`
	Name   string          `json:"name,omitempty"` // key of a branch; sort and name of an entry of the library
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`

	// Held is what a branch that comes or goes holds in the place of main's
	// values, as they are before the entry changes any of them.
	Held []difference `json:"held,omitempty"`
}

type factKind string

const (
	settingsFact factKind = "settings"
	recordFact   factKind = "record"
	checkinFact  factKind = "checkin"
	lifeFact     factKind = "life"
	branchFact   factKind = "branch"
	commentFact  factKind = "comment"
	requestFact  factKind = "request"
	libraryFact  factKind = "library"
)

// factThings says whose right to change a fact is asked.
var factThings = map[factKind]ThingKind{
	settingsFact: Settings, recordFact: Records, checkinFact: Checkins, lifeFact: Life, branchFact: Plans,
	commentFact: Comments, requestFact: Requests, libraryFact: Library,
}

// form gives an empty fact of the kind, to read one into.
func (k factKind) form() any {
	switch k {
	case recordFact:
		return new(plan.Record)
	case checkinFact:
		return new(plan.Checkin)
	case lifeFact:
		return new(plan.Life)
	case branchFact:
		return new(branchHead)
	case commentFact:
		return new(plan.Comment)
	case requestFact:
		return new(plan.Request)
	case libraryFact:
		return new(string)
	default:
		return new(plan.Athlete)
	}
}

func (c factChange) key(athlete plan.ID) key {
	switch c.Kind {
	case recordFact:
		return recordKey(athlete, c.Day, c.Order, c.ID)
	case checkinFact:
		return factKey(checkinBucket, athlete, c.Day)
	case lifeFact:
		return lifeKey(athlete, c.ID)
	case branchFact:
		return branchKey(athlete, c.Name)
	case commentFact:
		return talkKey(commentBucket, athlete, c.Day, c.ID)
	case requestFact:
		return talkKey(requestBucket, athlete, c.Day, c.ID)
	case libraryFact:
		return libraryKey(athlete, c.Name)
	default:
		return athleteKey(athlete)
	}
}

// empty reports whether nothing is in e that could be undone.
func (e *entry) empty() bool { return len(e.Plan) == 0 && len(e.Facts) == 0 }

// date fills in the number, time and person of an entry after last. It reports
// whether the entry before on its branch is known.
func (d *Desk) date(e *entry, last Head) bool {
	e.Seq = last.Seq + 1
	e.At = d.store.now().UTC()
	e.Person, e.Via = d.who.Person, d.who.Via
	e.Words = safe.Text(e.Words)
	switch e.Branch {
	case "":
	case last.Branch:
		e.Parent = last.Seq
	default:
		return false
	}
	return true
}

// append writes e as the newest entry of the athlete, after last, and dates it
// where that is still to be done. It gives the fingerprint of the entry.
func (d *Desk) append(t tx, athlete plan.ID, last Head, e *entry) (mark uint64, err error) {
	if e.sealed == nil {
		if !d.date(e, last) {
			if e.Parent, err = lastOn(t, athlete, e.Branch); err != nil {
				return 0, err
			}
		}
		if err := e.sealAs(athlete); err != nil {
			return 0, err
		}
	}
	if len(e.Plan)+len(e.Facts) > bulkEdit {
		d.store.copyBeforeBulk(t)
	}
	if err := t.putSealed(journalKey(athlete, e.Seq), e.sealed); err != nil {
		return 0, err
	}
	d.tellEntry(t, athlete, e)
	return printOf(e.sealed), t.changed(athlete, markOf(e.Seq, e.sealed), e.alone())
}

// sealAs seals an entry that is complete.
func (e *entry) sealAs(athlete plan.ID) error {
	k := journalKey(athlete, e.Seq)
	text, err := e.text()
	if err != nil {
		return fmt.Errorf("%s can't be stored: %w", k, err)
	}
	e.sealed = sealText(k, text)
	return nil
}

// text gives the entry as JSON. Most of one is values that were written down
// already, to be stored.
func (e *entry) text() ([]byte, error) {
	if len(e.Plan) == 0 || len(e.texts) != len(e.Plan) || len(e.Facts) > 0 {
		return json.Marshal(e)
	}
	long := len(e.Words) + len(e.Intent) + 2*changeFrame
	for _, t := range e.texts {
		long += len(t.before) + len(t.after) + changeFrame
	}
	text, err := e.Head.appendTo(make([]byte, 0, long))
	if err != nil {
		return nil, err
	}
	if len(e.Intent) > 0 {
		text = append(append(text, `,"intent":`...), e.Intent...)
	}
	text = append(text, `,"plan":[`...)
	for i, c := range e.Plan {
		if i > 0 {
			text = append(text, ',')
		}
		text = e.texts[i].appendChange(text, c.Ref)
	}
	return append(text, "]}"...), nil
}

// appendTo writes down a Head, as encoding/json does it but for the end.
func (h Head) appendTo(to []byte) ([]byte, error) {
	count := func(name string, n uint64) { to = strconv.AppendUint(append(to, name...), n, 10) }
	words := func(name, is string) { to = plain.AppendText(append(to, name...), is) }
	count(`{"seq":`, h.Seq)
	if h.Branch != "" {
		words(`,"branch":`, h.Branch)
	}
	if h.Parent != 0 {
		count(`,"parent":`, h.Parent)
	}
	at, err := h.At.MarshalJSON()
	to = append(append(to, `,"at":`...), at...)
	words(`,"person":`, h.Person)
	if h.Via != "" {
		words(`,"via":`, h.Via)
	}
	words(`,"words":`, h.Words)
	if h.Run != "" {
		words(`,"run":`, h.Run)
	}
	for i, seq := range h.Undoes {
		if i == 0 {
			count(`,"undoes":[`, seq)
		} else {
			count(`,`, seq)
		}
	}
	if len(h.Undoes) > 0 {
		to = append(to, ']')
	}
	if h.Redoes != 0 {
		count(`,"redoes":`, h.Redoes)
	}
	if h.About != "" {
		words(`,"about":`, h.About)
	}
	if h.Library {
		to = append(to, `,"library":true`...)
	}
	return to, err
}

// changeFrame is about what stands around the values of a change.
const changeFrame = 128

// appendChange writes down an edit.Change.
func (t pieceText) appendChange(to []byte, ref edit.Ref) []byte {
	to = append(to, `{"ref":{"what":"`...)
	to = append(to, ref.What...)
	to = append(to, `","id":"`...)
	to = append(to, ref.ID.String()...)
	to = append(to, `"}`...)
	for _, side := range []struct {
		name string
		text []byte
	}{{"before", t.before}, {"after", t.after}} {
		if side.text == nil {
			continue
		}
		to = append(to, `,"`...)
		to = append(to, side.name...)
		to = append(to, `":{"`...)
		to = append(to, ref.What...) // the name of the field, too
		to = append(to, `":`...)
		to = append(to, side.text...)
		to = append(to, '}')
	}
	return append(to, '}')
}

// note is append for who does not know the last entry.
func (d *Desk) note(t tx, athlete plan.ID, e *entry) error {
	last, err := lastHead(t, athlete)
	if err != nil {
		return err
	}
	_, err = d.append(t, athlete, last, e)
	return err
}

// lastHead gives the newest entry of an athlete; Seq is 0 when there is none.
func lastHead(t tx, athlete plan.ID) (Head, error) {
	return newest(t, athlete, func(Head) bool { return true })
}

// lastOn gives the number of the newest entry of a branch.
func lastOn(t tx, athlete plan.ID, branch string) (uint64, error) {
	h, err := newest(t, athlete, func(h Head) bool { return h.Branch == branch })
	return h.Seq, err
}

func newest(t tx, athlete plan.ID, is func(Head) bool) (found Head, err error) {
	err = t.back(key{journalBucket, athlete[:]}, func(k key, sealed []byte) (bool, error) {
		var h Head
		err := open(k, sealed, &h)
		if err == nil && is(h) {
			found = h
		}
		return found.Seq != 0, err
	})
	return found, err
}

// entriesBack goes through the entries of an athlete from the newest on.
func entriesBack(t tx, athlete plan.ID, visit func(e *entry) (done bool, err error)) error {
	return t.back(key{journalBucket, athlete[:]}, func(k key, sealed []byte) (bool, error) {
		var e entry
		if err := open(k, sealed, &e); err != nil {
			return true, err
		}
		return visit(&e)
	})
}

// headsBack goes through what the journal says of the changes of an athlete,
// from the newest on. Most of an entry is the change itself: whole reads that.
func headsBack(t tx, athlete plan.ID, visit func(h Head, whole func() (*entry, error)) (done bool, err error)) error {
	return t.back(key{journalBucket, athlete[:]}, func(k key, sealed []byte) (bool, error) {
		var h Head
		if err := open(k, sealed, &h); err != nil {
			return true, err
		}
		return visit(h, func() (*entry, error) {
			e := new(entry)
			return e, open(k, sealed, e)
		})
	})
}
