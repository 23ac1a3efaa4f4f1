package library

import (
	"strings"

	"ebb/plan"
)

// printable reports whether a text can be shown as it is, on one line.
func printable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !plan.Printable(r) })
}
