package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/store"
	"ebb/tui/command"
)

// coverageWords says what coverage is, for help.
const coverageWords = "An event asks for demands: how long, how steep, in the night, in the heat, at so\n" +
	"much fuel. A rehearsal is what was done and, from today on, what is planned. Each\n" +
	"demand has a dose; best is the nearest that a rehearsal came to it, have is how\n" +
	"many come near enough to count, and by is the day until which they do good.\n" +
	"Without EVENT it is the next of priority A or B. The numbers are conventions of\n" +
	"coaching: ebb why R26 says what they rest on."

var coverageCommand = command.Command{
	Name: "coverage", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: "[EVENT]", Short: "What an event asks for against what has been rehearsed",
	Example: "ebb coverage\nebb coverage 'Foothill 50K'\nebb coverage --json",
	Run:     showCoverage,
}

func showCoverage(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	c, err := s.cover(strings.Join(args, " "))
	if err != nil {
		return err
	}
	if env.JSON {
		return printJSON(env.Out, s.coverageDoc(&c))
	}
	s.printCoverage(newPage(env.Out, env.Width, env.Colour), &c)
	return nil
}

// cover gives the cover of an event by its name or id; without one, of the next
// of priority A or B.
func (s *sheet) cover(name string) (coverage.Cover, error) {
	book := s.book()
	if name == "" {
		if c, ok := book.Next(s.today); ok {
			return c, nil
		}
		return coverage.Cover{}, amiss(advise(fmt.Errorf("%s has no A or B event ahead", s.athlete.Name), "ebb event add 'A 2027-05-22 \"Canyon 100K\" 100k 16h' makes one"))
	}
	i, err := s.findEvent(name)
	if err != nil {
		return coverage.Cover{}, err
	}
	return book.Of(&s.plan.Events[i]), nil
}

// book gathers what was and will be done.
func (s *sheet) book() *coverage.Book {
	return coverage.BookOf(coverage.Input{Plan: s.plan, Athlete: &s.athlete, Records: s.snap.Records, Today: s.today})
}

// leastTable is the width from which demands are told in a table.
const leastTable = 64

// printCoverage prints the cover of an event: demands as rows, blocks as
// columns where there is room, and what is wanted in sentences.
func (s *sheet) printCoverage(p page, c *coverage.Cover) {
	p.head("%s, %s: %s", s.athlete.Name, c.Event.Name, s.when(c.Event))
	if len(c.Demands) == 0 {
		p.say("It asks for nothing that can be rehearsed: #night, #heat, +5400m or fuel 75g in its line would be.")
		return
	}
	imperial := s.athlete.On(s.today).Imperial
	if p.width >= leastTable {
		s.coverageTable(p, c, imperial)
	}
	said := false
	for i := range c.Demands {
		d := &c.Demands[i]
		if p.width >= leastTable && d.State > coverage.Plenty {
			continue
		}
		if p.width >= leastTable && !said {
			p.blank()
		}
		said = true
		words := d.Says(imperial) + ": "
		if p.width < leastTable {
			words += s.standWords(d)
		}
		p.item("  ", d.State.String()+"  ", d.Name+", "+words+d.Wants(s.today)+".")
	}
	if c.Outlined > 0 {
		p.say("%s before it %s no session yet: what they will rehearse is not known.", count(c.Outlined, "week"), verb(c.Outlined, "has", "have"))
	}
}

func (s *sheet) when(e *plan.Event) string {
	return fullDate(e.From) + ", " + away(int(e.From-s.today))
}

// away says how far a day is: "in 46 days", "today", "3 days ago".
func away(days int) string {
	switch {
	case days > 0:
		return "in " + count(days, "day")
	case days < 0:
		return count(-days, "day") + " ago"
	default:
		return "today"
	}
}

// standWords says how a demand stands, for a page without a table.
func (s *sheet) standWords(d *coverage.Demand) string {
	if len(d.All) == 0 {
		return ""
	}
	return fmt.Sprintf("%d %% at best, %d of %d, last %s; ", coverage.Percent(d.Best.Share), d.Have, d.Want, dayMonth(d.Last.Day))
}

// coverageTable prints demands as rows and blocks as columns; where there is no
// room for all, the blocks in which most is rehearsed.
func (s *sheet) coverageTable(p page, c *coverage.Cover, imperial bool) {
	blocks := c.Blocks(s.plan)
	blocks = slices.DeleteFunc(blocks, func(b coverage.Block) bool {
		return !slices.ContainsFunc(c.Demands, func(d coverage.Demand) bool { return d.In(b.Span).Share > 0 })
	})
	g := grid{heads: []string{"demand", "status"}, marked: -1}
	if p.width >= 88 {
		g.heads = append(g.heads, "dose")
	}
	g.figures = len(g.heads)
	last := []string{"best %", "have", "by"}
	if p.width >= 88 {
		last = append(last, "last")
	}
	for _, b := range blocks {
		g.heads = append(g.heads, shortened(b.Name, p.width/10))
	}
	g.heads = append(g.heads, last...)
	for i := range c.Demands {
		d := &c.Demands[i]
		row := []string{d.Name, d.State.String()}
		if p.width >= 88 {
			row = append(row, d.Says(imperial))
		}
		for _, b := range blocks {
			row = append(row, percentOrNone(d.In(b.Span)))
		}
		row = append(row, strconv.Itoa(coverage.Percent(d.Best.Share)), fmt.Sprintf("%d of %d", d.Have, d.Want), d.Span.To.Format("2 Jan"))
		if p.width >= 88 {
			when := "none"
			if len(d.All) > 0 {
				when = d.Last.Day.Format("2 Jan")
			}
			row = append(row, when)
		}
		g.rows = append(g.rows, row)
	}
	var without []string
	for short := false; len(blocks) > 0 && g.over(p.width); {
		least, n := leastRehearsed(c, blocks)
		if n > 0 && !short { // cut names rather than what counts
			short = true
			for i, b := range blocks {
				g.heads[g.figures+i] = shortened(b.Name, 5)
			}
			continue
		}
		without = append(without, blocks[least].Name)
		blocks = slices.Delete(blocks, least, least+1)
		g.drop(g.figures + least)
	}
	g.print(p)
	if len(without) > 0 {
		p.say("No room for %s: a wider terminal shows all blocks.", strings.Join(without, ", "))
	}
}

// over reports whether a table is wider than a page.
func (g *grid) over(width int) bool {
	sum := -gap
	for _, wide := range g.widths() {
		sum += wide + gap
	}
	return sum > width
}

// leastRehearsed gives the block in which the fewest rehearsals count; those that
// hold the best of a demand come last.
func leastRehearsed(c *coverage.Cover, blocks []coverage.Block) (least, fewest int) {
	fewest = -1
	for i, b := range blocks {
		n := 0
		for k := range c.Demands {
			d := &c.Demands[k]
			n += d.In(b.Span).Count
			if d.Best.Share > 0 && (b.Span.Has(d.Best.Day) || b.Span.Has(d.Last.Day)) {
				n += 100
			}
		}
		if fewest < 0 || n < fewest {
			least, fewest = i, n
		}
	}
	return least, fewest
}

// drop leaves a column out.
func (g *grid) drop(column int) {
	g.heads = slices.Delete(g.heads, column, column+1)
	for i := range g.rows {
		g.rows[i] = slices.Delete(g.rows[i], column, column+1)
	}
}

// shortened cuts the name of a block over its figures, and keeps its number:
// "Spec. 2".
func shortened(name string, most int) string {
	if ansi.StringWidth(name) <= most {
		return name
	}
	number := ""
	if i := strings.LastIndexByte(name, ' '); i > 0 && len(name)-i <= 3 && strings.Trim(name[i+1:], "0123456789") == "" {
		name, number = name[:i], name[i:]
	}
	return strings.TrimSpace(ansi.Truncate(name, max(2, most-len(number)-1), "")) + "." + number
}

func percentOrNone(s coverage.Stand) string {
	if s.Share <= 0 {
		return "-"
	}
	return strconv.Itoa(coverage.Percent(s.Share))
}

// coverageDoc is what ebb coverage prints with --json.
type coverageDoc struct {
	Ebb      int             `json:"ebb"`
	Athlete  string          `json:"athlete"`
	Event    coveredDoc      `json:"event"`
	Outlined int             `json:"outlined_weeks"`
	Blocks   []coverBlockDoc `json:"blocks"`
	Demands  []demandDoc     `json:"demands"`
}

type coveredDoc struct {
	ID       plan.ID      `json:"id"`
	Name     string       `json:"name"`
	Priority string       `json:"priority"`
	Date     calendar.Day `json:"date"`
	Class    *string      `json:"class"`
	Seconds  float64      `json:"seconds"`
}

type coverBlockDoc struct {
	ID    plan.ID      `json:"id"`
	Block string       `json:"block"`
	From  calendar.Day `json:"from"`
	To    calendar.Day `json:"to"`
}

type demandDoc struct {
	Demand  string         `json:"demand"`
	Tag     *string        `json:"tag"`
	Status  string         `json:"status"`
	Dose    float64        `json:"dose"`
	Unit    string         `json:"unit"`
	From    float64        `json:"counts_from"`
	Wanted  int            `json:"wanted"`
	Since   calendar.Day   `json:"since"`
	By      calendar.Day   `json:"by"`
	Have    int            `json:"have"`
	Done    int            `json:"done"`
	Best    *rehearsalDoc  `json:"best"`
	Last    *rehearsalDoc  `json:"last"`
	TooMuch *string        `json:"too_much"`
	Says    string         `json:"says"`
	Blocks  []standDoc     `json:"blocks"`
	All     []rehearsalDoc `json:"rehearsals"`
}

type rehearsalDoc struct {
	Date    calendar.Day `json:"date"`
	ID      plan.ID      `json:"id"`
	Share   float64      `json:"share"`
	Counts  bool         `json:"counts"`
	Planned bool         `json:"planned"`
}

type standDoc struct {
	Share float64 `json:"share"`
	Count int     `json:"count"`
}

func (s *sheet) coverageDoc(c *coverage.Cover) coverageDoc {
	doc := coverageDoc{
		Ebb: schema, Athlete: s.athlete.Name, Outlined: c.Outlined, Blocks: []coverBlockDoc{}, Demands: []demandDoc{},
		Event: coveredOf(c),
	}
	blocks := c.Blocks(s.plan)
	for _, b := range blocks {
		doc.Blocks = append(doc.Blocks, coverBlockDoc{b.ID, b.Name, b.Span.From, b.Span.To})
	}
	imperial := s.athlete.On(s.today).Imperial
	for i := range c.Demands {
		d := &c.Demands[i]
		one := demandDoc{
			Demand: d.Name, Tag: text(d.Tag), Status: d.State.String(), Dose: d.Dose, Unit: d.Unit.String(), From: d.From,
			Wanted: d.Want, Since: d.Span.From, By: d.Span.To, Have: d.Have, Done: d.Done, TooMuch: text(d.Too),
			Says: d.Says(imperial) + ": " + d.Wants(s.today) + ".", Blocks: []standDoc{}, All: []rehearsalDoc{},
		}
		if len(d.All) > 0 {
			one.Best, one.Last = new(rehearsalOf(d.Best)), new(rehearsalOf(d.Last))
		}
		for _, r := range d.All {
			one.All = append(one.All, rehearsalOf(r))
		}
		for _, b := range blocks {
			in := d.In(b.Span)
			one.Blocks = append(one.Blocks, standDoc{in.Share, in.Count})
		}
		doc.Demands = append(doc.Demands, one)
	}
	return doc
}

func coveredOf(c *coverage.Cover) coveredDoc {
	return coveredDoc{c.Event.ID, c.Event.Name, c.Event.Priority.String(), c.Event.From, text(c.Class.Name), c.Hours * 3600}
}

func rehearsalOf(r coverage.Rehearsal) rehearsalDoc {
	return rehearsalDoc{r.Day, r.Of, r.Share, r.Counts, r.Planned}
}
