package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
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
		first := draftKeys(d.who)
		return t.each(first, nil, func(k key, sealed []byte) error {
			var one Draft
			if len(k.name) != len(first.name)+8 || open(k, sealed, &one) != nil || d.isOver(one.At) || d.fits(t, one) != nil {
				return nil
			}
			all = append(all, one)
			return nil
		})
	})
	slices.Reverse(all)
	return all, err
}

// ChangeDraft keeps what the person of the desk is typing, in the place of what
// was kept of it before; without Text nothing is kept of it any more. It gives what
// is kept then. It waits for no more than a moment, and does so too when the
// session of the desk is over: that is when it matters.
func (d *Desk) ChangeDraft(was, is Draft) (Draft, error) {
	if err := d.may(Change, d.drafts()); err != nil {
		return was, err
	}
	is = cleanDraft(is)
	is.At = time.Time{}
	ctx, over := context.WithTimeout(context.WithoutCancel(d.ctx), draftWait)
	defer over()
	err := d.here(d.store.update(ctx, d.who.Person, func(t tx) error {
		if !was.At.IsZero() {
			if err := t.drop(draftKey(d.who, was.At)); err != nil {
				return err
			}
		}
		if is.Text == "" {
			return d.forgetDrafts(t)
		}
		if err := d.fits(t, is); err != nil {
			return err
		}
		is.At = d.store.now().UTC()
		for t.sealed(draftKey(d.who, is.At)) != nil {
			is.At = is.At.Add(1)
		}
		if err := t.put(draftKey(d.who, is.At), is); err != nil {
			return err
		}
		return d.forgetDrafts(t)
	}))
	if err != nil {
		return was, err
	}
	return is, nil
}

// drafts is what rights to drafts are about: a coach's are of no athlete.
func (d *Desk) drafts() Thing { return Thing{Kind: Drafts, Athlete: d.who.Athlete} }

func (d *Desk) isOver(at time.Time) bool { return d.store.now().Sub(at) > draftLasts }

// fits says why a draft can't be kept, or counts no more.
func (d *Desk) fits(t tx, one Draft) error {
	if long := len(one.Text) + len(one.Beside) + len(one.Began) + len(one.Form) + len(one.Branch); long > LongestDraft {
		return fmt.Errorf("a draft has at most %d bytes, not %d: store it, or a part of it", LongestDraft, long)
	}
	if one.Athlete.IsZero() && d.who.Role == Coach {
		return nil
	}
	if !Can(d.who, See, Thing{Kind: Plans, Athlete: one.Athlete, Branch: Main}) || t.sealed(athleteKey(one.Athlete)) == nil {
		return &NoAthlete{Name: "^" + one.Athlete.String()}
	}
	return nil
}

// forgetDrafts drops what is too old, of everyone, and of the person's own what is
// too much. What is damaged stays for doctor.
func (d *Desk) forgetDrafts(t tx) error {
	var gone []key
	err := t.each(key{metaBucket, draftPrefix}, nil, func(k key, _ []byte) error {
		if _, ok := draftPerson(k.name); ok && d.isOver(draftAt(k.name)) {
			gone = append(gone, key{k.bucket, bytes.Clone(k.name)})
		}
		return nil
	})
	if err != nil {
		return err
	}
	n, long := 0, 0
	err = t.back(draftKeys(d.who), func(k key, sealed []byte) (bool, error) {
		n, long = n+1, long+len(sealed)
		if n > 1 && (n > mostDrafts || long > LongestDraft) {
			gone = append(gone, key{k.bucket, bytes.Clone(k.name)})
		}
		return false, nil
	})
	for _, k := range gone {
		if t.whole(k) == nil {
			err = cmp.Or(err, t.drop(k))
		}
	}
	return err
}

func draftAt(name []byte) time.Time {
	return time.Unix(0, int64(binary.BigEndian.Uint64(name[len(name)-8:])))
}

// cleanDraft makes the text of a draft safe, line by line: a text may be longer
// than a note.
func cleanDraft(one Draft) Draft {
	lines := strings.Split(one.Text, "\n")
	for i := range lines {
		lines[i] = safe.Lines(lines[i])
	}
	one.Text = strings.Join(lines, "\n")
	one.Form, one.Branch, one.Beside, one.Began = safe.Text(one.Form), safe.Text(one.Branch), safe.Text(one.Beside), safe.Text(one.Began)
	return one
}
