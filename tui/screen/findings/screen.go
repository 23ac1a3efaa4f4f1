// Package findings is the screen of what the rules stop at in a plan: the gravest
// first, each with its rule, why, and what would put it right; information and
// what was muted on demand. It imports plan, the editor and the drawing parts of
// tui.
package findings

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan/calendar"
	"ebb/plan/rules"
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
	cursor mark
	at     int          // its place in the list, as last seen
	met    calendar.Day // where the editor's cursor stood then
	opened []kind       // the groups whose findings are listed one by one

	of   *verdict.Seen // that the list was made of
	made part          // and of which part
	list []entry
	hush int // how many mutes there are

	find   *textinput.Model // words that are typed; nil: none
	from   mark             // where the cursor stood before
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

// entry is a finding in the list, or a group of them by its first; of those that
// are muted what mutes it.
type entry struct {
	*rules.Finding
	day    calendar.Day // 0: none
	title  string
	says   string
	hush   *hush          // nil: it is not muted
	group  *verdict.Group // nil: it is one
	inside bool           // it is one of a group that is opened
}

// mark tells one row of the list from the others, whatever becomes of the plan.
type mark struct {
	rules.Case
	group bool
}

func (e *entry) mark() mark { return mark{e.Case, e.group != nil} }

// kind tells one group from the others.
type kind struct {
	rule, way string
	severity  rules.Severity
}

func (e *entry) kind() kind { return kind{e.Rule.ID, e.Way(), e.Severity} }

// open reports whether the findings of a group are listed one by one.
func (s *Screen) open(e *entry) bool { return slices.Contains(s.opened, e.kind()) }

// New gives the screen of what an editor edits.
func New(e *editor.Editor) *Screen { return &Screen{Editor: e} }

// look makes the list where it is not that of what is known now, and puts the
// cursor on the finding of the editor's day when that has moved elsewhere.
func (s *Screen) look(sc *screen.Scene) {
	if s.of != sc.Findings || s.made != s.shown {
		s.of, s.made, s.list = sc.Findings, s.shown, s.list[:0]
		hushed := entriesOfMuted(sc)
		s.hush = len(hushed)
		if s.shown == muted {
			s.list = hushed
		}
		s.add()
	}
	if sc.Findings != nil && s.met != s.Cursor && !s.Editor.Typing() {
		s.met = s.Cursor
		if f, ok := s.Finding(sc); ok {
			s.cursor = mark{Case: f.Case}
			s.reveal(f)
		}
	}
	for i := range s.list {
		if s.list[i].mark() == s.cursor {
			s.at = i
			return
		}
	}
	if sc.Findings == nil { // the row stays till it is known what is found now
		return
	}
	s.at = max(0, min(s.at, len(s.list)-1))
	if len(s.list) > 0 {
		s.cursor = s.list[s.at].mark()
	}
}

// add lists the findings of the part that is shown, those that say the same of
// several days as one until they are asked for.
func (s *Screen) add() {
	groups := s.of.Gather([parts][]rules.Finding{grave: s.of.All(), infos: s.of.Infos()}[s.shown])
	for i := range groups {
		g := &groups[i]
		if !g.Several() {
			s.list = append(s.list, s.entry(g.Findings[0]))
			continue
		}
		head := s.entry(g.Findings[0])
		head.group, head.says = g, g.Says()
		s.list = append(s.list, head)
		if !s.open(&head) {
			continue
		}
		for _, f := range g.Findings {
			one := s.entry(f)
			one.inside = true
			s.list = append(s.list, one)
		}
	}
}

func (s *Screen) entry(f *rules.Finding) entry {
	return entry{Finding: f, day: s.of.Day(f), title: verdict.Title(f), says: f.Says}
}

// turnGroup opens a group, or closes it, with the cursor on its row.
func (s *Screen) turnGroup(e *entry, sc *screen.Scene) {
	k := e.kind()
	if i := slices.Index(s.opened, k); i >= 0 {
		s.opened = slices.Delete(s.opened, i, i+1)
		for i := range s.list {
			if h := &s.list[i]; h.group != nil && h.kind() == k {
				s.cursor = h.mark()
			}
		}
	} else {
		s.opened = append(s.opened, k)
	}
	s.of = nil
	s.look(sc)
}

// reveal opens the group that a finding is listed in.
func (s *Screen) reveal(f *rules.Finding) {
	one := entry{Finding: f}
	for i := range s.list {
		if e := &s.list[i]; e.group != nil && e.kind() == one.kind() && !s.open(e) {
			s.opened, s.list = append(s.opened, e.kind()), s.list[:0]
			s.add()
			return
		}
	}
}

// here gives the finding under the cursor; the list must not be empty.
func (s *Screen) here() *entry { return &s.list[s.at] }

// to puts the cursor on a row of the list, or on the end that is nearest.
func (s *Screen) to(i int) {
	if len(s.list) > 0 {
		s.at = min(max(i, 0), len(s.list)-1)
		s.cursor = s.list[s.at].mark()
	}
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here || sc.Hidden(a) {
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
		if words != "" && strings.Contains(strings.ToLower(e.words()), words) {
			return i, true
		}
	}
	return 0, false
}

// words are those that a row is found by: of a closed group those of all its
// findings.
func (e *entry) words() string {
	words := []string{e.Rule.ID, e.title, e.day.Format("Mon 2 Jan"), e.says}
	if e.group != nil {
		for _, f := range e.group.Findings {
			words = append(words, f.Says)
		}
	}
	return strings.Join(words, " ")
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
