// Package findings is the screen of what the rules stop at in a plan: the gravest
// first, each with its rule, why, and what would put it right; information and
// what was muted on demand. It imports plan, the editor and the drawing parts of
// tui.
package findings

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan/calendar"
	"ebb/plan/rules"
	"ebb/plan/sorting"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// Screen is the state of the screen of findings: the editor, which it shares with
// the other screens of a plan, and the finding under the cursor, which it keeps
// while the plan changes.
type Screen struct {
	*editor.Editor
	shown  part
	cursor rules.Case
	at     int          // its place in the list, as last seen
	met    calendar.Day // where the editor's cursor stood then

	of   *verdict.Seen // that the list was made of
	made part          // and of which part
	list []entry
	hush int // how many mutes there are

	find   *textinput.Model // words that are typed; nil: none
	from   rules.Case       // where the cursor stood before
	sought string

	page int // rows of the list that fit, as last drawn
	hits screen.Hits
}

// part is which findings are listed.
type part uint8

const (
	grave part = iota // warnings and red ones
	infos
	muted // with the reason, by what mutes them
	parts
)

var partWords = [parts]string{"to stop at", "information", "muted"}

// entry is a finding in the list; of those that are muted what mutes it.
type entry struct {
	*rules.Finding
	day   calendar.Day // 0: none
	title string
	says  string
	hush  *hush // nil: it is not muted
}

// New gives the screen of what an editor edits.
func New(e *editor.Editor) *Screen { return &Screen{Editor: e} }

// look makes the list where it is not that of what is known now, and puts the
// cursor on the finding of the editor's day when that has moved elsewhere.
func (s *Screen) look(sc *screen.Scene) {
	if s.of != sc.Findings || s.made != s.shown {
		s.of, s.made, s.list = sc.Findings, s.shown, s.list[:0]
		hushed := entriesOfMuted(sc)
		s.hush = len(hushed)
		switch s.shown {
		case muted:
			s.list = hushed
		case infos:
			s.add(sc.Findings.Infos())
		default:
			s.add(sc.Findings.All())
			sorting.By(s.list, func(a, b entry) int {
				return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.day, b.day))
			})
		}
	}
	if sc.Findings != nil && s.met != s.Cursor {
		s.met = s.Cursor
		if f, ok := s.Finding(sc); ok {
			s.cursor = f.Case
		}
	}
	for i := range s.list {
		if s.list[i].Case == s.cursor {
			s.at = i
			return
		}
	}
	s.at = max(0, min(s.at, len(s.list)-1))
	if len(s.list) > 0 {
		s.cursor = s.list[s.at].Case
	}
}

func (s *Screen) add(all []rules.Finding) {
	for i := range all {
		f := &all[i]
		s.list = append(s.list, entry{Finding: f, day: s.of.Day(f), title: verdict.Title(f), says: f.Says})
	}
}

// here gives the finding under the cursor; the list must not be empty.
func (s *Screen) here() *entry { return &s.list[s.at] }

// to puts the cursor on a row of the list, or on the end that is nearest.
func (s *Screen) to(i int) {
	if len(s.list) > 0 {
		s.at = min(max(i, 0), len(s.list)-1)
		s.cursor = s.list[s.at].Case
	}
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here {
		return false, ""
	}
	s.look(sc)
	if d.not != nil {
		why = d.not(s, sc)
	}
	return why == "", why
}

// Act does an action count times.
func (s *Screen) Act(a keys.Action, count int, sc *screen.Scene) screen.Reply {
	if ok, why := s.Can(a, sc); !ok {
		return screen.Refuse(why)
	}
	s.Run = nil
	return deeds[a].do(s, sc, count)
}

// Says gives what an action is called here.
func (s *Screen) Says(a keys.Action) string { return deeds[a].says }

// Typing reports whether something is typed or looked at.
func (s *Screen) Typing() bool { return s.find != nil || s.Editor.Typing() }

// Press gives a key to what is typed. Of words that are searched for the cursor
// goes along; enter leaves it there, esc takes it back.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	s.look(sc)
	if s.find == nil {
		return s.Editor.Press(msg, sc)
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			s.find, s.cursor = nil, s.from
			return screen.Reply{}
		case "enter":
			words := strings.TrimSpace(s.find.Value())
			s.find = nil
			if words == "" {
				return screen.Reply{}
			}
			s.sought = words
			return s.seek(0)
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok { // a pasted line break ends nothing
		msg = tea.PasteMsg{Content: strings.Join(strings.Fields(paste.Content), " ")}
	}
	*s.find, _ = s.find.Update(msg)
	s.cursor = s.from
	s.look(sc)
	if i, ok := s.next(strings.TrimSpace(s.find.Value()), 0); ok {
		s.to(i)
	}
	return screen.Reply{}
}

// next gives the place of the next finding that holds words, or of the one
// before; by 0 begins with the one under the cursor.
func (s *Screen) next(words string, by int) (int, bool) {
	words = strings.ToLower(words)
	step := by
	if by == 0 {
		step = 1
	}
	for k := range len(s.list) {
		n := len(s.list)
		i := ((s.at+by+k*step)%n + n) % n
		e := &s.list[i]
		if words != "" && strings.Contains(strings.ToLower(e.Rule.ID+" "+e.title+" "+e.day.Format("Mon 2 Jan")+" "+e.says), words) {
			return i, true
		}
	}
	return 0, false
}

func (s *Screen) seek(by int) screen.Reply {
	i, ok := s.next(s.sought, by)
	if !ok {
		return screen.Refuse("no finding here holds “" + s.sought + "”")
	}
	s.to(i)
	return screen.Reply{}
}

// Point gives the finding that stands at a cell, as a row of the list.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// Select puts the cursor on a row of the list, and tells whether it stood there.
func (s *Screen) Select(item int) (again bool) {
	if item < 0 || item >= len(s.list) {
		return false
	}
	again = s.at == item
	s.to(item)
	return again
}
