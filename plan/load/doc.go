// Package load says what a session, an event or a week's target asks of the
// athlete: its load, its hard part, its time, distance and height, and the
// impulses that the models take.
//
// One unit serves everything: 100 is one hour at threshold. Figures that are
// not stated are estimated from the thresholds in force on the day; an Estimate
// says which, and by what method.
//
// session.go and event.go are the ways in; intensity.go turns any scale into an
// intensity factor, speed.go distance into time and back, outline.go a target
// into days. measures.go and terrain.go hold the published measures by
// themselves.
//
// It imports plan, plan/calendar and the standard library only.
package load
