package main

import (
	"errors"
	"fmt"
	"strings"

	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

var targetCommand = command.Command{
	Name: "target", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "[DATE] load N | hours H | N% | none", Short: "What a week aims at",
	Example: "ebb target load 450\nebb target +1w hours 9h30\nebb target 2027-04-26 65%\nebb target +1w none",
	Run:     setTarget,
}

const aimWords = "The week is the one that holds DATE, this one without. N% is a share of the mean\n" +
	"of the two largest of the four weeks before, and is kept as a share. A week with\n" +
	"a target and no session spreads it over its days; with any session only the\n" +
	"sessions count, and the target stands beside them."

func setTarget(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	day, line := env.Today, strings.Join(args, " ")
	if read, rest, err := s.typing(false).Read(line); err == nil {
		day, line = read, rest
	}
	aim, err := notation.ParseTarget(line)
	if err != nil {
		return advise(err, "ebb target +1w load 450")
	}
	at, ok := s.plan.Locate(day)
	if !ok {
		return amiss(advise(fmt.Errorf("no week of the plan holds %s", fullDate(day)), "ebb add "+day.String()+" 'easy 45m' makes one"))
	}
	if aim == s.plan.Week(at).Target {
		return amiss(errors.New("the week aims at that already"))
	}
	if err := s.apply(edit.SetTarget{Week: s.plan.Week(at).ID, Target: aim}); err != nil {
		return err
	}
	words := fmt.Sprintf("the week of %s aims at %s", fullDate(at.Start), notation.PrintTarget(aim))
	if aim.IsZero() {
		words = fmt.Sprintf("the week of %s has no target", fullDate(at.Start))
	}
	if env.JSON {
		return printJSON(env.Out, editDoc{Ebb: schema, Athlete: s.athlete.Name, Words: words, Revision: s.snap.Revision, Also: []string{}, Date: &at.Start})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("%s%s", words, s.onBranch())
	p.say("%s.", upper(fmt.Sprintf("the week comes to %d as it is planned", whole(s.look.Week(at).Load))))
	return nil
}
