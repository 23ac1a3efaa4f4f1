package tui

import (
	"ebb/plan"
	"ebb/plan/comeback"
	"ebb/plan/unsaid"
	"ebb/store"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// What waits for a word of an athlete stands in one line of today, with one key:
// the way back after an illness, or a session of the last days of which they said
// nothing. Neither is asked about twice.

// waiting is what waits: at most one of the two.
type waiting struct {
	back   comeback.Return // no changes: none
	unsaid unsaid.Session  // no day: none
}

// declinedFor is how many days a coach's no to the way back is told.
const declinedFor = 2

// waits finds what waits. What was asked for already is told and not asked for.
func (a *App) waits() {
	a.waiting, a.scene.Waiting = waiting{}, screen.Waiting{}
	if a.snapshot == nil || a.past != nil || a.desk.Who().Role != store.AthleteRole || !a.asks() {
		return
	}
	today := a.scene.Today
	if back, due := comeback.Due(returnOf(a.snapshot, today), a.snapshot.Checkins); due && a.asksKnown {
		asked, found := askedBack(a.scene.Asks, &back)
		switch {
		case !found:
			a.waiting.back = back
			after := " after " + back.Gap.Words()
			a.scene.Waiting = screen.Waiting{Asks: true, Says: []string{"lighter days" + after + ": the way back", "the way back" + after}}
			return
		case asked.Answer == plan.Open:
			a.scene.Waiting.Says = []string{"lighter days after " + back.Gap.Words() + ": no answer yet", "the way back: no answer yet"}
			return
		case asked.Answer == plan.Declined && today < asked.Day+declinedFor:
			a.scene.Waiting.Says = []string{noWayBack(asked)}
			return
		}
	}
	last, found := unsaid.Last(&a.scene.Plan, a.scene.Life, a.snapshot.Done, today)
	if !found {
		return
	}
	a.waiting.unsaid = last
	name := last.Day.Format("Mon") + "'s " + phrase.Title(last.Session)
	a.scene.Waiting = screen.Waiting{Asks: true, Says: []string{
		name + ": done, partly, skipped, something else?", name + ": done or not?", name + "?",
	}}
}

// askedBack gives the last request for a way back since a gap.
func askedBack(asks []plan.Request, back *comeback.Return) (last plan.Request, found bool) {
	for _, r := range asks {
		if r.Back && r.Day > back.Gap.To {
			last, found = r, true
		}
	}
	return last, found
}

func noWayBack(r plan.Request) string {
	if r.Reply == "" {
		return "not lighter: " + r.By + " keeps the days as they are"
	}
	return "not lighter, " + r.By + ": “" + r.Reply + "”"
}

// canAnswer reports whether anything waits for a word.
func (a *App) canAnswer() (bool, string) {
	if a.waiting.unsaid.Day == 0 && len(a.waiting.back.Changes) == 0 {
		return false, "nothing waits for a word of yours"
	}
	return true, ""
}

// openWaiting opens what waits.
func (a *App) openWaiting() {
	if len(a.waiting.back.Changes) > 0 {
		a.open(newWayBack(a))
		return
	}
	a.openWentOf(a.waiting.unsaid.Session, a.waiting.unsaid.Day)
}
