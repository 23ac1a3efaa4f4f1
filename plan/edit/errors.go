package edit

import (
	"fmt"
	"strings"

	"ebb/plan"
)

// Gone says that what an edit is about is no longer in the plan.
type Gone struct {
	What What // season, block, week, session, event or mute
	ID   plan.ID
}

func (e Gone) Error() string {
	return fmt.Sprintf("that %s is gone: it is no longer in the plan (^%s)", e.What, e.ID.Short(nil))
}

// Taken says that an id that comes with an edit is in the plan already.
type Taken struct {
	What What
	ID   plan.ID
}

func (e Taken) Error() string {
	return fmt.Sprintf("there is already a %s with this id (^%s): a copy needs a new one", e.What, e.ID.Short(nil))
}

// NoDay says that a week has no such day: it is shorter than the edit expects.
type NoDay struct {
	Week plan.ID
	Day  int // from 0
	Days int // that the week has
}

func (e NoDay) Error() string {
	return fmt.Sprintf("that week has %s: there is no day %d in it", count(e.Days, "day"), e.Day+1)
}

// OfEvent says that a session is part of an event, and can be changed with it
// only.
type OfEvent struct {
	Session plan.ID
	Event   string
}

func (e OfEvent) Error() string {
	return fmt.Sprintf("that session is part of “%s”: change the event instead", e.Event)
}

// Overlap says that a season would run into the next one.
type Overlap struct {
	Season, Next string // names
	Days         int    // how far, 1 or more
}

func (e Overlap) Error() string {
	return fmt.Sprintf("season “%s” would reach %s into season “%s”: make it shorter, or move “%s” first",
		e.Season, count(e.Days, "day"), e.Next, e.Next)
}

// NoWay says that something can't give way as asked, and what can.
type NoWay struct {
	Asked Gives
	Ways  []Gives
}

func (e NoWay) Error() string {
	ways := make([]string, len(e.Ways))
	for i, w := range e.Ways {
		ways[i] = w.String()
	}
	return fmt.Sprintf("“%s” is no way to do this here: %s", e.Asked, strings.Join(ways, " or "))
}

// Conflict says that a value is no longer what an undo would take back:
// something changed it since.
type Conflict struct {
	Changed []Ref
	Name    string // what the first of them is called
}

func (e Conflict) Error() string {
	also := ""
	if n := len(e.Changed) - 1; n > 0 {
		also = " and " + count(n, "other thing")
	}
	return fmt.Sprintf("%s%s changed since: take the later change back first", e.Name, also)
}

// count says a number of things: "1 day", "2 days".
func count(n int, thing string) string {
	if n == 1 || n == -1 {
		return fmt.Sprintf("%d %s", n, thing)
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
