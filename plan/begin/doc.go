// Package begin says what an athlete brings along of whom nothing was planned or
// recorded yet: how much was trained lately, in words or as loads of days, as the
// settings that the models start with; and on which days there is time to train.
//
// lately.go reads "about 6 h a week for two months", loads.go a table of past
// loads, time.go "mon-fri 1h, sat sun 3h".
//
// It imports plan, calendar, load, notation, response and the standard library.
package begin
