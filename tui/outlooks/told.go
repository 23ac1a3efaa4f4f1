package outlooks

import (
	"slices"
	"sync"
	"sync/atomic"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/report"
	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui/verdict"
)

// Told is what models and rules say of a plan as it is stored. All that it gives
// is for many at once, and not to be changed.
type Told struct {
	Outlook *outlook.Outlook
	Answers Answers

	of     about
	newID  func() plan.ID
	base   *rules.Verdict // of an earlier plan with the same facts, from which the verdict is made; nil: there is none
	begin  func()         // fills in what stands above, once
	judge  func()         // fills in seen, once
	judged atomic.Pointer[verdict.Seen]
}

// Answers sorts the records of a plan by what they answer.
type Answers struct {
	Session   map[plan.ID]*plan.Record        // by the session of their day that they answer
	Extra     map[calendar.Day][]*plan.Record // by day, those that answer none of it
	Elsewhere map[plan.ID]*plan.Record        // by their session, those of them that name one of another day
}

// about is what something is told of: of the same the same is told.
type about struct {
	snapshot *store.Snapshot
	today    calendar.Day
	series   outlook.Series
}

func newTold(of about, was *Told, newID func() plan.ID) *Told {
	t := &Told{of: of, newID: newID}
	t.begin = sync.OnceFunc(func() { t.look(was) })
	t.judge = sync.OnceFunc(func() { t.judged.Store(verdict.See(t.judgeOf(t.Outlook), of.today)) })
	return t
}

// look works the models out: from what has changed since was when only the plan
// has, from scratch otherwise.
func (t *Told) look(was *Told) {
	now := t.of.snapshot
	t.Answers = t.answers(was)
	if was != nil && was.of.today == t.of.today && was.of.series == t.of.series && SameFacts(was.of.snapshot, now) {
		t.Outlook = was.Outlook.With(now.Plan)
		if same(was.of.snapshot.Checkins, now.Checkins) && same(was.of.snapshot.Records, now.Records) {
			t.base = was.verdict()
		}
		return
	}
	t.Outlook = outlook.New(outlook.Input{
		Plan: now.Plan, Athlete: &now.Athlete, Done: now.Done, Life: now.Life, Begins: now.Begins,
		Today: t.of.today, Series: t.of.series,
	})
}

// answers sorts the records, unless those of was and where its sessions stand are
// the same.
func (t *Told) answers(was *Told) Answers {
	now := t.of.snapshot
	if was != nil && same(was.of.snapshot.Records, now.Records) && report.SamePlaces(&was.of.snapshot.Plan, &now.Plan) {
		return was.Answers
	}
	held := report.Against(&now.Plan)
	a := Answers{make(map[plan.ID]*plan.Record, len(now.Records)), map[calendar.Day][]*plan.Record{}, map[plan.ID]*plan.Record{}}
	for i := range now.Records {
		r := &now.Records[i]
		of, besides := a.Session, held.Besides(r)
		if besides {
			of = a.Elsewhere
		}
		for _, share := range r.Sessions {
			of[share.Session] = r
		}
		if besides && r.State != plan.Skipped {
			a.Extra[r.Day] = append(a.Extra[r.Day], r)
		}
	}
	return a
}

// Seen gives what the rules say of the plan. It takes several times as long as a
// key may, for the first who asks; the others wait for that.
func (t *Told) Seen() *verdict.Seen {
	t.judge()
	return t.Judged()
}

// Judged gives what the rules say of the plan if somebody has asked them by now,
// else nil. Each who asks has one of their own: it learns.
func (t *Told) Judged() *verdict.Seen {
	s := t.judged.Load()
	if s == nil {
		return nil
	}
	own := *s
	return &own
}

// Of gives what the rules say of another plan with everything else the same, of
// which look is the outlook.
func (t *Told) Of(look *outlook.Outlook) *verdict.Seen {
	return verdict.See(t.judgeOf(look), t.of.today)
}

func (t *Told) judgeOf(look *outlook.Outlook) *rules.Verdict {
	if v := t.verdict(); v != nil {
		return v.With(look)
	}
	s := t.of.snapshot
	return rules.Judge(rules.Input{Look: look, Today: t.of.today, Since: t.of.today, Checkins: s.Checkins, Records: s.Records, NewID: t.newID})
}

// verdict gives the last verdict on the plan, or one before it.
func (t *Told) verdict() *rules.Verdict {
	if s := t.judged.Load(); s != nil {
		return s.Verdict
	}
	return t.base
}

// SameFacts reports whether two snapshots differ in the plan alone.
func SameFacts(a, b *store.Snapshot) bool {
	return a.Athlete.ID == b.Athlete.ID && slices.Equal(a.Athlete.Settings, b.Athlete.Settings) &&
		a.Begins == b.Begins && same(a.Done, b.Done) && same(a.Life, b.Life)
}

// same reports whether two slices are the same memory.
func same[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }
