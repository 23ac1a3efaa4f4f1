package squad

import (
	"fmt"

	"ebb/plan/response"
)

// Marks of a check-in from which legs feel good, and down to which they don't.
const (
	goodLegs = 4
	lowLegs  = 2
)

// Gap says what the legs of the last check-in say against what the systems carry
// this morning: "legs 4 of 5, systems carry
// 38: they feel ready before all of them is". It is "" without a
// check-in of today or yesterday.
func (r *Row) Gap() string {
	if !r.Modelled || r.Felt.Legs == 0 || r.Missed > 0 {
		return ""
	}
	carried := r.Wave[Behind].Morning
	words := fmt.Sprintf("legs %d of 5, systems carry %.0f", r.Felt.Legs, carried)
	switch {
	case r.Felt.Legs >= goodLegs && carried > response.Light:
		return words + ": they feel ready before all of them is"
	case r.Felt.Legs <= lowLegs && carried <= response.Light:
		return words + ": heavier than the load explains"
	default:
		return words
	}
}
