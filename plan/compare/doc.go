// Package compare says how two plans differ: two branches, two seasons, before
// and after. Plans gives a list in words, in the order of days; Curves what the
// models say of both, day by day, block by block and on race mornings.
//
// Things are paired by id first. What is left is paired by where it stands: weeks
// by their days, blocks and seasons by name and start, sessions by day and line,
// events by day and name. What only goes along with what stands before it is
// said once: when a week is put in, all after it is a week later, and no session
// of it is said to have moved.
//
// pair.go finds the pairs, list.go goes through plans from the season down to the
// session, words.go says what it finds; curves.go is about the models.
//
// It imports plan, notation, outlook and what is below them, and the standard
// library.
package compare
