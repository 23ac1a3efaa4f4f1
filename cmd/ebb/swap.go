package main

import (
	"errors"
	"fmt"
	"strings"

	"ebb/plan/edit"
	"ebb/store"
	"ebb/tui/command"
)

var swapCommand = command.Command{
	Name: "swap", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "DATE OTHER-DATE", Short: "Swap all sessions of two days",
	Example: "ebb swap sat sun\nebb swap 2027-04-10 2027-04-11",
	Run:     swap,
}

func swap(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	a, rest, err := s.typing(false).Read(strings.Join(args, " "))
	if err != nil {
		return err
	}
	if rest == "" {
		return advise(errors.New("two days are needed"), "ebb swap sat sun")
	}
	b, err := s.typing(false).Whole(rest)
	if err != nil {
		return err
	}
	if a == b {
		return advise(fmt.Errorf("both are %s", fullDate(a)), "ebb swap sat sun")
	}
	from, err := spotOf(s.plan, a)
	if err != nil {
		return err
	}
	to, err := spotOf(s.plan, b)
	if err != nil {
		return err
	}
	if err := s.apply(edit.SwapDays{A: from, B: to}); err != nil {
		return err
	}
	if env.JSON {
		return printJSON(env.Out, editDoc{Ebb: schema, Athlete: s.athlete.Name, Words: fmt.Sprintf("swapped %s and %s", a, b), Revision: s.snap.Revision, Also: []string{}})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("swapped %s and %s", fullDate(a), fullDate(b))
	ids := sessionIDs(s.plan)
	s.printDay(p, s.day(min(a, b)), ids)
	s.printDay(p, s.day(max(a, b)), ids)
	return nil
}
