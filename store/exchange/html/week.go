package html

import (
	"io"
	"slices"
	"strings"

	"ebb/store/exchange/printout"
)

// Week writes a week as one page of A4, upright.
func Week(w io.Writer, week printout.Week) error {
	title := "Week of " + printout.Days(week.From, week.To)
	m := begin(title, "week "+sizeOf(&week), week.Head)
	m.in("header")
	m.whose(week.Head)
	m.put("h1", title)
	if week.Race != "" {
		m.in("p", "class", "race")
		m.own(week.Race)
		m.out()
	}
	m.out()
	if week.Planned {
		m.in("p", "class", "lead")
		m.own(week.Context)
		m.out()
	} else {
		m.put("p", "No season holds this week.", "class", "lead")
	}
	if week.Note != "" {
		m.in("p", "class", "words")
		m.own("“" + week.Note + "”")
		m.out()
	}
	m.weekSums(&week)
	m.days(&week)
	m.in("div", "class", "below")
	if len(week.Wave.Days) > 0 {
		m.in("section")
		m.wave(&week.Wave)
		m.out()
	}
	m.in("section", "class", "side")
	m.ready(&week.Ready)
	m.sports(&week)
	m.out()
	m.out()
	m.end(week.Head)
	return m.flush(w)
}

func (m *markup) weekSums(w *printout.Week) {
	load := figure{name: "load planned", value: printout.Figure(w.Load)}
	if w.Target > 0 {
		load.small = "of " + printout.Figure(w.Target) + " aimed at"
	}
	done := figure{name: "done", value: printout.Clock(w.Total.Done)}
	if w.Done > 0 {
		done.small = "load " + printout.Figure(w.Done)
	}
	all := []figure{
		{name: "planned", value: printout.Clock(w.Total.Seconds)}, load, done,
		{name: "distance, about", value: printout.Way(w.Total.Metres, w.Imperial)}, {name: "climb", value: printout.Height(w.Total.Climb, w.Imperial)},
	}
	if w.Planned {
		all = append(all, measured("oscillation of the block", w.Wave.Measure))
	}
	m.sums(all)
}

// days writes a row a day.
func (m *markup) days(w *printout.Week) {
	m.in("table", "class", "days")
	m.put("caption", "The days of the week: what is planned, what was done, what is carried that morning, and the load")
	m.in("thead")
	m.in("tr")
	m.put("th", "day", "scope", "col", "class", "dayhead")
	m.put("th", "what to do", "scope", "col")
	m.put("th", "carried", "scope", "col", "class", "num")
	m.put("th", "load", "scope", "col", "class", "num")
	m.out()
	m.out()
	m.in("tbody")
	for i := range w.Days {
		m.day(w, &w.Days[i])
	}
	m.out()
	m.out()
	if !slices.ContainsFunc(w.Days, func(d printout.Day) bool { return d.Known }) {
		return
	}
	m.put("p", "Carried is what the most loaded of five systems still holds that morning; ~ marks 20 or less: settled. Load 100 is an hour as hard as one can hold for an hour.", "class", "note")
}

func (m *markup) day(w *printout.Week, d *printout.Day) {
	class := ""
	switch {
	case d.Date == w.Today:
		class = "now"
	case d.Date < w.Today:
		class = "past"
	}
	m.in("tr", "class", class)
	m.in("th", "scope", "row")
	m.put("b", d.Date.Format("Mon"))
	m.say(" " + d.Date.Format("2 Jan"))
	if d.Date == w.Today {
		m.put("i", "today")
	}
	m.out()
	m.in("td")
	if d.Life != "" {
		m.in("p", "class", "what stress")
		m.own(d.Life)
		m.out()
	}
	load := d.Outline
	for i := range d.Things {
		m.thing(&d.Things[i])
		load += d.Things[i].Load
	}
	m.bare(d)
	m.out()
	m.carried(d)
	said := ""
	if load >= .5 {
		said = printout.Figure(load)
	}
	m.put("td", said, "class", "num")
	m.out()
}

// bare says what a day is on which nothing stands.
func (m *markup) bare(d *printout.Day) {
	switch {
	case d.Outline >= .5:
		m.put("p", "about load "+printout.Figure(d.Outline)+", an outline of the week's target", "class", "dim")
	case d.Nothing && len(d.Things) == 0:
		m.put("p", "nothing, as reported", "class", "dim")
	case len(d.Things) == 0 && d.Life == "":
		m.put("p", "nothing planned", "class", "dim")
	}
}

// carried writes what the morning of a day carries, in blue with a mark where it
// is settled.
func (m *markup) carried(d *printout.Day) {
	switch {
	case !d.Known:
		m.put("td", "", "class", "num")
	case d.Settled():
		m.in("td", "class", "num ebb")
		m.say("~" + printout.Carried(d.Carried))
		m.put("span", " settled", "class", "aside")
		m.out()
	default:
		m.put("td", printout.Carried(d.Carried), "class", "num")
	}
}

// thing writes a session, a race or what was done besides: its name and marks,
// and below them all that there is to say.
func (m *markup) thing(t *printout.Thing) {
	class := "what"
	if t.What == printout.Rest || t.What == printout.Besides {
		class = "what off"
	}
	m.in("div", "class", "thing")
	m.in("p", "class", class)
	if t.What == printout.Besides {
		m.say("also done: ")
	}
	m.in("b")
	m.own(t.Title)
	m.out()
	for _, mark := range t.Marks {
		class := "mark"
		if mark == "key" || t.What == printout.Race && strings.HasSuffix(mark, "race") {
			class = "mark key"
		}
		m.in("span", "class", class)
		m.own(mark)
		m.out()
	}
	m.state(t)
	m.out()
	m.details(t)
	m.out()
}

// state writes what became of a thing.
func (m *markup) state(t *printout.Thing) {
	class, said := "state ebb", "✓ "+t.State.String()
	switch t.State {
	case printout.Open:
		return
	case printout.Skipped:
		class, said = "state stress", "✗ skipped"
	case printout.Missing:
		class, said = "state dim", t.State.String()
	case printout.Done, printout.Partly, printout.Instead:
		if t.What == printout.Besides {
			said = "✓"
		}
	}
	if t.Done != "" {
		said += " " + t.Done
	}
	m.put("span", said, "class", class)
}

func (m *markup) details(t *printout.Thing) {
	rows := []struct{ tag, says, class string }{
		{"", t.Words, ""},
		{"", phases(t), ""},
		{"eat and drink: ", t.Fuel, ""},
		{"take along: ", t.Kit, ""},
		{"", quoted(t.Note), "words"},
		{"for the coach: ", t.Private, ""},
	}
	opened := false
	for _, r := range rows {
		if r.says == "" {
			continue
		}
		if !opened {
			m.in("div", "class", "more")
			opened = true
		}
		m.in("p", "class", r.class)
		if r.tag != "" {
			m.put("span", r.tag, "class", "tag")
		}
		m.own(r.says)
		m.out()
	}
	if opened {
		m.out()
	}
}

// phases gives the steps of a thing in a row: the parts of a race stand side by
// side, those of a session follow one another.
func phases(t *printout.Thing) string {
	if t.What == printout.Race {
		return strings.Join(t.Steps, " · ")
	}
	return strings.Join(t.Steps, ", then ")
}

func quoted(note string) string {
	if note == "" {
		return ""
	}
	return "“" + note + "”"
}

// ready writes when each system is light again.
func (m *markup) ready(r *printout.Ready) {
	if !r.Known {
		return
	}
	m.in("div")
	m.in("h2")
	m.say("Ready again ")
	m.put("span", "if nothing more were done after "+r.After.Format("Mon 2 Jan"))
	m.out()
	m.in("table")
	m.put("caption", "What each system carries that morning, and when it is at 20 or less again")
	m.in("thead")
	m.in("tr")
	m.put("td", "")
	m.put("th", "that morning", "scope", "col", "class", "num")
	m.put("th", "settled by", "scope", "col", "class", "num")
	m.out()
	m.out()
	m.in("tbody")
	for i := range r.Systems {
		m.morning(&r.Systems[i], "")
	}
	m.morning(&r.All, "all")
	m.out()
	m.out()
	m.out()
}

func (m *markup) morning(r *printout.Morning, class string) {
	m.in("tr", "class", class)
	m.put("th", r.Name, "scope", "row")
	m.put("td", printout.Carried(r.Carried), "class", "num dim")
	m.put("td", r.Range(), "class", "num")
	m.out()
}

// sports writes the week by sport.
func (m *markup) sports(w *printout.Week) {
	if len(w.Sports) == 0 {
		return
	}
	m.in("div")
	m.put("h2", "By sport")
	m.in("table")
	m.put("caption", "What is planned and done by sport")
	m.in("thead")
	m.in("tr")
	m.put("td", "")
	for _, name := range []string{"planned", "done", "distance", "climb"} {
		m.put("th", name, "scope", "col", "class", "num")
	}
	m.out()
	m.out()
	m.in("tbody")
	for i := range w.Sports {
		m.sport(w, &w.Sports[i], "")
	}
	if len(w.Sports) > 1 {
		total := w.Total
		total.Sport = "all"
		m.sport(w, &total, "all")
	}
	m.out()
	m.out()
	m.out()
}

func (m *markup) sport(w *printout.Week, s *printout.Sum, class string) {
	m.in("tr", "class", class)
	m.put("th", s.Sport, "scope", "row")
	for _, said := range []string{printout.Clock(s.Seconds), printout.Clock(s.Done), printout.Way(s.Metres, w.Imperial), printout.Height(s.Climb, w.Imperial)} {
		m.put("td", said, "class", "num")
	}
	m.out()
}
