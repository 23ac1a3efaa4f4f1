package screen

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// mainBranch is the plan that everyone sees; it needs no word.
const mainBranch = "main"

// BranchMark writes in a title from column x on which branch is seen, when it is
// not main, in at most w columns, and gives the column after it.
func BranchMark(a frame.Area, x, y, w int, sc *Scene) int {
	if sc.Branch == mainBranch || sc.Branch == "" || w < 4 {
		return x
	}
	x = a.Text(x, y, "on ", theme.Dim)
	return a.Text(x, y, frame.Cut(sc.Branch, w-3), theme.Accent.Bold()) + 1
}
