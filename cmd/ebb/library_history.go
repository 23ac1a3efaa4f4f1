package main

import (
	"flag"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/command"
)

// What is done to the library for all has a history of its own: it is nobody's
// plan. What is for an athlete alone stands in theirs.

var libraryUndoCommand = command.Command{
	Name: "library undo", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Short: "Take back your own latest change of the library for all",
	Example: "ebb library undo",
	Run: func(env *command.Env, args []string) error {
		return takeLibraryBack(env, args, env.Desk.UndoLibrary)
	},
}

var libraryRedoCommand = command.Command{
	Name: "library redo", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Short: "Do again what you took back there",
	Example: "ebb library redo",
	Run: func(env *command.Env, args []string) error {
		return takeLibraryBack(env, args, env.Desk.RedoLibrary)
	},
}

func takeLibraryBack(env *command.Env, args []string, change func() (store.Receipt, error)) error {
	if err := noWords(args, "undo and redo take one change at a time"); err != nil {
		return err
	}
	receipt, err := change()
	if err != nil {
		return err
	}
	return tellLibrary(env, receipt.Words, nil, plan.Athlete{})
}

var libraryHistoryCommand = command.Command{
	Name: "library history", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Library}, Use: "[--most N] [--before SEQ]", Short: "Every change of the library for all: when, who, what",
	Example: "ebb library history",
	Run:     libraryHistory,
}

func libraryHistoryFlags(fs *flag.FlagSet) *historyOptions {
	o := &historyOptions{}
	o.pages(fs)
	return o
}

// libraryHistoryDoc is what ebb library history prints with --json.
type libraryHistoryDoc struct {
	Ebb     int         `json:"ebb"`
	Changes []changeDoc `json:"changes"`
}

func libraryHistory(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("library history", flag.ContinueOnError)
	o := libraryHistoryFlags(fs)
	args, err := parseFlags(fs, args)
	if err == nil {
		err = noWords(args, "ebb library history takes flags only: --most, --before")
	}
	if err != nil {
		return err
	}
	heads, err := env.Desk.LibraryHistory(o.before, int(min(o.most, 1<<30)))
	if err != nil {
		return err
	}
	if env.JSON {
		doc := libraryHistoryDoc{Ebb: schema, Changes: []changeDoc{}}
		for _, h := range heads {
			doc.Changes = append(doc.Changes, changeOf(h))
		}
		return printJSON(env.Out, doc)
	}
	printHeads(env, "The library for all", "ebb library history", heads, o)
	return nil
}
