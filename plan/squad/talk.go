package squad

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// asks is a request that waits for an answer: someone stands before a day and
// does not know what it will be.
func asks(c *context) (Reason, bool) {
	if len(c.Asks) == 0 {
		return Reason{}, false
	}
	short, says := Asked(c.Asks[0]), Asked(c.Asks[0])
	if text := oneLine(c.Asks[0].Text); text != "" {
		says += ": “" + text + "”"
	}
	if n := len(c.Asks) - 1; n > 0 {
		short += fmt.Sprintf(", and %d more", n)
		says += fmt.Sprintf(", and %d more", n)
	}
	return Reason{Look, short, says}, true
}

// Asked says what a request is for: "asks to move Wed 7 Apr to Fri 9 Apr".
func Asked(r plan.Request) string { return "asks " + r.Asks() }

// freshDays is for how many days a word that nobody answered is told.
const freshDays = 3

// said is the last word of someone, while nobody else has said one after it. It
// asks for nothing.
func said(c *context) (Reason, bool) {
	if len(c.Said) == 0 {
		return Reason{}, false
	}
	last := c.Said[len(c.Said)-1]
	on := calendar.On(last.At)
	if last.Person != c.Athlete.Name || on < c.Today-freshDays {
		return Reason{}, false
	}
	words := "says: “" + oneLine(last.Text) + "”"
	return Reason{Fine, words, words + " on " + on.Format(dateForm)}, true
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
