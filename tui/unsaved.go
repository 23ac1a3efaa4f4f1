package tui

import (
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/keys"
)

// A line dies in a tunnel, a terminal is closed, a limit ends the session: what was
// typed and not stored yet is kept as a draft, at the end of the session and, in
// case that there is none, once nobody types for a while. It is dropped when its
// form is stored or left.

// Pause is how long nobody types before what is typed is kept.
const Pause = 10 * time.Second

// typist is an overlay in which text is typed.
type typist interface {
	// unsaved gives the text as it stands, with what else its form was set to;
	// nil: there is nothing to lose.
	unsaved(a *App) *store.Draft
}

// unsaved is what is typed and not stored; nil is nothing.
type unsaved struct {
	typed  *store.Draft // as the last message left it
	sent   *store.Draft // what left its form for the store, which is at work on it
	wanted *store.Draft // as it is to be kept
	at     time.Time    // when what is typed changed last
	waits  bool         // for a pause
	over   chan struct{}
	keeps  *keeping
}

// pauseMsg says that a while has gone by since what is typed was of that moment.
type pauseMsg struct{ at time.Time }

// keeping makes of what is wanted what is in the store, whichever of several that
// are under way comes first.
type keeping struct {
	landed atomic.Bool // what was sent is stored
	asked  int         // how often something was wanted

	mu   sync.Mutex
	done int       // which of them is in the store
	kept time.Time // when that was kept; zero: nothing is
}

// settle keeps what was wanted at a time, unless it is overtaken.
func (k *keeping) settle(desk Desk, asked int, wants *store.Draft) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if asked <= k.done || wants == nil && k.kept.IsZero() {
		return
	}
	if wants != nil {
		wants = new(*wants)
	}
	if err := desk.ChangeDraft(k.kept, wants); err != nil {
		return // the next pause tries again
	}
	if k.done, k.kept = asked, (time.Time{}); wants != nil {
		k.kept = wants.At
	}
}

// sameDraft compares what is typed at two moments.
func sameDraft(a, b *store.Draft) bool { return a == b || a != nil && b != nil && *a == *b }

// draftOf gives what is typed in a form; nil for nothing.
func draftOf(form keys.Action, day calendar.Day, about plan.ID, text, beside string) *store.Draft {
	if text == "" {
		return nil
	}
	return &store.Draft{Form: string(form), Day: day, About: about, Text: text, Beside: beside}
}

// typing gives what is typed and not stored, in what lies on top.
func (a *App) typing() (d *store.Draft) {
	for i := len(a.overlays) - 1; i >= 0 && d == nil; i-- {
		if o, ok := a.overlays[i].(typist); ok {
			d = o.unsaved(a)
		}
	}
	if d == nil {
		if t, ok := a.editor.Typed(&a.scene); ok {
			d = draftOf(t.By, t.Day, t.About, t.Text, "")
			d.Began = t.Met
		}
	}
	if d == nil || a.past != nil || !a.mayKeep() {
		return nil
	}
	if a.snapshot != nil && d.Athlete.IsZero() {
		d.Athlete, d.Branch = a.snapshot.Athlete.ID, a.snapshot.Branch
	}
	return d
}

// mayKeep reports whether drafts of the person are kept: not of who only looks on.
func (a *App) mayKeep() bool {
	who := a.desk.Who()
	return store.Can(who, store.Change, store.Thing{Kind: store.Drafts, Athlete: who.Athlete})
}

// minds keeps an eye on what is typed, after each message.
func (a *App) minds(msg tea.Msg) tea.Cmd {
	u := &a.unsaved
	was, now := u.typed, a.typing()
	if u.typed = now; !sameDraft(was, now) {
		u.at = time.Now()
	}
	if pause, ok := msg.(pauseMsg); ok {
		if u.waits = false; now != nil && pause.at.Equal(u.at) {
			return a.keepAs(now)
		}
	}
	switch {
	case now != nil:
		if !u.waits && a.options.Pause > 0 && !sameDraft(now, u.wanted) {
			u.waits = true
			return a.pause()
		}
	case was != nil && a.busy && was.Form != string(keys.Palette): // a command says itself what came of it
		u.sent = was
		a.keeper().landed.Store(false)
	case was != nil:
		return a.keepAs(nil)
	case u.sent != nil && !a.busy:
		sent := u.sent
		u.sent = nil
		if stored, ok := msg.(storedMsg); ok && stored.err != nil {
			keep := a.keepAs(sent)
			a.leaveKept()
			return keep
		}
		return a.keepAs(nil)
	}
	return nil
}

// pause waits until nobody has typed for a while, or for the end of the session. Who
// types on meanwhile is waited for anew, by one timer and no more.
func (a *App) pause() tea.Cmd {
	u := &a.unsaved
	if u.over == nil {
		u.over = make(chan struct{})
	}
	at, long, over := u.at, a.options.Pause-time.Since(u.at), u.over
	return func() tea.Msg {
		select {
		case <-time.After(long):
		case <-over:
		}
		return pauseMsg{at}
	}
}

// keeper makes what keeps drafts when it is first needed.
func (a *App) keeper() *keeping {
	if a.unsaved.keeps == nil {
		a.unsaved.keeps = &keeping{}
	}
	return a.unsaved.keeps
}

// leaveKept leaves what is kept to another session: what is typed next does not
// take its place.
func (a *App) leaveKept() { a.unsaved.wanted, a.unsaved.keeps = nil, nil }

// keepAs has a draft kept, or none, outside of Update.
func (a *App) keepAs(d *store.Draft) tea.Cmd {
	if sameDraft(d, a.unsaved.wanted) {
		return nil
	}
	a.unsaved.wanted = d
	k, desk := a.keeper(), a.desk
	k.asked++
	asked := k.asked
	return func() (msg tea.Msg) {
		defer a.caught(func(error) {})
		k.settle(desk, asked, d)
		return nil
	}
}

// KeepUnsaved keeps what is typed when the session is over, and reports whether
// there was anything: nothing else is called on the program after it.
func (a *App) KeepUnsaved() (kept bool) {
	defer func() { _ = recover() }() // of a program that has crashed: there may be nothing to keep
	u := &a.unsaved
	if u.over != nil {
		close(u.over)
		u.over = nil
	}
	d := u.typed
	if d == nil && u.sent != nil && !a.keeper().landed.Load() {
		d = u.sent
	}
	if d != nil || u.sent != nil { // else nothing is typed, or it is being opened again
		_ = a.keepAs(d)
	}
	if k := u.keeps; k != nil {
		k.settle(a.desk, k.asked, u.wanted) // what is under way may not come to it any more
	}
	return d != nil
}
