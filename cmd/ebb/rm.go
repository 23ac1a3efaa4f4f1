package main

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

var rmCommand = command.Command{
	Name: "rm", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "SESSION", Short: "Take a session out of the plan",
	Example: "ebb rm sat\nebb rm thu.2\nebb rm 7kq4",
	Run:     rm,
}

func rm(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	what, rest, err := choose(s.plan, s.typing(false), strings.Join(args, " "))
	if err != nil {
		return err
	}
	if rest != "" {
		return advise(fmt.Errorf("“%s” after the session is not understood", rest), "ebb rm takes one session at a time")
	}
	doc := s.session(what.Session, what.date)
	if err := s.apply(edit.DeleteSessions{Sessions: []plan.ID{what.ID}}); err != nil {
		return err
	}
	line := notation.PrintSession(what.Session, s.sport(what.date))
	if env.JSON {
		return printJSON(env.Out, editDoc{schema, s.athlete.Name, "took out " + line, s.snap.Revision, []string{}, &what.date, &doc})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("took out %s: %s", fullDate(what.date), line)
	p.say("ebb undo brings it back.")
	return nil
}
