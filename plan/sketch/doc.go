// Package sketch makes a season of one line: blocks laid backwards from a race,
// weeks between two figures of hours, and sessions on the days on which the
// athlete can train.
//
//	base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w
//
// Make gives the season as one edit, which nothing has stored; how the dates came
// out, in words; and remarks on all that does not fit into the time there is.
//
// line.go reads the line, fit.go brings its blocks to the time there is, lay.go
// gives them their days and cuts them by their ratios. race.go says what the race
// asks for, aim.go and hours.go what each week may hold. week.go lays the library's
// pattern over the athlete's days, minutes.go and long.go give its pieces their
// time, session.go makes sessions of the library's entries, lift.go finds days for
// strength. settle.go and carry.go take the models along, so that the body comes
// down in time and nothing hard is put on one that carries much, and freshen.go
// makes tapers until form is right; rehearse.go and fuel.go look after what the race
// asks to be rehearsed, note.go says why a week is there. season.go and close.go
// make the edit and say what lacks.
//
// It imports plan and the packages below it, and the standard library.
package sketch
