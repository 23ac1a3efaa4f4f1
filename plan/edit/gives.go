package edit

import (
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// Gives says what gives way when a length changes. Events never move.
type Gives uint8

// The ways.
//
// Push: all later weeks of the season move, tapers and races too: Parted tells
// which leave their event.
//
// Cascade: later weeks move only until there is room. The next down week gives
// its days (or a part of them, and the one after it the rest), or gets those
// that became free; so do the weeks of a transition block. Behind the last race
// the end of the season moves, when no down week comes before it.
//
// Absorb: a later load week gives its days, or gets those that became free: the
// one that the edit names, else the one whose going costs the race and its
// rehearsals least. A week with more days than are needed grows shorter at its
// end; one with fewer goes, and the next gives the rest. Free days go to the last
// load week before the taper: they make it longer, or when the edit brings an id
// for it a new week behind it.
//
// Under both, weeks that belong to a race keep their dates: those of kind taper
// or race, those in a taper or race block and those that hold an A or B event.
// Who gives stands before the first of them. When nobody can, the edit fails
// with NoRoom.
//
// Alone: nothing else moves in time.
const (
	Push Gives = iota
	Cascade
	Absorb
	Alone
)

var givesWords = []string{"push", "cascade", "absorb", "alone"}

// AllGives lists the ways in the order that they are offered.
func AllGives() []Gives { return []Gives{Push, Cascade, Absorb, Alone} }

// String gives the word for g.
func (g Gives) String() string {
	if int(g) < len(givesWords) {
		return givesWords[g]
	}
	return fmt.Sprintf("?%d", uint8(g))
}

// ParseGives reads the word for what gives way.
func ParseGives(word string) (Gives, error) {
	i := slices.Index(givesWords, word)
	if i < 0 {
		return 0, fmt.Errorf("“%s” is nothing that gives way: %s", word, strings.Join(givesWords, ", "))
	}
	return Gives(i), nil
}

// MarshalText writes the word.
func (g Gives) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads the word.
func (g *Gives) UnmarshalText(text []byte) (err error) {
	*g, err = ParseGives(string(text))
	return err
}

// oneOf refuses a way that is not among those given.
func (g Gives) oneOf(ways ...Gives) error {
	if slices.Contains(ways, g) {
		return nil
	}
	return NoWay{Asked: g, Ways: ways}
}

// moved ends an edit that changed the length of a season, or its start. When
// weeks moved, in seven-day weeks that were there before and start on another weekday now, the sessions go round
// until they are on their old weekday. It fails when the season runs into
// another.
func (d *draft) moved(was plan.Plan, season int, gives Gives) error {
	if gives != Alone {
		d.turnWeeks(was, season)
	}
	if err := headsOnly(d.Seasons[season]).Check(); err != nil {
		return err
	}
	return apart(d.Seasons)
}

// turnWeeks keeps the weekdays of the weeks of a season that were there before.
func (d *draft) turnWeeks(before plan.Plan, season int) {
	was := make(map[plan.ID]calendar.Day, 64)
	for at := range before.Weeks() {
		was[before.Week(at).ID] = at.Start
	}
	start := d.Seasons[season].Start
	for b := range d.Seasons[season].Blocks {
		for w := range d.Seasons[season].Blocks[b].Weeks {
			at := plan.Place{Season: season, Block: b, Week: w, Start: start}
			week := d.Week(at)
			if old, ok := was[week.ID]; ok {
				d.turn(at, old)
			}
			start = dayAfter(start, week.Days)
		}
	}
}

// headsOnly gives a season without its sessions, for checks of what is around
// them.
func headsOnly(m plan.Macrocycle) plan.Macrocycle {
	n := 0
	for b := range m.Blocks {
		n += len(m.Blocks[b].Weeks)
	}
	heads := make([]plan.Microcycle, 0, n)
	m.Blocks = slices.Clone(m.Blocks)
	for b := range m.Blocks {
		first := len(heads)
		for _, week := range m.Blocks[b].Weeks {
			week.Sessions = nil
			heads = append(heads, week)
		}
		m.Blocks[b].Weeks = heads[first:]
	}
	return m
}

// turn keeps the weekdays of a seven-day week that started on old before.
func (d *draft) turn(at plan.Place, old calendar.Day) {
	shift := int(at.Start-old) % calendar.Week
	if shift == 0 || d.Week(at).Days != calendar.Week || len(d.Week(at).Sessions) == 0 {
		return
	}
	week := d.week(at)
	turned := slices.Clone(week.Sessions)
	for i := range turned {
		s := &turned[i]
		from := dayAfter(old, s.Day)
		day := s.Day - shift
		s.Day = (day + calendar.Week) % calendar.Week
		if s.Day != day {
			d.hops = append(d.hops, Hop{Session: s.ID, Week: week.ID, From: from, To: dayAfter(at.Start, s.Day)})
		}
	}
	inOrder(turned)
	week.Sessions = turned
}

// apart checks that no season runs into the next.
func apart(seasons []plan.Macrocycle) error {
	for i := 1; i < len(seasons); i++ {
		a, b := &seasons[i-1], &seasons[i]
		if into := a.Span().To - b.Start + 1; into > 0 && a.Days() > 0 {
			return Overlap{Season: a.Name, Next: b.Name, Days: int(into)}
		}
	}
	return nil
}

// inOrder sorts sessions by day; those of one day keep their order.
func inOrder(sessions []plan.Session) {
	sorting.By(sessions, func(a, b plan.Session) int { return a.Day - b.Day })
}

func dayAfter(start calendar.Day, days int) calendar.Day { return start + calendar.Day(days) }
