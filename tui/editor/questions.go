package editor

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/report"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// sport gives the sport of a line that names none.
func (s *Editor) sport(sc *screen.Scene) plan.Sport { return sc.Athlete.On(s.Cursor).Sport }

func askSession(*Editor, *screen.Scene) question {
	return question{
		by: keys.AddLine, ways: sessionWays, past: plannedLines,
		prompt: "▸ ", hint: "easy 50m   long 4h @3 +1400m #night !   intervals: 20m @2, 5x(4m @9, 2m @2), 20m @2",
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			session, err := notation.ParseSession(text, s.sport(sc))
			if err != nil {
				return reading{}, err
			}
			session.ID = sc.NewID()
			change, err := edit.AddOn(sc.Plan, s.Cursor, session, sc.Athlete, sc.NewID)
			return reading{edit: change, about: session.ID, words: s.sentenceOf(session, sc)}, err
		},
	}
}

// editOrAdd opens the form of the session under the cursor; on a day without
// one, of one that is added.
func editOrAdd(s *Editor, sc *screen.Scene, count int) screen.Reply {
	if _, ok := s.Session(sc); !ok {
		return openForm(askSession)(s, sc, count)
	}
	return openForm(askChange)(s, sc, count)
}

func askChange(*Editor, *screen.Scene) question {
	return question{
		by: keys.EditLine, ways: sessionWays, past: plannedLines,
		prompt: "▸ ", over: true,
		start: func(s *Editor, sc *screen.Scene) string {
			session, _ := s.Session(sc)
			return notation.PrintSession(session, s.sport(sc))
		},
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			session, ok := s.Session(sc)
			if !ok {
				return reading{}, errors.New(noSession(s, sc))
			}
			changed, err := notation.ParseSession(text, s.sport(sc))
			if err != nil {
				return reading{}, err
			}
			return reading{edit: edit.ChangeSession{Session: keep(changed, session)}, words: s.sentenceOf(changed, sc)}, nil
		},
	}
}

// askRecord asks what was done: a session's line, with partly or instead
// before it, or skipped, or nothing.
func askRecord(*Editor, *screen.Scene) question {
	return question{
		by: keys.LogLine, ways: recordWays, past: plannedLines,
		prompt: "done ▸ ", hint: "easy 45m @3   partly 20m   instead bike 1h   skipped   nothing",
		start: func(s *Editor, sc *screen.Scene) string {
			planned, ok := s.Session(sc)
			if !ok {
				return ""
			}
			return notation.PrintSession(planned, s.sport(sc))
		},
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			state, rest := plan.DoneAsPlanned, text
			if word, after, _ := strings.Cut(text, " "); word != "" {
				if named, err := plan.ParseDoneState(strings.ToLower(word)); err == nil {
					state, rest = named, strings.TrimSpace(after)
				}
			}
			day := s.Cursor
			id := sc.NewID()
			if planned, ok := s.Session(sc); ok && sc.Answers[planned.ID] != nil { // said otherwise now
				id = sc.Answers[planned.ID].ID
			}
			record := plan.Record{ID: id, Day: day, State: state, Source: "typed"}
			if planned, ok := s.Session(sc); ok && state != plan.Nothing {
				record.Sessions = []plan.Share{{Session: planned.ID}}
			}
			if state == plan.Skipped || state == plan.Nothing {
				record.Done = plan.Session{Kind: plan.Rest, Sport: s.sport(sc), Note: strings.Trim(rest, `"`)}
				return reading{record: &record, words: state.String()}, nil
			}
			var of *plan.Session
			if planned, ok := s.Session(sc); ok {
				of = &planned
			}
			done, err := report.Read(rest, of, s.sport(sc), sc.Athlete, day)
			if err != nil {
				return reading{}, err
			}
			record.Done, record.Impulses, record.Method = done.Session, done.Impulses, done.Method
			return reading{record: &record, words: state.String() + ": " + s.sentenceOf(done.Session, sc)}, nil
		},
	}
}

// AskInstead asks what was done in the place of the session under the cursor.
func (s *Editor) AskInstead(sc *screen.Scene) {
	ask(func(s *Editor, sc *screen.Scene) question {
		q := askRecord(s, sc)
		q.start = func(*Editor, *screen.Scene) string { return plan.DoneInstead.String() + " " }
		return q
	})(s, sc, 1)
}

func askDate(_ *Editor, _ *screen.Scene) question {
	return question{
		ways:   dateWays,
		prompt: "go to ▸ ", hint: "sun   +2w   12 oct   2027-05-22   race-21d",
		read: func(_ *Editor, sc *screen.Scene, text string) (reading, error) {
			day, err := Typing(sc).Whole(text)
			if err != nil {
				return reading{}, err
			}
			return reading{moveTo: day, moves: true, words: day.Format("Mon 2 Jan 2006")}, nil
		},
	}
}

// Typing gives the context of dates that are typed in a scene.
func Typing(sc *screen.Scene) calendar.Typing {
	typing := calendar.Typing{Today: sc.Today, WeekStart: sc.Athlete.On(sc.Today).WeekStart}
	for _, e := range sc.Plan.Events {
		typing.Races = append(typing.Races, calendar.Race{Name: e.Name, Day: e.From, A: e.Priority == plan.A})
	}
	return typing
}

// here gives the microcycle under the cursor.
func (s *Editor) here(sc *screen.Scene) (plan.Place, *plan.Microcycle) {
	at, _ := sc.Plan.Locate(s.Cursor)
	return at, sc.Plan.Week(at)
}

func askTarget(_ *Editor, _ *screen.Scene) question {
	return question{
		not:  noSeason,
		ways: choiceWays("load 450", "hours 9h30", "65%", "none"),
		by:   keys.SetTarget, prompt: "target of the week ▸ ", hint: "load 450   hours 9h30   65%   none",
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			target, err := notation.ParseTarget(text)
			if err != nil {
				return reading{}, err
			}
			_, week := s.here(sc)
			return reading{edit: edit.SetTarget{Week: week.ID, Target: target}, words: "the week aims at " + text}, nil
		},
	}
}

func askKind(_ *Editor, _ *screen.Scene) question {
	return question{
		not:  noSeason,
		ways: choiceWays("load", "down", "taper", "race", "recovery", "block base", "block build", "block specific", "block peak", "block taper", "block race", "block recovery", "block transition"),
		by:   keys.SetKind, prompt: "kind ▸ ", hint: "load, down, taper, race, recovery; for the block: block build",
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			at, week := s.here(sc)
			text = strings.ToLower(text)
			if phase, ok := strings.CutPrefix(text, "block "); ok {
				phase = strings.TrimSpace(phase)
				return reading{edit: edit.SetPhase{Block: sc.Plan.Block(at).ID, Phase: plan.Phase(phase)}, words: "the block is for " + phase}, nil
			}
			kind, err := plan.ParseWeekKind(strings.TrimSpace(strings.TrimPrefix(text, "week ")))
			if err != nil {
				return reading{}, fmt.Errorf("%w; or block and a phase", err)
			}
			return reading{edit: edit.SetKind{Week: week.ID, Kind: kind}, words: "a " + kind.String() + " week"}, nil
		},
	}
}

func askLength(_ *Editor, _ *screen.Scene) question {
	return question{
		not: noSeason,
		by:  keys.WeekLength, prompt: "days of the week ▸ ", hint: "1 to 28",
		start: func(s *Editor, sc *screen.Scene) string {
			_, week := s.here(sc)
			return strconv.Itoa(week.Days)
		},
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			n, err := strconv.Atoi(strings.TrimSuffix(text, "d"))
			if err != nil || n < 1 || n > plan.MaxDays {
				return reading{}, errors.New("a week has 1 to 28 days")
			}
			at, week := s.here(sc)
			way := givesWords(s.gives)
			if all := weeksFrom(sc.Plan, at, 2); s.gives == edit.Alone && len(all) == 2 && n != week.Days {
				if left := sc.Plan.Week(all[1]).Days + week.Days - n; left > 0 {
					way = fmt.Sprintf("alone: the week after it has %s then, nothing else moves", phrase.Counted(left, "day"))
				}
			}
			return reading{edit: edit.ResizeWeek{Week: week.ID, Days: n, Gives: s.gives}, words: fmt.Sprintf("a week of %d days; %s", n, way)}, nil
		},
	}
}

func askName(_ *Editor, _ *screen.Scene) question {
	return question{
		not: noSeason,
		by:  keys.RenameBlock, prompt: "name of the block ▸ ",
		start: func(s *Editor, sc *screen.Scene) string {
			at, _ := s.here(sc)
			return sc.Plan.Block(at).Name
		},
		read: func(s *Editor, sc *screen.Scene, text string) (reading, error) {
			at, _ := s.here(sc)
			return reading{edit: edit.RenameBlock{Block: sc.Plan.Block(at).ID, Name: text}, words: "the block is called " + text}, nil
		},
	}
}

// sentenceOf says what a line was understood as.
func (s *Editor) sentenceOf(session plan.Session, sc *screen.Scene) string {
	return phrase.Session(session, sc.Athlete, s.Cursor)
}
