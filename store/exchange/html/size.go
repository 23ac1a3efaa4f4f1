package html

import (
	"unicode/utf8"

	"ebb/store/exchange/printout"
)

// A page of paper holds so many lines of days in its usual size, and so many in a
// smaller one; what is more than that goes on a second page.
const (
	airyLines  = 29
	roomyLines = 36
	tightLines = 46
	perLine    = 104 // letters
)

// sizeOf chooses how large a week is printed, by about how many lines it takes.
func sizeOf(w *printout.Week) string {
	lines := 0.0
	for i := range w.Days {
		lines += dayLines(&w.Days[i])
	}
	switch {
	case lines <= airyLines:
		return "airy"
	case lines <= roomyLines:
		return "roomy"
	case lines <= tightLines:
		return "tight"
	default:
		return "dense"
	}
}

// dayLines guesses the lines of a day, the space around it included.
func dayLines(d *printout.Day) float64 {
	lines := .9
	if d.Life != "" {
		lines++
	}
	for i := range d.Things {
		t := &d.Things[i]
		lines += 1.2
		for _, said := range []string{t.Words, phases(t), t.Fuel, t.Kit, t.Note, t.Private} {
			if said != "" {
				lines += .9 * float64(1+utf8.RuneCountInString(said)/perLine)
			}
		}
	}
	if len(d.Things) == 0 {
		lines++
	}
	return lines
}
