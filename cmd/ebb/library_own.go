package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

var libraryAddCommand = command.Command{
	Name: "library add", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Use: "NAME SESSION | week [DATE] | block [DATE] | LINE", Short: "Keep a session, week or block of the plan, or a line, in your library",
	Example: "ebb library add 'Dyke tempo' sat\nebb library add 'Camp week' week +1w --purpose 'before the long holiday'\n" +
		"ebb library add 'My base' block\nebb library add 'Short and sharp' 'intervals 50m: 20m @2, 10x(1m @9, 1m @2), 10m @2'",
	Run: libraryAdd,
}

var libraryRmCommand = command.Command{
	Name: "library rm", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Use: "NAME", Short: "Take an entry of your own out of the library",
	Example: "ebb library rm dyke",
	Run:     libraryRm,
}

var libraryExportCommand = command.Command{
	Name: "library export", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Library}, Use: "[--all] [-o FILE]", Short: "Write your library as text",
	Example: "ebb library export -o mine.ebb\nebb library export --all",
	Run:     libraryExport,
}

var libraryImportCommand = command.Command{
	Name: "library import", Reach: command.Here, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Use: "FILE [--replace]", Short: "Read entries into your library, all or none",
	Example: "ebb library import mine.ebb\nebb library import mine.ebb --replace",
	Run:     libraryImport,
}

// libraryAddWords says what is kept.
const libraryAddWords = "SESSION is an id or a day, as of ebb mv. A week or block is that of today where no\n" +
	"DATE is said; a copy is kept, with its sessions and targets and without its days.\n" +
	"What is put into a plan from the library is a copy again."

// libraryTextWords says how a library is written.
const libraryTextWords = "An entry is a line that says what it is, its name, and in words what it is for; the\n" +
	"lines below it, two blanks in, are as in a plan file:\n\n" +
	"  session \"Dyke tempo\" quality 40m..1h15 base build \"steady into the wind\"\n" +
	"    tempo 1h: 15m @2, 35m @z3, 10m @2\n" +
	"  pattern \"Kim, build\" road build \"long day on Wednesday\"\n" +
	"    3 days: Mon quality 30%, Mon strength, Wed long 45%, Sat easy 25%\n\n" +
	"A pattern of your own stands in the place of what ebb brings for its phases. With a\n" +
	"mistake in it nothing is stored, and each is shown with its line."

func libraryAdd(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("library add", flag.ContinueOnError)
	o := libraryAddFlags(fs)
	args, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	name, args := cutName(args)
	e := library.Entry{Name: name, Purpose: o.purpose}
	rest := strings.Join(args, " ")
	if name == "" || rest == "" {
		return advise(errors.New("what is to be kept, and by which name?"), "ebb library add 'Dyke tempo' sat")
	}
	switch args[0] {
	case "week", "block":
		err = takePart(env, &e, args)
	default:
		err = takeSession(env, &e, rest)
	}
	if err != nil {
		return err
	}
	kept, err := library.Parse("", library.Print([]library.Entry{e}))
	if err != nil {
		return advise(fmt.Errorf("“%s” can't be kept by this name or for this purpose", name), "each is one line without signs that can't be shown")
	}
	return keep(env, kept, o.replace, fmt.Sprintf("kept the %s \"%s\"", e.What, e.Name))
}

// cutName takes the name off the words: within the screens one of several words
// stands in quotes.
func cutName(args []string) (name string, rest []string) {
	if len(args) == 0 {
		return "", nil
	}
	name, rest = args[0], args[1:]
	if strings.HasPrefix(name, `"`) {
		for (len(name) == 1 || !strings.HasSuffix(name, `"`)) && len(rest) > 0 {
			name, rest = name+" "+rest[0], rest[1:]
		}
		name = strings.Trim(name, `"`)
	}
	return strings.TrimSpace(name), rest
}

// takePart copies a week or a block of the plan into an entry.
func takePart(env *command.Env, e *library.Entry, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	extent := notation.BlockFile
	if args[0] == "week" {
		extent = notation.WeekFile
	}
	of, _, err := s.partOn(extent, args[1:])
	if err != nil {
		return err
	}
	f, err := of.File(s.plan, "", plan.Run)
	if err != nil {
		return err
	}
	e.Block = f.Season.Blocks[0]
	e.What = library.Blocks
	if args[0] == "week" {
		e.What, e.Week = library.Weeks, e.Block.Weeks[0]
	} else if phase := e.Block.Phase; slices.Contains(plan.Phases(), phase) {
		e.Phases = []plan.Phase{phase}
	}
	return nil
}

// takeSession copies a session of the plan into an entry, or reads a line.
func takeSession(env *command.Env, e *library.Entry, text string) error {
	e.What = library.Sessions
	s, err := openSheet(env)
	if err == nil {
		found, rest, err := choose(s.plan, s.typing(false), text)
		if _, _, _, isDay := readSpot(s.typing(false), text); err != nil && isDay {
			return err
		}
		if err == nil && rest == "" {
			e.Session = found.Session
			if e.Session.Sport == plan.NoSport {
				e.Session.Sport = s.sport(found.date)
			}
			e.Session.Origin = plan.ByTemplate
			return nil
		}
	}
	if nobody, ok := errors.AsType[*store.NoAthlete](err); err != nil && !(ok && len(nobody.Some) == 0) {
		return err
	}
	sport := plan.Run
	if s != nil {
		sport = s.sport(s.today)
	}
	if e.Session, err = notation.ParseSession(text, sport); err != nil {
		return advise(err, "ebb library add NAME, then a session of the plan as sat or 7kq4, week, block, or a line")
	}
	return nil
}

// keep puts entries into the coach's own library.
func keep(env *command.Env, entries []library.Entry, replace bool, did string) error {
	err := env.Desk.KeepInLibrary(entries, replace)
	if _, there := errors.AsType[*store.InLibrary](err); there {
		return amiss(advise(err, "give another name, or --replace"))
	}
	if err != nil {
		return err
	}
	for i := range entries {
		entries[i].Own = true
	}
	return tellLibrary(env, did, entries)
}

func libraryRm(env *command.Env, args []string) error {
	l, err := env.Desk.Library()
	if err != nil {
		return err
	}
	e, err := inLibrary(l, args, "ebb library rm NAME")
	if err != nil {
		return err
	}
	if !e.Own {
		return amiss(advise(fmt.Errorf("the %s \"%s\" came with ebb and stays", e.What, e.Name), "one of your own by the same name stands in its place: ebb library add"))
	}
	if err := env.Desk.DropFromLibrary(e); err != nil {
		return err
	}
	did := fmt.Sprintf("took the %s \"%s\" out of the library", e.What, e.Name)
	if !env.JSON {
		did += ":" // no undo reaches it: what is printed brings it back
	}
	if err := tellLibrary(env, did, []library.Entry{e}); err != nil || env.JSON {
		return err
	}
	_, err = io.WriteString(env.Out, library.Print([]library.Entry{e}))
	return err
}

func libraryExportFlags(fs *flag.FlagSet) *libraryOptions {
	o := &libraryOptions{}
	fs.StringVar(&o.file, "o", "", "the file to write (standard output)")
	fs.BoolVar(&o.all, "all", false, "what came with ebb, too")
	return o
}

func libraryExport(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("library export", flag.ContinueOnError)
	o := libraryExportFlags(fs)
	args, err := parseFlags(fs, args)
	if err == nil {
		err = noWords(args, "ebb library export [--all] [-o FILE]")
	}
	if err != nil {
		return err
	}
	l, err := env.Desk.Library()
	if err != nil {
		return err
	}
	entries := l.Own
	if o.all {
		entries = l.All(library.NoWhat)
	}
	if o.file == "" {
		if env.JSON {
			return tellLibrary(env, "", entries)
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
	return tellLibrary(env, fmt.Sprintf("wrote %s: %s", o.file, entriesWords(len(entries))), entries)
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
	return keep(env, entries, o.replace, "read "+entriesWords(len(entries))+" from "+args[0])
}
