package main

import (
	"errors"

	"ebb/plan/edit"
	"ebb/tui/command"
)

// errMeanwhile says that another process made the first athlete just before
// this one would have.
var errMeanwhile = errors.New("another process made the first athlete just now: do it again")

// mostTries bounds how often a command starts over.
const mostTries = 5

// again runs a command once more when another process made the first athlete,
// season or weeks in between: it then finds them there.
func again(run func(*command.Env, []string) error) func(*command.Env, []string) error {
	return func(env *command.Env, args []string) error {
		var err error
		for range mostTries {
			var overlap edit.Overlap
			if err = run(env, args); !errors.Is(err, errMeanwhile) && !errors.As(err, &overlap) {
				return err
			}
		}
		return err
	}
}
