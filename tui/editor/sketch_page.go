package editor

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"ebb/plan"
	"ebb/plan/complete"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// On a phone, and where there is no season to look at yet, a sketch has a page of
// its own: what a step is for, the blocks of the
// season a row each and what does not fit, to be scrolled through; below them the
// whole line that is typed, and what it means.

const (
	pageHeight = 12 // rows from which there is one
	mostTyped  = 5  // rows of the line
	mostMeant  = 3  // rows of what it means
)

// ownPage reports whether a sketch has a page of its own on a screen.
func ownPage(width, height int) bool { return width < screen.NarrowWidth && height >= pageHeight }

// SketchPage draws the page; ok is false where there is none.
func (v *View) SketchPage(a frame.Area) (caret screen.Caret, ok bool) {
	k, ok := v.draft.(*sketching)
	if !ok || !ownPage(a.W, a.H) && (k.made != nil || len(v.Scene.Plan.Seasons) > 0 || a.H < pageHeight) {
		return caret, false
	}
	inside := a.Sub(1, 0, a.W-2, a.H)
	foot := a.H - 1 - k.typedRows(inside, v, &caret)
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	k.pageTitle(a, v)
	k.column(inside.Sub(0, 1, inside.W, foot-1), k.pageWords(v))
	if more := k.rows - k.room - k.top; more > 0 {
		a.Right(a.W-1, foot, " ↓ "+phrase.Counted(more, "row")+" more ", theme.Text)
	}
	return caret, true
}

// pageTitle says which step it is, and what the season comes to.
func (k *sketching) pageTitle(a frame.Area, v *View) {
	x := a.Text(1, 0, fmt.Sprintf("Step %d of %d", k.at+1, len(k.steps)), theme.Text.Bold())
	if name := v.Scene.Athlete.Name; name != "" && a.W >= screen.NarrowWidth {
		x = a.Text(x+2, 0, name, theme.Text)
	}
	right := v.Scene.Today.Format("Mon 2 Jan 2006")
	if k.made != nil && len(k.made.Dates) > 0 { // what went before may be a part of the season
		weeks := 0
		for _, d := range k.made.Dates {
			weeks += d.Weeks
		}
		right = phrase.Counted(weeks, "week") + " from " + k.made.Dates[0].Span.From.Format("2 Jan")
	}
	a.Right(a.W-1, 0, frame.Cut(right, max(0, a.W-x-3)), theme.Dim)
}

// pageWords are what the step is for, until something is typed, and what the
// sketch came to.
func (k *sketching) pageWords(v *View) []said {
	var all []said
	if k.made == nil || k.input.Value() == k.met {
		all = append(all, said{words: asks[k.step()], style: theme.Body})
	}
	if k.step() == onName {
		all = append(all, said{words: "The last step shows the whole season before anything of it is stored, and u takes it back.", style: theme.Dim})
	}
	if k.made == nil {
		return all
	}
	all = append(all, k.outline()...)
	return slices.Concat(all, k.says(), k.remarks(), k.figures(v.Scene))
}

// Columns of the row of a block.
const (
	blockName = 11
	blockDay  = 18 // end of its first day
	blockBars = 19
	blockEnd  = 9 // its weeks and hours
)

// outline gives the blocks, a row each: its name, its first day, the loads of its
// weeks and the hours of the fullest of them. The week of a race is as tall as any:
// what the training is like is to be seen.
func (k *sketching) outline() (rows []said) {
	top := 1.
	bars := make([][]chart.Column, len(k.made.Dates))
	for i, d := range k.made.Dates {
		for at := range k.made.Plan.Weeks() {
			if !d.Span.Has(at.Start) {
				continue
			}
			bar := chart.Column{Load: k.ahead.Outlook.Week(at).Planned, Ink: theme.Load}
			bar.Was = bar.Load
			switch k.made.Plan.Week(at).Kind {
			case plan.RaceWeek:
			case plan.LoadWeek:
				top = max(top, bar.Load)
			default:
				bar.Ink = theme.Pool
			}
			bars[i] = append(bars[i], bar)
		}
	}
	for i, d := range k.made.Dates {
		rows = append(rows, said{words: d.Name, row: func(a frame.Area) {
			a.Text(0, 0, frame.Cut(d.Name, blockName), theme.Text.Bold())
			a.Right(blockDay, 0, d.Span.From.Format("2 Jan"), theme.Dim)
			figures := strconv.Itoa(d.Weeks) + "w"
			if d.Hours > 0 {
				figures += " " + phrase.Clock(int(d.Hours*12+.5)*300)
			}
			a.Right(a.W, 0, figures, theme.Body)
			if room := a.W - blockBars - blockEnd; len(bars[i]) <= room {
				c := chart.Columns{Bars: bars[i], Top: top, Wide: 1}
				c.Draw(a.Sub(blockBars, 0, room, 1))
			}
		}})
	}
	return rows
}

// typedRows draws the line, what it means and the keys in the last rows, and gives
// how many they are.
func (k *sketching) typedRows(a frame.Area, v *View, caret *screen.Caret) int {
	words, style, wrong := k.meaning(v, a.W)
	if k.err == nil && v.Status.Fault {
		words, style = v.Status.Says, theme.Alert
	}
	ways, ghost := k.look(v)
	text := cmp.Or(k.input.Value(), k.hint)
	typed := screen.Written(k.prompt, text, k.input.Position(), a.W)
	var meant []string
	if words != "" {
		meant = frame.Wrap(words, a.W)
		meant = meant[:min(len(meant), mostMeant)]
	}
	lines := min(len(typed.Rows), mostTyped)
	rows := lines + len(meant) + 1
	top := a.H - rows
	area := a.Sub(0, top, a.W, lines)
	x, y := typed.Draw(area)
	switch {
	case k.input.Value() == "":
		typed.Restyle(area, 0, len([]rune(k.hint)), theme.Dim)
	case wrong != nil && ghost == "":
		typed.Restyle(area, k.lead()+wrong.Column, max(1, wrong.Width), theme.Alert.Bold())
	default:
		area.Text(x, y, frame.Cut(ghost, a.W-x), theme.Dim)
	}
	for i, row := range meant {
		a.Text(0, top+lines+i, row, style)
	}
	*caret = screen.Caret{X: 1 + min(x, a.W-1), Y: top + y, Text: true}
	k.pageKeys(a.Sub(0, a.H-1, a.W, 1), v, ways)
	return rows
}

// pageKeys draws the keys, or what the line may go on with.
func (k *sketching) pageKeys(a frame.Area, v *View, ways []complete.Way) {
	switch {
	case k.input.Value() == "" && k.turning == nil && len(ways) > 0 && a.W < screen.NarrowWidth-2:
		Pairs(a, 0, "enter", k.enter, "esc", k.esc, "tab", "an example")
		return
	case len(ways) > 0 || k.turning != nil:
		pairs := []string{"enter", k.enter, "esc", k.esc}
		if a.W < screen.NarrowWidth-2 { // the ways need the room
			pairs = pairs[2:]
		}
		x := Pairs(a, 0, pairs...)
		k.drawWays(a.Sub(x, 0, a.W-x, 1), v, ways)
		return
	}
	Pairs(a, 0, "enter", k.enter, "esc", k.esc, "↑ ↓", "read on")
}
