package main

import (
	"fmt"

	"ebb/plan/calendar"
	"ebb/plan/oscillation"
	"ebb/store"
	"ebb/tui/command"
)

var oscillationCommand = command.Command{
	Name: "oscillation", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: "[DATE]", Short: "The block's measure of stress and recovery, and what it is made of",
	Example: "ebb oscillation\nebb oscillation --json",
	Run:     showOscillation,
}

// oscillationDoc is what ebb oscillation prints with --json. Without two weeks
// to look at, and where most of them are empty, there is no measure: oscillation, band and parts are null.
type oscillationDoc struct {
	Ebb         int            `json:"ebb"`
	Athlete     string         `json:"athlete"`
	Block       string         `json:"block"`
	Judged      bool           `json:"judged"`
	Oscillation *float64       `json:"oscillation"`
	Band        *string        `json:"band"`
	Parts       *partsDoc      `json:"parts"`
	Settled     []calendar.Day `json:"settled"`
	Since       int            `json:"days_since_settled"`
}

type partsDoc struct {
	Stress   float64 `json:"stress"`
	Contrast float64 `json:"contrast"`
	Rhythm   float64 `json:"rhythm"`
	Settle   float64 `json:"settle"`
}

func showOscillation(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	at, err := s.place(args, "block")
	if err != nil {
		return err
	}
	block, span := s.plan.Block(at), s.plan.BlockSpan(at)
	doc := oscillationDoc{Ebb: schema, Athlete: s.athlete.Name, Block: block.Name, Judged: block.Phase.Judged(), Settled: []calendar.Day{}}
	m, measured := s.look.Block(at)
	if measured {
		doc.Oscillation, doc.Band = &m.O, text(m.Band().String())
		doc.Parts = &partsDoc{m.Stress, m.Contrast, m.Rhythm, m.Settle}
	}
	doc.Settled = append(doc.Settled, s.look.Settled(span)...)
	doc.Since = s.look.SinceSettled(at.Date())
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.head("%s", s.wave(at))
	if measured {
		for _, line := range partWords(m) {
			p.say("%s", line)
		}
	}
	p.say("Settled on %s of %d from %s to %s; %s since the last settled morning.", count(len(doc.Settled), "morning"), span.Days(),
		dayMonth(span.From), dayMonth(span.To), count(doc.Since, "day"))
	return nil
}

// partWords says what each part asks, and its figure.
func partWords(m oscillation.Measure) []string {
	return []string{
		fmt.Sprintf("Stress %.2f: was there a real stimulus?", m.Stress),
		fmt.Sprintf("Contrast %.2f: do hard and easy days differ?", m.Contrast),
		fmt.Sprintf("Rhythm %.2f: does the load come down?", m.Rhythm),
		fmt.Sprintf("Settle %.2f: did the body come back to baseline at least once a week?", m.Settle),
	}
}
