package main

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/squad"
	"ebb/store"
	"ebb/tui/command"
)

// squadDoc is how an athlete stands, as ebb athlete list --json prints it.
type squadDoc struct {
	Attention   string         `json:"attention"`
	Why         string         `json:"why"`
	Reasons     []reasonDoc    `json:"reasons"`
	Block       *blockPlaceDoc `json:"block"`
	Planned     float64        `json:"planned"`
	Done        float64        `json:"done"`
	Oscillation *float64       `json:"oscillation"`
	Band        *string        `json:"band"`
	Since       *int           `json:"days_since_settled"`
	Felt        *feltDoc       `json:"felt"`
	Missed      *int           `json:"checkins_missed"`
	Event       *nextDoc       `json:"event"`
}

type reasonDoc struct {
	Attention string `json:"attention"`
	Says      string `json:"says"`
}

type blockPlaceDoc struct {
	Name  string `json:"name"`
	Phase string `json:"phase"`
	Week  int    `json:"week"`
	Of    int    `json:"of"`
}

type feltDoc struct {
	Date   calendar.Day `json:"date"`
	Legs   *int         `json:"legs"`
	Energy *int         `json:"energy"`
}

type nextDoc struct {
	Name     string       `json:"name"`
	Priority string       `json:"priority"`
	Date     calendar.Day `json:"date"`
}

// mostRows is the largest squad of which ebb athlete list says how everyone
// stands: more are a file of others' data, and only named.
const mostRows = 500

// standings gives how each of some athletes stands, for a coach; for others, who
// see no squad, nothing.
func standings(env *command.Env, athletes []plan.Athlete) (map[plan.ID]squad.Row, error) {
	who := env.Desk.Who()
	if len(athletes) > mostRows || !store.Can(who, store.See, store.Thing{Kind: store.Squad}) {
		return map[plan.ID]squad.Row{}, nil
	}
	ids := make([]plan.ID, len(athletes))
	for i, a := range athletes {
		ids[i] = a.ID
	}
	rows, err := env.Desk.Rows(ids, env.Today)
	byID := make(map[plan.ID]squad.Row, len(rows))
	for _, r := range rows {
		byID[r.Athlete] = r
	}
	return byID, err
}

func describeRow(r squad.Row) *squadDoc {
	doc := &squadDoc{Attention: r.Attention.String(), Why: r.Why, Reasons: []reasonDoc{}, Planned: r.Planned, Done: r.Done}
	for _, reason := range r.Reasons {
		doc.Reasons = append(doc.Reasons, reasonDoc{reason.Attention.String(), reason.Says})
	}
	if r.Weeks > 0 {
		doc.Block = &blockPlaceDoc{r.Block, string(r.Phase), r.Week, r.Weeks}
	}
	if r.Measured {
		doc.Oscillation = &r.Oscillation.O
	}
	if r.Judged {
		band := r.Oscillation.Band().String()
		doc.Band = &band
	}
	if r.Modelled {
		doc.Since = &r.Since
	}
	if f := r.Felt; f.Day != 0 {
		doc.Felt = &feltDoc{Date: f.Day, Legs: marked(f.Legs), Energy: marked(f.Energy)}
	}
	if r.Asked {
		doc.Missed = &r.Missed
	}
	if e := r.Event; e.Name != "" {
		doc.Event = &nextDoc{e.Name, e.Priority.String(), e.From}
	}
	return doc
}

// marked gives a mark of a check-in; nil: not said.
func marked(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// standing says in two sentences how someone stands: whether they need the
// coach and why, then the figures.
func standing(r squad.Row) (need, figures string) {
	need = r.Why
	switch {
	case r.Attention != squad.Fine:
		words := make([]string, len(r.Reasons))
		for i, reason := range r.Reasons {
			words[i] = reason.Says
		}
		need = r.Attention.String() + ": " + strings.Join(words, "; ")
	case need != "":
		need = "fine: " + need
	}
	var said []string
	if r.Weeks > 0 {
		said = append(said, fmt.Sprintf("week %d of %d of %s, load %d of %d", r.Week, r.Weeks, r.Block, whole(r.Done), whole(r.Planned)))
	}
	if r.Measured && r.Judged {
		said = append(said, fmt.Sprintf("oscillation %s, %d", r.Oscillation.Band(), whole(r.Oscillation.O)))
	}
	if r.Modelled {
		said = append(said, settledWords(r.Since))
	}
	if r.Felt.Day != 0 {
		said = append(said, "felt "+squad.Marks(r.Felt))
	}
	if e := r.Event; e.Name != "" {
		said = append(said, fmt.Sprintf("%s event %s %s", e.Priority, e.Name, awayWords(e.Away)))
	}
	return need, strings.Join(said, "; ")
}

func settledWords(since int) string {
	if since == 0 {
		return "settled today"
	}
	return "settled " + count(since, "day") + " ago"
}

func awayWords(days int) string {
	switch {
	case days > 0:
		return "in " + count(days, "day")
	case days == 0:
		return "today"
	default:
		return "is on"
	}
}
