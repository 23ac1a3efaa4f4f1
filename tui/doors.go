package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// doors is who comes in as an athlete: their keys and the codes that are open,
// with letters to invite, to add a key that is pasted, and to revoke. It is for
// coaches, from the squad.
type doors struct {
	whom   plan.ID
	name   string
	list   []door
	at     int
	top    int
	input  textinput.Model
	pastes bool        // a public key is typed
	sure   string      // what x once more ends, by its name
	code   *store.Code // that was made just now: it is shown once
	says   string
	fault  bool
}

// door is a key, or a code that is open.
type door struct {
	name  string // the fingerprint, or the name of the code
	words string
	over  bool // it lets nobody in
	code  bool
}

// longestKeyLine is the most letters of a public key: RSA of 16384 bits, and a
// comment.
const longestKeyLine = 4096

// doorsOf reads who comes in as an athlete.
func doorsOf(desk Desk, whom plan.ID, at *time.Location) (list []door, err error) {
	enrolled, err := desk.Keys(whom)
	if err != nil {
		return nil, err
	}
	open, err := desk.Invitations(whom)
	if err != nil {
		return nil, err
	}
	day := func(t time.Time) string { return t.In(at).Format("Mon 2 Jan") }
	for _, c := range open {
		list = append(list, door{name: c.Name, code: true, words: fmt.Sprintf("code for %s (%s), open until %s", c.Person, c.Role, c.Expires.In(at).Format("Mon 2 Jan 15:04"))})
	}
	for _, k := range enrolled {
		d := door{name: k.Fingerprint, over: k.Role == 0}
		what := strings.TrimSpace(strings.TrimPrefix(k.Kind, "ssh-") + " " + k.Label)
		switch {
		case !k.Revoked.IsZero():
			d.words = fmt.Sprintf("%s, revoked %s", what, day(k.Revoked))
		case d.over:
			d.words = what + ", over"
		case k.Seen.IsZero():
			d.words = fmt.Sprintf("%s, %s (%s), added %s by %s, never used", what, k.Person, k.Role, day(k.Added), k.By)
		default:
			d.words = fmt.Sprintf("%s, %s (%s), last used %s", what, k.Person, k.Role, k.Seen.In(at).Format("Mon 2 Jan 15:04"))
		}
		list = append(list, d)
	}
	return list, nil
}

// openDoors reads who comes in as the athlete of a row, and shows it.
func (a *App) openDoors(asked screen.Ask) tea.Cmd {
	o := &doors{whom: asked.Whom, name: asked.Name, input: screen.NewField(longestKeyLine)}
	return o.after(a, func() (string, error) { return "", nil }, func() { a.open(o) })
}

// after does something to the doors outside of Update, and shows them as they are
// then; shown is done besides, and may be nil.
func (o *doors) after(a *App, do func() (says string, err error), shown func()) tea.Cmd {
	desk, whom, at := a.desk, o.whom, time.Local
	if a.snapshot != nil {
		at = a.zoneOf(&a.snapshot.Athlete)
	}
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		says, err := do()
		list, failed := doorsOf(desk, whom, at)
		return func() tea.Cmd {
			o.says, o.fault = says, err != nil
			if err != nil {
				o.says = err.Error()
			}
			if failed == nil {
				o.list = list
			}
			o.at = max(0, min(o.at, len(o.list)-1))
			if shown != nil {
				shown()
			}
			return nil
		}, failed
	}, a.refuse)
}

func (o *doors) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	if o.pastes {
		return false, o.paste(msg, a)
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	k := key.String()
	if o.code != nil {
		o.code = nil // shown once
		return false, nil
	}
	sure := o.sure
	o.says, o.fault, o.sure = "", false, ""
	switch k {
	case "q", "esc", "ctrl+c":
		return true, nil
	case "j", "down":
		o.at = max(0, min(o.at+1, len(o.list)-1))
	case "k", "up":
		o.at = max(0, o.at-1)
	case "i":
		return false, o.invite(a, store.AthleteRole)
	case "v":
		return false, o.invite(a, store.Viewer)
	case "a":
		o.pastes = true
		o.input.SetValue("")
	case "x":
		return false, o.revoke(a, sure)
	}
	return false, nil
}

// invite makes a code that lets one key in, once.
func (o *doors) invite(a *App, role store.Role) tea.Cmd {
	desk, whom := a.desk, o.whom
	var made store.Code
	return o.after(a, func() (says string, err error) {
		made, err = desk.InviteAs("", whom, role, 0)
		return "", err
	}, func() {
		if !o.fault {
			o.code = &made
		}
	})
}

// paste takes a line of a .pub file; enter lets its key in.
func (o *doors) paste(msg tea.Msg, a *App) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc", "ctrl+c":
			o.pastes = false
			return nil
		case "enter":
			o.pastes = false
			desk, whom, line := a.desk, o.whom, strings.TrimSpace(o.input.Value())
			return o.after(a, func() (string, error) {
				e, err := desk.AddKeyOf("", whom, store.AthleteRole, line)
				return e.Person + " comes in with " + e.Fingerprint, err
			}, nil)
		}
	case tea.PasteMsg: // a pasted line break ends nothing
		o.input, _ = o.input.Update(tea.PasteMsg{Content: strings.Join(strings.Fields(msg.Content), " ")})
		return nil
	}
	o.input, _ = o.input.Update(msg)
	return nil
}

// revoke ends the key or the code under the cursor: the first time it asks.
func (o *doors) revoke(a *App, sure string) tea.Cmd {
	if len(o.list) == 0 {
		o.says, o.fault = "there is no key here to revoke", true
		return nil
	}
	d := o.list[o.at]
	if d.over {
		o.says, o.fault = "it lets nobody in any more", true
		return nil
	}
	if sure != d.name {
		o.sure = d.name
		return nil
	}
	desk, whom := a.desk, o.whom
	return o.after(a, func() (string, error) {
		if d.code {
			_, err := desk.TakeBack(whom, d.name)
			return "the code is taken back", err
		}
		_, err := desk.RevokeKey(whom, d.name)
		return "revoked: who is in with it is out now", err
	}, nil)
}

func (o *doors) draw(area frame.Area, a *App) screen.Caret {
	hint := "i invite  a add a key  v viewer  x revoke  q back"
	if area.W < screen.NarrowWidth {
		hint = "i invite  a add  x revoke  q back"
	}
	switch {
	case o.pastes:
		hint = "enter lets it in   esc as it was"
	case o.code != nil:
		hint = "any key goes on: it is not shown again"
	}
	inside := sheet(area, "Who comes in as "+o.name, hint)
	if o.code != nil {
		o.tell(inside, a)
		return screen.Caret{}
	}
	caret := o.rows(inside.Sub(0, 0, inside.W, max(1, inside.H-3)), a)
	foot := inside.Sub(0, inside.H-2, inside.W, 2)
	left, top := foot.At()
	switch {
	case o.pastes:
		foot.Text(0, 0, frame.CutWords("paste the line of the .pub file", foot.W), theme.Dim)
		column, _ := screen.Field(foot.Sub(0, 1, foot.W, 1), &o.input, "ssh-ed25519 AAAA... name")
		caret = screen.Caret{X: left + column, Y: top + 1, Text: true}
	case o.sure != "":
		foot.Text(0, 1, frame.CutWords("x once more revokes it for good; any other key leaves it", foot.W), theme.Alert)
	default:
		st := theme.Text
		if o.fault {
			st = theme.Alert
		}
		for y, line := range frame.Wrap(o.says, foot.W) {
			if y < foot.H {
				foot.Text(0, y, line, st)
			}
		}
	}
	return inArea(caret, area)
}

// rows lists keys and codes, the one under the cursor among them.
func (o *doors) rows(a frame.Area, app *App) screen.Caret {
	left, top := a.At()
	caret := screen.Caret{X: left, Y: top}
	if len(o.list) == 0 {
		for y, line := range frame.Wrap("No key lets anyone in yet. i makes a code to send to "+o.name+"; a takes the line of their public key.", a.W) {
			a.Text(0, y, line, theme.Body)
		}
		return caret
	}
	lines := o.lines(a.W)
	from, rows := 0, 0
	for i, one := range lines {
		if i < o.at {
			from += len(one)
		}
		rows += len(one)
	}
	o.top = max(0, min(o.top, from, rows-1), from+len(lines[o.at])-a.H)
	y := -o.top
	for i, one := range lines {
		here := i == o.at
		if here {
			caret.Y = top + max(0, y)
		}
		for n, line := range one {
			if y >= 0 && y < a.H {
				o.row(a.Sub(0, y, a.W, 1), line, n == 0, here, i, app)
			}
			y++
		}
	}
	return caret
}

// lines gives the rows of each key and code: what it is called, and about it.
func (o *doors) lines(width int) (lines [][]string) {
	for i := range o.list {
		d := &o.list[i]
		name := d.name
		if d.code {
			name = "code " + d.name
		}
		lines = append(lines, append([]string{frame.Cut(name, width)}, frame.Wrap(d.words, max(1, width-2))...))
	}
	return lines
}

// row draws one of them; head is the first, here that of the cursor.
func (o *doors) row(a frame.Area, line string, head, here bool, i int, app *App) {
	x, st := 2, theme.Body
	if head {
		x, st = 0, theme.Text
	}
	if o.list[i].over {
		st = theme.Dim
	}
	if here && head {
		if st = st.Bold(); !app.theme.Washes() {
			st = st.Reverse()
		}
	}
	if here && app.theme.Washes() {
		a.Wash(0, 0, a.W, 1, theme.Sel)
	}
	a.Text(x, 0, line, st)
}

// tell shows a code that was just made, with the command to type.
func (o *doors) tell(a frame.Area, app *App) {
	typed := o.code.Text
	if come := app.options.Come; come != nil {
		typed = come(typed)
	}
	at := app.zoneOf(&app.snapshot.Athlete)
	y := 0
	say := func(words string, st theme.Style) {
		for _, line := range frame.Wrap(words, a.W) {
			a.Text(0, y, line, st)
			y++
		}
		y++
	}
	say(fmt.Sprintf("For %s (%s), once, until %s:", o.code.Person, o.code.Role, o.code.Expires.In(at).Format("Mon 2 Jan 15:04")), theme.Body)
	for rest := []rune(typed); len(rest) > 0; y++ { // whole, to be copied: broken where the screen ends and nowhere else
		n := min(len(rest), a.W)
		a.Text(0, y, string(rest[:n]), theme.Text.Bold())
		rest = rest[n:]
	}
	y++
	say("Send it to them alone: whoever types it first comes in. It is not shown again.", theme.Body)
}
