// Package outlook is what the models say of a whole plan, kept up after edits:
// for every day of the horizon its loads, fitness and systems, and from them
// when the athlete is ready, which weeks came down and the oscillation of each
// block.
//
// New looks at everything; With gives the outlook of a changed plan and takes
// over what the change cannot have touched. An Outlook is never changed once
// made: the one from before an edit is the ghost to compare with, and screens
// may read one from any goroutine.
//
// horizon.go says which days there are, reports.go what was done on them,
// life.go what sick days and journeys take, week.go what is planned in a
// microcycle, events.go on race days; run.go takes the models over the days;
// difference.go finds the first day that an edit can have changed; read.go
// answers questions.
//
// It imports plan and the packages below it, and the standard library.
package outlook
