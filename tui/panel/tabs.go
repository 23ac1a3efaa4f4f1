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
	Words // of who follows the plan; it comes before the others
	tabs
)

// Last is the last of the pages.
const Last = Findings

var tabWords = [tabs]string{"oscillation", "systems", "fitness", "coverage", "findings", "in words"}

// tabShort are the pages where not all have room in full; the one that is chosen
// has.
var tabShort = [tabs]string{"osc", "sys", "fit", "cov", "find", "words"}

// First gives the first of the pages.
func (p *Panel) First() Tab {
	if p.Follows {
		return Words
	}
	return Oscillation
}

// Turn goes on to another page.
func (p *Panel) Turn(by int) {
	pages := int(Words)
	if p.Follows {
		pages++
	}
	p.Tab = Tab((int(p.Tab) + by + pages) % pages)
}

// tabsWide are the columns of the pages in full.
const tabsWide = 58

// tabs writes the pages of the panel on the rule over it.
func (v *drawing) tabs(a frame.Area) {
	words := &tabWords
	if tabsWide > a.W || v.Follows && tabsWide+len("  in words") > a.W {
		words = &tabShort
	}
	x := 1
	for n := range words {
		i := n
		if v.Follows {
			i = (n + int(Words)) % int(tabs)
		} else if Tab(n) == Words {
			break
		}
		word, st := words[i], theme.Dim
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
