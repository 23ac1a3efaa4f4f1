package plan

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"ebb/plan/calendar"
)

// Check reports the first thing that is wrong with a microcycle and its
// sessions.
func (m Microcycle) Check() error {
	if m.Days < 1 || m.Days > MaxDays {
		return fmt.Errorf("a week has 1 to %d days", MaxDays)
	}
	if m.Kind > RecoveryWeek {
		return errors.New("no such kind of week")
	}
	if err := cmp.Or(m.Target.Check(), CheckText(m.Note, MaxNote), checkDays(m.Sessions, m.Days)); err != nil {
		return err
	}
	for i, s := range m.Sessions {
		if err := s.Check(); err != nil {
			return fmt.Errorf("session %d: %w", i+1, err)
		}
	}
	return nil
}

// targetBounds holds, for each TargetMeasure, the largest value.
var targetBounds = [...]struct {
	most float64
	says string
}{
	NoTarget:    {0, "no target has no value"},
	TargetLoad:  {20_000, "a target load is 0 to %g"},
	TargetHours: {24 * MaxDays, "target hours are 0 to %g"},
	TargetShare: {200, "a target share is 0 to %g %%"},
}

// Check reports what is wrong with a target.
func (t Target) Check() error {
	if t == (Target{}) {
		return nil
	}
	if t.Measure == NoTarget || t.Measure > TargetShare {
		return errors.New("a target needs its measure")
	}
	if b := targetBounds[t.Measure]; !finite(t.Value) || t.Value < 0 || t.Value > b.most {
		return fmt.Errorf(b.says, b.most)
	}
	return nil
}

// maxRatio is the most weeks of stress or recovery that a ratio counts.
const maxRatio = 9

// Check reports the first thing that is wrong with a block and its weeks.
func (b Mesocycle) Check() error {
	if err := cmp.Or(checkName("a block", b.Name), b.Phase.check()); err != nil {
		return err
	}
	r := b.Ratio
	if r != (Ratio{}) && (r.Stress < 1 || r.Stress > maxRatio || r.Recovery < 1 || r.Recovery > maxRatio) {
		return fmt.Errorf("a ratio of stress to recovery is 1:1 to %d:%d", maxRatio, maxRatio)
	}
	if len(b.Weeks) == 0 {
		return errors.New("a block has a week or more")
	}
	for i, w := range b.Weeks {
		if err := w.Check(); err != nil {
			return fmt.Errorf("week %d: %w", i+1, err)
		}
	}
	return nil
}

func (p Phase) check() error {
	if p == "" || strings.ContainsAny(string(p), "\":#^") || strings.ContainsFunc(string(p), unicode.IsSpace) {
		return fmt.Errorf("“%s” is no phase: a phase is one word, without : # ^", string(p))
	}
	return CheckText(string(p), MaxTag)
}

// MaxSeasonDays is the longest that a season can be: five years.
const MaxSeasonDays = 5 * 366

// Check reports the first thing that is wrong with a season and its blocks. A
// season that has no blocks yet is in order.
func (m Macrocycle) Check() error {
	if err := checkName("a season", m.Name); err != nil {
		return err
	}
	for i, b := range m.Blocks {
		if err := b.Check(); err != nil {
			return fmt.Errorf("block %d “%s”: %w", i+1, b.Name, err)
		}
	}
	if m.Days() > MaxSeasonDays {
		return fmt.Errorf("a season has %d days at most", MaxSeasonDays)
	}
	return checkSpan(calendar.Span{From: m.Start, To: max(m.Start, m.Span().To)})
}

// Check reports the first thing that is wrong with a plan: each season and
// event, their order, seasons that overlap, and ids that are missing or stand
// for two things.
func (p Plan) Check() error {
	for i, m := range p.Seasons {
		if err := m.Check(); err != nil {
			return fmt.Errorf("season “%s”: %w", m.Name, err)
		}
		if i == 0 {
			continue
		}
		before := p.Seasons[i-1]
		if m.Start < before.Start || m.Start <= before.Span().To {
			return fmt.Errorf("season “%s” starts before season “%s” has ended", m.Name, before.Name)
		}
	}
	for i, e := range p.Events {
		if err := e.Check(); err != nil {
			return fmt.Errorf("event “%s”: %w", e.Name, err)
		}
		if i > 0 && e.From < p.Events[i-1].From {
			return fmt.Errorf("event “%s”: events stand in the order of their days", e.Name)
		}
	}
	for i, m := range p.Mutes {
		if err := m.Check(); err != nil {
			return err
		}
		if i > 0 && m.Rule < p.Mutes[i-1].Rule {
			return errors.New("mutes stand in the order of their rules")
		}
	}
	return p.checkIDs()
}

func (p Plan) checkIDs() error {
	seen := map[ID]string{}
	var wrong error
	note := func(id ID, what string) {
		switch first, twice := seen[id]; {
		case wrong != nil:
		case id.IsZero():
			wrong = fmt.Errorf("%s has no id", what)
		case twice:
			wrong = fmt.Errorf("%s and %s have the same id %s", first, what, id)
		}
		seen[id] = what
	}
	for _, m := range p.Seasons {
		note(m.ID, "a season")
		for _, b := range m.Blocks {
			note(b.ID, "a block")
			for _, w := range b.Weeks {
				note(w.ID, "a week")
				noteSessions(w.Sessions, note)
			}
		}
	}
	for _, e := range p.Events {
		note(e.ID, "an event")
		noteSessions(e.Plan, note)
	}
	for _, m := range p.Mutes {
		note(m.ID, "a mute")
	}
	return wrong
}

func noteSessions(sessions []Session, note func(ID, string)) {
	for _, s := range sessions {
		note(s.ID, "a session")
	}
}
