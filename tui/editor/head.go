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
	for _, hint := range []struct {
		action keys.Action
		word   string
	}{{keys.Done, "done"}, {keys.AddLine, "add"}, {keys.EditLine, "edit"}, {keys.In, in}, {keys.Help, "more"}} {
		if ok, _ := v.Of.Can(hint.action, v.Scene); !ok && hint.action != keys.Help {
			continue
		}
		key := keys.Key(hint.action)
		if x+frame.Width(key)+1+frame.Width(hint.word) > a.W {
			return
		}
		x = a.Text(x, 0, key, theme.Text.Bold())
		x = a.Text(x+1, 0, hint.word, theme.Dim) + 2
	}
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
