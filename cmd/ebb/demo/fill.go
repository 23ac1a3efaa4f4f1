package demo

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

// Fill writes the squad as of today into an empty store.
func Fill(desk *store.Desk, today calendar.Day) error {
	others, err := Begin(desk, today)
	if err != nil {
		return err
	}
	return others()
}

// Begin writes the first of the squad and gives what writes the others. The
// demo is to be on screen within a moment, and shows only the first then.
func Begin(desk *store.Desk, today calendar.Day) (others func() error, err error) {
	first, err := seed(desk, names[:1], today)
	if err != nil {
		return nil, err
	}
	return func() error {
		if err := desk.SetLastUsed(first); err != nil {
			return err
		}
		_, err := seed(desk, names[1:], today)
		return err
	}, nil
}

// seed writes members and gives the id of the first.
func seed(desk *store.Desk, names []string, today calendar.Day) (plan.ID, error) {
	squad, err := members(names, today, desk.NewID)
	if err != nil {
		return plan.ID{}, err
	}
	seeds := make([]store.Seed, len(squad))
	for i, m := range squad {
		seeds[i] = store.Seed(m)
	}
	return squad[0].Athlete.ID, desk.Seed(seeds...)
}
