package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store/safe"
)

// Draft is text that a person was typing when their session ended. It is theirs
// alone, no part of the plan and in no export.
type Draft struct {
	Form    string       `json:"form"`             // what it was typed in, as the screens call it
	Athlete plan.ID      `json:"athlete,omitzero"` // about whom; zero: the first, who is yet to be made
	Branch  string       `json:"branch,omitempty"` // of the plan that was seen
	Day     calendar.Day `json:"day"`              // that it is about
	About   plan.ID      `json:"about,omitzero"`   // the session; zero: the day
	Text    string       `json:"text"`             // as it was typed, made safe
	Beside  string       `json:"beside,omitempty"` // what was chosen beside it, in the form's own words
	Began   string       `json:"began,omitempty"`  // what the text began with, where that tells whether it still fits
	At      time.Time    `json:"at"`               // when it was kept: two of a person's have never the same
}

// How many drafts of a person are kept, in all and in bytes of text, and for how
// long. The oldest go first.
const (
	mostDrafts   = 8
	LongestDraft = 64 << 10
	draftLasts   = 14 * 24 * time.Hour
)

// draftWait is how long the end of a session waits to keep one.
const draftWait = 2 * time.Second

// draftKeys is what the keys of a person's drafts start with: those of an athlete
// are other ones than those of a coach who goes by the same name.
func draftKeys(who Principal) key {
	if who.Role == Coach {
		who.Athlete = plan.ID{}
	}
	name := append(bytes.Clone(draftPrefix), who.Athlete[:]...)
	return key{metaBucket, append(append(name, who.Person...), 0)}
}

func draftKey(who Principal, at time.Time) key {
	k := draftKeys(who)
	k.name = binary.BigEndian.AppendUint64(k.name, uint64(at.UnixNano()))
	return k
}

// draftPerson gives the name of the person in the key of a draft.
func draftPerson(name []byte) (person string, ok bool) {
	if !bytes.HasPrefix(name, draftPrefix) || len(name) < len(draftPrefix)+idLength+1+8 {
		return "", false
	}
	return string(name[len(draftPrefix)+idLength : len(name)-1-8]), true
}

// Drafts gives what the person of the desk typed and did not store, the latest
// first. What is old, damaged, of a later version or about someone who is gone is
// left out.
func (d *Desk) Drafts() (all []Draft, err error) {
	if err := d.may(See, d.drafts()); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		return t.back(draftKeys(d.who), func(k key, sealed []byte) (bool, error) {
			one := &Draft{}
			if open(k, sealed, one) == nil && !d.isOver(k.name) && d.fits(t, one) == nil {
				all = append(all, *one)
			}
			return false, nil
		})
	})
	return all, err
}

// ChangeDraft keeps what the person of the desk is typing, and says in it when, in
// the place of what was kept of it at another time; without a draft nothing is kept
// of it any more. It waits for no more than a moment, and does so too when the
// session of the desk is over: that is when it matters.
func (d *Desk) ChangeDraft(was time.Time, is *Draft) error {
	if err := d.may(Change, d.drafts()); err != nil {
		return err
	}
	ctx, over := context.WithTimeout(context.WithoutCancel(d.ctx), draftWait)
	defer over()
	return d.here(d.store.update(ctx, d.who.Person, func(t tx) error {
		if is != nil {
			if err := d.keepDraft(t, is); err != nil {
				return err
			}
		}
		if !was.IsZero() {
			if err := t.drop(draftKey(d.who, was)); err != nil {
				return err
			}
		}
		return d.forgetDrafts(t)
	}))
}

func (d *Desk) keepDraft(t tx, is *Draft) error {
	if err := d.fits(t, is); err != nil {
		return err
	}
	is.clean()
	is.At = d.store.now().UTC()
	for t.sealed(draftKey(d.who, is.At)) != nil {
		is.At = is.At.Add(1)
	}
	return t.put(draftKey(d.who, is.At), is)
}

// drafts is what rights to drafts are about: a coach's are of no athlete.
func (d *Desk) drafts() Thing { return Thing{Kind: Drafts, Athlete: d.who.Athlete} }

// isOver tells from the key of a draft that it is too old.
func (d *Desk) isOver(name []byte) bool { return d.store.now().Sub(draftAt(name)) > draftLasts }

// fits says why a draft can't be kept, or counts no more.
func (d *Desk) fits(t tx, one *Draft) error {
	long := len(one.Text) + len(one.Beside) + len(one.Began)
	switch {
	case long > LongestDraft:
		return fmt.Errorf("a draft has at most %d bytes, not %d: store it, or a part of it", LongestDraft, long)
	case one.Athlete.IsZero() && d.who.Role == Coach:
		return nil
	case !Can(d.who, See, Thing{Kind: Settings, Athlete: one.Athlete}) || t.sealed(athleteKey(one.Athlete)) == nil:
		return &NoAthlete{Name: "^" + one.Athlete.String()}
	}
	return nil
}

// forgetDrafts drops what is too old, of everyone, and of the person's own what is
// too much. What is damaged stays for doctor.
func (d *Desk) forgetDrafts(t tx) error {
	var gone []key
	n, long, mine := 0, 0, draftKeys(d.who).name
	err := t.back(key{metaBucket, draftPrefix}, func(k key, sealed []byte) (bool, error) {
		if bytes.HasPrefix(k.name, mine) {
			n, long = n+1, long+len(sealed)
		}
		if _, ok := draftPerson(k.name); ok && intact(k, sealed) == nil && (d.isOver(k.name) ||
			n > 1 && (n > mostDrafts || long > LongestDraft) && bytes.HasPrefix(k.name, mine)) {
			gone = append(gone, key{k.bucket, bytes.Clone(k.name)})
		}
		return false, nil
	})
	for _, k := range gone {
		err = cmp.Or(err, t.drop(k))
	}
	return err
}

func draftAt(name []byte) time.Time {
	return time.Unix(0, int64(binary.BigEndian.Uint64(name[len(name)-8:])))
}

// clean makes the text of a draft safe, line by line: a text may be longer than a
// note.
func (one *Draft) clean() {
	lines := strings.Split(one.Text, "\n")
	for i := range lines {
		lines[i] = safe.Lines(lines[i])
	}
	one.Text = strings.Join(lines, "\n")
	for _, s := range []*string{&one.Form, &one.Branch, &one.Beside, &one.Began} {
		*s = safe.Text(*s)
	}
}
