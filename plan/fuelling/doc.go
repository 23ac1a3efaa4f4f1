// Package fuelling is what is eaten and drunk on the way to a race and in it:
// the steps by which a gut is trained to the rate of the race (R33), proposed as
// one edit over the long sessions before it, and a race sheet, hour by hour, of
// amounts that were rehearsed and no others.
//
// An amount that was never rehearsed is not put on the sheet: the sheet says so
// and gives the most that was. It gives no medical advice: fluid stays in the
// usual band, and thirst is a good guide.
//
// train.go makes the steps, sheet.go the sheet, rehearsed.go looks for what was
// rehearsed, text.go writes the sheet.
//
// It imports plan and the packages below it, and the standard library.
package fuelling
