package notation

import "fmt"

// tabs is which lines of a file are indented with tabs. They are told of once: an
// editor that writes one tab writes them all, and ten errors would hide the rest.
type tabs struct {
	first, last int // lines, from 1; 0: none
	lines       int
}

const tabSays = "a tab is as wide as each screen makes it: indent with blanks"

// tab takes note of a tab in the indent of the line that is read.
func (f *fileReader) tab(at int) {
	if f.tabs.last == f.line {
		return
	}
	if f.tabs.lines == 0 {
		f.fail(span{at, at + 1}, "2 blanks before a week, 4 before a day", tabSays)
		f.tabs.first = f.line
	}
	f.tabs.last = f.line
	f.tabs.lines++
}

// tellTabs puts into the error of the first line with a tab how many there are.
func (f *fileReader) tellTabs() {
	if f.tabs.lines < 2 {
		return
	}
	for i := range f.errs.All {
		if one := &f.errs.All[i]; one.Line == f.tabs.first && one.Says == tabSays {
			one.Says = fmt.Sprintf("%d lines from here to line %d are indented with tabs: %s", f.tabs.lines, f.tabs.last, tabSays)
		}
	}
}
