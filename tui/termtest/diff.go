package termtest

import (
	"fmt"
	"slices"
	"strings"
)

// context is the number of equal lines shown around a difference.
const context = 2

// edit is one line of a diff: ' ' in both, '-' in the first, '+' in the second.
type edit struct {
	op   byte
	line string
}

// Diff gives the differences of two texts, line by line, in unified form, and
// "" when there are none. It takes time and room of the product of their
// lengths: screens, not books.
func Diff(aName, a, bName, b string) string {
	if a == b {
		return ""
	}
	edits := align(strings.Split(a, "\n"), strings.Split(b, "\n"))
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", aName, bName)
	for from := 0; from < len(edits); {
		first, last, found := hunk(edits, from)
		if !found {
			break
		}
		writeHunk(&out, edits, first, last)
		from = last
	}
	return out.String()
}

// align finds a longest common subsequence of lines and writes both texts
// along it.
func align(a, b []string) []edit {
	longest := make([][]int, len(a)+1)
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i, inA := range slices.Backward(a) {
		for j, inB := range slices.Backward(b) {
			if inA == inB {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var edits []edit
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			edits = append(edits, edit{' ', a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[i+1][j] >= longest[i][j+1]:
			edits = append(edits, edit{'-', a[i]})
			i++
		default:
			edits = append(edits, edit{'+', b[j]})
			j++
		}
	}
	return edits
}

// hunk finds the next run of changes with its context: changes whose contexts
// touch are one hunk.
func hunk(edits []edit, from int) (first, last int, found bool) {
	for i := from; i < len(edits); i++ {
		if edits[i].op == ' ' {
			if found && i >= last {
				return first, last, true
			}
			continue
		}
		if !found {
			first, found = max(from, i-context), true
		} else if i-context > last {
			return first, last, true
		}
		last = min(len(edits), i+1+context)
	}
	return first, last, found
}

func writeHunk(out *strings.Builder, edits []edit, first, last int) {
	aLine, bLine := 1, 1
	for _, e := range edits[:first] {
		if e.op != '+' {
			aLine++
		}
		if e.op != '-' {
			bLine++
		}
	}
	var aCount, bCount int
	var body strings.Builder
	for _, e := range edits[first:last] {
		if e.op != '+' {
			aCount++
		}
		if e.op != '-' {
			bCount++
		}
		fmt.Fprintf(&body, "%c%s\n", e.op, e.line)
	}
	fmt.Fprintf(out, "@@ -%d,%d +%d,%d @@\n%s", aLine, aCount, bLine, bCount, body.String())
}
