package main

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"ebb/store/safe"
)

// grid is a table of the command line: a row of heads, then rows of text.
type grid struct {
	heads   []string
	figures int // columns from this one on hold figures, set to the right
	marked  int // the row that stands out, -1 for none
	rows    [][]string
}

// gap is the room between two columns.
const gap = 2

// print prints the table without borders. Where the page is too narrow for it,
// the last column is wrapped; it must be one of words then.
//
// Lip Gloss's own table styles every cell: 35 rows of eleven took it as long as
// all else that a command does.
func (g grid) print(p page) {
	widths, last := g.widths(), len(g.heads)-1
	room := p.width
	for _, wide := range widths[:last] {
		room -= wide + gap
	}
	if last >= g.figures || room <= 0 {
		room = widths[last]
	}
	bold := lipgloss.NewStyle().Bold(p.bold)
	for i, row := range append([][]string{g.heads}, g.rows...) {
		for j, words := range p.wrapped(row[last], room) {
			line := g.line(row, widths, words, j == 0)
			if i == 0 || i-1 == g.marked {
				line = bold.Render(line)
			}
			fmt.Fprintln(p.out, line)
		}
	}
}

// line gives a line of a row, which ends in words; only the first has the cells
// before them.
func (g grid) line(row []string, widths []int, words string, first bool) string {
	var line strings.Builder
	last := len(row) - 1
	for i, wide := range widths {
		text := words
		switch {
		case i == last && i < g.figures:
			wide = 0
		case i == last:
		case first:
			text = row[i]
		default:
			text = ""
		}
		blanks := strings.Repeat(" ", max(0, wide-ansi.StringWidth(text)))
		if i >= g.figures {
			line.WriteString(blanks + text)
		} else {
			line.WriteString(text + blanks)
		}
		if i < last {
			line.WriteString(strings.Repeat(" ", gap))
		}
	}
	return strings.TrimRight(line.String(), " ")
}

// widths gives the room that each column takes, after making its text safe.
func (g grid) widths() []int {
	widths := make([]int, len(g.heads))
	for i, head := range g.heads {
		widths[i] = ansi.StringWidth(head)
	}
	for _, row := range g.rows {
		for i := range row {
			row[i] = safe.Text(row[i])
			widths[i] = max(widths[i], ansi.StringWidth(row[i]))
		}
	}
	return widths
}
