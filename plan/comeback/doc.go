// Package comeback is the way back after days on which the plan was not done: a
// graduated return after illness (R37) and after missed days (R38), proposed as
// an edit, and what the days cost the next race.
//
// Propose reads, decides and writes words; nothing is changed until the edit is
// applied. Load that was missed is never made up for; races and all that stands
// on their days are left as they are. A session that was made smaller carries the
// tag "return", so that no second return takes from it again.
//
// gap.go says which days were lost, ramp.go how much of the plan the days after
// bear, cut.go makes a session smaller, propose.go makes the edit, week.go does so
// for weeks with nothing but a target, care.go adds what a person should know,
// cost.go says what the race loses.
//
// It gives no diagnosis. It imports plan and the packages below it, and the
// standard library.
package comeback
