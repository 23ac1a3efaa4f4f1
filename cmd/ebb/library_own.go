package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

var libraryAddCommand = command.Command{
	Name: "library add", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Use: "NAME SESSION | week [DATE] | block [DATE] | pattern [DATE] | LINE", Short: "Keep what is planned, or a line, in your library",
	Example: "ebb library add 'Dyke tempo' sat\nebb library add 'Camp week' week +1w --purpose 'before the long holiday'\n" +
		"ebb library add 'My base' block\nebb library add 'Sam, build' pattern sat -a sam --only\nebb library add 'Short and sharp' 'intervals 50m: 20m @2, 10x(1m @9, 1m @2), 10m @2'",
	Run: libraryAdd,
}

var libraryRmCommand = command.Command{
	Name: "library rm", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Library}, Use: "NAME [--only]", Short: "Take an entry of your own out of the library",
	Example: "ebb library rm dyke\nebb library rm dyke -a sam --only",
	Run:     libraryRm,
}

// libraryAddWords says what is kept.
const libraryAddWords = "SESSION is an id or a day, as of ebb mv. A week or block is that of today where no\n" +
	"DATE is said; a copy is kept, with its sessions and targets and without its days.\n" +
	"A pattern is how the week lies, for its block's phase: on which days, what, and how\n" +
	"much of the load. What is put into a plan from the library is a copy again. With\n" +
	"--only it is for the athlete (-a NAME) alone, and stands before what is for all.\n" +
	"ebb library undo takes back what was done to that for all, ebb undo what is an\n" +
	"athlete's alone."

// libraryOptions are the flags of the commands that write a library.
type libraryOptions struct {
	purpose, file      string
	replace, all, only bool
}

// onlyFlag says for whom it is: the athlete alone.
func (o *libraryOptions) onlyFlag(fs *flag.FlagSet) {
	fs.BoolVar(&o.only, "only", false, "for the athlete in use (-a NAME) alone, not for all")
}

func libraryAddFlags(fs *flag.FlagSet) *libraryOptions {
	o := &libraryOptions{}
	fs.StringVar(&o.purpose, "purpose", "", "what it is for, in words")
	fs.BoolVar(&o.replace, "replace", false, "put it in the place of your own of that name")
	o.onlyFlag(fs)
	return o
}

// owner gives for whom it is: the athlete in use, or all, who are nobody.
func (o *libraryOptions) owner(env *command.Env) (plan.Athlete, error) {
	if !o.only {
		return plan.Athlete{}, nil
	}
	return env.Desk.Athlete(env.Athlete)
}

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
	case "week", "block", "pattern":
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
	return keep(env, kept, o, fmt.Sprintf("kept the %s \"%s\"", e.What, e.Name))
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

// takePart copies a week or a block of the plan, or how a week lies, into an entry.
func takePart(env *command.Env, e *library.Entry, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	extent := notation.WeekFile
	if args[0] == "block" {
		extent = notation.BlockFile
	}
	of, day, err := s.partOn(extent, args[1:])
	if err != nil {
		return err
	}
	if args[0] == "pattern" {
		at, _ := s.plan.Locate(day) // partOn has found it
		one, err := library.PatternOf(s.plan, at, &s.athlete)
		if err != nil {
			return amiss(err)
		}
		one.Name, one.Purpose = e.Name, e.Purpose
		*e = one
		return nil
	}
	f, err := of.File(s.plan, "", plan.Run)
	if err != nil {
		return err
	}
	e.Block = f.Season.Blocks[0]
	e.What = library.Blocks
	if args[0] == "week" {
		e.What, e.Week = library.Weeks, e.Block.Weeks[0]
	} else {
		e.Phases = library.Phases(e.Block.Phase)
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
func keep(env *command.Env, entries []library.Entry, o *libraryOptions, did string) error {
	who, err := o.owner(env)
	if err != nil {
		return err
	}
	err = env.Desk.KeepInLibrary(who.ID, entries, o.replace)
	if _, there := errors.AsType[*store.InLibrary](err); there {
		return amiss(advise(err, "give another name, or --replace"))
	}
	if err != nil {
		return err
	}
	whose := library.ForAll
	if o.only {
		whose, did = library.ForOne, did+" for "+who.Name+" alone"
	}
	for i := range entries {
		entries[i].Whose = whose
	}
	return tellLibrary(env, did, entries, who)
}

func libraryRmFlags(fs *flag.FlagSet) *libraryOptions {
	o := &libraryOptions{}
	o.onlyFlag(fs)
	return o
}

func libraryRm(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("library rm", flag.ContinueOnError)
	o := libraryRmFlags(fs)
	args, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	who, err := o.owner(env)
	if err != nil {
		return err
	}
	l, err := env.Desk.Library(who.ID)
	if err != nil {
		return err
	}
	e, err := inLibrary(l, args, "ebb library rm NAME")
	switch {
	case err != nil && !o.only:
		return advise(err, "ebb library list own shows yours; what is an athlete's alone goes with -a NAME --only")
	case err != nil:
		return err
	case e.Whose == library.Ebbs:
		return amiss(advise(fmt.Errorf("the %s \"%s\" came with ebb and stays", e.What, e.Name), "one of your own by the same name stands in its place: ebb library add"))
	case o.only && e.Whose != library.ForOne:
		return amiss(advise(fmt.Errorf("the %s \"%s\" is for all, not for %s alone", e.What, e.Name, who.Name), "without --only it is taken out for all"))
	}
	if err := env.Desk.DropFromLibrary(who.ID, e); err != nil {
		return err
	}
	did := fmt.Sprintf("took the %s \"%s\" out of the library", e.What, e.Name)
	if !env.JSON {
		did += ":"
	}
	if err := tellLibrary(env, did, []library.Entry{e}, who); err != nil || env.JSON {
		return err
	}
	_, err = io.WriteString(env.Out, library.Print([]library.Entry{e}))
	return err
}
