package comeback

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/notation"
)

// Input is what a return is made of. None of it is changed.
type Input struct {
	Plan    plan.Plan
	Athlete *plan.Athlete  // resolved
	Done    []plan.DoneDay // in the order of days
	Life    []plan.Life    // all facts, the one at hand among them or not
	Today   calendar.Day
	Begins  calendar.Day // as of an outlook.Input: where Plan begins, when seasons are left out
}

// Return is a proposal: how the days after a gap go on.
type Return struct {
	Gap     Gap
	Ramp    Ramp
	Days    calendar.Span // that the ramp covers; empty when the plan goes on as it is
	Changes []Change      // in the order of days
	Edit    edit.Batch    // does all of them; no edits when nothing changes
	Why     string        // the rule in words, with its source
	Care    []string      // what a person should know beside
}

// Change is what becomes of a session, or of a week that says only its target.
type Change struct {
	Day     calendar.Day
	Session plan.ID // zero for a week
	Week    plan.ID // zero for a session
	Was, Is string  // in the notation, without notes
	Eased   bool    // made easy, because nothing hard is done yet
	Key     bool    // a key session
	Why     string
}

// Propose gives the return after a fact of life, or, with a fact of no kind, after
// missed days. Days that are over and sessions that were answered stay as they
// are, as do races and all on their days, sports that went on, rest, and what an
// earlier return made smaller.
func Propose(in Input, fact plan.Life) Return {
	g, ok := GapOf(in.Life, fact)
	if !ok {
		return Return{Days: calendar.Span{From: fact.Span().To + 1, To: fact.Span().To}, Why: goesOn(fact)}
	}
	if sports, all := goOn(in, g); all {
		return Return{Days: calendar.Span{From: g.To + 1, To: g.To}, Why: sports + ": nothing of the plan is lost on those days, and it goes on as it stands after them"}
	}
	r := Return{Gap: g, Ramp: RampOf(g)}
	r.Days = calendar.Span{From: g.To + 1, To: g.To + calendar.Day(r.Ramp.Days())}
	r.Why = r.Ramp.words(g)
	p := proposer{in: in, r: &r, answered: answered(in.Done)}
	for day := max(r.Days.From, in.Today); day <= r.Days.To; day++ {
		p.day(day)
	}
	if n := len(r.Changes); n > 0 {
		r.Edit.Title = fmt.Sprintf("return after %s: %s until %s", r.Gap.Words(), count(n, "change"), date(r.Days.To))
	}
	r.Care = care(in, &r)
	return r
}

// goOn reports whether everything that is planned on the days of a gap is of
// sports that go on, and says which. Where nothing is planned nothing does.
func goOn(in Input, g Gap) (sports string, all bool) {
	var on []plan.Sport
	for day := g.From; day <= g.To; day++ {
		own := in.Athlete.On(day).Sport
		planned := in.Plan.SessionsOn(day)
		if at, ok := in.Plan.Locate(day); ok && load.Outlined(in.Plan.Week(at)) {
			planned = []plan.Session{{Sport: own}}
		}
		for i := range planned {
			sport := cmp.Or(planned[i].Sport, own)
			if planned[i].Kind == plan.Rest || planned[i].Kind == plan.Race {
				continue
			}
			if !g.allows(sport) {
				return "", false
			}
			if !slices.Contains(on, sport) {
				on = append(on, sport)
			}
		}
	}
	words := make([]string, len(on))
	for i, sport := range on {
		words[i] = sport.String()
	}
	verb := " go on"
	if len(on) == 1 {
		verb = " goes on"
	}
	return strings.Join(words, " and ") + verb, len(on) > 0
}

func answered(done []plan.DoneDay) map[plan.ID]bool {
	all := map[plan.ID]bool{}
	for _, d := range done {
		for _, id := range d.Sessions {
			all[id] = true
		}
	}
	return all
}

// proposer gathers the changes of a return.
type proposer struct {
	in       Input
	r        *Return
	answered map[plan.ID]bool
}

func (p *proposer) day(day calendar.Day) {
	at, ok := p.in.Plan.Locate(day)
	if !ok || len(p.in.Plan.EventsOn(day)) > 0 {
		return
	}
	week := p.in.Plan.Week(at)
	if load.Outlined(week) {
		p.outline(at, day)
		return
	}
	sessions := week.On(at.Day)
	for i := range sessions {
		if p.stays(&sessions[i], day) {
			continue
		}
		p.session(sessions[i], day)
	}
}

// stays reports whether a session is not touched.
func (p *proposer) stays(s *plan.Session, day calendar.Day) bool {
	sport := s.Sport
	if sport == plan.NoSport {
		sport = p.in.Athlete.On(day).Sport
	}
	return s.Kind == plan.Rest || s.Kind == plan.Race || s.Sport == plan.Mobility || s.HasTag(Tag) ||
		p.answered[s.ID] || p.r.Gap.allows(sport)
}

func (p *proposer) session(s plan.Session, day calendar.Day) {
	c := cutter{p.in.Athlete, day}
	share, n := p.share(day), int(day-p.r.Days.From)
	change := Change{Day: day, Session: s.ID, Was: line(s), Key: s.Key, Why: p.r.Ramp.shareWords(n)}
	next := s
	if n < p.r.Ramp.Calm && p.hardDay(day) && c.hard(s) {
		next, change.Eased, change.Key = edit.Eased(s), true, s.Key
		change.Why = fmt.Sprintf("%s: no hard day in the first %d days", p.r.Ramp.Rule, p.r.Ramp.Calm)
	}
	if share < 1 {
		if target := share * c.load(s); !change.Eased || c.load(next) > target {
			next = c.cut(next, min(1, target/max(c.load(next), 1e-9)))
			if change.Eased {
				change.Why += fmt.Sprintf(", and %.0f %% on day %d back", 100*share, n+1)
			}
		}
	}
	if line(next) == change.Was {
		return
	}
	next = marked(next)
	change.Is = line(next)
	p.r.Changes = append(p.r.Changes, change)
	p.r.Edit.Edits = append(p.r.Edit.Edits, edit.ChangeSession{Session: next})
}

// share gives what a day of the return bears: the ramp's share, unless another
// fact of life takes as much from the day by itself.
func (p *proposer) share(day calendar.Day) float64 {
	share := p.r.Ramp.share(int(day - p.r.Days.From))
	for _, l := range plan.LifeOn(p.in.Life, day) {
		if l.Kept()/100 <= share {
			return 1
		}
	}
	return share
}

// hardDay is the load near threshold and over from which a day is hard (SCIENCE 5).
const hardDay = 30

// hardDay reports whether a day of the plan is hard: by its work near threshold,
// or by heavy strength.
func (p *proposer) hardDay(day calendar.Day) bool {
	hard := 0.0
	for _, s := range p.in.Plan.SessionsOn(day) {
		if s.Kind == plan.Heavy || s.Kind == plan.Plyo {
			return true
		}
		hard += load.Of(s, p.in.Athlete, day).Hard
	}
	return hard >= hardDay
}

// line says a session in the notation, without the words beside it.
func line(s plan.Session) string {
	s.Note, s.Private = "", ""
	return notation.PrintSession(s, plan.NoSport)
}
