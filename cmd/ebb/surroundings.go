package main

import (
	"fmt"
	"os"
	"os/user"
	"slices"
	"time"

	"ebb/plan/calendar"
	"ebb/store"
	"ebb/store/zone"
	"ebb/tui/command"
)

// surroundings gives what a command may know of where it runs, and the screens: flags first,
// then the environment.
func (sh *shell) surroundings(getenv func(string) string) (place, error) {
	path, err := storePath(sh.flags.db, getenv)
	if err != nil {
		return place{}, err
	}
	coloured, err := colour(sh.flags.color, sh.out, getenv)
	if err != nil {
		return place{}, err
	}
	told := &warnings{out: sh.err}
	squad := store.Open(path, store.Options{Warn: told.warn, OnWait: func(holder string) {
		fmt.Fprintf(sh.err, "ebb: waiting for %s\n", holder)
	}})
	desk := squad.As(store.Principal{Person: person(getenv), Role: store.Coach, Via: "local"})
	env := &command.Env{
		Desk: desk, Athlete: first(sh.flags.athlete, getenv("EBB_ATHLETE")),
		Branch: first(sh.flags.branch, getenv("EBB_BRANCH")),
		Width:  columns(sh.out, getenv), Colour: coloured, JSON: sh.flags.json,
		NewID: desk.NewID, In: sh.in, Out: sh.out, Err: sh.err,
	}
	now := func() time.Time { return time.Now().In(zoneOf(env)) }
	here := place{env: env, squad: squad, told: told, quiet: sh.quiet, color: sh.flags.color, db: sh.flags.db}
	given := first(sh.flags.today, getenv("EBB_TODAY"))
	if given == "" {
		here.clock = func() calendar.Day { return calendar.On(now()) }
	}
	env.Today, err = today(given, now)
	return here, err
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// today reads the day that was given; the clock's otherwise.
func today(given string, now func() time.Time) (calendar.Day, error) {
	if given == "" {
		return calendar.On(now()), nil
	}
	if day, err := calendar.Parse(given); err == nil {
		return day, nil
	}
	day, err := calendar.Typing{Today: calendar.On(now()), WeekStart: time.Monday}.Whole(given)
	if err != nil {
		return 0, fmt.Errorf("the day it is: %w", err)
	}
	return day, nil
}

// zoneOf gives the time zone of the athlete's days: the one that was set, else
// the machine's. What can't be read here is told by the command itself.
func zoneOf(env *command.Env) *time.Location {
	athlete, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return time.Local
	}
	for _, s := range slices.Backward(athlete.Settings) {
		if s.Key == "tz" {
			if at, err := zone.Load(s.Value); err == nil {
				return at
			}
			break
		}
	}
	return time.Local
}

// person gives the name that the journal keeps for changes made here.
func person(getenv func(string) string) string {
	if name := first(getenv("USER"), getenv("LOGNAME"), getenv("USERNAME")); name != "" {
		return name
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return fmt.Sprintf("user %d", os.Getuid())
}
