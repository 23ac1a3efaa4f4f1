// Package response says what training does to the body: impulses over days give
// fitness, fatigue and form, and what each of five systems still carries.
//
// Three files are read together. systems.go has the five systems: their gains
// and time constants as tables, and the sum that turns a day's impulses into
// what they add. day.go takes a day's step of everything. ready.go says when a
// system is light again. The published performance models stand apart:
// banister.go, vdr.go and fit.go.
//
// It imports plan and the standard library only, and allocates nothing a day.
package response
