package edit

import (
	"slices"

	"ebb/plan"
)

// Spot is a day of a week. It stands when weeks are inserted before it, or
// moved.
type Spot struct {
	Week plan.ID `json:"week"`
	Day  int     `json:"day"` // from 0
}

// AddSession puts a new session on a day: before another one there, or last.
type AddSession struct {
	Session plan.Session `json:"session"` // its Day does not count
	To      Spot         `json:"to"`
	Before  plan.ID      `json:"before,omitzero"` // a session of that day; else last
}

// ChangeSession gives a session new content. It keeps its id and its place.
type ChangeSession struct {
	Session plan.Session `json:"session"` // its ID says which; its Day does not count
}

// DeleteSessions takes sessions out of the plan.
type DeleteSessions struct {
	Sessions []plan.ID `json:"sessions"`
}

// MoveSession puts a session on a day: before another one there, or last.
type MoveSession struct {
	Session plan.ID `json:"session"`
	To      Spot    `json:"to"`
	Before  plan.ID `json:"before,omitzero"`
}

// CopySession puts a copy of a session on a day: before another one there, or
// last.
type CopySession struct {
	Session plan.ID `json:"session"`
	New     plan.ID `json:"new"` // id of the copy
	To      Spot    `json:"to"`
	Before  plan.ID `json:"before,omitzero"`
}

// SwapDays exchanges all sessions of two days.
type SwapDays struct {
	A Spot `json:"a"`
	B Spot `json:"b"`
}

func (e AddSession) apply(d *draft) error {
	if err := e.Session.Check(); err != nil {
		return err
	}
	if err := d.fresh(named{"session", e.Session.ID}); err != nil {
		return err
	}
	return d.put(e.Session.Clone(), e.To, e.Before)
}

func (e ChangeSession) apply(d *draft) error {
	at, i, err := d.findSession(e.Session.ID)
	if err != nil {
		return err
	}
	changed := e.Session.Clone()
	changed.Day = at.Day
	if err := changed.Check(); err != nil {
		return err
	}
	d.replace(at, i, changed)
	return nil
}

func (e DeleteSessions) apply(d *draft) error {
	for _, id := range e.Sessions {
		if _, err := d.take(id); err != nil {
			return err
		}
	}
	return nil
}

func (e MoveSession) apply(d *draft) error {
	s, err := d.take(e.Session)
	if err != nil {
		return err
	}
	return d.put(s, e.To, e.Before)
}

func (e CopySession) apply(d *draft) error {
	at, i, err := d.findSession(e.Session)
	if err != nil {
		return err
	}
	if err := d.fresh(named{"session", e.New}); err != nil {
		return err
	}
	s := d.Week(at).Sessions[i].Clone()
	s.ID = e.New
	return d.put(s, e.To, e.Before)
}

func (e SwapDays) apply(d *draft) error {
	a, err := d.spot(e.A)
	if err != nil {
		return err
	}
	b, err := d.spot(e.B)
	if err != nil {
		return err
	}
	ofA, ofB := slices.Clone(d.Week(a).On(e.A.Day)), slices.Clone(d.Week(b).On(e.B.Day))
	d.fill(a, e.A.Day, ofB)
	d.fill(b, e.B.Day, ofA)
	return nil
}

// spot finds a day.
func (d *draft) spot(s Spot) (plan.Place, error) {
	at, err := d.findWeek(s.Week)
	if err != nil {
		return at, err
	}
	if days := d.Week(at).Days; s.Day < 0 || s.Day >= days {
		return at, NoDay{Week: s.Week, Day: s.Day, Days: days}
	}
	at.Day = s.Day
	return at, nil
}

// put places a session that is not in the plan: on a day, before another one
// there, or last.
func (d *draft) put(s plan.Session, to Spot, before plan.ID) error {
	at, err := d.spot(to)
	if err != nil {
		return err
	}
	s.Day = to.Day
	week := d.week(at)
	i, _ := slices.BinarySearchFunc(week.Sessions, to.Day+1, func(s plan.Session, day int) int { return s.Day - day })
	if b := slices.IndexFunc(week.Sessions, func(s plan.Session) bool { return s.ID == before && s.Day == to.Day }); b >= 0 {
		i = b
	}
	week.Sessions = inserted(week.Sessions, i, s)
	return nil
}

// take removes a session and gives it.
func (d *draft) take(id plan.ID) (plan.Session, error) {
	at, i, err := d.findSession(id)
	if err != nil {
		return plan.Session{}, err
	}
	week := d.week(at)
	s := week.Sessions[i]
	week.Sessions = removed(week.Sessions, i, i+1)
	return s, nil
}

// replace changes the session at an index of its week.
func (d *draft) replace(at plan.Place, i int, s plan.Session) {
	week := d.week(at)
	week.Sessions = slices.Clone(week.Sessions)
	week.Sessions[i] = s
}

// fill gives a day these sessions instead of its own.
func (d *draft) fill(at plan.Place, day int, sessions []plan.Session) {
	week := d.week(at)
	kept := slices.DeleteFunc(slices.Clone(week.Sessions), func(s plan.Session) bool { return s.Day == day })
	for _, s := range sessions {
		s.Day = day
		kept = append(kept, s)
	}
	inOrder(kept)
	week.Sessions = kept
}

// inserted and removed give a new slice and leave the one they get alone.
func inserted[T any](list []T, i int, more ...T) []T {
	return slices.Concat(list[:i], more, list[i:])
}

func removed[T any](list []T, i, j int) []T {
	return slices.Concat(list[:i], list[j:])
}
