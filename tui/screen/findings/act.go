package findings

import (
	"ebb/plan/edit"
	"ebb/plan/rules"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// deed is what an action does on this screen, and why it can't be done now.
type deed struct {
	says string // what it is called here; "": as everywhere
	do   func(s *Screen, sc *screen.Scene, count int) screen.Reply
	not  func(s *Screen, sc *screen.Scene) string // "" when it can be done; nil: always
}

// deeds ties the actions of the table to what they do here.
var deeds map[keys.Action]deed

func init() { // an initializer, as some deeds read the table
	deeds = map[keys.Action]deed{
		keys.WeekOn:      {do: steps(1), not: none, says: "next finding"},
		keys.WeekBack:    {do: steps(-1), not: none, says: "previous finding"},
		keys.FindingOn:   {do: steps(1), not: none},
		keys.FindingBack: {do: steps(-1), not: none},
		keys.SeasonFirst: {do: toEnd(-1), not: none, says: "first finding"},
		keys.SeasonLast:  {do: toEnd(1), not: none, says: "last finding"},
		keys.ScreenOn:    {do: pages(1), not: none},
		keys.ScreenBack:  {do: pages(-1), not: none},
		keys.PanelOn:     {do: turn(1), says: "information, muted"},
		keys.PanelBack:   {do: turn(-1), says: "back from them"},
		keys.In:          {do: enter, not: dayless, says: "its day in the block; the days of one that comes again"},
		keys.Out:         {do: out},
		keys.Search:      {do: ask, not: none, says: "find a word"},
		keys.SearchOn:    {do: again(1), not: notSought},
		keys.SearchBack:  {do: again(-1), not: notSought},
		keys.Fix:         {do: fix, not: silent, says: "fix it"},
		keys.Mute:        {do: mute, not: none, says: "mute it, or tell it again"},

		keys.Undo: {do: func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Undo: count} }},
		keys.Redo: {do: func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Redo: count} }},
	}
}

func none(s *Screen, sc *screen.Scene) string {
	switch {
	case len(s.list) > 0:
		return ""
	case sc.Findings == nil:
		return "the rules have not been asked yet"
	default:
		return nothing[s.shown]
	}
}

// nothing says of each part that it is empty.
var nothing = [parts]string{"the rules find nothing to stop at", "there is no information", "nothing is muted"}

// dayless says why there is no day to go to.
func dayless(s *Screen, sc *screen.Scene) string {
	if why := none(s, sc); why != "" || s.here().day != 0 {
		return why
	}
	return "this stands on no day"
}

// silent says why there is nothing to fix: what is muted is told again first.
func silent(s *Screen, sc *screen.Scene) string {
	if why := none(s, sc); why != "" || s.here().hush == nil {
		return why
	}
	return "it is muted: m tells it again"
}

func notSought(s *Screen, sc *screen.Scene) string {
	if s.sought == "" {
		return "nothing was searched yet: / searches"
	}
	return none(s, sc)
}

func steps(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		s.to(s.at + by*count)
		return screen.Reply{}
	}
}

func pages(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		s.to(s.at + by*count*max(1, s.page-1))
		return screen.Reply{}
	}
}

func toEnd(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply {
		s.to(by * len(s.list))
		return screen.Reply{}
	}
}

// turn goes on to another part of what there is.
func turn(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, sc *screen.Scene, _ int) screen.Reply {
		s.shown = part((int(s.shown) + by + int(parts)) % int(parts))
		s.at, s.met = 0, s.Cursor
		s.look(sc)
		return screen.Reply{}
	}
}

// enter opens a group, or goes to the day of the finding in the block.
func enter(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.here()
	if e.group != nil {
		s.turnGroup(e, sc)
		return screen.Reply{}
	}
	s.ToFinding(e.Finding, sc)
	s.met = s.Cursor
	reply := screen.To(screen.Block)
	if s.Cursor != e.day {
		reply.Says = e.day.Format("Mon 2 Jan") + " lies outside every season: this is the nearest day"
	}
	return reply
}

// out ends one thing: the group that is open here, another part than the gravest,
// then the screen.
func out(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	s.look(sc)
	if len(s.list) > 0 {
		if e := s.here(); e.inside || e.group != nil && s.open(e) {
			s.turnGroup(e, sc)
			return screen.Reply{}
		}
	}
	if s.shown == grave {
		return screen.Reply{Leave: true}
	}
	return turn(-int(s.shown))(s, sc, 1)
}

// longestWords bounds what is typed to find something.
const longestWords = 80

func ask(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	input := screen.NewField(longestWords)
	s.find, s.from = &input, s.cursor
	return screen.Reply{}
}

func again(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		reply := screen.Reply{}
		for range count {
			reply = s.seek(by)
		}
		return reply
	}
}

func fix(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	return s.FixFinding(s.here().toFix(sc.Findings), sc)
}

// toFix gives the finding that a key would fix: of a group the first that may
// have a fix.
func (e *entry) toFix(in *verdict.Seen) *rules.Finding {
	if e.group != nil {
		for _, f := range e.group.Findings {
			if in.Fixable(f) {
				return f
			}
		}
	}
	return e.Finding
}

// mute asks why a finding is to be muted; one that is muted is told again.
func mute(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.here()
	switch {
	case e.hush == nil:
		return s.MuteFinding(e.Finding, sc)
	case e.hush.always:
		return editor.Unmute(sc, e.Rule)
	default:
		return screen.Reply{Edit: edit.Unmute{Mute: e.hush.id, Called: e.title}}
	}
}
