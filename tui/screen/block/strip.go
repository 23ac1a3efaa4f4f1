package block

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// strip is the season in one row: the blocks by name, a column a week, with
// the block under the cursor washed.
func (v *view) strip(a frame.Area) {
	season := v.Plan.Season(v.At)
	pieces := v.pieces(season)
	top := 1.0
	for _, p := range pieces {
		for _, w := range p.weeks {
			top = max(top, w.Load)
		}
	}
	from := firstShown(pieces, v.At.Block, a.W)
	x := 0
	for i := from; i < len(pieces); i++ {
		p := pieces[i]
		if x+p.width() > a.W {
			a.Text(x, 0, "…", theme.Dim)
			break
		}
		here := i == v.At.Block
		if here {
			a.Wash(x-1, 0, p.width()+1, 1, theme.Sel)
		}
		st := theme.Dim
		if here {
			st = theme.Text.Bold()
		}
		end := a.Text(x, 0, p.name, st)
		for w, day := range p.starts {
			kind := screen.OnDay
			if w == len(p.starts)-1 {
				kind = screen.OnEdge
			}
			v.state.hits.Add(a.Sub(end+1+w, 0, 1, 1), screen.Spot{Kind: kind, Day: day})
		}
		end = chart.Weeks(a, end+1, 0, p.weeks, top)
		x = end + 1
	}
}

// piece is a block on the strip.
type piece struct {
	name   string
	weeks  []chart.Week
	starts []calendar.Day // first day of each week
}

// seasonStrip is the strip of a season as an outlook has it, kept between frames.
type seasonStrip struct {
	outlook *outlook.Outlook
	season  plan.ID
	pieces  []piece
}

func (p piece) width() int { return frame.Width(p.name) + 1 + len(p.weeks) + 1 }

// pieces lists the blocks; a block that goes on with the name of the one
// before ("Base 2" behind "Base 1") is named by its number alone.
func (v *view) pieces(season *plan.Macrocycle) []piece {
	if v.state.season.outlook == v.Now && v.state.season.season == season.ID {
		return v.state.season.pieces
	}
	all := make([]piece, len(season.Blocks))
	stem := ""
	for at := range v.Plan.Weeks() {
		if at.Season != v.At.Season {
			continue
		}
		p := &all[at.Block]
		if at.Week == 0 {
			block := v.Plan.Block(at)
			p.name, stem = shortName(block.Name, stem)
			p.weeks, p.starts = make([]chart.Week, 0, len(block.Weeks)), make([]calendar.Day, 0, len(block.Weeks))
		}
		week := v.Plan.Week(at)
		days := calendar.Span{From: at.Start, To: at.Start + calendar.Day(week.Days) - 1}
		mark := chart.Week{Load: v.Now.Load(days), Down: week.Kind != plan.LoadWeek}
		for i := range v.Plan.Events {
			if e := &v.Plan.Events[i]; days.Has(e.From) {
				mark.Race = rune(e.Priority.String()[0])
			}
		}
		p.weeks, p.starts = append(p.weeks, mark), append(p.starts, at.Start)
	}
	v.state.season = seasonStrip{v.Now, season.ID, all}
	return all
}

// shortName gives the name of a block behind one with a stem: its last word
// when all before it is the same. It gives the block's own stem, too.
func shortName(name, before string) (short, stem string) {
	last := strings.LastIndexByte(name, ' ')
	if last < 0 {
		return name, ""
	}
	if stem = name[:last]; stem == before {
		return name[last+1:], stem
	}
	return name, stem
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
