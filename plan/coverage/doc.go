// Package coverage holds what an event asks for against what has been
// rehearsed: how near the best rehearsal came to the dose, how many count, how
// many are wanted by when, when the last was, and where there is too much.
//
// A rehearsal is what was done, races among it, and from today on what is
// planned. What a race asks for is a table by its class; nearly all of it is
// convention of coaching, and the rules that judge rehearsals read the same
// tables. A session rehearses a demand by its tag, or by its own figures: how
// long, how steep, how well fuelled.
//
// demands.go has the tables; effort.go gathers what was and will be done;
// cover.go goes through the demands of an event; demand.go is what is told of
// each, long.go, steep.go, tagged.go, peculiar.go and fuelled.go work it out.
//
// It imports plan and the packages below it, and the standard library.
package coverage
