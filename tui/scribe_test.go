package tui

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/store"
)

// scribe is a desk that keeps, beside the store, what the plan must be: a list
// of plans with a place in it, to which each acknowledged change is done.
type scribe struct {
	Desk
	t      tb
	plans  []plan.Plan
	groups []int // changes of one group are undone as one
	at     int
	group  int
	run    string // of the change before
	away   bool   // branches were made or changed: the store alone knows
}

func scribeOf(t tb, desk Desk, start plan.Plan) *scribe {
	return &scribe{Desk: desk, t: t, plans: []plan.Plan{start}, groups: []int{0}}
}

func (s *scribe) Apply(athlete plan.ID, branch string, base *store.Snapshot, e edit.Edit, run string) (*store.Snapshot, store.Receipt, error) {
	snapshot, receipt, err := s.Desk.Apply(athlete, branch, base, e, run)
	if s.away = s.away || branch != store.Main; err != nil || receipt.Seq == 0 || s.away {
		return snapshot, receipt, err
	}
	result, mine := edit.Apply(s.plans[s.at], e)
	if mine != nil {
		s.t.Fatalf("the store did %q, the model says %v", receipt.Words, mine)
	}
	s.then(result.Plan, run)
	s.agrees(snapshot)
	return snapshot, receipt, nil
}

// then notes a change.
func (s *scribe) then(p plan.Plan, run string) {
	if run == "" || run != s.run {
		s.group++
	}
	s.run = run
	s.plans, s.groups = append(s.plans[:s.at+1:s.at+1], p), append(s.groups[:s.at+1:s.at+1], s.group)
	s.at++
}

// said notes what is no change of the plan and can be taken back.
func (s *scribe) said(err error) error {
	if err == nil {
		s.then(s.plans[s.at], "")
	}
	return err
}

func (s *scribe) Checkin(athlete plan.ID, c plan.Checkin) error {
	return s.said(s.Desk.Checkin(athlete, c))
}

func (s *scribe) AddComment(athlete plan.ID, c plan.Comment) error {
	return s.said(s.Desk.AddComment(athlete, c))
}

func (s *scribe) AskFor(athlete plan.ID, r plan.Request) error {
	return s.said(s.Desk.AskFor(athlete, r))
}

func (s *scribe) AnswerRequest(athlete plan.ID, was plan.Request, answer plan.Answer, reply string) error {
	return s.said(s.Desk.AnswerRequest(athlete, was, answer, reply))
}

func (s *scribe) AddRecord(athlete plan.ID, r plan.Record) error {
	err := s.Desk.AddRecord(athlete, r)
	if err == nil {
		s.then(s.plans[s.at], "")
	}
	return err
}

func (s *scribe) ChangeRecord(athlete plan.ID, stood calendar.Day, r plan.Record) error {
	err := s.Desk.ChangeRecord(athlete, stood, r)
	if err == nil {
		s.then(s.plans[s.at], "")
	}
	return err
}

// UndoTo goes back to what the store says, which is a change as any other.
func (s *scribe) UndoTo(athlete plan.ID, branch string, seq uint64, anyway bool) (*store.Snapshot, store.Receipt, error) {
	snapshot, receipt, err := s.Desk.UndoTo(athlete, branch, seq, anyway)
	if err == nil && receipt.Seq != 0 {
		s.then(snapshot.Plan, "")
	}
	return snapshot, receipt, err
}

func (s *scribe) NewBranch(athlete plan.ID, name, from string) (*store.Snapshot, store.Receipt, error) {
	s.away = true
	return s.Desk.NewBranch(athlete, name, from)
}

func (s *scribe) Release(athlete plan.ID, until calendar.Day) (store.Receipt, error) {
	s.away = true
	return s.Desk.Release(athlete, until)
}

func (s *scribe) Undo(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error) {
	snapshot, receipt, err := s.Desk.Undo(athlete, branch)
	if s.away {
		return snapshot, receipt, err
	}
	if err != nil {
		if s.at > 0 {
			s.t.Fatalf("undo of %d changes: %v", s.at, err)
		}
		return snapshot, receipt, err
	}
	s.run = ""
	for undone := s.groups[s.at]; s.at > 0 && s.groups[s.at] == undone; s.at-- {
	}
	s.agrees(snapshot)
	return snapshot, receipt, nil
}

func (s *scribe) Redo(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error) {
	snapshot, receipt, err := s.Desk.Redo(athlete, branch)
	if s.away {
		return snapshot, receipt, err
	}
	if err != nil {
		if s.at < len(s.plans)-1 {
			s.t.Fatalf("redo of a change: %v", err)
		}
		return snapshot, receipt, err
	}
	s.run = ""
	for s.at++; s.at+1 < len(s.groups) && s.groups[s.at+1] == s.groups[s.at]; s.at++ {
	}
	s.agrees(snapshot)
	return snapshot, receipt, nil
}

// agrees fails unless what the store gives is what it must be.
func (s *scribe) agrees(snapshot *store.Snapshot) {
	s.t.Helper()
	if s.away {
		return
	}
	if changes := edit.Changes(s.plans[s.at], snapshot.Plan); len(changes) > 0 {
		s.t.Fatalf("the store differs from the model: %+v", changes)
	}
}
