package main

import (
	"flag"
	"fmt"

	"ebb/plan"
	"ebb/plan/compare"
	"ebb/store"
	"ebb/tui/command"
)

var undoCommand = command.Command{
	Name: "undo", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Records}, Use: "[--to SEQ [--anyway]]", Short: "Take back your own latest change",
	Example: "ebb undo\nebb undo --to 12",
	Run:     undo,
}

// undoWords says what --to does, for help.
const undoWords = "--to SEQ makes the plan what it was after the change of that number in ebb\n" +
	"history, as one change. What was done and felt, and settings, stay. Where it\n" +
	"would take back what others did it is refused, unless --anyway is given."

type undoOptions struct {
	to     uint64
	anyway bool
}

func undoFlags(fs *flag.FlagSet) *undoOptions {
	o := &undoOptions{}
	fs.Uint64Var(&o.to, "to", 0, "back to the change of this number, a `SEQ` of ebb history")
	fs.BoolVar(&o.anyway, "anyway", false, "also over what others did")
	return o
}

func undo(env *command.Env, args []string) error {
	own := flag.NewFlagSet("undo", flag.ContinueOnError)
	o := undoFlags(own)
	args, err := parseFlags(own, args)
	if err != nil {
		return err
	}
	if o.to == 0 {
		return takeBack(env, args, env.Desk.Undo)
	}
	return takeBack(env, args, func(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error) {
		was, err := env.Desk.Snapshot(athlete, branch)
		if err != nil {
			return nil, store.Receipt{}, err
		}
		snap, receipt, err := env.Desk.UndoTo(athlete, branch, o.to, o.anyway)
		switch {
		case err != nil:
		case receipt.Seq == 0:
			receipt.Words = fmt.Sprintf("the plan is as it was after entry %d: nothing changed", o.to)
		default:
			if what := compare.Sum(was.Plan, snap.Plan, snap.Athlete.On(env.Today).Sport); what != "" {
				receipt.Words += ": " + what
			}
		}
		return snap, receipt, err
	})
}

var redoCommand = command.Command{
	Name: "redo", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Records}, Short: "Do again what you took back",
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
	on, err := branch(env, who.ID)
	if err != nil {
		return err
	}
	snap, receipt, err := change(who.ID, on)
	if err != nil {
		return err
	}
	if env.JSON {
		return printJSON(env.Out, editDoc{Ebb: schema, Athlete: who.Name, Words: receipt.Words, Revision: snap.Revision, Also: []string{}})
	}
	newPage(env.Out, env.Width, env.Colour).say("%s", receipt.Words)
	return nil
}
