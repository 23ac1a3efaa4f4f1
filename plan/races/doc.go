// Package races is the race table: to which class a race belongs, and what a
// race of it asks of the days around it. Conventions of coaching, nearly all.
//
// It imports plan and calendar.
package races
