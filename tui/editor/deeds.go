package editor

import (
	"ebb/plan"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// deed is what an action does on this screen, and why it can't be done now.
type deed struct {
	do  func(s *Editor, sc *screen.Scene, count int) screen.Reply
	not func(s *Editor, sc *screen.Scene) string // "" when it can be done; nil: always
}

// deeds ties the actions of the table to what they do here. Actions that are
// not in it belong to the program around the screen.
var deeds map[keys.Action]deed

func init() { // an initializer, as some deeds read the table
	deeds = map[keys.Action]deed{
		keys.DayBack:     {do: days(-1), not: noSeason},
		keys.DayOn:       {do: days(1), not: noSeason},
		keys.WeekOn:      {do: weeks(1), not: noSeason},
		keys.WeekBack:    {do: weeks(-1), not: noSeason},
		keys.RowOn:       {do: rows(1), not: noSeason},
		keys.RowBack:     {do: rows(-1), not: noSeason},
		keys.SessionOn:   {do: sessions(1), not: noSeason},
		keys.SessionBack: {do: sessions(-1), not: noSeason},
		keys.BlockOn:     {do: blocks(1), not: noSeason},
		keys.BlockBack:   {do: blocks(-1), not: noSeason},
		keys.WeekFirst:   {do: weekEnd(false), not: noSeason},
		keys.WeekLast:    {do: weekEnd(true), not: noSeason},
		keys.SeasonFirst: {do: seasonEnd(false), not: noSeason},
		keys.SeasonLast:  {do: seasonEnd(true), not: noSeason},
		keys.ScreenOn:    {do: weeks(4), not: noSeason},
		keys.ScreenBack:  {do: weeks(-4), not: noSeason},
		keys.GoToToday:   {do: toToday, not: noSeason},
		keys.GoToDate:    {do: ask(askDate), not: noSeason},

		keys.Search:     {do: ask(askSearch), not: noSeason},
		keys.SearchOn:   {do: found(1), not: nothingSought},
		keys.SearchBack: {do: found(-1), not: nothingSought},

		keys.FindingOn:   {do: toFinding(1), not: noFinding},
		keys.FindingBack: {do: toFinding(-1), not: noFinding},
		keys.Fix:         {do: fix, not: nothingHere},
		keys.Mute:        {do: mute, not: nothingHere},

		keys.In:        {do: openDay, not: noSeason}, // where no screen lies further in
		keys.DayText:   {do: openDay, not: noSeason},
		keys.BlockText: {do: openBlock, not: noSeason},
		keys.Out:       {do: out},

		keys.AddLine:  {do: ask(askSession)},
		keys.EditLine: {do: editOrAdd},
		keys.More:     {do: scale(1), not: noSession},
		keys.Less:     {do: scale(-1), not: noSession},
		keys.Earlier:  {do: shift(-1), not: noSession},
		keys.Later:    {do: shift(1), not: noSession},
		keys.Cut:      {do: cut, not: noSession},
		keys.Copy:     {do: copySession, not: noSession},

		keys.SelectDays:  {do: selectBy(ofDays, ofDays), not: noSeason},
		keys.SelectWeeks: {do: selectBy(ofWeeks, ofBlocks), not: noSeason},
		keys.PasteAfter:  {do: paste(1), not: nothingCut},
		keys.PasteBefore: {do: paste(0), not: nothingCut},
		keys.Carry:       {do: carry, not: noSession},
		keys.SwapDays:    {do: swap, not: noSeason},
		keys.Ease:        {do: ease, not: noSession},
		keys.Done:        {do: done, not: notDoable},
		keys.LogLine:     {do: ask(askRecord), not: future},

		keys.InsertWeek:  {do: insertWeeks(plan.LoadWeek), not: noSeason},
		keys.InsertDown:  {do: insertWeeks(plan.DownWeek), not: noSeason},
		keys.DeleteWeek:  {do: deleteWeeks, not: noSeason},
		keys.Stretch:     {do: stretch, not: noSeason},
		keys.Split:       {do: split, not: noSplit},
		keys.Merge:       {do: merge, not: noNextBlock},
		keys.GivesWay:    {do: turnGives},
		keys.SetTarget:   {do: ask(askTarget), not: noSeason},
		keys.SetKind:     {do: ask(askKind), not: noSeason},
		keys.WeekLength:  {do: ask(askLength), not: noSeason},
		keys.RenameBlock: {do: ask(askName), not: noSeason},
		keys.AddEvent:    {do: newEvent},
		keys.DeleteEvent: {do: deleteEvent, not: noEvent},

		keys.Undo:  {do: undo},
		keys.Redo:  {do: redo},
		keys.Again: {do: again, not: nothingYet},
	}
}

// Can reports whether an action does something now; when not, why says so. An
// action that is none of this screen's has ok false and no why.
func (s *Editor) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	d, here := s.deed(a)
	if !here || sc.Hidden(a) {
		return false, ""
	}
	if d.not == nil {
		return true, ""
	}
	why = d.not(s, sc)
	return why == "", why
}

// Act does an action count times.
func (s *Editor) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	if s.Run != nil && s.Run.action != a && opposite[a] != s.Run.action && a != keys.Out {
		s.Run = nil
	}
	d, _ := s.deed(a)
	on := s.selectedStretch(sc)
	if _, whole := operators[a]; !whole {
		on = nil
	}
	reply := d.do(s, sc, count)
	if repeatable[a] && !reply.Fault && s.draft == nil {
		s.remember(d.do, d.not, on, count)
	}
	s.Refresh(sc)
	return reply
}

// deed gives what an action does now: to the selection while there is one.
func (s *Editor) deed(a keys.Action) (d deed, ok bool) {
	if s.sel != nil {
		if d, ok = operators[a]; ok {
			return d, true
		}
	}
	d, ok = deeds[a]
	return d, ok
}

// opposite pairs the actions whose presses belong to one run.
var opposite = map[keys.Action]keys.Action{
	keys.More: keys.Less, keys.Less: keys.More, keys.Earlier: keys.Later, keys.Later: keys.Earlier,
}

// out ends one thing: the run on screen, then the selection, then the screen.
func out(s *Editor, _ *screen.Scene, _ int) screen.Reply {
	switch {
	case s.Run != nil:
		s.follow = s.Run.Target
		if s.Run.bases != nil { // a selection goes back with what it held
			was := s.Run.began
			s.sel, s.Cursor = &was.selection, was.cursor
		}
		s.Run = nil
		return screen.Reply{Undo: 1}
	case s.sel != nil:
		s.sel = nil
		return screen.Say("selection ended")
	default:
		return screen.Reply{Leave: true}
	}
}

func undo(_ *Editor, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Undo: count} }
func redo(_ *Editor, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Redo: count} }

func noSeason(_ *Editor, sc *screen.Scene) string {
	if len(sc.Plan.Seasons) == 0 {
		if sc.Hidden(keys.AddLine) {
			return "there is no season yet"
		}
		return "there is no season yet: a adds a session and makes one"
	}
	return ""
}

func noSession(s *Editor, sc *screen.Scene) string {
	if _, ok := s.Session(sc); !ok {
		if sc.Hidden(keys.AddLine) {
			return "no session on " + s.Cursor.Format("Mon 2 Jan")
		}
		return "no session on " + s.Cursor.Format("Mon 2 Jan") + ": a adds one"
	}
	return ""
}

func nothingCut(s *Editor, sc *screen.Scene) string {
	if s.register.empty() {
		return "nothing to paste: x cuts, y copies"
	}
	return noSeason(s, sc)
}

func future(s *Editor, sc *screen.Scene) string {
	if s.Cursor > sc.Today {
		return s.Cursor.Format("Mon 2 Jan") + " is yet to come"
	}
	return noSeason(s, sc)
}

func notDoable(s *Editor, sc *screen.Scene) string {
	if why := noSession(s, sc); why != "" {
		return why
	}
	return future(s, sc)
}

func noEvent(s *Editor, sc *screen.Scene) string {
	if len(sc.Plan.EventsOn(s.Cursor)) == 0 {
		return "no event on " + s.Cursor.Format("Mon 2 Jan")
	}
	return ""
}
