package settings

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/tui/editor"
	"ebb/tui/screen"
)

// longestTyped bounds what is typed.
const longestTyped = 300

// reading is what a typed line came to.
type reading struct {
	setting plan.Setting
	zones   [5]load.ZoneMark // as they would be
	words   string
	err     error
}

// change opens the value under the cursor.
func change(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	e := s.kept.entries[s.index()]
	start := ""
	if e.isSet || e.value != "–" {
		start = e.value
	}
	if e.from != 0 {
		start += " from " + e.from.String()
	}
	s.open(e.key, start, sc)
	return screen.Reply{}
}

// other opens a line that names its setting, as a rule that stands in no list.
func other(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	s.open("", "", sc)
	return screen.Reply{}
}

func (s *Screen) open(key, start string, sc *screen.Scene) {
	input := screen.NewField(longestTyped)
	input.SetValue(start)
	input.CursorEnd()
	s.field, s.asked = &input, key
	s.read(sc)
}

// press gives a key to the line: enter takes it, esc leaves.
func (s *Screen) press(msg tea.Msg, sc *screen.Scene) screen.Reply {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			s.field = nil
			return screen.Say("left as it was")
		case "enter":
			return s.take(sc)
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok { // a pasted line break ends nothing
		msg = tea.PasteMsg{Content: strings.Join(strings.Fields(paste.Content), " ")}
	}
	*s.field, _ = s.field.Update(msg)
	s.read(sc)
	return screen.Reply{}
}

// take asks for what was typed to be stored; what can't be read stays to be
// mended.
func (s *Screen) take(sc *screen.Scene) screen.Reply {
	if strings.TrimSpace(s.field.Value()) == "" {
		s.field = nil
		return screen.Say("left as it was")
	}
	s.read(sc)
	if s.typed.err != nil {
		return screen.Refuse(s.typed.err.Error())
	}
	s.field = nil
	s.cursor = s.typed.setting.Key
	return screen.Reply{Ask: screen.Ask{Do: screen.Set, Setting: s.typed.setting}}
}

// read reads the line as it stands: VALUE [from DATE], or KEY=VALUE [from DATE].
func (s *Screen) read(sc *screen.Scene) {
	text := strings.TrimSpace(s.field.Value())
	s.typed = reading{}
	if text == "" {
		s.typed.zones = s.kept.zones
		return
	}
	set, err := s.settingOf(text, sc)
	if err != nil {
		s.typed.err = err
		return
	}
	tried, err := sc.Athlete.With(set)
	if err != nil {
		s.typed.err = errors.New(strings.TrimPrefix(err.Error(), "athlete "+sc.Athlete.Name+": "))
		return
	}
	s.typed = reading{setting: set, zones: load.Zones(tried.On(s.Editor.Cursor)), words: s.says(set, &tried)}
}

func (s *Screen) settingOf(text string, sc *screen.Scene) (set plan.Setting, err error) {
	set.Key = s.asked
	if set.Key == "" {
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			return set, errors.New(`write KEY=VALUE: threshold.run=4:15/km from 2027-03-01, or rule.R05=off "masters group"`)
		}
		set.Key, text = strings.TrimSpace(key), strings.TrimSpace(value)
	}
	if text, set.From, err = cutFrom(text, sc); err != nil {
		return set, err
	}
	set.Value = text
	if text == "default" {
		set.Value = defaultOf(set.Key)
		if set.Value == "" {
			return set, fmt.Errorf("%s has no default: u takes back what was set", set.Key)
		}
	}
	return set, nil
}

// cutFrom takes "from DATE" off the end of a line; without it a value holds
// since ever.
func cutFrom(text string, sc *screen.Scene) (value string, from calendar.Day, err error) {
	i := strings.LastIndex(" "+text, " from ")
	if i < 0 || strings.Count(text[i:], `"`)%2 == 1 { // within the reason of a rule
		return text, 0, nil
	}
	date := strings.TrimSpace(text[min(i+len("from "), len(text)):])
	from, err = editor.Typing(sc).Whole(date)
	if err != nil {
		return "", 0, fmt.Errorf("from: %w", err)
	}
	return strings.TrimSpace(text[:i]), from, nil
}

func defaultOf(key string) string {
	for _, known := range plan.Settings() {
		if known.Key == key {
			return known.Default
		}
	}
	return ""
}

// says what a setting would be, and whether it would be in force on the day.
func (s *Screen) says(set plan.Setting, tried *plan.Athlete) string {
	words := set.Key + " is " + set.Value + " " + sinceWords(set.From)
	if also := otherUnits(set.Value, set.Key, tried.On(s.Editor.Cursor).Imperial); also != "" {
		words += " (" + also + ")"
	}
	now, _ := inForce(tried, set.Key, s.Editor.Cursor)
	if now.From != set.From {
		day := s.Editor.Cursor.Format("Mon 2 Jan")
		if set.From > s.Editor.Cursor {
			return words + "; on " + day + " it stays as it is"
		}
		return words + "; on " + day + " " + now.Value + " " + sinceWords(now.From) + " stays in force"
	}
	return words
}
