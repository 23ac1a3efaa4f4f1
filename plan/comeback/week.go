package comeback

import (
	"fmt"
	"math"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/notation"
)

// mark begins the note of a week whose target a return made smaller.
const mark = "(return: "

// outline makes the target of a week without sessions smaller, once, on the first
// of its days that the return covers: by what its days from there on bear, each by
// its part of the week.
func (p *proposer) outline(at plan.Place, day calendar.Day) {
	week := p.in.Plan.Week(at)
	if strings.Contains(week.Note, mark) || p.has(week.ID) {
		return
	}
	shares := load.Shares(week, p.in.Plan.Block(at).Phase, at.Start, p.in.Athlete)
	kept, whole := 0.0, 0.0
	for d := at.Day; d < week.Days; d++ {
		whole += shares[d]
		kept += shares[d] * p.share(at.Start+calendar.Day(d))
	}
	if whole == 0 || kept == whole {
		return
	}
	share := kept / whole
	target := partOfTarget(week.Target, share)
	if target == week.Target {
		return
	}
	percent := fmt.Sprintf("%.0f %%", 100*share)
	p.r.Changes = append(p.r.Changes, Change{
		Day: day, Week: week.ID, Was: notation.PrintTarget(week.Target), Is: notation.PrintTarget(target),
		Why: fmt.Sprintf("%s: %s of what the rest of the week was to be", p.r.Ramp.Rule, percent),
	})
	note := strings.TrimSpace(week.Note + " " + mark + percent + ")")
	p.r.Edit.Edits = append(p.r.Edit.Edits, edit.SetTarget{Week: week.ID, Target: target}, edit.SetNote{Week: week.ID, Note: note})
}

func (p *proposer) has(week plan.ID) bool {
	for _, c := range p.r.Changes {
		if c.Week == week {
			return true
		}
	}
	return false
}

// partOfTarget gives a share of a target: in whole load or percent, or tenths of
// an hour.
func partOfTarget(t plan.Target, share float64) plan.Target {
	grid := 1.
	if t.Measure == plan.TargetHours {
		grid = 10
	}
	t.Value = max(1/grid, math.Round(t.Value*share*grid)/grid)
	return t
}
