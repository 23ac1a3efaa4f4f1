package main

import (
	"errors"
	"flag"
	"io"
	"strings"

	"ebb/store"
	"ebb/store/safe"
	"ebb/tui/command"
)

const athleteCalendarUse = "[NAME] [--again | --revoke] [--url URL]"

var athleteCalendarCommand = command.Command{
	Name: "athlete calendar", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Keys}, Use: athleteCalendarUse, Short: "An address at which calendar programs find an athlete's plan",
	Example: "ebb athlete calendar sam\nebb athlete calendar sam --again --url https://coach.example.org\nebb athlete calendar sam --revoke",
	Run:     athleteCalendar,
}

const athleteCalendarWords = `The address is printed once and kept by nobody: who has it sees what the athlete may
see of the plan. --again makes another one and ends the one before; --revoke ends it.
ebb serve --calendar answers there, without TLS: that is for a proxy in front of it.`

type athleteCalendarOptions struct {
	again, revoke bool
	url           string
}

func athleteCalendarFlags(fs *flag.FlagSet) *athleteCalendarOptions {
	o := &athleteCalendarOptions{}
	fs.BoolVar(&o.again, "again", false, "another address: the one before ends")
	fs.BoolVar(&o.revoke, "revoke", false, "end the address")
	fs.StringVar(&o.url, "url", "http://127.0.0.1:8443", "where the server or its proxy is reached")
	return o
}

// calendarDoc is what ebb athlete calendar prints with --json; address is null
// when there is none any more.
type calendarDoc struct {
	Ebb     int     `json:"ebb"`
	Athlete string  `json:"athlete"`
	Address *string `json:"address"`
}

func athleteCalendar(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("athlete calendar", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := athleteCalendarFlags(fs)
	words, err := parseFlags(fs, args)
	if err != nil {
		return advise(err, "ebb athlete calendar "+athleteCalendarUse)
	}
	if o.again && o.revoke {
		return errors.New("--again or --revoke, not both")
	}
	who, err := named(env, words)
	if err != nil {
		return err
	}
	doc := calendarDoc{Ebb: schema, Athlete: who.Name}
	said := "the calendar of " + who.Name + " has no address any more"
	if o.revoke {
		err = env.Desk.Unsubscribe(who.ID)
	} else {
		var letters string
		letters, err = env.Desk.Subscribe(who.ID, o.again)
		said = strings.TrimRight(safe.Text(o.url), "/") + "/" + letters + ".ics"
		doc.Address = &said
	}
	if there := (*store.SubscribedAlready)(nil); errors.As(err, &there) {
		return amiss(advise(err, "--again makes another one and ends it; --revoke ends it"))
	}
	if err != nil {
		return err
	}
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	_, err = io.WriteString(env.Out, said+"\n") // whole, however narrow: it is copied
	return err
}
