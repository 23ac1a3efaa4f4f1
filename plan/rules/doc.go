// Package rules is the coach's eye: what is wrong with a plan, where, and why.
//
// A Rule is a value in one table: what it asks in plain words, what it rests on
// and what that does not show, its parameters, and a function that looks for
// cases where it does not hold. Such a case is a Finding: it has days, the
// figures of this athlete in its words, and an identity of its own. Findings
// explain; they never forbid, never tell what will happen, and never diagnose.
// What is a convention of coaching and not a result of trials is called one.
//
// Judge looks at everything. With judges a changed plan and takes over what the
// change cannot have touched: each rule says how many days it looks back and
// ahead.
//
// rule.go has the words, catalogue.go the table of all rules, setting.go what an
// athlete sets of them, judge.go the judging. ground.go, week.go, session.go and
// race.go hold what rules look at. The rules stand in files by family: load.go;
// rhythm.go and spacing.go, on recovery; races_close.go, races_ready.go;
// specific.go, strength.go; fuel.go; health.go, return.go. demands.go
// counts what a race asks to be rehearsed, by the tables of plan/coverage; plan/races
// is the race table. conditions.go and why.go say why a case is one.
//
// Fix gives an edit that puts a finding right, with what comes of it: fix.go
// tries what the fix_ files propose, family by family, a coach's first choice
// first; fix_search.go adds what puts right what an edit brings, and lets what is
// carried wait for races that are too close. fix_settle.go and fix_debt.go look for
// the least that has to go from a long row of days. leave.go is what no fix
// touches, effect.go what one changes.
//
// It imports plan and the packages below it, and the standard library.
package rules
