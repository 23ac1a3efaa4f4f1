package editor

import (
	"ebb/plan/races"
	"ebb/tui/phrase"
)

// The most days that the table of races knows before and after one.
const (
	longestTaper = 30
	longestCalm  = 60
)

// windows says which races the cursor's day leads to or recovers from, by the
// table of races: of two that ask for the same day both are said.
func (v *View) windows() (says string) {
	for i := range v.Plan.Events {
		e := &v.Plan.Events[i]
		if v.Cursor < e.From-longestTaper || v.Cursor > e.Span().To+longestCalm || e.Span().Has(v.Cursor) {
			continue
		}
		_, hours := phrase.EventLoad(e, v.Scene.Athlete)
		w, ok := races.WindowsOf(e, hours)
		words := ""
		switch {
		case !ok:
		case w.Taper.Has(v.Cursor):
			words = "taper of " + e.Name
		case w.NoHard.Has(v.Cursor):
			words = "no hard day until " + w.NoHard.To.Format("2 Jan") + ", after " + e.Name
		case w.EasyOnly.Has(v.Cursor):
			words = "easy days until " + w.EasyOnly.To.Format("2 Jan") + ", after " + e.Name
		}
		if words != "" && says != "" {
			words = ", and " + words
		}
		says += words
	}
	return says
}
