package html

import (
	"ebb/store/exchange/printout"
)

// begin writes all that stands before the page's own parts: size says how much
// must go on the paper.
func begin(title, size string, head printout.Head) *markup {
	m := &markup{}
	sheet := sheets()
	m.b.WriteString("<!DOCTYPE html>\n")
	m.in("html", "lang", "en", "class", size)
	m.in("head")
	m.void("meta", "charset", "utf-8")
	m.void("meta", "http-equiv", "Content-Security-Policy", "content", sheet.policy)
	m.void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	m.void("meta", "name", "referrer", "content", "no-referrer")
	m.void("meta", "name", "robots", "content", "noindex")
	m.put("title", title+" · "+head.Athlete)
	m.in("style")
	m.b.WriteString(sheet.css) // ours, and what the policy's sum is of
	m.out()
	m.out()
	m.in("body")
	m.in("main")
	return m
}

// whose writes whose plan a page is of, above its title.
func (m *markup) whose(h printout.Head) {
	m.in("p", "class", "whose")
	m.in("b")
	m.own(h.Athlete)
	m.out()
	if h.Season != "" {
		m.say(" · ")
		m.own(h.Season)
	}
	if h.Branch != "" {
		m.say(" · on branch ")
		m.own(h.Branch)
	}
	m.out()
}

// end writes the foot and gives the page.
func (m *markup) end(h printout.Head) {
	m.in("footer")
	printed := ", printed " + h.Today.Format("Mon 2 Jan 2006")
	if h.Private {
		printed += ", with the coach's private notes"
	}
	m.in("p")
	m.own(h.Athlete)
	m.say(printed + " · ebb")
	m.out()
	m.put("p", "Loads, kilometres, hours that a line leaves out, and settled and ready mornings are estimates: planning aids with wide error, no verdict and no diagnosis.")
	m.out()
}

// figure is one of the few that a page says large.
type figure struct {
	name, value, small string
	class              string
}

// sums writes the page's figures; those without a value are left out.
func (m *markup) sums(all []figure) {
	m.in("dl", "class", "sums")
	for _, f := range all {
		if f.value == "" {
			continue
		}
		m.in("div")
		m.put("dt", f.name)
		m.in("dd", "class", f.class)
		m.say(f.value)
		if f.small != "" {
			m.put("small", " "+f.small)
		}
		m.out()
		m.out()
	}
	m.out()
}

// swatch is one ink of a key.
type swatch struct{ class, says string }

// keyOf writes what the inks of a picture are.
func (m *markup) keyOf(all []swatch) {
	m.in("p", "class", "inks")
	for _, s := range all {
		m.in("span")
		m.in("svg", "viewBox", "0 0 12 9", "aria-hidden", "true")
		switch s.class {
		case "taper", "nohard", "easyonly", "fitness", "fatigue", "aim":
			m.rule(s.class, 0, 5, 12, 5)
		default:
			m.rect(s.class, 0, 0, 12, 9)
		}
		m.out()
		m.say(s.says)
		m.out()
		m.b.WriteByte('\n')
	}
	m.out()
}

// measured gives the figure of an oscillation.
func measured(name string, o printout.Measure) figure {
	switch {
	case !o.Known:
		return figure{name: name, value: "–", small: "two weeks at least"}
	case !o.Judged:
		return figure{name: name, value: printout.Figure(o.O), small: "not judged here"}
	default:
		return figure{name: name, value: o.Band, small: printout.Figure(o.O), class: bandClass(o)}
	}
}

// bandClass is the ink of an oscillation; the word says the same.
func bandClass(o printout.Measure) string {
	switch {
	case !o.Known || !o.Judged:
		return ""
	case o.Band == "good":
		return "ebb"
	case o.Band == "low":
		return "stress"
	default:
		return "body"
	}
}
