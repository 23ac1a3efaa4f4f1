package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ebb/plan"
)

// typing is a word for the coach that was not sent.
func typing(about plan.ID, text string) Draft {
	return Draft{Form: "say", Athlete: about, Branch: Main, Day: today, About: id(1001), Text: text, Beside: "2", Began: "was"}
}

// kept keeps drafts one after the other.
func keptDrafts(t testing.TB, d *Desk, all ...Draft) (kept []Draft) {
	t.Helper()
	for _, one := range all {
		must(t, d.ChangeDraft(time.Time{}, &one))
		kept = append(kept, one)
	}
	return kept
}

func draftTexts(t testing.TB, d *Desk) (all []string) {
	t.Helper()
	drafts, err := d.Drafts()
	must(t, err)
	for _, one := range drafts {
		all = append(all, one.Text)
	}
	return all
}

func wantTexts(t testing.TB, when string, d *Desk, want ...string) {
	t.Helper()
	if got := draftTexts(t, d); !slices.Equal(got, want) {
		t.Errorf("%s: %.99q, want %.99q", when, got, want)
	}
}

// What is kept comes back as it was, the latest first, in another process too; what
// takes its place, or is stored, leaves nothing of it.
func TestDraftsComeBack(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	wantTexts(t, "at first", d)
	legs := keptDrafts(t, d, typing(sam, "legs"))[0]
	if legs.At.IsZero() {
		t.Error("it is kept without a time")
	}
	want := typing(sam, "legs")
	want.At = legs.At
	if all, err := coach(again(s)).Drafts(); err != nil || len(all) != 1 || all[0] != want {
		t.Errorf("%+v, %v, want %+v", all, err, want)
	}
	heavy := typing(sam, "legs heavy")
	must(t, d.ChangeDraft(legs.At, &heavy))
	keptDrafts(t, d, typing(sam, "another"))
	wantTexts(t, "typed on, and another", d, "another", "legs heavy")
	must(t, d.ChangeDraft(heavy.At, nil))
	wantTexts(t, "stored", d, "another")
	must(t, d.ChangeDraft(heavy.At, nil))
	wantTexts(t, "stored twice", d, "another")
}

func TestDraftsAreThePersonsOwn(t *testing.T) {
	s, sam := seeded(t)
	ana, err := coach(s).AddAthlete("Ana", nil)
	must(t, err)
	people := []Principal{
		{Person: "kim", Role: Coach}, {Person: "lee", Role: Coach},
		{Person: "kim", Role: AthleteRole, Athlete: sam}, {Person: "kim", Role: AthleteRole, Athlete: ana.ID}, {Person: "ki", Role: AthleteRole, Athlete: sam},
	}
	for n, who := range people {
		about := who.Athlete
		if about.IsZero() {
			about = sam
		}
		keptDrafts(t, s.As(who), typing(about, fmt.Sprint("of ", n)))
	}
	for n, who := range people {
		wantTexts(t, fmt.Sprintf("%+v", who), s.As(who), fmt.Sprint("of ", n))
	}
	athlete := s.As(people[2])
	if err := athlete.ChangeDraft(time.Time{}, new(typing(ana.ID, "of another"))); err == nil {
		t.Error("an athlete keeps a draft about another")
	}
	viewer := s.As(Principal{Person: "kim", Role: Viewer, Athlete: sam})
	if _, err := viewer.Drafts(); !refuses(err) {
		t.Errorf("a viewer sees drafts: %v", err)
	}
	if err := viewer.ChangeDraft(time.Time{}, new(typing(sam, "x"))); !refuses(err) {
		t.Errorf("a viewer keeps one: %v", err)
	}
}

func TestDraftsAreForgotten(t *testing.T) {
	s, sam := seeded(t)
	now := morning
	s.now = func() time.Time { return now }
	d, lee := coach(s), s.As(Principal{Person: "lee", Role: Coach})
	keptDrafts(t, d, typing(sam, "first"))
	keptDrafts(t, lee, typing(sam, "of lee"))
	now = now.Add(14 * 24 * time.Hour)
	keptDrafts(t, d, typing(sam, "second"))
	wantTexts(t, "after 14 days", d, "second", "first")
	now = now.Add(time.Second)
	wantTexts(t, "a second later", d, "second")
	keptDrafts(t, d, typing(sam, "third"))
	drafts := 0
	must(t, d.view(func(t tx) error {
		return t.each(key{metaBucket, draftPrefix}, nil, func(key, []byte) error { drafts++; return nil })
	}))
	if drafts != 2 {
		t.Errorf("%d drafts are in the file: old ones of everyone go with the next that is kept", drafts)
	}
	now = now.Add(-30 * 24 * time.Hour) // a clock that was set back loses nothing
	wantTexts(t, "in the past", d, "third", "second")
}

func TestDraftsHaveASize(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	long := strings.Repeat(strings.Repeat("x", 1023)+"\n", 64)[:LongestDraft-100]
	keptDrafts(t, d, typing(sam, "small"), typing(sam, long))
	wantTexts(t, "a long one takes the place of others", d, long)
	if err := d.ChangeDraft(time.Time{}, new(typing(sam, strings.Repeat("x\n", LongestDraft/2)))); err == nil || !strings.Contains(err.Error(), "at most 65536 bytes") {
		t.Errorf("one that is too long: %v", err)
	}
	wantTexts(t, "after what was refused", d, long)
	var want []string
	for n := range mostDrafts + 3 {
		text := fmt.Sprint("number ", n)
		keptDrafts(t, d, typing(sam, text))
		want = append([]string{text}, want...)
	}
	wantTexts(t, "many", d, want[:mostDrafts]...)
}

// What is typed comes from outside, in every field.
func TestDraftsAreMadeSafe(t *testing.T) {
	s, sam := seeded(t)
	evil := typing(sam, "\x1b[2Jlegs\u202e heavy\n\u009bHand \x1b]52;c;x\atight")
	evil.Form, evil.Beside, evil.Branch = "say\x1b[2J", "\u009b1", "main\x07"
	is := keptDrafts(t, coach(s), evil)[0]
	if is.Text != "[2Jlegs heavy\nHand ]52;c;xtight" {
		t.Errorf("text is %q", is.Text)
	}
	if strings.ContainsAny(is.Form+is.Beside+is.Branch, "\x1b\u009b\a") {
		t.Errorf("kept as %+q", is)
	}
}

// What is damaged or not understood is as if it were not there: nobody is kept from
// their plan by it, and doctor names it.
func TestDraftsThatCanNotBeRead(t *testing.T) {
	for name, spoil := range map[string]func(k key, sealed []byte) []byte{
		"a flipped bit": func(_ key, sealed []byte) []byte { sealed[len(sealed)-3] ^= 1; return sealed },
		"another shape": func(k key, _ []byte) []byte { return sealText(k, []byte(`{"text":7}`)) },
		"too large": func(k key, _ []byte) []byte {
			return sealText(k, []byte(`{"text":"`+strings.Repeat("x", LongestDraft+1)+`"}`))
		},
		"a later version": reversion,
		"another's athlete": func(k key, _ []byte) []byte {
			return sealText(k, []byte(`{"form":"say","athlete":"`+id(77).String()+`","day":"2027-03-15","text":"x","at":"2027-03-15T06:00:00Z"}`))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, sam := seeded(t)
			d := coach(s)
			whole := keptDrafts(t, d, typing(sam, "whole"))[0]
			other := keptDrafts(t, d, typing(sam, "spoilt"))[0]
			must(t, s.update(t.Context(), "test", func(t tx) error {
				k := draftKey(d.who, other.At)
				return t.bucket(k.bucket).Put(k.name, spoil(k, slices.Clone(t.sealed(k))))
			}))
			wantTexts(t, "the other", d, "whole")
			if err := d.ChangeDraft(whole.At, new(typing(sam, "goes on"))); err != nil {
				t.Errorf("nothing can be kept beside it: %v", err)
			}
			wantTexts(t, "then", d, "goes on")
		})
	}
}

// reversion gives a value as a later version of ebb would seal it.
func reversion(k key, sealed []byte) []byte {
	sealed[0] = valueVersion + 1
	sum := checksum(k, sealed)
	sealed[1], sealed[2], sealed[3], sealed[4] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
	return sealed
}

func TestDoctorReadsDrafts(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	one := keptDrafts(t, d, typing(sam, "legs"))[0]
	k := draftKey(d.who, one.At)
	if k.String() != `what "kim" was typing` {
		t.Errorf("it is called %s", k)
	}
	told := func() (all []Finding) {
		_, err := examine(t.Context(), s.path, s.wait, func(f Finding) {
			if f.Grade > Note {
				all = append(all, f)
			}
		})
		must(t, err)
		return all
	}
	if found := told(); len(found) > 0 {
		t.Errorf("in a sound store: %+v", found)
	}
	must(t, s.update(t.Context(), "test", func(t tx) error {
		return t.bucket(k.bucket).Put(k.name, sealText(k, []byte(`{"text":7}`)))
	}))
	if found := told(); len(found) != 1 || found[0].Grade != Spoilt || !strings.Contains(found[0].Where, "was typing") {
		t.Errorf("of one that is no draft: %+v", found)
	}
	sealed, err := seal(k, typing(sam, "x"))
	must(t, err)
	if got, ok := keyBefore(append([]byte("what is before"), k.name...), sealed); !ok || got.String() != k.String() {
		t.Errorf("out of a torn page it is %s, %v", got, ok)
	}
}

// Nothing of who is removed stays: neither what they typed nor what was typed about
// them. What a coach typed about others stays.
func TestDraftsGoWithTheirAthlete(t *testing.T) {
	s, sam, mara := squadOfTwo(t)
	keptDrafts(t, s.As(Principal{Person: samsWord, Role: AthleteRole, Athlete: sam}), typing(sam, "mine, "+samsWord))
	keptDrafts(t, coach(s), typing(sam, "about "+samsWord), typing(mara, "about Mara"))
	must(t, s.Tend())
	_, err := coach(s).RemoveAthlete(sam, agreeing)
	must(t, err)
	wantWithout(t, s.path, sam, mara)
	wantTexts(t, "of the coach", coach(s), "about Mara")
}

// A draft is kept at the end of a session: when its desk is over.
func TestDraftsAreKeptWhenTheSessionIsOver(t *testing.T) {
	s, sam := seeded(t)
	over, end := context.WithCancel(t.Context())
	d := coach(s).Within(over)
	end()
	keptDrafts(t, d, typing(sam, "legs"))
	wantTexts(t, "then", coach(s), "legs")
}

// The first line of all is typed when nobody is there yet.
func TestADraftInAnEmptyStore(t *testing.T) {
	s := newStore(t)
	wantTexts(t, "at first", coach(s))
	keptDrafts(t, coach(s), Draft{Form: "add", Day: today, Text: "easy 50m"})
	wantTexts(t, "then", coach(s), "easy 50m")
}

func refuses(err error) bool {
	_, refused := errors.AsType[*Refused](err)
	return refused
}
