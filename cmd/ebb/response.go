package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"

	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/store"
	"ebb/tui/command"
)

const responseUse = "[--from DATE] [--to DATE] [--series SERIES] [--csv]"

var responseCommand = command.Command{
	Name: "response", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: responseUse,
	Short:   "Fitness, fatigue, form and the five systems, a row a day",
	Example: "ebb response\nebb response --from -4w --to +2w --csv\nebb response --series planned --json",
	Run:     showResponse,
}

type responseOptions struct {
	from, to, series string
	csv              bool
}

func responseFlags(fs *flag.FlagSet) *responseOptions {
	o := &responseOptions{}
	fs.StringVar(&o.from, "from", "", "first day (the block's first)")
	fs.StringVar(&o.to, "to", "", "last day (the block's last)")
	fs.StringVar(&o.series, "series", "expected", "expected, planned or done")
	fs.BoolVar(&o.csv, "csv", false, "comma separated values")
	return o
}

// responseDoc is what ebb response prints with --json.
type responseDoc struct {
	Ebb     int           `json:"ebb"`
	Athlete string        `json:"athlete"`
	Series  string        `json:"series"`
	Weight  string        `json:"weight"`
	Days    []responseDay `json:"days"`
}

type responseDay struct {
	Date      calendar.Day `json:"date"`
	Planned   float64      `json:"planned"`
	Done      *float64     `json:"done"`
	Load      float64      `json:"load"`
	Reported  bool         `json:"reported"`
	Fitness   float64      `json:"fitness"`
	Fatigue   float64      `json:"fatigue"`
	Form      float64      `json:"form"`
	Systems   systemsDoc   `json:"systems"`
	Ready     calendar.Day `json:"ready"`
	ReadyLate calendar.Day `json:"ready_late"`
}

type systemsDoc struct {
	Legs     float64 `json:"legs"`
	Nerves   float64 `json:"nerves"`
	Fuel     float64 `json:"fuel"`
	Hormones float64 `json:"hormones"`
	Muscle   float64 `json:"muscle"`
}

func systems(carried response.Systems) systemsDoc {
	return systemsDoc{
		carried[response.Legs], carried[response.Nerves], carried[response.Fuel],
		carried[response.Hormones], carried[response.Muscle],
	}
}

var seriesByName = map[string]outlook.Series{"expected": outlook.Expected, "planned": outlook.Planned, "done": outlook.Done}

func showResponse(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("response", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := responseFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, responseUse)
	}
	if err := noWords(fs.Args(), "ebb response "+responseUse); err != nil {
		return err
	}
	series, known := seriesByName[o.series]
	if !known {
		return advise(fmt.Errorf("--series “%s” is not understood", o.series), "write expected, planned or done")
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	span, err := s.span(o)
	if err != nil {
		return err
	}
	doc := s.response(series, o.series, span)
	switch {
	case env.JSON:
		return printJSON(env.Out, doc)
	case o.csv:
		return printCSV(env.Out, doc)
	}
	printResponse(newPage(env.Out, env.Width, env.Colour), doc, env.Today)
	return nil
}

const (
	mostDays    = 3660
	daysBehind  = 13
	daysForward = 14
)

// span gives the days that were asked for: the block of today, else four weeks
// around it.
func (s *sheet) span(o *responseOptions) (span calendar.Span, err error) {
	span = calendar.Span{From: s.today - daysBehind, To: s.today + daysForward}
	if at, ok := s.plan.Locate(s.today); ok {
		span = s.plan.BlockSpan(at)
	}
	if o.from != "" {
		if span.From, err = s.typing(false).Whole(o.from); err != nil {
			return span, fmt.Errorf("--from: %w", err)
		}
		if o.to == "" {
			span.To = max(span.To, span.From)
		}
	}
	if o.to != "" {
		if span.To, err = s.typing(false).Whole(o.to); err != nil {
			return span, fmt.Errorf("--to: %w", err)
		}
		if o.from == "" {
			span.From = min(span.From, span.To)
		}
	}
	switch n := span.Days(); {
	case n == 0:
		return span, advise(fmt.Errorf("%s is after %s", span.From, span.To), "--from is the first day, --to the last")
	case n > mostDays:
		return span, errors.New("ten years of days at most")
	}
	return span, nil
}

func (s *sheet) response(series outlook.Series, name string, span calendar.Span) responseDoc {
	doc := responseDoc{Ebb: schema, Athlete: s.athlete.Name, Series: name, Weight: s.athlete.On(s.today).Weight.String()}
	look := s.look
	if series != outlook.Expected {
		look = s.outlook(series)
	}
	for d := span.From; d <= span.To; d++ {
		said, _ := look.Day(d)
		row := responseDay{
			Date: d, Planned: said.PlannedLoad, Load: said.Load, Reported: said.Reported,
			Fitness: said.Fitness, Fatigue: said.Fatigue, Form: said.Form, Ready: d, ReadyLate: d,
			Systems: systems(said.Morning),
		}
		if said.HasDone {
			row.Done = &said.DoneLoad
		}
		if ready, ok := look.Ready(d); ok {
			row.Ready, row.ReadyLate = ready.All.Day, ready.All.Late
		}
		doc.Days = append(doc.Days, row)
	}
	return doc
}

// printResponse prints a table that a screen reader takes row by row.
func printResponse(p page, doc responseDoc, today calendar.Day) {
	p.head("%s, %s series: load, then fitness, fatigue and form, then what each system carries that morning.", doc.Athlete, doc.Series)
	table := grid{heads: []string{"day", "load", "fitn", "fatg", "form"}, figures: 1, marked: -1}
	systems := p.width >= 80
	if systems {
		table.heads = append(table.heads, "legs", "nerv", "fuel", "horm", "musc", "ready")
	}
	for i, d := range doc.Days {
		day := d.Date.Format("Mon _2 Jan")
		if d.Date == today {
			day, table.marked = day+" <", i
		}
		row := []string{day, figure(d.Load), figure(d.Fitness), figure(d.Fatigue), figure(d.Form)}
		if systems {
			row = append(row, figure(d.Systems.Legs), figure(d.Systems.Nerves), figure(d.Systems.Fuel),
				figure(d.Systems.Hormones), figure(d.Systems.Muscle), d.Ready.Format("Mon _2"))
		}
		table.rows = append(table.rows, row)
	}
	table.print(p)
}

// figure writes a whole figure.
func figure(x float64) string { return strconv.Itoa(whole(x)) }

var csvHead = []string{"date", "planned", "done", "load", "reported", "fitness", "fatigue", "form", "legs", "nerves", "fuel", "hormones", "muscle", "ready", "ready_late"}

func printCSV(w io.Writer, doc responseDoc) error {
	out := csv.NewWriter(w)
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	rows := [][]string{csvHead}
	for _, d := range doc.Days {
		done := ""
		if d.Done != nil {
			done = number(*d.Done)
		}
		rows = append(rows, []string{
			d.Date.String(), number(d.Planned), done, number(d.Load), strconv.FormatBool(d.Reported),
			number(d.Fitness), number(d.Fatigue), number(d.Form),
			number(d.Systems.Legs), number(d.Systems.Nerves), number(d.Systems.Fuel), number(d.Systems.Hormones), number(d.Systems.Muscle),
			d.Ready.String(), d.ReadyLate.String(),
		})
	}
	return out.WriteAll(rows)
}
