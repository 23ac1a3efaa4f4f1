package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// An athlete who comes in again is told what others have changed meanwhile, in
// the words of the journal.

// mostNews is how many changes are told: who was away for longer reads the plan.
const mostNews = 100

// newsMsg is the newest of an athlete's journal.
type newsMsg struct {
	heads []store.Head
	err   error
}

// readNews reads what was changed since the person looked last. It is for
// athletes: a coach makes the changes.
func (a *App) readNews() tea.Cmd {
	if a.snapshot == nil || a.desk.Who().Role != store.AthleteRole || a.snapshot.Head.Seq == a.chose.Seen {
		return nil
	}
	desk, athlete := a.desk, a.snapshot.Athlete.ID
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = newsMsg{err: err} })
		heads, err := desk.HistoryBefore(athlete, store.Main, 0, mostNews)
		return newsMsg{heads, err}
	}
}

// isNew tells what is new, and keeps that the person has looked. Who looks for
// the first time has all before them.
func (a *App) isNew(msg newsMsg) tea.Cmd {
	if msg.err != nil || len(msg.heads) == 0 {
		return nil // the plan is there all the same, and history says what is wrong
	}
	since, who := a.chose.Seen, a.desk.Who().Person
	for _, h := range msg.heads {
		if since > 0 && h.Seq > since && h.Person != who {
			a.news = append(a.news, h)
		}
	}
	a.sayNews()
	a.chose.Seen = msg.heads[0].Seq
	desk, look := a.desk, a.chose
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = lookedMsg{} })
		_ = desk.SetLook(look) // a store that can only be read can still be looked at; it is told again
		return lookedMsg{}
	}
}

// sayNews says in the status line what is new, where nothing else is said.
func (a *App) sayNews() {
	n := len(a.news)
	if n == 0 || a.status.Says != "" {
		return
	}
	a.status.Says = "new: " + headline(a.news).Words
	if n > 1 {
		a.status.Says += ", and " + strconv.Itoa(n-1) + " more"
	}
	if letter := a.letterFor(keys.News); letter != "" {
		a.status.Says += " (? " + letter + ")"
	}
}

// headline gives the newest change of the plan: it says more to who follows it than
// what else was noted. Without one it is the newest of all.
func headline(news []store.Head) store.Head {
	if i := slices.IndexFunc(news, func(h store.Head) bool { return h.Branch != "" }); i >= 0 {
		return news[i]
	}
	return news[0]
}

// lookedMsg says that it was kept what the person has seen.
type lookedMsg struct{}

// newsPage is what is new in words, newest first.
func (a *App) newsPage() *screen.Text {
	page := &screen.Text{Title: "New since you looked"}
	at := a.zoneOf(&a.snapshot.Athlete)
	day := calendar.Day(0)
	for _, h := range a.news {
		if on := calendar.On(h.At.In(at)); on != day {
			day = on
			page.Lines = append(page.Lines, day.Format("Mon 2 Jan"))
		}
		page.Lines = append(page.Lines, "  "+h.Person+": "+h.Words)
	}
	return page
}
