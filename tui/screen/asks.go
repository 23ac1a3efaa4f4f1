package screen

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Ask is what a screen asks of the store beside edits and records.
type Ask struct {
	Do     Deed
	Seq    uint64       // of the journal's entry that it is about
	Branch string       // that it is about
	Name   string       // that a branch is to have
	Day    calendar.Day // up to which the plan is released
	All    bool         // all of it is
	Whom   plan.ID      // whose keys it is about

	Setting  plan.Setting   // to be set
	Settings []plan.Setting // of the one who is enrolled
}

// Deed is a kind of Ask.
type Deed uint8

// The kinds.
const (
	NoDeed       Deed = iota
	LookBack          // walk through the plan as it was after an entry
	GoBack            // make it the plan again
	NewBranch         // off Branch, called Name; it is gone to
	SwitchBranch      // go to Branch
	TakeBranch        // make Branch the plan of main
	DropBranch        // take Branch away
	RenameBranch      // call Branch by Name
	Release           // let the athlete see main up to Day
	UndoOnMain        // take back what was done to branches
	RedoOnMain        // do it again
	Set               // give the athlete Setting
	Enrol             // make an athlete called Name, or with none take the one there is, and give them Settings
	ReadLoads         // read the file Name, of past loads
	Doors             // show who comes in as Whom, who is called Name
)

// Version tells what was read of an athlete apart: whose it is, on which branch,
// and after how many changes.
type Version struct {
	Athlete  plan.ID
	Branch   string
	Revision uint64
}
