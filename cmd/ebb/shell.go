package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// version is set when a release is built.
var version = "dev"

// shell makes a program of the table: flags, help, completion, man page.
type shell struct {
	in       io.Reader
	out, err io.Writer
	flags    flags
	root     *cobra.Command
	line     map[*cobra.Command]int // the word that begins a line of the notation
	failed   error                  // of the command that ran
	quiet    func()                 // leaves signals to the screens
	asked    bool                   // --json stands among the words of a call that could not be read
	away     *place                 // where a call from elsewhere is run; nil: on this machine
}

// flags are those that every command takes.
type flags struct {
	db, athlete, branch, today, color string
	json                              bool
}

func newShell(in io.Reader, out, err io.Writer) *shell {
	sh := bareShell(in, out, err)
	sh.root.RunE = func(*cobra.Command, []string) error {
		sh.failed = sh.call(bare, nil)
		return nil
	}
	all := sh.root.PersistentFlags()
	all.StringVar(&sh.flags.db, "db", "", "the store's file (EBB_DB; "+defaultStoreWords+")")
	all.StringVarP(&sh.flags.athlete, "athlete", "a", "", "whose plan: a name or an id (EBB_ATHLETE; the only athlete, else the last used)")
	all.StringVar(&sh.flags.branch, "branch", "", "which plan (EBB_BRANCH; the one of ebb branch switch, else main)")
	all.StringVar(&sh.flags.today, "today", "", "the day it is (EBB_TODAY; the clock's)")
	all.StringVar(&sh.flags.color, "color", "auto", "colour: auto, always or never")
	completes(sh.root, "athlete", sh.athletes)
	completes(sh.root, "branch", sh.branches)
	completes(sh.root, "today", oneOf())
	completes(sh.root, "color", oneOf("auto", "always", "never"))
	for _, e := range table() {
		sh.add(e)
	}
	sh.root.AddCommand(sh.topic("json", "What --json prints, by example", showJSONHelp), sh.keysHelp(), sh.planHelp(), sh.manCommand())
	sh.root.InitDefaultCompletionCmd()
	if brought := sh.group("completion"); brought != nil {
		sh.ownCompletionHelp(brought)
	}
	return sh
}

// bareShell makes a shell without commands.
func bareShell(in io.Reader, out, err io.Writer) *shell {
	sh := &shell{in: in, out: out, err: err, line: map[*cobra.Command]int{}, quiet: func() {}}
	sh.root = &cobra.Command{
		Use:   "ebb",
		Short: "Plan an endurance season as one rhythm: stress, let it come down, stress again",
		Long: "ebb plans endurance seasons in a terminal. Without a command it opens the\n" +
			"screens; without a terminal it prints the week.\n\n" + quoting + "\n\n" + dateWords,
		Example: "  ebb add sat 'long 3h @3 +800m fuel 60g #trail !'\n  ebb week",
		Args:    cobra.NoArgs,
		Version: version,

		SilenceUsage:  true,
		SilenceErrors: true,

		SuggestionsMinimumDistance: 2,
	}
	sh.root.PersistentFlags().BoolVar(&sh.flags.json, "json", false, "one JSON object: see ebb help json")
	sh.root.SetHelpCommand(sh.helpCommand())
	sh.root.SetOut(sh.out) // what completion prints to is taken here
	sh.root.SetFlagErrorFunc(flagWrong)
	return sh
}

// dateWords says how dates are typed.
const dateWords = "A DATE is today, tomorrow, yesterday, sat, +2w, -3d, '12 oct', 2027-05-22,\n" +
	"2027-W20, race-21d (before the next A event) or race:canyon-3w. When planning, a\n" +
	"day of the week is the next one, today included; in ebb log it is the latest."

// quoting is what everyone stumbles over once.
const quoting = "A line such as 'long 3h #night !' goes in single quotes: shells take # for a\n" +
	"comment, and ! and ? for signs of their own. tag night, key and optional say\n" +
	"the same in words. Flags end where the line begins, so -600m is a descent."

// add puts a command of the table into the tree; "athlete add" goes below
// "athlete".
func (sh *shell) add(e entry) {
	parent := sh.root
	group, name, nested := strings.Cut(e.Name, " ")
	if !nested {
		name = group
	} else if parent = sh.group(group); parent == nil {
		parent = &cobra.Command{Use: group, Short: groups[group], Long: groups[group] + "."}
		parent.SetHelpFunc(func(cmd *cobra.Command, _ []string) { sh.help(cmd) })
		sh.root.AddCommand(parent)
	}
	cmd := &cobra.Command{
		Use:                   strings.TrimSpace(name + " " + e.Use),
		Short:                 e.Short,
		Long:                  e.Short + ".",
		Example:               indented(e.Example),
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     sh.words(e),
	}
	if e.more != "" {
		cmd.Long += "\n\n" + e.more
	}
	if e.line >= 0 {
		cmd.Long += "\n\n" + quoting
	}
	if e.flags != nil {
		own := flag.NewFlagSet(e.Name, flag.ContinueOnError)
		e.flags(own)
		cmd.Flags().AddGoFlagSet(own)
		if own.Lookup("as") != nil {
			completes(cmd, "as", sh.athletes)
		}
		if own.Lookup("series") != nil {
			completes(cmd, "series", oneOf("expected", "planned", "done"))
		}
		if own.Lookup("severity") != nil {
			completes(cmd, "severity", oneOf("info", "warn", "red"))
		}
		if e.Name == "mute" {
			completes(cmd, "block", sh.blockNames)
		}
		for _, name := range []string{"from", "to", "at", "week", "start"} {
			if own.Lookup(name) == nil {
				continue
			}
			by := sh.days
			if e.Name == "undo" { // its --to takes a number
				by = oneOf()
			}
			completes(cmd, name, by)
		}
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		given := ownFlags(cmd, e)
		if e.flags != nil && slices.ContainsFunc(args, isDashed) { // what stood behind -- is no flag
			given = append(given, "--")
		}
		sh.failed = sh.call(e, append(given, args...))
		return nil
	}
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) { sh.help(cmd) })
	sh.line[cmd] = e.line
	parent.AddCommand(cmd)
}

func isDashed(word string) bool { return len(word) > 1 && word[0] == '-' }

func (sh *shell) group(name string) *cobra.Command {
	for _, cmd := range sh.root.Commands() {
		if cmd.Name() == name {
			return cmd
		}
	}
	return nil
}

// ownFlags gives the flags of the command itself as words again: a command
// reads its own, so that it does so wherever it is run.
func ownFlags(cmd *cobra.Command, e entry) []string {
	if e.flags == nil {
		return nil
	}
	var words []string
	own := flag.NewFlagSet(e.Name, flag.ContinueOnError)
	e.flags(own)
	own.VisitAll(func(f *flag.Flag) {
		if given := cmd.Flags().Lookup(f.Name); given != nil && given.Changed {
			words = append(words, "--"+f.Name+"="+given.Value.String())
		}
	})
	return words
}

// run calls the command that the words name.
func (sh *shell) run(args []string) error {
	lineAt := func(cmd *cobra.Command) int {
		if at, ok := sh.line[cmd]; ok {
			return at
		}
		return -1
	}
	typed := args
	args, err := arrange(sh.root, lineAt, typed)
	if err != nil {
		sh.asked = slices.Contains(typed, "--json")
		return err
	}
	if len(args) > 0 && (args[0] == "--help" || args[0] == "-h") || slices.Equal(args, []string{"help"}) {
		sh.help(sh.root)
		return nil
	}
	sh.root.SetArgs(args)
	sh.root.SetIn(sh.in)
	sh.root.SetOut(sh.out)
	sh.root.SetErr(sh.err)
	showColours(sh.out)
	showColours(sh.err)
	if err := sh.root.ExecuteContext(context.Background()); err != nil {
		if _, advised := errors.AsType[advice](err); advised {
			return err
		}
		return advise(err, "ebb --help shows how")
	}
	return sh.failed
}

// tell prints an error in the form that was asked for.
func (sh *shell) tell(err error) {
	if sh.asked || sh.flags.json {
		tellJSON(sh.err, err)
		return
	}
	tell(sh.err, err)
}

// call runs a command in its surroundings.
func (sh *shell) call(e entry, args []string) error {
	if e.file != nil {
		return e.file(sh, args)
	}
	if sh.away != nil {
		sh.away.env.JSON = sh.flags.json
		if who := sh.away.env.Desk.Who(); !e.MayBeRunBy(who) {
			return e.Refusal(who)
		}
		return e.Run(sh.away.env, args)
	}
	here, err := sh.surroundings(os.Getenv)
	if err != nil {
		return err
	}
	if e.open == nil {
		err := e.Run(here.env, args)
		tend(here.squad, here.told)
		return err
	}
	if err := noWords(args, e.Name+" takes no words"); err != nil {
		return err
	}
	return e.open(here)
}

// indented gives lines as examples stand in help.
func indented(lines string) string { return "  " + strings.ReplaceAll(lines, "\n", "\n  ") }
