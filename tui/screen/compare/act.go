package compare

import (
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// deed is what an action does on this screen, what it is called here, and why it
// can't be done now.
type deed struct {
	name string // "" when it is called as everywhere
	do   func(s *Screen, sc *screen.Scene, count int) screen.Reply
	not  func(s *Screen) string // "" when it can be done; nil: always
}

// deeds ties the actions of the table to what they do here.
var deeds = map[keys.Action]deed{
	keys.WeekOn:      {"a row on", steps(1), noBranch},
	keys.WeekBack:    {"a row back", steps(-1), noBranch},
	keys.SeasonFirst: {"the first row", toEnd(-1), noBranch},
	keys.SeasonLast:  {"the last row", toEnd(1), noBranch},
	keys.ScreenOn:    {"", pages(1), noBranch},
	keys.ScreenBack:  {"", pages(-1), noBranch},
	keys.PanelOn:     {"branches, differences", turn, noDifference},
	keys.PanelBack:   {"differences, branches", turn, noDifference},
	keys.DayOn:       {"the differences", focus(true), noDifference},
	keys.DayBack:     {"the branches", focus(false), nil},
	keys.In:          {"go to the branch, or to the day", enter, isHere},
	keys.SearchOn:    {"new branch", ask(forNew), noBranch},
	keys.EditLine:    {"rename the branch", ask(forRename), isMain},
	keys.Cut:         {"drop the branch", about(screen.DropBranch), isMain},
	keys.Merge:       {"take the branch over", about(screen.TakeBranch), isMain},
	keys.Copy:        {"compare the others with this", compareWith, noBranch},
	keys.LogLine:     {"release until a day", ask(forRelease), noBranch},
	keys.Undo:        {"take back what was done to branches", back(screen.UndoOnMain), nil},
	keys.Redo:        {"do it to them again", back(screen.RedoOnMain), nil},
	keys.Out:         {"", out, nil},
}

// Says gives what an action is called on this screen, "" when it has no name of
// its own here.
func (s *Screen) Says(a keys.Action) string { return deeds[a].name }

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, _ *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here {
		return false, ""
	}
	if d.not != nil {
		why = d.not(s)
	}
	return why == "", why
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	return deeds[a].do(s, sc, count)
}

func noBranch(s *Screen) string {
	switch {
	case s.failed != "":
		return s.failed
	case len(s.all) == 0:
		return "the branches are being read"
	default:
		return ""
	}
}

func isMain(s *Screen) string {
	if why := noBranch(s); why != "" {
		return why
	}
	if s.cursor == Main {
		return "main is the plan that the athlete sees: it stays, and keeps its name"
	}
	return ""
}

func isHere(s *Screen) string {
	if why := noBranch(s); why != "" {
		return why
	}
	if !s.low && s.cursor == s.of.Branch {
		return "this is the branch that is seen"
	}
	return ""
}

func noDifference(s *Screen) string {
	switch a, b := s.pair(); {
	case s.list().Len() > 0:
		return ""
	case a != b && s.comparison() == nil:
		return "they are being compared"
	case a != b:
		return "there is no difference between them"
	default:
		return "there is nothing to compare with yet: n makes a branch"
	}
}

func steps(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		if s.low {
			s.list().Step(by * count)
		} else {
			s.step(by * count)
		}
		return screen.Reply{}
	}
}

func pages(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		if s.low {
			s.list().Page(by * count)
		} else {
			s.step(by * count * max(1, s.page-1))
		}
		return screen.Reply{}
	}
}

func toEnd(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply {
		if s.low {
			s.list().Step(by * s.list().Len())
		} else {
			s.step(by * len(s.all))
		}
		return screen.Reply{}
	}
}

func turn(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	s.low = !s.low
	return screen.Reply{}
}

func focus(low bool) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply {
		s.low = low
		return screen.Reply{}
	}
}

// enter goes to the branch under the cursor, or to the day of the difference.
func enter(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	if !s.low {
		return screen.Reply{Ask: screen.Ask{Do: screen.SwitchBranch, Branch: s.cursor}}
	}
	d, _ := s.list().At()
	s.MoveTo(d.Day, sc)
	return screen.To(screen.Block)
}

// about asks for something to be done to the branch under the cursor.
func about(do screen.Deed) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, _ int) screen.Reply {
		return screen.Reply{Ask: screen.Ask{Do: do, Branch: s.cursor}}
	}
}

func back(do screen.Deed) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(*Screen, *screen.Scene, int) screen.Reply { return screen.Reply{Ask: screen.Ask{Do: do}} }
}

// compareWith makes the branch under the cursor the one that others are compared
// with.
func compareWith(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	s.base, s.low = s.cursor, false
	return screen.Say("compared with " + s.base + ": j k choose the other")
}

// out ends one thing: the differences, then the screen.
func out(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	if s.low {
		s.low = false
		return screen.Reply{}
	}
	return screen.Reply{Leave: true}
}
