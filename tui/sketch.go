package tui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/store"
	"ebb/tui/screen"
)

// canSketch reports whether a season can be made of lines, and why not.
func (a *App) canSketch() (ok bool, why string) {
	if a.past != nil {
		return false, a.past.why()
	}
	if a.snapshot == nil && !store.Can(a.desk.Who(), store.Change, store.Thing{Kind: store.Squad}) {
		return false, "there is nobody to make a season for"
	}
	return true, ""
}

// sketch goes to the season and asks the lines that one is made of. The library
// is read before; one that can't be read is told, and the program's own does.
func (a *App) sketch() tea.Cmd { return a.sketchAs("") }

// sketchAs is sketch with the line of blocks that a season of the library has.
func (a *App) sketchAs(blocks string) tea.Cmd {
	desk, athlete := a.desk, plan.ID{}
	if a.snapshot != nil {
		athlete = a.snapshot.Athlete.ID
	}
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		of, err := desk.Library(athlete)
		return func() tea.Cmd { return a.beginSketch(of, blocks) }, err
	}, func(why string) {
		a.beginSketch(library.Library{}, blocks)
		a.refuse(why)
	})
}

func (a *App) beginSketch(of library.Library, blocks string) tea.Cmd {
	newcomer := ""
	if a.snapshot == nil {
		newcomer = a.options.Person
	}
	cmd := a.goTo(screen.Season)
	return tea.Batch(cmd, a.reply(a.editor.Sketch(of, newcomer, blocks, &a.scene)))
}

// enrol stores what was said of the athlete of a sketch: the first one of a
// store is made.
func (a *App) enrol(q screen.Ask) tea.Cmd {
	base, desk := a.snapshot, a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		var athlete plan.ID
		says, branch := "", store.Main
		if base == nil {
			made, err := desk.AddAthlete(q.Name, q.Settings)
			if err != nil {
				return nil, "", err
			}
			athlete, says = made.ID, "made athlete "+made.Name
		} else {
			athlete, branch = base.Athlete.ID, base.Branch
			if _, err := desk.SetAthlete(athlete, q.Settings); err != nil {
				return nil, "", err
			}
		}
		snapshot, err := desk.Snapshot(athlete, branch)
		return snapshot, says, err
	})
}

// mostLoads is the largest file of past loads that is read.
const mostLoads = 8 << 20

// readLoads reads a file of past loads for a sketch, on the machine that the
// person sits at only.
func (a *App) readLoads(q screen.Ask) tea.Cmd {
	if a.desk.Who().Via != "local" {
		a.refuse("files are read on the machine that has the store: say it in words")
		return nil
	}
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		text, err := ReadLoads(q.Name)
		return func() tea.Cmd {
			r := a.editor.Loads(text, &a.scene)
			if a.status.Says, a.status.Fault = r.Says, r.Fault; r.Ask.Do == screen.Enrol {
				return a.enrol(r.Ask)
			}
			return nil
		}, err
	}, a.refuse)
}

// ReadLoads gives the text of a file of past loads; ~ is the person's own folder.
func ReadLoads(path string) (string, error) {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return "", told(path, err)
	}
	defer f.Close()
	if is, err := f.Stat(); err == nil && !is.Mode().IsRegular() {
		return "", fmt.Errorf("%s is no file to read", path)
	}
	text, err := io.ReadAll(io.LimitReader(f, mostLoads+1))
	switch {
	case err != nil:
		return "", told(path, err)
	case len(text) > mostLoads:
		return "", fmt.Errorf("%s is larger than 8 MB: loads of days are not", path)
	}
	return string(text), nil
}

// told says of a file why it can't be read, without the name of the call.
func told(path string, err error) error {
	if of, ok := errors.AsType[*os.PathError](err); ok {
		err = of.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// isEmpty reports whether a screen of a plan is seen on which nothing is planned:
// there the way in is a sketch.
func (a *App) isEmpty() bool {
	_, shown := writable[a.at]
	return shown && a.past == nil && len(a.scene.Plan.Seasons) == 0
}
