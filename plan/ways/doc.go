// Package ways compares the answers to "what gives way": for an edit that
// changes a length, what each way makes of the plan, what it costs at the race,
// and week by week what is added, moved, squeezed and dropped.
//
// Compare tries all ways, Try one edit as it is; Weeks lists what an edit does.
// Open begins a comparison without looking at any way: a preview measures the
// one that it shows, and has the others weighed by Whole beside.
// Everything is computed from two outlooks, the one as it stands and the one
// after the edit, so that a preview costs a few outlooks and no more.
//
// compare.go tries the ways, figures.go measures a plan up to its race, cost.go
// weighs which load week should give, rows.go lists the weeks, words.go says it
// in words.
//
// It imports plan, edit, load, oscillation and outlook, and the standard library.
package ways
