package main

import (
	"io"

	"ebb/store/exchange/html"
	"ebb/store/exchange/markdown"
	"ebb/store/exchange/printout"
	"ebb/tui/command"
)

// exportHTML writes a week or a season as one page to print.
func exportHTML(env *command.Env, o *exportOptions, out io.Writer) (exportDoc, error) {
	return exportPage(env, o, out, html.Week, html.Season)
}

// exportMarkdown writes a week or a season as Markdown.
func exportMarkdown(env *command.Env, o *exportOptions, out io.Writer) (exportDoc, error) {
	return exportPage(env, o, out, markdown.Week, markdown.Season)
}

func exportPage(env *command.Env, o *exportOptions, out io.Writer,
	week func(io.Writer, printout.Week) error, season func(io.Writer, printout.Season) error,
) (exportDoc, error) {
	p, err := openPart(env, o, false)
	if err != nil {
		return exportDoc{}, err
	}
	if p.season >= 0 {
		return p.summary(), season(out, p.seasonPage())
	}
	return p.summary(), week(out, p.weekPage())
}
