package main

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/store"
)

// deed is one kind of thing that a person does to the store.
type deed struct {
	name   string
	weight int
	tells  bool // the token is in what the journal keeps of it
	do     func(h *hand, at *store.Snapshot, token string) (seq uint64, err error)
}

// unknown is the seq of what was stored without being told its number; nothing
// that of what made no difference.
const (
	nothing = 0
	unknown = ^uint64(0)
)

var deeds = []deed{
	{"note", 6, true, (*hand).note},
	{"add-session", 6, true, (*hand).addSession},
	{"change-session", 5, true, (*hand).changeSession},
	{"move-session", 3, false, (*hand).moveSession},
	{"scale", 3, false, (*hand).scale},
	{"delete-session", 2, false, (*hand).deleteSession},
	{"insert-week", 1, true, (*hand).insertWeek},
	{"delete-week", 1, false, (*hand).deleteWeek},
	{"rename-block", 2, true, (*hand).renameBlock},
	{"add-event", 1, true, (*hand).addEvent},
	{"delete-event", 1, false, (*hand).deleteEvent},
	{"several", 2, true, (*hand).several},
	{"add-record", 6, true, (*hand).addRecord},
	{"change-record", 2, true, (*hand).changeRecord},
	{"delete-record", 1, false, (*hand).deleteRecord},
	{"check-in", 4, true, (*hand).checkin},
	{"set", 1, false, (*hand).set},
	{"undo", 6, false, (*hand).undo},
	{"redo", 4, false, (*hand).redo},
}

var allWeights = func() (sum int) {
	for _, d := range deeds {
		sum += d.weight
	}
	return sum
}()

// tells reports whether the journal keeps the token of a deed.
func tells(name string) bool {
	for _, d := range deeds {
		if d.name == name {
			return d.tells
		}
	}
	return false
}

func (h *hand) apply(at *store.Snapshot, e edit.Edit) (uint64, error) {
	snap, receipt, err := h.desk.Apply(at.Athlete.ID, at.Branch, at, e, "")
	if err == nil {
		h.seen[at.Athlete.ID] = snap
	} else {
		h.seen[at.Athlete.ID] = nil // it may be a conflict: look again
	}
	return receipt.Seq, err
}

func (h *hand) fact(err error) (uint64, error) { return unknown, err }

// week, session and the like choose one at random, among those near today as
// often as not: that is where people edit.
func (h *hand) week(p plan.Plan) plan.Microcycle {
	var all []plan.Microcycle
	for at := range p.Weeks() {
		all = append(all, *p.Week(at))
	}
	if len(all) == 0 {
		return plan.Microcycle{}
	}
	return all[h.r.IntN(len(all))]
}

func (h *hand) session(p plan.Plan) plan.Session {
	for range 20 {
		if w := h.week(p); len(w.Sessions) > 0 {
			return w.Sessions[h.r.IntN(len(w.Sessions))]
		}
	}
	return plan.Session{}
}

func (h *hand) block(p plan.Plan) plan.Mesocycle {
	if len(p.Seasons) == 0 {
		return plan.Mesocycle{}
	}
	blocks := p.Seasons[h.r.IntN(len(p.Seasons))].Blocks
	if len(blocks) == 0 {
		return plan.Mesocycle{}
	}
	return blocks[h.r.IntN(len(blocks))]
}

func (h *hand) event(p plan.Plan) plan.Event {
	if len(p.Events) == 0 {
		return plan.Event{}
	}
	return p.Events[h.r.IntN(len(p.Events))]
}

func (h *hand) fresh(token string) plan.Session {
	return plan.Session{
		ID: h.desk.NewID(), Sport: plan.Run, Kind: plan.Easy, Note: token,
		Duration: plan.Duration{Seconds: 60 * (30 + h.r.IntN(60)), Unit: plan.Minutes},
	}
}

func (h *hand) note(at *store.Snapshot, token string) (uint64, error) {
	return h.apply(at, edit.SetNote{Week: h.week(at.Plan).ID, Note: token})
}

func (h *hand) addSession(at *store.Snapshot, token string) (uint64, error) {
	w := h.week(at.Plan)
	return h.apply(at, edit.AddSession{Session: h.fresh(token), To: edit.Spot{Week: w.ID, Day: h.r.IntN(max(w.Days, 1))}})
}

func (h *hand) changeSession(at *store.Snapshot, token string) (uint64, error) {
	s := h.session(at.Plan)
	s.Note = token
	return h.apply(at, edit.ChangeSession{Session: s})
}

func (h *hand) moveSession(at *store.Snapshot, _ string) (uint64, error) {
	w := h.week(at.Plan)
	return h.apply(at, edit.MoveSession{Session: h.session(at.Plan).ID, To: edit.Spot{Week: w.ID, Day: h.r.IntN(max(w.Days, 1))}})
}

func (h *hand) scale(at *store.Snapshot, _ string) (uint64, error) {
	return h.apply(at, edit.Scale{Session: h.session(at.Plan).ID, Steps: 1 - 2*h.r.IntN(2)})
}

func (h *hand) deleteSession(at *store.Snapshot, _ string) (uint64, error) {
	return h.apply(at, edit.DeleteSessions{Sessions: []plan.ID{h.session(at.Plan).ID}})
}

func (h *hand) insertWeek(at *store.Snapshot, token string) (uint64, error) {
	return h.apply(at, edit.InsertWeek{
		Week:   plan.Microcycle{ID: h.desk.NewID(), Days: 5 + h.r.IntN(5), Note: token},
		Before: h.week(at.Plan).ID,
	})
}

func (h *hand) deleteWeek(at *store.Snapshot, _ string) (uint64, error) {
	return h.apply(at, edit.DeleteWeek{Week: h.week(at.Plan).ID})
}

func (h *hand) renameBlock(at *store.Snapshot, token string) (uint64, error) {
	return h.apply(at, edit.RenameBlock{Block: h.block(at.Plan).ID, Name: token})
}

func (h *hand) addEvent(at *store.Snapshot, token string) (uint64, error) {
	return h.apply(at, edit.AddEvent{Event: plan.Event{
		ID: h.desk.NewID(), From: h.today + calendar.Day(h.r.IntN(200)), Days: 1, Priority: plan.C, Name: token,
		Sport: plan.Run, Distance: plan.Distance{Value: 10, Unit: plan.Kilometres},
	}})
}

func (h *hand) deleteEvent(at *store.Snapshot, _ string) (uint64, error) {
	return h.apply(at, edit.DeleteEvent{Event: h.event(at.Plan).ID})
}

// several is one edit that touches many values, all of which must be there or
// none.
func (h *hand) several(at *store.Snapshot, token string) (uint64, error) {
	batch := edit.Batch{Title: "several " + token}
	for range 8 {
		batch.Edits = append(batch.Edits, edit.SetNote{Week: h.week(at.Plan).ID, Note: token + " " + strconv.Itoa(h.r.Int())})
	}
	return h.apply(at, batch)
}

func (h *hand) addRecord(at *store.Snapshot, token string) (uint64, error) {
	done := h.fresh(token)
	return h.fact(h.desk.AddRecord(at.Athlete.ID, plan.Record{
		ID: h.desk.NewID(), Day: h.today - calendar.Day(h.r.IntN(60)), Done: done, Source: "typed", Method: "stated",
		Impulses: []plan.Impulse{{Load: float64(20 + h.r.IntN(100)), Sport: plan.Run, FootKm: 8}},
	}))
}

func (h *hand) record(at *store.Snapshot) plan.Record {
	if len(at.Records) == 0 {
		return plan.Record{ID: h.desk.NewID(), Day: h.today} // refused: there is no such record
	}
	return at.Records[h.r.IntN(len(at.Records))]
}

func (h *hand) changeRecord(at *store.Snapshot, token string) (uint64, error) {
	r := h.record(at)
	day := r.Day
	r.Done.Note = token
	r.Day -= calendar.Day(h.r.IntN(3))
	return h.fact(h.desk.ChangeRecord(at.Athlete.ID, day, r))
}

func (h *hand) deleteRecord(at *store.Snapshot, _ string) (uint64, error) {
	r := h.record(at)
	return h.fact(h.desk.DeleteRecord(at.Athlete.ID, r.Day, r.ID))
}

func (h *hand) checkin(at *store.Snapshot, token string) (uint64, error) {
	return h.fact(h.desk.Checkin(at.Athlete.ID, plan.Checkin{Day: h.today - calendar.Day(h.r.IntN(60)), Legs: 1 + h.r.IntN(5), Note: token}))
}

func (h *hand) set(at *store.Snapshot, _ string) (uint64, error) {
	_, err := h.desk.SetAthlete(at.Athlete.ID, []plan.Setting{{Key: "weight_kg", Value: strconv.Itoa(50 + h.r.IntN(40))}})
	return h.fact(err)
}

func (h *hand) undo(at *store.Snapshot, _ string) (uint64, error) {
	_, receipt, err := h.desk.Undo(at.Athlete.ID, at.Branch)
	return receipt.Seq, err
}

func (h *hand) redo(at *store.Snapshot, _ string) (uint64, error) {
	_, receipt, err := h.desk.Redo(at.Athlete.ID, at.Branch)
	return receipt.Seq, err
}
