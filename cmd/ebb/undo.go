package main

import (
	"ebb/plan"
	"ebb/store"
	"ebb/tui/command"
)

var undoCommand = command.Command{
	Name: "undo", Short: "Take back your own latest change",
	Example: "ebb undo",
	Run: func(env *command.Env, args []string) error {
		return takeBack(env, args, env.Desk.Undo)
	},
}

var redoCommand = command.Command{
	Name: "redo", Short: "Do again what you took back",
	Example: "ebb redo",
	Run: func(env *command.Env, args []string) error {
		return takeBack(env, args, env.Desk.Redo)
	},
}

func takeBack(env *command.Env, args []string, change func(plan.ID, string) (*store.Snapshot, store.Receipt, error)) error {
	if err := noWords(args, "undo and redo take one change at a time"); err != nil {
		return err
	}
	who, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return err
	}
	_, receipt, err := change(who.ID, store.Main)
	if err != nil {
		return err
	}
	if env.JSON {
		return printJSON(env.Out, editDoc{Ebb: schema, Athlete: who.Name, Words: receipt.Words, Also: []string{}})
	}
	newPage(env.Out, env.Width, env.Colour).say("%s", receipt.Words)
	return nil
}
