// Package json is the document that holds everything of a store: what ebb
// export json writes and ebb import reads back without loss. It is one JSON
// object, a line for each value, in an order that depends on nothing but what
// is in it, so that the same store gives the same bytes:
//
//	{
//	"ebb": 1,
//	"export": "everything",
//	"in_use": {"kim":"05r3..."},
//	"athletes": [
//	{
//	"id": "05r3...",
//	"name": "Sam Rivera",
//	"settings": [
//	{"key":"weight_kg","value":"61"}
//	],
//	"branches": [
//	{
//	"name": "main",
//	"seasons": [
//	{"id":"...","name":"Canyon 100K","start":"2026-09-28","blocks":[...]}
//	],
//	"weeks": [...],
//	"events": [...],
//	"mutes": [
//	{"id":"...","rule":"R15","of":"...","reason":"late shift"}
//	]
//	},
//	{
//	"name": "knee",
//	"key": "knee-12",
//	"from": "main",
//	"since": 12,
//	"at": "2027-04-05T09:00:00Z",
//	"person": "kim",
//	"seasons": [...]
//	}
//	],
//	"records": [...],
//	"checkins": [...],
//	"life": [...],
//	"journal": [...]
//	}
//	]
//	}
//
// Names are in snake_case, dates are 2027-05-22, instants RFC 3339, ids 26
// letters, and a number is the shortest that reads back as the same one. A
// quantity keeps the unit it was typed in.
//
// The package reads and writes values and knows no store. It imports plan and
// what is below it, and the standard library.
package json

import (
	"encoding/json"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// Version is the number of the document's shape, "ebb" in it. A field, once
// there, stays.
const Version = 1

// kind is what "export" says: other documents of ebb say something else.
const kind = "everything"

// Athlete is a person with all that belongs to them. How the screens look to
// someone is no part of it: that is the viewer's, and stays in the store.
type Athlete struct {
	ID       plan.ID        `json:"id"`
	Name     string         `json:"name"`
	Settings []plan.Setting `json:"settings"`
	Branches []Branch       `json:"branches"`           // by name
	Records  []Record       `json:"records"`            // by day, then in the order of arrival
	Checkins []plan.Checkin `json:"checkins"`           // by day
	Life     []plan.Life    `json:"life"`               // by first day, then by id
	Comments []plan.Comment `json:"comments,omitempty"` // by day, then by id; left out where there are none
	Requests []plan.Request `json:"requests,omitempty"` // as Comments
	Keys     []Entry        `json:"keys,omitempty"`     // public keys that let in, by fingerprint; left out where there are none
	Codes    []Entry        `json:"codes,omitempty"`    // invitations that are open, hashed; left out where there are none
	Library  []Template     `json:"library,omitempty"`  // what is to be put into their plans alone, by sort and name; left out where there is none
	Journal  []Entry        `json:"journal"`            // every change, oldest first; none when the reader may not see all of them
}

// Branch is a plan in its pieces: a season names its weeks by id. Each branch is
// whole, also with what it has in common with main. What a field beyond name
// says is left out where there is nothing to say.
type Branch struct {
	Name     string        `json:"name"`
	Key      string        `json:"key,omitempty"`      // what the journal calls it
	From     string        `json:"from,omitempty"`     // key of the branch it was taken from
	Since    uint64        `json:"since,omitempty"`    // the entry of the journal that made it
	At       time.Time     `json:"at,omitzero"`        // of that
	Person   string        `json:"person,omitempty"`   // of that
	Released *calendar.Day `json:"released,omitempty"` // of main: the last day that the athlete sees

	Seasons []edit.SeasonHead `json:"seasons"` // each by id
	Weeks   []plan.Microcycle `json:"weeks"`
	Events  []plan.Event      `json:"events"`
	Mutes   []plan.Mute       `json:"mutes,omitempty"` // left out where there are none
}

// Record is a record with its place among those that arrived for its day, from
// 1. The journal names records by it; a place stays empty when its record goes.
type Record struct {
	Arrival uint16 `json:"arrival"`
	plan.Record
}

// Entry is one change as the journal keeps it. What stands in it is the
// store's to say, and to check.
type Entry = json.RawMessage

// Coaches says whose keys let in as coaches, as an athlete's Keys and Codes do.
// They come after the athletes, and are left out where there are none.
type Coaches struct {
	Keys  []Entry `json:"keys,omitempty"`
	Codes []Entry `json:"codes,omitempty"`
}

// Template is an entry of a library, as ebb library export writes it.
type Template struct {
	Sort string `json:"sort"`
	Name string `json:"name"` // that it is kept by: in small letters
	Text string `json:"text"`
}

// Library is what is to be put into the plans of all athletes, and how it came to
// be. It comes after the athletes, and is left out where there is none.
type Library struct {
	Entries []Template `json:"entries"`
	Journal []Entry    `json:"journal"` // every change, oldest first
}

// Rest is what a document has beside athletes.
type Rest struct {
	InUse   InUse
	Coaches Coaches
	Library Library
}

// InUse says which athlete each person used last.
type InUse map[string]plan.ID
