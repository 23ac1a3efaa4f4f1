package tui

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/squad"
	"ebb/store"
)

// Desk is the store as one principal: all that the program knows of storage.
type Desk interface {
	NewID() plan.ID
	Athletes() ([]plan.Athlete, error)
	AddAthlete(name string, settings []plan.Setting) (plan.Athlete, error)
	Glance(athlete plan.ID, branch string, sight store.Sight) (*store.Snapshot, error)
	Snapshot(athlete plan.ID, branch string) (*store.Snapshot, error)
	Apply(athlete plan.ID, branch string, base *store.Snapshot, e edit.Edit, run string) (*store.Snapshot, store.Receipt, error)
	Undo(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error)
	Redo(athlete plan.ID, branch string) (*store.Snapshot, store.Receipt, error)
	Squad(kept map[plan.ID]uint64, today calendar.Day) ([]store.Member, []squad.Row, error)
	Rows(athletes []plan.ID, today calendar.Day) ([]squad.Row, error)
	AddRecord(athlete plan.ID, r plan.Record) error
	ChangeRecord(athlete plan.ID, stood calendar.Day, r plan.Record) error
}

var _ Desk = (*store.Desk)(nil)
