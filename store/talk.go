package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
	"ebb/store/safe"
)

// What athlete and coach say to each other beside the plan: comments on a day or
// a session, and requests to move one.

// longestTalk bounds what is said at a time, in letters.
const longestTalk = 4000

// AddComment stores a comment. It comes with its id; who says it and when is the
// desk's to know.
func (d *Desk) AddComment(athlete plan.ID, c plan.Comment) error {
	c.Text, c.Person, c.At = strings.TrimSpace(safe.Lines(c.Text)), d.who.Person, d.store.now().UTC()
	if err := canSay(c.ID, c.Text); err != nil {
		return err
	}
	if c.Text == "" {
		return errors.New("a comment needs words")
	}
	return d.changeFacts(athlete, Comments, "comment on "+dayWords(c.Day), func(t tx) ([]factChange, error) {
		change := factChange{Kind: commentFact, Day: c.Day, ID: c.ID}
		if t.sealed(change.key(athlete)) != nil {
			return nil, errors.New("this comment is there already")
		}
		var err error
		change.After, err = json.Marshal(c)
		return []factChange{change}, err
	})
}

func canSay(id plan.ID, text string) error {
	switch {
	case id.IsZero():
		return errors.New("what is said needs an id")
	case len([]rune(text)) > longestTalk:
		return fmt.Errorf("%d letters at most: what is more belongs into a letter", longestTalk)
	}
	return nil
}

// Comments gives what was said of days, by day; oldest first on a day.
func (d *Desk) Comments(athlete plan.ID, from, to calendar.Day) (all []plan.Comment, err error) {
	if err := d.may(See, Thing{Kind: Comments, Athlete: athlete}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		all, err = talkOf(t, commentBucket, athlete, from, func(c *plan.Comment) bool { return c.Day <= to })
		return err
	})
	sorting.By(all, func(a, b plan.Comment) int { return cmp.Or(cmp.Compare(a.Day, b.Day), a.At.Compare(b.At)) })
	return all, err
}

// AskFor stores a request. It comes with its id; who asks and when is the desk's
// to know, and the answer is the coach's.
func (d *Desk) AskFor(athlete plan.ID, r plan.Request) error {
	r.Text, r.Person, r.At = strings.TrimSpace(safe.Lines(r.Text)), d.who.Person, d.store.now().UTC()
	r.Answer, r.By, r.Reply = plan.Open, "", ""
	if err := canSay(r.ID, r.Text); err != nil {
		return err
	}
	switch {
	case r.To != 0 && r.To == r.Day:
		return errors.New("the session is on that day")
	case r.To != 0 && r.Back:
		return errors.New("a request is for a move or for the way back")
	}
	return d.changeFacts(athlete, Requests, "asked "+r.Asks(), func(t tx) ([]factChange, error) {
		change := factChange{Kind: requestFact, Day: r.Day, ID: r.ID}
		if t.sealed(change.key(athlete)) != nil {
			return nil, errors.New("this request is there already")
		}
		var err error
		change.After, err = json.Marshal(r)
		return []factChange{change}, err
	})
}

// longestReply is how much of a reply stands in the journal, in letters: all of it
// stands beside the request.
const longestReply = 80

func shortened(reply string) string {
	words := []rune(strings.Join(strings.Fields(reply), " "))
	if len(words) > longestReply {
		return string(words[:longestReply-1]) + "…"
	}
	return string(words)
}

// Requests gives what was asked about days, by day; oldest first on a day.
func (d *Desk) Requests(athlete plan.ID, from calendar.Day) (all []plan.Request, err error) {
	if err := d.may(See, Thing{Kind: Requests, Athlete: athlete}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		all, err = talkOf(t, requestBucket, athlete, from, func(*plan.Request) bool { return true })
		return err
	})
	sorting.By(all, func(a, b plan.Request) int { return cmp.Or(cmp.Compare(a.Day, b.Day), a.At.Compare(b.At)) })
	return all, err
}

// Answered says that a request has its answer already.
type Answered struct{ Is plan.Request }

func (a *Answered) Error() string {
	return fmt.Sprintf("%s answered this already", a.Is.By)
}

// AnswerRequest says what becomes of a request that is open. What it asks for is
// an edit of the coach's own, made before. The error is *Answered when another
// was quicker, and *NotThere when it was taken back.
func (d *Desk) AnswerRequest(athlete plan.ID, was plan.Request, answer plan.Answer, reply string) error {
	if err := d.may(Change, Thing{Kind: Answers, Athlete: athlete}); err != nil {
		return err
	}
	yesOrNo, known := map[plan.Answer]string{plan.Accepted: "yes", plan.Declined: "no"}[answer]
	reply = strings.TrimSpace(safe.Lines(reply))
	if !known {
		return errors.New("an answer is yes or no")
	}
	if err := canSay(was.ID, reply); err != nil {
		return err
	}
	words := yesOrNo + " to " + was.Person + ", " + was.Asks()
	if reply != "" {
		words += ": " + shortened(reply)
	}
	return d.changeFacts(athlete, Answers, words, func(t tx) ([]factChange, error) {
		change := factChange{Kind: requestFact, Day: was.Day, ID: was.ID}
		before, err := stored(t, change.key(athlete))
		if err != nil {
			return nil, err
		}
		if before == nil {
			return nil, &NotThere{What: "request", ID: was.ID}
		}
		var r plan.Request
		if err := json.Unmarshal(before, &r); err != nil {
			return nil, &DamagedValue{Key: change.key(athlete).String(), Why: err.Error()}
		}
		if r.Answer != plan.Open {
			return nil, &Answered{r}
		}
		r.Answer, r.By, r.Answered, r.Reply = answer, d.who.Person, d.store.now().UTC(), reply
		change.Before = before
		change.After, err = json.Marshal(r)
		return []factChange{change}, err
	})
}

// talkOf reads what lies in a bucket from a day on.
func talkOf[V any](t tx, bucket string, athlete plan.ID, from calendar.Day, keep func(*V) bool) (all []V, err error) {
	err = t.each(key{bucket, athlete[:]}, factKey(bucket, athlete, from).name, func(k key, sealed []byte) error {
		var v V
		err := open(k, sealed, &v)
		if err == nil && keep(&v) {
			all = append(all, v)
		}
		return err
	})
	return all, err
}

func cleanComment(c plan.Comment) plan.Comment {
	c.Person, c.Text = safe.Text(c.Person), safe.Lines(c.Text)
	return c
}

func cleanRequest(r plan.Request) plan.Request {
	r.Person, r.Text, r.By, r.Reply = safe.Text(r.Person), safe.Lines(r.Text), safe.Text(r.By), safe.Lines(r.Reply)
	return r
}

func (p *parcel) packTalk(comments []plan.Comment, requests []plan.Request) error {
	for i, c := range comments {
		if c.ID.IsZero() {
			return fmt.Errorf("comment %d needs an id", i+1)
		}
		if err := p.add(talkKey(commentBucket, p.athlete.ID, c.Day, c.ID), cleanComment(c)); err != nil {
			return err
		}
	}
	for i, r := range requests {
		if r.ID.IsZero() {
			return fmt.Errorf("request %d needs an id", i+1)
		}
		if err := p.add(talkKey(requestBucket, p.athlete.ID, r.Day, r.ID), cleanRequest(r)); err != nil {
			return err
		}
	}
	return nil
}
