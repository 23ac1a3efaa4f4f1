package store

import (
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// AllDays is the released day of an athlete from whom nothing is held back.
const AllDays calendar.Day = math.MaxInt32

// Release lets an athlete see main up to and with a day; AllDays lets them see
// all of it. It is an entry of the journal on main, and undone there.
func (d *Desk) Release(athlete plan.ID, until calendar.Day) (Receipt, error) {
	words := "release all"
	if until != AllDays {
		words = "release until " + until.String()
	}
	return d.changeBranch(athlete, "", words, func(t tx, ent *entry) error {
		c := factChange{Kind: branchFact, Name: Main}
		var err error
		if c.Before, err = stored(t, branchKey(athlete, Main)); err != nil {
			return err
		}
		was, err := t.released(athlete)
		if err != nil || was == until {
			return err
		}
		if until != AllDays {
			if c.After, err = (branchHead{Key: Main, Name: Main, Released: &until}).text(); err != nil {
				return err
			}
		}
		ent.Facts = append(ent.Facts, c)
		return t.setFact(athlete, c)
	})
}

// released gives the last day that an athlete sees.
func (t tx) released(athlete plan.ID) (calendar.Day, error) {
	var h branchHead
	if _, err := t.get(branchKey(athlete, Main), &h); err != nil || h.Released == nil {
		return AllDays, err
	}
	return *h.Released, nil
}

// upTo gives a plan without what comes after a day: a week that goes on after it
// is cut there, and a race that begins after it is not in it.
func upTo(p plan.Plan, last calendar.Day) plan.Plan {
	var cut plan.Plan
	for _, season := range p.Seasons {
		if season.Span().To > last {
			season = seasonUpTo(season, last)
		}
		if len(season.Blocks) > 0 || season.Start <= last {
			cut.Seasons = append(cut.Seasons, season)
		}
	}
	for _, e := range p.Events {
		if e.From <= last {
			cut.Events = append(cut.Events, e)
		}
	}
	for _, m := range p.Mutes { // a reason may give away what comes later
		if edit.MutedAt(cut, m) != "" && (!m.Of.IsZero() || calendar.Day(m.Day) <= last) {
			cut.Mutes = append(cut.Mutes, m)
		}
	}
	return cut
}

func seasonUpTo(season plan.Macrocycle, last calendar.Day) plan.Macrocycle {
	start, blocks := season.Start, season.Blocks
	season.Blocks = nil
	for _, b := range blocks {
		weeks := b.Weeks
		b.Weeks = nil
		for _, w := range weeks {
			if start > last {
				break
			}
			if long := int(last-start) + 1; long < w.Days {
				w = weekUpTo(w, long)
			}
			b.Weeks = append(b.Weeks, w)
			start += calendar.Day(w.Days)
		}
		if len(b.Weeks) > 0 {
			season.Blocks = append(season.Blocks, b)
		}
		if len(b.Weeks) < len(weeks) || start > last {
			break
		}
	}
	return season
}

// weekUpTo gives the first days of a week, with as much of its target. A target
// would be spread over the days when the cut left no session: then it goes.
func weekUpTo(w plan.Microcycle, days int) plan.Microcycle {
	planned := len(w.Sessions) > 0
	w.Sessions = slices.DeleteFunc(slices.Clone(w.Sessions), func(s plan.Session) bool { return s.Day >= days })
	switch {
	case planned && len(w.Sessions) == 0:
		w.Target = plan.Target{}
	case w.Target.Measure != plan.TargetShare:
		w.Target.Value *= float64(days) / float64(w.Days)
	}
	w.Days = days
	return w
}
