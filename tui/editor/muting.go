package editor

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/rules"
	"ebb/store/safe"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/verdict"
)

// muting is the draft that mutes a finding: its reason is typed, and tab turns
// how far it goes.
type muting struct {
	*line
	finding rules.Finding
	reach   reach
}

// reach is how far a mute goes.
type reach uint8

const (
	thisCase reach = iota
	thisBlock
	always
	reaches
)

var reachWords = [reaches]string{"this case", "in this block", "always"}

// mute asks why the finding here is to be muted.
func mute(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	f, _ := s.Finding(sc)
	return s.MuteFinding(f, sc)
}

// MuteFinding asks why a finding is to be muted, and how far.
func (s *Editor) MuteFinding(f *rules.Finding, sc *screen.Scene) screen.Reply {
	m := &muting{finding: *f}
	m.line = &line{input: screen.NewField(plan.MaxReason)}
	m.ask()
	s.draft, s.sel, s.Run = m, nil, nil
	s.Refresh(sc)
	return screen.Reply{}
}

// ask asks for the reach that is chosen.
func (m *muting) ask() {
	m.question = question{
		prompt: "mute " + verdict.Title(&m.finding) + " " + reachWords[m.reach] + " ▸ ", hint: "why it may be so", apart: true,
		read:   m.understand,
		keys:   []string{"tab", reachWords[(m.reach+1)%reaches]},
		narrow: "why ▸ ",
	}
}

// understand reads a reason: what is stored with it, and in words.
func (m *muting) understand(_ *Editor, sc *screen.Scene, text string) (reading, error) {
	text = reasonOf(text)
	switch m.reach {
	case always:
		return reading{words: "off for " + sc.Athlete.Name + " at all times"}, nil
	case thisBlock:
		if sc.Findings == nil || sc.Findings.Verdict == nil {
			return reading{}, errNothingYet
		}
		muted, block, ok := sc.Findings.MuteIn(&m.finding, sc.NewID(), text)
		if !ok {
			return reading{}, errors.New("it hangs in no block: tab mutes it always")
		}
		return reading{edit: edit.Mute{Mute: muted, Called: verdict.Title(&m.finding)}, words: "mutes all of it in " + block.Name}, nil
	default:
		return reading{edit: edit.Mute{Mute: m.finding.Mute(sc.NewID(), text), Called: verdict.Title(&m.finding)}, words: "mutes this one; others are still told"}, nil
	}
}

// reasonOf gives what was typed as it will be kept.
func reasonOf(typed string) string { return strings.TrimSpace(safe.Text(typed)) }

func (m *muting) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "tab":
			m.reach = (m.reach + 1) % reaches
			m.ask()
			return going
		case "shift+tab":
			m.reach = (m.reach + reaches - 1) % reaches
			m.ask()
			return going
		}
	}
	return m.line.press(s, msg, sc)
}

func (m *muting) take(s *Editor, sc *screen.Scene) (screen.Reply, error) {
	if m.reach != always {
		return m.line.take(s, sc)
	}
	reason := strings.ReplaceAll(reasonOf(m.input.Value()), `"`, "'")
	setting := plan.Setting{Key: "rule." + m.finding.Rule.ID, Value: `off "` + reason + `"`, From: inForceFrom(sc, m.finding.Rule)}
	return screen.Reply{Ask: screen.Ask{Do: screen.Set, Setting: setting}}, nil
}

// inForceFrom gives the day from which a rule is set by what is in force today; 0:
// since ever.
func inForceFrom(sc *screen.Scene, r *rules.Rule) (from calendar.Day) {
	for _, s := range sc.Athlete.Settings {
		if (s.Key == "rule."+r.ID || s.Key == "rule."+r.Name) && s.From <= sc.Today {
			from = max(from, s.From)
		}
	}
	return from
}

// Unmute lets a rule be told again that is off for the athlete.
func Unmute(sc *screen.Scene, r *rules.Rule) screen.Reply {
	from, key := inForceFrom(sc, r), "rule."+r.ID
	for _, s := range sc.Athlete.Settings {
		if s.Key == "rule."+r.Name && s.From == from {
			key = s.Key
		}
	}
	return screen.Reply{Ask: screen.Ask{Do: screen.Set, Setting: plan.Setting{Key: key, Value: "on", From: from}}}
}

func (m *muting) draw(a frame.Area, v *View) int { return m.line.draw(a, v) }
