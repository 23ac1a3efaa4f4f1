package editor

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/races"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// The most days that the table of races knows before and after one.
const (
	longestTaper = 30
	longestCalm  = 60
)

// Window is a row of days that a race asks for.
type Window struct {
	calendar.Span
	Of   *plan.Event
	Asks Asks
}

// Asks is what a race asks of the days of a window.
type Asks uint8

// What is asked for: a taper before it, and after it no hard day, then only easy
// ones.
const (
	Taper Asks = iota
	NoHardDay
	EasyDays
)

// Sign is how a window is drawn, as on the season's row of events.
func (a Asks) Sign() (rune, theme.Style) {
	switch a {
	case Taper:
		return theme.Taper, theme.Dim
	case NoHardDay:
		return theme.Settled, theme.Pool
	default:
		return theme.Line, theme.Pool
	}
}

// Windows appends what races ask of days of a span, by the table of races, in
// the order of the races.
func (v *View) Windows(all []Window, span calendar.Span) []Window {
	for i := range v.Plan.Events {
		e := &v.Plan.Events[i]
		if span.To < e.From-longestTaper || span.From > e.Span().To+longestCalm {
			continue
		}
		_, hours := phrase.EventLoad(e, v.Scene.Athlete)
		w, ok := races.WindowsOf(e, hours)
		if !ok {
			continue
		}
		for asks, days := range [...]calendar.Span{Taper: w.Taper, NoHardDay: w.NoHard, EasyDays: w.EasyOnly} {
			if days.Days() > 0 && days.Overlaps(span) {
				all = append(all, Window{days, e, Asks(asks)})
			}
		}
	}
	return all
}

// windows says which races the cursor's day leads to or recovers from: of two
// that ask for the same day both are said.
func (v *View) windows() (says string) {
	all := v.Windows(nil, calendar.Span{From: v.Cursor, To: v.Cursor})
	for i := range all {
		w := &all[i]
		if w.Of.Span().Has(v.Cursor) || i > 0 && all[i-1].Asks == w.Asks && w.Asks != Taper { // said with the one before
			continue
		}
		names, until := w.Of.Name, w.To
		for k := i + 1; k < len(all) && all[k].Asks == w.Asks && w.Asks != Taper; k++ {
			names, until = names+" and "+all[k].Of.Name, max(until, all[k].To)
		}
		words := "easy days until " + until.Format("2 Jan") + ", after " + names
		switch day := until.Format("2 Jan"); w.Asks {
		case Taper:
			words = "taper of " + names
		case NoHardDay:
			words = "no hard day until " + day + ", after " + names
		case EasyDays:
		}
		if says != "" {
			words = ", and " + words
		}
		says += words
	}
	return says
}
