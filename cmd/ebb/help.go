package main

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Help is printed by the same page as everything else: it fits the width, and
// shows type on a terminal only.

// helpPage is the page that help goes to.
func (sh *shell) helpPage() page {
	shows, err := colour(sh.flags.color, sh.out, os.Getenv)
	return newPage(sh.out, columns(sh.out, os.Getenv), shows && err == nil)
}

// help prints what a command does and takes.
func (sh *shell) help(cmd *cobra.Command) {
	p := sh.helpPage()
	p.text(cmd.Long)
	p.blank()
	p.head("Usage")
	p.item("  ", "", usageOf(cmd))
	if cmd.Example != "" {
		p.blank()
		p.head("Examples")
		for line := range strings.Lines(cmd.Example) {
			p.hanging("  ", strings.TrimSpace(line))
		}
	}
	for _, part := range partsOf(cmd) {
		p.blank()
		p.head("%s", part.title)
		p.pairs(part.rows)
	}
	if rows := flagsOf(cmd.LocalNonPersistentFlags()); len(rows) > 0 {
		p.blank()
		p.head("Flags")
		p.pairs(rows)
	}
	p.blank()
	p.head("Flags of every command")
	p.pairs(flagsOf(cmd.Root().PersistentFlags()))
	if !cmd.HasParent() {
		p.blank()
		p.head("Exit codes")
		p.pairs(exitWords)
	}
}

// exitWords say what the exit codes mean.
var exitWords = []pair{
	{"0", "done"},
	{"1", "it ran, and something is not as it should be: a file was refused, others changed the same, nothing to undo, damage was found"},
	{"2", "the call is wrong: a word, a flag, a line, an athlete that is not there"},
	{"3", "the store can't be used: held too long, of a later version, damaged, no permission, the disk full"},
	{"130, 143", "a signal ended it"},
}

// envWords say what of the environment is read.
var envWords = []pair{
	{"EBB_DB", "the store's file, where --db gives none"},
	{"EBB_ATHLETE", "whose plan, where -a gives none"},
	{"EBB_BRANCH", "which plan, where --branch gives none"},
	{"EBB_TODAY", "the day it is, where --today gives none"},
	{"XDG_DATA_HOME", "the store is ebb/ebb.db in it; ~/.local/share when it is not set"},
	{"XDG_STATE_HOME", "a crash of the screens leaves its details in ebb in it"},
	{"NO_COLOR, CLICOLOR_FORCE", "no colour, or colour into a pipe too; --color wins"},
	{"COLUMNS", "the width of what goes to no terminal; 80 when it is not set"},
	{"LC_ALL, LC_CTYPE, LANG", "whether the screens draw with more than ASCII"},
	{"COLORFGBG", "whether the terminal's ground is light"},
	{"USER, LOGNAME", "who you are in the history"},
	{"EDITOR, VISUAL", "what ebb edit opens"},
}

// pair is a name and what it means.
type pair struct{ name, says string }

// usageOf gives the line by which a command is called.
func usageOf(cmd *cobra.Command) string {
	use := cmd.CommandPath()
	if _, args, ok := strings.Cut(cmd.Use, " "); ok {
		use += " " + args
	}
	if cmd.HasSubCommands() {
		use += " COMMAND"
	}
	return use + " [FLAGS]"
}

// listing is a part of the list of commands.
type listing struct {
	title string
	rows  []pair
}

// parts are what the commands of ebb are for; those that no part names come last.
var parts = []struct{ title, names string }{
	{"Look", "season block week today oscillation response"},
	{"Plan", "sketch add mv rm swap target event edit library"},
	{"Done and lived", "log sick injured travel holiday life"},
	{"Change control", "undo redo history branch diff release"},
	{"People", "athlete"},
	{"Files", "import export backup restore doctor"},
	{"More", ""},
}

// partsOf lists the commands under one, part by part where it is ebb itself.
func partsOf(cmd *cobra.Command) []listing {
	rows := below(cmd)
	switch {
	case len(rows) == 0:
		return nil
	case cmd.HasParent():
		return []listing{{"Commands", rows}}
	}
	all := make([]listing, len(parts))
	for i, known := range parts {
		all[i].title = known.title
		for name := range strings.FieldsSeq(known.names) {
			if at := slices.IndexFunc(rows, func(r pair) bool { return r.name == name }); at >= 0 {
				all[i].rows = append(all[i].rows, rows[at])
				rows = slices.Delete(rows, at, at+1)
			}
		}
	}
	all[len(all)-1].rows = rows
	return all
}

// below lists the commands under one, with what they do.
func below(cmd *cobra.Command) (rows []pair) {
	for _, sub := range cmd.Commands() {
		if !sub.Hidden && sub.Name() != "help" {
			rows = append(rows, pair{sub.Name(), sub.Short})
		}
	}
	return rows
}

func flagsOf(flags *pflag.FlagSet) (rows []pair) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" || f.Name == "version" {
			return
		}
		name := "--" + f.Name
		if len(f.Name) == 1 {
			name = "-" + f.Name
		}
		if f.Shorthand != "" && f.Shorthand != f.Name {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() != "bool" {
			named, usage := pflag.UnquoteUsage(f)
			if usage == f.Usage { // nothing stands in backquotes
				named = strings.ToUpper(f.Name)
			}
			if f.NoOptDefVal != "" {
				name += "[=" + named + "]"
			} else {
				name += " " + first(flagValues[f.Name], named)
			}
		}
		_, usage := pflag.UnquoteUsage(f)
		rows = append(rows, pair{name, usage})
	})
	return rows
}

// flagValues names what a flag takes, where its own name does not say it.
var flagValues = map[string]string{
	"db": "FILE", "athlete": "NAME", "branch": "NAME", "today": "DATE", "color": "WHEN",
	"from": "DATE", "to": "DATE", "at": "DATE", "most": "N", "before": "SEQ", "o": "FILE", "week": "DATE",
}

// helpCommand is ebb help [COMMAND].
func (sh *shell) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Help for a command",
		ValidArgsFunction: func(_ *cobra.Command, words []string, _ string) ([]string, cobra.ShellCompDirective) {
			cmd, _, err := sh.root.Find(words)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, row := range below(cmd) {
				names = append(names, row.name+"\t"+row.says)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, words []string) error {
			cmd := sh.root
			for _, word := range words {
				sub, _, err := child(cmd, word)
				if err != nil || sub == nil {
					return err
				}
				cmd = sub
			}
			cmd.HelpFunc()(cmd, nil)
			return nil
		},
	}
}

// topic makes a page of help that is no command.
func (sh *shell) topic(name, short string, show func(p page) error) *cobra.Command {
	cmd := &cobra.Command{Use: name, Short: short, Args: cobra.NoArgs, Run: func(cmd *cobra.Command, _ []string) { cmd.HelpFunc()(cmd, nil) }}
	cmd.SetHelpFunc(func(*cobra.Command, []string) { sh.failed = show(sh.helpPage()) })
	return cmd
}
