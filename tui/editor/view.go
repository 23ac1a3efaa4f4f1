package editor

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// View is what one drawing works on: the plan and figures that are shown, and
// those they are compared with.
type View struct {
	*Editor
	Of      screen.Screen // that is drawn
	Keys    []Hint        // of its footer, those that matter most first
	Scene   *screen.Scene
	Status  screen.Status
	Plan    plan.Plan
	Now     *outlook.Outlook
	Before  *outlook.Outlook // nil: nothing is being changed
	Found   *verdict.Seen    // what the rules say of Now; nil: not known yet
	Were    *verdict.Seen    // and of Before
	At      plan.Place       // of the cursor
	Block   *plan.Mesocycle
	Span    calendar.Span // of the block
	Own     plan.Sport    // the athlete's
	Colours bool          // washes show; otherwise the cursor is marked by glyph and reverse
}

// View gives what there is to draw; ok is false when there is no season.
func (s *Editor) View(of screen.Screen, keys []Hint, sc *screen.Scene, status screen.Status, washes bool) (v View, ok bool) {
	v = View{Editor: s, Of: of, Keys: keys, Scene: sc, Status: status, Colours: washes, Own: s.sport(sc)}
	v.Plan, v.Now, v.Before = s.shown(sc)
	switch {
	case v.Now == sc.Outlook && v.Before == nil:
		v.Found = sc.Findings
	case v.Now == sc.Outlook:
		v.Found, v.Were = sc.Findings, s.Run.Found
	default:
		v.Found, v.Were = s.Ahead.Findings, sc.Findings
	}
	if v.At, ok = v.Plan.Locate(s.Cursor); !ok {
		if v.At, ok = lastPlace(v.Plan); !ok {
			return v, false
		}
	}
	v.Block = v.Plan.Block(v.At)
	v.Span = v.Plan.BlockSpan(v.At)
	return v, true
}

// lastPlace is the last microcycle of a plan: where the cursor is seen when a
// preview takes its day away.
func lastPlace(p plan.Plan) (at plan.Place, ok bool) {
	for w := range p.Weeks() {
		at, ok = w, true
	}
	return at, ok
}

// Why says why a day is as it is, without figures for who follows the plan.
func (v *View) Why(day calendar.Day) string {
	if v.Scene.Follows() {
		return phrase.WhyInWords(v.Now, day, v.Scene.Today, v.Item)
	}
	return phrase.Why(v.Now, day, v.Scene.Today, v.Item)
}

// Outlined reports whether a week is an outline: a target and no session yet.
func (v *View) Outlined(at plan.Place) bool {
	week := v.Plan.Week(at)
	return len(week.Sessions) == 0 && !week.Target.IsZero()
}
