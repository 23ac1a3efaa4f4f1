package notation

import (
	"fmt"

	"ebb/plan"
)

// FileVersion is the version of the language of plan files, as the first line
// of each says it.
const FileVersion = 1

// MostFileBytes is the largest plan file that is read. Ask for a file's size
// before reading it.
const MostFileBytes = 4 << 20

// File is what a plan file says: a season with its events, or a part of one.
type File struct {
	Part    FilePart
	Athlete string     // may be empty
	Sport   plan.Sport // the athlete's own: what is left out in the lines

	// Season is the season. Of a part it has neither name nor id, and Start is the
	// part's first day; a week is held by a block without name, phase and id.
	Season plan.Macrocycle
	Events []plan.Event // ordered by first day

	Comments []Comment    // as they were read; PrintFile leaves them out
	Remarks  []FileRemark // the same
}

// FilePart says how much of a season a plan file holds.
type FilePart uint8

// The parts: all of it with its events, one block (or what it was split into),
// or one week.
const (
	SeasonFile FilePart = iota
	BlockFile
	WeekFile
)

// Comment is a comment of a plan file, without its #.
type Comment struct {
	Line int // from 1
	Text string
}

// FileRemark is something about a plan file that is worth a word but not wrong.
type FileRemark struct {
	Line, Column int // from 1, in characters as a person counts them
	Says         string
}

// String gives the remark with its place.
func (r FileRemark) String() string {
	return fmt.Sprintf("line %d, column %d: %s", r.Line, r.Column, r.Says)
}

// FileReading is what must be known to read a plan file.
type FileReading struct {
	Sport plan.Sport // the athlete's own, for a file that does not say it
	Known File       // what its ids (^7kq4) name: the file that was printed with them; of an empty one they are dropped
}

// FileOptions say how a plan file is printed.
type FileOptions struct {
	IDs      bool     // ^7kq4 at the ends of lines
	Dates    bool     // each week's first day in a comment behind its line, as WeekDate writes it
	Comments []string // at the top, a line each
}
