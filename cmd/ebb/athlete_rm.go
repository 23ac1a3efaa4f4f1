package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/command"
)

const athleteRmUse = "NAME [--yes]"

var athleteRmCommand = command.Command{
	Name: "athlete rm", Reach: command.Here, Needs: command.Right{Verb: store.Change, Kind: store.Squad}, Use: athleteRmUse, Short: "Remove an athlete for good, with all that is kept of them",
	Example: "ebb athlete rm 'Sam Rivera'",
	Run:     athleteRm,
}

// athleteRmWords says what a removal takes and what it leaves.
const athleteRmWords = `Plans, records, check-ins and history go, out of the store and out of the copies
in the folder "copies" beside it; those copies stay, with all the others in them.
What goes is shown and asked about: it can't be undone. Nothing of it is left on
a free page of the file. Backups that were put elsewhere by ebb backup are named
and not touched. ebb export json -a NAME puts away what one person has.`

type athleteRmOptions struct{ yes bool }

func athleteRmFlags(fs *flag.FlagSet) *athleteRmOptions {
	o := &athleteRmOptions{}
	fs.BoolVar(&o.yes, "yes", false, "remove without asking")
	return o
}

// removedDoc is what a removal came to, as --json prints it.
type removedDoc struct {
	Ebb      int       `json:"ebb"`
	ID       plan.ID   `json:"id"`
	Athlete  string    `json:"athlete"`
	Seasons  int       `json:"seasons"`
	Weeks    int       `json:"weeks"`
	Events   int       `json:"events"`
	Records  int       `json:"records"`
	Checkins int       `json:"checkins"`
	Life     int       `json:"life"`
	Entries  int       `json:"entries"`
	Copies   []string  `json:"copies"`
	Left     []leftDoc `json:"left"`
}

type leftDoc struct {
	File string  `json:"file"`
	Why  *string `json:"why"` // null: a person put it there
}

func athleteRm(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("athlete rm", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := athleteRmFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb athlete rm "+athleteRmUse)
	}
	if fs.NArg() == 0 {
		return advise(errors.New("who is to be removed?"), "ebb athlete rm NAME; ebb athlete list names everyone")
	}
	a, err := env.Desk.Athlete(strings.Join(fs.Args(), " "))
	if err != nil {
		return err
	}
	done, err := env.Desk.RemoveAthlete(a.ID, func(r store.Removal) error {
		if o.yes {
			return nil
		}
		p := newPage(env.Err, env.Width, false)
		p.say("%s goes for good, with %s.", r.Athlete.Name, has(r))
		if n := len(r.Copies); n > 0 {
			p.say("%s, and written anew without %s where needed.", things(n, "copy beside the store is read", "copies beside the store are read"), r.Athlete.Name)
		}
		for _, l := range r.Left {
			p.say("%s stays as it is, and may hold %s.", l.Path, r.Athlete.Name)
		}
		return agreed(env, "an athlete is removed", "Remove "+r.Athlete.Name+"?")
	})
	switch {
	case errors.Is(err, errDeclined):
		return amiss(err)
	case err != nil:
		return err
	}
	if env.JSON {
		err = printJSON(env.Out, removed(done))
	} else {
		sayRemoved(env, done)
	}
	if err != nil {
		return err
	}
	return notRemoved(done)
}

func removed(r store.Removal) removedDoc {
	doc := removedDoc{
		schema, r.Athlete.ID, r.Athlete.Name, r.Seasons, r.Weeks, r.Events, r.Records, r.Checkins, r.Life, r.Entries,
		append([]string{}, r.Copies...), []leftDoc{},
	}
	for _, l := range r.Left {
		one := leftDoc{File: l.Path}
		if l.Why != "" {
			one.Why = &l.Why
		}
		doc.Left = append(doc.Left, one)
	}
	return doc
}

func sayRemoved(env *command.Env, r store.Removal) {
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("removed %s, with %s", r.Athlete.Name, has(r))
	if n := len(r.Copies); n > 0 {
		p.say("%s no longer:", things(n, "copy beside the store holds them", "copies beside the store hold them"))
		for _, path := range r.Copies {
			p.item("  ", "", filepath.Base(path))
		}
	}
	for _, l := range r.Left {
		if l.Why == "" {
			p.say("%s was left as it is, and may hold %s: remove it where that is wanted.", l.Path, r.Athlete.Name)
		}
	}
}

// notRemoved names the copies that may hold the athlete still.
func notRemoved(r store.Removal) error {
	var why []string
	for _, l := range r.Left {
		if l.Why != "" {
			why = append(why, l.Why)
		}
	}
	if len(why) == 0 {
		return nil
	}
	return amiss(advise(
		fmt.Errorf("%s could not be read, and may hold %s: %s", things(len(why), "copy beside the store", "copies beside the store"), r.Athlete.Name, strings.Join(why, "; ")),
		"nobody can restore from a damaged copy: take it away by hand",
	))
}

// has says in figures what an athlete has.
func has(r store.Removal) string {
	return list([]string{
		count(r.Seasons, "season"), count(r.Weeks, "planned week"), count(r.Events, "event"), count(r.Records, "record"),
		count(r.Checkins, "check-in"), things(r.Entries, "entry", "entries") + " of history",
	})
}
