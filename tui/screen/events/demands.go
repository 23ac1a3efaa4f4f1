package events

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/tui/phrase"
)

// demandsOf says what an event asks to have been rehearsed, each demand with the
// dose that the event's own line gives: how long, how steep, how much an hour.
func demandsOf(e *plan.Event, hours float64, a *plan.Athlete) []string {
	var all []string
	if hours >= 1 {
		all = append(all, "time: "+phrase.Clock(int(hours*60)*60)+inOneGo(e))
	}
	if km := e.Distance.Metres() / 1000; km > 0 {
		imperial := a.On(e.From).Imperial
		if up := e.Climb.Metres(); up > 0 {
			all = append(all, "climb: "+slope(up, km, imperial))
		}
		if down := descentOf(e); down > 0 {
			all = append(all, "descent: "+slope(down, km, imperial))
		}
	}
	if f := fuelling(e, hours); f != "" {
		all = append(all, f)
	}
	if len(e.Tags) > 0 {
		all = append(all, "tags: "+strings.Join(e.Tags, ", "))
	}
	return all
}

func inOneGo(e *plan.Event) string {
	switch {
	case e.Days > 1:
		return " in " + phrase.Counted(e.Days, "day")
	case len(e.Legs) > 1:
		return " in " + phrase.Counted(len(e.Legs), "leg") + ", one after the other"
	default:
		return " in one go"
	}
}

// descentOf gives the descent of an event: as much as its climb where the line
// says none.
func descentOf(e *plan.Event) float64 {
	if e.Descent.IsZero() {
		return e.Climb.Metres()
	}
	return e.Descent.Metres()
}

// slope says how steep a way is in its mean.
func slope(metres, km float64, imperial bool) string {
	if imperial {
		return fmt.Sprintf("%d ft a mile, %d ft in all", phrase.Figure(metres/.3048/(km/1.609344)), phrase.Figure(metres/.3048))
	}
	return fmt.Sprintf("%d m a km, %d m in all", phrase.Figure(metres/km), phrase.Figure(metres))
}

func fuelling(e *plan.Event, hours float64) string {
	var words []string
	for _, f := range []struct {
		value float64
		unit  string
	}{{e.Fuel.Carb, "g of carbohydrate"}, {e.Fuel.Sodium, "mg of sodium"}, {e.Fuel.Fluid, "ml of fluid"}} {
		if f.value > 0 {
			words = append(words, phrase.Trim(f.value)+" "+f.unit+" an hour")
		}
	}
	if len(words) == 0 {
		return ""
	}
	if e.Fuel.Carb > 0 && hours > 0 {
		words = append(words, fmt.Sprintf("%d g in all", phrase.Figure(e.Fuel.Carb*hours)))
	}
	return "fuel: " + strings.Join(words, ", ")
}
