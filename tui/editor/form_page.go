package editor

import (
	"ebb/plan"
	"ebb/plan/load"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Rows and columns of the form.
const (
	shortRows   = int(shortFields+1) / 2                      // of the short fields side by side
	sheetRows   = 1 + shortRows + int(fields-shortFields) + 2 // with a rule and two rows of what it does
	widestSheet = 76
	labelRoom   = 12
)

// draw draws the rows of a footer: the line with what it means. On a screen
// without room for fields it is the field that is typed in.
func (f *form) draw(a frame.Area, v *View) int {
	if f.at != onLine && a.H < 3 {
		x := a.Text(0, 0, fieldLabels[f.at]+" ", theme.Accent.Bold())
		column := f.value(a.Sub(x, 0, a.W-x, 1), f.at)
		if a.H > 1 {
			f.drawMeaning(a, v, x, 0)
		}
		return min(x+column, a.W-1)
	}
	column := f.line.draw(a, v)
	if a.H >= 3 {
		a.Fill(0, 2, a.W, 1, ' ', theme.Default)
		f.keys(a.Sub(0, 2, a.W, 1))
	}
	if f.at != onLine {
		return -1
	}
	return column
}

// keys is the line of keys.
func (f *form) keys(a frame.Area) {
	switch {
	case f.at == onLine && a.W < screen.NarrowWidth:
		Pairs(a, 0, "enter", "keep", "esc", "back", "tab", "fields")
	case f.at == onLine:
		Pairs(a, 0, "enter", "keep", "esc", "put back", "tab", "complete, or the fields", "↑", "history")
	case a.W < screen.NarrowWidth && fieldChoices[f.at] != nil:
		Pairs(a, 0, "enter", "keep", "← →", "turn", "tab", "next")
	case a.W < screen.NarrowWidth:
		Pairs(a, 0, "enter", "keep", "esc", "back", "tab", "next")
	case fieldChoices[f.at] != nil:
		Pairs(a, 0, "enter", "keep", "esc", "put back", "← →", "or a letter: turn", "tab ↓", "next", "shift+tab ↑", "before")
	default:
		Pairs(a, 0, "enter", "keep", "esc", "put back", "tab ↓", "next", "shift+tab ↑", "before, then the line")
	}
}

// Rows of a wide screen that the sheet leaves alone.
const sheetHeader, sheetFooter = 3, 4

func sheetFits(w, h int) bool {
	return w >= screen.BesideWidth && h >= sheetHeader+sheetRows+sheetFooter
}

// Sheet draws the fields of the form over the left part of a wide screen, away
// from the cursor's day; ok is false when there is no form or no room. The line
// stands in the footer, the panel shows what it does.
func (s *Editor) Sheet(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) (caret screen.Caret, ok bool) {
	f, is := s.draft.(*form)
	if !is || !sheetFits(a.W, a.H) {
		return caret, false
	}
	const footer, header = sheetFooter, sheetHeader
	v, _ := s.View(nil, nil, sc, status, washes)
	w := min(widestSheet, a.W-48)
	y := a.H - footer - sheetRows
	if s.stands.Y+3 >= y && s.stands.Y >= header+sheetRows {
		y = header
	}
	sheet := a.Sub(0, y, w, sheetRows)
	sheet.Fill(0, 0, w, sheetRows, ' ', theme.Default)
	sheet.HLine(0, 0, w, theme.Line, theme.Rule)
	sheet.VLine(w-1, 1, sheetRows-1, theme.Upright, theme.Rule)
	sheet.Rune(w-1, 0, '┐', theme.Rule)
	sheet.Text(1, 0, frame.Cut(" "+f.title(&v)+" ", w-3), theme.Text.Bold())
	column, row := f.fields(sheet.Sub(1, 1, w-3, shortRows+int(fields-shortFields)))
	f.effect(sheet.Sub(1, sheetRows-2, w-3, 2), &v)
	if f.at == onLine {
		return caret, false
	}
	return screen.Caret{X: 1 + column, Y: y + 1 + row, Text: true}, true
}

// page draws the form over a whole screen: the line, the fields, what they do.
func (f *form) page(a frame.Area, v *View) screen.Caret {
	a.Fill(0, 0, a.W, a.H, ' ', theme.Default)
	narrow := a.W < screen.NarrowWidth
	a.Text(1, 0, frame.Cut(f.title(v), a.W-2), theme.Text.Bold())
	if !narrow {
		a.Right(a.W-1, 0, "preview, nothing stored yet", theme.Dim)
	}
	caret := screen.Caret{X: 1, Y: 1, Text: true}
	column := f.line.draw(a.Sub(1, 1, a.W-2, 2), v)
	if f.at == onLine {
		caret.X = 1 + column
	}
	a.HLine(0, 3, a.W, theme.Line, theme.Rule)
	rows := int(fields)
	if !narrow {
		rows = shortRows + int(fields-shortFields)
	}
	rows = min(rows, a.H-4-4)
	column, row := f.fields(a.Sub(1, 4, a.W-2, rows))
	if f.at != onLine {
		caret = screen.Caret{X: 1 + column, Y: 4 + row, Text: true}
	}
	y := 4 + rows
	a.HLine(0, y, a.W, theme.Line, theme.Rule)
	f.effect(a.Sub(1, y+1, a.W-2, 2), v)
	if rest := a.H - y - 4; rest >= leastWave && v.Now != nil && v.Block != nil {
		f.wave(a.Sub(1, y+3, a.W-2, rest), v)
	}
	f.keys(a.Sub(1, a.H-1, a.W-2, 1))
	return caret
}

// title says which session of which day this is.
func (f *form) title(v *View) string {
	words := v.Cursor.Format("Mon 2 Jan")
	if session, ok := v.Session(v.Scene); ok && f.not == nil {
		return words + ", " + phrase.Title(session)
	}
	return words
}

// fields draws the fields, two side by side where there is room, and gives
// where the text cursor stands in them.
func (f *form) fields(a frame.Area) (column, row int) {
	if a.W >= screen.NarrowWidth-12 {
		half := a.W / 2
		for part := range fields {
			at := a.Sub(0, int(part), half-1, 1)
			switch {
			case part >= shortFields:
				at = a.Sub(0, shortRows+int(part-shortFields), a.W, 1)
			case int(part) >= shortRows:
				at = a.Sub(half, int(part)-shortRows, a.W-half, 1)
			}
			if x := f.field(at, part); part == f.at {
				left, top := at.At()
				fromX, fromY := a.At()
				column, row = left-fromX+x, top-fromY
			}
		}
		return column, row
	}
	f.top = max(0, min(f.top, int(fields)-a.H))
	switch at := max(0, int(f.at)); {
	case at < f.top:
		f.top = at
	case at >= f.top+a.H:
		f.top = at - a.H + 1
	}
	for y := 0; y < a.H && f.top+y < int(fields); y++ {
		part := field(f.top + y)
		if x := f.field(a.Sub(0, y, a.W, 1), part); part == f.at {
			column, row = x, y
		}
	}
	if f.top+a.H < int(fields) {
		a.Right(a.W, a.H-1, "↓", theme.Dim)
	}
	if f.top > 0 {
		a.Right(a.W, 0, "↑", theme.Dim)
	}
	return column, row
}

// field draws one field and gives the column of the text cursor in it.
func (f *form) field(a frame.Area, part field) int {
	st := theme.Dim
	if part == f.at {
		a.Wash(0, 0, a.W, 1, theme.Sel)
		st = theme.Accent.Bold()
		if f.err != nil {
			st = theme.Alert.Bold()
		}
	}
	a.Text(0, 0, fieldLabels[part], st)
	return labelRoom + f.value(a.Sub(labelRoom, 0, a.W-labelRoom, 1), part)
}

// value draws what a field says, or in dim what is taken where it says nothing.
func (f *form) value(a frame.Area, part field) int {
	text := f.texts[part]
	if part != f.at {
		if text == "" {
			a.Text(0, 0, frame.CutWords(f.taken(part), a.W), theme.Dim)
			return 0
		}
		a.Text(0, 0, frame.CutWords(text, a.W), theme.Body)
		return 0
	}
	if fieldChoices[part] == nil {
		column, _ := screen.Field(a, &f.input, fieldHints[part])
		return column
	}
	if text == "" {
		text = "–"
	}
	x := a.Text(0, 0, "‹ ", theme.Dim)
	x = a.Text(x, 0, text, theme.Text.Bold())
	a.Text(x, 0, " ›", theme.Dim)
	return 2
}

// taken says what is reckoned with where a field says nothing.
func (f *form) taken(part field) string {
	switch {
	case part == descentField && !f.good.Climb.IsZero():
		return "as much"
	case part == effortField && f.good.Kind != plan.Rest && f.good.Sport != plan.Mobility && len(f.good.Steps) == 0:
		return "as " + f.good.Kind.String() + " is"
	default:
		return "–"
	}
}

// effect says what the form would do: to the session, its week and the
// mornings of its block.
func (f *form) effect(a frame.Area, v *View) {
	if v.Now == nil || v.Block == nil {
		return
	}
	before := v.Before
	if before == nil {
		before = v.Now
	}
	x, y := 0, 0
	figure := func(word string, was, is int, after string) {
		room := frame.Width(word) + 1 + frame.IntWidth(is) + frame.Width(after)
		if was != is {
			room += frame.IntWidth(was) + 3
		}
		if x > 0 && x+room > a.W {
			x, y = 0, y+1
		}
		if y >= a.H {
			return
		}
		x = a.Text(x, y, word+" ", theme.Dim)
		if was != is {
			x = a.Int(x, y, was, theme.Dim)
			x = a.Text(x, y, " → ", theme.Dim)
			x = a.Int(x, y, is, theme.Accent.Bold())
		} else {
			x = a.Int(x, y, is, theme.Text.Bold())
		}
		x = a.Text(x, y, after, theme.Dim) + 3
	}
	now := phrase.Figure(load.Of(f.good, v.Scene.Athlete, v.Cursor).Load)
	was := 0
	if stored, ok := v.Session(v.Scene); ok && f.edits(v) {
		was = phrase.Figure(load.Of(stored, v.Scene.Athlete, v.Cursor).Load)
	}
	if v.Before == nil {
		now = was
	}
	figure("load", was, now, "")
	week, wasWeek := v.Now.Week(v.At), v.Now.Week(v.At)
	p := before.Plan()
	if at, ok := p.FindWeek(v.Plan.Week(v.At).ID); ok {
		wasWeek = before.Week(at)
	}
	target := ""
	if week.Target > 0 {
		target = " of " + phrase.Trim(float64(phrase.Figure(week.Target)))
	}
	figure("week", phrase.Figure(wasWeek.Load), phrase.Figure(week.Load), target)
	figure("settled mornings", len(before.Settled(v.Span)), len(v.Now.Settled(v.Span)), " of "+phrase.Trim(float64(v.Span.Days())))
	if o, ok := v.Now.Block(v.At); ok {
		wasO := o
		for at := range p.Weeks() {
			if p.Block(at).ID == v.Block.ID {
				if m, had := before.Block(at); had {
					wasO = m
				}
				break
			}
		}
		figure("O", phrase.Figure(wasO.O), phrase.Figure(o.O), "")
	}
}

// edits reports whether the form is of a session that is there, rather than of
// one that is added.
func (f *form) edits(v *View) bool {
	if v.Ahead == nil || v.Ahead.Outlook == nil {
		return true
	}
	return len(v.Plan.SessionsOn(v.Cursor)) == len(v.Scene.Plan.SessionsOn(v.Cursor))
}
