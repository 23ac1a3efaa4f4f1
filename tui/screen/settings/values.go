package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/sorting"
	"ebb/tui/screen"
)

// table is every setting as it stands on a day, kept between frames.
type table struct {
	athlete *plan.Athlete
	day     calendar.Day
	entries []entry
	zones   [5]load.ZoneMark
}

// entry is one setting as it stands on a day.
type entry struct {
	key, value     string
	group          string
	isSet          bool
	from           calendar.Day // of the value in force; 0: since ever
	since          string       // whose it is, and since when
	standard       string       // the default, "–" when there is none
	meaning, takes string
	also           string // the value in the athlete's other units
	others         string // values that hold before and after
}

// groupsOf gives the heading of a setting by the first part of its key.
var groupsOf = map[string]string{
	"threshold": "thresholds", "hr": "thresholds", "easy": "thresholds", "available": "time to train",
	"start": "start of the models", "model": "models", "strength": "models", "rule": "rules",
}

func groupOf(key string) string {
	first, _, _ := strings.Cut(key, ".")
	if group, ok := groupsOf[first]; ok {
		return group
	}
	return "athlete"
}

// look takes up an athlete and a day.
func (t *table) look(s *Screen, sc *screen.Scene) {
	if t.athlete == sc.Athlete && t.day == s.Editor.Cursor && t.entries != nil {
		return
	}
	t.athlete, t.day = sc.Athlete, s.Editor.Cursor
	t.entries = t.entries[:0]
	for _, known := range plan.Settings() {
		t.entries = append(t.entries, entryOf(t.athlete, known, t.day))
	}
	var rules []string
	for _, set := range t.athlete.Settings {
		if strings.HasPrefix(set.Key, "rule.") && !slices.Contains(rules, set.Key) {
			rules = append(rules, set.Key)
		}
	}
	slices.Sort(rules)
	for _, key := range rules {
		t.entries = append(t.entries, entryOf(t.athlete, plan.Known{
			Key: key, Meaning: "how the rule is judged for this athlete", Allowed: `a value, or off "reason"`,
		}, t.day))
	}
	t.zones = load.Zones(t.athlete.On(t.day))
}

func entryOf(a *plan.Athlete, known plan.Known, day calendar.Day) entry {
	e := entry{key: known.Key, group: groupOf(known.Key), standard: known.Default, meaning: known.Meaning, takes: known.Allowed}
	set, ok := inForce(a, known.Key, day)
	e.isSet = ok
	whose := ""
	if e.group == "models" {
		whose = "the coach's, "
	}
	switch {
	case ok && set.From == 0:
		e.value, e.since = set.Value, whose+"since ever"
	case ok:
		e.value, e.from, e.since = set.Value, set.From, whose+"since "+set.From.Format("2 Jan 2006")
	case known.Default != "":
		e.value, e.since = known.Default, "default"
	default:
		e.value, e.since = "–", "not set"
	}
	if e.standard == "" {
		e.standard = "–"
	}
	e.also = otherUnits(e.value, known.Key, a.On(day).Imperial)
	e.others = others(a, known.Key, set, ok)
	return e
}

// inForce gives the setting that is in force on a day: the latest from that day
// or before.
func inForce(a *plan.Athlete, key string, day calendar.Day) (found plan.Setting, ok bool) {
	for _, s := range a.Settings {
		if s.Key == key && (s.From == 0 || s.From <= day) && (!ok || found.From == 0 || s.From != 0 && s.From >= found.From) {
			found, ok = s, true
		}
	}
	return found, ok
}

// others lists the values of a setting that are in force on other days.
func others(a *plan.Athlete, key string, now plan.Setting, isSet bool) string {
	var all []plan.Setting
	for _, s := range a.Settings {
		if s.Key == key && !(isSet && s.From == now.From) {
			all = append(all, s)
		}
	}
	sorting.By(all, func(x, y plan.Setting) int { return int(x.From - y.From) })
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = s.Value + " " + sinceWords(s.From)
	}
	return strings.Join(words, ", ")
}

func sinceWords(from calendar.Day) string {
	if from == 0 {
		return "since ever"
	}
	return "from " + from.Format("Mon 2 Jan 2006")
}

// otherUnits gives a pace or a weight in the units that the athlete thinks in,
// where it was typed in others; "" when there is nothing to add.
func otherUnits(value, key string, imperial bool) string {
	if key == "weight_kg" && imperial {
		if kg, err := strconv.ParseFloat(value, 64); err == nil {
			return fmt.Sprintf("%.0f lb", kg/.45359237)
		}
		return ""
	}
	clock, per, ok := strings.Cut(value, "/")
	minutes, seconds, _ := strings.Cut(clock, ":")
	m, errM := strconv.Atoi(minutes)
	s, errS := strconv.Atoi(seconds)
	if !ok || errM != nil || errS != nil {
		return ""
	}
	pace := float64(60*m + s)
	switch {
	case per == "km" && imperial:
		return paceWords(pace*1.609344) + "/mi"
	case per == "mi" && !imperial:
		return paceWords(pace/1.609344) + "/km"
	case per == "100mtr" && imperial:
		return paceWords(pace*.9144) + "/100yd"
	case per == "100yd" && !imperial:
		return paceWords(pace/.9144) + "/100mtr"
	default:
		return ""
	}
}

// paceWords gives seconds as minutes and seconds: 4:15.
func paceWords(seconds float64) string {
	n := int(seconds + .5)
	return strconv.Itoa(n/60) + ":" + string([]byte{'0' + byte(n%60/10), '0' + byte(n%60%10)})
}
