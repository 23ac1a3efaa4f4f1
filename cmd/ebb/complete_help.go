package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// shells are those that words are completed in, with how to have that in this
// shell, and always.
var shells = map[string]struct{ here, always string }{
	"bash":       {"source <(ebb completion bash)", "ebb completion bash > ~/.local/share/bash-completion/completions/ebb"},
	"zsh":        {"source <(ebb completion zsh)", "ebb completion zsh > \"${fpath[1]}/_ebb\""},
	"fish":       {"ebb completion fish | source", "ebb completion fish > ~/.config/fish/completions/ebb.fish"},
	"powershell": {"ebb completion powershell | Out-String | Invoke-Expression", "ebb completion powershell >> $PROFILE"},
}

// shellNotes say what a shell needs besides.
var shellNotes = map[string]string{
	"bash": "The package bash-completion must be there.",
	"zsh":  "It needs compinit: autoload -U compinit; compinit, in ~/.zshrc.",
}

// ownCompletionHelp writes the help of the commands that cobra brings as all
// other help is.
func (sh *shell) ownCompletionHelp(brought *cobra.Command) {
	brought.Short = "What makes the tab key complete words of ebb in a shell"
	brought.Long = brought.Short + ": commands,\nflags, athletes, dates, blocks and ids."
	brought.Example = "  ebb completion bash\n  ebb completion zsh --help"
	for _, cmd := range append(brought.Commands(), brought) {
		cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) { sh.help(cmd) })
		how, known := shells[cmd.Name()]
		if !known {
			continue
		}
		cmd.Short = "The script for " + cmd.Name()
		cmd.Long = cmd.Short + ". The first line completes in this shell, the second in each new one."
		if note := shellNotes[cmd.Name()]; note != "" {
			cmd.Long += " " + note
		}
		cmd.Long += "\n\n  " + how.here + "\n  " + how.always
		cmd.Example = "  ebb completion " + cmd.Name()
		if f := cmd.Flags().Lookup("no-descriptions"); f != nil {
			f.Usage = "without what each word means"
		}
	}
}

// flagWrong says which flag has what it can't take, and what it takes.
func flagWrong(cmd *cobra.Command, err error) error {
	wrong, ok := errors.AsType[*pflag.InvalidValueError](err)
	if !ok {
		return advise(err, cmd.CommandPath()+" --help shows how")
	}
	flag := wrong.GetFlag()
	_, usage := pflag.UnquoteUsage(flag)
	return advise(fmt.Errorf("--%s does not take “%s”", flag.Name, wrong.GetValue()), "--"+flag.Name+": "+usage)
}
