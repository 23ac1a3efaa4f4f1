package notation

import "fmt"

// An editor that writes one tab writes them all, and a sign of somebody's own
// stands on every line: what is wrong with many lines alike is told of once, or
// it would hide the rest.

// mostCounted is how many lines with something wrong are counted beyond those
// that are told of: nobody asks how many more than that there are.
const mostCounted = 999

// note keeps an error of the line that is read, counts it with the one that says
// the same, or counts it as one too many.
func (f *fileReader) note(one FileError) {
	f.faultOn = f.line
	for i := range f.errs.All {
		if same := &f.errs.All[i]; same.Line > 0 && same.Says == one.Says && same.Try == one.Try {
			same.again, same.last = same.again+1, f.line
			return
		}
	}
	if len(f.errs.All) < MostFileErrors {
		f.errs.All = append(f.errs.All, one)
		return
	}
	f.errs.More++
	f.ended = f.errs.More == mostCounted
}

// tellAgain puts into each error how many lines have it.
func (f *fileReader) tellAgain() {
	for i := range f.errs.All {
		if e := &f.errs.All[i]; e.again > 0 {
			e.Says += fmt.Sprintf(" (here and on %s, to line %d)", moreLines(e.again), e.last)
		}
	}
}

// moreLines counts lines.
func moreLines(n int) string {
	if n == 1 {
		return "1 more line"
	}
	return fmt.Sprintf("%d more lines", n)
}
