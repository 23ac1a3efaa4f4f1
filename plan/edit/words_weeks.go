package edit

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

func (e InsertWeek) words(p plan.Plan) string {
	place := ""
	if at, ok := p.FindWeek(e.Before); ok {
		place = " before " + date(at.Start)
		if e.Gives == Alone {
			place = " in place of that of " + date(at.Start)
		}
	} else if at, ok := blockPlace(p, e.Block); ok {
		place = fmt.Sprintf(" at the end of \"%s\"", p.Block(at).Name)
	}
	what, days := weekWord(e.Week.Kind), e.Week.Days
	if len(e.More) > 0 {
		same := true
		for i := range e.More {
			days += e.More[i].Days
			same = same && e.More[i].Kind == e.Week.Kind
		}
		if !same {
			what = "week"
		}
		what = count(1+len(e.More), what)
		if at, ok := p.FindWeek(e.Before); ok && e.Gives == Alone {
			place = " in place of as many from " + date(at.Start) + " on"
		}
	}
	return fmt.Sprintf("%s inserted%s%s", what, place, shifted(p, e.Gives, days, e.Yields))
}

func (e DeleteWeek) words(p plan.Plan) string {
	at, ok := p.FindWeek(e.Week)
	switch {
	case !ok:
		return "a week deleted"
	case e.Gives == Alone:
		return fmt.Sprintf("the %s of %s emptied", weekWord(p.Week(at).Kind), date(at.Start))
	}
	return fmt.Sprintf("the %s of %s deleted%s", weekWord(p.Week(at).Kind), date(at.Start), shifted(p, e.Gives, -p.Week(at).Days, e.Yields))
}

func (e ResizeWeek) words(p plan.Plan) string {
	name := ofWeek(p, e.Week)
	if at, ok := p.FindWeek(e.Week); ok {
		by := e.Days - p.Week(at).Days
		if next, has := nextOf(p, at); has && e.Gives == Alone && by != 0 && next.Days > by {
			return fmt.Sprintf("%s made %s long, the week after it has %s now, nothing else moved", name, count(e.Days, "day"), count(next.Days-by, "day"))
		}
		return fmt.Sprintf("%s made %s long%s", name, count(e.Days, "day"), shifted(p, e.Gives, by, e.Yields))
	}
	return fmt.Sprintf("%s made %s long", name, count(e.Days, "day"))
}

// nextOf gives the week behind a place in its season.
func nextOf(p plan.Plan, at plan.Place) (plan.Microcycle, bool) {
	blocks := p.Season(at).Blocks
	for b, w := at.Block, at.Week+1; b < len(blocks); b, w = b+1, 0 {
		if w < len(blocks[b].Weeks) {
			return blocks[b].Weeks[w], true
		}
	}
	return plan.Microcycle{}, false
}

func (e SetKind) words(p plan.Plan) string {
	return fmt.Sprintf("%s made a %s", ofWeek(p, e.Week), weekWord(e.Kind))
}

func (e SetTarget) words(p plan.Plan) string {
	says := [...]string{plan.NoTarget: "taken away", plan.TargetLoad: "set to load %g", plan.TargetHours: "", plan.TargetShare: "set to %g %% of the weeks before"}
	if e.Target.Measure == plan.TargetHours {
		return "target of " + ofWeek(p, e.Week) + " set to hours " + notation.PrintHours(e.Target.Value)
	}
	if e.Target.IsZero() || int(e.Target.Measure) >= len(says) {
		return "target of " + ofWeek(p, e.Week) + " " + says[plan.NoTarget]
	}
	return fmt.Sprintf("target of %s "+says[e.Target.Measure], ofWeek(p, e.Week), e.Target.Value)
}

func (e SetNote) words(p plan.Plan) string {
	if e.Note == "" {
		return "note on " + ofWeek(p, e.Week) + " taken away"
	}
	return "note on " + ofWeek(p, e.Week) + " written"
}

func (e AddBlock) words(p plan.Plan) string {
	place := ""
	if at, ok := blockPlace(p, e.Before); ok {
		place = fmt.Sprintf(" before \"%s\"", p.Block(at).Name)
	}
	return fmt.Sprintf("block \"%s\" of %s added%s%s", e.Block.Name, count(len(e.Block.Weeks), "week"), place, shiftedIf(place != "", p, e.Gives, e.Block.Days(), e.Yields))
}

func (e DeleteBlock) words(p plan.Plan) string {
	at, ok := blockPlace(p, e.Block)
	switch {
	case !ok:
		return "a block deleted"
	case e.Gives == Alone:
		return fmt.Sprintf("block \"%s\" emptied", p.Block(at).Name)
	}
	return fmt.Sprintf("block \"%s\" deleted%s", p.Block(at).Name, shifted(p, e.Gives, -p.Block(at).Days(), e.Yields))
}

func (e ResizeBlock) words(p plan.Plan) string {
	says := fmt.Sprintf("%s made %s long", ofBlock(p, e.Block), count(e.Weeks, "week"))
	if at, ok := blockPlace(p, e.Block); ok {
		return says + shifted(p, e.Gives, e.days(p.Block(at)), e.Yields)
	}
	return says
}

// days gives by how many days the block grows.
func (e ResizeBlock) days(b *plan.Mesocycle) int {
	days := 0
	for i := len(b.Weeks); i < e.Weeks && i-len(b.Weeks) < len(e.Add); i++ {
		days += e.Add[i-len(b.Weeks)].Days
	}
	for i := max(e.Weeks, 0); i < len(b.Weeks); i++ {
		days -= b.Weeks[i].Days
	}
	return days
}

func (e SplitBlock) words(p plan.Plan) string {
	if at, ok := p.FindWeek(e.Week); ok {
		return fmt.Sprintf("block \"%s\" split before %s: \"%s\"", p.Block(at).Name, date(at.Start), e.Name)
	}
	return fmt.Sprintf("a block split: \"%s\"", e.Name)
}

func (e MergeBlock) words(p plan.Plan) string {
	if at, ok := blockPlace(p, e.Block); ok && at.Block+1 < len(p.Season(at).Blocks) {
		return fmt.Sprintf("block \"%s\" merged with \"%s\"", p.Block(at).Name, p.Season(at).Blocks[at.Block+1].Name)
	}
	return ofBlock(p, e.Block) + " merged with the next"
}

func (e RenameBlock) words(p plan.Plan) string {
	return fmt.Sprintf("%s renamed \"%s\"", ofBlock(p, e.Block), e.Name)
}

func (e SetPhase) words(p plan.Plan) string {
	return fmt.Sprintf("%s is now %s", ofBlock(p, e.Block), e.Phase)
}

func (e SetRatio) words(p plan.Plan) string {
	if e.Ratio == (plan.Ratio{}) {
		return "ratio of " + ofBlock(p, e.Block) + " taken away"
	}
	return fmt.Sprintf("ratio of %s set to %d:%d", ofBlock(p, e.Block), e.Ratio.Stress, e.Ratio.Recovery)
}

func (e AddSeason) words(plan.Plan) string {
	return fmt.Sprintf("season \"%s\" from %s added", e.Season.Name, dateYear(e.Season.Start))
}

func (e DeleteSeason) words(p plan.Plan) string { return ofSeason(p, e.Season) + " deleted" }

func (e RenameSeason) words(p plan.Plan) string {
	return fmt.Sprintf("%s renamed \"%s\"", ofSeason(p, e.Season), e.Name)
}

func (e MoveSeason) words(p plan.Plan) string {
	return fmt.Sprintf("%s starts on %s now", ofSeason(p, e.Season), dateYear(e.Start))
}

func weekWord(k plan.WeekKind) string { return k.String() + " week" }

func ofWeek(p plan.Plan, id plan.ID) string {
	if at, ok := p.FindWeek(id); ok {
		return "the week of " + date(at.Start)
	}
	return "a week"
}

func ofBlock(p plan.Plan, id plan.ID) string {
	if at, ok := blockPlace(p, id); ok {
		return fmt.Sprintf("block \"%s\"", p.Block(at).Name)
	}
	return "a block"
}

func ofSeason(p plan.Plan, id plan.ID) string {
	for _, m := range p.Seasons {
		if m.ID == id {
			return fmt.Sprintf("season \"%s\"", m.Name)
		}
	}
	return "a season"
}

func dateYear(d calendar.Day) string { return d.Format("Mon 2 Jan 2006") }

// shifted says where the later weeks go.
func shifted(p plan.Plan, gives Gives, days int, yields plan.ID) string {
	switch {
	case days == 0:
		return ""
	case gives == Alone:
		return ", nothing else moved"
	case gives == Cascade:
		return fmt.Sprintf(", the next down week %s %s", givesWord(days), count(max(days, -days), "day"))
	case gives == Absorb && yields.IsZero():
		return fmt.Sprintf(", a load week %s %s", givesWord(days), count(max(days, -days), "day"))
	case gives == Absorb && fewerThan(p, yields, days):
		return fmt.Sprintf(", %s and others give %s", ofWeek(p, yields), count(days, "day"))
	case gives == Absorb:
		return fmt.Sprintf(", %s %s %s", ofWeek(p, yields), givesWord(days), count(max(days, -days), "day"))
	case days < 0:
		return fmt.Sprintf(", later weeks moved %s earlier", count(-days, "day"))
	default:
		return fmt.Sprintf(", later weeks moved %s", count(days, "day"))
	}
}

// fewerThan reports whether a week has fewer days than others are to get: it does
// not give them alone.
func fewerThan(p plan.Plan, week plan.ID, days int) bool {
	at, ok := p.FindWeek(week)
	return ok && p.Week(at).Days < days
}

func shiftedIf(moved bool, p plan.Plan, gives Gives, days int, yields plan.ID) string {
	if !moved {
		return ""
	}
	return shifted(p, gives, days, yields)
}

func givesWord(days int) string {
	if days < 0 {
		return "gets"
	}
	return "gives"
}

func (e MoveWeek) words(p plan.Plan) string {
	name := ofWeek(p, e.Week)
	if at, ok := p.FindWeek(e.Week); ok {
		name = fmt.Sprintf("the %s of %s", weekWord(p.Week(at).Kind), date(at.Start))
	}
	if !e.Before.IsZero() {
		return fmt.Sprintf("%s moved before %s", name, ofWeek(p, e.Before))
	}
	return fmt.Sprintf("%s moved to the end of %s", name, ofBlock(p, e.Block))
}

func (e MoveBlock) words(p plan.Plan) string {
	if !e.Before.IsZero() {
		return fmt.Sprintf("%s moved before %s", ofBlock(p, e.Block), ofBlock(p, e.Before))
	}
	return fmt.Sprintf("%s moved to the end of %s", ofBlock(p, e.Block), ofSeason(p, e.Season))
}

func (e Arrange) words(p plan.Plan) string {
	return fmt.Sprintf("the weeks of %s laid out anew", ofSeason(p, e.Is.ID))
}
