package squad

import (
	"cmp"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// Order is how rows are sorted.
type Order uint8

// The orders: who needs the coach first, of equals who waits for an answer, then
// by the next event; by name; by the next event alone. Those without an event
// come after those with one.
const (
	ByNeed Order = iota
	ByName
	ByEvent
	orders
)

// String gives the words for o.
func (o Order) String() string { return [...]string{"who needs you", "name", "next race"}[o] }

// Next gives the order after o, and after the last the first.
func (o Order) Next() Order { return (o + 1) % orders }

// Sort puts rows into an order. Rows that are alike in it stand by name, then
// by id, so that the same rows always give the same list.
func Sort(rows []Row, o Order) {
	sorting.By(rows, func(a, b Row) int {
		same := cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.Athlete.String(), b.Athlete.String()))
		switch o {
		case ByNeed:
			return cmp.Or(cmp.Compare(b.Attention, a.Attention), cmp.Compare(b.waiting(), a.waiting()), cmp.Compare(a.race(), b.race()), same)
		case ByEvent:
			return cmp.Or(cmp.Compare(a.race(), b.race()), same)
		default:
			return same
		}
	})
}

// waiting is 1 for who asked for something and has no answer yet.
func (r *Row) waiting() int { return min(1, len(r.Asks)) }

// race gives the day of the next event, or a day after all others.
func (r *Row) race() calendar.Day {
	if r.Event.Name == "" {
		return 1<<31 - 1
	}
	return r.Event.From
}
