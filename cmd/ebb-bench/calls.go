package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// calls are the commands that only read, as people and their shells type them.
var calls = []string{
	"season", "block", "week", "today", "oscillation", "response", "check", "event list", "life list", "history",
	"branch list", "diff main@-1w main", "athlete list", "athlete show", "export md --week today", "__complete mv ", "--help", "help json",
}

// callBudget is what a command may take on a file of one season, in ms.
const callBudget = 15

// measureCalls starts each command again and again and prints a row for each:
// least and median of the whole process, and its processor time, which others at
// work on the machine disturb less.
func measureCalls(args []string, out, talk io.Writer) error {
	fs := flag.NewFlagSet("ebb-bench calls", flag.ContinueOnError)
	fs.SetOutput(talk)
	file, today, count := fs.String("db", "", "the `store` to read"), fs.String("today", "2027-04-06", "the `day` it is"), fs.Int("n", 30, "how many starts of each")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *file == "" || fs.NArg() != 1 || *count < 1 {
		return errors.New("how: ebb-bench calls -db FILE -- ./ebb")
	}
	var rows []row
	for _, call := range calls {
		var took, processor []float64
		for range *count {
			cmd := exec.Command(fs.Arg(0), strings.Split(call, " ")...)
			cmd.Env = append(os.Environ(), "EBB_DB="+*file, "EBB_TODAY="+*today)
			begun := time.Now()
			if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 1 { // check finds something
				return fmt.Errorf("%s: %w", call, err)
			}
			took = append(took, inMillis(time.Since(begun)))
			processor = append(processor, inMillis(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()))
		}
		rows = append(rows, row{
			fmt.Sprintf("%s; least %s, processor least %s", call, figure(quantile(took, 0)), figure(quantile(processor, 0))),
			quantile(took, .5), callBudget, "ms",
		})
	}
	return tell(out, options{argv: fs.Args(), w: 80, h: 24}, rows)
}
