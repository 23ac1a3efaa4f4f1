package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ebb/plan"
	"ebb/store"
	document "ebb/store/exchange/json"
	"ebb/store/safe"
	"ebb/tui/command"
)

var exportCommand = command.Command{
	Name: "export", Reach: command.Anywhere, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: exportUse(), Short: "Write the store's contents in another format",
	Example: "ebb export json -o everything.json\nebb export html --season -o season.html\nebb export md --week +1w -a sam",
	Run:     export,
}

// exportFormat is a format to write, named by the first word of ebb export.
type exportFormat struct {
	name, short string
	part        bool // it is of a week or a season: see export_part.go
	write       func(env *command.Env, o *exportOptions, out io.Writer) (summary exportDoc, err error)
}

func exportFormats() []exportFormat {
	return []exportFormat{
		{"json", "everything, for ebb import to read back without loss", false, exportEverything},
		{"md", "a week or a season as Markdown", true, exportMarkdown},
		{"html", "a week or a season as one page to print or to send, with its wave drawn", true, exportHTML},
		{"csv", "a week or a season for spreadsheets, a row a session", true, exportCSV},
		{"ics", "a week or a season for calendars, an entry a session", true, exportICS},
		{"plan", "a season, block or week as a plan file, for ebb import and ebb edit", true, exportPlan},
	}
}

// exportDoc is what ebb export -o prints with --json.
type exportDoc struct {
	Ebb      int      `json:"ebb"`
	Format   string   `json:"format"`
	File     string   `json:"file"`
	Athletes []string `json:"athletes"`
}

func exportUse() string {
	names := make([]string, 0, len(exportFormats()))
	for _, f := range exportFormats() {
		names = append(names, f.name)
	}
	return strings.Join(names, "|") + " [--week DATE | --season | --block] [-o FILE]"
}

// exportWords says what each format is, and shows the document of json.
func exportWords() string {
	var words strings.Builder
	for _, f := range exportFormats() {
		fmt.Fprintf(&words, "  %-4s  %s\n", f.name, f.short)
	}
	return words.String() + "\n" + weekOrSeasonWords + "\n\n" + planHelp + "\n\n" + csvHelp + "\n\n" + icsHelp + "\n\n" + everythingHelp
}

const everythingHelp = `json is one object, a value on each line, in the order of ids, days and arrival,
so that the same store gives the same bytes:

  {"ebb":1,"export":"everything",
   "in_use":{"PERSON":"ATHLETE"},                    whom each person used last
   "athletes":[
    {"id":"...","name":"Sam Rivera",
     "settings":[{"key":"weight_kg","value":"61","from":"2027-03-15"}],
     "branches":[{"name":"main",
       "seasons":[{"id":"...","name":"Canyon 100K","start":"2026-09-28","blocks":[
         {"id":"...","name":"Base 1","phase":"base","ratio":{"stress":3,"recovery":1},
          "weeks":["WEEK","WEEK"]}]}],
       "weeks":[{"id":"...","days":7,"kind":"load","target":{...},"sessions":[
         {"id":"...","day":1,"sport":"run","kind":"easy","duration":{"s":3000,"u":1}}]}],
       "events":[{"id":"...","from":"2027-05-22","days":1,"priority":"A","name":"..."}]}],
     "records":[{"arrival":1,"id":"...","day":"2027-04-05","state":"done",
       "links":[{"session":"..."}],"done":{...},"impulses":[{"load":61.2,...}]}],
     "checkins":[{"day":"2027-04-05","legs":4,"energy":3,"note":"..."}],
     "journal":[{"seq":1,"branch":"main","at":"...","person":"kim","words":"...",
       "intent":{...},"plan":[{"ref":...,"before":...,"after":...}],"facts":[...]}]}]}

Dates are 2027-05-22, ids 26 letters, and numbers exact. A day in a week counts
from 0, amounts are in seconds and in what "u" says was typed, "at" is the minute of the day
from 1. What is not there is left out. With -a NAME it is that athlete alone.
The journal is the coach's: others get what they see, without it. How the screens
look to someone is theirs and stays in the store. What coaches keep in their library
stands in "library" of an athlete, and of the document for all, as ebb library
export writes it.`

type exportOptions struct {
	file    string
	week    string
	season  seasonFlag
	block   seasonFlag // of plan alone
	ids     bool       // of plan alone
	private bool
}

func exportFlags(fs *flag.FlagSet) *exportOptions {
	o := &exportOptions{}
	fs.StringVar(&o.file, "o", "", "the file to write (standard output)")
	fs.StringVar(&o.week, "week", "", "the week of this day: md, html, csv, ics, plan")
	fs.Var(&o.season, "season", "the season of today, or of a `DATE`: md, html, csv, ics, plan")
	fs.Var(&o.block, "block", "the block of today, or of a `DATE`: plan")
	fs.BoolVar(&o.ids, "ids", false, "with ids at line ends: plan")
	fs.BoolVar(&o.private, "private", false, "with the coach's private notes: md, html, csv, plan")
	return o
}

func export(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("export", flag.ContinueOnError)
	o := exportFlags(fs)
	words, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	f, err := exportFormatOf(words)
	if err == nil {
		err = o.check(env, f)
	}
	if err != nil {
		return err
	}
	if o.file == "" {
		_, err := f.write(env, o, env.Out)
		return err
	}
	var doc exportDoc
	err = writeFile(env, o.file, func(out io.Writer) (err error) {
		doc, err = f.write(env, o, out)
		return err
	})
	if err != nil {
		return err
	}
	doc.Ebb, doc.Format, doc.File = schema, f.name, o.file
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	newPage(env.Out, env.Width, env.Colour).say("wrote %s: %s", o.file, strings.Join(doc.Athletes, ", "))
	return nil
}

func exportFormatOf(args []string) (exportFormat, error) {
	if len(args) == 0 {
		return exportFormat{}, advise(errors.New("export as what?"), "ebb export "+exportUse())
	}
	for _, f := range exportFormats() {
		if f.name == args[0] {
			return f, noWords(args[1:], "ebb export "+f.name+" [-o FILE]")
		}
	}
	return exportFormat{}, advise(fmt.Errorf("“%s” is no format to export", args[0]), "ebb export "+exportUse())
}

// exportEverything writes all that the person sees, of all athletes or the one
// that was named.
func exportEverything(env *command.Env, _ *exportOptions, out io.Writer) (doc exportDoc, err error) {
	readable, left, done, err := env.Desk.ReadAnyway()
	if err != nil {
		return doc, err
	}
	defer done()
	for _, what := range left {
		fmt.Fprintf(env.Err, "ebb: left out, for a later version of ebb wrote it: %s\n", safe.Text(what))
	}
	inside := *env
	env, inside.Desk = &inside, readable
	var who []plan.ID
	if env.Athlete != "" {
		one, err := env.Desk.Athlete(env.Athlete)
		if err != nil {
			return doc, err
		}
		who = []plan.ID{one.ID}
		fmt.Fprintf(env.Err, "ebb: this is %s alone, as -a or EBB_ATHLETE says\n", one.Name)
	}
	used, err := env.Desk.InUse()
	if err != nil {
		return doc, err
	}
	w := document.NewWriter(out, used)
	if len(who) == 0 {
		coaches, err := env.Desk.DumpCoaches()
		if err != nil {
			return doc, err
		}
		w.Coaches(coaches)
		shelf, err := env.Desk.DumpLibrary()
		if err != nil {
			return doc, err
		}
		w.Library(shelf)
	}
	err = env.Desk.Dump(who, func(a document.Athlete) error {
		doc.Athletes = append(doc.Athletes, a.Name)
		return w.Write(a)
	})
	if err != nil {
		return doc, err
	}
	return doc, w.Close()
}

// writeFile puts a file in place when all of it is there; what was there before
// stays until then. It is for its owner alone.
func writeFile(env *command.Env, name string, write func(io.Writer) error) error {
	if env.Elsewhere {
		return advise(errors.New("-o names a file of this machine"), "leave it out, and send what is printed into a file of yours: ssh HOST export ... >FILE")
	}
	if sameFile(name, env.Desk.Path()) {
		return advise(fmt.Errorf("%s is the store itself", name), "give another name after -o")
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return advise(fmt.Errorf("%s is no ordinary file", name), "give another name after -o, or none and a > of the shell")
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".new-*") // 0600
	if err != nil {
		folder := filepath.Dir(name)
		return amiss(advise(fmt.Errorf("%s can't be written: the folder %s: %w", name, folder, plainly(err)), "give the name of a file after -o that you may write"))
	}
	defer os.Remove(temp.Name())
	if err := write(temp); err != nil {
		_ = temp.Close()
		return err
	}
	if err := errors.Join(temp.Sync(), temp.Close()); err != nil {
		return amiss(err)
	}
	if err := os.Rename(temp.Name(), name); err != nil {
		return amiss(err)
	}
	return nil
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
