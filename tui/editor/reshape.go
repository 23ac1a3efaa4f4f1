package editor

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// reshape is a draft that changes the length of a block or season: weeks are
// put in or taken out. What gives way can be turned while it is looked at.
type reshape struct {
	reader keys.Reader
	weeks  int // how many: negative takes weeks out
	least  int // the fewest that weeks can come to
	gives  edit.Gives
	title  func(s *Editor, sc *screen.Scene, weeks int) string
	make   func(s *Editor, sc *screen.Scene, weeks int, gives edit.Gives) (edit.Edit, error)
}

// downShare is the load of a new down week in percent of the two largest
// weeks before it.
const downShare = 65

func insertWeeks(kind plan.WeekKind) act {
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		s.draft = &reshape{
			weeks: count, least: 1, gives: s.gives,
			title: func(s *Editor, sc *screen.Scene, weeks int) string {
				at, _ := s.here(sc)
				return fmt.Sprintf("insert %s before %s", phrase.Counted(weeks, kind.String()+" week"), at.Start.Format("Mon 2 Jan"))
			},
			make: func(s *Editor, sc *screen.Scene, weeks int, gives edit.Gives) (edit.Edit, error) {
				_, week := s.here(sc)
				var batch edit.Batch
				for range weeks {
					batch.Edits = append(batch.Edits, edit.InsertWeek{Before: week.ID, Week: newWeek(kind, s, sc), Gives: gives})
				}
				if weeks == 1 {
					return batch.Edits[0], nil
				}
				return batch, nil
			},
		}
		return screen.Reply{}
	}
}

// newWeek makes a week without sessions: a down week aims at its share of the
// weeks before, a load week at the load of the week under the cursor.
func newWeek(kind plan.WeekKind, s *Editor, sc *screen.Scene) plan.Microcycle {
	at, week := s.here(sc)
	target := plan.Target{Measure: plan.TargetShare, Value: downShare}
	if kind == plan.LoadWeek {
		target = plan.Target{}
		if planned := int(sc.Outlook.Week(at).Planned + .5); planned > 0 {
			target = plan.Target{Measure: plan.TargetLoad, Value: float64(planned)}
		}
	}
	return plan.Microcycle{ID: sc.NewID(), Kind: kind, Days: week.Days, Target: target}
}

func deleteWeeks(s *Editor, _ *screen.Scene, count int) screen.Reply {
	s.draft = &reshape{
		weeks: count, least: 1, gives: s.gives,
		title: func(s *Editor, sc *screen.Scene, weeks int) string {
			at, _ := s.here(sc)
			return fmt.Sprintf("take out %s from %s", phrase.Counted(len(weeksFrom(sc.Plan, at, weeks)), "week"), at.Start.Format("Mon 2 Jan"))
		},
		make: func(s *Editor, sc *screen.Scene, weeks int, gives edit.Gives) (edit.Edit, error) {
			at, _ := s.here(sc)
			var batch edit.Batch
			for _, week := range weeksFrom(sc.Plan, at, weeks) {
				batch.Edits = append(batch.Edits, edit.DeleteWeek{Week: sc.Plan.Week(week).ID, Gives: gives})
			}
			if len(batch.Edits) == 1 {
				return batch.Edits[0], nil
			}
			return batch, nil
		},
	}
	return screen.Reply{}
}

// weeksFrom lists so many weeks of a season from one on, or as many as it has.
func weeksFrom(p plan.Plan, at plan.Place, count int) []plan.Place {
	all := places(p)
	all = all[index(all, at.Start):]
	n := 0
	for n < len(all) && n < count && all[n].Season == at.Season {
		n++
	}
	return all[:n]
}

// stretch makes the block longer or shorter at its end. A new week is like the
// last one of the block.
func stretch(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	at, _ := s.here(sc)
	s.draft = &reshape{
		weeks: 0, least: 1 - len(sc.Plan.Block(at).Weeks), gives: s.gives,
		title: func(s *Editor, sc *screen.Scene, weeks int) string {
			at, _ := s.here(sc)
			block := sc.Plan.Block(at)
			return fmt.Sprintf("stretch %s: %s (%+d)", block.Name, phrase.Counted(len(block.Weeks)+weeks, "week"), weeks)
		},
		make: func(s *Editor, sc *screen.Scene, weeks int, gives edit.Gives) (edit.Edit, error) {
			if weeks == 0 {
				return nil, errNothingYet
			}
			at, _ := s.here(sc)
			block := sc.Plan.Block(at)
			change := edit.ResizeBlock{Block: block.ID, Weeks: len(block.Weeks) + weeks, Gives: gives}
			for range weeks {
				change.Add = append(change.Add, likeWeek(block.Weeks[len(block.Weeks)-1], sc))
			}
			return change, nil
		},
	}
	return screen.Reply{}
}

// StretchFrom begins to stretch the block under the cursor, as a drag of its
// edge does.
func (s *Editor) StretchFrom(sc *screen.Scene) { stretch(s, sc, 0) }

// StretchTo stretches the block that is being stretched until it ends with the
// week of a day.
func (s *Editor) StretchTo(day calendar.Day, sc *screen.Scene) {
	r, ok := s.draft.(*reshape)
	if !ok {
		return
	}
	here, _ := s.here(sc)
	all := places(sc.Plan)
	last := index(all, here.Start) + len(sc.Plan.Block(here).Weeks) - 1 - here.Week
	to := last
	for i, at := range all {
		if at.Season == here.Season && at.Start <= day {
			to = i
		}
	}
	r.weeks = min(max(to-last, r.least), keys.MaxCount)
}

// likeWeek copies a week with new ids.
func likeWeek(week plan.Microcycle, sc *screen.Scene) plan.Microcycle {
	week.ID = sc.NewID()
	sessions := make([]plan.Session, len(week.Sessions))
	for i := range week.Sessions {
		sessions[i] = week.Sessions[i].Clone()
		sessions[i].ID = sc.NewID()
	}
	week.Sessions = sessions
	return week
}

func (r *reshape) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	if end := ends(msg); end != going {
		if end == left && r.reader.Reset() {
			return going
		}
		if end == taken && r.weeks == 0 {
			return left
		}
		return end
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return going
	}
	stroke := r.reader.Read(key.String())
	switch stroke.Action {
	case keys.GivesWay:
		r.gives = nextWay(r.gives)
	case keys.DayOn, keys.More:
		r.weeks = min(r.weeks+stroke.Count, keys.MaxCount)
	case keys.DayBack, keys.Less:
		r.weeks = max(r.weeks-stroke.Count, r.least)
	default: // other keys mean nothing while a length is chosen
	}
	return going
}

func (r *reshape) change(s *Editor, sc *screen.Scene) (edit.Edit, error) {
	return r.make(s, sc, r.weeks, r.gives)
}

func (r *reshape) take(s *Editor, sc *screen.Scene) (screen.Reply, error) {
	change, err := r.make(s, sc, r.weeks, r.gives)
	if err == nil && s.Ahead != nil && s.Ahead.Err != nil {
		err = s.Ahead.Err
	}
	return screen.Reply{Edit: change}, err
}

// ways are the answers to "what gives way" that can be turned through.
var ways = []struct {
	gives edit.Gives
	words string
}{
	{edit.Push, "push: all later weeks move"},
	{edit.Alone, "alone: nothing else moves"},
}

// nextWay gives the way after one.
func nextWay(gives edit.Gives) edit.Gives {
	for i, way := range ways {
		if way.gives == gives {
			return ways[(i+1)%len(ways)].gives
		}
	}
	return edit.Push
}

// turnGives chooses what gives way from now on.
func turnGives(s *Editor, _ *screen.Scene, _ int) screen.Reply {
	s.gives = nextWay(s.gives)
	return screen.Say(givesWords(s.gives))
}

func givesWords(gives edit.Gives) string {
	for _, way := range ways {
		if way.gives == gives {
			return way.words
		}
	}
	return ""
}
