package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"ebb/tui/command"
)

// errDeclined says that the person would rather not.
var errDeclined = errors.New("nothing was changed")

// agreed asks a question to be answered with yes, once what it is about was
// shown; does says it in words, for one who can't be asked. Anything but a yes is
// an error.
func agreed(env *command.Env, does, question string) error {
	if !isTerminal(env.In) {
		return advise(fmt.Errorf("%s only when that was agreed to", does), "nothing was changed: say --yes to agree")
	}
	fmt.Fprint(env.Err, question+" [y/N] ")
	answer, err := bufio.NewReader(env.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
		return errDeclined
	}
	return nil
}
