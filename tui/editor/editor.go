// Package editor is what a person does with a plan, on whichever screen it is
// seen: the cursor, the lines that are typed, sessions that are carried, weeks
// that are put in or taken out, and what each would do before it is stored. A
// screen shows it and adds its own moves. It imports plan and the drawing
// parts of tui; what it wants stored it asks for in its replies.
package editor

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// Editor is the state of editing. Its cursor is a day, which it keeps when the
// plan under it changes and when another screen shows it, and one of the day's
// sessions.
type Editor struct {
	Cursor calendar.Day
	Item   int    // index of the session under the cursor in its day
	Ahead  *Ahead // what the draft would do; nil: nothing to show
	Run    *Run   // presses that are being made; nil: none
	Listed bool   // the screen that is acted on has a day a row: a row on is a day on

	draft    draft        // a change that is being made up; nil: none
	stands   screen.Caret // where the cursor's day was drawn under it
	gives    edit.Gives
	chose    bool       // gives was chosen
	follow   plan.ID    // the session the cursor goes to once it is stored; zero: none
	sel      *selection // nil: nothing is selected
	register register   // what was cut or copied
	last     repeat
	eased    map[plan.ID]plan.Session // what a session was before it was made easy
	history  map[asked][]string       // lines that were typed, the latest last
	used     used
	hit      hit    // where a search led last
	sought   string // the words that were searched last
	stood    stood
}

// Ahead is the plan as it would be.
type Ahead struct {
	Plan     plan.Plan
	Outlook  *outlook.Outlook
	Findings *verdict.Seen // what the rules say of it; nil: not known yet
	Hops     []edit.Hop
	Dropped  []plan.Session
	Err      error // why it can't be done as it stands
}

// Run is a row of presses of one kind on one session: stored at each press,
// one step of undo, and esc takes them back while it is on screen.
type Run struct {
	Target plan.ID
	Before *outlook.Outlook // the ghost
	Found  *verdict.Seen    // what the rules said of it; nil: not known
	token  string
	action keys.Action
	base   plan.Session // what the first press met
	steps  int          // presses, less is negative

	began     began                    // of a run on several
	selection selection                // as the last press left it
	bases     map[plan.ID]plan.Session // what the first press met
	taken     map[plan.ID]int          // steps that a session went along with
	targets   map[plan.ID]plan.Target
}

// began is where a run on a selection began.
type began struct {
	selection selection
	cursor    calendar.Day
}

// New gives an editor with the cursor on a day.
func New(cursor calendar.Day) *Editor {
	return &Editor{Cursor: cursor, eased: map[plan.ID]plan.Session{}, history: map[asked][]string{}}
}

// Typing reports whether the editor wants keys as they are: a line is typed or
// a change carried.
func (s *Editor) Typing() bool { return s.draft != nil }

// Press gives a key to the change that is being made up.
func (s *Editor) Press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	reply := screen.Reply{}
	switch s.draft.press(s, msg, sc) {
	case taken:
		reply = s.take(sc)
	case left:
		s.draft, s.Ahead = nil, nil
		reply = screen.Say("left as it was")
	case going:
	}
	s.Refresh(sc)
	return reply
}

// take stores what the draft came to; a draft that can't be done stays.
func (s *Editor) take(sc *screen.Scene) screen.Reply {
	reply, err := s.draft.take(s, sc)
	if err != nil {
		return screen.Refuse(err.Error())
	}
	if k, ok := s.draft.(*sketching); !ok || k.over {
		s.draft, s.Ahead = nil, nil
	}
	return reply
}

// Refresh works out what is shown after the scene or a draft changed.
func (s *Editor) Refresh(sc *screen.Scene) {
	s.keepInside(sc)
	s.Ahead = nil
	if len(sc.Plan.Seasons) == 0 { // another took the plan away, or it was undone
		s.sel = nil
		switch s.draft.(type) {
		case *line, *form, *sketching: // what is typed makes a season
		default:
			s.draft = nil
		}
	}
	if s.draft == nil {
		return
	}
	change, err := s.draft.change(s, sc)
	if k, ok := s.draft.(*sketching); ok { // the last one that could be made stands
		s.Ahead = k.ahead
		return
	}
	if errors.Is(err, errNothingYet) {
		return
	}
	if err != nil || change == nil { // a line may ask for something else than an edit
		s.Ahead = &Ahead{Err: err}
		return
	}
	if r, ok := s.draft.(*reshape); ok { // it has done it already
		if r.way.Outlook == nil {
			return
		}
		s.Ahead = &Ahead{Plan: r.way.Result.Plan, Outlook: r.way.Outlook, Hops: r.way.Result.Hops, Dropped: r.way.Result.Dropped}
		return
	}
	if x, ok := s.draft.(*fixing); ok { // so has what was looked for
		f := x.here()
		s.Ahead = &Ahead{Plan: f.Plan, Outlook: f.Look, Findings: verdict.See(f.Verdict, sc.Today)}
		return
	}
	result, err := edit.Apply(sc.Plan, change)
	if err != nil {
		s.Ahead = &Ahead{Err: err}
		return
	}
	s.Ahead = &Ahead{Plan: result.Plan, Outlook: sc.Outlook.With(result.Plan), Hops: result.Hops, Dropped: result.Dropped}
}

// Dropped forgets what is on screen of a change that could not be stored.
func (s *Editor) Dropped() {
	s.Run, s.follow = nil, plan.ID{}
	if k, ok := s.draft.(*sketching); ok {
		k.refused()
	}
}

// shown gives the plan and outlook on screen, and the outlook to compare with,
// nil when nothing is being changed.
func (s *Editor) shown(sc *screen.Scene) (now plan.Plan, after, before *outlook.Outlook) {
	if s.Ahead != nil && s.Ahead.Outlook != nil {
		return s.Ahead.Plan, s.Ahead.Outlook, sc.Outlook
	}
	if s.Run != nil {
		return sc.Plan, sc.Outlook, s.Run.Before
	}
	return sc.Plan, sc.Outlook, nil
}

// keepInside brings the cursor back when the plan under it has become shorter.
func (s *Editor) keepInside(sc *screen.Scene) {
	if _, ok := sc.Plan.Locate(s.Cursor); ok || len(sc.Plan.Seasons) == 0 {
		s.Item = max(0, min(s.Item, len(sc.Plan.SessionsOn(s.Cursor))-1))
		return
	}
	nearest, away := s.Cursor, -1
	for i := range sc.Plan.Seasons {
		span := sc.Plan.Seasons[i].Span()
		if span.Days() == 0 {
			continue
		}
		day := min(max(s.Cursor, span.From), span.To)
		if d := abs(int(day - s.Cursor)); away < 0 || d < away {
			nearest, away = day, d
		}
	}
	s.Cursor, s.Item = nearest, 0
}

// Stored puts the cursor on the session that a change was about, now that the
// scene has it, and refreshes.
func (s *Editor) Stored(sc *screen.Scene) {
	if at, i, ok := sc.Plan.FindSession(s.follow); ok {
		s.Cursor = at.Date()
		first := i
		for first > 0 && sc.Plan.Week(at).Sessions[first-1].Day == at.Day {
			first--
		}
		s.Item = i - first
	}
	s.follow = plan.ID{}
	if k, ok := s.draft.(*sketching); ok && k.waits {
		k.stored(sc)
	}
	s.Refresh(sc)
}

// Session gives the session under the cursor.
func (s *Editor) Session(sc *screen.Scene) (plan.Session, bool) {
	on := sc.Plan.SessionsOn(s.Cursor)
	if s.Item < 0 || s.Item >= len(on) {
		return plan.Session{}, false
	}
	return on[s.Item], true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// About reports whether a run is on a session.
func (r *Run) About(id plan.ID) bool {
	if r == nil {
		return false
	}
	_, among := r.bases[id]
	return among || r.Target == id
}
