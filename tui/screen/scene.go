// Package screen holds what every screen is handed and what it may ask for.
// A screen is a folder below: a struct that turns actions into replies and
// draws itself into an area. It never touches the store.
package screen

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// Scene is what there is to see: the plan as it is stored, what the models say
// of it, and the day it is.
type Scene struct {
	Plan    plan.Plan
	Athlete *plan.Athlete
	Outlook *outlook.Outlook
	Answers map[plan.ID]*plan.Record        // the record that answers a session
	Extra   map[calendar.Day][]*plan.Record // records that answer no session
	Today   calendar.Day
	NewID   func() plan.ID
}

// Reply is what a screen asks of the program after a key. Its zero value asks
// for nothing.
type Reply struct {
	Edit   edit.Edit    // to be stored
	Run    string       // presses of the same run are one step of undo
	Record *plan.Record // to be added
	Undo   int          // steps to take back
	Redo   int          // steps to do again
	Text   *Text        // to be read in an overlay
	Says   string       // one line for the person
	Fault  bool         // Says is an error
	Leave  bool         // out of this screen
}

// Text is something to read: a title and lines in plain words.
type Text struct {
	Title string
	Lines []string
}

// Say makes a reply that only tells something.
func Say(words string) Reply { return Reply{Says: words} }

// Refuse makes a reply that says why nothing was done.
func Refuse(why string) Reply { return Reply{Says: why, Fault: true} }
