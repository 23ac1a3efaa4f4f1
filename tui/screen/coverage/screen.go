// Package coverage is the screen of what an event asks for against what has
// been rehearsed: demands as rows, the weeks of each block before it as columns.
// It imports plan, the editor, the panel and the drawing parts of tui.
package coverage

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/fuelling"
	"ebb/plan/outlook"
	"ebb/plan/sorting"
	"ebb/tui/editor"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// Screen is the state of the coverage screen: the editor, which it shares with
// the other screens of a plan, and a demand under the cursor. The event is the
// one that the editor's day leads to.
type Screen struct {
	*editor.Editor
	demand string // under the cursor, by its name; "": the first
	opened bool   // its rehearsals are listed
	item   int    // of them, the one under the cursor
	kept   kept
	hits   screen.Hits
}

// New gives the screen of what an editor edits.
func New(e *editor.Editor) *Screen { return &Screen{Editor: e} }

// kept is what is shown, kept while what it is made of stays.
type kept struct {
	key    of
	cover  coverage.Cover
	blocks []coverage.Block
	weeks  []week
	ok     bool
}

// of is what a cover is made of.
type of struct {
	look    *outlook.Outlook // it is of one plan
	athlete *plan.Athlete
	event   plan.ID
	records int
	today   calendar.Day
}

// week is a column of the charts.
type week struct {
	span  calendar.Span
	first bool // of its block
}

// look works out the cover of the event that a day leads to.
func (s *Screen) look(sc *screen.Scene, p plan.Plan, look *outlook.Outlook) *kept {
	e, ok := coverage.Leads(p, s.Cursor)
	key := of{look: look, athlete: sc.Athlete, records: len(sc.Records), today: sc.Today}
	if ok {
		key.event = e.ID
	}
	if s.kept.key == key {
		return &s.kept
	}
	s.kept = kept{key: key, ok: ok}
	if !ok {
		return &s.kept
	}
	k := &s.kept
	k.cover = book(sc, p).Of(e)
	k.blocks = k.cover.Blocks(p)
	until := calendar.Span{From: k.cover.Span.From, To: e.From}
	for at := range p.Weeks() {
		span := calendar.Span{From: at.Start, To: at.Start + calendar.Day(p.Week(at).Days) - 1}
		if span.Overlaps(until) {
			k.weeks = append(k.weeks, week{span, at.Week == 0})
		}
	}
	for _, b := range k.blocks {
		for day := b.Span.From; b.ID == (plan.ID{}) && day <= b.Span.To; day += 7 {
			k.weeks = append(k.weeks, week{calendar.Span{From: day, To: min(day+6, b.Span.To)}, day == b.Span.From})
		}
	}
	sorting.By(k.weeks, func(a, b week) int { return int(a.span.From - b.span.From) })
	return k
}

func book(sc *screen.Scene, p plan.Plan) *coverage.Book {
	return coverage.BookOf(coverage.Input{Plan: p, Athlete: sc.Athlete, Records: sc.Records, Today: sc.Today})
}

// index gives the row of the demand under the cursor.
func (s *Screen) index() int {
	for i := range s.kept.cover.Demands {
		if s.kept.cover.Demands[i].Name == s.demand {
			return i
		}
	}
	return 0
}

// here gives the demand under the cursor; nil where there is none.
func (s *Screen) here() *coverage.Demand {
	if len(s.kept.cover.Demands) == 0 {
		return nil
	}
	return &s.kept.cover.Demands[s.index()]
}

// Can reports whether an action does something now; when not, why says so.
func (s *Screen) Can(a keys.Action, sc *screen.Scene) (ok bool, why string) {
	d, here := deeds[a]
	if !here || sc.Hidden(a) {
		return false, ""
	}
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
	s.look(sc, sc.Plan, sc.Outlook)
	return deeds[a].do(s, sc, count)
}

// Says gives what keys are called that do something of their own here.
func (s *Screen) Says(a keys.Action) string {
	switch a {
	case keys.WeekOn:
		return "next demand"
	case keys.WeekBack:
		return "previous demand"
	case keys.SessionOn:
		return "next event"
	case keys.SessionBack:
		return "previous event"
	case keys.SetTarget:
		return "train the gut"
	case keys.PanelOn:
		return "race sheet"
	default:
		return ""
	}
}

// Point gives the row that stands at a cell.
func (s *Screen) Point(x, y int) (screen.Spot, bool) { return s.hits.Point(x, y) }

// Select puts the cursor on a row, and tells whether it stood there.
func (s *Screen) Select(item int) (again bool) {
	if s.opened {
		again = s.item == item
		s.item = item
		return again
	}
	if item < 0 || item >= len(s.kept.cover.Demands) {
		return false
	}
	again = s.index() == item
	s.demand = s.kept.cover.Demands[item].Name
	return again
}

// Press gives a key to what is being made up.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply { return s.Editor.Press(msg, sc) }

// deed is what an action does on this screen, and why it can't be done now.
type deed struct {
	do  func(s *Screen, sc *screen.Scene, count int) screen.Reply
	not func(s *Screen, sc *screen.Scene) string
}

var deeds map[keys.Action]deed

func init() { // an initializer, as some deeds read the table
	deeds = map[keys.Action]deed{
		keys.WeekOn:      {steps(1), none},
		keys.WeekBack:    {steps(-1), none},
		keys.ScreenOn:    {steps(8), none},
		keys.ScreenBack:  {steps(-8), none},
		keys.SeasonFirst: {steps(-1000), none},
		keys.SeasonLast:  {steps(1000), none},
		keys.SessionOn:   {events(1), none},
		keys.SessionBack: {events(-1), none},
		keys.In:          {in, none},
		keys.Out:         {out, nil},
		keys.SetTarget:   {trainGut, none},
		keys.PanelOn:     {sheet, none},
		keys.Undo:        {func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Undo: count} }, nil},
		keys.Redo:        {func(_ *Screen, _ *screen.Scene, count int) screen.Reply { return screen.Reply{Redo: count} }, nil},
	}
}

func none(s *Screen, sc *screen.Scene) string {
	if _, ok := coverage.Leads(sc.Plan, s.Cursor); !ok {
		return "there is no A or B event: an event is added on the screen of events"
	}
	return ""
}

// steps goes on by so many demands, or rehearsals of the one that is opened.
func steps(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, _ *screen.Scene, count int) screen.Reply {
		d := s.here()
		switch {
		case d == nil:
		case s.opened:
			s.item = min(max(s.item+by*count, 0), max(0, len(d.All)-1))
		default:
			all := s.kept.cover.Demands
			s.demand = all[min(max(s.index()+by*count, 0), len(all)-1)].Name
		}
		return screen.Reply{}
	}
}

// events goes to another event: its day leads there.
func events(by int) func(*Screen, *screen.Scene, int) screen.Reply {
	return func(s *Screen, sc *screen.Scene, _ int) screen.Reply {
		var all []*plan.Event
		at := 0
		for i := range sc.Plan.Events {
			if e := &sc.Plan.Events[i]; e.Priority == plan.A || e.Priority == plan.B {
				if e.ID == s.kept.cover.Event.ID {
					at = len(all)
				}
				all = append(all, e)
			}
		}
		if at+by < 0 || at+by >= len(all) {
			return screen.Refuse("there is no other A or B event that way")
		}
		s.opened = false
		s.Open(all[at+by], sc)
		return screen.Reply{}
	}
}

// Open goes to an event: to the day of the plan that leads to it. In a plan that
// holds no such day the first that is near does.
func (s *Screen) Open(e *plan.Event, sc *screen.Scene) {
	s.MoveTo(e.From, sc)
	if led, ok := coverage.Leads(sc.Plan, s.Cursor); !ok || led.ID != e.ID {
		s.Cursor = e.From
	}
}

// in lists the rehearsals of a demand; from there it goes to the day of one.
func in(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	d := s.here()
	switch {
	case d == nil:
		return screen.Refuse("it asks for nothing that can be rehearsed")
	case !s.opened && len(d.All) == 0:
		return screen.Refuse("nothing rehearses it yet")
	case !s.opened:
		s.opened, s.item = true, len(d.All)-1
		return screen.Reply{}
	}
	s.item = min(s.item, len(d.All)-1)
	if s.item < 0 {
		s.opened = false
		return screen.Reply{}
	}
	s.opened = false
	s.MoveTo(d.All[s.item].Day, sc)
	return screen.To(screen.Block)
}

func out(s *Screen, _ *screen.Scene, _ int) screen.Reply {
	if s.opened {
		s.opened = false
		return screen.Reply{}
	}
	return screen.Reply{Leave: true}
}

// trainGut proposes the steps to the fuelling of the event.
func trainGut(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	c := &s.kept.cover
	t := fuelling.Train(book(sc, sc.Plan), c, sc.Today)
	if len(t.Changes) == 0 {
		return screen.Say("nothing to change: every long session up to " + c.Event.Name + " is fuelled as it may be")
	}
	p := editor.Proposal{Title: "Fuelling up to " + c.Event.Name, Edit: t.Edit}
	for _, change := range t.Changes {
		p.Lines = append(p.Lines, editor.Line{Head: change.Day.Format("Mon 2 Jan"), Says: fuelWords(change.Is) + " an hour   (was " + fuelWords(change.Was) + ")"})
	}
	p.Lines = append(p.Lines, editor.Line{})
	for _, line := range t.Says() {
		p.Lines = append(p.Lines, editor.Line{Says: line, Kind: editor.LineBeside})
	}
	s.Propose(p, sc)
	return screen.Reply{}
}

// fuelWords says what is taken: "60 g, 500 ml, 400 mg".
func fuelWords(f plan.Fuel) (words string) {
	for _, part := range []struct {
		amount float64
		unit   string
	}{{f.Carb, "g"}, {f.Fluid, "ml"}, {f.Sodium, "mg"}} {
		if part.amount > 0 {
			if words != "" {
				words += ", "
			}
			words += fuelling.Amount(part.amount, part.unit)
		}
	}
	if words == "" {
		return "none"
	}
	return words
}

// sheet shows what to take in the race, hour by hour.
func sheet(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	made := fuelling.SheetOf(book(sc, sc.Plan), s.kept.cover.Event, sc.Athlete, true)
	return screen.Reply{Text: &screen.Text{Title: made.Event.Name + ": what to take, hour by hour", Lines: made.Lines()}}
}
