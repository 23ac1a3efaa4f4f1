package compare

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/compare"
	"ebb/tui/phrase"
)

// meaning is what the curves come to somewhere: a race morning, a block.
type meaning struct{ head, says string }

// Most of each that are told.
const (
	mostRaces    = 3
	mostMeanings = 6
)

// meaningsOf says what both plans make of the races, the A races first, then of
// the blocks whose oscillation is another.
func meaningsOf(c *Comparison) (all []meaning) {
	for _, priority := range []plan.Priority{plan.A, plan.B} {
		for _, is := range c.Is.Races {
			if is.Priority == priority && is.InHorizon && len(all) < mostRaces {
				all = append(all, meaning{is.Day.Format("2 Jan"), raceWords(c, is)})
			}
		}
	}
	for _, is := range c.Is.Blocks {
		was, ok := blockOf(c.Was.Blocks, is.ID)
		if !ok || !is.Known || !was.Known || phrase.Figure(was.O) == phrase.Figure(is.O) || len(all) == mostMeanings {
			continue
		}
		says := is.Name + ": O " + change(strconv.Itoa(phrase.Figure(was.O)), strconv.Itoa(phrase.Figure(is.O)))
		all = append(all, meaning{is.Span.From.Format("2 Jan"), says})
	}
	return all
}

func raceWords(c *Comparison, is compare.Race) string {
	words := is.Priority.String() + " " + is.Name + ": "
	was, ok := raceOf(c.Was.Races, is.ID)
	if !ok || !was.InHorizon {
		return words + "new, fitness " + strconv.Itoa(phrase.Figure(is.Fitness)) + ", form " + phrase.Signed(is.Form)
	}
	return words + "fitness " + change(strconv.Itoa(phrase.Figure(was.Fitness)), strconv.Itoa(phrase.Figure(is.Fitness))) +
		", form " + change(phrase.Signed(was.Form), phrase.Signed(is.Form))
}

// change writes a figure before and after, once when it is the same.
func change(was, is string) string {
	if was == is {
		return is
	}
	return was + " → " + is
}

func raceOf(races []compare.Race, id plan.ID) (compare.Race, bool) {
	for _, r := range races {
		if r.ID == id {
			return r, true
		}
	}
	return compare.Race{}, false
}

func blockOf(blocks []compare.Block, id plan.ID) (compare.Block, bool) {
	for _, b := range blocks {
		if b.ID == id {
			return b, true
		}
	}
	return compare.Block{}, false
}
