package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"ebb/store"
	"ebb/tui/command"
)

// entry is a command of the table, and what the shell must know of its words.
type entry struct {
	command.Command
	line  int                 // the word that begins a line of the notation, from 0; noLine
	flags func(*flag.FlagSet) // declares the command's own flags; nil for none
	more  string              // what its help says of its words, beyond the line
	open  func(place) error   // in the place of Run: opens the screens

	// file is in the place of Run for a command that works on the store's file
	// itself: nothing opens the store before it.
	file func(sh *shell, args []string) error
}

// noLine says that a command takes no line of the notation: flags may stand
// anywhere.
const noLine = -1

// sessionWords says how sessions are named.
const sessionWords = "SESSION is an id as ebb week prints it, or a day: sat, +2d, 2027-05-22, and\n" +
	"sat.2 for the second session of a day. DATE is any such day."

// stateWords says how ebb log reads its words.
const stateWords = "STATE is done (which may be left out), partly, instead, skipped or nothing. LINE\n" +
	"is what was done; without one, done means as planned. A line that begins with an\n" +
	"amount, as in partly 40m, is of the planned sport and kind. A session of the day\n" +
	"is answered: of the same sport first, or the one that sat.2 names."

// groups says what the first words of commands with two are about.
var groups = map[string]string{
	"athlete": "People, their settings and their keys",
	"branch":  "Plans beside the one that everyone sees",
	"event":   "Races and other days to prepare for",
	"library": "Sessions, weeks, patterns and seasons to put into plans",
	"life":    "Sick days, injuries, journeys and holidays",
}

// table lists the commands in the order of help. It is a function, because the
// screens it opens hold it again.
func table() []entry {
	return []entry{
		{Command: addCommand, line: 1},
		{Command: sketchCommand, line: noLine, flags: func(fs *flag.FlagSet) { sketchFlags(fs) }, more: sketchWords},
		{Command: editCommand, line: noLine, flags: func(fs *flag.FlagSet) { editFlags(fs) }, more: editWords},
		{Command: mvCommand, line: noLine, more: sessionWords},
		{Command: rmCommand, line: noLine, more: sessionWords},
		{Command: swapCommand, line: noLine},
		{Command: targetCommand, line: noLine, more: aimWords},
		{Command: undoCommand, line: noLine, flags: func(fs *flag.FlagSet) { undoFlags(fs) }, more: undoWords},
		{Command: redoCommand, line: noLine},
		{Command: historyCommand, line: noLine, flags: func(fs *flag.FlagSet) { historyFlags(fs) }, more: historyWords},
		{Command: branchNewCommand, line: noLine, more: branchWords},
		{Command: branchListCommand, line: noLine, more: branchWords},
		{Command: branchSwitchCommand, line: noLine, more: branchWords},
		{Command: branchRenameCommand, line: noLine},
		{Command: branchDropCommand, line: noLine},
		{Command: branchTakeCommand, line: noLine, flags: func(fs *flag.FlagSet) { branchTakeFlags(fs) }},
		{Command: diffCommand, line: noLine, more: diffWords},
		{Command: releaseCommand, line: noLine, more: releaseWords},
		{Command: seasonCommand, line: noLine},
		{Command: blockCommand, line: noLine},
		{Command: weekCommand, line: noLine},
		{Command: todayCommand, line: noLine},
		{Command: oscillationCommand, line: noLine},
		{Command: responseCommand, line: noLine, flags: func(fs *flag.FlagSet) { responseFlags(fs) }},
		{Command: checkCommand, line: noLine, flags: func(fs *flag.FlagSet) { checkFlags(fs) }, more: checkWords},
		{Command: coverageCommand, line: noLine, more: coverageWords},
		{Command: fuelCommand, line: noLine, flags: func(fs *flag.FlagSet) { fuelFlags(fs) }, more: fuelWords},
		{Command: muteCommand, line: noLine, flags: muteFlags, more: muteWords},
		{Command: unmuteCommand, line: noLine},
		{Command: whyCommand, line: noLine, more: whyWords()},
		{Command: logCommand, line: 0, more: stateWords},
		{Command: feelCommand, line: 0, more: feelWords()},
		{Command: eventAddCommand, line: 0},
		{Command: eventListCommand, line: noLine},
		{Command: eventRmCommand, line: noLine},
		{Command: sickCommand, line: noLine, flags: lifeFlags, more: lifeWords},
		{Command: injuredCommand, line: noLine, flags: lifeFlags, more: lifeWords},
		{Command: travelCommand, line: noLine, flags: lifeFlags, more: lifeWords},
		{Command: holidayCommand, line: noLine, flags: lifeFlags, more: lifeWords},
		{Command: lifeListCommand, line: noLine},
		{Command: lifeRmCommand, line: noLine},
		{Command: lifeReturnCommand, line: noLine},
		{Command: libraryListCommand, line: noLine, more: libraryWords},
		{Command: libraryShowCommand, line: noLine, more: libraryWords},
		{Command: libraryAddCommand, line: noLine, flags: func(fs *flag.FlagSet) { libraryAddFlags(fs) }, more: libraryAddWords},
		{Command: libraryRmCommand, line: noLine, flags: func(fs *flag.FlagSet) { libraryRmFlags(fs) }},
		{Command: libraryUndoCommand, line: noLine},
		{Command: libraryRedoCommand, line: noLine},
		{Command: libraryHistoryCommand, line: noLine, flags: func(fs *flag.FlagSet) { libraryHistoryFlags(fs) }},
		{Command: libraryExportCommand, line: noLine, flags: func(fs *flag.FlagSet) { libraryExportFlags(fs) }, more: libraryTextWords},
		{Command: libraryImportCommand, line: noLine, flags: func(fs *flag.FlagSet) { libraryImportFlags(fs) }, more: libraryTextWords},
		{Command: athleteAddCommand, line: noLine, flags: func(fs *flag.FlagSet) { athleteAddFlags(fs) }},
		{Command: athleteListCommand, line: noLine},
		{Command: athleteShowCommand, line: noLine},
		{Command: athleteSetCommand, line: noLine, flags: func(fs *flag.FlagSet) { athleteSetFlags(fs) }},
		{Command: athleteRmCommand, line: noLine, flags: func(fs *flag.FlagSet) { athleteRmFlags(fs) }, more: athleteRmWords},
		{Command: athleteInviteCommand, line: noLine, flags: func(fs *flag.FlagSet) { athleteInviteFlags(fs) }, more: athleteInviteWords},
		{Command: athleteKeyCommand, line: noLine, flags: func(fs *flag.FlagSet) { athleteKeyFlags(fs) }, more: athleteKeyWords},
		{Command: athleteCalendarCommand, line: noLine, flags: func(fs *flag.FlagSet) { athleteCalendarFlags(fs) }, more: athleteCalendarWords},
		{Command: exportCommand, line: noLine, flags: func(fs *flag.FlagSet) { exportFlags(fs) }, more: exportWords()},
		{Command: importCommand, line: noLine, flags: func(fs *flag.FlagSet) { importFlags(fs) }, more: importWords},
		{Command: backupCommand, line: noLine, flags: func(fs *flag.FlagSet) { backupFlags(fs) }, more: backupWords},
		{Command: restoreCommand, line: noLine, flags: func(fs *flag.FlagSet) { restoreFlags(fs) }, more: restoreWords},
		{Command: doctorCommand, line: noLine, flags: func(fs *flag.FlagSet) { doctorFlags(fs) }, more: doctorWords, file: runDoctor},
		{Command: serveCommand, line: noLine, flags: func(fs *flag.FlagSet) { serveFlags(fs) }, more: serveWords, file: runServe},
		{Command: attachCommand, line: noLine, flags: func(fs *flag.FlagSet) { attachFlags(fs) }, more: attachWords, file: runAttach},
		{Command: demoCommand, line: noLine, open: openDemo},
	}
}

// commands gives the table as one that is typed within the screens: commands
// with two words are one with the second as its first argument.
func commands(who store.Principal) []command.Command {
	return commandsFrom(command.Undecided, who)
}

// commandsFrom gives those of them that may be run from so far, by someone.
func commandsFrom(reach command.Reach, who store.Principal) []command.Command {
	var all []command.Command
	for _, e := range table() {
		group, _, nested := strings.Cut(e.Name, " ")
		switch {
		case e.Reach < reach || !e.MayBeRunBy(who) || e.open != nil || e.file != nil || nested && len(all) > 0 && all[len(all)-1].Name == group:
		case nested:
			all = append(all, grouped(group, reach, who))
		default:
			all = append(all, e.typedIn())
		}
	}
	return all
}

// grouped makes one command of those that share their first word.
func grouped(group string, reach command.Reach, who store.Principal) command.Command {
	below := map[string]command.Command{}
	var names []string
	for _, e := range table() {
		if name, ok := strings.CutPrefix(e.Name, group+" "); ok && e.Reach >= reach && e.MayBeRunBy(who) {
			below[name] = e.typedIn()
			names = append(names, name)
		}
	}
	return command.Command{
		Name: group, Use: strings.Join(names, "|"), Short: groups[group],
		Run: func(env *command.Env, args []string) error {
			if len(args) > 0 {
				if c, ok := below[args[0]]; ok {
					return c.Run(env, args[1:])
				}
			}
			return advise(fmt.Errorf("%s what?", group), group+" "+strings.Join(names, ", "+group+" "))
		},
	}
}

// typedIn gives the command as it is typed within the screens: its flags may
// stand anywhere, as in the shell, unless a line of the notation has dashes of its own.
func (e entry) typedIn() command.Command {
	c := e.Command
	if e.flags == nil || e.line != noLine {
		return c
	}
	c.Run = func(env *command.Env, args []string) error { return e.Run(env, e.flagsFirst(args)) }
	return c
}

// flagsFirst puts the flags among the words before them.
func (e entry) flagsFirst(args []string) []string {
	own := flag.NewFlagSet(e.Name, flag.ContinueOnError)
	e.flags(own)
	var flags, words []string
	for i := 0; i < len(args); i++ {
		name, _, valued := strings.Cut(strings.TrimLeft(args[i], "-"), "=")
		f := own.Lookup(name)
		if !isDashed(args[i]) || f == nil && !strings.HasPrefix(args[i], "--") {
			words = append(words, args[i])
			continue
		}
		flags = append(flags, args[i])
		if f == nil || valued || i+1 == len(args) {
			continue
		}
		if alone, ok := f.Value.(interface{ IsBoolFlag() bool }); !ok || !alone.IsBoolFlag() {
			i++
			flags = append(flags, args[i])
		}
	}
	if slices.ContainsFunc(words, isDashed) {
		flags = append(flags, "--")
	}
	return append(flags, words...)
}
