package markdown

import (
	"io"
	"slices"
	"strings"

	"ebb/plan/calendar"
	"ebb/store/exchange/printout"
)

// Week writes a week: its days as a table, each with its details below, then what
// it comes to by sport, the oscillation of its block, and who is ready when.
func Week(out io.Writer, w printout.Week) error {
	var b strings.Builder
	b.WriteString("# Week of " + printout.Days(w.From, w.To) + "\n\n")
	whose(&b, w.Head)
	if w.Planned {
		b.WriteString(text(w.Context) + "\n\n")
	} else {
		b.WriteString("No season holds this week.\n\n")
	}
	quote(&b, w.Note)
	b.WriteString(sums(&w) + "\n\n")
	days(&b, &w)
	details(&b, &w)
	sports(&b, &w)
	oscillation(&b, &w)
	ready(&b, &w.Ready)
	foot(&b, w.Head)
	_, err := io.WriteString(out, b.String())
	return err
}

// whose says whose plan it is and how far the race is.
func whose(b *strings.Builder, h printout.Head) {
	b.WriteString("**" + text(h.Athlete) + "**")
	if h.Season != "" {
		b.WriteString(" · " + text(h.Season))
	}
	if h.Branch != "" {
		b.WriteString(" · on branch " + text(h.Branch))
	}
	if h.Race != "" {
		b.WriteString(" · " + text(h.Race))
	}
	b.WriteString("\n\n")
}

func quote(b *strings.Builder, note string) {
	if note == "" {
		return
	}
	for _, line := range lines(note) {
		b.WriteString(strings.TrimRight("> "+line, " ") + "\n")
	}
	b.WriteString("\n")
}

// sums says the week's figures in a line.
func sums(w *printout.Week) string {
	if w.Total.Seconds < 30 && w.Load < .5 && w.Total.Done < 30 {
		return "Nothing is planned, and nothing was done."
	}
	load := "load " + printout.Figure(w.Load)
	if w.Target > 0 {
		load += " of " + printout.Figure(w.Target) + " aimed at"
	}
	parts := joined(", ", printout.Clock(w.Total.Seconds), load, about(printout.Way(w.Total.Metres, w.Imperial)), printout.Height(w.Total.Climb, w.Imperial))
	said := "Planned: " + parts + "."
	if done := joined(", ", printout.Clock(w.Total.Done), "load "+printout.Figure(w.Done)); w.Total.Done > 0 || w.Done > 0 {
		said += " Done: " + done + "."
	}
	return said
}

func about(way string) string {
	if way == "" {
		return ""
	}
	return "about " + way
}

// joined joins what is said at all.
func joined(by string, words ...string) string {
	var said []string
	for _, word := range words {
		if word != "" {
			said = append(said, word)
		}
	}
	return strings.Join(said, by)
}

func days(b *strings.Builder, w *printout.Week) {
	t := table{heads: []string{"day", "what", "carried", "load", "done"}, right: []bool{false, false, true, true, false}}
	for i := range w.Days {
		d := &w.Days[i]
		day := d.Date.Format("Mon 2 Jan")
		if d.Date == w.Today {
			day = "**" + day + "**"
		}
		carried := ""
		switch {
		case d.Settled():
			carried = "settled " + printout.Carried(d.Carried)
		case d.Known:
			carried = printout.Carried(d.Carried)
		}
		for _, row := range dayRows(d) {
			t.rows = append(t.rows, []string{day, row[0], carried, row[1], row[2]})
			day, carried = "", ""
		}
	}
	t.write(b)
	if !slices.ContainsFunc(w.Days, func(d printout.Day) bool { return d.Known }) {
		return
	}
	b.WriteString("Carried is what the most loaded of five systems still holds that morning; 20 or less is settled.\n\n")
}

// dayRows gives what stands on a day, its load, and what became of it.
func dayRows(d *printout.Day) (rows [][3]string) {
	if d.Life != "" {
		rows = append(rows, [3]string{text(d.Life)})
	}
	for i := range d.Things {
		t := &d.Things[i]
		load := ""
		if t.Load >= .5 {
			load = printout.Figure(t.Load)
		}
		rows = append(rows, [3]string{titleOf(t), load, joined(" ", t.State.String(), text(t.Done))})
	}
	switch {
	case len(rows) > 0:
	case d.Outline >= .5:
		rows = append(rows, [3]string{"an outline of the week's target", printout.Figure(d.Outline)})
	case d.Nothing:
		rows = append(rows, [3]string{"", "", "nothing, as reported"})
	default:
		rows = append(rows, [3]string{"nothing planned"})
	}
	return rows
}

// titleOf names a thing, a key session in bold.
func titleOf(t *printout.Thing) string {
	name := text(t.Title)
	if t.Key {
		name = "**" + name + "**"
	}
	if t.What == printout.Besides {
		name = "also done\\: " + name
	}
	if len(t.Marks) > 0 {
		name += " (" + text(strings.Join(t.Marks, ", ")) + ")"
	}
	return name
}

// details lists what there is to say of the things of each day.
func details(b *strings.Builder, w *printout.Week) {
	for i := range w.Days {
		for k := range w.Days[i].Things {
			thing(b, w.Days[i].Date, &w.Days[i].Things[k])
		}
	}
}

func thing(b *strings.Builder, date calendar.Day, t *printout.Thing) {
	var items []string
	add := func(tag, says string) {
		if says != "" {
			items = append(items, tag+text(says))
		}
	}
	add("", t.Words)
	for i, step := range t.Steps {
		tag := "then "
		if i == 0 || t.What == printout.Race {
			tag = ""
		}
		add(tag, step)
	}
	add("eat and drink: ", t.Fuel)
	add("take along: ", t.Kit)
	if t.Note != "" {
		items = append(items, "“"+text(t.Note)+"”")
	}
	add("for the coach: ", t.Private)
	if len(items) == 0 {
		return
	}
	b.WriteString("**" + date.Format("Mon 2 Jan") + "**, " + text(t.Title) + "\n\n")
	for _, item := range items {
		b.WriteString("- " + item + "\n")
	}
	b.WriteString("\n")
}

func sports(b *strings.Builder, w *printout.Week) {
	if len(w.Sports) == 0 {
		return
	}
	b.WriteString("## By sport\n\n")
	t := table{heads: []string{"sport", "planned", "done", "distance", "climb"}, right: []bool{false, true, true, true, true}}
	row := func(name string, s printout.Sum) {
		t.rows = append(t.rows, []string{name, printout.Clock(s.Seconds), printout.Clock(s.Done), printout.Way(s.Metres, w.Imperial), printout.Height(s.Climb, w.Imperial)})
	}
	for _, s := range w.Sports {
		row(text(s.Sport), s)
	}
	if len(w.Sports) > 1 {
		row("all", w.Total)
	}
	t.write(b)
}

// oscillation says of the weeks of the wave which came down.
func oscillation(b *strings.Builder, w *printout.Week) {
	if len(w.Wave.Weeks) == 0 {
		return
	}
	b.WriteString("## The oscillation of " + text(w.Wave.Name) + ": " + w.Wave.Says() + "\n\n")
	t := table{heads: []string{"week of", "kind", "settled mornings", "lowest"}, right: []bool{false, false, true, true}}
	for _, week := range w.Wave.Weeks {
		start := week.Start.Format("2 Jan")
		if week.Here {
			start = "**" + start + "**"
		}
		settled := "none"
		if week.CameDown() {
			settled = printout.Figure(float64(week.Settled)) + " of " + printout.Figure(float64(week.Days))
		}
		t.rows = append(t.rows, []string{start, text(week.Kind), settled, printout.Carried(week.Lowest)})
	}
	t.write(b)
}

func ready(b *strings.Builder, r *printout.Ready) {
	if !r.Known {
		return
	}
	b.WriteString("## Ready again, if nothing more were done after " + r.After.Format("Mon 2 Jan") + "\n\n")
	t := table{heads: []string{"system", "carried that morning", "settled by"}, right: []bool{false, true, false}}
	for _, s := range append(slices.Clip(r.Systems), r.All) {
		t.rows = append(t.rows, []string{text(s.Name), printout.Carried(s.Carried), s.Range()})
	}
	t.write(b)
}

func foot(b *strings.Builder, h printout.Head) {
	private := ""
	if h.Private {
		private = ", with the coach's private notes"
	}
	b.WriteString("---\n\n" + text(h.Athlete) + ", printed " + h.Today.Format("Mon 2 Jan 2006") + private + ". Loads, kilometres, hours that a line leaves out, and settled and ready\n" +
		"mornings are estimates: planning aids with wide error, no verdict and no diagnosis.\n")
}
