package tui

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// longestCommand is the most letters of a command line.
const longestCommand = 400

// palette finds every action by its name, and runs a command line.
type palette struct {
	input textinput.Model
	at    int
}

func newPalette(*App) *palette {
	return &palette{input: screen.NewField(longestCommand)}
}

// offer is one line of the palette.
type offer struct {
	name, key, why string
	action         keys.Action
	command        *command.Command
}

// offers lists what fits the words typed, actions first: each word must be
// found in the name.
func (p *palette) offers(a *App) []offer {
	typed := strings.Fields(strings.ToLower(p.input.Value()))
	var found []offer
	for _, b := range keys.Table {
		ok, why := a.can(b.Action)
		if !ok && why == "" || b.Action == keys.Palette || b.Group == keys.Move && b.Action != keys.GoToDate && b.Action != keys.GoToToday {
			continue
		}
		if name := a.called(b.Action); fits(name, typed) {
			found = append(found, offer{name: name, key: keys.Key(b.Action), why: why, action: b.Action})
		}
	}
	for i := range a.options.Commands {
		c := &a.options.Commands[i]
		if begins(c.Name, typed) {
			o := offer{name: c.Name + " " + c.Use, command: c, key: c.Short}
			if kind, ok := lifeOf(c.Name); ok && len(typed) > 0 && typed[0] == c.Name {
				if _, says := a.lifeFrom(kind, strings.Fields(p.input.Value())[1:]); says != "" {
					o.key = says
				}
			}
			found = append(found, o)
		}
	}
	return found
}

// begins reports whether the words typed begin the name of a command, or the
// name begins them.
func begins(name string, typed []string) bool {
	for i, word := range strings.Fields(name) {
		if i == len(typed) {
			return true
		}
		if i == len(typed)-1 && strings.HasPrefix(word, typed[i]) {
			return true
		}
		if word != typed[i] {
			return false
		}
	}
	return true
}

func fits(name string, typed []string) bool {
	for _, word := range typed {
		if !strings.Contains(name, word) {
			return false
		}
	}
	return true
}

func (p *palette) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			return true, nil
		case "down", "ctrl+n":
			p.at++
			return false, nil
		case "up", "ctrl+p":
			p.at = max(0, p.at-1)
			return false, nil
		case "tab":
			p.complete(a)
			return false, nil
		case "enter":
			return p.choose(a)
		}
	}
	p.input, _ = p.input.Update(msg)
	p.at = 0
	return false, nil
}

// complete writes the name of the command under the cursor into the line.
func (p *palette) complete(a *App) {
	offers := p.offers(a)
	if p.at < len(offers) && offers[p.at].command != nil {
		p.input.SetValue(offers[p.at].command.Name + " ")
		p.input.CursorEnd()
	}
}

// choose does what stands under the cursor.
func (p *palette) choose(a *App) (bool, tea.Cmd) {
	offers := p.offers(a)
	if len(offers) == 0 {
		a.status.Says, a.status.Fault = "nothing is called "+p.input.Value(), true
		return true, nil
	}
	chosen := offers[min(p.at, len(offers)-1)]
	a.overlays = a.overlays[:0]
	if chosen.command == nil {
		return true, a.act(chosen.action, 1)
	}
	args := strings.Fields(p.input.Value())
	args = args[min(len(args), len(strings.Fields(chosen.command.Name))):]
	if kind, ok := lifeOf(chosen.command.Name); ok {
		args, _ = a.lifeFrom(kind, args)
	}
	return true, a.run(chosen.command, args)
}

// commandMsg is what a command printed.
type commandMsg struct {
	title, out string
	err        error
	life       bool // it may have laid a fact over the plan
	branches   bool // it may have chosen another branch
}

// run runs a command outside of Update, with its output to be read.
func (a *App) run(c *command.Command, args []string) tea.Cmd {
	if a.past != nil {
		a.refuse(a.past.why())
		return nil
	}
	var out bytes.Buffer
	w, _ := a.frame.Size()
	env := a.options.Env
	env.Out, env.Err, env.In, env.Width, env.Colour = &out, &out, strings.NewReader(""), max(20, w-4), false
	env.Today = a.scene.Today
	if a.snapshot != nil {
		env.Athlete, env.Branch = a.snapshot.Athlete.Name, a.snapshot.Branch
	}
	a.busy = true
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = commandMsg{title: c.Name, err: err} })
		err := c.Run(&env, args)
		return commandMsg{title: c.Name + " " + strings.Join(args, " "), out: out.String(), err: err, life: isLife(c.Name), branches: strings.HasPrefix(c.Name, "branch ")}
	}
}

// ran shows what a command printed, and what it changed.
func (a *App) ran(msg commandMsg) tea.Cmd {
	a.busy = false
	text := strings.TrimRight(msg.out, "\n")
	if msg.err != nil {
		says := msg.err.Error()
		if wrong, ok := errors.AsType[*notation.Error](msg.err); ok {
			says = wrong.Caret()
		}
		text = strings.TrimLeft(text+"\n"+says, "\n")
	}
	if msg.life && msg.err == nil {
		a.hadLife, a.offers = slices.Clone(a.scene.Life), true
	} else {
		a.open(newReading(&screen.Text{Title: msg.title, Lines: strings.Split(text, "\n")}))
	}
	if msg.branches && a.snapshot != nil {
		return a.toChoice()
	}
	return tea.Batch(a.reread(), a.catchUp())
}

func (p *palette) draw(area frame.Area, a *App) screen.Caret {
	offers := p.offers(a)
	p.at = max(0, min(p.at, len(offers)-1))
	h := min(area.H, max(6, min(len(offers), 14)+4))
	inside := sheet(area.Sub(0, area.H-h, area.W, h), "palette", "enter do it   ↑ ↓ choose   tab complete   esc back")
	x := inside.Text(0, 0, "▸ ", theme.Accent.Bold())
	column, _ := screen.Field(inside.Sub(x, 0, inside.W-x, 1), &p.input, "")
	rows := max(0, inside.H-1)
	from := max(0, min(p.at-rows+1, len(offers)-rows))
	for y := 0; y < rows && from+y < len(offers); y++ {
		o := offers[from+y]
		line := inside.Sub(0, 1+y, inside.W, 1)
		st := theme.Body
		if o.why != "" {
			st = theme.Dim
		}
		if from+y == p.at {
			line.Wash(0, 0, line.W, 1, theme.Sel)
			line.Rune(0, 0, theme.Cursor, theme.Accent)
			st = st.Bold()
		}
		end := line.W
		if line.W >= 40 {
			end = line.Right(line.W, 0, frame.Cut(words(o), line.W/2), theme.Dim)
		}
		line.Text(2, 0, frame.Cut(o.name, max(0, end-3)), st)
	}
	left, top := inside.At()
	return screen.Caret{X: min(left+x+column, max(0, area.W-1)), Y: min(top, max(0, area.H-1)), Text: true}
}

func words(o offer) string {
	if o.why != "" {
		return o.why
	}
	return o.key
}

// unsaved is a command with what is said after its name: a name alone is soon typed
// again.
func (p *palette) unsaved(a *App) *store.Draft {
	text := p.input.Value()
	for i := range a.options.Commands {
		if said, ok := strings.CutPrefix(text, a.options.Commands[i].Name+" "); ok && strings.TrimSpace(said) != "" {
			return draftOf(keys.Palette, a.editor.Cursor, plan.ID{}, text, "")
		}
	}
	return nil
}
