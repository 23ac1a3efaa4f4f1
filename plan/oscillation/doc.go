// Package oscillation measures the wave of stress and recovery of a block: did
// training stress the body, did hard and easy days differ, did the load come
// down, and did the body.
//
// measure.go has the headline O with its four parts, weeks.go the older figures
// of weekly load (monotony, strain, ramp), settled.go what is counted in days on
// which all systems had come down.
//
// It imports plan, plan/response and the standard library only, reads days of
// the models and allocates nothing.
package oscillation
