package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/plan/load"
	"ebb/store"
	"ebb/tui/command"
)

var libraryListCommand = command.Command{
	Name: "library list", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Library}, Use: "[SORT] [ROLE] [SPORT] [PHASE] [TAG] [own]", Short: "What there is to put into a plan",
	Example: "ebb library list sessions build\nebb library list quality bike\nebb library list own",
	Run:     libraryList,
}

var libraryShowCommand = command.Command{
	Name: "library show", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Library}, Use: "NAME", Short: "An entry as it is written",
	Example: "ebb library show 'Threshold, cruise'\nebb library show pattern 'Road, build'",
	Run:     libraryShow,
}

// libraryWords says what a library holds.
const libraryWords = "SORT is session, week, block, pattern (how the load lies in a week of a phase),\n" +
	"progression (of strength) or season (a line for ebb sketch). ROLE is easy, quality,\n" +
	"long, second, brick, strength, mobility or rest; TAG what is rehearsed, as night.\n" +
	"A NAME may be its beginning; a SORT before it tells two of one name apart. What\n" +
	"coaches put there for the athlete in use (-a NAME) alone comes first, then what\n" +
	"they put there for all; each stands in the place of what comes after it by the\n" +
	"same name. So do patterns for their phases: ebb sketch lays weeks by the nearest."

// libraryFor says whose library is meant: that of the athlete in use, as all
// commands take them; nobody, where there is none and none was named.
func libraryFor(env *command.Env) (plan.Athlete, error) {
	who, err := env.Desk.Athlete(env.Athlete)
	if _, nobody := errors.AsType[*store.NoAthlete](err); nobody && env.Athlete == "" {
		return plan.Athlete{}, nil
	}
	return who, err
}

// openLibrary reads the library of the athlete in use.
func openLibrary(env *command.Env) (library.Library, plan.Athlete, error) {
	who, err := libraryFor(env)
	if err != nil {
		return library.Library{}, who, err
	}
	l, err := env.Desk.Library(who.ID)
	return l, who, err
}

// libraryDoc is what the commands of the library print with --json.
type libraryDoc struct {
	Ebb     int               `json:"ebb"`
	Words   string            `json:"words"`
	Entries []libraryEntryDoc `json:"entries"`
}

type libraryEntryDoc struct {
	Sort         string   `json:"sort"`
	Name         string   `json:"name"`
	Purpose      string   `json:"purpose"`
	Own          bool     `json:"own"`
	Athlete      *string  `json:"athlete"` // null: for all
	Role         *string  `json:"role"`
	Sport        *string  `json:"sport"`
	Phases       []string `json:"phases"`
	Disciplines  []string `json:"disciplines"`
	LeastSeconds *int     `json:"least_seconds"`
	MostSeconds  *int     `json:"most_seconds"`
	Lines        []string `json:"lines"`
}

func libraryEntry(e library.Entry, who string) libraryEntryDoc {
	doc := libraryEntryDoc{
		Sort: e.What.String(), Name: e.Name, Purpose: e.Purpose, Own: e.Whose != library.Ebbs, Phases: []string{}, Disciplines: []string{},
		Role: text(e.Role.String()), Lines: strings.Split(strings.TrimSuffix(e.Body(), "\n"), "\n"),
	}
	if e.Whose == library.ForOne {
		doc.Athlete = &who
	}
	if e.What == library.Sessions {
		doc.Sport = text(e.Session.Sport.String())
	}
	for _, p := range e.Phases {
		doc.Phases = append(doc.Phases, string(p))
	}
	for _, d := range e.Disciplines {
		doc.Disciplines = append(doc.Disciplines, string(d))
	}
	if e.Most > 0 {
		doc.LeastSeconds, doc.MostSeconds = &e.Least, &e.Most
	}
	return doc
}

// tellLibrary says what was done; with JSON the entries that it is about, too.
func tellLibrary(env *command.Env, did string, entries []library.Entry, who plan.Athlete) error {
	if !env.JSON {
		newPage(env.Out, env.Width, env.Colour).say("%s", did)
		return nil
	}
	doc := libraryDoc{Ebb: schema, Words: did, Entries: []libraryEntryDoc{}}
	for _, e := range entries {
		doc.Entries = append(doc.Entries, libraryEntry(e, who.Name))
	}
	return printJSON(env.Out, doc)
}

func libraryList(env *command.Env, args []string) error {
	l, who, err := openLibrary(env)
	if err != nil {
		return err
	}
	what, want, own, err := libraryWanted(args)
	if err != nil {
		return err
	}
	all := slices.DeleteFunc(l.All(what), func(e library.Entry) bool { return own && e.Whose == library.Ebbs || !want.Fits(&e) })
	if env.JSON {
		return tellLibrary(env, "", all, who)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	if len(all) == 0 {
		p.say("There is nothing of that in the library: ebb library list shows all of it.")
		return nil
	}
	for from := 0; from < len(all); {
		to, rows := from, []pair(nil)
		for ; to < len(all) && all[to].What == all[from].What; to++ {
			rows = append(rows, libraryRow(all[to], who.Name))
		}
		if from > 0 {
			p.blank()
		}
		p.head("%s", count(to-from, all[from].What.String()))
		p.pairs(rows)
		from = to
	}
	return nil
}

// libraryRow gives an entry as a line of the list.
func libraryRow(e library.Entry, who string) pair {
	row := pair{e.Name, e.Purpose}
	if r := e.Range(); r != "" {
		row.says = strings.TrimPrefix(row.says+" · "+strings.ReplaceAll(r, "..", " to "), " · ")
	}
	switch e.Whose {
	case library.ForOne:
		row.says = strings.TrimSuffix("for "+who+" alone: "+row.says, ": ")
	case library.ForAll:
		row.says = strings.TrimSuffix("your own: "+row.says, ": ")
	case library.Ebbs:
	}
	return row
}

// libraryWanted reads the words of ebb library list.
func libraryWanted(args []string) (what library.What, want library.Wanted, own bool, err error) {
	for word := range strings.FieldsSeq(strings.ToLower(strings.Join(args, " "))) {
		sport, errSport := plan.ParseSport(word)
		switch tag := strings.TrimPrefix(word, "#"); {
		case word == "own":
			own = true
		case library.WhatOf(word) != library.NoWhat && what == library.NoWhat:
			what = library.WhatOf(word)
		case library.RoleOf(word) != library.NoRole && want.Role == library.NoRole:
			want.Role = library.RoleOf(word)
		case slices.Contains(plan.Phases(), plan.Phase(word)):
			want.Phase = plan.Phase(word)
		case slices.Contains(library.Disciplines(), library.Discipline(word)):
			want.Discipline = library.Discipline(word)
		case errSport == nil:
			want.Sport = sport
		case slices.Contains(library.Library{}.Tags(), tag) || tag != word && plan.CheckTag(tag) == nil:
			want.Tag = tag
		default:
			return what, want, own, advise(fmt.Errorf("“%s” is no sort, role, sport, phase or tag", word), "ebb library list --help shows the words there are")
		}
	}
	return what, want, own, nil
}

func libraryShow(env *command.Env, args []string) error {
	l, who, err := openLibrary(env)
	if err != nil {
		return err
	}
	e, err := inLibrary(l, args, "ebb library show NAME")
	if err != nil {
		return err
	}
	if env.JSON {
		return tellLibrary(env, "", []library.Entry{e}, who)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.head("%s", e.Head())
	if e.Whose == library.ForOne {
		p.say("For %s alone.", who.Name)
	}
	for line := range strings.Lines(e.Body()) {
		line = strings.TrimRight(line, "\n")
		text := strings.TrimLeft(line, " ")
		p.hanging("  "+line[:len(line)-len(text)], text)
	}
	if e.What == library.Sessions && e.Role != library.Off {
		if s, err := openSheet(env); err == nil {
			is := load.Of(e.Session, &s.athlete, s.today)
			p.say("For %s that is %s, load %d.", s.athlete.Name, clock(int(is.Seconds)), whole(is.Load))
		}
	}
	return nil
}

// inLibrary finds the entry that words name: [SORT] NAME.
func inLibrary(l library.Library, args []string, usage string) (library.Entry, error) {
	what := library.NoWhat
	if len(args) > 1 && library.WhatOf(args[0]) != library.NoWhat {
		what, args = library.WhatOf(args[0]), args[1:]
	}
	name := strings.Trim(strings.Join(args, " "), `"`)
	if name == "" {
		return library.Entry{}, advise(errors.New("which entry?"), usage)
	}
	e, near, ok := l.Find(what, name)
	switch {
	case ok:
		return e, nil
	case len(near) > 0:
		return e, advise(fmt.Errorf("“%s” may be %s", name, list(near)), "write more of the name, or its sort before it")
	}
	return e, advise(fmt.Errorf("there is no “%s” in the library", name), "ebb library list shows what there is")
}
