package tui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/compare"
	"ebb/plan/outlook"
	"ebb/store"
	"ebb/tui/differences"
	"ebb/tui/outlooks"
	"ebb/tui/screen"
	branches "ebb/tui/screen/compare"
)

// branchesScreen is where branches are seen and compared.
const branchesScreen = screen.Compare

// readBranches reads the branches when they are wanted, or else the two that are
// to be compared.
func (a *App) readBranches() tea.Cmd {
	of := a.version()
	if a.branches.Wants(of) {
		return a.listBranches(of)
	}
	if x, y, ok := a.branches.WantsPair(); ok {
		return a.compareBranches(of, x, y)
	}
	return nil
}

func (a *App) listBranches(of screen.Version) tea.Cmd {
	desk, zone, released := a.desk, a.zoneOf(&a.snapshot.Athlete), a.snapshot.Released
	a.busy = true // keys are meant for what will be there
	return a.read(func() (func() tea.Cmd, error) {
		all, err := desk.Branches(of.Athlete)
		if err != nil {
			return nil, err
		}
		list := branches.Branches{Of: of, All: make([]branches.Branch, len(all)), Released: released, Withheld: released != store.AllDays}
		for i, b := range all {
			list.All[i] = branches.Branch{Name: b.Name, From: b.From, Person: b.Person, Differs: b.Differs}
			if !b.At.IsZero() {
				list.All[i].At = b.At.In(zone)
			}
			if b.Head.Seq != 0 {
				list.All[i].Newest = b.Head.At.In(zone).Format("2 Jan") + " " + b.Head.Person + ": " + b.Head.Words
			}
		}
		return func() tea.Cmd { a.branches.Take(list); return nil }, nil
	}, func(why string) { a.branches.Fail(of, why) })
}

// compareBranches reads two branches and works out how they differ.
func (a *App) compareBranches(of screen.Version, x, y string) tea.Cmd {
	desk, today, series, mine, now := a.desk, a.scene.Today, a.series, a.snapshot, a.scene.Outlook
	return a.read(func() (func() tea.Cmd, error) {
		c := &branches.Comparison{Of: of, A: x, B: y}
		was, is, err := both(desk, of.Athlete, x, y)
		if err != nil {
			return nil, err
		}
		c.Differs = differences.Of(compare.Plans(was.Plan, is.Plan, was.Athlete.On(today).Sport), today)
		then := now // the models of the branch that is seen are there already
		if was.Revision != mine.Revision || !outlooks.SameFacts(was, mine) {
			then = outlook.New(outlook.Input{
				Plan: was.Plan, Athlete: &was.Athlete, Done: was.Done, Life: was.Life, Begins: was.Begins, Today: today, Series: series,
			})
		}
		then = then.With(was.Plan)
		c.Span, c.Was, c.Is = compare.Curves(then, then.With(is.Plan))
		return func() tea.Cmd { a.branches.Show(c); return nil }, nil
	}, func(why string) { a.branches.Show(&branches.Comparison{Of: of, A: x, B: y, Why: why}) })
}

// both reads two branches.
func both(desk Desk, athlete plan.ID, x, y string) (was, is *store.Snapshot, err error) {
	if was, err = desk.Snapshot(athlete, x); err != nil {
		return nil, nil, err
	}
	is, err = desk.Snapshot(athlete, y)
	return was, is, err
}

// newBranch makes a branch and goes to it.
func (a *App) newBranch(q screen.Ask) tea.Cmd {
	desk, athlete := a.desk, a.snapshot.Athlete.ID
	a.branches.GoTo(q.Name)
	return a.work(func() (*store.Snapshot, string, error) {
		snapshot, _, err := desk.NewBranch(athlete, q.Name, q.Branch)
		if err != nil {
			return nil, "", err
		}
		return snapshot, "on " + q.Name + " now; main stays as it is", desk.SetCurrentBranch(athlete, q.Name)
	})
}

// switchBranch goes to a branch, and keeps that the person works on it.
func (a *App) switchBranch(q screen.Ask) tea.Cmd {
	desk, athlete := a.desk, a.snapshot.Athlete.ID
	return a.work(func() (*store.Snapshot, string, error) {
		if err := desk.SetCurrentBranch(athlete, q.Branch); err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, q.Branch)
		return snapshot, "on " + q.Branch + " now", err
	})
}

// renameBranch gives a branch another name.
func (a *App) renameBranch(q screen.Ask) tea.Cmd {
	desk, athlete, here := a.desk, a.snapshot.Athlete.ID, a.snapshot.Branch
	return a.work(func() (*store.Snapshot, string, error) {
		receipt, err := desk.RenameBranch(athlete, q.Branch, q.Name)
		if err != nil {
			return nil, "", err
		}
		if here == q.Branch {
			here = q.Name
		}
		snapshot, err := desk.Snapshot(athlete, here)
		return snapshot, receipt.Words, err
	})
}

// release lets the athlete see main up to a day.
func (a *App) release(q screen.Ask) tea.Cmd {
	desk, athlete, here := a.desk, a.snapshot.Athlete.ID, a.snapshot.Branch
	until := q.Day
	if q.All {
		until = store.AllDays
	}
	return a.work(func() (*store.Snapshot, string, error) {
		receipt, err := desk.Release(athlete, until)
		if err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, here)
		return snapshot, receipt.Words, err
	})
}

// takeBranch offers to make a branch the plan of main, with the list of what that
// changes.
func (a *App) takeBranch(q screen.Ask) tea.Cmd {
	desk, athlete, today := a.desk, a.snapshot.Athlete.ID, a.scene.Today
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		was, is, err := both(desk, athlete, store.Main, q.Branch)
		if err != nil {
			return nil, err
		}
		o := &asking{
			title: "take over " + q.Branch,
			says:  []string{"The plan of main becomes that of " + q.Branch + ", whole. It is one step: on main u takes it back."},
			list:  *differences.Of(compare.Plans(was.Plan, is.Plan, was.Athlete.On(today).Sport), today),
			ways: []way{
				{"enter", "take over, the branch goes", func(a *App) tea.Cmd { return a.takeOver(athlete, q.Branch, false) }},
				{"b", "the branch stays", func(a *App) tea.Cmd { return a.takeOver(athlete, q.Branch, true) }},
			},
		}
		if o.list.Len() == 0 {
			o.says = append(o.says, "They are the same now: main stays as it is.")
		}
		return func() tea.Cmd { a.open(o); return nil }, nil
	}, a.refuse)
}

func (a *App) takeOver(athlete plan.ID, name string, keep bool) tea.Cmd {
	desk := a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		snapshot, receipt, err := desk.TakeBranch(athlete, name, keep)
		if err != nil {
			return nil, "", err
		}
		if receipt.Seq == 0 {
			return snapshot, "main was as " + name + " already", desk.SetCurrentBranch(athlete, store.Main)
		}
		return snapshot, receipt.Words + "; this is main now, u takes it back", desk.SetCurrentBranch(athlete, store.Main)
	})
}

// dropBranch asks before a branch is taken away.
func (a *App) dropBranch(q screen.Ask) tea.Cmd {
	desk, athlete, today, here := a.desk, a.snapshot.Athlete.ID, a.scene.Today, a.snapshot.Branch
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		was, is, err := both(desk, athlete, store.Main, q.Branch)
		if err != nil {
			return nil, err
		}
		o := &asking{
			title: "drop " + q.Branch,
			says:  []string{"The branch goes, and with it what is not as main has it. The journal keeps it: u among the branches brings it back."},
			list:  *differences.Of(compare.Plans(was.Plan, is.Plan, was.Athlete.On(today).Sport), today),
			ways:  []way{{"enter", "drop it", func(a *App) tea.Cmd { return a.drops(athlete, q.Branch, here) }}},
		}
		return func() tea.Cmd { a.open(o); return nil }, nil
	}, a.refuse)
}

func (a *App) drops(athlete plan.ID, name, here string) tea.Cmd {
	desk := a.desk
	if here == name {
		here = store.Main
	}
	return a.work(func() (*store.Snapshot, string, error) {
		receipt, err := desk.DropBranch(athlete, name)
		if err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, here)
		return snapshot, receipt.Words + "; u brings it back", err
	})
}

// undoOnMain takes back the person's newest change on main, where branches are
// made, taken over and dropped.
func (a *App) undoOnMain(screen.Ask) tea.Cmd { return a.onMain("undone: ", a.desk.Undo) }

// redoOnMain does again what undoOnMain took back.
func (a *App) redoOnMain(screen.Ask) tea.Cmd { return a.onMain("done again: ", a.desk.Redo) }

func (a *App) onMain(did string, step func(plan.ID, string) (*store.Snapshot, store.Receipt, error)) tea.Cmd {
	desk, athlete, here := a.desk, a.snapshot.Athlete.ID, a.snapshot.Branch
	return a.work(func() (*store.Snapshot, string, error) {
		_, receipt, err := step(athlete, store.Main)
		if err != nil {
			return nil, "", err
		}
		snapshot, gone, err := onBranch(desk, athlete, here)
		says := did + strings.TrimPrefix(strings.TrimPrefix(receipt.Words, "undo: "), "redo: ")
		if gone {
			says += "; this is main"
		}
		return snapshot, says, err
	})
}

// onBranch reads a branch, or main when it is gone.
func onBranch(desk Desk, athlete plan.ID, branch string) (snapshot *store.Snapshot, gone bool, err error) {
	snapshot, err = desk.Snapshot(athlete, branch)
	if _, gone = errors.AsType[*store.NoBranch](err); gone {
		snapshot, err = desk.Snapshot(athlete, store.Main)
	}
	return snapshot, gone, err
}

// ofChoice reads the branch of an athlete that the person works on.
func ofChoice(desk Desk, athlete plan.ID) (*store.Snapshot, error) {
	branch, err := desk.CurrentBranch(athlete)
	if err != nil {
		return nil, err
	}
	return desk.Snapshot(athlete, branch)
}

// toChoice goes to the branch that the person works on, as a command may have
// chosen another.
func (a *App) toChoice() tea.Cmd {
	desk, athlete := a.desk, a.snapshot.Athlete.ID
	return a.work(func() (*store.Snapshot, string, error) {
		snapshot, err := ofChoice(desk, athlete)
		return snapshot, "", err
	})
}

// goneWords says that the branch that was seen is no more.
func goneWords(branch string) string {
	return fmt.Sprintf("the branch %s is gone: this is main", branch)
}
