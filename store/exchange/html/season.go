package html

import (
	"fmt"
	"io"

	"ebb/plan/calendar"
	"ebb/store/exchange/printout"
)

// Season writes a season as one page of A4, upright: its chart, its races, and a
// row a week. More than some 60 weeks take a second page.
func Season(w io.Writer, season printout.Season) error {
	title := season.Season
	m := begin(title, "season "+seasonSize(&season), season.Head)
	m.in("header")
	m.seasonTitle(&season)
	m.out()
	m.seasonSums(&season)
	if len(season.Weeks) == 0 {
		m.put("p", "This season has no weeks yet.", "class", "lead")
	} else {
		m.in("div", "class", "chart", "tabindex", "0", "role", "group", "aria-label", "Chart of the season")
		m.chart(&season)
		m.out()
	}
	m.races(&season)
	m.weeks(&season)
	if len(season.Weeks) > 0 {
		m.legend()
	}
	m.end(season.Head)
	return m.flush(w)
}

func (m *markup) seasonTitle(s *printout.Season) {
	m.in("p", "class", "whose")
	m.in("b")
	m.own(s.Athlete)
	m.out()
	if len(s.Weeks) > 0 {
		m.say(" · " + printout.Days(s.From, s.To) + " · " + printout.Counted(len(s.Weeks), "week"))
	}
	if s.Branch != "" {
		m.say(" · on branch ")
		m.own(s.Branch)
	}
	m.out()
	m.in("h1")
	m.own(s.Season)
	m.out()
	if s.Race != "" {
		m.in("p", "class", "race")
		m.own(s.Race)
		m.out()
	}
}

func (m *markup) seasonSums(s *printout.Season) {
	settled := figure{}
	if s.Mornings > 0 {
		settled = figure{name: "settled mornings", value: printout.Figure(float64(s.Settled)), small: "of " + printout.Figure(float64(s.Mornings)), class: "ebb"}
	}
	longest := figure{}
	if s.Longest > 0 {
		longest = figure{name: "longest without one", value: printout.Counted(s.Longest, "day"), class: "stress"}
	}
	load := figure{}
	if s.Load >= .5 {
		load = figure{name: "load planned", value: printout.Figure(s.Load)}
	}
	if s.Done != nil {
		load.small = printout.Figure(s.Done.Load) + " done"
	}
	m.sums([]figure{
		{name: "training and races", value: printout.Hours(s.Seconds)}, load,
		{name: "distance, about", value: printout.Way(s.Metres, s.Imperial)}, {name: "climb", value: printout.Height(s.Climb, s.Imperial)}, settled, longest,
	})
}

// races lists the events with what they ask of the days around them.
func (m *markup) races(s *printout.Season) {
	if len(s.Events) == 0 {
		return
	}
	m.in("div", "class", "races")
	m.in("table")
	m.put("caption", "The races of the season")
	m.in("tbody")
	for i := range s.Events {
		m.raceRow(&s.Events[i])
	}
	m.out()
	m.out()
	m.out()
}

func (m *markup) raceRow(e *printout.Event) {
	m.in("tr")
	m.put("th", e.Priority, "scope", "row")
	m.in("td")
	m.in("b")
	m.own(e.Name)
	m.out()
	m.say(" " + e.Amounts)
	for _, note := range []struct{ tag, says string }{{"", quoted(e.Note)}, {"for the coach: ", e.Private}} {
		if note.says != "" {
			m.in("p", "class", "dim")
			m.say(note.tag)
			m.own(note.says)
			m.out()
		}
	}
	m.out()
	m.in("td", "class", "when")
	m.say(dated(e.From, e.To))
	m.put("span", ", "+e.Away, "class", "dim")
	m.out()
	m.put("td", around(e), "class", "around")
	m.put("td", shape(e), "class", "num")
	m.out()
}

// dated says the days of an event.
func dated(from, to calendar.Day) string {
	if from == to {
		return from.Format("Mon 2 Jan 2006")
	}
	return from.Format("Mon 2 Jan") + " to " + to.Format("Mon 2 Jan 2006")
}

// around says what an event asks of the days before and after it.
func around(e *printout.Event) string {
	said := ""
	if e.Taper.Days() > 0 {
		said = "taper from " + e.Taper.From.Format("2 Jan") + "; "
	}
	if e.NoHard.Days() > 0 {
		said += "nothing hard until " + e.NoHard.To.Format("2 Jan")
	}
	if e.EasyOnly.Days() > 0 {
		said += ", easy until " + e.EasyOnly.To.Format("2 Jan")
	}
	return said
}

// shape says the form of an event's morning, and which is wanted.
func shape(e *printout.Event) string {
	if !e.Known {
		return ""
	}
	said := "form " + printout.Signed(e.Form)
	if e.Wanted {
		said += fmt.Sprintf(" of %s to %s", printout.Signed(float64(e.WantedFrom)), printout.Signed(float64(e.WantedTo)))
	}
	return said
}

// legend says what the page shows to someone who sees one for the first time.
func (m *markup) legend() {
	m.in("ul", "class", "legend")
	for _, l := range []struct{ class, name, says string }{
		{"specific", "Load", " is one figure for how much a week asks: 100 is an hour as hard as one can hold for an hour. Darker is nearer to the race; blue weeks are there to come down. A short line is the week's target, a dashed bar a week that is only outlined so far. Up to today the chart shows what was done; time and load of the table are the plan's, done is the time and load reported."},
		{"peak", "Stress", " stands on the ready line: from the lowest morning of a week to its highest evening, of the system that carries most (legs, nerves, fuel and gut, hormones, muscle)."},
		{"pool", "Settled", " hangs under it: mornings at 20 or less. Training lands when the body comes down; ✓ counts such mornings, ✗ marks a week without one and its lowest morning."},
		{"fitness", "Fitness", " is the load a day of the last six weeks or so, fatigue (thin) that of the last one; form is fitness less fatigue: fresh is over the line, blue; loaded is under it."},
		{"nohard", "Races", " are A, B or C by how much they may ask for. Dashes before one are its taper, the thick line after it days with nothing hard, the thin line easy days."},
		{"", "Oscillation", " of a block is how well stress and recovery alternate: low, fair or good, with a figure to 100. Tapers and recovery are not judged."},
	} {
		m.in("li")
		if l.class != "" {
			m.in("svg", "viewBox", "0 0 12 9", "aria-hidden", "true")
			if l.class == "fitness" || l.class == "nohard" {
				m.rule(l.class, 0, 5, 12, 5)
			} else {
				m.rect(l.class, 0, 0, 12, 9)
			}
			m.out()
		}
		m.put("b", l.name)
		m.say(l.says)
		m.out()
	}
	m.out()
}
