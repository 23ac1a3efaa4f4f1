package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"ebb/tui/command"
)

// callAway runs a command for someone who is not at this machine, in
// surroundings made for them: the commands that may be run from anywhere, none
// of the flags that choose a store, a person or a day, nothing of this
// machine's environment. Exit codes and --json are as in the shell.
func callAway(env *command.Env, args []string, in io.Reader, out, errs io.Writer) (code int) {
	sh := bareShell(in, out, errs)
	env.In, env.Out, env.Err, env.Elsewhere = in, out, errs, true
	sh.away = &place{env: env}
	sh.root.CompletionOptions.DisableDefaultCmd = true
	sh.root.Version = ""
	sh.root.Long = "Over SSH these commands answer without a screen: ssh HOST week. Without one the\nscreens open."
	sh.root.Example = "  ssh HOST today\n  ssh HOST week --json"
	var names []string
	for _, e := range table() {
		if e.Reach == command.Anywhere {
			sh.add(e)
			names = append(names, e.Name)
		}
	}
	err := awayCommand(args, names)
	if err == nil {
		err = sh.run(args)
	} else {
		sh.asked = slices.Contains(args, "--json")
	}
	err = withoutPath(err)
	if err != nil {
		sh.tell(err)
	}
	return exitCode(err)
}

// awayCommand refuses what can't be run from elsewhere, whatever it is.
func awayCommand(args, names []string) error {
	at := slices.IndexFunc(args, func(word string) bool { return !strings.HasPrefix(word, "-") })
	if at < 0 && (slices.Contains(args, "--help") || slices.Contains(args, "-h")) {
		return nil
	}
	what := "without a command there is nothing to answer"
	if at >= 0 {
		if args[at] == "help" || slices.Contains(names, args[at]) {
			return nil
		}
		what = fmt.Sprintf("“%s” can't be run over SSH", args[at])
	}
	return advise(fmt.Errorf("%s", what), "there are "+strings.Join(names, ", ")+", and the screens without a command")
}
