package markdown

import (
	"fmt"
	"io"
	"strings"

	"ebb/store/exchange/printout"
)

// Season writes a season: its races, then each block with a row a week.
func Season(out io.Writer, s printout.Season) error {
	var b strings.Builder
	b.WriteString("# " + text(s.Season) + "\n\n")
	named := s.Head
	named.Season = ""
	whose(&b, named)
	if len(s.Weeks) == 0 {
		b.WriteString("This season has no weeks yet.\n\n")
	} else {
		b.WriteString(seasonSums(&s) + "\n\n")
	}
	races(&b, &s)
	for i := range s.Blocks {
		block(&b, &s, &s.Blocks[i])
	}
	if len(s.Weeks) > 0 {
		b.WriteString("Load is one figure for how much a week asks, 100 is an hour as hard as one can hold for an hour. A settled\n" +
			"morning is one on which all systems carry 20 or less. Form is fitness less fatigue. Oscillation is how well stress\n" +
			"and recovery alternate in a block: low, fair or good, to 100; tapers and recovery are not judged.\n\n")
	}
	foot(&b, s.Head)
	_, err := io.WriteString(out, b.String())
	return err
}

func seasonSums(s *printout.Season) string {
	said := printout.Days(s.From, s.To) + ": " + joined(", ", printout.Counted(len(s.Weeks), "week"), printout.Hours(s.Seconds), "load "+printout.Figure(s.Load),
		about(printout.Way(s.Metres, s.Imperial)), printout.Height(s.Climb, s.Imperial)) + " planned."
	if s.Done != nil {
		said += " Done so far: " + joined(", ", printout.Hours(s.Done.Seconds), "load "+printout.Figure(s.Done.Load)) + "."
	}
	return said + fmt.Sprintf(" Settled on %d of %s; the longest without is %s.", s.Settled, printout.Counted(s.Mornings, "morning"), printout.Counted(s.Longest, "day"))
}

func races(b *strings.Builder, s *printout.Season) {
	if len(s.Events) == 0 {
		return
	}
	b.WriteString("## Races\n\n")
	t := table{
		heads: []string{"", "race", "day", "amounts", "taper from", "nothing hard until", "easy until", "form"},
		right: []bool{false, false, false, false, true, true, true, true},
	}
	for i := range s.Events {
		e := &s.Events[i]
		name := text(e.Name)
		if e.Important {
			name = "**" + name + "**"
		}
		row := []string{e.Priority, name, e.From.Format("Mon 2 Jan 2006") + ", " + e.Away, text(e.Amounts), "", "", "", ""}
		if e.Taper.Days() > 0 {
			row[4] = e.Taper.From.Format("2 Jan")
		}
		if e.NoHard.Days() > 0 {
			row[5] = e.NoHard.To.Format("2 Jan")
		}
		if e.EasyOnly.Days() > 0 {
			row[6] = e.EasyOnly.To.Format("2 Jan")
		}
		if e.Known {
			row[7] = printout.Signed(e.Form)
		}
		t.rows = append(t.rows, row)
	}
	t.write(b)
	notes := false
	for i := range s.Events {
		e := &s.Events[i]
		for _, note := range []struct{ tag, says string }{{"", e.Note}, {"for the coach: ", e.Private}} {
			if note.says != "" {
				b.WriteString("- " + text(e.Name) + ": " + note.tag + "“" + text(note.says) + "”\n")
				notes = true
			}
		}
	}
	if notes {
		b.WriteString("\n")
	}
}

func block(b *strings.Builder, s *printout.Season, of *printout.Block) {
	b.WriteString("## " + text(of.Name) + "\n\n")
	b.WriteString(joined(" · ", text(of.Phase), of.Ratio, "oscillation: "+of.Says()) + "\n\n")
	t := table{
		heads: []string{"week of", "kind", "time", "load", "aim", "climb", "time done", "load done", "settled", "lowest", "fitness", "form", "note"},
		right: []bool{false, false, true, true, true, true, true, true, true, true, true, true, false},
	}
	for i, end := of.First, of.First+of.Weeks; i < end; {
		if n := s.EmptyRun(i, end); n > 0 {
			t.rows = append(t.rows, emptyRow(s.Weeks[i:i+n], len(t.heads)))
			i += n
			continue
		}
		t.rows = append(t.rows, weekRow(s, &s.Weeks[i]))
		i++
	}
	t.write(b)
}

func weekRow(s *printout.Season, w *printout.SeasonWeek) []string {
	start, kind, aim := w.Start.Format("2 Jan 2006"), w.Kind, ""
	if w.Here {
		start = "**" + start + "**"
	}
	if w.Days() != 7 {
		kind += fmt.Sprintf(", %d days", w.Days())
	}
	if w.Outline {
		kind += ", outline"
	}
	if w.Target > 0 {
		aim = printout.Figure(w.Target)
	}
	row := []string{start, kind, printout.Clock(w.Seconds), printout.Figure(w.Planned), aim, printout.Height(w.Climb, s.Imperial), "", "", "", "", "", "", text(w.Note)}
	if w.Done != nil {
		row[6], row[7] = printout.Clock(w.Done.Seconds), printout.Figure(w.Done.Load)
	}
	if w.Known {
		row[8], row[9], row[10], row[11] = "none", printout.Carried(w.Lowest), printout.Figure(w.Fitness), printout.Signed(w.Form)
	}
	if w.CameDown() {
		row[8] = printout.Figure(float64(w.Settled))
	}
	return row
}

// emptyRow is a row for weeks that nothing is planned for.
func emptyRow(weeks []printout.SeasonWeek, columns int) []string {
	row := make([]string, columns)
	row[0], row[1], row[columns-1] = weeks[0].Start.Format("2 Jan 2006"), "nothing planned", text(weeks[0].Note)
	if len(weeks) > 1 {
		row[1] = printout.Counted(len(weeks), "week") + ", nothing planned"
	}
	return row
}
