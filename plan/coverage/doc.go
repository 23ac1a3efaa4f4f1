// Package coverage holds what an event asks for against what has been
// rehearsed: how near the best rehearsal came, how many count, and how many are
// still wanted by when.
//
// It imports plan and the packages below it, and the standard library.
package coverage
