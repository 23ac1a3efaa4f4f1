package editor

import (
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/tui/screen"
)

// split makes a block of its own of the weeks from the cursor's on.
func split(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	at, week := s.here(sc)
	return screen.Reply{Edit: edit.SplitBlock{Week: week.ID, New: sc.NewID(), Name: nextName(sc.Plan.Season(at), sc.Plan.Block(at).Name)}}
}

// noSplit refuses to split before the first week of a block.
func noSplit(s *Editor, sc *screen.Scene) string {
	if why := noSeason(s, sc); why != "" {
		return why
	}
	at, _ := s.here(sc)
	switch {
	case len(sc.Plan.Block(at).Weeks) == 1:
		return "the block has only this week"
	case at.Week == 0:
		return "the block begins here: go to the week that shall begin the new one"
	default:
		return ""
	}
}

// merge joins the block with the one behind it.
func merge(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	at, _ := s.here(sc)
	return screen.Reply{Edit: edit.MergeBlock{Block: sc.Plan.Block(at).ID}}
}

func noNextBlock(s *Editor, sc *screen.Scene) string {
	if why := noSeason(s, sc); why != "" {
		return why
	}
	at, _ := s.here(sc)
	if at.Block+1 == len(sc.Plan.Season(at).Blocks) {
		return sc.Plan.Block(at).Name + " is the season's last block"
	}
	return ""
}

// nextName gives a name that no block of the season has: the next number
// behind "Base 1", or a second one.
func nextName(season *plan.Macrocycle, name string) string {
	taken := map[string]bool{}
	for i := range season.Blocks {
		taken[season.Blocks[i].Name] = true
	}
	stem, number := name, 1
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		if n, err := strconv.Atoi(name[i+1:]); err == nil {
			stem, number = name[:i], n
		}
	}
	for {
		number++
		if next := stem + " " + strconv.Itoa(number); !taken[next] {
			return next
		}
	}
}
