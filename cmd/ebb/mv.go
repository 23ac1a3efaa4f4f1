package main

import (
	"errors"
	"fmt"
	"strings"

	"ebb/plan/edit"
	"ebb/store"
	"ebb/tui/command"
)

var mvCommand = command.Command{
	Name: "mv", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "SESSION DATE", Short: "Move a session to another day",
	Example: "ebb mv sat sun\nebb mv thu.2 fri\nebb mv 7kq4 +1w",
	Run:     again(mv),
}

func mv(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	what, rest, err := choose(s.plan, s.typing(false), strings.Join(args, " "))
	if err != nil {
		return err
	}
	if rest == "" {
		return advise(errors.New("the day to move to is missing"), "ebb mv sat sun")
	}
	to, err := s.typing(false).Whole(rest)
	if err != nil {
		return err
	}
	if to == what.date {
		return amiss(fmt.Errorf("it is on %s already", fullDate(to)))
	}
	room, err := edit.MakeRoom(s.plan, to, &s.athlete, env.NewID)
	if err != nil {
		return err
	}
	spot, err := spotOf(room.Plan, to)
	if err != nil {
		return err
	}
	if err := s.apply(joined(room.Edits, edit.MoveSession{Session: what.ID, To: spot})); err != nil {
		return err
	}
	return s.tellEdit("moved from "+dayMonth(what.date)+" to", what.ID, room.Says)
}
