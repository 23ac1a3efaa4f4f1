package panel

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// Tab is a page of the panel.
type Tab uint8

// The pages.
const (
	Oscillation Tab = iota
	Systems
	Fitness
	Coverage
	Findings
	tabs
)

// Last is the last of the pages.
const Last = tabs - 1

var tabWords = [tabs]string{"oscillation", "systems", "fitness", "coverage", "findings"}

// tabShort are the pages where not all have room in full; the one that is chosen
// has.
var tabShort = [tabs]string{"osc", "sys", "fit", "cov", "find"}

// Turn goes on to another page.
func (p *Panel) Turn(by int) { p.Tab = Tab((int(p.Tab) + by + int(tabs)) % int(tabs)) }

// tabsWide are the columns of the pages in full.
const tabsWide = 58

// tabs writes the pages of the panel on the rule over it.
func (v *drawing) tabs(a frame.Area) {
	words := &tabWords
	if tabsWide > a.W {
		words = &tabShort
	}
	x := 1
	for i, word := range words {
		st := theme.Dim
		if Tab(i) == v.Tab {
			word, st = tabWords[i], theme.Text.Bold()
		}
		x = a.Text(x, 0, word, st)
		if n := v.Found.Count(v.Span); Tab(i) == Findings && n > 0 {
			x = a.Int(a.Text(x, 0, " ", st), 0, n, theme.Alert)
		}
		x += 2
		a.Text(x-2, 0, "  ", theme.Dim)
	}
	a.Rune(0, 0, ' ', theme.Dim)
	a.Rune(x-2, 0, ' ', theme.Dim)
	a.Rune(x-1, 0, theme.Line, theme.Rule)
}
