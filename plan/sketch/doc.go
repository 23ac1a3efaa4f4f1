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
// asks for, hours.go what each week may hold. week.go gives a week its pieces,
// place.go their days, minutes.go their time, and session.go makes sessions of
// them; quality.go, long.go, triathlon.go and strength.go know the kinds. carry.go
// takes the models along, so that nothing hard is put on a body that carries much;
// rehearse.go and fuel.go look after what the race asks to be rehearsed.
//
// It imports plan and the packages below it, and the standard library.
package sketch
