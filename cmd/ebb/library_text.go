package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"ebb/plan/library"
	"ebb/store"
	"ebb/tui/command"
)

var libraryExportCommand = command.Command{
	Name: "library export", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Library}, Use: "[--all | --only] [-o FILE]", Short: "Write your library as text",
	Example: "ebb library export -o mine.ebb\nebb library export --all",
	Run:     libraryExport,
}

var libraryImportCommand = command.Command{
	Name: "library import", Reach: command.Here, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Use: "FILE [--only] [--replace]", Short: "Read entries into your library, all or none",
	Example: "ebb library import mine.ebb\nebb library import mine.ebb --replace\nebb library import mine.ebb -a sam --only",
	Run:     libraryImport,
}

// libraryTextWords says how a library is written.
const libraryTextWords = "An entry is a line that says what it is, its name, and in words what it is for; the\n" +
	"lines below it, two blanks in, are as in a plan file:\n\n" +
	"  session \"Dyke tempo\" quality 40m..1h15 base build \"steady into the wind\"\n" +
	"    tempo 1h: 15m @2, 35m @z3, 10m @2\n" +
	"  pattern \"Kim, build\" road build \"long day on Wednesday\"\n" +
	"    3 days: Mon quality 30%, Mon strength, Wed long 45%, Sat easy 25%\n\n" +
	"A pattern of your own stands in the place of what ebb brings for its phases, and one\n" +
	"for an athlete alone (--only) in the place of that for all; its days stay where there\n" +
	"is time for them (ebb athlete set kim available.wed=240). With a mistake in it nothing\n" +
	"is stored, and each is shown with its line."

func libraryExportFlags(fs *flag.FlagSet) *libraryOptions {
	o := &libraryOptions{}
	fs.StringVar(&o.file, "o", "", "the file to write (standard output)")
	fs.BoolVar(&o.all, "all", false, "what came with ebb, too")
	fs.BoolVar(&o.only, "only", false, "what is for the athlete in use (-a NAME) alone")
	return o
}

func libraryExport(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("library export", flag.ContinueOnError)
	o := libraryExportFlags(fs)
	args, err := parseFlags(fs, args)
	if err == nil {
		err = noWords(args, "ebb library export [--all | --only] [-o FILE]")
	}
	if err != nil {
		return err
	}
	if o.all && o.only {
		return advise(errors.New("--all is of every athlete, --only of one"), "ebb library export [--all | --only] [-o FILE]")
	}
	who, err := o.owner(env)
	if err != nil {
		return err
	}
	l, err := env.Desk.Library(who.ID)
	if err != nil {
		return err
	}
	entries := l.Own
	if o.only {
		entries = slices.DeleteFunc(slices.Clone(entries), func(e library.Entry) bool { return e.Whose != library.ForOne })
	} else if o.all {
		entries = l.All(library.NoWhat)
	}
	if o.file == "" {
		if env.JSON {
			return tellLibrary(env, "", entries, who)
		}
		_, err := io.WriteString(env.Out, library.Print(entries))
		return err
	}
	err = writeFile(env, o.file, func(out io.Writer) error {
		_, err := io.WriteString(out, library.Print(entries))
		return err
	})
	if err != nil {
		return err
	}
	return tellLibrary(env, fmt.Sprintf("wrote %s: %s", o.file, entriesWords(len(entries))), entries, who)
}

func entriesWords(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func libraryImportFlags(fs *flag.FlagSet) *libraryOptions {
	o := &libraryOptions{}
	fs.BoolVar(&o.replace, "replace", false, "put entries in the place of your own of their names")
	o.onlyFlag(fs)
	return o
}

func libraryImport(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("library import", flag.ContinueOnError)
	o := libraryImportFlags(fs)
	args, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return advise(errors.New("import which file?"), "ebb library import FILE; - reads standard input")
	}
	file, _, err := openImport(env, args[0])
	if err != nil {
		return amiss(fmt.Errorf("%s: %w", args[0], err))
	}
	defer func() { _ = file.Close() }() // read whole, or refused
	text, err := io.ReadAll(io.LimitReader(file, library.MostBytes+1))
	if err != nil {
		return amiss(fmt.Errorf("%s: %w", args[0], plainly(err)))
	}
	entries, err := library.Parse(args[0], strings.TrimPrefix(string(text), "\ufeff"))
	if err != nil {
		return amiss(advise(fmt.Errorf("%s: %w", args[0], tellFaults(env, err)), "nothing of it was stored"))
	}
	if len(entries) == 0 {
		return amiss(advise(fmt.Errorf("%s: there is no entry in it", args[0]), "ebb library export writes one to look at"))
	}
	return keep(env, entries, o, "read "+entriesWords(len(entries))+" from "+args[0])
}
