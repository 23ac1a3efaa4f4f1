package panel

import (
	"strconv"

	"ebb/plan/response"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// phoneWords says how the day begins and who is ready when.
func (v *drawing) phoneWords(a frame.Area) {
	if v.Follows {
		v.wordsPage(a)
		return
	}
	said, _ := v.Now.Day(v.Cursor)
	level := said.Morning.Max()
	words := phrase.Day(v.Cursor, v.Scene.Today) + " starts settled."
	if !chart.Settled(level) {
		words = phrase.Day(v.Cursor, v.Scene.Today) + " starts at " + strconv.Itoa(phrase.Figure(level)) + ", most of it in the " + phrase.PlainSystems[phrase.Highest(said.Morning)] + "."
	}
	y := 0
	for _, line := range frame.Wrap(phrase.Capital(words), a.W) {
		a.Text(0, y, line, theme.Dim)
		y++
	}
	if a.W >= 36 {
		v.sentence(a.Sub(0, min(y, a.H-1), a.W, 1))
		return
	}
	ready, _ := v.Now.Ready(v.Cursor)
	for _, line := range frame.Wrap("Legs are ready "+phrase.Range(ready.Systems[response.Legs])+", all of you "+phrase.Range(ready.All)+".", a.W) {
		a.Text(0, y, line, theme.Dim)
		y++
	}
}

// Words says how the cursor's day begins and who is ready when, for a screen
// without room for a panel.
func (p *Panel) Words(a frame.Area, v *editor.View) {
	d := p.drawing(v, 1)
	d.phoneWords(a)
}

// PhoneRows gives the rows that the page that is chosen takes on a phone so wide,
// most at the most: three, and of words as many as there are.
func (p *Panel) PhoneRows(v *editor.View, columns, most int) int {
	if p.Tab != Words {
		return 3
	}
	d := p.drawing(v, 1)
	return max(3, min(most, len(d.inWords(columns))))
}

// Phone draws the page that is chosen in as many rows as PhoneRows gives.
func (p *Panel) Phone(a frame.Area, v *editor.View) {
	d := p.drawing(v, 1)
	d.phonePanel(a)
}

// phonePanel is the page of the panel in three rows.
func (v *drawing) phonePanel(a frame.Area) {
	switch v.Tab {
	case Systems:
		v.phoneSystems(a)
	case Fitness:
		said, _ := v.Now.Day(v.Cursor)
		x := a.Text(0, 0, "form that morning ", theme.Dim)
		a.Change(x, 0, phrase.Figure(said.Form), theme.Text.Bold())
		x = a.Text(0, 1, "fitness ", theme.Dim)
		x = a.Int(x, 1, phrase.Figure(said.Fitness), theme.Text.Bold())
		x = a.Text(x, 1, "   fatigue ", theme.Dim)
		a.Int(x, 1, phrase.Figure(said.Fatigue), theme.Text.Bold())
	case Coverage:
		v.phoneCoverage(a)
	case Findings:
		v.phoneFindings(a)
	case Words:
		v.wordsPage(a)
	case Oscillation, tabs:
		v.phoneMeasure(a)
	}
}

// phoneMeasure is O and its parts.
func (v *drawing) phoneMeasure(a frame.Area) {
	m, ok := v.Now.Block(v.At)
	if !ok {
		a.Text(0, 0, frame.Cut("no oscillation: "+m.Untold(), a.W), theme.Dim)
		return
	}
	x := a.Text(0, 0, "oscillation ", theme.Dim)
	x = a.Int(x, 0, phrase.Figure(m.O), BandStyle(m.Band(), v.Block.Phase.Judged()).Bold())
	a.Text(x+1, 0, m.Band().String(), theme.Dim)
	a.Text(0, 1, "stress "+phrase.Part(m.Stress)+"   contrast "+phrase.Part(m.Contrast), theme.Body)
	a.Text(0, 2, "rhythm "+phrase.Part(m.Rhythm)+"   settle "+phrase.Part(m.Settle), theme.Body)
}

// phoneSystems is who is ready when, two systems a row.
func (v *drawing) phoneSystems(a frame.Area) {
	ready, _ := v.Now.Ready(v.Cursor)
	last := slowest(ready)
	for k, word := range [5]string{"legs", "nerves", "fuel", "horm.", "muscle"} {
		st := theme.Body
		if k == last {
			st = theme.Text.Bold()
		}
		x := k % 2 * (a.W / 2)
		a.Text(x, k/2, word, theme.Dim)
		a.Text(x+8, k/2, phrase.Range(ready.Systems[k]), st)
	}
}
