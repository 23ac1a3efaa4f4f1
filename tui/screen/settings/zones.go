package settings

import (
	"slices"
	"strconv"

	"ebb/plan/load"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// zoneWords say what each zone is for.
var zoneWords = [5]string{"easy", "aerobic", "tempo", "threshold", "intervals"}

// zones draws what the middle of each zone is; while a value is typed, what it
// would be, changes in accent.
func (v *view) zones(a frame.Area) {
	marks, was := v.state.kept.zones, v.state.kept.zones
	if v.state.field != nil && v.state.typed.err == nil {
		marks = v.state.typed.zones
	}
	imperial := v.Scene.Athlete.On(v.Cursor).Imperial
	first := 4
	if a.W >= 58 {
		first = 16
	}
	heads := [4]string{"run", "swim", "bike", "heart"}
	shown := fitting(cells(marks[0], imperial), max(1, (a.W-first)/leastZone))
	wide := min(16, (a.W-first)/len(shown))
	if first > 8 {
		a.Text(0, 0, "zone, about", theme.Dim)
	}
	for c, of := range shown {
		a.Right(first+(c+1)*wide, 0, heads[of], theme.Dim)
	}
	for z := range marks {
		y := z + 1
		x := a.Text(0, y, "z", theme.Text.Bold())
		x = a.Int(x, y, z+1, theme.Text.Bold())
		if first > 8 {
			a.Text(x+1, y, zoneWords[z], theme.Body)
		}
		now, before := cells(marks[z], imperial), cells(was[z], imperial)
		for c, of := range shown {
			words, st := now[of], theme.Body
			switch {
			case words == unknown:
				st = theme.Dim
			case words != before[of]:
				st = theme.Accent.Bold()
			}
			if frame.Width(words) >= wide {
				words = short(words)
			}
			a.Right(first+(c+1)*wide, y, words, st)
		}
	}
}

// leastZone is the room that a figure of a zone needs without its unit.
const leastZone = 6

// unknown is the figure of a zone for which nothing is set.
const unknown = "–"

// fitting chooses as many of the columns as there is room for, those of which
// something is known first, and gives them in their order.
func fitting(cells [4]string, room int) []int {
	var known, rest []int
	for c, words := range cells {
		if words == unknown {
			rest = append(rest, c)
		} else {
			known = append(known, c)
		}
	}
	chosen := append(known, rest...)[:min(room, len(cells))]
	slices.Sort(chosen)
	return chosen
}

// cells writes a zone in the athlete's units.
func cells(m load.ZoneMark, imperial bool) [4]string {
	all := [4]string{unknown, unknown, unknown, unknown}
	run, swim, perRun, perSwim := m.Run, m.Swim, "/km", "/100mtr"
	if imperial {
		run, swim, perRun, perSwim = run*1.609344, swim*.9144, "/mi", "/100yd"
	}
	if m.Run > 0 {
		all[0] = paceWords(run) + perRun
	}
	if m.Swim > 0 {
		all[1] = paceWords(swim) + perSwim
	}
	if m.Bike > 0 {
		all[2] = strconv.Itoa(phrase.Figure(m.Bike)) + " W"
	}
	if m.Heart > 0 {
		all[3] = strconv.Itoa(phrase.Figure(m.Heart)) + " bpm"
	}
	return all
}

// short gives a figure without its unit.
func short(words string) string {
	for i, r := range words {
		if r == '/' || r == ' ' {
			return words[:i]
		}
	}
	return words
}
