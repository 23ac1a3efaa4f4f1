package notation

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
)

// difference counts the lines that a diff of two texts takes out and puts in,
// and its hunks: runs of such lines with no line between that both have.
func difference(before, after string) (out, in, hunks int) {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	same := make([][]int, len(a)+1) // longest common part of a[i:] and b[j:]
	for i := range same {
		same[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			same[i][j] = max(same[i+1][j], same[i][j+1])
			if a[i] == b[j] {
				same[i][j] = same[i+1][j+1] + 1
			}
		}
	}
	within := false
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i, j, within = i+1, j+1, false
			continue
		}
		if !within {
			hunks++
		}
		within = true
		if j == len(b) || i < len(a) && same[i+1][j] >= same[i][j+1] {
			i, out = i+1, out+1
		} else {
			j, in = j+1, in+1
		}
	}
	return out, in, hunks
}

func TestAChangeOfThePlanIsASmallDifferenceOfTheFile(t *testing.T) {
	week := func(f *File, b, w int) *plan.Microcycle { return &f.Season.Blocks[b].Weeks[w] }
	for _, c := range []struct {
		what           string
		change         func(f *File)
		out, in, hunks int
	}{
		{"nothing", func(*File) {}, 0, 0, 0},
		{"a session moved to the next day", func(f *File) { week(f, 3, 1).Sessions[2].Day++ }, 1, 1, 1},
		{"a session moved to another week", func(f *File) {
			s := week(f, 3, 1).Sessions[5]
			week(f, 3, 1).Sessions = slices.Delete(week(f, 3, 1).Sessions, 5, 6)
			week(f, 4, 2).Sessions = slices.Insert(week(f, 4, 2).Sessions, 6, s)
		}, 1, 1, 2},
		{"a session of another length", func(f *File) { week(f, 3, 1).Sessions[1].Duration.Seconds += 300 }, 1, 1, 1},
		{"a week put in", func(f *File) {
			f.Season.Blocks[5].Weeks = slices.Insert(f.Season.Blocks[5].Weeks, 2, plan.Microcycle{Kind: plan.DownWeek, Days: 7})
		}, 0, 1, 1},
		{"a week put in with its sessions", func(f *File) {
			f.Season.Blocks[5].Weeks = slices.Insert(f.Season.Blocks[5].Weeks, 2, f.Season.Blocks[5].Weeks[0])
		}, 0, 9, 1},
		{"a block put in", func(f *File) {
			f.Season.Blocks = slices.Insert(f.Season.Blocks, 5, plan.Mesocycle{Phase: "heat", Weeks: []plan.Microcycle{{Days: 7}}})
		}, 0, 3, 1},
		{"the season a week later", func(f *File) { f.Season.Start += 7 }, 1, 1, 1},
		{"an event moved", func(f *File) { f.Events[1].From++ }, 1, 1, 1},
	} {
		before := string(PrintFile(benchSeason(t), FileOptions{}))
		changed := benchSeason(t)
		c.change(&changed)
		out, in, hunks := difference(before, string(PrintFile(changed, FileOptions{})))
		if out != c.out || in != c.in || hunks != c.hunks {
			t.Errorf("%s: %d lines out, %d in, %d hunks; want %d, %d, %d", c.what, out, in, hunks, c.out, c.in, c.hunks)
		}
	}
}
