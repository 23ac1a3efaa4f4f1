// Package notation is how a season is written: a session or an event is one
// line, read into the values of package plan and printed back so that reading
// the print gives the same value again.
//
//	long 4h @3 +1400m fuel 70g salt 600mg #night #poles ! "last hour by headlamp"
//	intervals 1h10 !: 20m @2, 5x(4m @9, 2m @2), 20m @2
//	A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night #heat
//
// A plan file (ParseFile, PrintFile) holds such lines under the weeks, blocks and
// season they belong to:
//
//	season "Canyon 100K" from 2026-11-30
//	block base "Base 1" 3:1
//	  week load 310 "find the habit"
//	    Tue easy 50m
//
// Case is folded except in quotes and names. m is always minutes; metres are
// mtr. What cannot be read is an *Error, of a file FileErrors: each points at
// the column and, where it can, says what would be right.
//
// It imports the standard library, plan and plan/calendar only.
package notation
