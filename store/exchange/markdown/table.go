package markdown

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// table is rows under heads, whose cells are fit to stand in a line.
type table struct {
	heads []string
	right []bool // columns of figures
	rows  [][]string
}

// write aligns the columns by the width at which a terminal or an editor shows
// them. Columns in which no row says anything are left out.
func (t *table) write(b *strings.Builder) {
	var shown []int
	wide := make([]int, len(t.heads))
	for c := range t.heads {
		wide[c] = max(3, ansi.StringWidth(t.heads[c]))
		used := false
		for _, row := range t.rows {
			wide[c] = max(wide[c], ansi.StringWidth(row[c]))
			used = used || row[c] != ""
		}
		if used || c == 0 {
			shown = append(shown, c)
		}
	}
	line := func(cell func(c int) string) {
		b.WriteString("|")
		for _, c := range shown {
			b.WriteString(" " + cell(c) + " |")
		}
		b.WriteString("\n")
	}
	line(func(c int) string { return t.padded(t.heads[c], c, wide[c]) })
	line(func(c int) string {
		if t.right[c] {
			return strings.Repeat("-", wide[c]-1) + ":"
		}
		return strings.Repeat("-", wide[c])
	})
	for _, row := range t.rows {
		line(func(c int) string { return t.padded(row[c], c, wide[c]) })
	}
	b.WriteString("\n")
}

func (t *table) padded(cell string, c, wide int) string {
	gap := strings.Repeat(" ", max(0, wide-ansi.StringWidth(cell)))
	if t.right[c] {
		return gap + cell
	}
	return cell + gap
}
