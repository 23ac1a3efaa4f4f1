package store

import (
	"cmp"
	"slices"
	"time"

	"ebb/plan/sorting"
)

// Finding is one thing that is not as it should be in a store's file.
type Finding struct {
	Grade Grade  `json:"grade"`
	Where string `json:"where"` // in words: an athlete, what of theirs, of which day; or a page
	Says  string `json:"says"`
}

// Grade says how bad a Finding is.
type Grade string

// The grades, worst first. A Note is no damage.
const (
	Unreadable Grade = "unreadable" // a part of the file can't be read
	Spoilt     Grade = "spoilt"     // a value is not what was stored
	Missing    Grade = "missing"    // something is named that is not there
	Contrary   Grade = "contrary"   // two values don't agree, or a value can't be
	Untidy     Grade = "untidy"     // room that is neither used nor free
	Exposed    Grade = "exposed"    // others on the machine can get at the file
	Note       Grade = "note"
)

var gradeOrder = []Grade{Unreadable, Spoilt, Missing, Contrary, Untidy, Exposed, Note}

// Report is what was found in a store's file.
type Report struct {
	Path     string        `json:"path"`
	Bytes    int64         `json:"bytes"`
	Pages    int           `json:"pages"`
	Values   int           `json:"values"`
	Athletes int           `json:"athletes"`
	Findings []Finding     `json:"findings"` // worst first
	Unsaid   int           `json:"unsaid"`   // how many more there were than are listed
	Took     time.Duration `json:"-"`
}

// mostFindings bounds what is listed of a file in which nothing fits.
const mostFindings = 5000

// Whole reports whether nothing is wrong: notes don't count.
func (r Report) Whole() bool {
	return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Grade != Note })
}

// Sound reports whether nothing is wrong with what is in the file, whoever can
// get at it.
func (r Report) Sound() bool { return r.Wrong() == 0 }

// Wrong counts what is wrong with what is in the file.
func (r Report) Wrong() int {
	n := 0
	for _, f := range r.Findings {
		if f.Grade != Note && f.Grade != Exposed {
			n++
		}
	}
	if n > 0 {
		n += r.Unsaid
	}
	return n
}

func (r *Report) add(f Finding) {
	if len(r.Findings) >= mostFindings {
		r.Unsaid++
		return
	}
	r.Findings = append(r.Findings, f)
}

func (r *Report) sort() {
	sorting.By(r.Findings, func(a, b Finding) int {
		return cmp.Compare(slices.Index(gradeOrder, a.Grade), slices.Index(gradeOrder, b.Grade))
	})
}
