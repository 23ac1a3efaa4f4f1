package recovery

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/races"
)

// inPlace turns the weeks that stand behind a race into recovery, up to the last
// easy day that it asks for, or to the weeks of the next race: nothing moves. ok
// is false where none stands there.
func (r *Proposal) inPlace(look *outlook.Outlook, e *plan.Event, start calendar.Day, newID func() plan.ID) (instead Proposal, ok bool) {
	p := look.Plan()
	instead = *r
	season, _ := p.Locate(e.Span().To)
	var edits []edit.Edit
	sessions, block, next := 0, -1, ""
	var taken []plan.Place // of one block
	for at := range p.Weeks() {
		if at.Season != season.Season || at.Start < start {
			continue
		}
		if next = leadsTo(look, e, p.Week(at), at.Start); next != "" || at.Start > r.Until {
			break
		}
		if at.Block != block {
			edits, taken, block = append(edits, apart(&p, taken, newID)...), nil, at.Block
		}
		taken = append(taken, at)
		w := p.Week(at)
		instead.Weeks = append(instead.Weeks, Week{Start: at.Start})
		sessions += len(w.Sessions)
	}
	edits = append(edits, apart(&p, taken, newID)...)
	n := len(instead.Weeks)
	for i := range instead.Weeks {
		w := &instead.Weeks[i]
		at, _ := p.Locate(w.Start)
		was := p.Week(at)
		w.Share = shareOf(i, n)
		if w.Start+calendar.Day(was.Days)-1 <= r.noHard(look, e) {
			w.Share = min(w.Share, .5)
		}
		w.Load = float64(int(w.Share*r.Usual*float64(was.Days)/calendar.Week/5+.5)) * 5
		edits = append(edits, edit.SetKind{Week: was.ID, Kind: plan.RecoveryWeek})
		var target plan.Target
		if w.Load > 0 {
			target = plan.Target{Measure: plan.TargetLoad, Value: w.Load}
		}
		if was.Target != target {
			edits = append(edits, edit.SetTarget{Week: was.ID, Target: target})
		}
		if len(was.Sessions) > 0 {
			gone := edit.DeleteSessions{}
			for k := range was.Sessions {
				gone.Sessions = append(gone.Sessions, was.Sessions[k].ID)
			}
			edits = append(edits, gone)
		}
	}
	if n == 0 {
		return instead, false
	}
	instead.Way = "in the place of what stands there"
	instead.Edit = edit.Batch{Title: "recovery after " + e.Name, Edits: edits}
	instead.Says = fmt.Sprintf("recovery takes the place of %d weeks, nothing moves", n)
	if n == 1 {
		instead.Says = "recovery takes the place of a week, nothing moves"
	}
	if sessions > 0 {
		instead.Says += fmt.Sprintf("; of what stands in them %d sessions go", sessions)
	}
	if next != "" {
		instead.Says += "; it ends where the weeks of " + next + " begin"
	}
	_, err := edit.Apply(p, instead.Edit)
	return instead, err == nil
}

// leadsTo gives the name of a race of priority A or B, other than e, that a week
// holds or tapers to; "" where there is none.
func leadsTo(look *outlook.Outlook, e *plan.Event, w *plan.Microcycle, start calendar.Day) string {
	span := calendar.Span{From: start, To: start + calendar.Day(w.Days) - 1}
	p := look.Plan()
	for i := range p.Events {
		o := &p.Events[i]
		if o.ID == e.ID || o.Priority == plan.C || o.Span().To < start {
			continue
		}
		windows, known := races.WindowsOf(o, hoursOf(look, o))
		tapers := known && windows.Taper.Days() > 0 && windows.Taper.Overlaps(span)
		if o.Span().Overlaps(span) || tapers || (w.Kind == plan.TaperWeek || w.Kind == plan.RaceWeek) && o.From > span.To {
			return o.Name
		}
	}
	return ""
}

// apart makes a block of recovery of weeks that follow one another in a block.
func apart(p *plan.Plan, weeks []plan.Place, newID func() plan.ID) (edits []edit.Edit) {
	if len(weeks) == 0 {
		return nil
	}
	b := p.Block(weeks[0])
	first, last, id := weeks[0].Week, weeks[len(weeks)-1].Week, b.ID
	if last+1 < len(b.Weeks) {
		edits = append(edits, edit.SplitBlock{Week: b.Weeks[last+1].ID, New: newID(), Name: b.Name})
	}
	if first > 0 {
		id = newID()
		edits = append(edits, edit.SplitBlock{Week: b.Weeks[first].ID, New: id, Name: "Come down"})
	}
	edits = append(edits, edit.SetPhase{Block: id, Phase: plan.Recover})
	if first == 0 && b.Name != "Come down" {
		edits = append(edits, edit.RenameBlock{Block: id, Name: "Come down"})
	}
	return edits
}

// noHard gives the last day on which no hard one is due.
func (r *Proposal) noHard(look *outlook.Outlook, e *plan.Event) calendar.Day {
	windows, _ := races.WindowsOf(e, hoursOf(look, e))
	return windows.NoHard.To
}
