// Package screen holds what every screen is, what it is handed and what it may
// ask for. A screen is a folder below: a struct that turns actions into
// replies and draws itself into an area. It never touches the store.
package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/why"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// Screen is one of the screens of the program.
type Screen interface {
	// Can reports whether an action does something now; when not, why says
	// so. An action that is none of this screen's has ok false and no why.
	Can(a keys.Action, sc *Scene) (ok bool, why string)
	// Act does an action count times.
	Act(a keys.Action, count int, sc *Scene) Reply
	// Typing reports whether the screen wants keys as they are, by Press.
	Typing() bool
	// Press gives a key or a paste to what is being typed.
	Press(msg tea.Msg, sc *Scene) Reply
	// Draw draws the screen into an area. Washes are shown when colours are.
	Draw(a frame.Area, sc *Scene, status Status, washes bool) Caret
}

// Named is a screen on which some keys do something of its own.
type Named interface {
	// Says gives what an action is called here, "" when it is called as
	// everywhere.
	Says(a keys.Action) string
}

// Curious is a screen on which something can be asked why.
type Curious interface {
	// Why gives what is under the cursor, then what can be gone on to.
	Why(sc *Scene) []why.Asked
}

// Name is which screen: the zoom from the squad to a day, then what is asked
// for by name.
type Name uint8

// The screens. The first five are the zoom, from far to near.
const (
	Roster Name = iota
	Season
	Block
	Week
	Day
	Events
	History
	Compare
	Settings
	Findings
	Coverage
	Names // how many there are
)

var names = [Names]string{"squad", "season", "block", "week", "day", "events", "history", "compare", "settings", "findings", "coverage"}

// String gives the word for n.
func (n Name) String() string { return names[n] }

// Status is the line that the program adds to a footer: what it has to say,
// and what has been typed of a count or a pair of keys.
type Status struct {
	Says    string
	Fault   bool
	Pending string
}

// Ink is what it is said in.
func (s *Status) Ink() theme.Style {
	if s.Fault {
		return theme.Alert
	}
	return theme.Text
}

// Caret is where the hardware cursor stands, so that readers and magnifiers
// follow: on the selected day, or in the line that is typed.
type Caret struct {
	X, Y int
	Text bool // in a line of text
}

// Scene is what there is to see: the plan as it is stored, what the models say
// of it, and the day it is.
type Scene struct {
	Plan      plan.Plan
	Athlete   *plan.Athlete
	Branch    string
	Outlook   *outlook.Outlook
	Findings  *verdict.Seen                   // what the rules say of Outlook; nil: not known yet
	Answers   map[plan.ID]*plan.Record        // the record that answers a session of its day
	Extra     map[calendar.Day][]*plan.Record // records that answer no session of their day
	Elsewhere map[plan.ID]*plan.Record        // the record of a session that lies on another day by now
	Records   []plan.Record                   // as far back as they are at hand, in the order of days
	Life      []plan.Life                     // facts that lie over the plan
	Felt      []plan.Checkin                  // check-ins, in the order of days
	Asks      []plan.Request                  // of the athlete who looks, with their answers, oldest first
	Today     calendar.Day
	NewID     func() plan.ID
	Waiting   Waiting // for a word of the athlete's
	Past      string  // the plan is that of a past moment, to be looked at: which; "" now

	Hides func(keys.Action) bool // what the person may not do; nil: they may do all

	done doneTimes
}

// Hidden reports whether an action is not for the person to do: no line of keys
// offers it.
func (sc *Scene) Hidden(a keys.Action) bool { return sc.Hides != nil && sc.Hides(a) }

// DoneOn says on which other day a session was done, "" for none: "done on Mon
// 28 Sep".
func (sc *Scene) DoneOn(s *plan.Session) string {
	r := sc.Elsewhere[s.ID]
	if r == nil || sc.Answers[s.ID] != nil {
		return ""
	}
	return r.State.String() + " on " + r.Day.Format("Mon 2 Jan")
}

// CheckinOn gives what the athlete said of a day.
func (sc *Scene) CheckinOn(day calendar.Day) (plan.Checkin, bool) {
	i, ok := slices.BinarySearchFunc(sc.Felt, day, func(c plan.Checkin, d calendar.Day) int { return int(c.Day - d) })
	if !ok {
		return plan.Checkin{}, false
	}
	return sc.Felt[i], true
}

// Reply is what a screen asks of the program after a key. Its zero value asks
// for nothing.
type Reply struct {
	Edit   edit.Edit    // to be stored
	Run    string       // presses of the same run are one step of undo
	Record *plan.Record // to be added
	Undo   int          // steps to take back
	Redo   int          // steps to do again
	Text   *Text        // to be read in an overlay
	Says   string       // one line for the person
	Fault  bool         // Says is an error
	Leave  bool         // out of this screen
	Go     *Name        // to another screen, the cursor's day kept
	Whom   plan.ID      // to another athlete; zero: the same
	Ask    Ask          // what else is asked of the store

	Request plan.Request // of Whom, to be answered
	Answer  plan.Answer  // with this; Open: a word beside the answer is asked for first
}

// Text is something to read: a title and lines in plain words.
type Text struct {
	Title string
	Lines []string
	More  *Text // the figures behind it, a key away; nil: there are none
}

// Say makes a reply that only tells something.
func Say(words string) Reply { return Reply{Says: words} }

// Refuse makes a reply that says why nothing was done.
func Refuse(why string) Reply { return Reply{Says: why, Fault: true} }

// To makes a reply that goes to another screen.
func To(n Name) Reply { return Reply{Go: &n} }
