package phrase

import (
	"strconv"
	"strings"

	"ebb/plan"
)

// Intake is one thing to take in during a session, as it is written: an hour
// and over all of it. All is empty where the hours are not known.
type Intake struct {
	Word, Hour, All string
}

// Intakes lists what to take in during so many hours, what is eaten first.
func Intakes(fuel plan.Fuel, hours float64) []Intake {
	var all []Intake
	add := func(word string, hour float64, unit, larger string) {
		if hour <= 0 {
			return
		}
		in := Intake{Word: word, Hour: Trim(hour) + " " + unit}
		switch sum := hour * hours; {
		case hours <= 0:
		case larger != "" && sum >= 1000:
			in.All = Decimal(sum/1000) + " " + larger
		default:
			in.All = strconv.Itoa(Figure(sum)) + " " + unit
		}
		all = append(all, in)
	}
	add("carbohydrate", fuel.Carb, "g", "")
	add("sodium", fuel.Sodium, "mg", "g")
	add("fluid", fuel.Fluid, "ml", "l")
	return all
}

// Fuelling says what to take in, in one line: "70 g carbohydrate, 600 mg sodium
// an hour; 263 g, 2.3 g in all"; "" when nothing is asked for.
func Fuelling(fuel plan.Fuel, hours float64) string {
	intakes := Intakes(fuel, hours)
	if len(intakes) == 0 {
		return ""
	}
	var hour, sum []string
	for _, in := range intakes {
		hour = append(hour, in.Hour+" "+in.Word)
		if in.All != "" {
			sum = append(sum, in.All)
		}
	}
	words := strings.Join(hour, ", ") + " an hour"
	if len(sum) > 0 {
		words += "; " + strings.Join(sum, ", ") + " in all"
	}
	return words
}

// kitOf is what a tag asks to be carried or worn. Other tags ask for nothing
// that a person would forget.
var kitOf = map[string]string{
	"night": "headlamp", "poles": "poles", "pack": "pack", "heat": "cap", "cold": "gloves, jacket", "technical": "shoes with grip",
	"openwater": "wetsuit, buoy", "altitude": "jacket, sunglasses",
}

// Kit says what to carry and wear, from the tags of a session; "" when nothing
// is asked for.
func Kit(tags []string) string {
	var kit []string
	for _, tag := range tags {
		if thing := kitOf[tag]; thing != "" {
			kit = append(kit, thing)
		}
	}
	return strings.Join(kit, ", ")
}

// Felt says a check-in in words: "legs 4, energy 3 of 5, hurt".
func Felt(c plan.Checkin) string {
	var said []string
	for _, mark := range []struct {
		word string
		of   int
	}{
		{"legs", c.Legs}, {"the rest of you", c.Energy}, {"sleep", c.Sleep}, {"stress", c.Stress}, {"mood", c.Mood}, {"gut", c.Gut},
		{"motivation", c.Motivation},
	} {
		if mark.of > 0 {
			said = append(said, mark.word+" "+strconv.Itoa(mark.of))
		}
	}
	if n := len(said); n > 0 {
		said[n-1] += " of 5"
	}
	if c.Slept > 0 {
		said = append(said, "slept "+c.Night())
	}
	if c.HRV > 0 {
		said = append(said, "HRV "+strconv.FormatFloat(c.HRV, 'g', -1, 64)+" ms")
	}
	if c.Hurt {
		said = append(said, "something hurts")
	}
	if c.Ill {
		said = append(said, "feeling ill")
	}
	if c.Note != "" {
		said = append(said, strconv.Quote(c.Note))
	}
	return strings.Join(said, ", ")
}

// Leg says one part of a race: "bike 180k 5h45".
func Leg(l plan.Leg) string {
	var parts []string
	if l.Sport != plan.NoSport {
		parts = append(parts, l.Sport.String())
	}
	if !l.Distance.IsZero() {
		parts = append(parts, Distance(l.Distance))
	}
	if !l.Climb.IsZero() {
		parts = append(parts, Height(l.Climb))
	}
	if !l.Goal.IsZero() {
		parts = append(parts, Clock(l.Goal.Seconds))
	}
	if l.Note != "" {
		parts = append(parts, strconv.Quote(l.Note))
	}
	return strings.Join(parts, " ")
}

// FeltShort says the two marks that a check-in asks for, and what is wrong, for a
// screen with few columns: "legs 4, you 3 of 5".
func FeltShort(c plan.Checkin) string {
	var said []string
	if c.Legs > 0 {
		said = append(said, "legs "+strconv.Itoa(c.Legs))
	}
	if c.Energy > 0 {
		said = append(said, "you "+strconv.Itoa(c.Energy))
	}
	if c.Hurt {
		said = append(said, "hurt")
	}
	if c.Ill {
		said = append(said, "ill")
	}
	if len(said) == 0 {
		return "felt: " + Felt(c)
	}
	return strings.Join(said, ", ")
}
