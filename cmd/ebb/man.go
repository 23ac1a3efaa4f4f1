package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// manCommand is ebb man: the manual as roff, on standard output or as DIR/ebb.1.
// It is for those who package ebb.
func (sh *shell) manCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "man [DIR]", Short: "The manual for man(1), printed or as ebb.1 in a folder", Hidden: true,
		Long: "The manual for man(1), printed or as ebb.1 in a folder.", Args: cobra.MaximumNArgs(1),
	}
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) { sh.help(cmd) })
	cmd.RunE = func(_ *cobra.Command, words []string) error {
		if len(words) == 0 {
			sh.manual(sh.out)
			return nil
		}
		var page strings.Builder
		sh.manual(&page)
		if err := os.WriteFile(filepath.Join(words[0], "ebb.1"), []byte(page.String()), 0o644); err != nil {
			sh.failed = amiss(err)
		}
		return nil
	}
	return cmd
}

// manual writes the manual. It tells no time, so that the same version gives the
// same bytes.
func (sh *shell) manual(w io.Writer) {
	fmt.Fprintf(w, ".TH EBB 1 \"\" \"ebb %s\" \"User Commands\"\n.nh\n.ad l\n", roff(version))
	fmt.Fprintf(w, ".SH NAME\nebb \\- %s\n", roff(lower(sh.root.Short)))
	fmt.Fprint(w, ".SH SYNOPSIS\n.B ebb\n[\\fICOMMAND\\fR] [\\fIFLAGS\\fR] [\\fIWORDS\\fR]\n.SH DESCRIPTION\n")
	manText(w, sh.root.Long)
	fmt.Fprint(w, ".SH OPTIONS\nEvery command takes these.\n")
	manPairs(w, flagsOf(sh.root.PersistentFlags()))
	fmt.Fprint(w, ".SH COMMANDS\n")
	for _, part := range partsOf(sh.root) {
		for _, row := range part.rows {
			sh.manCommands(w, sh.group(row.name))
		}
	}
	fmt.Fprint(w, ".SH EXIT STATUS\n")
	manPairs(w, exitWords)
	fmt.Fprint(w, ".SH ENVIRONMENT\n")
	manPairs(w, envWords)
	fmt.Fprint(w, ".SH FILES\n")
	manPairs(w, []pair{
		{defaultStoreWords, "the store"},
		{"copies", "beside the store: a copy of each day with a change, and one before each import, migration and change of much at once"},
	})
}

// manCommands writes a command and those below it.
func (sh *shell) manCommands(w io.Writer, cmd *cobra.Command) {
	if below := cmd.Commands(); len(below) > 0 {
		for _, sub := range below {
			sh.manCommands(w, sub)
		}
		return
	}
	fmt.Fprintf(w, ".SS %s\n", roff(strings.TrimSuffix(usageOf(cmd), " [FLAGS]")))
	manText(w, cmd.Long)
	if cmd.Example != "" {
		fmt.Fprint(w, ".PP\n.EX\n")
		for line := range strings.Lines(cmd.Example) {
			fmt.Fprintf(w, "%s\n", roff(strings.TrimRight(line, "\n")))
		}
		fmt.Fprint(w, ".EE\n")
	}
	manPairs(w, flagsOf(cmd.LocalNonPersistentFlags()))
}

// manText writes paragraphs. A line that begins with a blank stands for itself.
func manText(w io.Writer, text string) {
	verbatim := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if own := strings.HasPrefix(line, " "); own != verbatim {
			fmt.Fprintln(w, map[bool]string{true: ".PP\n.EX", false: ".EE"}[own])
			verbatim = own
		}
		if line == "" {
			fmt.Fprintln(w, ".PP")
			continue
		}
		fmt.Fprintln(w, roff(line))
	}
	if verbatim {
		fmt.Fprintln(w, ".EE")
	}
}

func manPairs(w io.Writer, rows []pair) {
	for _, r := range rows {
		fmt.Fprintf(w, ".TP\n.B %s\n%s\n", roff(r.name), roff(r.says))
	}
}

// roff writes text so that roff sets it as it is: quotes straight, hyphens as
// they are typed, and no line taken for a request.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`).Replace(text)
	if strings.HasPrefix(text, ".") {
		text = `\&` + text
	}
	return text
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
