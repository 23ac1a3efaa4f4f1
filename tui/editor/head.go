package editor

import (
	"ebb/plan"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Countdown writes the day it is and how far the race is at the right end of a
// title, and gives the column it begins at.
func (v *View) Countdown(a frame.Area) int {
	right := v.Scene.Today.Format("Mon 2 Jan 2006")
	if a.W < screen.BesideWidth {
		right = v.Scene.Today.Format("Mon 2 Jan")
	}
	end := a.W - 1
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		end = a.Right(end, 0, frame.Cut(rest, a.W/3), theme.Dim)
		end = a.Right(end, 0, figure, theme.Text.Bold())
		end = a.Right(end, 0, " · ", theme.Dim)
	}
	return a.Right(end, 0, right, theme.Text)
}

// PhoneHints is four keys, or what the program has to say. in is the word for
// what enter opens.
func (v *View) PhoneHints(a frame.Area, in string) {
	if v.Status.Says != "" || v.Status.Pending != "" || v.SaySelection(v.Scene) != "" {
		v.Hints(a)
		return
	}
	x := 0
	for _, hint := range v.phoneHints(in) {
		if !v.offers(hint.action) {
			continue
		}
		key := keys.BoundTo(hint.action, hint.action == keys.AskMove)[0]
		if x+frame.Width(key)+1+frame.Width(hint.word) > a.W {
			return
		}
		x = a.Text(x, 0, key, theme.Text.Bold())
		x = a.Text(x+1, 0, hint.word, theme.Dim) + 2
	}
}

// phoneHint is a key that a phone's last row tells.
type phoneHint struct {
	action keys.Action
	word   string
}

// phoneHints are those of who makes the plan, or of who follows it.
func (v *View) phoneHints(in string) []phoneHint {
	switch {
	case v.Scene.Hidden(keys.EditLine) && v.Cursor > v.Scene.Today:
		return []phoneHint{{keys.Lighter, "lighter"}, {keys.AskMove, "move"}, {keys.In, in}, {keys.Help, "more"}}
	case v.Scene.Hidden(keys.EditLine) && v.answered():
		return []phoneHint{{keys.LogLine, "log"}, {keys.CheckIn, "feel"}, {keys.In, in}, {keys.Help, "more"}}
	case v.Scene.Hidden(keys.EditLine):
		return []phoneHint{{keys.Done, "done"}, {keys.CheckIn, "feel"}, {keys.In, in}, {keys.Help, "more"}}
	}
	return []phoneHint{{keys.Done, "done"}, {keys.AddLine, "add"}, {keys.EditLine, "edit"}, {keys.In, in}, {keys.Help, "more"}}
}

// answered reports whether it was said how the session under the cursor went.
func (v *View) answered() bool {
	session, ok := v.Session(v.Scene)
	return ok && v.Scene.Answers[session.ID] != nil
}

// offers reports whether an action does something now. Those of the program do
// so on each screen of a plan.
func (v *View) offers(a keys.Action) bool {
	if keys.OfProgram(a) {
		return v.Scene.Hides != nil && !v.Scene.Hidden(a) || a == keys.Help
	}
	ok, _ := v.Of.Can(a, v.Scene)
	return ok
}

// IsNew reports whether a session is not as it is stored: added, moved or
// changed by the draft or the run on screen.
func (v *View) IsNew(session *plan.Session, sameDay []plan.Session) bool {
	if v.Ahead == nil || v.Ahead.Outlook == nil {
		return v.Run.About(session.ID)
	}
	for i := range sameDay {
		if stored := &sameDay[i]; stored.ID == session.ID {
			return stored.Duration != session.Duration || stored.Distance != session.Distance || stored.Kind != session.Kind ||
				stored.Sport != session.Sport || stored.Climb != session.Climb || stored.Effort != session.Effort
		}
	}
	return true
}
