package rules

import "ebb/plan/calendar"

// Days of a ground lie in pieces, so that grounds can share those that did not
// change: after an edit most days are as they were.
const pieceDays = 32

// pieces holds a value for each day of a span.
type pieces[T any] []*[pieceDays]T

// makePieces gives pieces for so many days, in memory of their own.
func makePieces[T any](days int) pieces[T] {
	n := (days + pieceDays - 1) / pieceDays
	p, memory := make(pieces[T], n), make([][pieceDays]T, n)
	for i := range p {
		p[i] = &memory[i]
	}
	return p
}

// but gives pieces that share those outside of some days, from the first day of
// their span on, and copy the others.
func (p pieces[T]) but(first calendar.Day, days calendar.Span) pieces[T] {
	q := append(pieces[T](nil), p...)
	if days.Days() == 0 {
		return q
	}
	from, to := int(days.From-first)/pieceDays, int(days.To-first)/pieceDays
	memory := make([][pieceDays]T, to-from+1)
	for i := range memory {
		memory[i] = *p[from+i]
		q[from+i] = &memory[i]
	}
	return q
}

// till gives pieces that share those before a day, and have room for the values
// from it on.
func (p pieces[T]) till(first, day calendar.Day) pieces[T] {
	at := int(day-first) / pieceDays
	if at >= len(p) {
		return p
	}
	q, memory := append(pieces[T](nil), p...), make([][pieceDays]T, len(p)-at)
	memory[0] = *p[at]
	for i := range memory {
		q[at+i] = &memory[i]
	}
	return q
}

// shares reports whether the values of two are the same ones from one on up to
// another.
func (p pieces[T]) shares(q pieces[T], from, to int) bool {
	for i := from / pieceDays; i <= to/pieceDays; i++ {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}

func (p pieces[T]) at(i int) *T { return &p[i/pieceDays][i%pieceDays] }
