// Package report turns what people say of a day into what was done: "40m" said
// of a planned session is 40 minutes of that session.
//
// It imports plan, plan/load, plan/notation and what they stand on.
package report
