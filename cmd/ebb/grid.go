package main

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	lines "charm.land/lipgloss/v2/table"

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
func (g grid) print(p page) {
	last := len(g.heads) - 1
	room := p.width
	for i, wide := range g.widths() {
		if i < last {
			room -= wide + gap
		}
	}
	plain := lipgloss.NewStyle()
	t := lines.New().Headers(g.heads...).
		Border(lipgloss.HiddenBorder()).BorderTop(false).BorderBottom(false).BorderLeft(false).
		BorderRight(false).BorderColumn(false).BorderRow(false).BorderHeader(false).
		StyleFunc(func(row, column int) lipgloss.Style {
			st := plain.Bold(p.bold && (row == lines.HeaderRow || row == g.marked))
			switch {
			case column >= g.figures:
				return st.Align(lipgloss.Right).PaddingRight(gap)
			case column == last && room > 0:
				return st.Width(room)
			default:
				return st.PaddingRight(gap)
			}
		})
	t.Rows(g.rows...)
	for line := range strings.Lines(t.String()) {
		fmt.Fprintln(p.out, strings.TrimRight(line, " \n"))
	}
}

// widths gives the room that each column takes, after making its text safe.
func (g grid) widths() []int {
	widths := make([]int, len(g.heads))
	for i, head := range g.heads {
		widths[i] = lipgloss.Width(head)
	}
	for _, row := range g.rows {
		for i := range row {
			row[i] = safe.Text(row[i])
			widths[i] = max(widths[i], lipgloss.Width(row[i]))
		}
	}
	return widths
}
