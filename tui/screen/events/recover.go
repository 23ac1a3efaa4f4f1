package events

import (
	"fmt"

	"ebb/plan/recovery"
	"ebb/tui/editor"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// recoverFrom proposes the block of recovery that the race under the cursor asks
// for.
func recoverFrom(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.here(sc)
	s.cursor = e.ID
	i, _ := sc.Plan.FindEvent(e.ID)
	ways, err := recovery.Ways(sc.Outlook, &sc.Plan.Events[i], sc.Today, sc.NewID)
	if err != nil {
		return screen.Refuse(err.Error())
	}
	var all []editor.Proposal
	for k := range ways {
		all = append(all, proposed(e.Name, &ways[k], k, len(ways)))
	}
	p := all[0]
	p.Others = all[1:]
	s.Propose(p, sc)
	return screen.Reply{}
}

// proposed puts a way to recover in lines.
func proposed(race string, made *recovery.Proposal, k, n int) editor.Proposal {
	p := editor.Proposal{Title: "Recovery after " + race + ": " + phrase.Counted(len(made.Weeks), "week"), Edit: made.Edit}
	if n > 1 {
		p.Title += fmt.Sprintf(", way %d of %d: %s", k+1, n, made.Way)
	}
	for _, w := range made.Weeks {
		says := "a week of recovery, to be filled"
		if w.Load > 0 {
			says = fmt.Sprintf("load %.0f, %.0f %% of a usual week of %d", w.Load, 100*w.Share, phrase.Figure(made.Usual))
		}
		p.Lines = append(p.Lines, editor.Line{Head: w.Start.Format("Mon 2 Jan"), Says: says})
	}
	p.Lines = append(p.Lines, editor.Line{}, editor.Line{Says: phrase.Capital(made.Says) + ".", Kind: editor.LineWeight}, editor.Line{Says: made.Why, Kind: editor.LineBeside})
	return p
}
