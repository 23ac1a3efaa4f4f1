// Package printout is a week and a season as they stand on paper: words, days
// and figures, in the order in which they are read, without saying how they look.
// The packages html and markdown write them.
//
// week.go has the days of a microcycle, season.go the weeks of a season, wave.go
// what is drawn of a block, words.go how figures are said.
//
// Text in it is as it came from outside: whoever writes it makes it safe. It may
// import plan and the standard library.
package printout

import "ebb/plan/calendar"

// Head is what every page begins and ends with.
type Head struct {
	Athlete  string
	Season   string       // its name, "" where there is none
	Branch   string       // of the plan, "" for main
	Today    calendar.Day // the day it is printed
	Race     string       // the next race and how far it is: "46 d to Canyon 100K"
	Imperial bool         // miles and feet
	Private  bool         // it holds the coach's notes
}

// Measure is how a block oscillates.
type Measure struct {
	Known  bool   // false: too short to tell
	Judged bool   // false: shown only, as of a taper
	Band   string // low, fair or good
	O      float64
}
