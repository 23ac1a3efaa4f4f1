package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan/outlook"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// What the rules say of a plan is worked out beside: it takes several times as
// long as a key may. Until it is there nothing of it is shown, and what is shown
// is never that of another plan.

// judgedMsg is what the rules say of a plan.
type judgedMsg struct {
	look *outlook.Outlook
	seen *verdict.Seen
	err  error
}

// judge holds the plan on screen, or else what it would become, against the
// rules, outside of Update; one at a time, so that a held key leaves no queue.
func (a *App) judge() tea.Cmd {
	if a.judging || a.snapshot == nil || a.snapshot.Part {
		return nil
	}
	look, told := a.scene.Outlook, a.told
	if a.scene.Findings != nil {
		if look = a.editor.Unjudged(); look == nil {
			return nil
		}
	}
	a.judging = true
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = judgedMsg{look: look, err: err} })
		if look == told.Outlook {
			return judgedMsg{look, told.Seen(), nil}
		}
		return judgedMsg{look, told.Of(look), nil}
	}
}

// knowsAlready takes up what the rules say of the plan on screen where another
// screen has asked them.
func (a *App) knowsAlready() tea.Cmd {
	if a.scene.Findings != nil || a.snapshot == nil || a.snapshot.Part || a.scene.Outlook != a.told.Outlook {
		return nil
	}
	seen := a.told.Judged()
	if seen == nil {
		return nil
	}
	a.scene.Findings = seen
	a.editor.Asked(&a.scene)
	return a.catchUp()
}

// judged takes up what the rules say, unless the plan has changed meanwhile, and
// does the keys that waited for it.
func (a *App) judged(msg judgedMsg) tea.Cmd {
	a.judging = false
	if msg.err != nil {
		a.refuse(msg.err.Error())
		msg.seen = verdict.None
	}
	switch {
	case msg.look != a.scene.Outlook:
		a.editor.Judged(msg.look, msg.seen)
	case a.scene.Findings == nil:
		a.scene.Findings = msg.seen
		a.editor.Asked(&a.scene)
	}
	return a.catchUp()
}

// awaitsVerdict reports whether a key must wait until the rules have been asked:
// one that goes to a finding or acts on it, and on the screen of findings all.
func (a *App) awaitsVerdict(msg tea.Msg) bool {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok || a.scene.Findings != nil || a.snapshot == nil || a.snapshot.Part || len(a.overlays) > 0 || a.here().Typing() || key.String() == "ctrl+c" {
		return false
	}
	reader := a.keys
	switch reader.Read(key.String()).Action {
	case keys.FindingOn, keys.FindingBack, keys.Fix, keys.Mute, keys.Findings:
		return true
	default:
		return a.at == screen.Findings
	}
}
