package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/store"
	"ebb/tui/screen"
)

// storedMsg is what came of work that the store did.
type storedMsg struct {
	snapshot *store.Snapshot
	says     string
	err      error
	to       *screen.Name // where to go once it is there; nil: nowhere
}

// changedMsg says that the file was changed, here or elsewhere.
type changedMsg struct{}

// work hands something to the store outside of Update: a lock that another
// process holds must not freeze the screen. Keys wait until it is done.
func (a *App) work(do func() (*store.Snapshot, string, error)) tea.Cmd { return a.workThen(nil, do) }

// workThen goes to a screen once the work is done.
func (a *App) workThen(to *screen.Name, do func() (*store.Snapshot, string, error)) tea.Cmd {
	a.busy = true
	keeps := a.keeper()
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = storedMsg{err: err} })
		snapshot, says, err := do()
		keeps.landed.Store(err == nil)
		return storedMsg{snapshot, says, err, to}
	}
}

// caught turns a fault outside of Update into an error that is shown: the
// program goes on, with what was acknowledged in the store.
func (a *App) caught(tell func(error)) {
	if fault := recover(); fault != nil {
		crash := newCrash(fault, a.options.CrashDir)
		where := ""
		if !a.options.Elsewhere {
			where = "; the details are in " + crash.File
		}
		tell(fmt.Errorf("that was not done, by a fault of the program's own%s", where))
	}
}

// apply stores an edit; the first one of an empty store makes the athlete.
func (a *App) apply(e edit.Edit, run string) tea.Cmd {
	base, desk, person := a.snapshot, a.desk, a.options.Person
	return a.work(func() (*store.Snapshot, string, error) {
		made := ""
		if base == nil {
			athlete, err := desk.AddAthlete(person, nil)
			if err != nil {
				return nil, "", err
			}
			if base, err = desk.Snapshot(athlete.ID, store.Main); err != nil {
				return nil, "", err
			}
			made = "made athlete " + athlete.Name + "; "
		}
		snapshot, receipt, err := desk.Apply(base.Athlete.ID, base.Branch, base, e, run)
		if err == nil && receipt.Seq == 0 {
			return snapshot, "that changes nothing", nil
		}
		return snapshot, made + receipt.Words, err
	})
}

// record stores what was done; a record that is there already is changed.
func (a *App) record(r plan.Record) tea.Cmd {
	if a.snapshot == nil {
		a.status.Says, a.status.Fault = "there is nobody yet: a adds a session and makes one", true
		return nil
	}
	athlete, branch, desk := a.snapshot.Athlete.ID, a.snapshot.Branch, a.desk
	isKnown := slices.ContainsFunc(a.snapshot.Records, func(old plan.Record) bool { return old.ID == r.ID })
	return a.work(func() (*store.Snapshot, string, error) {
		add := desk.AddRecord
		if isKnown {
			add = func(athlete plan.ID, r plan.Record) error { return desk.ChangeRecord(athlete, r.Day, r) }
		}
		if err := add(athlete, r); err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, branch)
		if err != nil {
			return nil, "", err
		}
		return snapshot, snapshot.Head.Words, nil
	})
}

// undo takes back the person's own latest changes.
func (a *App) undo(count int) tea.Cmd { return a.steps(count, "undone: ", a.desk.Undo) }

// redo does again what undo took back.
func (a *App) redo(count int) tea.Cmd { return a.steps(count, "done again: ", a.desk.Redo) }

func (a *App) steps(count int, did string, step func(plan.ID, string) (*store.Snapshot, store.Receipt, error)) tea.Cmd {
	if a.snapshot == nil {
		a.status.Says = "nothing to take back"
		return nil
	}
	athlete, branch := a.snapshot.Athlete.ID, a.snapshot.Branch
	return a.work(func() (last *store.Snapshot, says string, err error) {
		for range count {
			snapshot, receipt, err := step(athlete, branch)
			if err != nil {
				if last != nil { // some were taken back: that is what happened
					return last, says, nil
				}
				return nil, "", err
			}
			last, says = snapshot, did+strings.TrimPrefix(strings.TrimPrefix(receipt.Words, "undo: "), "redo: ")
		}
		return last, says, nil
	})
}

// stored takes up what came of the work, then the keys that waited for it.
func (a *App) stored(msg storedMsg) tea.Cmd {
	a.busy = false
	var cmds []tea.Cmd
	if msg.err != nil {
		a.status.Says, a.status.Fault = msg.err.Error(), true
		a.editor.Dropped()
		if text, ok := errors.AsType[*unstored](msg.err); ok {
			a.keepText(text.of, text.error, changedSince(msg.err))
		}
		if clash, ok := errors.AsType[*store.Conflict](msg.err); ok && clash.Again != nil {
			a.typed = nil // keys typed ahead were not meant for the choice
			a.open(&conflict{Conflict: clash})
		}
		if over, ok := errors.AsType[*backOver](msg.err); ok {
			a.typed = nil
			a.askOver(over)
		}
		cmds = append(cmds, a.reread()) // the plan may have moved on under us
	} else {
		a.status.Says = msg.says
		a.textStored()
	}
	if !a.olderThanShown(msg.snapshot) {
		a.take(msg.snapshot)
	}
	if msg.err == nil && msg.to != nil {
		cmds = append(cmds, a.goTo(*msg.to))
	}
	return tea.Batch(append(cmds, a.lookAgain(), a.catchUp())...)
}

// changedSince gives the plan as it stands, of a conflict; nil for other errors.
func changedSince(err error) *store.Snapshot {
	if clash, ok := errors.AsType[*store.Conflict](err); ok {
		return clash.Now
	}
	return nil
}

// lookAgain rereads what changed elsewhere while the store was at work.
func (a *App) lookAgain() tea.Cmd {
	if !a.stale {
		return nil
	}
	a.stale = false
	return a.reread()
}

// olderThanShown reports whether a snapshot is no news: none, or one that
// others' changes have overtaken on the way here.
func (a *App) olderThanShown(s *store.Snapshot) bool {
	return s == nil || a.snapshot != nil && s.Athlete.ID == a.snapshot.Athlete.ID && s.Revision < a.snapshot.Revision
}

// catchUp does the keys that waited.
func (a *App) catchUp() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.typed) > 0 && !a.busy && !a.awaits(a.typed[0]) {
		next := a.typed[0]
		a.typed = a.typed[1:]
		cmds = append(cmds, a.key(next))
	}
	return tea.Batch(cmds...)
}

// seenMsg is the plan as it stands after the file was changed.
type seenMsg struct {
	snapshot *store.Snapshot
	err      error
	asked    string // the branch that was asked for
}

// reread reads the plan again, outside of Update; where there was nobody yet,
// that of the first athlete there is now.
func (a *App) reread() tea.Cmd {
	desk, athlete, branch := a.desk, plan.ID{}, store.Main
	if a.snapshot != nil {
		athlete, branch = a.snapshot.Athlete.ID, a.snapshot.Branch
	}
	return func() (msg tea.Msg) {
		defer a.caught(func(err error) { msg = seenMsg{err: err} })
		if athlete.IsZero() {
			all, err := desk.Athletes()
			if err != nil || len(all) == 0 {
				return seenMsg{err: err}
			}
			athlete = all[0].ID
		}
		snapshot, _, err := onBranch(desk, athlete, branch)
		return seenMsg{snapshot, err, branch}
	}
}

// seen takes up what others changed. A reading from before the program's own
// last change, or of an athlete that was left, is no news.
func (a *App) seen(msg seenMsg) tea.Cmd {
	if a.busy { // what the store is at will be newer
		a.stale = true
		return nil
	}
	switch {
	case msg.err != nil:
		a.status.Says, a.status.Fault = msg.err.Error(), true
	case msg.snapshot == nil:
	case a.snapshot != nil && msg.asked != a.snapshot.Branch: // another branch was gone to meanwhile
		return a.reread()
	case a.snapshot != nil && (msg.snapshot.Athlete.ID != a.snapshot.Athlete.ID || msg.snapshot.Revision <= a.snapshot.Revision):
	default:
		if head := msg.snapshot.Head; head.Words != "" && !a.status.Fault { // why something was not done stays to be read
			a.status.Says, a.status.Fault = head.Person+": "+head.Words, false
		}
		if msg.snapshot.Branch != msg.asked {
			a.status = screen.Status{Says: goneWords(msg.asked), Fault: true}
		}
		a.take(msg.snapshot)
		if a.offers {
			a.offers = false
			a.offerReturn(a.hadLife)
		}
	}
	return nil
}

// waitForChange waits until the file is changed.
func (a *App) waitForChange() tea.Cmd {
	changes := a.options.Changes
	if changes == nil {
		return nil
	}
	return func() tea.Msg {
		if _, open := <-changes; !open {
			return nil
		}
		return changedMsg{}
	}
}

// take shows a snapshot.
func (a *App) take(now *store.Snapshot) {
	before := a.snapshot
	a.snapshot = now
	if a.past != nil && before.Athlete.ID == now.Athlete.ID {
		return // now waits behind it
	}
	a.past, a.scene.Past = nil, ""
	if before != nil && (before.Branch != now.Branch || before.Athlete.ID != now.Athlete.ID) {
		a.editor.Dropped()
	}
	a.scene.Plan, a.scene.Athlete, a.scene.Life, a.scene.Branch = now.Plan, &now.Athlete, now.Life, now.Branch
	a.scene.Felt, a.scene.Records = now.Checkins, now.Records
	a.look()
	a.scene.Answers, a.scene.Extra, a.scene.Elsewhere = a.told.Answers.Session, a.told.Answers.Extra, a.told.Answers.Elsewhere
	a.editor.Stored(&a.scene)
	a.waits()
}

// look takes up what the models say of what is seen: of a stored plan they are
// asked once for all who look at it.
func (a *App) look() {
	a.scene.Findings = nil
	if a.snapshot == nil {
		a.scene.Outlook = outlook.New(outlook.Input{Plan: a.scene.Plan, Athlete: a.scene.Athlete, Today: a.scene.Today, Series: a.series})
		return
	}
	a.told = a.options.Outlooks.Of(a.snapshot, a.scene.Today, a.series, a.told)
	a.scene.Outlook = a.told.Outlook
	if a.past != nil {
		a.scene.Outlook = a.told.Outlook.With(a.scene.Plan)
	}
}

// nextAthlete goes on to the next athlete of the squad.
func (a *App) nextAthlete() tea.Cmd {
	here, desk := a.snapshot.Athlete.ID, a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		all, err := desk.Athletes()
		if err != nil {
			return nil, "", err
		}
		i := slices.IndexFunc(all, func(other plan.Athlete) bool { return other.ID == here })
		next := all[(i+1)%len(all)]
		snapshot, err := ofChoice(desk, next.ID)
		return snapshot, next.Name, err
	})
}
