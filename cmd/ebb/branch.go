package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"time"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/command"
)

// branchWords says what a branch is, for help.
const branchWords = "A branch is a plan beside main: \"if the knee holds\". It begins as main is and\n" +
	"goes its own way. Commands work on the branch that --branch NAME or EBB_BRANCH\n" +
	"names, else on the one that ebb branch switch chose, else on main. An athlete\n" +
	"sees main alone. What is done to branches is undone on main."

var branchNewCommand = command.Command{
	Name: "branch new", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "NAME", Short: "Make a branch of the plan as it is now",
	Example: "ebb branch new knee\nebb branch new knee-b --branch knee",
	Run:     branchNew,
}

var branchListCommand = command.Command{
	Name: "branch list", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Short: "The branches, with who made them and how much differs from main",
	Example: "ebb branch list\nebb branch list --json",
	Run:     branchList,
}

var branchSwitchCommand = command.Command{
	Name: "branch switch", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Choice}, Use: "NAME", Short: "Work on a branch from now on",
	Example: "ebb branch switch knee\nebb branch switch main",
	Run:     branchSwitch,
}

var branchRenameCommand = command.Command{
	Name: "branch rename", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "NAME NEW", Short: "Give a branch another name",
	Example: "ebb branch rename knee healthy",
	Run:     branchRename,
}

var branchDropCommand = command.Command{
	Name: "branch drop", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "NAME", Short: "Take a branch away",
	Example: "ebb branch drop knee",
	Run:     branchDrop,
}

var branchTakeCommand = command.Command{
	Name: "branch take", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "NAME [--keep]", Short: "Make a branch's plan the plan of main, whole",
	Example: "ebb branch take knee\nebb branch take knee --keep",
	Run:     branchTake,
}

func branchTakeFlags(fs *flag.FlagSet) *bool { return fs.Bool("keep", false, "keep the branch") }

// branchesDoc is what the branch commands print with --json.
type branchesDoc struct {
	Ebb      int         `json:"ebb"`
	Athlete  string      `json:"athlete"`
	Words    string      `json:"words"`
	Revision uint64      `json:"revision"`
	Current  string      `json:"current"`
	Branches []branchDoc `json:"branches"`
}

type branchDoc struct {
	Name    string     `json:"name"`
	From    *string    `json:"from"`
	Since   *uint64    `json:"since"`
	At      *time.Time `json:"at"`
	Person  *string    `json:"person"`
	Differs int        `json:"differs"`
}

// branch gives the branch that a command works on.
func branch(env *command.Env, athlete plan.ID) (string, error) {
	if env.Branch != "" {
		return env.Branch, nil
	}
	return env.Desk.CurrentBranch(athlete)
}

// branchArgs gives the athlete and the names that a branch command was given.
func branchArgs(env *command.Env, args []string, want int, usage string) (plan.Athlete, error) {
	who, err := env.Desk.Athlete(env.Athlete)
	if err == nil && len(args) != want {
		err = advise(errors.New("which branch?"), usage)
		if len(args) > want {
			err = advise(fmt.Errorf("“%s” is not understood here", args[want]), usage)
		}
	}
	return who, err
}

func branchNew(env *command.Env, args []string) error {
	who, err := branchArgs(env, args, 1, "ebb branch new NAME")
	if err != nil {
		return err
	}
	from, err := branch(env, who.ID)
	if err != nil {
		return err
	}
	if _, _, err := env.Desk.NewBranch(who.ID, args[0], from); err != nil {
		return err
	}
	return tellBranches(env, who, fmt.Sprintf("made branch %s of %s; ebb branch switch %s works on it", args[0], from, args[0]))
}

func branchList(env *command.Env, args []string) error {
	if err := noWords(args, "ebb branch list takes no words"); err != nil {
		return err
	}
	who, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return err
	}
	return tellBranches(env, who, "")
}

func branchSwitch(env *command.Env, args []string) error {
	who, err := branchArgs(env, args, 1, "ebb branch switch NAME")
	if err != nil {
		return err
	}
	if err := env.Desk.SetCurrentBranch(who.ID, args[0]); err != nil {
		return err
	}
	return tellBranches(env, who, "working on "+args[0])
}

func branchRename(env *command.Env, args []string) error {
	who, err := branchArgs(env, args, 2, "ebb branch rename NAME NEW")
	if err != nil {
		return err
	}
	if _, err := env.Desk.RenameBranch(who.ID, args[0], args[1]); err != nil {
		return err
	}
	return tellBranches(env, who, fmt.Sprintf("renamed branch %s to %s", args[0], args[1]))
}

func branchDrop(env *command.Env, args []string) error {
	who, err := branchArgs(env, args, 1, "ebb branch drop NAME")
	if err != nil {
		return err
	}
	if _, err := env.Desk.DropBranch(who.ID, args[0]); err != nil {
		return err
	}
	return tellBranches(env, who, fmt.Sprintf("dropped branch %s; ebb undo --branch main brings it back", args[0]))
}

func branchTake(env *command.Env, args []string) error {
	own := flag.NewFlagSet("branch take", flag.ContinueOnError)
	keep := branchTakeFlags(own)
	args, err := parseFlags(own, args)
	if err != nil {
		return err
	}
	who, err := branchArgs(env, args, 1, "ebb branch take NAME [--keep]")
	if err != nil {
		return err
	}
	_, receipt, err := env.Desk.TakeBranch(who.ID, args[0], *keep)
	if err != nil {
		return err
	}
	said := fmt.Sprintf("main is now as branch %s was; ebb undo --branch main takes it back", args[0])
	if receipt.Seq == 0 {
		said = fmt.Sprintf("main is as branch %s already: nothing changed", args[0])
	}
	return tellBranches(env, who, said)
}

// tellBranches says what was done; with JSON, or when nothing was, which
// branches there are.
func tellBranches(env *command.Env, who plan.Athlete, did string) error {
	p := newPage(env.Out, env.Width, env.Colour)
	if did != "" && !env.JSON {
		p.say("%s", did)
		return nil
	}
	all, err := env.Desk.Branches(who.ID)
	if err != nil {
		return err
	}
	current, err := branch(env, who.ID)
	if err != nil {
		return err
	}
	if env.JSON {
		at, err := revision(env, who.ID)
		if err != nil {
			return err
		}
		doc := branchesDoc{schema, who.Name, did, at, current, []branchDoc{}}
		for _, b := range all {
			doc.Branches = append(doc.Branches, branchOf(b))
		}
		return printJSON(env.Out, doc)
	}
	p.head("%s: %s", who.Name, branches(len(all)))
	for _, b := range all {
		mark := "  "
		if b.Name == current {
			mark = "> "
		}
		p.item(mark, "", branchLine(b, zoneOf(env)))
	}
	return nil
}

func branches(n int) string {
	if n == 1 {
		return "no branch beside main"
	}
	return fmt.Sprintf("%d branches", n)
}

func branchOf(b store.Branch) branchDoc {
	doc := branchDoc{Name: b.Name, Differs: b.Differs, From: text(b.From), Person: text(b.Person)}
	if b.Since != 0 {
		doc.Since, doc.At = &b.Since, &b.At
	}
	return doc
}

func branchLine(b store.Branch, at *time.Location) string {
	if b.Since == 0 {
		return b.Name
	}
	said := b.Name + ": "
	if b.From != "" {
		said += "off " + b.From + ", "
	}
	said += fmt.Sprintf("%s by %s; ", b.At.In(at).Format("2 Jan 2006 15:04"), b.Person)
	if b.Differs == 0 {
		return said + "as main is"
	}
	return said + differing(b.Differs)
}

// onBranch says which branch a sheet is of, where it is not main.
func (s *sheet) onBranch() string {
	if s.snap.Branch == "" || s.snap.Branch == store.Main {
		return ""
	}
	return ", on branch " + s.snap.Branch
}

// parseFlags reads a command's own flags, which may stand anywhere among its
// words, and gives the words.
func parseFlags(own *flag.FlagSet, args []string) (words []string, err error) {
	own.SetOutput(io.Discard)
	var rest []string // what stands behind -- is no flag
	if at := slices.Index(args, "--"); at >= 0 {
		args, rest = args[:at], args[at+1:]
	}
	for {
		if err := own.Parse(args); err != nil {
			return nil, advise(err, "ebb "+own.Name()+" --help shows how")
		}
		if own.NArg() == 0 {
			return append(words, rest...), nil
		}
		words, args = append(words, own.Arg(0)), own.Args()[1:]
	}
}

func differing(n int) string {
	if n == 1 {
		return "1 value differs"
	}
	return fmt.Sprintf("%d values differ", n)
}
