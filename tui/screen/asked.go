package screen

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/keys"
)

// Waiting is what waits for a word of an athlete, or for the coach's: one line of
// today. Its zero value is nothing.
type Waiting struct {
	Says []string // from the longest way to say it to the shortest
	Asks bool     // a key answers it
}

// In gives the longest way to say it in so many columns, and the key; the
// shortest where none fits.
func (w *Waiting) In(columns int) (key, words string) {
	if w.Asks {
		key = keys.BoundTo(keys.Waiting, true)[0]
	}
	for _, words = range w.Says {
		if frame.Width(words) <= columns {
			break
		}
	}
	return key, words
}

// AsksMoves reports whether the person asks a coach to move sessions.
func (sc *Scene) AsksMoves() bool { return sc.Hides != nil && !sc.Hides(keys.AskMove) }

// Follows reports whether the person follows the plan and does not make it: they
// are told how they stand in words, and find the figures behind a key.
func (sc *Scene) Follows() bool { return sc.Hidden(keys.EditLine) }

// AskOf gives what was last asked about a session of a day, answered or not.
func (sc *Scene) AskOf(s *plan.Session, day calendar.Day) (last plan.Request, found bool) {
	for _, r := range sc.Asks {
		if r.Back {
			continue
		}
		if r.To == 0 && r.Day == day || r.To != 0 && r.Session == s.ID {
			last, found = r, true
		}
	}
	return last, found
}

// AskShort says in a word what waits for an answer about a session: "→Fri?";
// "" when nothing does.
func (sc *Scene) AskShort(s *plan.Session, day calendar.Day) string {
	r, found := sc.AskOf(s, day)
	switch {
	case !found || r.Answer != plan.Open:
		return ""
	case r.To == 0:
		return "lighter?"
	default:
		return "→" + r.To.Format("Mon") + "?"
	}
}

// AskWords says what was asked about a session, and what the coach answered, with
// their words where replies are wanted; "" when nothing was, or when the answer is
// seen in the plan no more.
func (sc *Scene) AskWords(s *plan.Session, day calendar.Day, replies bool) string {
	r, found := sc.AskOf(s, day)
	if !found {
		return ""
	}
	if on := sc.Plan.SessionsOn(day); r.To == 0 && len(on) > 0 && on[0].ID != s.ID {
		return "" // it is about the day, and said once
	}
	asked, not, done := "asked for a lighter day", "not made lighter", "lighter, as you asked"
	if r.To != 0 {
		to := r.To.Format("Mon 2 Jan")
		asked, not, done = "asked to move it to "+to, "not moved to "+to, "moved here from "+r.Day.Format("Mon 2 Jan")+", as you asked"
	}
	words := ""
	switch {
	case r.Answer == plan.Open:
		words = asked + ": no answer yet"
	case r.Answer == plan.Declined:
		words = not
	case r.To == 0 || r.To == day:
		words = done
	}
	switch {
	case words == "":
	case r.Reply != "" && replies:
		words += ": “" + r.Reply + "”"
	case r.Answer == plan.Declined && r.Reply == "":
		words += ": " + r.By + " keeps it as it is"
	}
	return words
}
