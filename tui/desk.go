package tui

import (
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/library"
	"ebb/plan/squad"
	"ebb/store"
)

// Desk is the store as one principal: all that the program knows of storage.
type Desk interface {
	Who() store.Principal
	NewID() plan.ID
	Athletes() ([]plan.Athlete, error)
	AddAthlete(name string, settings []plan.Setting) (plan.Athlete, error)
	SetAthlete(athlete plan.ID, settings []plan.Setting) (plan.Athlete, error)
	Glance(athlete plan.ID, branch string, sight store.Sight) (*store.Snapshot, error)
	Snapshot(athlete plan.ID, branch string) (*store.Snapshot, error)
	Apply(athlete plan.ID, branch string, base *store.Snapshot, e edit.Edit, run string) (*store.Snapshot, store.Receipt, error)
	HistoryBefore(athlete plan.ID, branch string, before uint64, most int) ([]store.Head, error)
	AsOf(athlete plan.ID, branch string, seq uint64) (*store.Snapshot, error)
	UndoTo(athlete plan.ID, branch string, seq uint64, anyway bool) (*store.Snapshot, store.Receipt, error)
	Branches(athlete plan.ID) ([]store.Branch, error)
	CurrentBranch(athlete plan.ID) (string, error)
	SetCurrentBranch(athlete plan.ID, name string) error
	NewBranch(athlete plan.ID, name, from string) (*store.Snapshot, store.Receipt, error)
	RenameBranch(athlete plan.ID, name, to string) (store.Receipt, error)
	DropBranch(athlete plan.ID, name string) (store.Receipt, error)
	TakeBranch(athlete plan.ID, name string, keep bool) (*store.Snapshot, store.Receipt, error)
	Library(athlete plan.ID) (library.Library, error)
	KeepInLibrary(athlete plan.ID, entries []library.Entry, replace bool) error
	DropFromLibrary(athlete plan.ID, e library.Entry) error
	UndoLibrary() (store.Receipt, error)
	Release(athlete plan.ID, until calendar.Day) (store.Receipt, error)
	Undo(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error)
	Redo(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error)
	Look() (store.Look, error)
	SetLook(look store.Look) error
	Drafts() ([]store.Draft, error)
	ChangeDraft(was time.Time, is *store.Draft) error
	Squad(kept map[plan.ID]uint64, today calendar.Day) ([]store.Member, []squad.Row, error)
	Rows(athletes []plan.ID, today calendar.Day) ([]squad.Row, error)
	Comments(athlete plan.ID, from, to calendar.Day) ([]plan.Comment, error)
	AddComment(athlete plan.ID, c plan.Comment) error
	Requests(athlete plan.ID, from calendar.Day) ([]plan.Request, error)
	AskFor(athlete plan.ID, r plan.Request) error
	AnswerRequest(athlete plan.ID, was plan.Request, answer plan.Answer, reply string) error
	Keys(athlete plan.ID) ([]store.Enrolled, error)
	Invitations(athlete plan.ID) ([]store.Invitation, error)
	InviteAs(person string, athlete plan.ID, role store.Role, ttl time.Duration) (store.Code, error)
	TakeBack(athlete plan.ID, name string) (store.Invitation, error)
	AddKeyOf(person string, athlete plan.ID, role store.Role, line string) (store.Enrolled, error)
	RevokeKey(athlete plan.ID, prefix string) (store.Enrolled, error)
	Checkin(athlete plan.ID, c plan.Checkin) error
	AddLife(athlete plan.ID, l plan.Life) error
	AddRecord(athlete plan.ID, r plan.Record) error
	ChangeRecord(athlete plan.ID, stood calendar.Day, r plan.Record) error
}

var _ Desk = (*store.Desk)(nil)
