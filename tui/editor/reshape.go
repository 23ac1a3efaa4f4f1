package editor

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/ways"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// reshape is a draft that changes the length of a block or season: weeks are
// put in or taken out. What gives way can be turned while it is looked at, and
// under absorb which week does.
type reshape struct {
	reader  keys.Reader
	weeks   int    // how many: negative takes weeks out
	least   int    // the fewest that weeks can come to
	takes   bool   // weeks are taken out
	lengths bool   // h and l change the length; else they choose who gives
	says    string // what should be known beside
	plain   bool   // the screen itself is looked at, not the comparison
	gives   edit.Gives
	turned  bool // the person chose what gives way
	fills   bool // weeks are pasted where as many stand that are empty: onto them is meant
	blind   bool // the ways could not be weighed
	other   int  // of the weeks that can give
	title   func(s *Editor, sc *screen.Scene, weeks int) string
	make    func(s *Editor, sc *screen.Scene, weeks int) (edit.Edit, error)

	compared     // what the edit comes to in every way
	scroll   int // first row of the list
}

// compared is an edit in every way, kept while neither it nor the plan changes.
type compared struct {
	of    *outlook.Outlook
	weeks int
	edit  edit.Edit
	err   error
	all   ways.Comparison
	way   ways.Way   // that is chosen
	list  *ways.List // of its weeks; nil: not made yet
	gives edit.Gives
	other int
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
			make: func(s *Editor, sc *screen.Scene, weeks int) (edit.Edit, error) {
				_, week := s.here(sc)
				change := edit.InsertWeek{Before: week.ID, Week: newWeek(kind, s, sc)}
				for range weeks - 1 {
					change.More = append(change.More, newWeek(kind, s, sc))
				}
				return change, nil
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
		takes: true, weeks: count, least: 1, gives: s.gives,
		title: func(s *Editor, sc *screen.Scene, weeks int) string {
			at, _ := s.here(sc)
			return fmt.Sprintf("take out %s from %s", phrase.Counted(len(weeksFrom(sc.Plan, at, weeks)), "week"), at.Start.Format("Mon 2 Jan"))
		},
		make: func(s *Editor, sc *screen.Scene, weeks int) (edit.Edit, error) {
			at, _ := s.here(sc)
			var batch edit.Batch
			for _, week := range weeksFrom(sc.Plan, at, weeks) {
				batch.Edits = append(batch.Edits, edit.DeleteWeek{Week: sc.Plan.Week(week).ID})
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
		lengths: true, weeks: 0, least: 1 - len(sc.Plan.Block(at).Weeks), gives: s.gives,
		title: func(s *Editor, sc *screen.Scene, weeks int) string {
			at, _ := s.here(sc)
			block := sc.Plan.Block(at)
			return fmt.Sprintf("stretch %s: %s (%+d)", block.Name, phrase.Counted(len(block.Weeks)+weeks, "week"), weeks)
		},
		make: func(s *Editor, sc *screen.Scene, weeks int) (edit.Edit, error) {
			if weeks == 0 {
				return nil, errNothingYet
			}
			at, _ := s.here(sc)
			block := sc.Plan.Block(at)
			change := edit.ResizeBlock{Block: block.ID, Weeks: len(block.Weeks) + weeks}
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
	if key.String() == "tab" {
		r.plain = !r.plain
		return going
	}
	stroke := r.reader.Read(key.String())
	stroke.Action = keys.Instead(stroke.Action)
	switch stroke.Action {
	case keys.GivesWay:
		r.nextWay()
	case keys.More:
		r.longer(stroke.Count)
	case keys.Less:
		r.longer(-stroke.Count)
	case keys.DayOn:
		r.sideways(stroke.Count)
	case keys.DayBack:
		r.sideways(-stroke.Count)
	case keys.SessionOn:
		r.choose(stroke.Count)
	case keys.SessionBack:
		r.choose(-stroke.Count)
	case keys.WeekOn, keys.ScreenOn:
		r.scroll++
	case keys.WeekBack, keys.ScreenBack:
		r.scroll = max(0, r.scroll-1)
	default: // other keys mean nothing while a length is chosen
	}
	return going
}

// sideways is what h and l do: the length, or who gives.
func (r *reshape) sideways(by int) {
	if r.lengths || r.gives != edit.Absorb || len(r.all.Others) == 0 {
		r.longer(by)
		return
	}
	r.choose(by)
}

func (r *reshape) longer(by int) {
	r.weeks = min(max(r.weeks+by, r.least), keys.MaxCount)
	r.other = 0
}

// choose goes through the weeks that can give.
func (r *reshape) choose(by int) {
	if n := len(r.all.Others); n > 0 && r.gives == edit.Absorb {
		r.other = ((r.other+by)%n + n) % n
	}
}

// nextWay goes on to the next way in which the edit can be done.
func (r *reshape) nextWay() {
	r.other, r.turned = 0, true
	for range edit.AllGives() {
		r.gives = nextWay(r.gives)
		if r.edit == nil || r.all.Ways == nil || r.all.Do(r.gives).Err == nil {
			return
		}
	}
}

// propose begins with the way that was chosen for all changes (o on a screen), or
// else with a push, unless that takes a taper from its race and another does not.
func (r *reshape) propose(s *Editor) {
	can := func(gives edit.Gives) bool { return r.all.Do(gives).Err == nil }
	if r.all.Ways == nil || r.turned || s.chose && can(r.gives) {
		return
	}
	order := []edit.Gives{edit.Push, edit.Absorb, edit.Cascade, edit.Alone}
	if r.takes || r.weeks < 0 { // days that become free are best left to rest
		order = []edit.Gives{edit.Push, edit.Alone, edit.Cascade, edit.Absorb}
	}
	if r.fills {
		order = []edit.Gives{edit.Alone, edit.Push, edit.Absorb, edit.Cascade}
	}
	for _, gives := range order {
		if can(gives) && len(r.all.Do(gives).Parted) == 0 {
			r.gives = gives
			return
		}
	}
	for _, gives := range edit.AllGives() {
		if can(gives) {
			r.gives = gives
			return
		}
	}
}

// compare works out what the edit comes to, as far as it is not known: the way
// that is chosen here, the others by Weigh.
func (r *reshape) compare(s *Editor, sc *screen.Scene) error {
	if r.of != sc.Outlook || r.compared.weeks != r.weeks || r.edit == nil && r.err == nil {
		r.compared = compared{of: sc.Outlook, weeks: r.weeks}
		r.edit, r.err = r.make(s, sc, r.weeks)
		if r.err == nil {
			r.all = ways.Open(sc.Outlook, r.edit, s.Cursor)
			r.propose(s)
		}
	}
	if r.err != nil {
		return r.err
	}
	if r.list != nil && r.compared.gives == r.gives && r.compared.other == r.other {
		return nil
	}
	r.way = ways.Way{}
	switch {
	case r.all.Ways == nil:
	case r.gives == edit.Absorb && r.other > 0 && r.other < len(r.all.Others):
		r.way = r.all.Choose(r.other)
	case r.undecided():
		r.way = r.all.Do(r.gives)
	default:
		r.way = r.all.Measure(r.gives)
	}
	r.list = ways.Weeks(sc.Outlook, r.way, s.Cursor)
	r.compared.gives, r.compared.other = r.gives, r.other
	return nil
}

func (r *reshape) change(s *Editor, sc *screen.Scene) (edit.Edit, error) {
	if err := r.compare(s, sc); err != nil {
		return nil, err
	}
	return r.way.Edit, r.way.Err
}

func (r *reshape) take(s *Editor, sc *screen.Scene) (screen.Reply, error) {
	if r.undecided() { // nobody waited
		r.all, r.list = r.all.Whole(), nil
	}
	change, err := r.change(s, sc)
	if err == nil {
		s.sel = nil
		s.remember(r.again(), noSeason, nil, 1)
	}
	return screen.Reply{Edit: change}, err
}

// again does the same once more where the cursor is, in the same way; who gives
// is chosen anew.
func (r *reshape) again() act {
	weeks, gives, build := r.weeks, r.gives, r.make
	return func(s *Editor, sc *screen.Scene, count int) screen.Reply {
		change, err := build(s, sc, weeks*count)
		if err != nil {
			return screen.Refuse(err.Error())
		}
		change, _ = edit.WithWay(change, gives, plan.ID{})
		if _, err := edit.Apply(sc.Plan, change); err != nil {
			return screen.Refuse(err.Error())
		}
		return screen.Reply{Edit: change}
	}
}

// nextWay gives the way after one.
func nextWay(gives edit.Gives) edit.Gives {
	all := edit.AllGives()
	return all[(slices.Index(all, gives)+1)%len(all)]
}

// turnGives chooses what gives way from now on.
func turnGives(s *Editor, _ *screen.Scene, _ int) screen.Reply {
	s.gives, s.chose = nextWay(s.gives), true
	return screen.Say(givesWords(s.gives))
}

func givesWords(gives edit.Gives) string {
	return [...]string{
		edit.Push: "push: all later weeks move", edit.Cascade: "cascade: weeks move until there is room",
		edit.Absorb: "absorb: one load week gives, races stay", edit.Alone: "alone: nothing else moves",
	}[gives]
}
