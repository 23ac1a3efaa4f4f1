package editor

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/begin"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/library"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/plan/sketch"
	"ebb/tui/screen"
)

// sketching is the draft of a season that is made of a few lines, asked one after
// the other: who it is for where nobody is there yet, the race, the hours, the
// blocks. From the race on the season is drawn as it would be while a line is
// typed; a line that can't be read leaves the last one standing. What is said of
// the athlete is stored before the race is asked, the season by the last enter.
type sketching struct {
	line
	library library.Library
	steps   []step // that are asked
	at      int
	first   int // step that esc leaves at: those before it are stored
	typed   [stepsThere]string
	asked   [stepsThere]bool // it was gone on from
	stands  calendar.Day     // where the cursor was

	settings [stepsThere][]plan.Setting // that came of a step
	newcomer string                     // the name that enter alone gives
	lately   begin.Lately
	waits    bool // for the store, or a file
	opened   bool // the step is being typed
	over     bool // the season was taken

	of    sketchOf // what made was made of
	made  *sketch.Result
	ahead *Ahead
	top   int // first row of the words that is seen
	rows  int // of the words, and of their room, as drawn last
	room  int
}

// sketchOf tells apart what seasons are made of.
type sketchOf struct {
	race, hours, phases string
	look                *outlook.Outlook
}

// Sketch begins to make a season of lines. newcomer is the name to propose for
// the first athlete of a store, "" where there is one; blocks the line to begin
// with, "" for what fits the race.
func (s *Editor) Sketch(of library.Library, newcomer, blocks string, sc *screen.Scene) screen.Reply {
	k := &sketching{library: of, stands: s.Cursor}
	k.typed[onPhases] = blocks
	profile := sc.Athlete.On(sc.Today)
	_, timed := begin.TimeOf(profile)
	for _, one := range []struct {
		step
		asked bool
	}{
		{onName, newcomer != ""}, {onLately, profile.StartDate == 0 && len(sc.Records) == 0}, {onTime, !timed},
		{onRace, true}, {onHours, true}, {onPhases, true},
	} {
		if one.asked {
			k.steps = append(k.steps, one.step)
		}
	}
	k.newcomer = newcomer
	s.Run, s.sel, s.draft = nil, nil, k
	k.open(sc)
	s.Refresh(sc)
	return screen.Reply{}
}

// step is the one that is asked.
func (k *sketching) step() step { return k.steps[k.at] }

// open asks the step it is at, with what was typed there before or a default.
func (k *sketching) open(sc *screen.Scene) {
	k.opened = false
	start := k.textOf(k.step(), sc)
	k.line = line{question: k.question(k.step()), input: screen.NewField(maxLine), met: start}
	k.input.SetValue(start)
	k.input.CursorEnd()
	k.opened, k.asked[k.step()], k.top = true, false, 0
}

// textOf gives the line of a step: as it is typed, as it was, or its default.
func (k *sketching) textOf(of step, sc *screen.Scene) string {
	switch {
	case of == k.step() && k.opened:
		return strings.TrimSpace(k.input.Value())
	case k.typed[of] != "" || k.asked[of]:
		return k.typed[of]
	default:
		return k.usual(of, sc)
	}
}

func (k *sketching) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	key, pressed := msg.(tea.KeyPressMsg)
	if !pressed {
		return k.line.press(s, msg, sc)
	}
	switch key.String() {
	case "enter":
		return taken
	case "ctrl+c":
		return k.left(s)
	case "esc":
		if k.turnBack() {
			return going
		}
		if k.at <= k.first {
			return k.left(s)
		}
		if text := strings.TrimSpace(k.input.Value()); text != k.met && k.err == nil { // a default may be another one by then
			k.typed[k.step()] = text
		}
		k.at--
		k.open(sc)
	case "pgdown":
		k.scroll(k.room - 1)
	case "pgup":
		k.scroll(1 - k.room)
	case "down", "up":
		return k.upOrDown(s, key, sc)
	default:
		return k.line.press(s, msg, sc)
	}
	return going
}

// upOrDown goes through the words below, where lines of the history are not gone
// through; a phone has no other keys for it.
func (k *sketching) upOrDown(s *Editor, msg tea.KeyPressMsg, sc *screen.Scene) outcome {
	switch down := msg.String() == "down"; {
	case down && k.walk.back == 0:
		k.scroll(1)
	case !down && k.top > 0:
		k.scroll(-1)
	default:
		return k.line.press(s, msg, sc)
	}
	return going
}

func (k *sketching) scroll(by int) { k.top = max(0, min(k.top+by, k.rows-k.room)) }

func (k *sketching) left(s *Editor) outcome {
	s.Cursor = k.stands
	return left
}

// change reads the line, and makes the season anew where it says another one.
func (k *sketching) change(s *Editor, sc *screen.Scene) (edit.Edit, error) {
	text := strings.TrimSpace(k.input.Value())
	k.got, k.err = reading{}, nil
	if text != "" {
		k.got, k.err = k.read(s, sc, text)
	}
	if k.err == nil && k.step() >= onRace {
		k.err = k.make(sc)
	}
	if k.made == nil {
		return nil, errNothingYet
	}
	span := k.made.Season.Span()
	s.Cursor = max(span.From, min(k.stands, span.To))
	return k.made.Edit, nil
}

// make makes the season of what was typed so far.
func (k *sketching) make(sc *screen.Scene) error {
	of := sketchOf{k.textOf(onRace, sc), k.textOf(onHours, sc), k.textOf(onPhases, sc), sc.Outlook}
	if of == k.of && k.made != nil {
		return nil
	}
	in, err := k.inputOf(sc, of)
	if err != nil {
		return err
	}
	if len(in.Events) == 0 && in.Start != 0 && k.step() == onRace {
		return nil // a season without a race is shown once that was said
	}
	made, err := sketch.Make(in.Input)
	if err != nil {
		return err
	}
	if in.changes != nil {
		if batch, ok := made.Edit.(edit.Batch); ok {
			batch.Edits = append([]edit.Edit{in.changes}, batch.Edits...)
			made.Edit = batch
		}
	}
	k.of, k.made = of, &made
	k.ahead = &Ahead{Plan: made.Plan, Outlook: sc.Outlook.With(made.Plan)}
	return nil
}

// sketchInput is what a season is made of.
type sketchInput struct {
	sketch.Input
	changes edit.Edit // of the race in the plan, before; nil: none
}

// inputOf gives what a season is made of by the lines of the steps. A season that
// holds its race gives its place.
func (k *sketching) inputOf(sc *screen.Scene, of sketchOf) (in sketchInput, err error) {
	in.Input = sketch.Input{
		Plan: sc.Plan, Athlete: sc.Athlete, Today: sc.Today, Look: sc.Outlook, Library: k.library, NewID: sc.NewID,
	}
	if in.Hours, err = sketch.ParseHours(of.hours); err != nil {
		return in, err
	}
	if in.Line, err = sketch.ParseLine(of.phases); err != nil {
		return in, err
	}
	day := calendar.Day(0)
	if e, has, err := k.race(sc, of.race); err != nil {
		return in, err
	} else if has {
		day = e.From
		own := sc.Athlete.On(sc.Today).Sport
		switch i, there := sc.Plan.FindEvent(e.ID); {
		case !there:
			e.ID = sc.NewID()
		case notation.PrintEvent(sc.Plan.Events[i], own) != notation.PrintEvent(e, own):
			in.changes = edit.ChangeEvent{Event: e}
			done, err := edit.Apply(in.Plan, in.changes)
			if err != nil {
				return in, err
			}
			in.Plan = done.Plan
		}
		in.Events = []plan.Event{e}
	} else if next, ok := sc.Plan.NextEvent(sc.Today, plan.A); ok {
		day = next.From
	} else {
		in.Start = k.startDay(sc)
	}
	for i := range sc.Plan.Seasons {
		if season := &sc.Plan.Seasons[i]; day != 0 && season.Days() > 0 && season.Span().Has(day) {
			in.Replace = season.ID
		}
	}
	return in, nil
}

// startDay is the day that a season without a race begins on: the next first day
// of a week behind all that is planned.
func (k *sketching) startDay(sc *screen.Scene) calendar.Day {
	day := sc.Today
	for i := range sc.Plan.Seasons {
		day = max(day, sc.Plan.Seasons[i].Span().To+1)
	}
	return (day + calendar.Week - 1).WeekStart(sc.Athlete.On(sc.Today).WeekStart)
}

// race reads the line of the race: an event as everywhere, of priority A where
// none is said. One that is in the plan by its name or its day is that one.
func (k *sketching) race(sc *screen.Scene, text string) (e plan.Event, has bool, err error) {
	if text == "" {
		return e, false, nil
	}
	line, lead := text, 0
	if head, _, _ := strings.Cut(text, " "); len(head) != 1 {
		line, lead = "A "+text, len("A ")
	}
	e, _, err = notation.ReadEvent(line, sc.Athlete.On(sc.Today).Sport, Typing(sc))
	if wrong, ok := errors.AsType[*notation.Error](err); ok && lead > 0 {
		shown := *wrong
		shown.Column, shown.Line = max(0, shown.Column-lead), text
		err = &shown
	}
	if err != nil {
		moved, ok := dateFirst(text)
		if !ok {
			return e, false, err
		}
		if e, err = notation.ParseEvent("A "+moved, sc.Athlete.On(sc.Today).Sport, Typing(sc)); err != nil {
			return e, false, err
		}
	}
	for _, old := range sc.Plan.Events {
		if old.Name == e.Name || old.From == e.From {
			e.ID, e.Plan = old.ID, old.Plan
			return e, true, nil
		}
	}
	return e, true, nil
}

// dateFirst brings the date of a race to the front, where it was typed behind
// the name: Hilly Marathon 2027-05-22 42.2k.
func dateFirst(text string) (line string, moved bool) {
	words := strings.Fields(text)
	for i, word := range words {
		if _, err := calendar.Parse(word); err == nil && i > 0 {
			rest := append(append([]string{word}, words[:i]...), words[i+1:]...)
			return strings.Join(rest, " "), true
		}
	}
	return "", false
}

// take goes on to the next step, or asks for what was made to be stored.
func (k *sketching) take(s *Editor, sc *screen.Scene) (screen.Reply, error) {
	text := strings.TrimSpace(k.input.Value())
	of := k.step()
	if text == "" && of == onName {
		text = k.newcomer
	}
	if of == onLately && begin.IsFile(text) {
		return screen.Reply{Ask: screen.Ask{Do: screen.ReadLoads, Name: text}}, nil
	}
	if _, err := k.change(s, sc); k.err != nil {
		if wrong, ok := errors.AsType[*notation.Error](k.err); ok {
			k.input.SetCursor(wrong.Column)
		}
		return screen.Reply{}, k.err
	} else if of == onPhases && err != nil {
		return screen.Reply{}, err
	}
	if text != "" && of != onName {
		s.keepLine(sc, k.prompt, text)
	}
	if of == onPhases {
		k.over = true
		return screen.Reply{Edit: k.made.Edit}, nil
	}
	k.settings[of] = nil
	switch of { //nolint:exhaustive // the others say nothing of the athlete
	case onLately:
		if text != "" {
			k.lately, _ = begin.ParseLately(text)
			k.settings[of] = k.lately.From(sc.Athlete, sc.Today).Settings()
		}
	case onTime:
		if time, err := begin.ParseTime(text); err == nil {
			k.settings[of] = time.Settings()
		}
	}
	return k.goOn(sc, text), nil
}

// goOn asks the next step; before the race what was said of the athlete is stored,
// and the step is left once it is there.
func (k *sketching) goOn(sc *screen.Scene, text string) (reply screen.Reply) {
	k.typed[k.step()], k.asked[k.step()] = text, true
	if k.steps[k.at+1] == onRace {
		ask := screen.Ask{Do: screen.Enrol}
		if k.steps[0] == onName {
			ask.Name = k.typed[onName]
		}
		for _, of := range k.settings {
			ask.Settings = append(ask.Settings, of...)
		}
		if ask.Name != "" || len(ask.Settings) > 0 {
			k.waits = true
			return screen.Reply{Ask: ask}
		}
	}
	k.at++
	k.open(sc)
	return reply
}

// stored asks what comes next once what was said of the athlete is there.
func (k *sketching) stored(sc *screen.Scene) {
	k.waits, k.at = false, k.at+1
	k.first = k.at
	k.open(sc)
}

// Loads goes on with the text of a file of past loads.
func (s *Editor) Loads(text string, sc *screen.Scene) screen.Reply {
	k, ok := s.draft.(*sketching)
	if !ok || k.step() != onLately {
		return screen.Reply{}
	}
	loads, err := begin.ParseLoads(text, sc.Athlete, sc.Today)
	if err != nil {
		return screen.Refuse(err.Error())
	}
	k.settings[onLately] = loads.From(sc.Athlete, sc.Today).Settings()
	reply := k.goOn(sc, strings.TrimSpace(k.input.Value()))
	s.Refresh(sc)
	return reply
}

// refused goes on with the step it was at: what was said could not be stored.
func (k *sketching) refused() { k.waits, k.opened = false, true }
