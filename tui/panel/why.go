package panel

import (
	"ebb/plan/calendar"
	"ebb/plan/why"
)

// tabTopics are what the pages of the panel answer for.
var tabTopics = [tabs]string{Oscillation: "O", Systems: "ready", Fitness: "form", Coverage: "race"}

// Why puts what the page shown answers for among what is asked about on a day:
// first where the panel lies over the screen, else second.
func (p *Panel) Why(asked []why.Asked, day calendar.Day) []why.Asked {
	topic := tabTopics[p.Tab]
	if topic == "" || len(asked) == 0 {
		return asked
	}
	q := why.Asked{Topic: topic, Day: day}
	if p.Open {
		return append([]why.Asked{q}, asked...)
	}
	return append([]why.Asked{asked[0], q}, asked[1:]...)
}
