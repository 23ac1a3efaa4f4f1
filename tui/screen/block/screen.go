// Package block is the block screen, the heart of ebb: the weeks of a
// mesocycle as a calendar, the season's strip above, and beside it the panel
// with the wave of stress and recovery. It imports plan and the drawing parts
// of tui; what it wants stored it asks for in its replies.
package block

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/tui/frame/chart"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// Screen is the state of the block screen. Its cursor is a day, which it keeps
// when the plan under it changes, and one of the day's sessions.
type Screen struct {
	cursor calendar.Day
	item   int // index of the session under the cursor in its day
	tab    tab
	open   bool // the panel lies over the lower half of a narrow screen
	gives  edit.Gives

	follow   plan.ID        // the session the cursor goes to once it is stored; zero: none
	draft    draft          // a change that is being made up; nil: none
	ahead    *ahead         // what the draft would do; nil: nothing to show
	run      *run           // presses that are being made; nil: none
	register []plan.Session // what was cut or copied
	last     func(s *Screen, sc *screen.Scene, count int) screen.Reply
	eased    map[plan.ID]plan.Session // what a session was before it was made easy
	history  []string                 // lines that were typed, the latest last
	top      int                      // scale of the wave while a preview lasts
	shape    shape                    // as last drawn

	season              seasonStrip
	waveNow, waveBefore []chart.Day // drawn over and over: kept between frames
	loadNow, mornings   []float64
	rowsKept            []dayRow
}

// ahead is the plan as it would be.
type ahead struct {
	plan    plan.Plan
	outlook *outlook.Outlook
	hops    []edit.Hop
	dropped []plan.Session
	err     error // why it can't be done as it stands
}

// run is a row of presses of one kind on one session: stored at each press,
// one step of undo, and esc takes them back while it is on screen.
type run struct {
	token  string
	action keys.Action
	target plan.ID
	base   plan.Session     // what the first press met
	steps  int              // presses, less is negative
	before *outlook.Outlook // the ghost
}

// tab is a page of the panel.
type tab uint8

const (
	tabOscillation tab = iota
	tabSystems
	tabFitness
	tabs
)

var tabWords = [tabs]string{"oscillation", "systems", "fitness"}

// New gives a screen with the cursor on a day.
func New(cursor calendar.Day) *Screen {
	return &Screen{cursor: cursor, eased: map[plan.ID]plan.Session{}}
}

// Cursor gives the day under the cursor.
func (s *Screen) Cursor() calendar.Day { return s.cursor }

// Typing reports whether the screen wants keys as they are: a line is typed or
// a change carried.
func (s *Screen) Typing() bool { return s.draft != nil }

// Press gives a key to the change that is being made up.
func (s *Screen) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	reply := screen.Reply{}
	switch s.draft.press(s, msg, sc) {
	case taken:
		reply = s.take(sc)
	case left:
		s.draft, s.ahead = nil, nil
		reply = screen.Say("left as it was")
	case going:
	}
	s.Refresh(sc)
	return reply
}

// take stores what the draft came to; a draft that can't be done stays.
func (s *Screen) take(sc *screen.Scene) screen.Reply {
	reply, err := s.draft.take(s, sc)
	if err != nil {
		return screen.Refuse(err.Error())
	}
	s.draft, s.ahead = nil, nil
	return reply
}

// Refresh works out what the screen shows after the scene or a draft changed.
func (s *Screen) Refresh(sc *screen.Scene) {
	s.keepInside(sc)
	s.ahead = nil
	if s.draft == nil {
		return
	}
	change, err := s.draft.change(s, sc)
	if errors.Is(err, errNothingYet) {
		return
	}
	if err != nil || change == nil { // a line may ask for something else than an edit
		s.ahead = &ahead{err: err}
		return
	}
	result, err := edit.Apply(sc.Plan, change)
	if err != nil {
		s.ahead = &ahead{err: err}
		return
	}
	s.ahead = &ahead{plan: result.Plan, outlook: sc.Outlook.With(result.Plan), hops: result.Hops, dropped: result.Dropped}
}

// Dropped forgets what is on screen of a change that could not be stored.
func (s *Screen) Dropped() { s.run, s.follow = nil, plan.ID{} }

// shown gives the plan and outlook on screen, and the outlook to compare with,
// nil when nothing is being changed.
func (s *Screen) shown(sc *screen.Scene) (now plan.Plan, after, before *outlook.Outlook) {
	if s.ahead != nil && s.ahead.outlook != nil {
		return s.ahead.plan, s.ahead.outlook, sc.Outlook
	}
	if s.run != nil {
		return sc.Plan, sc.Outlook, s.run.before
	}
	return sc.Plan, sc.Outlook, nil
}

// keepInside brings the cursor back when the plan under it has become shorter.
func (s *Screen) keepInside(sc *screen.Scene) {
	if _, ok := sc.Plan.Locate(s.cursor); ok || len(sc.Plan.Seasons) == 0 {
		s.item = max(0, min(s.item, len(sc.Plan.SessionsOn(s.cursor))-1))
		return
	}
	nearest, away := s.cursor, -1
	for i := range sc.Plan.Seasons {
		span := sc.Plan.Seasons[i].Span()
		if span.Days() == 0 {
			continue
		}
		day := min(max(s.cursor, span.From), span.To)
		if d := abs(int(day - s.cursor)); away < 0 || d < away {
			nearest, away = day, d
		}
	}
	s.cursor, s.item = nearest, 0
}

// Stored puts the cursor on the session that a change was about, now that the
// scene has it, and refreshes.
func (s *Screen) Stored(sc *screen.Scene) {
	if at, i, ok := sc.Plan.FindSession(s.follow); ok {
		s.cursor = at.Date()
		first := i
		for first > 0 && sc.Plan.Week(at).Sessions[first-1].Day == at.Day {
			first--
		}
		s.item = i - first
	}
	s.follow = plan.ID{}
	s.Refresh(sc)
}

// session gives the session under the cursor.
func (s *Screen) session(sc *screen.Scene) (plan.Session, bool) {
	on := sc.Plan.SessionsOn(s.cursor)
	if s.item < 0 || s.item >= len(on) {
		return plan.Session{}, false
	}
	return on[s.item], true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
