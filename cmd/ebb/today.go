package main

import (
	"ebb/store"
	"ebb/tui/command"
)

var todayCommand = command.Command{
	Name: "today", Reach: command.Anywhere, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Short: "Today: what is planned, what was done, who is ready when",
	Example: "ebb today\nebb today --json",
	Run:     showToday,
}

// todayDoc is what ebb today prints with --json: a week's day and its block.
type todayDoc struct {
	Ebb     int       `json:"ebb"`
	Athlete string    `json:"athlete"`
	Block   *blockRef `json:"block"`
	dayDoc
}

func showToday(env *command.Env, args []string) error {
	if err := noWords(args, "ebb today takes no words; ebb week DATE shows another day's week"); err != nil {
		return err
	}
	s, _, err := lookSheet(env, nil)
	if err != nil {
		return err
	}
	day := s.day(env.Today)
	if env.JSON {
		return printJSON(env.Out, todayDoc{schema, s.athlete.Name, s.week(env.Today).Block, day})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	s.context(p, env.Today)
	p.blank()
	ids := append(sessionIDs(s.plan), s.snap.Else...)
	s.printDay(p, day, ids)
	if _, ok := s.plan.Locate(env.Today + 1); ok {
		s.printDay(p, s.day(env.Today+1), ids)
	}
	p.blank()
	s.printReady(p, env.Today)
	return nil
}
