package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// builtIn are the commands that cobra brings; their words are their own.
var builtIn = []string{"help", "completion", "man", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd}

// arrange puts the flags of a call before its words, with -- between them.
//
// A line of the notation may hold words that begin with a dash (-600m), and so
// may a date (-3d): a dash before a figure is never a flag, and where a line
// begins, flags end. lineAt says which word of a command that is.
func arrange(root *cobra.Command, lineAt func(*cobra.Command) int, args []string) ([]string, error) {
	cmd := root
	var names, flags, words []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		line := lineAt(cmd)
		switch {
		case arg == "--":
			words = append(words, args[i+1:]...)
			i = len(args)
		case line >= 0 && len(words) > line:
			words = append(words, arg)
		case isFlag(arg):
			taken, err := flagWords(cmd, args[i:])
			if err != nil {
				return nil, err
			}
			flags = append(flags, taken...)
			i += len(taken) - 1
		case len(words) == 0 && cmd.HasSubCommands():
			sub, own, err := child(cmd, arg)
			if err != nil {
				return nil, err
			}
			if !own {
				return args, nil
			}
			cmd, names = sub, append(names, arg)
		default:
			words = append(words, arg)
		}
	}
	all := slices.Concat(names, flags)
	if len(words) > 0 {
		all = append(append(all, "--"), words...)
	}
	return all, nil
}

func isFlag(arg string) bool {
	name := strings.TrimLeft(arg, "-")
	return len(name) < len(arg) && name != "" && (name[0] < '0' || name[0] > '9')
}

// flagWords gives the words that a flag takes: itself, and its value when that
// is a word of its own.
func flagWords(cmd *cobra.Command, args []string) ([]string, error) {
	name, _, joined := strings.Cut(args[0], "=")
	long, isLong := strings.CutPrefix(name, "--")
	if name == "-h" || long == "help" || name == "-v" || long == "version" {
		return args[:1], nil
	}
	flag := cmd.Flags().Lookup(long)
	all := cmd.Root().PersistentFlags()
	switch {
	case !isLong:
		short := strings.TrimPrefix(name, "-")
		joined = joined || len(short) > 1 // -aSam
		if flag = all.ShorthandLookup(short[:1]); flag == nil {
			flag = cmd.Flags().ShorthandLookup(short[:1])
		}
	case flag == nil:
		flag = all.Lookup(long)
	}
	switch {
	case flag == nil:
		return nil, advise(fmt.Errorf("%s has no flag %s", cmd.CommandPath(), name), cmd.CommandPath()+" --help lists them")
	case joined || flag.NoOptDefVal != "":
		return args[:1], nil
	case len(args) == 1:
		return nil, advise(fmt.Errorf("%s needs a value", name), "write "+name+" "+strings.ToUpper(flag.Name))
	default:
		return args[:2], nil
	}
}

// child finds the command below cmd that a word names; own is false when it is one of
// cobra's own.
func child(cmd *cobra.Command, word string) (sub *cobra.Command, own bool, err error) {
	for _, sub := range cmd.Commands() {
		if sub.Name() == word {
			return sub, true, nil
		}
	}
	if !cmd.HasParent() && slices.Contains(builtIn, word) {
		return nil, false, nil
	}
	do := cmd.CommandPath() + " --help lists the commands"
	if len(word) < 4 { // two slips make another word of it
		cmd.SuggestionsMinimumDistance = 1
	}
	if near := cmd.SuggestionsFor(word); len(near) > 0 {
		do = "did you mean " + cmd.CommandPath() + " " + strings.Join(near, ", or "+cmd.CommandPath()+" ") + "? " + do
	}
	return nil, false, advise(fmt.Errorf("there is no command “%s”", strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath()+" "+word, "ebb"))), do)
}
