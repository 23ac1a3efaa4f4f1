// Package squad sums up athletes for their coach: one row each, with the block
// they are in, the wave of four weeks, and above all whether they need the
// coach today and why, in words.
//
// row.go makes a row of what is known of an athlete, reasons.go finds what a
// coach should know, each reason a function of its own, order.go puts the rows
// in an order.
//
// It imports plan, its packages and the standard library only, and holds
// nothing between calls: rows of different athletes may be made at once.
package squad
