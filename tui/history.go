package tui

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/store"
	"ebb/store/zone"
	"ebb/tui/differences"
	"ebb/tui/screen"
	"ebb/tui/screen/history"
)

// historyScreen is where changes are seen.
const historyScreen = screen.History

// version tells what is seen apart from what was.
func (a *App) version() screen.Version {
	return screen.Version{Athlete: a.snapshot.Athlete.ID, Branch: a.snapshot.Branch, Revision: a.snapshot.Revision}
}

// zoneOf gives the time zone of an athlete; UTC when the machine doesn't know it.
func (a *App) zoneOf(athlete *plan.Athlete) *time.Location {
	return zone.Named(athlete.On(a.scene.Today).TimeZone)
}

// readHistory reads the entries that the history wants, or else the plan as it
// was after the one under its cursor.
func (a *App) readHistory() tea.Cmd {
	of := a.version()
	if before, ok := a.history.Wants(of); ok {
		return a.readEntries(of, before)
	}
	if seq, ok := a.history.WantsThen(); ok {
		return a.readThen(of, seq)
	}
	return nil
}

func (a *App) readEntries(of screen.Version, before uint64) tea.Cmd {
	desk, zone := a.desk, a.zoneOf(&a.snapshot.Athlete)
	a.busy = before == 0 // keys are meant for what will be there
	return a.read(func() (func() tea.Cmd, error) {
		heads, err := desk.HistoryBefore(of.Athlete, of.Branch, before, history.PageRows)
		if err != nil {
			return nil, err
		}
		page := history.Page{Of: of, Before: before, Entries: make([]history.Entry, len(heads)), Whole: len(heads) < history.PageRows}
		for i, h := range heads {
			page.Entries[i] = history.Entry{Seq: h.Seq, At: h.At.In(zone), Person: h.Person, Via: h.Via, Words: h.Words, Branch: h.Branch}
		}
		return func() tea.Cmd { a.history.Take(page, a.scene.Today); return nil }, nil
	}, func(why string) { a.history.Fail(of, why) })
}

// readThen reads the plan as it was after an entry, and how it differs from now.
func (a *App) readThen(of screen.Version, seq uint64) tea.Cmd {
	desk, now, today, zone := a.desk, a.scene.Outlook, a.scene.Today, a.zoneOf(&a.snapshot.Athlete)
	return a.read(func() (func() tea.Cmd, error) {
		past, err := desk.AsOf(of.Athlete, of.Branch, seq)
		if err != nil {
			return nil, err
		}
		then := &history.Then{Of: of, Seq: seq, When: when(past.Head.At.In(zone), today)}
		then.Differs = differences.Of(compare.Plans(past.Plan, now.Plan(), past.Athlete.On(today).Sport), today)
		then.Outlook = now.With(past.Plan)
		return func() tea.Cmd { a.history.Show(then, &a.scene); return nil }, nil
	}, func(why string) { a.history.Show(&history.Then{Of: of, Seq: seq, Why: why}, &a.scene) })
}

// when writes a moment as the history does.
func when(at time.Time, today calendar.Day) string { return history.When(at, today) }

// lookBack shows the plan as it was after an entry, to be walked through.
func (a *App) lookBack(q screen.Ask) tea.Cmd {
	of, desk, zone := a.version(), a.desk, a.zoneOf(&a.snapshot.Athlete)
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		past, err := desk.AsOf(of.Athlete, of.Branch, q.Seq)
		if err != nil {
			return nil, err
		}
		return func() tea.Cmd { return a.enterPast(past, when(past.Head.At.In(zone), a.scene.Today)) }, nil
	}, a.refuse)
}

// refuse says why something was not done.
func (a *App) refuse(why string) { a.status = screen.Status{Says: why, Fault: true} }

// goBack offers to make the plan what it was after an entry: first the list of
// what that changes.
func (a *App) goBack(q screen.Ask) tea.Cmd {
	of, desk, now, today, zone := a.version(), a.desk, a.scene.Outlook, a.scene.Today, a.zoneOf(&a.snapshot.Athlete)
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		past, err := desk.AsOf(of.Athlete, of.Branch, q.Seq)
		if err != nil {
			return nil, err
		}
		o := &asking{
			title: "back to " + when(past.Head.At.In(zone), today),
			says: []string{
				fmt.Sprintf("The plan of %s becomes what it was after %s: %s.", of.Branch, past.Head.Person, past.Head.Words),
				"What was done and felt, and settings, stay as they are. It is one step: u takes it back.",
			},
			list: *differences.Of(compare.Plans(now.Plan(), past.Plan, past.Athlete.On(today).Sport), today),
			ways: []way{{"enter", "go back", func(a *App) tea.Cmd { return a.undoTo(of, q.Seq, false) }}},
		}
		return func() tea.Cmd { a.open(o); return nil }, nil
	}, a.refuse)
}

// undoTo makes the plan what it was; where others changed what would go, it names
// them and asks once more.
func (a *App) undoTo(of screen.Version, seq uint64, anyway bool) tea.Cmd {
	desk := a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		snapshot, receipt, err := desk.UndoTo(of.Athlete, of.Branch, seq, anyway)
		if err == nil && receipt.Seq == 0 {
			return snapshot, "that changes nothing", nil
		}
		return snapshot, receipt.Words + "; u takes it back", goingBack(err, of, seq)
	})
}

// backOver is that going back would take back what others did.
type backOver struct {
	*store.OthersSince
	of  screen.Version
	seq uint64
}

func goingBack(err error, of screen.Version, seq uint64) error {
	if others, ok := errors.AsType[*store.OthersSince](err); ok {
		return &backOver{others, of, seq}
	}
	return err
}

// mostNamed is how many changes of others are named one by one.
const mostNamed = 12

// askOver names what others did since, and offers to go back over it.
func (a *App) askOver(over *backOver) {
	zone := a.zoneOf(&a.snapshot.Athlete)
	o := &asking{title: "others changed this since", ways: []way{
		{"enter", "leave as it is", func(a *App) tea.Cmd { a.status = screen.Status{Says: "left as it was"}; return nil }},
		{"b", "go back all the same", func(a *App) tea.Cmd { return a.undoTo(over.of, over.seq, true) }},
	}}
	o.says = append(o.says, "Going back would take back what others did. Nothing is lost: history keeps it, and u puts it there again.", "")
	for i, h := range over.Heads {
		if i == mostNamed {
			o.says = append(o.says, fmt.Sprintf("and %d more", len(over.Heads)-i))
			break
		}
		o.says = append(o.says, when(h.At.In(zone), a.scene.Today)+"  "+h.Person+": "+h.Words)
	}
	a.status = screen.Status{}
	a.open(o)
}

// asks ties what screens ask for to what is done about it.
var asks = map[screen.Deed]func(*App, screen.Ask) tea.Cmd{
	screen.Doors:     (*App).openDoors,
	screen.Enrol:     (*App).enrol,
	screen.ReadLoads: (*App).readLoads,
	screen.Set:       (*App).set,
	screen.LookBack:  (*App).lookBack, screen.GoBack: (*App).goBack,
	screen.NewBranch: (*App).newBranch, screen.SwitchBranch: (*App).switchBranch, screen.TakeBranch: (*App).takeBranch,
	screen.DropBranch: (*App).dropBranch, screen.RenameBranch: (*App).renameBranch, screen.Release: (*App).release,
	screen.UndoOnMain: (*App).undoOnMain, screen.RedoOnMain: (*App).redoOnMain,
}
