package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"ebb/store"
	"ebb/tui/command"
)

const restoreUse = "[FILE] [--yes]"

var restoreCommand = command.Command{
	Name: "restore", Reach: command.Here, Needs: command.Right{Verb: store.Change, Kind: store.Whole}, Use: restoreUse, Short: "Put a backup in the place of the store",
	Example: "ebb restore\nebb restore ~/ebb-2027-04-06.sz",
	Run:     restore,
}

// restoreWords says what a restore takes and keeps.
const restoreWords = `FILE is what ebb backup wrote, also where an earlier version packed it with gzip,
a copy from the folder "copies" beside the store, or another store. Without FILE
the copies are listed. The file is checked whole before anything is changed; a
wrong or damaged one is refused. What it replaces is shown and asked about, and
kept in "copies" as it was. Open screens go on with what was restored.`

type restoreOptions struct{ yes bool }

func restoreFlags(fs *flag.FlagSet) *restoreOptions {
	o := &restoreOptions{}
	fs.BoolVar(&o.yes, "yes", false, "replace the store without asking")
	return o
}

type restoreDoc struct {
	Ebb      int          `json:"ebb"`
	File     string       `json:"file"`
	Restored contentsDoc  `json:"restored"`
	Replaced *contentsDoc `json:"replaced"` // null: there was none, or none that could be read
	Kept     *string      `json:"kept"`
}

func restore(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("restore", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := restoreFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb restore "+restoreUse)
	}
	switch fs.NArg() {
	case 0:
		return listCopies(env)
	case 1:
	default:
		return advise(errors.New("one file is restored at a time"), "ebb restore "+restoreUse)
	}
	file := fs.Arg(0)
	done, err := env.Desk.Restore(file, func(r store.Replacement) error { return agree(env, o, file, r) })
	var unfit *store.Unfit
	switch {
	case errors.As(err, &unfit):
		return amiss(advise(unfit, "nothing was changed: "+unfit.Do))
	case errors.Is(err, errDeclined):
		return amiss(err)
	case err != nil:
		return err
	}
	if env.JSON {
		return printJSON(env.Out, replacement(file, done))
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("restored %s: %s", file, holds(done.New))
	if done.Kept != "" {
		p.say("What it replaced is kept as %s; ebb restore with that name goes back.", done.Kept)
	}
	return nil
}

func replacement(file string, done store.Replacement) restoreDoc {
	doc := restoreDoc{Ebb: schema, File: file, Restored: contents(done.New)}
	if done.Is && done.OldErr == nil {
		old := contents(done.Old)
		doc.Replaced = &old
	}
	if done.Kept != "" {
		doc.Kept = &done.Kept
	}
	return doc
}

// agree says what would be replaced by what, and asks.
func agree(env *command.Env, o *restoreOptions, file string, r store.Replacement) error {
	if o.yes || !r.Is {
		return nil
	}
	p := newPage(env.Err, env.Width, false)
	switch {
	case r.OldErr != nil:
		p.say("The store can't be read whole: %v", r.OldErr)
	default:
		p.say("The store now: %s.", holds(r.Old))
	}
	p.say("In its place: %s: %s.", file, holds(r.New))
	if r.OldErr == nil && r.Old.Store != r.New.Store {
		p.say("They are two different stores, not one and its backup.")
	}
	if r.OldErr == nil && r.New.Changed.Before(r.Old.Changed) {
		p.say("What was changed after %s goes with the store now, which is kept as a copy.", r.New.Changed.Local().Format("Mon 2 Jan 2006 15:04"))
	}
	return agreed(env, "a store is replaced", "Restore it?")
}

type copyDoc struct {
	File  string    `json:"file"`
	At    time.Time `json:"at"`
	Why   string    `json:"why"`
	Bytes int64     `json:"bytes"`
}

type copiesDoc struct {
	Ebb    int       `json:"ebb"`
	Copies []copyDoc `json:"copies"`
}

// copyWhys says in words why a copy was made.
var copyWhys = map[string]string{
	"daily": "of the day", "edit": "before much was changed at once", "import": "before an import",
	"migration": "before a migration", "replaced": "was replaced by a restore",
}

func listCopies(env *command.Env) error {
	copies, err := env.Desk.Copies()
	if err != nil {
		return err
	}
	if env.JSON {
		doc := copiesDoc{schema, []copyDoc{}}
		for _, c := range copies {
			doc.Copies = append(doc.Copies, copyDoc{c.Path, c.At, c.Why, c.Bytes})
		}
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	if len(copies) == 0 {
		p.say("There is no copy beside the store yet: ebb restore FILE takes a backup.")
		return nil
	}
	p.say("Copies in %s, the newest first; ebb restore with such a name brings one back:", filepath.Dir(copies[0].Path))
	for _, c := range copies {
		p.item("  ", filepath.Base(c.Path)+": ", fmt.Sprintf("%s, %s", copyWhys[c.Why], size(c.Bytes)))
	}
	return nil
}

// size says how big a file is.
func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d kB", (bytes+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
