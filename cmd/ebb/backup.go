package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/command"
)

const backupUse = "FILE [--force]"

var backupCommand = command.Command{
	Name: "backup", Reach: command.Here, Needs: command.Right{Verb: store.See, Kind: store.Whole}, Use: backupUse, Short: "Put all of the store into one checked file",
	Example: "ebb backup ~/ebb-2027-04-06.sz\nebb backup --force /media/stick/ebb.sz",
	Run:     backup,
}

// backupWords says what a backup is.
const backupWords = `The file is the whole store of one moment, packed (Snappy), read again and
checked before it has its name. Others may write meanwhile. ebb restore FILE
brings it back. A file that is there is left alone without --force. It holds
private notes: it is for you alone (mode 0600).

Apart from that, copies are kept in the folder "copies" beside the store: one of
each day with a change, and one before every import, migration and change of
much at once. The newest ten stay, and the first of each month for a year.`

type backupOptions struct{ force bool }

func backupFlags(fs *flag.FlagSet) *backupOptions {
	o := &backupOptions{}
	fs.BoolVar(&o.force, "force", false, "write over a file that is there")
	return o
}

// contentsDoc is what a store or backup holds, as --json prints it.
type contentsDoc struct {
	Athletes []string      `json:"athletes"`
	Changed  *time.Time    `json:"changed"`
	From     *calendar.Day `json:"from"`
	To       *calendar.Day `json:"to"`
	Weeks    int           `json:"weeks"`
	Records  int           `json:"records"`
	Checkins int           `json:"checkins"`
	Values   int           `json:"values"`
	Bytes    int64         `json:"bytes"`
}

func contents(c store.Contents) contentsDoc {
	doc := contentsDoc{
		Athletes: append([]string{}, c.Athletes...), Weeks: c.Weeks, Records: c.Records, Checkins: c.Checkins,
		Values: c.Values, Bytes: c.Bytes,
	}
	if !c.Changed.IsZero() {
		doc.Changed = &c.Changed
	}
	if c.Records+c.Checkins > 0 {
		doc.From, doc.To = &c.From, &c.To
	}
	return doc
}

type backupDoc struct {
	Ebb      int         `json:"ebb"`
	File     string      `json:"file"`
	Contents contentsDoc `json:"contents"`
}

func backup(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("backup", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := backupFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb backup "+backupUse)
	}
	if fs.NArg() != 1 {
		return advise(errors.New("a backup goes into one file"), "ebb backup "+backupUse)
	}
	file := fs.Arg(0)
	held, err := env.Desk.Backup(file, o.force)
	var there *store.Exists
	var unusable *store.Unusable
	switch {
	case errors.As(err, &there):
		return advise(err, "give another name, or say --force to write over it")
	case errors.As(err, &unusable):
		return err
	case err != nil:
		return advise(err, "nothing was written")
	}
	if env.JSON {
		return printJSON(env.Out, backupDoc{schema, file, contents(held)})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("wrote and checked %s: %s", file, holds(held))
	p.say("ebb restore %s brings it back.", file)
	return nil
}

// holds says what a store holds, for a person who asks whether it is theirs.
func holds(c store.Contents) string {
	said := "no athlete"
	switch n := len(c.Athletes); {
	case n > manyAthletes:
		said = count(n, "athlete")
	case n > 0:
		said = list(c.Athletes)
	}
	said += fmt.Sprintf("; %s, %s", count(c.Weeks, "planned week"), count(c.Records, "record"))
	if c.Records+c.Checkins > 0 {
		said += fmt.Sprintf(" and %s from %s to %s", count(c.Checkins, "check-in"), c.From, c.To)
	}
	if !c.Changed.IsZero() {
		said += "; last changed " + c.Changed.Local().Format("Mon 2 Jan 2006 15:04")
	}
	return said
}

// manyAthletes is from where on they are counted, not named.
const manyAthletes = 6
