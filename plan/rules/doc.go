// Package rules holds what coaches hold plans against: the table of what a race
// asks of the days around it. The figures are conventions of coaching, not
// findings of trials, and are called so where they are shown.
//
// It imports plan and calendar, and the standard library.
package rules
