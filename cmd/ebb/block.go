package main

import (
	"fmt"
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/response"
	"ebb/store"
	"ebb/tui/command"
)

var blockCommand = command.Command{
	Name: "block", Reach: command.Anywhere, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: "[DATE]", Short: "The block: its weeks, its wave, which weeks came down",
	Example: "ebb block\nebb block +4w --json",
	Run:     block,
}

// blockDoc is a block as --json prints it.
type blockDoc struct {
	Ebb     int            `json:"ebb"`
	Athlete string         `json:"athlete"`
	Season  string         `json:"season"`
	Block   string         `json:"block"`
	Phase   plan.Phase     `json:"phase"`
	Ratio   *string        `json:"ratio"`
	From    calendar.Day   `json:"from"`
	To      calendar.Day   `json:"to"`
	Weeks   []blockWeekDoc `json:"weeks"`
}

type blockWeekDoc struct {
	weekSumDoc
	Sessions []string `json:"sessions"`
}

func block(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	return s.showBlock(args, "")
}

// showBlock prints the block of a day, of today without words; how says of which
// plan it is, where it is not the one of now.
func (s *sheet) showBlock(args []string, how string) error {
	env := s.env
	at, err := s.place(args, "block")
	if err != nil {
		return err
	}
	doc := s.block(at)
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	s.context(p, at.Date())
	if how != "" {
		p.say("The block %s.", how)
	}
	p.blank()
	sums := make([]weekSumDoc, len(doc.Weeks))
	for i, w := range doc.Weeks {
		sums[i] = w.weekSumDoc
	}
	s.printWeekSums(p, sums, 1, len(sums), func(i int) {
		for _, line := range doc.Weeks[i].Sessions {
			p.item("    ", "", line)
		}
	})
	p.blank()
	s.printReady(p, min(max(env.Today, doc.From), doc.To))
	return nil
}

func (s *sheet) block(at plan.Place) blockDoc {
	season, b, span := s.plan.Season(at), s.plan.Block(at), s.plan.BlockSpan(at)
	doc := blockDoc{Ebb: schema, Athlete: s.athlete.Name, Season: season.Name, Block: b.Name, Phase: b.Phase, Ratio: ratio(b.Ratio), From: span.From, To: span.To}
	at.Start, at.Day = span.From, 0
	for i := range b.Weeks {
		week := &b.Weeks[i]
		at.Week = i
		w := blockWeekDoc{weekSumDoc: s.weekSum(at), Sessions: []string{}}
		for _, x := range week.Sessions {
			w.Sessions = append(w.Sessions, (at.Start+calendar.Day(x.Day)).Format("Mon ")+s.session(x, at.Start+calendar.Day(x.Day)).Line)
		}
		doc.Weeks = append(doc.Weeks, w)
		at.Start += calendar.Day(week.Days)
	}
	return doc
}

func ratio(r plan.Ratio) *string {
	if r.Stress == 0 {
		return nil
	}
	return text(fmt.Sprintf("%d:%d", r.Stress, r.Recovery))
}

// carriedWords writes what is carried on a morning that is not settled: a figure
// that rounds to the line is told apart from it.
func carriedWords(x float64) string {
	if float64(whole(x)) <= response.Light {
		return fmt.Sprintf("%.1f", max(x, response.Light+.1))
	}
	return strconv.Itoa(whole(x))
}
