package editor

import (
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/sorting"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// eventStart is what the line of a new event begins with: the name follows.
func eventStart(s *Editor) string { return "A " + s.Cursor.String() + " " }

// startedOver gives the line of an event that was typed behind such a beginning
// with a beginning of its own: that one is meant. Only a date with a figure in it
// tells one from a name: A Sunday in Hell is a race.
func startedOver(begin, text string, dates calendar.Typing) (line string, over bool) {
	typed, ok := strings.CutPrefix(text, begin)
	priority, rest, two := strings.Cut(typed, " ")
	if _, err := plan.ParsePriority(strings.ToUpper(priority)); !ok || !two || err != nil || priority == "" {
		return text, false
	}
	_, name, err := dates.Read(rest)
	date := strings.TrimSuffix(rest, name)
	if err != nil || !strings.ContainsAny(date, "0123456789") || !strings.HasSuffix(date, " ") {
		return text, false
	}
	return typed, true
}

// AskNewEvent opens the line that adds an event.
func (s *Editor) AskNewEvent(sc *screen.Scene) screen.Reply {
	own := s.sport(sc)
	return s.askEventLine(sc, plan.ID{}, eventStart(s), own, func(e plan.Event) edit.Edit {
		e.ID = sc.NewID()
		return edit.AddEvent{Event: e}
	})
}

func newEvent(s *Editor, sc *screen.Scene, _ int) screen.Reply { return s.AskNewEvent(sc) }

// AskEvent opens the line of an event. What the line doesn't hold, its id and
// its plan, stays.
func (s *Editor) AskEvent(e plan.Event, sc *screen.Scene) screen.Reply {
	own := s.sport(sc)
	return s.askEventLine(sc, e.ID, notation.PrintEvent(e, own), own, func(changed plan.Event) edit.Edit {
		changed.ID, changed.Plan = e.ID, slices.Clone(e.Plan)
		return edit.ChangeEvent{Event: changed}
	})
}

func (s *Editor) askEventLine(sc *screen.Scene, about plan.ID, start string, own plan.Sport, change func(plan.Event) edit.Edit) screen.Reply {
	return ask(func(*Editor, *screen.Scene) question {
		return question{
			by: keys.AddEvent, event: about,
			ways:   eventWays,
			goesOn: true,
			prompt: "event ▸ ", hint: `A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night`, apart: true,
			start: func(*Editor, *screen.Scene) string { return start },
			mends: func(text string) (string, bool) { return startedOver(start, text, Typing(sc)) },
			read: func(_ *Editor, sc *screen.Scene, text string) (reading, error) {
				e, remarks, err := notation.ReadEvent(text, own, Typing(sc))
				if err != nil {
					return reading{}, err
				}
				words := []string{phrase.Event(e, sc.Athlete, sc.Today)}
				for _, r := range remarks {
					words = append(words, r.Says)
				}
				return reading{edit: change(e), words: strings.Join(words, "; ")}, nil
			},
		}
	})(s, sc, 1)
}

// AskRacePlan opens the line that adds a session of kind race to the plan of an
// event: its pacing, its warm-up. day is of the event, from 0.
func (s *Editor) AskRacePlan(e plan.Event, day int, sc *screen.Scene) screen.Reply {
	own := e.Sport
	return ask(func(*Editor, *screen.Scene) question {
		return question{
			by: keys.AddLine, event: e.ID,
			ways:   sessionWays,
			prompt: "plan of the race ▸ ", hint: `race 16h @3 "walk every climb": 4h @2, 8h @3, 4h @4`, apart: true,
			start: func(*Editor, *screen.Scene) string { return "race " },
			read: func(_ *Editor, sc *screen.Scene, text string) (reading, error) {
				session, err := notation.ParseSession(text, own)
				if err != nil {
					return reading{}, err
				}
				session.ID, session.Day = sc.NewID(), day
				changed := e
				changed.Plan = append(slices.Clone(e.Plan), session)
				sorting.By(changed.Plan, func(a, b plan.Session) int { return a.Day - b.Day })
				words := phrase.Session(session, sc.Athlete, e.From+calendar.Day(day))
				return reading{edit: edit.ChangeEvent{Event: changed}, words: words + ": in the place of the event's own load"}, nil
			},
		}
	})(s, sc, 1)
}

// ShiftEvent lets an event start so many days later. Presses in a row are one
// change, which esc takes back.
func (s *Editor) ShiftEvent(e plan.Event, days int, sc *screen.Scene) screen.Reply {
	to := e.From + calendar.Day(days)
	action := keys.Later
	if days < 0 {
		action = keys.Earlier
	}
	return s.stepEvent(action, edit.MoveEvent{Event: e.ID, To: to}, e.ID, fmt.Sprintf("%s on %s", e.Name, to.Format("Mon 2 Jan 2006")), sc)
}

// RankEvent gives an event another priority.
func (s *Editor) RankEvent(e plan.Event, to plan.Priority, sc *screen.Scene) screen.Reply {
	action := keys.Less
	if to < e.Priority {
		action = keys.More
	}
	e.Priority = to
	return s.stepEvent(action, edit.ChangeEvent{Event: e}, e.ID, e.Name+" is a "+to.String()+" event", sc)
}

// stepEvent goes on with a run of presses on an event.
func (s *Editor) stepEvent(action keys.Action, change edit.Edit, id plan.ID, says string, sc *screen.Scene) screen.Reply {
	if _, err := edit.Apply(sc.Plan, change); err != nil {
		return screen.Refuse(err.Error())
	}
	s.Run = s.press(action, plan.Session{ID: id}, sc)
	return screen.Reply{Edit: change, Run: s.Run.token, Says: says}
}
