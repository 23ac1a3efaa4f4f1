package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan/outlook"
	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// What the rules say of a plan is worked out beside: it takes several times as
// long as a key may. Until it is there nothing of it is shown, and what is shown
// is never that of another plan.

// base is a verdict from which the next one is made while only the plan differs.
type base struct {
	verdict *rules.Verdict
	of      *store.Snapshot // with what was done and felt by then
}

// judgedMsg is what the rules say of a plan.
type judgedMsg struct {
	look    *outlook.Outlook
	verdict *base
	seen    *verdict.Seen
	err     error
}

// judge holds the plan on screen, or else what it would become, against the
// rules, outside of Update; one at a time, so that a held key leaves no queue.
func (a *App) judge() tea.Cmd {
	if a.judging || a.snapshot == nil || a.snapshot.Part {
		return nil
	}
	look := a.scene.Outlook
	if a.scene.Findings != nil {
		if look = a.editor.Unjudged(); look == nil {
			return nil
		}
	}
	a.judging = true
	in := rules.Input{Look: look, Today: a.scene.Today, Since: a.scene.Today, Checkins: a.snapshot.Checkins, Records: a.snapshot.Records, NewID: a.scene.NewID}
	was, now := a.verdict, a.snapshot
	if was != nil && (was.of.Athlete.ID != now.Athlete.ID || !screen.SameSlice(was.of.Checkins, now.Checkins) || !screen.SameSlice(was.of.Records, now.Records)) {
		was = nil
	}
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = judgedMsg{look: look, err: err} })
		var v *rules.Verdict
		if was != nil {
			v = was.verdict.With(look)
		} else {
			v = rules.Judge(in)
		}
		return judgedMsg{look, &base{v, now}, verdict.See(v, in.Today), nil}
	}
}

// judged takes up what the rules say, unless the plan has changed meanwhile, and
// does the keys that waited for it.
func (a *App) judged(msg judgedMsg) tea.Cmd {
	a.judging = false
	switch {
	case msg.err != nil:
		a.refuse(msg.err.Error())
		msg.seen = verdict.None
	case msg.look == a.scene.Outlook && msg.seen.Today == a.scene.Today:
		a.verdict = msg.verdict
	}
	if msg.look == a.scene.Outlook {
		a.scene.Findings = msg.seen
		a.editor.Asked(&a.scene)
	} else {
		a.editor.Judged(msg.look, msg.seen)
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
