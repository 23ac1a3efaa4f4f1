// Package complete finishes a line that is being typed: it knows where in the
// line the caret stands and gives the ways on, each with what it writes and a
// phrase of what that means. What this athlete has written before comes first:
// lines of the same day of the week, tags, amounts and figures by how often they
// were used.
//
// used.go gathers what was written, session.go, event.go, record.go and date.go
// are a kind of line each, meaning.go has the phrases. A way on is offered only
// where the line with it can be read, or is right so far.
//
// It imports plan, its calendar and its notation, and plan/load for what a zone
// is.
package complete
