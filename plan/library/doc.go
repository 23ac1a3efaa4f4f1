// Package library holds what a coach puts into a season ready made: sessions by
// purpose, how a week of a phase lies, progressions of strength, weeks and
// blocks, and whole seasons, written in the notation and part of the program.
// What coaches write themselves has the same form (Parse, Print) and wins over
// what has its name.
//
//	session "Threshold, cruise" quality 40m..1h45 base build "as long at threshold as can be repeated next week"
//	  threshold 1h10: 20m @2, 4x(8m @z4, 2m @2), 10m @2
//	pattern road base "one hard day, one long one"
//	  3 days: Tue quality 27%, Tue strength, Thu easy 28%, Sun long 45%
//
// A head line says what it is, its name, and in words what it is for; the lines
// below it, two blanks in, are the notation's. session.go and make.go are
// sessions, pattern.go weeks of a phase, parse.go and print.go the text. What is
// embedded is read when it is first asked for.
//
// It imports plan, calendar, load, notation, sorting and the standard library.
package library
