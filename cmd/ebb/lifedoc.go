package main

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
	"ebb/plan/notation"
)

// lifeDoc is what the commands of life print with --json.
type lifeDoc struct {
	Ebb      int        `json:"ebb"`
	Athlete  string     `json:"athlete"`
	Words    string     `json:"words"`
	Revision uint64     `json:"revision"`
	Life     factDoc    `json:"life"`
	Race     *costDoc   `json:"race"`
	Return   *returnDoc `json:"return"`
}

type lifeListDoc struct {
	Ebb      int       `json:"ebb"`
	Athlete  string    `json:"athlete"`
	Revision uint64    `json:"revision"`
	Life     []factDoc `json:"life"`
}

type factDoc struct {
	ID     plan.ID      `json:"id"`
	Kind   string       `json:"kind"`
	From   calendar.Day `json:"from"`
	To     calendar.Day `json:"to"`
	Share  float64      `json:"share"` // percent of the plan that is expected
	Allows []string     `json:"allows"`
	Note   *string      `json:"note"`
	Line   string       `json:"line"`
}

// costDoc says what the next race loses.
type costDoc struct {
	ID     plan.ID      `json:"id"`
	Name   string       `json:"name"`
	Date   calendar.Day `json:"date"`
	Before morningDoc   `json:"before"` // without the fact
	With   morningDoc   `json:"with"`   // with it
	After  morningDoc   `json:"after"`  // with it, and the return
	Missed []missedDoc  `json:"missed"`
	Says   string       `json:"says"`
}

type morningDoc struct {
	Fitness float64 `json:"fitness"`
	Form    float64 `json:"form"`
}

type missedDoc struct {
	Date calendar.Day `json:"date"`
	ID   plan.ID      `json:"id"`
	Line string       `json:"line"`
}

type returnDoc struct {
	Rule    *string      `json:"rule"`
	Taken   bool         `json:"taken"`
	Why     string       `json:"why"`
	Care    []string     `json:"care"`
	Changes []changedDoc `json:"changes"`
}

type changedDoc struct {
	Date    calendar.Day `json:"date"`
	Session *plan.ID     `json:"session"`
	Week    *plan.ID     `json:"week"`
	Was     string       `json:"was"`
	Is      string       `json:"is"`
	Key     bool         `json:"key"`
	Why     string       `json:"why"`
}

func (s *sheet) factDoc(l plan.Life) factDoc {
	doc := factDoc{
		ID: l.ID, Kind: l.Kind.String(), From: l.From, To: l.Span().To, Share: l.Kept(), Allows: []string{},
		Note: text(l.Note), Line: notation.PrintLife(l),
	}
	for _, sport := range l.Allows {
		doc.Allows = append(doc.Allows, sport.String())
	}
	return doc
}

func (s *sheet) costDoc(c *comeback.Cost) *costDoc {
	if c == nil {
		return nil
	}
	doc := &costDoc{
		ID: c.Race.ID, Name: c.Race.Name, Date: c.Race.From, Says: c.Says, Missed: []missedDoc{},
		Before: morningDoc(c.Before), With: morningDoc(c.With), After: morningDoc(c.After),
	}
	for _, m := range c.Missed {
		doc.Missed = append(doc.Missed, missedDoc{m.Day, m.Session.ID, s.session(m.Session, m.Day).Line})
	}
	return doc
}

func (s *sheet) returnDoc(r comeback.Return, taken bool) *returnDoc {
	doc := &returnDoc{Rule: text(r.Ramp.Rule), Taken: taken, Why: r.Why, Care: append([]string{}, r.Care...), Changes: []changedDoc{}}
	for _, c := range r.Changes {
		doc.Changes = append(doc.Changes, changedDoc{
			Date: c.Day, Session: idOrNull(c.Session), Week: idOrNull(c.Week), Was: c.Was, Is: c.Is, Key: c.Key, Why: c.Why,
		})
	}
	return doc
}

func idOrNull(id plan.ID) *plan.ID {
	if id.IsZero() {
		return nil
	}
	return &id
}

// lifeLine says a fact in words: sick Tue 6 Apr 2027 to Fri 9 Apr 2027, 4 days.
func lifeLine(l plan.Life) string {
	said := l.Kind.String() + " " + fullDate(l.From)
	if l.Days > 1 {
		said += " to " + fullDate(l.Span().To)
	}
	said += ", " + count(l.Days, "day")
	if l.Kept() > 0 {
		said += fmt.Sprintf(", %.0f %% of the plan", l.Kept())
	}
	if len(l.Allows) > 0 {
		said += ", " + sportsOf(l) + " " + verb(len(l.Allows), "goes", "go") + " on"
	}
	if l.Note != "" {
		said += fmt.Sprintf(", \"%s\"", l.Note)
	}
	return said
}

// keptWords says what of the plan is expected under a fact.
func keptWords(l plan.Life) string {
	share := "Nothing"
	if l.Kept() > 0 {
		share = fmt.Sprintf("%.0f %%", l.Kept())
	}
	said := share + " of the plan is expected on " + those(l)
	if len(l.Allows) > 0 {
		said += " but for " + sportsOf(l)
	}
	if l.Kind.Health() {
		return said + ", races neither."
	}
	return said + "; races are run."
}

// lifeOn says a fact on one of its days: sick, day 2 of 4: 0 % of the plan.
func lifeOn(l plan.Life, day calendar.Day) string {
	said := fmt.Sprintf("%s, day %d of %d: %.0f %% of the plan", l.Kind, day-l.From+1, l.Days, l.Kept())
	if len(l.Allows) > 0 {
		said += ", " + sportsOf(l) + " in full"
	}
	return said
}

func those(l plan.Life) string {
	if l.Days == 1 {
		return "that day"
	}
	return "those days"
}

func sportsOf(l plan.Life) string {
	words := make([]string, len(l.Allows))
	for i, sport := range l.Allows {
		words[i] = sport.String()
	}
	return list(words)
}

func verb(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// printReturn says how it goes on after a fact.
func printReturn(p page, r comeback.Return, taken bool) {
	p.say("%s.", upper(r.Why))
	for _, care := range r.Care {
		p.say("%s.", upper(care))
	}
	if len(r.Changes) == 0 {
		return
	}
	p.blank()
	if taken {
		p.head("Written into the plan: %s", r.Edit.Title)
	} else {
		p.head("Proposed: %s", r.Edit.Title)
	}
	for _, c := range r.Changes {
		p.item("  ", c.Day.Format("Mon _2 Jan")+"  ", fmt.Sprintf("%s, instead of %s (%s)", c.Is, c.Was, c.Why))
	}
}

func upper(sentence string) string {
	if sentence == "" {
		return ""
	}
	return strings.ToUpper(sentence[:1]) + sentence[1:]
}
