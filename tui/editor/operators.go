package editor

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// titled makes one edit of several; a single one speaks for itself.
func titled(title string, edits []edit.Edit) edit.Edit {
	if len(edits) == 1 {
		return edits[0]
	}
	return edit.Batch{Title: title, Edits: edits}
}

// scaleSelected makes every session of the selection more or less by steps of
// 5 %, and the targets of its weeks that are outlines. Sessions without an
// amount stay as they are.
func scaleSelected(by int) act {
	action := keys.More
	if by < 0 {
		action = keys.Less
	}
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		r := s.pressAll(action, sc)
		var edits []edit.Edit
		stay := 0
		for _, session := range s.picked(sc) {
			if _, known := r.bases[session.ID]; !known {
				r.bases[session.ID] = session
			}
			base, steps := r.bases[session.ID], r.steps+by*count-r.taken[session.ID]
			if steps == 0 {
				continue // it is back where it stayed
			}
			change := edit.Scale{Session: session.ID, Steps: steps, Base: &base, Taken: r.taken[session.ID]}
			if _, err := edit.Apply(sc.Plan, change); err != nil {
				stay++
				continue
			}
			r.taken[session.ID] += steps
			edits = append(edits, change)
		}
		span, _ := s.Selected(sc.Plan)
		for _, at := range weeksIn(sc.Plan, span) {
			if change, ok := r.scaleTarget(sc.Plan.Week(at), by*count); ok && s.sel.of != ofDays {
				edits = append(edits, change)
			}
		}
		r.steps += by * count
		if len(edits) == 0 {
			return screen.Refuse("nothing here states an amount that can be made more or less")
		}
		s.Run = r
		reply := screen.Reply{Edit: titled(fmt.Sprintf("%s: %s %+d %%", s.selectedDays(sc), phrase.Counted(len(edits), "session"), r.steps*5), edits), Run: r.token}
		if stay > 0 {
			reply.Says = phrase.Counted(stay, "session") + " without an amount, or at the least of it, stays"
		}
		return reply
	}
}

// scaleTarget scales the target of a week that is an outline, from what it was
// before the run.
func (r *Run) scaleTarget(week *plan.Microcycle, steps int) (edit.SetTarget, bool) {
	if len(week.Sessions) > 0 || week.Target.IsZero() || week.Target.Measure == plan.TargetShare {
		return edit.SetTarget{}, false
	}
	base, known := r.targets[week.ID]
	if !known {
		base = week.Target
		r.targets[week.ID] = base
	}
	to := base
	to.Value = math.Round(base.Value * math.Pow(1.05, float64(r.steps+steps)))
	if base.Measure == plan.TargetHours {
		to.Value = math.Round(base.Value*math.Pow(1.05, float64(r.steps+steps))*4) / 4
	}
	return edit.SetTarget{Week: week.ID, Target: to}, to != week.Target && to.Value > 0
}

// pressAll goes on with the run on the selection, or begins another.
func (s *Editor) pressAll(action keys.Action, sc *screen.Scene) *Run {
	if s.Run != nil && s.Run.bases != nil && s.Run.selection == *s.sel && (s.Run.action == action || s.Run.action == opposite[action]) {
		return s.Run
	}
	return &Run{
		token: sc.NewID().String(), action: action, selection: *s.sel, began: began{*s.sel, s.Cursor}, Before: sc.Outlook, Found: sc.Findings,
		bases: map[plan.ID]plan.Session{}, taken: map[plan.ID]int{}, targets: map[plan.ID]plan.Target{},
	}
}

// shiftSelected moves the sessions of the selected days by days; selected weeks
// change places with those before or behind them. The presses of a run go on
// with the sessions of the first.
func shiftSelected(by int) act {
	action := keys.Later
	if by < 0 {
		action = keys.Earlier
	}
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		r := s.pressAll(action, sc)
		if s.sel.of != ofDays {
			return s.shiftWeeks(r, by*count, sc)
		}
		if r != s.Run {
			for _, session := range s.picked(sc) {
				r.bases[session.ID] = session
			}
		}
		var edits []edit.Edit
		for _, session := range sessionsOf(sc.Plan, r.bases) {
			at, _, _ := sc.Plan.FindSession(session)
			to, ok := sc.Plan.Locate(at.Date() + calendar.Day(by*count))
			if !ok {
				return screen.Refuse((at.Date() + calendar.Day(by*count)).Format("Mon 2 Jan") + " lies outside the season")
			}
			edits = append(edits, edit.MoveSession{Session: session, To: onDay(sc.Plan, to)})
		}
		if len(edits) == 0 {
			return screen.Refuse("no session in the selection")
		}
		s.shifted(r, calendar.Day(by*count))
		title := fmt.Sprintf("%s moved by %+d days", phrase.Counted(len(edits), "session"), by*count)
		return screen.Reply{Edit: titled(title, edits), Run: r.token}
	}
}

// shifted takes the selection along with what it held.
func (s *Editor) shifted(r *Run, by calendar.Day) {
	s.sel.anchor += by
	s.Cursor += by
	r.selection = *s.sel
	s.Run = r
}

// sessionsOf lists those of some sessions that stand in a plan, in its order.
func sessionsOf(p plan.Plan, some map[plan.ID]plan.Session) []plan.ID {
	var ids []plan.ID
	for at := range p.Weeks() {
		for _, session := range p.Week(at).Sessions {
			if _, ok := some[session.ID]; ok {
				ids = append(ids, session.ID)
			}
		}
	}
	return ids
}

// shiftWeeks lets the selected weeks change places with as many others before
// or behind them. All others keep their dates, and so do events.
func (s *Editor) shiftWeeks(r *Run, by int, sc *screen.Scene) screen.Reply {
	span, _ := s.Selected(sc.Plan)
	in := weeksIn(sc.Plan, span)
	first, last := sc.Plan.Week(in[0]).ID, sc.Plan.Week(in[len(in)-1]).ID
	var edits []edit.Edit
	now := sc.Plan
	for range max(by, -by) {
		change, ok := beside(now, first, last, by > 0)
		if !ok {
			return screen.Refuse("the season ends there")
		}
		result, err := edit.Apply(now, change)
		if err != nil {
			return screen.Refuse(err.Error())
		}
		now = result.Plan
		edits = append(edits, change)
	}
	at, _ := now.FindWeek(first)
	s.shifted(r, at.Start-in[0].Start)
	return screen.Reply{Edit: titled(fmt.Sprintf("%s moved by %+d", phrase.Counted(len(in), "week"), by), edits), Run: r.token}
}

// beside gives the edit that puts the week behind a run of weeks before it, or
// the one before it behind.
func beside(p plan.Plan, first, last plan.ID, later bool) (edit.MoveWeek, bool) {
	all := places(p)
	from, _ := p.FindWeek(first)
	to, _ := p.FindWeek(last)
	i, j := index(all, from.Start), index(all, to.Start)
	if later {
		if j+1 == len(all) || all[j+1].Season != to.Season {
			return edit.MoveWeek{}, false
		}
		return edit.MoveWeek{Week: p.Week(all[j+1]).ID, Before: first}, true
	}
	if i == 0 || all[i-1].Season != from.Season {
		return edit.MoveWeek{}, false
	}
	change := edit.MoveWeek{Week: p.Week(all[i-1]).ID, Block: p.Block(to).ID}
	if j+1 < len(all) && all[j+1].Block == to.Block && all[j+1].Season == to.Season {
		change.Block, change.Before = plan.ID{}, p.Week(all[j+1]).ID
	}
	return change, true
}

// easeSelected makes every session of the selection easy; when all are, it
// gives back those that were made so.
func easeSelected(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	var easier, back []edit.Edit
	for _, session := range s.picked(sc) {
		if hard, ok := s.wasEased(session, sc); ok {
			back = append(back, edit.ChangeSession{Session: keep(hard, session)})
			continue
		}
		if session.Kind != plan.Easy && session.Kind != plan.Recovery && session.Kind != plan.Rest {
			s.eased[session.ID] = session
			easier = append(easier, edit.ChangeSession{Session: keep(edit.Eased(session), session)})
		}
	}
	switch {
	case len(easier) > 0:
		return screen.Reply{Edit: titled(phrase.Counted(len(easier), "session")+" made easy", easier)}
	case len(back) > 0:
		return screen.Reply{Edit: titled(phrase.Counted(len(back), "session")+" as before", back)}
	default:
		return screen.Say("all of it is easy already")
	}
}

// deleteSelected takes the selected weeks out, with what gives way to be
// chosen; of selected days it takes the sessions.
func deleteSelected(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	if s.sel.of == ofDays {
		return cutSelected(s, sc, 1)
	}
	span, _ := s.Selected(sc.Plan)
	in := weeksIn(sc.Plan, span)
	s.sel = nil
	s.Cursor = in[0].Start
	return deleteWeeks(s, sc, len(in))
}

func askTargets(*Editor, *screen.Scene) question {
	return question{
		not:    noSelection,
		prompt: "target of each week ▸ ", hint: "load 450   hours 9h30   65%   none",
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			target, err := notation.ParseTarget(text)
			if err != nil {
				return reading{}, err
			}
			return s.eachWeek(sc, "aim at "+text, func(week *plan.Microcycle) edit.Edit {
				return edit.SetTarget{Week: week.ID, Target: target}
			})
		},
	}
}

func askKinds(*Editor, *screen.Scene) question {
	return question{
		not:    noSelection,
		prompt: "kind of each week ▸ ", hint: "load, down, taper, race, recovery; for whole blocks: block build",
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			text = strings.ToLower(text)
			if phase, ok := strings.CutPrefix(text, "block "); ok {
				return s.eachBlock(sc, strings.TrimSpace(phase))
			}
			kind, err := plan.ParseWeekKind(text)
			if err != nil {
				return reading{}, err
			}
			return s.eachWeek(sc, "are "+kind.String()+" weeks", func(week *plan.Microcycle) edit.Edit {
				return edit.SetKind{Week: week.ID, Kind: kind}
			})
		},
	}
}

// eachBlock gives the blocks that are selected a phase; whole blocks must be.
func (s *Editor) eachBlock(sc *screen.Scene, phase string) (reading, error) {
	span, ok := s.Selected(sc.Plan)
	if !ok {
		return reading{}, errors.New("nothing is selected any more")
	}
	var edits []edit.Edit
	for _, at := range weeksIn(sc.Plan, span) {
		of := sc.Plan.BlockSpan(at)
		if of.From < span.From || of.To > span.To {
			return reading{}, fmt.Errorf("%s is not selected whole: VV selects it", sc.Plan.Block(at).Name)
		}
		if at.Start == of.From {
			edits = append(edits, edit.SetPhase{Block: sc.Plan.Block(at).ID, Phase: plan.Phase(phase)})
		}
	}
	words := phrase.Counted(len(edits), "block") + " for " + phase
	return reading{edit: titled(words, edits), words: words}, nil
}

// eachWeek makes one edit of what is asked of each selected week.
func (s *Editor) eachWeek(sc *screen.Scene, what string, change func(*plan.Microcycle) edit.Edit) (reading, error) {
	span, ok := s.Selected(sc.Plan)
	if !ok {
		return reading{}, errors.New("nothing is selected any more")
	}
	var edits []edit.Edit
	for _, at := range weeksIn(sc.Plan, span) {
		edits = append(edits, change(sc.Plan.Week(at)))
	}
	words := phrase.Counted(len(edits), "week") + " " + what
	return reading{edit: titled(words, edits), words: words}, nil
}
