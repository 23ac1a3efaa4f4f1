// Package rewrite turns a plan that was edited as text back into one edit of
// the plan that it was printed from.
//
// What is wanted comes without ids, or with the ids that stood at line ends.
// Old and new are paired: by such ids first, then by week, day and line, then
// by equal line, then by what takes the least change. Whatever is paired keeps
// its id, so that records, comments and branches still find it; the rest gets
// new ones.
//
// season.go is the way through, weeks.go pairs weeks and blocks, sessions.go
// sessions, events.go events, edits.go makes the edit, tally.go says in a
// sentence what it changes.
//
// It imports plan, edit, notation and the standard library; ids are handed in.
package rewrite
