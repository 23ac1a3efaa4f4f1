package store

import (
	"time"

	"ebb/plan"
)

// Published is how new a plan is for those who subscribe to it, and of which
// store it is.
type Published struct {
	Store    plan.ID   // of the file, for good
	Revision uint64    // grows with every change of the athlete's plan, on any branch
	Changed  time.Time // when it last did
}

// Published says how new an athlete's plan is. What was done and how it felt is
// no change of the plan.
func (d *Desk) Published(athlete plan.ID) (p Published, err error) {
	if err := d.may(See, Thing{Kind: Plans, Athlete: athlete, Branch: Main}); err != nil {
		return Published{}, err
	}
	err = d.view(func(t tx) error {
		var a about
		if _, err := t.get(storeKey, &a); err != nil {
			return err
		}
		h, err := newest(t, athlete, func(h Head) bool { return h.Branch != "" })
		p = Published{Store: a.Store, Revision: h.Seq, Changed: h.At}
		if h.Seq == 0 {
			p.Changed = a.Created
		}
		return err
	})
	return p, err
}
