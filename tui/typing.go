package tui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/compare"
	"ebb/plan/notation"
	"ebb/plan/rewrite"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/textarea"
	"ebb/tui/theme"
)

// textOverlay is the area that a text is typed in: an entry of the library, or a
// part of the plan where a person has no editor, as over SSH. For phones without
// ctrl and esc a line of :w stores and one of :q leaves.
type textOverlay struct {
	title   string
	text    *textarea.Text
	save    func(o *textOverlay, a *App, saved []byte) (done bool, cmd tea.Cmd, err error)
	opened  string // as it was
	says    string
	leaving bool // it was asked whether to leave what was typed
	storing bool
}

func newTextOverlay(title, text string, line int) *textOverlay {
	o := &textOverlay{title: title}
	o.text = textarea.New(text, line-1)
	o.opened = o.text.String()
	return o
}

// newPartOverlay is the area for a part of the plan.
func newPartOverlay(w *writing, line int) *textOverlay {
	o := newTextOverlay(w.text.Name+" as text", string(w.text.Bytes()), line)
	o.save = func(o *textOverlay, a *App, saved []byte) (bool, tea.Cmd, error) {
		draft, err := w.text.Read("", saved, a.newID)
		switch {
		case err != nil:
			return false, nil, err
		case draft.Edit == nil:
			a.status.Says = draft.Why
			return true, nil, nil
		}
		o.storing = true
		if besides := a.besides(w, draft); besides != nil {
			a.open(besides)
			return false, nil, nil
		}
		return false, a.storeText(w, draft), nil
	}
	return o
}

func (o *textOverlay) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	o.says, o.storing = "", false
	leaving := o.leaving
	o.leaving = false
	if key, ok := msg.(tea.KeyPressMsg); ok {
		line := strings.TrimSpace(o.text.Line())
		switch name := key.String(); {
		case name == "ctrl+s":
			return o.store(a)
		case name == "enter" && line == ":w":
			o.text.CutLine()
			return o.store(a)
		case name == "enter" && (line == ":q" || line == ":q!"):
			o.text.CutLine()
			return o.leave(a, line == ":q!" || leaving)
		case name == "esc" || name == "ctrl+c":
			return o.leave(a, leaving)
		}
	}
	o.text.Press(msg)
	return false, nil
}

// mostSaid is how many rows the program's words get below the text.
const mostSaid = 4

// leave closes the area; what was typed is left after it was asked once.
func (o *textOverlay) leave(a *App, surely bool) (bool, tea.Cmd) {
	if surely || string(rewrite.Unmarked([]byte(o.text.String()))) == o.opened {
		a.status.Says = "left as it was"
		return true, nil
	}
	o.leaving, o.says = true, "what you typed is not stored: once more leaves it"
	return false, nil
}

// store hands the text over; a mistake is written above its line.
func (o *textOverlay) store(a *App) (bool, tea.Cmd) {
	saved := []byte(o.text.String())
	done, cmd, err := o.save(o, a, saved)
	if err == nil {
		return done, cmd
	}
	marked, line := rewrite.Marked(saved, err)
	o.text.Set(string(marked), line-1)
	o.says = "not stored: " + err.Error()
	if all, ok := errors.AsType[notation.FileErrors](err); ok && len(all.All) > 0 {
		first := all.All[0]
		o.text.To(first.Column - 1)
		o.says = "not stored: " + strings.TrimSuffix(first.Says+"; try: "+first.Try, "; try: ")
	}
	return false, nil
}

// textStored closes the area whose text is in the store now.
func (a *App) textStored() {
	for i, over := range a.overlays {
		if o, ok := over.(*textOverlay); ok && o.storing {
			a.overlays = append(a.overlays[:i:i], a.overlays[i+1:]...)
			a.typed = nil // keys typed ahead were meant for the text
			return
		}
	}
}

func (o *textOverlay) draw(area frame.Area, a *App) screen.Caret {
	hint := "ctrl+s or :w store   esc or :q leave"
	inside := sheet(area, o.title, hint)
	rows := inside.H
	if o.says == "" && a.status.Fault {
		o.says = a.status.Says
	}
	if o.says != "" && rows > 1 {
		lines := frame.Wrap(o.says, inside.W)
		lines = lines[:min(len(lines), mostSaid, rows-1)]
		rows -= len(lines)
		for i, line := range lines {
			inside.Text(0, rows+i, line, theme.Stress.Bold())
		}
	}
	page := inside.Sub(0, 0, inside.W, rows)
	x, y := o.text.Draw(page, styleOfLine, a.theme.Washes())
	left, top := inside.At()
	if o.text.Above() {
		area.Rune(area.W-1, 1, '↑', theme.Dim)
	}
	if o.text.Below() {
		area.Rune(area.W-1, rows, '↓', theme.Dim)
	}
	return screen.Caret{X: min(left+x, max(0, area.W-1)), Y: min(top+y, max(0, area.H-1)), Text: true}
}

// styleOfLine gives the look of a line of a plan file.
func styleOfLine(line string) theme.Style {
	switch {
	case strings.HasPrefix(line, "#! "):
		return theme.Stress.Bold()
	case strings.HasPrefix(strings.TrimSpace(line), "#"):
		return theme.Dim
	case strings.HasPrefix(line, "    "):
		return theme.Body
	default:
		return theme.Text.Bold()
	}
}

// differ says in lines how two plans differ.
func (a *App) differ(was, is plan.Plan) []string {
	var lines []string
	for _, d := range compare.Plans(was, is, a.snapshot.Athlete.On(a.scene.Today).Sport) {
		lines = append(lines, d.Day.Format("Mon 2 Jan")+", "+string(d.How)+": "+d.Says)
	}
	return lines
}
