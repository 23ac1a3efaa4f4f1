package plan

import (
	"time"

	"ebb/plan/calendar"
)

// Checkin is how the athlete feels on a day. Marks run from 1 (poor) to 5
// (good); 0 is not answered.
type Checkin struct {
	Day        calendar.Day `json:"day"`
	Legs       int          `json:"legs,omitempty"`
	Energy     int          `json:"energy,omitempty"` // the rest of you: sleep, mood, hunger
	Sleep      int          `json:"sleep,omitempty"`
	Stress     int          `json:"stress,omitempty"`
	Mood       int          `json:"mood,omitempty"`
	Gut        int          `json:"gut,omitempty"`
	Motivation int          `json:"motivation,omitempty"`
	Slept      int          `json:"slept,omitempty"` // minutes of the night before; 0: not said
	HRV        float64      `json:"hrv,omitempty"`   // of the morning: RMSSD in milliseconds; 0: not measured
	Hurt       bool         `json:"hurt,omitempty"`
	Ill        bool         `json:"ill,omitempty"`
	Note       string       `json:"note,omitempty"`
}

// Comment is a word on a session or a day.
type Comment struct {
	ID     ID           `json:"id"`
	On     ID           `json:"on,omitzero"` // a session or event; zero: the day
	Day    calendar.Day `json:"day"`
	At     time.Time    `json:"at"`
	Person string       `json:"person"`
	Text   string       `json:"text"`
}

// Request asks the coach to move a session, to make its day lighter, or for the
// return after an illness or injury from a day on.
type Request struct {
	ID      ID           `json:"id"`
	Session ID           `json:"session,omitzero"` // zero: the whole day
	Day     calendar.Day `json:"day"`              // of the session as the athlete saw it
	To      calendar.Day `json:"to,omitzero"`      // where it should go; 0: a lighter day
	Back    bool         `json:"back,omitempty"`   // the return from Day on, and not that day alone
	At      time.Time    `json:"at"`
	Person  string       `json:"person"`
	Text    string       `json:"text,omitempty"`

	Answer   Answer    `json:"answer,omitempty"`
	By       string    `json:"by,omitempty"` // who answered
	Answered time.Time `json:"answered,omitzero"`
	Reply    string    `json:"reply,omitempty"`
}

// Asks says what a request is for: "to move Wed 7 Apr to Fri 9 Apr".
func (r Request) Asks() string {
	day := r.Day.Format("Mon 2 Jan")
	switch {
	case r.Back:
		return "for a lighter way back from " + day
	case r.To != 0:
		return "to move " + day + " to " + r.To.Format("Mon 2 Jan")
	default:
		return "for a lighter " + day
	}
}

// Answer is what became of a Request.
type Answer uint8

// The answers.
const (
	Open Answer = iota
	Accepted
	Declined
)
