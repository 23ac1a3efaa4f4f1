package store

import "ebb/plan"

// Deed is what someone changed, or was refused: for the log of a server. It says
// of what kind the thing is and where the journal has it, not what is in it.
type Deed struct {
	Thing   Thing
	Verb    Verb
	Refused bool
	Called  string // the athlete's name; "" where it is about no one of them
	Entry   uint64 // its number in the athlete's journal; 0: it is in none
	Words   string // of keys and invitations: which, and what became of it
}

// Telling gives the desk with someone who is told of what is done and refused at
// it: of a change when it is on the disk.
func (d *Desk) Telling(told func(Deed)) *Desk {
	telling := *d
	telling.told = told
	return &telling
}

// tell tells a deed once the transaction is on the disk.
func (d *Desk) tell(t tx, deed Deed) {
	if d.told == nil {
		return
	}
	deed.Verb = Change
	var a plan.Athlete
	if found, err := t.get(athleteKey(deed.Thing.Athlete), &a); found && err == nil {
		deed.Called = a.Name
	}
	t.OnCommit(func() { d.told(deed) })
}

// tellEntry tells what an entry of the journal is about.
func (d *Desk) tellEntry(t tx, athlete plan.ID, e *entry) {
	deed := Deed{Thing: Thing{Kind: e.of, Athlete: athlete, Branch: e.Branch}, Entry: e.Seq}
	switch {
	case len(e.Plan) > 0:
		deed.Thing.Kind = Plans
	case len(e.Facts) > 0:
		deed.Thing.Kind = factThings[e.Facts[0].Kind]
	case e.of == Keys:
		deed.Words = e.Words
	default:
		deed.Thing.Kind = Squad
	}
	d.tell(t, deed)
}
