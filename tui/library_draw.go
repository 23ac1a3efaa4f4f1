package tui

import (
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/plan/load"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

const (
	shelfBeside  = 84 // columns from which an entry stands beside the list
	shelfLines   = 6  // rows for it below the list
	shelfLeast   = 5  // rows of the list that are kept before there are any
	shelfPurpose = 60 // columns from which the list says how long sessions are
)

func (s *shelf) draw(area frame.Area, a *App) screen.Caret {
	inside := sheet(area, s.title(area.W), s.hint(area.W))
	caret := screen.Caret{}
	left, top := inside.At()
	if line, ok := s.line(inside); ok {
		if s.ask == askWords || s.ask == askName {
			x := frame.Width(line)
			column, _ := screen.Field(inside.Sub(x, 0, inside.W-x, 1), &s.input, "")
			caret = screen.Caret{X: min(left+x+column, max(0, area.W-1)), Y: min(top, max(0, area.H-1)), Text: true}
		}
		inside = inside.Sub(0, 1, inside.W, inside.H-1)
	}
	list, about := inside, frame.Area{}
	switch {
	case inside.W >= shelfBeside:
		w := inside.W * 2 / 5
		list, about = inside.Sub(0, 0, w, inside.H), inside.Sub(w+2, 0, inside.W-w-2, inside.H)
	case inside.H >= shelfLeast+shelfLines+1:
		h := inside.H - shelfLines - 1
		list, about = inside.Sub(0, 0, inside.W, h), inside.Sub(0, h+1, inside.W, shelfLines)
		inside.HLine(0, h, inside.W, theme.Line, theme.Rule)
	}
	s.rowsOf(list, a)
	if e, ok := s.under(); ok && about.W > 0 {
		s.about(about, &e, a)
	}
	return caret
}

// title names the sort with how many there are.
func (s *shelf) title(w int) string {
	if w < shelfPurpose {
		return phrase.Counted(len(s.rows), s.what.String())
	}
	title := "library: " + phrase.Counted(len(s.rows), s.what.String())
	if s.words != "" {
		title += " with " + s.words
	}
	return title
}

func (s *shelf) hint(w int) string {
	switch {
	case s.ask == askName && s.says != "":
		return s.says
	case s.ask == askWords:
		return "enter keeps the list   esc all of it"
	case s.ask == askName:
		return "enter keep   esc back"
	case s.ask == askDrop:
		return "y take it out   any other key leaves it"
	case s.ask == askWhose && w < shelfPurpose:
		return "enter all  o alone  esc back"
	case s.ask == askWhose:
		return "enter for all   o for " + s.who.Name + " alone   esc back"
	case w < shelfPurpose:
		return "enter in  tab sort  a keep  q back"
	default:
		return "enter put in   tab sort   / find   a keep   e edit   x take out   q back"
	}
}

// line draws the row of what is asked or said; false when there is none.
func (s *shelf) line(inside frame.Area) (prompt string, ok bool) {
	switch {
	case s.ask == askWords:
		prompt = "find ▸ "
	case s.ask == askName:
		prompt = "name of the " + s.kept.What.String() + " ▸ "
	case s.ask == askDrop:
		e, _ := s.under()
		prompt = fmt.Sprintf("Take \"%s\" out of your library?", e.Name)
	case s.ask == askWhose:
		prompt = s.whose.says + ": for all, or for " + s.who.Name + " alone?"
	case s.says != "":
		prompt = s.says
	default:
		return "", false
	}
	style := theme.Text
	if s.ask == askWords || s.ask == askName {
		style = theme.Accent.Bold()
	}
	inside.Text(0, 0, frame.Cut(prompt, inside.W), style)
	return prompt, true
}

// rowsOf draws the list.
func (s *shelf) rowsOf(list frame.Area, a *App) {
	s.top = max(min(s.top, s.at), s.at-list.H+1, 0)
	phase := a.phaseHere()
	for y := 0; y < list.H && s.top+y < len(s.rows); y++ {
		e := &s.rows[s.top+y]
		row := list.Sub(0, y, list.W, 1)
		style := theme.Body
		if phase != "" && len(e.Phases) > 0 && !slices.Contains(e.Phases, phase) {
			style = theme.Dim
		}
		if s.top+y == s.at {
			row.Wash(0, 0, row.W, 1, theme.Sel)
			row.Rune(0, 0, theme.Cursor, theme.Accent)
			style = style.Bold()
		}
		end := row.W
		if says := s.aside(e, row.W); row.W >= 36 && says != "" {
			end = row.Right(row.W, 0, says, theme.Dim)
		}
		row.Text(2, 0, frame.Cut(e.Name, max(0, end-3)), style)
	}
	if len(s.rows) == 0 {
		list.Text(0, 0, frame.Cut("nothing of that: tab shows other sorts, a keeps what is selected", list.W), theme.Dim)
	}
}

// aside is what stands at the end of an entry's row.
func (s *shelf) aside(e *library.Entry, w int) string {
	says := strings.ReplaceAll(e.Range(), "..", " to ")
	switch {
	case e.Whose == library.ForOne && w < shelfPurpose/2:
		says = "own  " + says
	case e.Whose == library.ForOne:
		says = "for " + strings.Fields(s.who.Name)[0] + "  " + says
	case e.Whose == library.ForAll:
		says = "for all  " + says
	}
	return strings.TrimSpace(says)
}

// phaseHere gives the phase of the block under the cursor.
func (a *App) phaseHere() plan.Phase {
	at, ok := a.scene.Plan.Locate(a.editor.Cursor)
	if !ok {
		return ""
	}
	if phase := a.scene.Plan.Block(at).Phase; slices.Contains(plan.Phases(), phase) {
		return phase
	}
	return ""
}

// about draws what an entry is for and how it is written.
func (s *shelf) about(area frame.Area, e *library.Entry, a *App) {
	y := 0
	write := func(text string, style theme.Style) {
		for _, line := range frame.WrapIndented(text, area.W) {
			if y < area.H {
				area.Text(0, y, line, style)
			}
			y++
		}
	}
	if area.H > shelfLines {
		write(e.Name, theme.Text.Bold())
	}
	if e.Purpose != "" {
		write(phrase.Capital(e.Purpose)+".", theme.Body)
	}
	switch e.Whose {
	case library.ForOne:
		write("Your own, for "+s.who.Name+" alone.", theme.Dim)
	case library.ForAll:
		write("Your own, for all.", theme.Dim)
	case library.Ebbs:
	}
	if e.What == library.Sessions && e.Role != library.Off {
		is := load.Of(e.Session, a.scene.Athlete, a.editor.Cursor)
		write(fmt.Sprintf("%s, load %d", phrase.Clock(int(is.Seconds+.5)), phrase.Figure(is.Load)), theme.Dim)
	}
	if area.H > shelfLines {
		if len(e.Phases) > 0 {
			write("for "+phasesWords(e.Phases), theme.Dim)
		}
		y++
	}
	for line := range strings.Lines(e.Body()) {
		write(strings.TrimRight(line, "\n"), theme.Text)
	}
}

func phasesWords(phases []plan.Phase) string {
	words := make([]string, len(phases))
	for i, p := range phases {
		words[i] = string(p)
	}
	return strings.Join(words, ", ")
}
