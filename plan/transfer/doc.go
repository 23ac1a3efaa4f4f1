// Package transfer makes one athlete's sessions and weeks fit another: what a
// paste to another athlete puts into the plan.
//
// Loads are scaled by the two athletes' fitness, through the time and way of a
// session; what is measured in one athlete's own figures (a pace, watts, a heart
// rate) becomes a share of threshold or an effort, which the other reads by
// their own. Ids are new, and the coach's private notes stay behind.
//
// transfer.go has what is called, amount.go scales time and way, steps.go the
// parts of a session, intensity.go turns intensities into portable ones.
//
// It imports plan, calendar and load, and the standard library.
package transfer
