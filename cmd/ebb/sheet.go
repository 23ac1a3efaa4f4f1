package main

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	done "ebb/plan/report"
	"ebb/store"
	"ebb/tui/command"
)

// sheet is an athlete's plan with what the models say of it, as a command sees
// it.
type sheet struct {
	env       *command.Env
	snap      *store.Snapshot
	athlete   plan.Athlete
	plan      plan.Plan
	records   map[calendar.Day][]plan.Record
	elsewhere map[plan.ID]*plan.Record // of sessions that lie on another day than they were done on
	look      *outlook.Outlook         // expected: what was done, then what is planned
	today     calendar.Day

	recalled bool // records holds all of the days that are asked for, however long ago
}

// openSheet reads the athlete that the command is about.
func openSheet(env *command.Env) (*sheet, error) {
	who, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return nil, err
	}
	on, err := branch(env, who.ID)
	if err != nil {
		return nil, err
	}
	snap, err := env.Desk.Snapshot(who.ID, on)
	if err != nil {
		return nil, err
	}
	return newSheet(env, snap), nil
}

// weeksInSight is how far back lookSheet shows a week with all that its block's
// wave hangs on: five weeks before the block's first.
const weeksInSight = 26

// lookSheet is openSheet for who shows a day and edits nothing: of ten years of
// plans it reads the last. Typed words may name any day, of which no more is
// known before the plan is read; without them it is today.
func lookSheet(env *command.Env, words []string) (*sheet, calendar.Day, error) {
	who, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return nil, 0, err
	}
	sight := store.Sight{Plan: env.Today - weeksInSight*calendar.Week, Facts: env.Today - plan.MaxDays, IDs: true}
	if len(words) > 0 {
		sight.Facts = sight.Plan - plan.MaxDays
	}
	on, err := branch(env, who.ID)
	if err != nil {
		return nil, 0, err
	}
	snap, err := env.Desk.Glance(who.ID, on, sight)
	if err != nil {
		return nil, 0, err
	}
	s := newSheet(env, snap)
	day, err := s.dayOr(words, env.Today)
	if err == nil && day < sight.Plan {
		s, err = openSheet(env)
	}
	return s, day, err
}

// planSheet is openSheet without what the models say, and without the seasons
// that are long over: it is for completion.
func planSheet(env *command.Env) (*sheet, error) {
	who, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return nil, err
	}
	on, err := branch(env, who.ID)
	if err != nil {
		return nil, err
	}
	snap, err := env.Desk.Glance(who.ID, on, store.Sight{Plan: env.Today - 2*behind, Facts: env.Today - behind, IDs: true})
	if err != nil {
		return nil, err
	}
	return &sheet{env: env, today: env.Today, snap: snap, athlete: snap.Athlete, plan: snap.Plan}, nil
}

// revision gives the number of the newest change of an athlete.
func revision(env *command.Env, athlete plan.ID) (uint64, error) {
	snap, err := env.Desk.Glance(athlete, store.Main, store.Sight{Plan: env.Today, Facts: env.Today})
	if err != nil {
		return 0, err
	}
	return snap.Revision, nil
}

func newSheet(env *command.Env, snap *store.Snapshot) *sheet {
	s := &sheet{env: env, today: env.Today}
	s.see(snap)
	return s
}

// see takes a snapshot and works out what the models say of it.
func (s *sheet) see(snap *store.Snapshot) {
	s.snap, s.athlete, s.plan = snap, snap.Athlete, snap.Plan
	s.records = map[calendar.Day][]plan.Record{}
	for _, r := range snap.Records {
		s.records[r.Day] = append(s.records[r.Day], r)
	}
	s.elsewhere = done.Against(&s.plan).Elsewhere(snap.Records)
	s.look = s.outlook(outlook.Expected)
}

// used keeps this athlete as the one that was used last. Only what changes the
// store does: what reads it leaves the file as it is.
func (s *sheet) used() error {
	last, err := s.env.Desk.LastUsed()
	if err != nil || last == s.athlete.ID {
		return err
	}
	return s.env.Desk.SetLastUsed(s.athlete.ID)
}

func (s *sheet) outlook(series outlook.Series) *outlook.Outlook {
	return outlook.New(outlook.Input{Plan: s.plan, Athlete: &s.athlete, Done: s.snap.Done, Life: s.snap.Life, Today: s.today, Series: series, Begins: s.snap.Begins})
}

// typing gives the context of typed dates: planning looks ahead, reporting
// back.
func (s *sheet) typing(past bool) calendar.Typing {
	typing := calendar.Typing{Today: s.today, Past: past, WeekStart: s.athlete.On(s.today).WeekStart}
	for _, e := range s.plan.Events {
		typing.Races = append(typing.Races, calendar.Race{Name: e.Name, Day: e.From, A: e.Priority == plan.A})
	}
	return typing
}

// dayOr reads the one date that a view takes; without one it is other.
func (s *sheet) dayOr(args []string, other calendar.Day) (calendar.Day, error) {
	if len(args) == 0 {
		return other, nil
	}
	return s.typing(false).Whole(strings.Join(args, " "))
}

// place gives the place in the plan of a day that was typed, of which a season or
// a block is asked for. Without a day it is that of today, or where no season
// holds it, the season to come, else the one that is over.
func (s *sheet) place(args []string, what string) (plan.Place, error) {
	day, err := s.dayOr(args, s.env.Today)
	if err != nil {
		return plan.Place{}, err
	}
	at, ok := s.plan.Locate(day)
	if !ok && len(args) == 0 {
		at, ok = s.plan.Near(day)
	}
	if !ok {
		return at, amiss(advise(fmt.Errorf("no %s holds %s", what, fullDate(day)), "ebb add "+day.String()+" 'easy 45m' makes one"))
	}
	return at, nil
}

// sport gives the sport of a line that names none.
func (s *sheet) sport(day calendar.Day) plan.Sport { return s.athlete.On(day).Sport }

// noWords refuses words that a command does not take.
func noWords(args []string, usage string) error {
	if len(args) == 0 {
		return nil
	}
	return advise(fmt.Errorf("“%s” is not understood here", strings.Join(args, " ")), usage)
}
