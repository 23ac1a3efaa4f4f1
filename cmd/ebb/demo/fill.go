package demo

import (
	"ebb/plan/calendar"
	"ebb/store"
)

// Fill writes the squad as of today into an empty store.
func Fill(desk *store.Desk, today calendar.Day) error {
	squad, err := Squad(today, desk.NewID)
	if err != nil {
		return err
	}
	seeds := make([]store.Seed, len(squad))
	for i, m := range squad {
		seeds[i] = store.Seed(m)
	}
	if err := desk.Seed(seeds...); err != nil {
		return err
	}
	return desk.SetLastUsed(squad[0].Athlete.ID)
}
