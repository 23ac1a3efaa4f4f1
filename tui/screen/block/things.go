package block

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// things draws the events and sessions of a day into the rows there are: two
// rows or more each when there is room, one otherwise.
func (v *view) things(a frame.Area, at plan.Place, offset int, day calendar.Day, past bool) {
	y := 0
	for i := range v.Plan.Events {
		if e := &v.Plan.Events[i]; e.Span().Has(day) && y < a.H {
			x := a.Text(0, y, e.Priority.String()+" ", theme.Accent.Bold())
			a.Text(x, y, e.Name, theme.Text.Bold())
			y++
		}
	}
	sessions := v.Plan.Week(at).On(offset)
	extra := v.Scene.Extra[day]
	left := len(sessions) + len(extra)
	if left == 0 {
		if y == 0 && v.Outlined(at) && a.H > 0 {
			v.outline(a, day)
		}
		return
	}
	first := v.firstOf(len(sessions), a.H-y, day)
	left -= first
	for i := first; i < len(sessions); i++ {
		if y >= a.H {
			return
		}
		if a.H-y == 1 && left > 1 && !(day == v.Cursor && i == v.Item) {
			a.Text(0, y, "+"+strconv.Itoa(left)+" more", theme.Dim)
			return
		}
		rows := max(1, (a.H-y)/left)
		took := v.sessionRows(a.Sub(0, y, a.W, rows), &sessions[i], day, i, past)
		v.state.hits.Add(a.Sub(0, y, a.W, took), screen.Spot{Kind: screen.OnSession, Day: day, Item: i})
		y += took
		left--
	}
	for _, record := range extra {
		if y >= a.H {
			return
		}
		x := a.Text(0, y, phrase.Sport(record.Done, v.Own)+" ", theme.Dim)
		a.Text(x, y, phrase.Amount(record.Done), theme.Dim)
		y++
	}
}

// firstOf gives the first session of a day that is drawn into so many rows, a
// row each: such that the one under the cursor is among them.
func (v *view) firstOf(sessions, rows int, day calendar.Day) int {
	if day != v.Cursor || sessions <= rows || v.Item < rows {
		return 0
	}
	return v.Item - rows + 1
}

// outline shows what the target asks of a day, as the outline it is.
func (v *view) outline(a frame.Area, day calendar.Day) {
	said, _ := v.Now.Day(day)
	if said.Load < 1 {
		return
	}
	x := a.Text(0, 0, "┄ ", theme.Faint)
	a.Int(x, 0, phrase.Figure(said.Load), theme.Dim)
}

// sessionRows draws a session and gives the rows it took.
func (v *view) sessionRows(a frame.Area, session *plan.Session, day calendar.Day, i int, past bool) int {
	st := theme.Body
	switch {
	case past:
		st = theme.Dim
	case session.Kind == plan.Rest:
		st = theme.Dim
	case session.Key:
		st = theme.Text.Bold()
	}
	if past && session.Key {
		st = st.Bold()
	}
	if v.isNew(session, day) {
		st = theme.Accent.Bold()
	}
	name := st
	if day == v.Cursor && i == v.Item && !v.Typing() && len(v.Plan.SessionsOn(day)) > 1 {
		name = name.Reverse()
	}
	word := phrase.Sport(*session, v.Own)
	amount := phrase.Amount(*session)
	record := v.Scene.Answers[session.ID]
	if a.H == 1 {
		whole, fits := phrase.Whole(word, a.W-len(amount)-1)
		if !fits || amount == "" { // a word says more than a stump and a figure
			a.Text(0, 0, phrase.Fitted(word, a.W), name)
			return 1
		}
		x := a.Text(a.Text(0, 0, whole, name)+1, 0, amount, st)
		v.climb(a, x, 0, session, st)
		return 1
	}
	a.Text(0, 0, phrase.Fitted(word, a.W), name)
	y := 1
	if amount != "" {
		x := v.amount(a, y, session, record, amount, st)
		if a.H == 2 {
			v.climb(a, x, y, session, st)
		}
		y++
	}
	if y < a.H && !session.Climb.IsZero() {
		a.Text(0, y, phrase.Height(session.Climb), st.Role())
		y++
	}
	if y < a.H && len(session.Tags) > 0 {
		a.Text(0, y, frame.Cut(tagThatFits(session.Tags, a.W), a.W), theme.Dim)
		y++
	}
	return max(2, y)
}

// tagThatFits gives the first tag that needs no cutting, else the first.
func tagThatFits(tags []string, w int) string {
	for _, tag := range tags {
		if len(tag) <= w {
			return tag
		}
	}
	return tags[0]
}

// amount writes how long a session is; once it is done, how long it was and
// the difference in minutes.
func (v *view) amount(a frame.Area, y int, session *plan.Session, record *plan.Record, amount string, st theme.Style) int {
	if record == nil || session.Duration.IsZero() {
		return a.Text(0, y, amount, st)
	}
	switch record.State {
	case plan.Skipped:
		return a.Text(0, y, "skipped", theme.Dim)
	case plan.DoneInstead:
		x := a.Text(0, y, phrase.Sport(record.Done, v.Own)+" ", theme.Dim)
		return a.Text(x, y, phrase.Amount(record.Done), theme.Dim)
	case plan.DoneAsPlanned, plan.DonePartly, plan.Nothing:
	}
	x := a.Text(0, y, phrase.Clock(record.Done.Duration.Seconds), st)
	diff := (record.Done.Duration.Seconds - session.Duration.Seconds) / 60
	if diff != 0 && x+2+frame.IntWidth(max(diff, -diff)) <= a.W {
		x = a.Change(x+1, y, diff, theme.Dim)
	}
	return x
}

// climb writes the climb behind an amount where there is no row for it.
func (v *view) climb(a frame.Area, x, y int, session *plan.Session, st theme.Style) {
	if session.Climb.IsZero() || x+5 > a.W {
		return
	}
	x = a.Text(x, y, "+", st)
	a.Int(x, y, phrase.Figure(session.Climb.Value), st)
}

// isNew reports whether a session is not as it is stored: added, moved or
// changed by the draft.
func (v *view) isNew(session *plan.Session, day calendar.Day) bool {
	if v.Ahead == nil || v.Ahead.Outlook == nil {
		return v.Run.About(session.ID)
	}
	stored := v.stored(session.ID, day)
	if stored == nil {
		return true
	}
	return stored.Duration != session.Duration || stored.Distance != session.Distance || stored.Kind != session.Kind ||
		stored.Sport != session.Sport || stored.Climb != session.Climb || stored.Effort != session.Effort
}

// stored gives the session of a day as it is stored, nil when it is new there.
func (v *view) stored(id plan.ID, day calendar.Day) *plan.Session {
	on := v.Scene.Plan.SessionsOn(day)
	for i := range on {
		if on[i].ID == id {
			return &on[i]
		}
	}
	return nil
}
