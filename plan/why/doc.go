// Package why answers for every number that ebb shows: what it is, how it was
// computed here with this athlete's values, where that comes from, and what it
// does not mean.
//
// A Page is one answer. The arithmetic in it is written out with the figures
// that went in, as "4 h x 40 an hour = 160", and is that of the models: a test
// does the sums again. topics.go has the table of what can be asked, source.go
// what the literature says; the other files answer, each one family of numbers.
//
// It imports plan and the packages below it, and the standard library.
package why
