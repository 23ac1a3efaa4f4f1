package rewrite

import (
	"errors"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

// Wanted is a part of a plan as it shall be. Things with an id are those that
// have it; things without are paired, or new.
type Wanted struct {
	Season plan.ID      // of which season
	Name   string       // of it; "": as it is
	Start  calendar.Day // of it, where the whole of it is written

	// Whole says that Blocks are all of the season. Otherwise they stand in the
	// place of Block, and when Week is given, which is a week of it, the weeks
	// of Blocks stand in the place of that week.
	Whole       bool
	Block, Week plan.ID
	Blocks      []plan.Mesocycle

	// KeepNotes says that a private note that is not written stays: the text may
	// come from where such notes are left out.
	KeepNotes bool

	// Events are those of the days that Scope holds, when HasEvents says that
	// they are written too. All others stay.
	HasEvents bool
	Scope     calendar.Span
	Events    []plan.Event
}

// Rewrite is what was made of a Wanted.
type Rewrite struct {
	Edit edit.Edit // nil: nothing changes
	Plan plan.Plan // as it is then
	Says string    // what changes: "4 sessions changed, 1 week added"
}

// Of gives the edit that makes the wanted of its part of a plan. Lines leave
// out the sport own. Errors say what no plan can hold, as edit.Apply does.
func Of(p plan.Plan, want Wanted, own plan.Sport, newID func() plan.ID) (Rewrite, error) {
	i := slices.IndexFunc(p.Seasons, func(m plan.Macrocycle) bool { return m.ID == want.Season })
	if i < 0 {
		return Rewrite{}, edit.Gone{What: edit.SeasonValue, ID: want.Season}
	}
	w := writing{base: p, was: &p.Seasons[i], own: own, newID: newID, keep: want.KeepNotes}
	if err := w.read(want); err != nil {
		return Rewrite{}, err
	}
	w.pairWeeks()
	w.pairBlocks()
	w.pairSessions()
	if err := w.edits(); err != nil {
		return Rewrite{}, err
	}
	if want.HasEvents {
		if err := w.events(want); err != nil {
			return Rewrite{}, err
		}
	}
	return w.rewrite(), nil
}

// writing is a part of a season on its way from text to edit.
type writing struct {
	base  plan.Plan
	was   *plan.Macrocycle
	own   plan.Sport
	newID func() plan.ID
	keep  bool // private notes that are not written

	name  string
	start calendar.Day

	old, new []*week  // of the part
	blocks   []*block // of the part as wanted
	before   int      // blocks of was before the part
	after    int      // first block of was after the part
	inside   *inside  // the part is a week: what of its block is around it

	oldSessions, newSessions []*session

	numbers map[string]int // of lines

	list  []edit.Edit
	now   plan.Plan // after list
	tally tally
}

// inside is what stands around a part that is a single week.
type inside struct {
	head        plan.Mesocycle // of the block
	front, back []plan.Microcycle
}

// week is a microcycle of the part.
type week struct {
	plan.Microcycle
	block  int // index in was, or in blocks
	start  calendar.Day
	lines  []int // of its sessions, by number: the same number is the same line
	places []int // of its sessions
	pair   *week
}

// block is a mesocycle of the part as it is wanted.
type block struct {
	plan.Mesocycle // without its weeks
	weeks          []*week
	pair           *plan.Mesocycle
}

// session is a session of the part.
type session struct {
	plan.Session
	in   *week
	line string // without the private note
	pair *session
	same bool // as its pair
}

var errNoWeek = errors.New("no week is left: X deletes a week in the screens, and so does leaving it out of the text of its block")

// read lays out the part as it is and as it is wanted.
func (w *writing) read(want Wanted) error {
	w.name, w.start = w.was.Name, w.was.Start
	w.before, w.after = 0, len(w.was.Blocks)
	if want.Whole {
		w.start = want.Start
		if want.Name != "" {
			w.name = want.Name
		}
	} else {
		w.before = slices.IndexFunc(w.was.Blocks, func(b plan.Mesocycle) bool { return b.ID == want.Block })
		if w.before < 0 {
			return edit.Gone{What: "block", ID: want.Block}
		}
		w.after = w.before + 1
	}
	blocks := want.Blocks
	if !want.Week.IsZero() {
		at := slices.IndexFunc(w.was.Blocks[w.before].Weeks, func(m plan.Microcycle) bool { return m.ID == want.Week })
		if at < 0 {
			return edit.Gone{What: edit.WeekValue, ID: want.Week}
		}
		head := w.was.Blocks[w.before]
		w.inside = &inside{head: head, front: head.Weeks[:at], back: head.Weeks[at+1:]}
		blocks = oneBlock(head, blocks)
	}
	w.readOld()
	w.readNew(blocks)
	if len(w.new) == 0 {
		return errNoWeek
	}
	return nil
}

// oneBlock gives all weeks of blocks as one block with the head of another.
func oneBlock(head plan.Mesocycle, blocks []plan.Mesocycle) []plan.Mesocycle {
	head.Weeks = nil
	for _, b := range blocks {
		head.Weeks = append(head.Weeks, b.Weeks...)
	}
	return []plan.Mesocycle{head}
}

func (w *writing) readOld() {
	start := w.was.Start
	for b := range w.was.Blocks {
		for _, m := range w.was.Blocks[b].Weeks {
			if b >= w.before && b < w.after && !w.isAround(m.ID) {
				w.old = append(w.old, w.week(m, b, start, &w.oldSessions))
			}
			start += calendar.Day(m.Days)
		}
	}
}

// isAround reports whether a week of the part's block is none of the part.
func (w *writing) isAround(id plan.ID) bool {
	is := func(m plan.Microcycle) bool { return m.ID == id }
	return w.inside != nil && (slices.ContainsFunc(w.inside.front, is) || slices.ContainsFunc(w.inside.back, is))
}

func (w *writing) readNew(blocks []plan.Mesocycle) {
	start := w.start
	for b := range w.before {
		start += calendar.Day(w.was.Blocks[b].Days())
	}
	if w.inside != nil {
		for _, m := range w.inside.front {
			start += calendar.Day(m.Days)
		}
	}
	for i, b := range blocks {
		made := &block{Mesocycle: b}
		for _, m := range b.Weeks {
			made.weeks = append(made.weeks, w.week(m, i, start, &w.newSessions))
			start += calendar.Day(m.Days)
		}
		made.Weeks = nil
		w.blocks = append(w.blocks, made)
		w.new = append(w.new, made.weeks...)
	}
}

// week takes a microcycle apart, and adds its sessions to a list.
func (w *writing) week(m plan.Microcycle, block int, start calendar.Day, sessions *[]*session) *week {
	made := &week{Microcycle: m, block: block, start: start}
	for _, s := range m.Sessions {
		line := w.line(s)
		one := &session{Session: s, in: made, line: line}
		made.lines, made.places = append(made.lines, w.number(line)), append(made.places, one.place())
		*sessions = append(*sessions, one)
	}
	return made
}

func (w *writing) line(s plan.Session) string {
	s.Private = ""
	return notation.PrintSession(s, w.own)
}

// number gives the same figure for the same line.
func (w *writing) number(line string) int {
	if w.numbers == nil {
		w.numbers = map[string]int{}
	}
	n, known := w.numbers[line]
	if !known {
		n = len(w.numbers)
		w.numbers[line] = n
	}
	return n
}

// place names the day of a session in its week: the weekday in weeks of seven
// days, which is what is written, the number of the day in others.
func (s *session) place() int {
	if s.in.Days != calendar.Week {
		return s.Day
	}
	return calendar.Week*plan.MaxDays + int((s.in.start + calendar.Day(s.Day)).Weekday())
}

// rewrite gives what was made.
func (w *writing) rewrite() Rewrite {
	if len(w.list) == 0 {
		return Rewrite{Plan: w.base}
	}
	says := w.tally.String()
	return Rewrite{Edit: edit.Batch{Title: "as text: " + says, Edits: w.list}, Plan: w.now, Says: says}
}
