// Package search finds what a person remembers of a plan by its words. It
// imports plan and its notation alone.
package search

import (
	"cmp"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/sorting"
)

// Hit is a thing that holds the words.
type Hit struct {
	Day   calendar.Day
	Item  int    // of a session: its index in its day
	Words string // the thing, as it is written
}

// Find gives everything in which each of the words stands, in the order of
// days: sessions by line and notes, events, blocks by name and phase, weeks by
// kind and note, seasons by name. Case does not count. No words find nothing.
func Find(p plan.Plan, athlete *plan.Athlete, text string) []Hit {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return nil
	}
	f := finder{words: words}
	for i := range p.Events {
		e := &p.Events[i]
		f.look(Hit{Day: e.From, Words: notation.PrintEvent(*e, athlete.On(e.From).Sport)}, e.Note)
	}
	for at := range p.Weeks() {
		f.headings(p, at)
		week := p.Week(at)
		own := athlete.On(at.Start).Sport
		for i := range week.Sessions {
			s := &week.Sessions[i]
			item := i
			for item > 0 && week.Sessions[item-1].Day == s.Day {
				item--
			}
			f.look(Hit{Day: at.Start + calendar.Day(s.Day), Item: i - item, Words: notation.PrintSession(*s, own)}, s.Sport.String())
		}
	}
	sorting.By(f.hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Item, b.Item)) })
	return f.hits
}

type finder struct {
	words []string
	hits  []Hit
}

// headings looks at the season, the block and the week that begin at a place.
func (f *finder) headings(p plan.Plan, at plan.Place) {
	week, block := p.Week(at), p.Block(at)
	if at.Week == 0 && at.Block == 0 {
		f.look(Hit{Day: at.Start, Words: p.Season(at).Name}, "season")
	}
	if at.Week == 0 {
		f.look(Hit{Day: at.Start, Words: block.Name}, "block "+string(block.Phase))
	}
	if week.Note != "" || week.Kind != plan.LoadWeek {
		f.look(Hit{Day: at.Start, Words: strings.TrimSpace(week.Kind.String() + " week " + week.Note)}, "")
	}
}

// look keeps a hit in whose words, or those beside them, all words stand.
func (f *finder) look(h Hit, beside string) {
	text := strings.ToLower(h.Words + " " + beside)
	for _, w := range f.words {
		if !strings.Contains(text, w) {
			return
		}
	}
	f.hits = append(f.hits, h)
}

// Next gives the hit count places on from a day and an item on it, going round
// at the ends; count is negative to go back. ok is false when there is none.
func Next(hits []Hit, day calendar.Day, item, count int) (h Hit, round, ok bool) {
	if len(hits) == 0 || count == 0 {
		return Hit{}, false, false
	}
	here := Hit{Day: day, Item: item}
	after := func(h, than Hit) int { return cmp.Or(cmp.Compare(h.Day, than.Day), cmp.Compare(h.Item, than.Item)) }
	first, on := slices.BinarySearchFunc(hits, here, after)
	at := first + count
	if count > 0 && !on {
		at--
	}
	for count > 0 && on && at < len(hits) && at >= 0 && after(hits[at], here) == 0 { // several on one spot
		at++
	}
	n := len(hits)
	return hits[((at%n)+n)%n], at < 0 || at >= n, true
}
