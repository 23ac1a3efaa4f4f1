// Package plan holds what is true of an endurance season: macrocycles of
// mesocycles of microcycles of sessions, the events they lead to, the athlete
// they are for, and the records and check-ins that came of them.
//
// Everything here is a value. Nothing reads a clock, a file, a terminal or a
// source of randomness: days, ids and "today" are handed in. A function that
// returns a changed plan leaves the one it was given as it was, so a plan may
// be shared freely between goroutines.
//
// The package and all below it import the standard library and each other
// only. The subpackages say what is done with a plan: calendar (days), edit
// (changes), load (what a session asks), response (what it does to the body),
// oscillation (the wave of a block), outlook (all of these over a season),
// notation (how it is written).
package plan
