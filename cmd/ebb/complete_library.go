package main

import (
	"github.com/spf13/cobra"

	"ebb/plan"
	"ebb/plan/library"
)

// libraryListed completes the words of ebb library list. The library is read
// only when it is asked for: that takes longer than all else at the start.
func libraryListed(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	words := []string{"own"}
	for _, w := range library.Whats() {
		words = append(words, w.String()+"s")
	}
	for _, r := range library.Roles() {
		words = append(words, r.String())
	}
	for _, p := range plan.Phases() {
		words = append(words, string(p))
	}
	for _, d := range library.Disciplines() {
		words = append(words, string(d))
	}
	return append(words, library.Library{}.Tags()...), noFiles
}

// libraryNames completes the name of an entry; those that go, of the coach's own.
func (sh *shell) libraryNames(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	here, ok := sh.quietly()
	if !ok {
		return nil, noFiles
	}
	l, _, err := openLibrary(here.env)
	if err != nil {
		return nil, noFiles
	}
	entries := l.All(library.NoWhat)
	if cmd.Name() == "rm" {
		entries = l.Own
	}
	var words []string
	for _, e := range entries {
		words = append(words, offer(e.Name, e.What.String()+": "+e.Purpose))
	}
	return words, noFiles
}

// libraryAdded completes what is kept, behind its name.
func (sh *shell) libraryAdded(cmd *cobra.Command, words []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch {
	case len(words) == 0:
		return nil, noFiles
	case len(words) > 1:
		return sh.days(cmd, words, typed)
	}
	sessions, _ := sh.sessions(cmd, words, typed)
	return append([]string{"week\tthe week of a day", "block\tthe block of a day", "pattern\thow the week of a day lies"}, sessions...), noFiles
}
