package block

import (
	"strings"

	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/theme"
)

// strip is the season in one row: the blocks by name, a column a week, with
// the block under the cursor washed.
func (v *view) strip(a frame.Area) {
	season := v.plan.Season(v.at)
	pieces := v.pieces(season)
	top := 1.0
	for _, p := range pieces {
		for _, w := range p.weeks {
			top = max(top, w.Load)
		}
	}
	from := firstShown(pieces, v.at.Block, a.W)
	x := 0
	for i := from; i < len(pieces); i++ {
		p := pieces[i]
		if x+p.width() > a.W {
			a.Text(x, 0, "…", theme.Dim)
			break
		}
		here := i == v.at.Block
		if here {
			a.Wash(x-1, 0, p.width()+1, 1, theme.Sel)
		}
		st := theme.Dim
		if here {
			st = theme.Text.Bold()
		}
		end := a.Text(x, 0, p.name, st)
		end = chart.Weeks(a, end+1, 0, p.weeks, top)
		x = end + 1
	}
}

// piece is a block on the strip.
type piece struct {
	name  string
	weeks []chart.Week
}

func (p piece) width() int { return frame.Width(p.name) + 1 + len(p.weeks) + 1 }

// pieces lists the blocks; a block that goes on with the name of the one
// before ("Base 2" behind "Base 1") is named by its number alone.
func (v *view) pieces(season *plan.Macrocycle) []piece {
	all := make([]piece, len(season.Blocks))
	stem := ""
	for at := range v.plan.Weeks() {
		if at.Season != v.at.Season {
			continue
		}
		p := &all[at.Block]
		block := v.plan.Block(at)
		if at.Week == 0 {
			words := strings.Fields(block.Name)
			p.name = block.Name
			if len(words) > 1 && strings.Join(words[:len(words)-1], " ") == stem {
				p.name = words[len(words)-1]
			}
			stem = strings.Join(words[:max(0, len(words)-1)], " ")
		}
		week := v.plan.Week(at)
		mark := chart.Week{Load: v.now.Week(at).Load, Down: week.Kind != plan.LoadWeek}
		for _, e := range v.plan.Events {
			if e.From >= at.Start && int(e.From-at.Start) < week.Days {
				mark.Race = rune(e.Priority.String()[0])
			}
		}
		p.weeks = append(p.weeks, mark)
	}
	return all
}

// firstShown gives the first block of the strip, such that the one under the
// cursor fits.
func firstShown(pieces []piece, here, width int) int {
	need := 0
	for i := 0; i <= here && i < len(pieces); i++ {
		need += pieces[i].width()
	}
	from := 0
	for from < here && need > width {
		need -= pieces[from].width()
		from++
	}
	return from
}
