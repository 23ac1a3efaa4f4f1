package main

import (
	"errors"
	"strings"

	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/command"
)

var releaseCommand = command.Command{
	Name: "release", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "[until] DATE|all", Short: "How far ahead the athlete sees the plan",
	Example: "ebb release until +2w\nebb release until 2027-04-30\nebb release all",
	Run:     release,
}

const releaseWords = "An athlete sees main up to and with the day; without it, all of main. A coach sees\n" +
	"everything."

// releaseDoc is what ebb release prints with --json; until is null for all.
type releaseDoc struct {
	Ebb      int           `json:"ebb"`
	Athlete  string        `json:"athlete"`
	Words    string        `json:"words"`
	Revision uint64        `json:"revision"`
	Until    *calendar.Day `json:"until"`
}

func release(env *command.Env, args []string) error {
	if len(args) > 0 && args[0] == "until" {
		args = args[1:]
	}
	if len(args) == 0 {
		return advise(errors.New("until when?"), "ebb release until +2w, or ebb release all")
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	until := store.AllDays
	if words := strings.Join(args, " "); words != "all" {
		if until, err = s.typing(false).Whole(words); err != nil {
			return err
		}
	}
	if _, err := env.Desk.Release(s.athlete.ID, until); err != nil {
		return err
	}
	doc := releaseDoc{Ebb: schema, Athlete: s.athlete.Name, Words: s.athlete.Name + " sees all of main"}
	if until != store.AllDays {
		doc.Words, doc.Until = s.athlete.Name+" sees main up to "+fullDate(until), &until
	}
	if env.JSON {
		if doc.Revision, err = revision(env, s.athlete.ID); err != nil {
			return err
		}
		return printJSON(env.Out, doc)
	}
	newPage(env.Out, env.Width, env.Colour).say("%s", doc.Words)
	return nil
}
