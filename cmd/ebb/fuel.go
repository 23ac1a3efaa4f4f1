package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/fuelling"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/store/safe"
	"ebb/tui/command"
)

const fuelUse = "[EVENT] [--apply | --sheet [--md] [--done]]"

// fuelWords says what the proposal and the sheet rest on, for help.
const fuelWords = "It goes on from what was last rehearsed in a session of 90 minutes or more, or\n" +
	"begins at 30 g an hour, and adds 10 g a week up to the target of the race, over\n" +
	"the long sessions before it. Long and hot ones get a plan for fluid and sodium.\n" +
	"Nothing is changed without --apply; ebb undo takes it back in one.\n\n" +
	"--sheet prints what to take in the race, hour by hour: amounts that are rehearsed\n" +
	"in sessions done or planned (with --done: done alone), and no others. Where the\n" +
	"target never is, it says so and gives the most that is. --md makes it Markdown."

var fuelCommand = command.Command{
	Name: "fuel", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: fuelUse, Short: "Train the gut for a race, and its sheet hour by hour",
	Example: "ebb fuel\nebb fuel 'Canyon 100K' --apply\nebb fuel --sheet\nebb fuel --sheet --md",
	Run:     fuel,
}

type fuelOptions struct{ apply, sheet, markdown, done bool }

func fuelFlags(fs *flag.FlagSet) *fuelOptions {
	o := &fuelOptions{}
	fs.BoolVar(&o.apply, "apply", false, "write the targets into the plan")
	fs.BoolVar(&o.sheet, "sheet", false, "the sheet of the race, hour by hour")
	fs.BoolVar(&o.markdown, "md", false, "the sheet as Markdown")
	fs.BoolVar(&o.done, "done", false, "the sheet from what was done alone")
	return o
}

func fuel(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("fuel", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := fuelFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb fuel "+fuelUse)
	}
	if o.apply && o.sheet || !o.sheet && (o.markdown || o.done) || o.markdown && env.JSON {
		return advise(errors.New("these flags do not go together"), "ebb fuel "+fuelUse)
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	c, err := s.cover(strings.Join(fs.Args(), " "))
	if err != nil {
		return err
	}
	book := s.book()
	if !o.sheet {
		return s.trainGut(book, &c, o.apply)
	}
	made := fuelling.SheetOf(book, c.Event, &s.athlete, !o.done)
	switch {
	case o.markdown:
		for line := range strings.Lines(made.Markdown()) {
			fmt.Fprintln(env.Out, safe.Text(strings.TrimSuffix(line, "\n")))
		}
		return nil
	case env.JSON:
		return printJSON(env.Out, s.sheetDoc(&made))
	default:
		s.printRaceSheet(newPage(env.Out, env.Width, env.Colour), &made)
		return nil
	}
}

// trainGut proposes the steps to the fuelling of a race, or writes them into
// the plan.
func (s *sheet) trainGut(book *coverage.Book, c *coverage.Cover, apply bool) error {
	t := fuelling.Train(book, c, s.today)
	doc := fuelDoc{Ebb: schema, Athlete: s.athlete.Name, Revision: s.snap.Revision, Event: coveredOf(c), Target: t.Target, Said: t.Said, From: t.From.Amount, Changes: []refuelDoc{}, Why: t.Says()}
	if t.Reached != 0 {
		doc.Reached = &t.Reached
	}
	for _, change := range t.Changes {
		doc.Changes = append(doc.Changes, refuelDoc{change.Day, change.Session, s.titleOf(change.Session), fuelDocOf(change.Was), fuelDocOf(change.Is)})
	}
	if apply {
		if len(t.Changes) == 0 {
			return amiss(advise(errors.New("there is nothing to change: every long session before it is fuelled as it may be"), "ebb coverage says how the race is rehearsed"))
		}
		if err := s.apply(t.Edit); err != nil {
			return err
		}
		doc.Applied, doc.Revision = true, s.snap.Revision
	}
	if s.env.JSON {
		return printJSON(s.env.Out, doc)
	}
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	p.head("%s, fuelling up to %s: %s", s.athlete.Name, c.Event.Name, s.when(c.Event))
	for _, line := range doc.Why {
		p.say("%s", line)
	}
	if len(doc.Changes) > 0 {
		p.blank()
	}
	for _, change := range doc.Changes {
		p.item("  ", change.Date.Format("Mon _2 Jan")+"  ", change.Session+": "+fuelWord(change.Is)+", was "+fuelWord(change.Was))
	}
	switch {
	case len(doc.Changes) == 0:
		p.say("Nothing to change: every long session before it is fuelled as it may be.")
	case apply:
		p.say("Written into the plan%s; ebb undo takes it back.", s.onBranch())
	case s.mayPlan():
		p.say("ebb fuel --apply writes it into the plan; nothing is changed until then.")
	}
	return nil
}

// titleOf gives a session of the plan as its line without what it is fuelled
// with.
func (s *sheet) titleOf(id plan.ID) string {
	at, i, ok := s.plan.FindSession(id)
	if !ok {
		return "a session"
	}
	session := s.plan.Week(at).Sessions[i]
	session.Fuel, session.Steps, session.Private, session.Note = plan.Fuel{}, nil, "", ""
	return notation.PrintSession(session, s.sport(at.Date()))
}

// fuelWord says what is taken an hour: "60 g, 500 ml, 400 mg".
func fuelWord(f fuelAmounts) string {
	var words []string
	for _, part := range []struct {
		amount float64
		unit   string
	}{{f.Carb, "g"}, {f.Fluid, "ml"}, {f.Sodium, "mg"}} {
		if part.amount > 0 {
			words = append(words, fuelling.Amount(part.amount, part.unit))
		}
	}
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}

// printRaceSheet prints the sheet of a race; on a narrow page a line an hour.
func (s *sheet) printRaceSheet(p page, made *fuelling.Sheet) {
	p.head("%s, %s: what to take, hour by hour", s.athlete.Name, made.Event.Name)
	heads, rows := made.Rows()
	g := grid{heads: heads, rows: rows, figures: 1, marked: len(rows) - 1}
	wide := -gap
	for _, w := range g.widths() {
		wide += w + gap
	}
	if wide <= p.width {
		g.print(p)
	} else {
		for _, row := range rows {
			if row[0] != "" && row[0] != "all" {
				p.head("%s", row[0])
			}
			words := slices.DeleteFunc(slices.Clone(row[2:]), func(word string) bool { return word == "-" })
			if len(words) == 0 {
				words = []string{"nothing"}
			}
			p.item("  ", row[1]+"  ", strings.Join(words, ", "))
		}
	}
	p.blank()
	for _, line := range made.Remarks() {
		p.say("%s", line)
	}
}

// fuelDoc is what ebb fuel prints with --json.
type fuelDoc struct {
	Ebb      int           `json:"ebb"`
	Athlete  string        `json:"athlete"`
	Revision uint64        `json:"revision"`
	Event    coveredDoc    `json:"event"`
	Applied  bool          `json:"applied"`
	Target   float64       `json:"target"`
	Said     bool          `json:"target_said"`
	From     float64       `json:"rehearsed"`
	Reached  *calendar.Day `json:"reached"`
	Changes  []refuelDoc   `json:"changes"`
	Why      []string      `json:"why"`
}

type refuelDoc struct {
	Date    calendar.Day `json:"date"`
	ID      plan.ID      `json:"id"`
	Session string       `json:"session"`
	Was     fuelAmounts  `json:"was"`
	Is      fuelAmounts  `json:"is"`
}

type fuelAmounts struct {
	Carb   float64 `json:"carbohydrate"`
	Sodium float64 `json:"sodium"`
	Fluid  float64 `json:"fluid"`
}

func fuelDocOf(f plan.Fuel) fuelAmounts { return fuelAmounts{f.Carb, f.Sodium, f.Fluid} }

// raceSheetDoc is what ebb fuel --sheet prints with --json.
type raceSheetDoc struct {
	Ebb     int         `json:"ebb"`
	Athlete string      `json:"athlete"`
	Event   plan.ID     `json:"event"`
	Name    string      `json:"name"`
	Target  fuelAmounts `json:"target"`
	Total   fuelAmounts `json:"total"`
	Parts   []partDoc   `json:"parts"`
	Says    []string    `json:"says"`
}

type partDoc struct {
	Part    string       `json:"part"`
	Sport   string       `json:"sport"`
	Date    calendar.Day `json:"date"`
	Seconds float64      `json:"seconds"`
	Hours   []hourDoc    `json:"hours"`
}

type hourDoc struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	fuelAmounts
}

func (s *sheet) sheetDoc(made *fuelling.Sheet) raceSheetDoc {
	doc := raceSheetDoc{
		Ebb: schema, Athlete: s.athlete.Name, Event: made.Event.ID, Name: made.Event.Name,
		Target: fuelDocOf(made.Target), Total: fuelDocOf(made.Total), Parts: []partDoc{}, Says: made.Remarks(),
	}
	for i := range made.Parts {
		p := &made.Parts[i]
		part := partDoc{p.Name, p.Sport.String(), p.Day, p.Seconds, []hourDoc{}}
		for _, h := range p.Hours {
			part.Hours = append(part.Hours, hourDoc{h.From, h.To, fuelDocOf(h.Fuel)})
		}
		doc.Parts = append(doc.Parts, part)
	}
	return doc
}
