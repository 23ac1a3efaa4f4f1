package html

import (
	"slices"
	"strconv"

	"ebb/store/exchange/printout"
)

// Rows of the table of weeks: so many fit on a page of usual size, so many on one
// that is printed smaller.
const (
	roomyRows = 19 // on each side
	tightRows = 24
	oneTable  = 12 // weeks that are not worth two columns
)

func seasonSize(s *printout.Season) string {
	rows := len(s.Weeks) + len(s.Blocks)
	if len(s.Weeks) > oneTable {
		rows = (rows + 1) / 2
	}
	rows += len(s.Events)
	switch {
	case rows <= roomyRows:
		return "roomy"
	case rows <= tightRows:
		return "tight"
	default:
		return "dense"
	}
}

// weeks writes a row a week, in two tables side by side where there are many.
func (m *markup) weeks(s *printout.Season) {
	if len(s.Weeks) == 0 {
		return
	}
	split := len(s.Weeks)
	class := "weeks one"
	if split > oneTable {
		split, class = half(s), "weeks"
	}
	m.in("div", "class", class)
	m.weekTable(s, 0, split)
	if split < len(s.Weeks) {
		m.weekTable(s, split, len(s.Weeks))
	}
	m.out()
}

// half gives the week at which the second table begins, so that both have as
// many rows.
func half(s *printout.Season) int {
	rows, all := 0, len(s.Weeks)+len(s.Blocks)
	for _, b := range s.Blocks {
		rows++
		for w := range b.Weeks {
			if 2*rows >= all && w > 0 || 2*rows > all {
				return b.First + w
			}
			rows++
		}
	}
	return len(s.Weeks)
}

func (m *markup) weekTable(s *printout.Season, from, to int) {
	m.in("table")
	m.put("caption", "The weeks from "+s.Weeks[from].Start.Format("2 Jan 2006"))
	m.in("thead")
	m.in("tr")
	m.put("th", "week of", "scope", "col")
	m.put("th", "kind", "scope", "col")
	columns := 2
	for _, name := range []string{"time", "load", "aim", "climb", "done", "came down", "fitness", "form"} {
		if (name != "climb" || climbs(s)) && (name != "done" || s.Done != nil) {
			columns++
			m.put("th", name, "scope", "col", "class", columnClass(name))
		}
	}
	m.out()
	m.out()
	m.in("tbody")
	for i := range s.Blocks {
		b := &s.Blocks[i]
		for w := max(b.First, from); w < min(b.First+b.Weeks, to); w++ {
			if w == max(b.First, from) {
				m.blockRow(b, columns, w > b.First)
			}
			if n := s.EmptyRun(w, min(b.First+b.Weeks, to)); n > 0 {
				m.emptyRow(s.Weeks[w:w+n], columns)
				w += n - 1
				continue
			}
			m.weekRow(s, &s.Weeks[w])
		}
	}
	m.out()
	m.out()
}

// climbs reports whether a week of the season has any climb to speak of.
func climbs(s *printout.Season) bool {
	return slices.ContainsFunc(s.Weeks, func(w printout.SeasonWeek) bool { return printout.Height(w.Climb, s.Imperial) != "" })
}

// columnClass is that of a column of figures; two of them give way on a phone.
func columnClass(name string) string {
	if name == "climb" || name == "fitness" {
		return "num spare"
	}
	return "num"
}

func (m *markup) blockRow(b *printout.Block, columns int, goesOn bool) {
	m.in("tr", "class", "block")
	m.in("th", "colspan", strconv.Itoa(columns), "scope", "rowgroup")
	m.in("svg", "viewBox", "0 0 6 8", "aria-hidden", "true")
	m.rect(phaseClass(b.Phase), 0, 0, 6, 8)
	m.out()
	m.in("b")
	m.own(b.Name)
	m.out()
	if goesOn {
		m.say(", continued")
	} else {
		for _, word := range []string{b.Phase, b.Ratio, "oscillation " + b.Says()} {
			if word != "" {
				m.say(" · " + word)
			}
		}
	}
	m.out()
	m.out()
}

func (m *markup) weekRow(s *printout.Season, w *printout.SeasonWeek) {
	class := ""
	switch {
	case w.Here:
		class = "here"
	case w.ComesDown():
		class = "down"
	}
	m.in("tr", "class", class)
	start := w.Start.Format("2 Jan")
	if w.Days() != 7 {
		start += " · " + printout.Counted(w.Days(), "day")
	}
	m.put("th", start, "scope", "row")
	kind := w.Kind
	if w.Outline {
		kind += ", outline"
	}
	m.in("td")
	m.say(kind)
	for i := range s.Events {
		if e := &s.Events[i]; e.From <= w.To && e.To >= w.Start {
			m.put("b", " "+e.Priority, "class", "accent")
		}
	}
	m.out()
	aim := ""
	if w.Target > 0 {
		aim = printout.Figure(w.Target)
	}
	for _, said := range []string{printout.Clock(w.Seconds), printout.Figure(w.Planned), aim} {
		m.put("td", said, "class", "num")
	}
	if climbs(s) {
		m.put("td", printout.Height(w.Climb, s.Imperial), "class", columnClass("climb"))
	}
	if s.Done != nil {
		m.put("td", doneWords(w.Done), "class", "num")
	}
	switch {
	case !w.Known:
		m.put("td", "", "class", "num")
	case w.CameDown():
		m.put("td", "✓ "+printout.Figure(float64(w.Settled)), "class", "num ebb")
	default:
		m.put("td", "✗ low "+printout.Carried(w.Lowest), "class", "num stress")
	}
	m.put("td", printout.Figure(w.Fitness), "class", columnClass("fitness"))
	m.put("td", printout.Signed(w.Form), "class", "num")
	m.out()
}

// emptyRow writes a row for weeks that nothing is planned for.
func (m *markup) emptyRow(weeks []printout.SeasonWeek, columns int) {
	m.in("tr")
	m.put("th", weeks[0].Start.Format("2 Jan"), "scope", "row")
	said := "nothing planned"
	if len(weeks) > 1 {
		said = printout.Counted(len(weeks), "week") + ", " + said
	}
	m.put("td", said, "colspan", strconv.Itoa(columns-1), "class", "dim")
	m.out()
}

// doneWords says what was reported: its time and its load.
func doneWords(d *printout.Report) string {
	switch {
	case d == nil:
		return ""
	case d.Seconds < 30:
		return printout.Figure(d.Load)
	default:
		return printout.Clock(d.Seconds) + " · " + printout.Figure(d.Load)
	}
}

// phaseClass is the ink of a phase: greys that deepen towards the race, blue for
// what is there to come down.
func phaseClass(phase string) string {
	switch phase {
	case "base":
		return "base"
	case "specific", "peak", "race":
		return "specific"
	case "taper", "recovery", "transition":
		return "pool"
	default:
		return "build"
	}
}
