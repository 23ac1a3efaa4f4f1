package compare

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// Difference is one thing that is not the same in two plans.
type Difference struct {
	Day  calendar.Day `json:"date"`          // where it is in the second plan, or was in the first
	What string       `json:"what"`          // season, block, week, session, event or mute
	How  How          `json:"how"`           // what became of it
	ID   plan.ID      `json:"id"`            // in the plan that has it, the second when both do
	From calendar.Day `json:"from,omitzero"` // of what moved: where it was
	Says string       `json:"says"`          // in words, without the day it is listed under
}

// How is what became of something from the first plan to the second.
type How string

// What can become of something.
const (
	Added   How = "added"
	Removed How = "removed"
	Moved   How = "moved"
	Changed How = "changed"
)

// order of what is listed for one day.
var order = map[string]int{"season": 0, "block": 1, "week": 2, "event": 3, "session": 4, "mute": 5}

// Plans lists how b differs from a, in the order of days. Lines leave out the
// sport own.
func Plans(a, b plan.Plan, own plan.Sport) []Difference {
	l := &list{own: own, weekShift: map[*plan.Microcycle]calendar.Day{}}
	was, is := l.lay(a), l.lay(b)
	l.seasons(was, is)
	l.blocks(was, is)
	l.weeks(was, is)
	l.events(a.Events, b.Events)
	l.sessions(was.sessions, is.sessions)
	l.mutes(a, b)
	sorting.By(l.found, func(x, y Difference) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(order[x.What], order[y.What]))
	})
	return l.found
}

type list struct {
	own       plan.Sport
	found     []Difference
	whole     map[plan.ID]bool // seasons, blocks and weeks of one plan alone
	weekShift map[*plan.Microcycle]calendar.Day
}

// laid is a plan with every piece beside its day.
type laid struct {
	seasons  []*seasonAt
	blocks   []*blockAt
	weeks    []*weekAt
	sessions []*sessionAt
}

type seasonAt struct{ *plan.Macrocycle }

type blockAt struct {
	*plan.Mesocycle
	in    *plan.Macrocycle
	start calendar.Day
}

type weekAt struct {
	*plan.Microcycle
	in    *plan.Mesocycle
	first bool // of its block
	start calendar.Day
}

// sessionAt is a session of a week, or of the plan of an event.
type sessionAt struct {
	*plan.Session
	day   calendar.Day
	week  *plan.Microcycle
	event *plan.Event
}

func (l *list) lay(p plan.Plan) (out laid) {
	for at := range p.Weeks() {
		season, block, week := p.Season(at), p.Block(at), p.Week(at)
		if at.Week == 0 {
			out.blocks = append(out.blocks, &blockAt{block, season, at.Start})
		}
		out.weeks = append(out.weeks, &weekAt{week, block, at.Week == 0, at.Start})
		for i := range week.Sessions {
			s := &week.Sessions[i]
			out.sessions = append(out.sessions, &sessionAt{Session: s, day: at.Start + calendar.Day(s.Day), week: week})
		}
	}
	for i := range p.Seasons {
		out.seasons = append(out.seasons, &seasonAt{&p.Seasons[i]})
	}
	for i := range p.Events {
		e := &p.Events[i]
		for k := range e.Plan {
			s := &e.Plan[k]
			out.sessions = append(out.sessions, &sessionAt{Session: s, day: e.From + calendar.Day(s.Day), event: e})
		}
	}
	return out
}

func (l *list) add(day calendar.Day, what string, how How, id plan.ID, says string) {
	l.found = append(l.found, Difference{Day: day, What: what, How: how, ID: id, Says: says})
}

func (l *list) seasons(a, b laid) {
	l.whole = map[plan.ID]bool{}
	pairs := match(a.seasons, b.seasons,
		func(s *seasonAt) plan.ID { return s.ID },
		func(s *seasonAt) place { return place{day: s.Start, name: s.Name} })
	for _, p := range pairs {
		switch {
		case p.is == nil:
			l.whole[p.was.ID] = true
			l.add(p.was.Start, "season", Removed, p.was.ID, seasonWords(p.was.Macrocycle))
		case p.was == nil:
			l.whole[p.is.ID] = true
			l.add(p.is.Start, "season", Added, p.is.ID, seasonWords(p.is.Macrocycle))
		case p.was.Name != p.is.Name:
			l.add(p.is.Start, "season", Changed, p.is.ID, becomes("season", quoted(p.was.Name), quoted(p.is.Name)))
		}
	}
}

func (l *list) blocks(a, b laid) {
	pairs := match(a.blocks, b.blocks,
		func(x *blockAt) plan.ID { return x.ID },
		func(x *blockAt) place { return place{day: x.start, name: x.Name} })
	for _, p := range pairs {
		switch {
		case p.is == nil:
			l.alone(p.was, Removed)
		case p.was == nil:
			l.alone(p.is, Added)
		default:
			for _, says := range blockChanges(p.was, p.is) {
				l.add(p.is.start, "block", Changed, p.is.ID, says)
			}
		}
	}
}

// alone lists a block that one plan has; with its season it is not worth a word.
func (l *list) alone(b *blockAt, how How) {
	l.whole[b.ID] = true
	if !l.whole[b.in.ID] {
		l.add(b.start, "block", how, b.ID, blockWords(b))
	}
}

// weeks lists what differs in weeks, and from where on everything lies on other
// days.
func (l *list) weeks(a, b laid) {
	pairs := match(a.weeks, b.weeks,
		func(w *weekAt) plan.ID { return w.ID },
		func(w *weekAt) place { return place{day: w.start, name: w.in.Name} })
	shift := calendar.Day(0)
	for _, p := range pairs {
		switch {
		case p.is == nil:
			l.lone(p.was, Removed)
			continue
		case p.was == nil:
			l.lone(p.is, Added)
			continue
		}
		now := p.is.start - p.was.start
		l.weekShift[p.is.Microcycle] = now
		if now != shift {
			shift = now
			l.found = append(l.found, Difference{
				Day: p.is.start, What: "week", How: Moved, ID: p.is.ID, From: p.was.start, Says: shiftWords(p.is, now),
			})
		}
		for _, says := range weekChanges(p.was, p.is) {
			l.add(p.is.start, "week", Changed, p.is.ID, says)
		}
	}
}

func (l *list) lone(w *weekAt, how How) {
	l.whole[w.ID] = true
	if !l.whole[w.in.ID] {
		l.add(w.start, "week", how, w.ID, weekWords(w))
	}
}

func (l *list) events(a, b []plan.Event) {
	pairs := match(pointers(a), pointers(b),
		func(e *plan.Event) plan.ID { return e.ID },
		func(e *plan.Event) place { return place{day: e.From, name: e.Name} })
	for _, p := range pairs {
		switch {
		case p.is == nil:
			l.add(p.was.From, "event", Removed, p.was.ID, l.event(p.was))
		case p.was == nil:
			l.add(p.is.From, "event", Added, p.is.ID, l.event(p.is))
		default:
			l.changedEvent(p.was, p.is)
		}
	}
}

func (l *list) changedEvent(was, is *plan.Event) {
	if was.From != is.From {
		l.found = append(l.found, Difference{
			Day: is.From, What: "event", How: Moved, ID: is.ID, From: was.From, Says: movedWords(quoted(is.Name), was.From, is.From),
		})
	}
	there := *was
	there.From = is.From
	if x, y := l.event(&there), l.event(is); x != y {
		l.add(is.From, "event", Changed, is.ID, becomes("", x, y))
	}
}

func pointers[V any](values []V) []*V {
	all := make([]*V, len(values))
	for i := range values {
		all[i] = &values[i]
	}
	return all
}

func (l *list) sessions(a, b []*sessionAt) {
	pairs := match(a, b,
		func(s *sessionAt) plan.ID { return s.ID },
		func(s *sessionAt) place { return place{day: s.day, name: l.line(s)} })
	for _, p := range pairs {
		switch {
		case p.is == nil:
			if !l.goesAlong(p.was) {
				l.add(p.was.day, "session", Removed, p.was.ID, l.line(p.was))
			}
		case p.was == nil:
			if !l.goesAlong(p.is) {
				l.add(p.is.day, "session", Added, p.is.ID, l.line(p.is))
			}
		default:
			l.changedSession(p.was, p.is)
		}
	}
}

// goesAlong reports whether a session came or went with its week or race.
func (l *list) goesAlong(s *sessionAt) bool {
	if s.week == nil {
		return slices.ContainsFunc(l.found, func(d Difference) bool {
			return d.ID == s.event.ID && (d.How == Added || d.How == Removed)
		})
	}
	return l.whole[s.week.ID]
}

func (l *list) changedSession(was, is *sessionAt) {
	x, y := l.line(was), l.line(is)
	if along := was.day + l.weekShift[is.week]; is.week != nil && is.day != along && is.day != was.day || is.week == nil && was.week != nil {
		l.found = append(l.found, Difference{
			Day: is.day, What: "session", How: Moved, ID: is.ID, From: was.day, Says: movedWords(x, was.day, is.day),
		})
	}
	if x != y {
		l.add(is.day, "session", Changed, is.ID, becomes("", x, y))
	}
}
