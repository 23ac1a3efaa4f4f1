package history

import (
	"ebb/tui/differences"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// view is what one drawing works on.
type view struct {
	*Screen
	sc     *screen.Scene
	status screen.Status
	layout layout
	washes bool
}

// Point gives the entry or the difference that stands at a cell.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// fromDifferences is from where on the items of spots are differences.
const fromDifferences = 1 << 24

// Select puts the cursor on an entry or a difference that the mouse points at,
// and tells whether it stood there.
func (s *Screen) Select(item int) (again bool) {
	if item >= fromDifferences {
		if s.then == nil || s.then.Differs == nil {
			return false
		}
		row := item - fromDifferences
		again, s.low = s.low && s.then.Differs.Is(row), true
		s.then.Differs.Select(row)
		return again
	}
	again, s.low = !s.low && s.at == item, false
	s.at = max(0, min(item, len(s.list)-1))
	return again
}

// Draw draws the history into an area.
func (s *Screen) Draw(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) screen.Caret {
	l := lay(a.W, a.H)
	s.hits.Reset()
	if l.shape == tooSmall {
		for y, line := range frame.Wrap("too small: 20x5 at least", a.W) {
			a.Text(0, y, line, theme.Text)
		}
		return screen.Caret{}
	}
	v := view{Screen: s, sc: sc, status: status, layout: l, washes: washes}
	v.title(a.Sub(0, 0, a.W, 1))
	if l.header > 1 {
		a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	}
	body := a.H - l.header - l.footer
	var caret screen.Caret
	switch l.shape {
	case beside:
		caret = v.beside(a, body)
	case below:
		caret = v.below(a, body)
	default:
		inside := a.Sub(0, l.header, a.W, body)
		if s.low && l.shape == phone {
			caret = v.differs(inside, l.header)
		} else {
			caret = v.entries(inside, l.header)
		}
	}
	return v.footer(a.Sub(0, a.H-l.footer, a.W, l.footer), a.H-l.footer, caret)
}

// title says whose history it is, of which branch, and what is looked for.
func (v *view) title(a frame.Area) {
	x := 1
	if a.W >= screen.BelowWidth {
		x = a.Text(x, 0, "ebb", theme.Ebb.Bold()) + 2
		x = a.Text(x, 0, v.sc.Athlete.Name, theme.Dim)
		x = a.Text(x, 0, " › ", theme.Dim)
	}
	x = a.Text(x, 0, "history", theme.Text.Bold()) + 1
	end := a.W - 1
	if a.W >= screen.NarrowWidth {
		end = a.Right(end, 0, v.sc.Today.Format("Mon 2 Jan 2006"), theme.Text) - 2
	}
	x = screen.BranchMark(a, x, 0, min(44, end-x), v.sc)
	if v.words != "" {
		words := "with " + v.words
		if room := end - x - 1; room > 8 {
			a.Text(x+1, 0, frame.Cut(words, room), theme.Accent)
		}
	}
}

// beside has the entries to the left of what it was.
func (v *view) beside(a frame.Area, body int) screen.Caret {
	l := &v.layout
	edge := a.W - l.panel - 1
	a.Rune(edge, 1, '┬', theme.Rule)
	a.VLine(edge, l.header, body, theme.Upright, theme.Rule)
	a.Rune(edge, a.H-l.footer, '┴', theme.Rule)
	caret := v.entries(a.Sub(0, l.header, edge, body), l.header)
	under, _ := v.panel(a.Sub(edge+1, l.header, l.panel, body), l.header, edge+1)
	if v.low {
		return under
	}
	return caret
}

// below has the entries over what it was.
func (v *view) below(a frame.Area, body int) screen.Caret {
	l := &v.layout
	list := body - l.panel
	caret := v.entries(a.Sub(0, l.header, a.W, list), l.header)
	y := l.header + list
	a.HLine(0, y, a.W, theme.Line, theme.Rule)
	under := v.flat(a.Sub(0, y, a.W, l.panel), y)
	if v.low {
		return under
	}
	return caret
}

// entries draws the entries that fit, the one under the cursor among them.
func (v *view) entries(a frame.Area, at int) screen.Caret {
	if len(v.list) == 0 {
		for y, line := range frame.Wrap(v.none(), a.W-2) {
			a.Text(1, y, line, theme.Body)
		}
		return screen.Caret{}
	}
	rows := v.layout.rows
	fit := max(1, a.H/rows)
	v.page = fit
	v.top = max(0, min(v.top, v.at, len(v.list)-fit), v.at-fit+1)
	for i := v.top; i < min(v.top+fit, len(v.list)); i++ {
		one := a.Sub(0, (i-v.top)*rows, a.W, rows)
		e := &v.all[v.list[i]]
		v.row(one, e, i == v.at)
		v.hits.Add(one, screen.Spot{Kind: screen.OnRow, Day: v.Cursor, Item: i})
	}
	differences.Ends(a, v.top > 0, v.top+fit < len(v.list) || !v.whole)
	return screen.Caret{X: 0, Y: at + (v.at-v.top)*rows}
}

// none says why there is no entry.
func (v *view) none() string {
	switch {
	case v.failed != "":
		return v.failed
	case len(v.all) > 0 && v.whole:
		return "No change has these words."
	case len(v.all) > 0 || !v.whole:
		return "reading"
	default:
		return "Nothing was changed yet. Every change is kept here: when, by whom, and what it was."
	}
}

// row draws one entry.
func (v *view) row(a frame.Area, e *Entry, here bool) {
	words := theme.Body
	if here {
		words = theme.Text.Bold()
		if !v.washes && !v.low {
			words = words.Reverse()
		}
	}
	switch v.layout.shape {
	case inWords:
		a.Text(1, 0, frame.CutWords(e.Words, a.W-2), words)
	case phone:
		dim := theme.Dim
		if words.IsReverse() {
			dim = dim.Reverse()
		}
		x := a.Text(1, 0, e.when, dim) + 2
		a.Text(x, 0, frame.Cut(e.Person, a.W-x-1), theme.Dim)
		a.Text(1, 1, frame.CutWords(e.Words, a.W-2), words)
	default:
		v.wideRow(a, e, words)
	}
	if !here {
		return
	}
	if v.washes {
		a.Wash(0, 0, a.W, a.H, theme.Sel)
	}
	mark := theme.Accent
	if v.low {
		mark = theme.Dim
	}
	for y := range a.H {
		a.Rune(0, y, theme.Cursor, mark)
	}
}

func (v *view) wideRow(a frame.Area, e *Entry, words theme.Style) {
	l := &v.layout
	a.Text(1, 0, e.when, theme.Dim)
	x := 1 + whenColumns
	a.Text(x, 0, frame.Cut(e.Person, l.who-1), theme.Dim)
	x += l.who
	end := a.W - 1
	if l.branch > 0 {
		if e.Branch != v.sc.Branch {
			a.Right(end, 0, frame.Cut(e.Branch, l.branch-1), theme.Dim)
		}
		end -= l.branch
	}
	a.Text(x, 0, frame.CutWords(e.Words, end-x), words)
}

// differs draws the differences over the whole body.
func (v *view) differs(a frame.Area, at int) screen.Caret {
	a.Text(1, 0, frame.Cut(v.heading(), a.W-2), theme.Dim)
	y := v.then.Differs.Draw(a.Sub(0, 1, a.W, a.H-1), true, v.washes, &v.hits, fromDifferences)
	return screen.Caret{X: 0, Y: at + 1 + y}
}

// footer says the entry or the difference under the cursor in full, then what
// the keys do, or what the program has to say.
func (v *view) footer(a frame.Area, at int, caret screen.Caret) screen.Caret {
	first := 0
	if a.H > 1 {
		a.HLine(0, 0, a.W, theme.Line, theme.Rule)
		if v.layout.shape == beside {
			a.Rune(a.W-v.layout.panel-1, 0, '┴', theme.Rule)
		}
		first = 1
	}
	inside := a.Sub(1, first, a.W-2, a.H-first)
	last := inside.Sub(0, inside.H-1, inside.W, 1)
	if v.field != nil {
		return v.typing(last, at+a.H-1)
	}
	v.keys(last)
	if v.layout.shape == phone && v.then != nil && v.then.Seq == v.seq() && !v.low {
		a.Text(1, 0, " "+frame.CutWords(v.then.says(), a.W-4)+" ", theme.Text.Bold())
	}
	lines := frame.Wrap(v.sentence(), inside.W)
	for y := range min(len(lines), inside.H-1) {
		if y == inside.H-2 && y < len(lines)-1 {
			lines[y] = frame.CutWords(lines[y]+" "+lines[y+1], inside.W)
		}
		inside.Text(0, y, lines[y], theme.Body)
	}
	return caret
}

// sentence says what is under the cursor in full.
func (v *view) sentence() string {
	if v.low {
		return v.then.Differs.Line()
	}
	e := v.entry()
	if e == nil {
		return ""
	}
	if v.layout.shape == phone {
		return e.Words
	}
	words := e.when + "  " + e.Person
	if e.Via != "" {
		words += ", " + e.Via
	}
	if e.Branch != "" {
		words += ", on " + e.Branch
	}
	return words + ":  " + e.Words
}

// typing draws what is typed.
func (v *view) typing(a frame.Area, at int) screen.Caret {
	prompt, hint := "find ", "a person or a word"
	if v.asks == forDay {
		prompt, hint = "as it was on ", "yesterday   sat   12 mar   2026-10-03"
	}
	end := a.W
	if v.status.Says != "" && v.status.Fault {
		end = a.Right(a.W, 0, frame.CutWords(v.status.Says, a.W/2), theme.Alert) - 1
	} else if says := v.typedDay(); says != "" {
		end = a.Right(a.W, 0, says, theme.Dim) - 1
	}
	x := a.Text(0, 0, prompt, theme.Accent.Bold())
	column, _ := screen.Field(a.Sub(x, 0, end-x, 1), v.field, hint)
	return screen.Caret{X: min(1+x+column, a.W), Y: at, Text: true}
}

// typedDay says what the day that is typed comes to.
func (v *view) typedDay() string {
	if v.asks != forDay || v.field.Value() == "" {
		return ""
	}
	day, err := v.day(v.sc, v.field.Value())
	if err != nil {
		return ""
	}
	return day.Format("Mon 2 Jan 2006")
}

// keys draws what the program says, or else what the keys do.
func (v *view) keys(a frame.Area) {
	end := a.W
	if v.status.Pending != "" {
		end = a.Right(a.W, 0, v.status.Pending, theme.Accent.Bold()) - 1
	}
	if v.status.Says != "" {
		st := theme.Text
		if v.status.Fault {
			st = theme.Alert
		}
		a.Text(0, 0, frame.CutWords(v.status.Says, end), st)
		return
	}
	x := 0
	end -= len("  ? help")
	for _, h := range hints {
		if ok, _ := v.Can(h.action, v.sc); !ok {
			continue
		}
		word := h.word
		if a.W < screen.NarrowWidth && h.short != "" {
			word = h.short
		}
		if x+len(h.key)+1+len(word) > end {
			break
		}
		editor.Pairs(a.Sub(x, 0, end-x, 1), 0, h.key, word)
		x += len(h.key) + 1 + len(word) + 2
	}
	editor.Pairs(a.Sub(x, 0, a.W-x, 1), 0, "?", "help")
}

// hints are the keys of the footer, those that matter most first.
var hints = []struct {
	key, word, short string
	action           keys.Action
}{
	{"enter", "the plan as it was", "see", keys.In},
	{"u", "go back to here", "go back", keys.Undo},
	{"/", "find", "", keys.Search},
	{"tab", "differences", "list", keys.PanelOn},
	{"gd", "to a day", "", keys.GoToDate},
	{"esc", "out", "", keys.Out},
}
