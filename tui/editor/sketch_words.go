package editor

import (
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/notation"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// draw draws the line of the step; what could not be stored or read is said in
// the place of what it means.
func (k *sketching) draw(a frame.Area, v *View) int {
	column := k.line.draw(a, v)
	if k.err == nil && v.Status.Fault && a.H >= 2 {
		a.Fill(0, 1, a.W, 1, ' ', theme.Default)
		a.Text(0, 1, frame.CutWords(v.Status.Says, a.W), theme.Alert)
	} else if k.input.Value() == "" && len(v.Scene.Plan.Seasons) > 0 && a.H >= 2 { // without a season the screen says it in full
		a.Text(0, 1, frame.CutWords(asks[k.step()], a.W), theme.Dim)
	} else if words, style, _ := k.meaning(v, a.W); a.H >= 3 && style == theme.Alert && frame.Width(words) > a.W { // what would be right stands at its end
		a.Fill(0, 1, a.W, 2, ' ', theme.Default)
		for y, row := range frame.Wrap(words, a.W) {
			if y < 2 {
				a.Text(0, 1+y, row, style)
			}
		}
	}
	return column
}

// SketchRows gives how many rows of a screen stand below the season for what a
// sketch came to, in words; 0 when none is being made, or a page of its own shows
// it (SketchPage).
func (s *Editor) SketchRows(width, height int) int {
	k, ok := s.draft.(*sketching)
	rows := min(height/3, height-screen.PhoneHeight)
	if !ok || k.ahead == nil || rows < 3 || ownPage(width, height) {
		return 0
	}
	return rows
}

// twoColumns is the width from which the remarks stand beside the dates.
const twoColumns = 100

// SketchWords draws what the sketch came to: its figures, how the dates came out,
// and what does not fit.
func (s *Editor) SketchWords(a frame.Area, sc *screen.Scene) {
	k, ok := s.draft.(*sketching)
	if !ok || k.made == nil || a.H < 2 {
		return
	}
	a.HLine(0, 0, a.W, theme.Line, theme.Rule)
	title := fmt.Sprintf(" %d of %d ", k.at+1, len(k.steps))
	a.Text(1, 0, title, theme.Dim)
	inside := a.Sub(1, 1, a.W-2, a.H-1)
	left, right := append(k.figures(sc), k.says()...), k.remarks()
	if inside.W < twoColumns {
		k.column(inside, slices.Concat(left, right, []said{k.dates()}))
	} else {
		left = append(left, k.dates())
		half := inside.W/2 - 2
		k.column(inside.Sub(0, 0, half, inside.H), left)
		k.rows, k.room = 0, 0
		k.column(inside.Sub(half+3, 0, inside.W-half-3, inside.H), right)
	}
	if more := k.rows - k.room - k.top; more > 0 {
		a.Right(a.W-1, 0, " ↓ "+phrase.Counted(more, "row")+" more ", theme.Text)
	}
}

// said is a paragraph with its look, or a row that is drawn.
type said struct {
	words string
	style theme.Style
	row   func(a frame.Area)
}

// column writes paragraphs, from the row that was scrolled to.
func (k *sketching) column(a frame.Area, all []said) {
	y := 0
	for _, p := range all {
		for _, row := range frame.Wrap(p.words, a.W) {
			at := y - k.top
			switch {
			case at < 0 || at >= a.H:
			case p.row != nil:
				p.row(a.Sub(0, at, a.W, 1))
			default:
				a.Text(0, at, row, p.style)
			}
			y++
		}
	}
	k.rows, k.room = y, a.H
}

// figures are the season in figures, and what it takes the place of.
func (k *sketching) figures(sc *screen.Scene) []said {
	r := k.made
	span := r.Season.Span()
	seconds, weeks := 0., 0
	low, high := 101, -1
	for at := range r.Plan.Weeks() {
		if r.Plan.Seasons[at.Season].ID != r.Season.ID {
			continue
		}
		weeks++
		seconds += k.ahead.Outlook.Week(at).PlannedSeconds
		if o, ok := k.ahead.Outlook.Block(at); ok && r.Plan.Block(at).Phase.Judged() {
			low, high = min(low, phrase.Figure(o.O)), max(high, phrase.Figure(o.O))
		}
	}
	words := fmt.Sprintf("%s from %s, %d h", phrase.Counted(weeks, "week"), span.From.Format("Mon 2 Jan 2006"), phrase.Figure(seconds/3600))
	switch {
	case low < high:
		words += fmt.Sprintf("; O of its blocks %d to %d", low, high)
	case low == high:
		words += fmt.Sprintf("; O %d", low)
	}
	if r.Race != nil {
		eve, _ := k.ahead.Outlook.Day(r.Race.From - 1)
		if day, ok := k.ahead.Outlook.Day(r.Race.From); ok {
			words += fmt.Sprintf("; on the morning of %s fitness %d, form %s", r.Race.Name, phrase.Figure(eve.Fitness), phrase.Signed(day.Form))
		}
	}
	all := []said{{words: words + ".", style: theme.Text}}
	if r := k.replaced(sc); r != "" {
		all = append(all, said{words: "It takes the place of " + r + ", from then on.", style: theme.Text})
	}
	return all
}

// dates says on which days the blocks are.
func (k *sketching) dates() said {
	var dates []string
	for _, d := range k.made.Dates {
		one := d.Name + " " + d.Span.From.Format("2 Jan") + " – " + d.Span.To.Format("2 Jan")
		if d.Hours > 0 {
			one += " to " + notation.PrintHours(float64(int(d.Hours*12+.5))/12)
		}
		dates = append(dates, one)
	}
	return said{words: strings.Join(dates, ", ") + ".", style: theme.Body}
}

// says is how the line was brought to the time there is.
func (k *sketching) says() (all []said) {
	for _, says := range k.made.Says {
		all = append(all, said{words: plain(says) + ".", style: theme.Body})
	}
	return all
}

// replaced names the season whose place the sketch takes, "" for none.
func (k *sketching) replaced(sc *screen.Scene) string {
	for i := range sc.Plan.Seasons {
		if old := &sc.Plan.Seasons[i]; old.Days() > 0 && !hasSeason(k.made.Plan, old.ID) {
			if old.Name == "" {
				return "the season from " + old.Start.Format("2 Jan 2006")
			}
			return "“" + old.Name + "”"
		}
	}
	return ""
}

func hasSeason(p plan.Plan, id plan.ID) bool {
	for i := range p.Seasons {
		if p.Seasons[i].ID == id {
			return true
		}
	}
	return false
}

// remarks are what does not fit.
func (k *sketching) remarks() []said {
	n := len(k.made.Remarks)
	if n == 0 {
		return []said{{words: "All of it fits.", style: theme.Ebb}}
	}
	all := []said{{words: phrase.Counted(n, "thing") + " to know, as it does not all fit:", style: theme.Text.Bold()}}
	for _, r := range k.made.Remarks {
		all = append(all, said{words: r.Day.Format("2 Jan") + "  " + phrase.Capital(plain(r.Says)) + ".", style: theme.Body})
	}
	return all
}

// sketchAsks says on a screen without a season what the step is for.
func (s *Editor) sketchAsks() ([]string, bool) {
	k, ok := s.draft.(*sketching)
	if !ok {
		return nil, false
	}
	lines := []string{fmt.Sprintf("A season, step by step: %d of %d.", k.at+1, len(k.steps)), "", asks[k.step()], ""}
	if k.step() == onName {
		lines = append(lines, "The last step shows the whole season before anything of it is stored, and u takes it back.")
	}
	return lines, true
}

// plain gives a sentence without the dashes of the command line's flags.
func plain(says string) string { return strings.ReplaceAll(says, "--", "") }
