package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ebb/store"
	"ebb/tui/keys"
	"ebb/tui/theme"
)

// How the program looks and listens is the viewer's: what the terminal is found
// to be, until they choose, and from then on what they chose, in every session.

// terminal is what was found of the terminal.
type terminal struct {
	profile theme.Profile
	dark    bool
	glyphs  theme.Glyphs
	mouse   bool
}

// lookMsg is what came of keeping a look.
type lookMsg struct{ err error }

// readLook reads what the person has chosen. Where that can't be read, what was
// found of the terminal holds.
func (a *App) readLook() {
	look, err := a.desk.Look()
	if err != nil {
		a.status.Says, a.status.Fault = err.Error(), true
	}
	o := &a.options
	a.chose, a.found = look, terminal{profile: o.Profile, dark: !o.Light, glyphs: o.Glyphs, mouse: o.Mouse}
	a.wear()
}

// wear puts on what was chosen over what was found.
func (a *App) wear() {
	found, look := a.found, a.chose
	dark, glyphs := chosen(look.Ground, store.DarkGround, found.dark), theme.ASCII
	if chosen(look.Signs, store.FineSigns, found.glyphs == theme.Unicode) {
		glyphs = theme.Unicode
	}
	if t := a.theme; t == nil || t.Profile != found.profile || t.Dark != dark || t.Glyphs != glyphs {
		a.theme = theme.New(found.profile, dark, glyphs)
	}
	a.mousing = chosen(look.Mouse, store.MouseOn, found.mouse)
}

func chosen(word, yes string, found bool) bool {
	if word == "" {
		return found
	}
	return word == yes
}

// turn is what an action turns: each time it goes on to the next of the other
// choice, this one, and what the terminal is found to be.
type turn struct {
	word     *string
	yes, no  string
	found    bool
	yesSays  string
	noSays   string
	freeSays string
}

func (t turn) next() (says string) {
	same, other, sameSays, otherSays := t.no, t.yes, t.noSays, t.yesSays
	if t.found {
		same, other, sameSays, otherSays = t.yes, t.no, t.yesSays, t.noSays
	}
	switch *t.word {
	case "":
		*t.word = other
		return otherSays
	case other:
		*t.word = same
		return sameSays
	default:
		*t.word = ""
		return t.freeSays
	}
}

// turnLook changes how the program looks and listens, for this viewer alone, now
// and in sessions to come.
func (a *App) turnLook(action keys.Action) tea.Cmd {
	look := a.chose
	turns := map[keys.Action]turn{
		keys.Mouse: {
			&look.Mouse, store.MouseOn, store.MouseOff, a.found.mouse,
			"mouse on: click, wheel, drag", "mouse off: the terminal selects text again", "mouse as it suits the terminal: " + onOff(a.found.mouse),
		},
		keys.Ground: {
			&look.Ground, store.DarkGround, store.LightGround, a.found.dark,
			"colours for a dark ground", "colours for a light ground", "colours for the ground that the terminal has",
		},
		keys.Signs: {
			&look.Signs, store.FineSigns, store.PlainSigns, a.found.glyphs == theme.Unicode,
			"fine signs", "plain signs", "the signs that the terminal can show",
		},
	}
	a.status.Says, a.grip = turns[action].next(), nil
	a.chose = look
	a.wear()
	a.busy = true
	desk := a.desk
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = lookMsg{err} })
		return lookMsg{desk.SetLook(look)}
	}
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// keptLook says when a look could not be kept: it holds for this session then.
func (a *App) keptLook(msg lookMsg) tea.Cmd {
	a.busy = false
	if msg.err != nil {
		a.status.Says, a.status.Fault = fmt.Sprintf("%s; for this session only, it could not be kept: %v", a.status.Says, msg.err), true
	}
	return tea.Batch(a.lookAgain(), a.catchUp())
}
