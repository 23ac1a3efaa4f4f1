package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// Completion by tab. Nothing here may fail aloud or take long: a store that
// can't be read completes nothing.

type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// oneOf completes one of some words.
func oneOf(words ...string) completion {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// athletes completes the names of the store.
func (sh *shell) athletes(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	const only = cobra.ShellCompDirectiveNoFileComp
	here, err := sh.surroundings(os.Getenv)
	if err != nil {
		return nil, only
	}
	athletes, err := here.env.Desk.Athletes()
	if err != nil {
		return nil, only
	}
	names := make([]string, len(athletes))
	for i, a := range athletes {
		names[i] = a.Name
	}
	return names, only
}

// branches completes the branches of the athlete.
func (sh *shell) branches(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	const only = cobra.ShellCompDirectiveNoFileComp
	here, err := sh.surroundings(os.Getenv)
	if err != nil {
		return nil, only
	}
	who, err := here.env.Desk.Athlete(here.env.Athlete)
	if err != nil {
		return nil, only
	}
	all, err := here.env.Desk.Branches(who.ID)
	if err != nil {
		return nil, only
	}
	names := make([]string, len(all))
	for i, b := range all {
		names[i] = b.Name
	}
	return names, only
}

// dayWords completes a day where a command's first word is one.
var dayWords = oneOf("today", "tomorrow", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun")

// words gives what completes the words of a command.
func (sh *shell) words(e entry) completion {
	switch {
	case strings.HasPrefix(e.Name, "athlete "):
		return sh.athletes
	case strings.HasPrefix(e.Name, "branch ") || e.Name == "diff":
		return sh.branches
	case strings.Contains(e.Use, "DATE") || strings.Contains(e.Use, "SESSION"):
		return dayWords
	default:
		return cobra.NoFileCompletions
	}
}

// completes lets a flag of a command complete.
func completes(cmd *cobra.Command, flag string, by completion) {
	if err := cmd.RegisterFlagCompletionFunc(flag, by); err != nil {
		panic(err) //nolint:forbidigo // a fault of the table: there is no such flag
	}
}
