package html

import (
	"math"
	"unicode/utf8"

	"ebb/store/exchange/printout"
)

// size is how large a week is printed: the largest of sizes that fits on a page
// is taken, by a guess of its height. On a screen all look alike.
type size struct {
	name string
	root float64 // pixels, 96 to an inch: of the letters; all lengths go with it
	runs running
}

// running says what stands in one line to save room.
type running uint8

const (
	apart   running = iota // each detail has a line of its own
	details                // the details of a session run on behind it
	days                   // so do the sessions of a day
)

var sizes = []size{{"airy", 13, apart}, {"roomy", 12, apart}, {"tight", 11, apart}, {"close", 11.6, details}, {"dense", 10, details}, {"packed", 9.6, days}}

const (
	pageWide = 703.0  // of A4 within its margins
	pageHigh = 1025.0 // and a little left for letters that are wider than guessed
)

// sizeOf chooses the size of a week; what does not fit in the smallest goes on
// to a second page.
func sizeOf(w *printout.Week) string {
	for _, z := range sizes {
		if z.height(w) <= pageHigh {
			return z.name
		}
	}
	return sizes[len(sizes)-1].name
}

// height guesses how high a week is in print. Figures without a name are those of
// the style sheet.
func (z size) height(w *printout.Week) float64 {
	rem := 18.3 // title, sums, heads and the foot
	if w.Note != "" {
		rem += 1.7 * float64(1+utf8.RuneCountInString(w.Note)/100)
	}
	for i := range w.Days {
		rem += z.day(&w.Days[i])
	}
	wave, side := 0.0, 0.0
	if len(w.Wave.Days) > 0 {
		wave = 3.8*z.root + .585*pageWide*waveHigh/waveWide
	}
	if w.Ready.Known {
		side += 11.2
	}
	if len(w.Sports) > 0 {
		side += 5 + 1.4*float64(len(w.Sports))
	}
	return rem*z.root + max(wave, side*z.root)
}

// day guesses the height of a day, in letters.
func (z size) day(d *printout.Day) float64 {
	const line, detail = 1.42, 1.19
	wide := (pageWide/z.root - 14.8) / .44 // letters of a detail in a line
	rows := func(letters int) float64 { return math.Ceil(float64(letters) / wide) }
	rem, run := .84, 0
	if z.runs != apart {
		rem = .4
	}
	if d.Life != "" {
		rem += line
	}
	for i := range d.Things {
		t := &d.Things[i]
		head := utf8.RuneCountInString(t.Title+t.Done) + 12
		for _, mark := range t.Marks {
			head += utf8.RuneCountInString(mark) + 2
		}
		more := 0
		for _, said := range []string{t.Words, phases(t), t.Fuel, t.Kit, t.Note, t.Private} {
			letters := utf8.RuneCountInString(said)
			if letters == 0 {
				continue
			}
			if more += letters + 8; z.runs == apart {
				rem += detail * rows(letters+8)
			}
		}
		switch z.runs {
		case apart:
			rem += line*rows(head*6/5) + .3
		case details:
			rem += line * rows(head*6/5+more)
		case days:
			run += head*6/5 + more
		}
	}
	if run > 0 {
		return rem + 1.3*rows(run)
	}
	if len(d.Things) == 0 && d.Life == "" {
		rem += line
	}
	return max(rem, z.least())
}

// least is the height of the narrowest row.
func (z size) least() float64 {
	if z.runs == apart {
		return 2.26
	}
	return 1.8
}
