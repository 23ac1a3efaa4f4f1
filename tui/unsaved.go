package tui

import (
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

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
	// without Text there is nothing to lose.
	unsaved(a *App) store.Draft
}

// unsaved is what is typed and not stored.
type unsaved struct {
	typed  store.Draft // as the last message left it; without Text nothing is
	sent   store.Draft // what left its form for the store, which is at work on it
	wanted store.Draft // as it is to be kept
	keys   int         // messages that changed what is typed
	at     time.Time   // when the last of them came
	waits  bool        // for a pause
	over   chan struct{}
	keeps  *keeping
}

// pauseMsg says that a while has gone by since so many changes.
type pauseMsg struct{ keys int }

// keeping makes of what is wanted what is in the store, whichever of several that
// are under way comes first.
type keeping struct {
	wants  atomic.Pointer[store.Draft]
	landed atomic.Bool // what was sent is stored

	mu   sync.Mutex
	is   store.Draft // what is kept, as it was typed
	kept store.Draft // and as it is in the store
}

// settle keeps what is wanted. It waits for another that is under way.
func (k *keeping) settle(desk Desk) {
	k.mu.Lock()
	defer k.mu.Unlock()
	wants := *k.wants.Load()
	if wants == k.is {
		return
	}
	if kept, err := desk.ChangeDraft(k.kept, wants); err == nil { // else the next pause tries again
		k.is, k.kept = wants, kept
	}
}

// typing gives what is typed and not stored, in what lies on top.
func (a *App) typing() (d store.Draft) {
	for i := len(a.overlays) - 1; i >= 0 && d.Text == ""; i-- {
		if o, ok := a.overlays[i].(typist); ok {
			d = o.unsaved(a)
		}
	}
	if t, ok := a.editor.Typed(&a.scene); ok && d.Text == "" {
		d = store.Draft{Form: string(t.By), Day: t.Day, About: t.About, Text: t.Text, Began: t.Met}
	}
	if d.Text == "" || a.past != nil || !a.mayKeep() {
		return store.Draft{}
	}
	if a.snapshot != nil {
		d.Athlete, d.Branch = a.snapshot.Athlete.ID, a.snapshot.Branch
	}
	return d
}

// about begins the draft of a form.
func about(form keys.Action, text string) store.Draft {
	return store.Draft{Form: string(form), Text: text}
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
	if u.typed = now; was != now {
		u.keys, u.at = u.keys+1, time.Now()
	}
	if pause, ok := msg.(pauseMsg); ok {
		if u.waits = false; now.Text != "" && pause.keys == u.keys {
			return a.keepAs(now)
		}
	}
	switch {
	case now.Text != "" && !u.waits && now != u.wanted && a.options.Pause > 0:
		u.waits = true
		return a.pause()
	case now.Text == "" && was.Text != "" && a.busy && was.Form != string(keys.Palette): // a command says itself what came of it
		u.sent = was
		a.keeper().landed.Store(false)
	case now.Text == "" && was.Text != "":
		return a.keepAs(store.Draft{})
	case u.sent.Text != "" && !a.busy:
		sent := u.sent
		u.sent = store.Draft{}
		if stored, ok := msg.(storedMsg); ok && stored.err != nil {
			keep := a.keepAs(sent)
			a.leaveKept()
			return keep
		}
		return a.keepAs(store.Draft{})
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
	long, since, over := a.options.Pause-time.Since(u.at), u.keys, u.over
	return func() tea.Msg {
		wait := time.NewTimer(long)
		defer wait.Stop()
		select {
		case <-wait.C:
			return pauseMsg{since}
		case <-over:
			return nil
		}
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
func (a *App) leaveKept() { a.unsaved.wanted, a.unsaved.keeps = store.Draft{}, nil }

// keepAs has a draft kept, or none, outside of Update.
func (a *App) keepAs(d store.Draft) tea.Cmd {
	if d == a.unsaved.wanted {
		return nil
	}
	a.unsaved.wanted = d
	k, desk := a.keeper(), a.desk
	k.wants.Store(&d)
	return func() (msg tea.Msg) {
		defer a.caught(func(error) { msg = nil })
		k.settle(desk)
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
	if a.crash == nil {
		d = a.typing()
	}
	sent := u.sent.Text != ""
	if d.Text == "" && sent && !a.keeper().landed.Load() {
		d = u.sent
	}
	if d.Text != "" || sent { // else nothing is typed, or it is being opened again
		_ = a.keepAs(d)
	}
	if k := u.keeps; k != nil && k.wants.Load() != nil {
		k.settle(a.desk)
	}
	return d.Text != ""
}
