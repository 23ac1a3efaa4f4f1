package store

import (
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/store/safe"
)

// Text comes in by hand, by file and over the net; here it is made safe to show
// before it is kept. Each function copies what it changes.

func cleanValue(v edit.Value) edit.Value {
	switch {
	case v.Season != nil:
		head := *v.Season
		head.Name = safe.Text(head.Name)
		head.Blocks = slices.Clone(head.Blocks)
		for i := range head.Blocks {
			b := &head.Blocks[i]
			b.Name, b.Phase = safe.Text(b.Name), plan.Phase(safe.Text(string(b.Phase)))
		}
		return edit.Value{Season: &head}
	case v.Week != nil:
		week := *v.Week
		week.Note = safe.Lines(week.Note)
		week.Sessions = cleanSessions(week.Sessions)
		return edit.Value{Week: &week}
	case v.Event != nil:
		event := cleanEvent(*v.Event)
		return edit.Value{Event: &event}
	case v.Mute != nil:
		mute := *v.Mute
		mute.Rule, mute.Reason = safe.Text(mute.Rule), safe.Text(mute.Reason)
		return edit.Value{Mute: &mute}
	}
	return v
}

func cleanEvent(e plan.Event) plan.Event {
	e.Name = safe.Text(e.Name)
	e.Note, e.Private = safe.Lines(e.Note), safe.Lines(e.Private)
	e.Tags = cleanWords(e.Tags)
	e.Legs = slices.Clone(e.Legs)
	for i := range e.Legs {
		e.Legs[i].Note = safe.Lines(e.Legs[i].Note)
	}
	e.Plan = cleanSessions(e.Plan)
	return e
}

func cleanSessions(sessions []plan.Session) []plan.Session {
	sessions = slices.Clone(sessions)
	for i := range sessions {
		sessions[i] = cleanSession(sessions[i])
	}
	return sessions
}

func cleanSession(s plan.Session) plan.Session {
	s.Note, s.Private = safe.Lines(s.Note), safe.Lines(s.Private)
	s.Tags = cleanWords(s.Tags)
	s.Steps = cleanSteps(s.Steps)
	return s
}

func cleanSteps(steps []plan.Step) []plan.Step {
	steps = slices.Clone(steps)
	for i := range steps {
		steps[i].Cue = safe.Text(steps[i].Cue)
		steps[i].Steps = cleanSteps(steps[i].Steps)
	}
	return steps
}

func cleanWords(words []string) []string {
	words = slices.Clone(words)
	for i := range words {
		words[i] = safe.Text(words[i])
	}
	return words
}

func cleanAthlete(a plan.Athlete) plan.Athlete {
	a.Name = safe.Text(a.Name)
	a.Settings = slices.Clone(a.Settings)
	for i := range a.Settings {
		a.Settings[i] = cleanSetting(a.Settings[i])
	}
	return a
}

func cleanSetting(s plan.Setting) plan.Setting {
	s.Key, s.Value = safe.Text(s.Key), safe.Text(s.Value)
	return s
}

func cleanRecord(r plan.Record) plan.Record {
	r.Done = cleanSession(r.Done)
	r.Method, r.Source = safe.Text(r.Method), safe.Text(r.Source)
	return r
}

func cleanCheckin(c plan.Checkin) plan.Checkin {
	c.Note = safe.Lines(c.Note)
	return c
}
