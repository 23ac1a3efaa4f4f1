package block

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/tui/screen"
)

// openDay gives the day under the cursor in words: sessions with their steps
// and fuelling, and how the body stands to it.
func openDay(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	day := s.cursor
	text := &screen.Text{Title: day.Format("Monday 2 January 2006")}
	say := func(format string, args ...any) { text.Lines = append(text.Lines, fmt.Sprintf(format, args...)) }
	for _, e := range sc.Plan.EventsOn(day) {
		say("%s race: %s", e.Priority, e.Name)
		say("  %s", notation.PrintEvent(e, s.sport(sc)))
		say("")
	}
	for _, session := range sc.Plan.SessionsOn(day) {
		sayPlanned(say, session, sc, day)
	}
	for _, record := range sc.Extra[day] {
		say("done besides: %s", inWordsOf(record.Done, sc, day))
	}
	if len(text.Lines) == 0 {
		say("Nothing is planned.")
		say("")
	}
	said, _ := sc.Outlook.Day(day)
	say("That morning legs carry %d, nerves %d, fuel and gut %d, hormones %d, muscle %d.",
		figure(said.Morning[0]), figure(said.Morning[1]), figure(said.Morning[2]), figure(said.Morning[3]), figure(said.Morning[4]))
	ready, _ := sc.Outlook.Ready(day)
	say("With nothing more after it: legs ready %s, all of you %s.", rangeWord(ready.Systems[0]), rangeWord(ready.All))
	say("Fitness %d, fatigue %d, form that morning %s.", figure(said.Fitness), figure(said.Fatigue), signed(said.Form))
	return screen.Reply{Text: text}
}

func sayPlanned(say func(string, ...any), session plan.Session, sc *screen.Scene, day calendar.Day) {
	say("%s", notation.PrintSession(session, sc.Athlete.On(day).Sport))
	say("  %s", capital(inWordsOf(session, sc, day))+".")
	for _, step := range session.Steps {
		sayStep(say, step, 1)
	}
	estimate := load.Of(session, sc.Athlete, day)
	if estimate.Load > 0 {
		say("  Load %d, %s.", figure(estimate.Load), clock(int(estimate.Seconds)/60*60))
	}
	if all := fuelInAll(session.Fuel, estimate.Seconds/3600); all != "" {
		say("  In all: %s.", all)
	}
	if session.Note != "" {
		say("  %q", session.Note)
	}
	if session.Private != "" {
		say("  for the coach: %q", session.Private)
	}
	if record := sc.Answers[session.ID]; record != nil {
		say("  %s: %s, load %d.", capital(record.State.String()), clock(record.Done.Duration.Seconds), figure(record.Load()))
	}
	say("")
}

// fuelInAll gives what to take along for so many hours.
func fuelInAll(fuel plan.Fuel, hours float64) string {
	var parts []string
	if fuel.Carb > 0 {
		parts = append(parts, fmt.Sprintf("%.0f g carbohydrate", fuel.Carb*hours))
	}
	if fuel.Sodium > 0 {
		parts = append(parts, fmt.Sprintf("%.1f g sodium", fuel.Sodium*hours/1000))
	}
	if fuel.Fluid > 0 {
		parts = append(parts, fmt.Sprintf("%.1f l fluid", fuel.Fluid*hours/1000))
	}
	return strings.Join(parts, ", ")
}

func sayStep(say func(string, ...any), step plan.Step, depth int) {
	indent := strings.Repeat("  ", depth)
	if step.Repeat > 1 {
		say("%s%d times", indent, step.Repeat)
		for _, inner := range step.Steps {
			sayStep(say, inner, depth+1)
		}
		return
	}
	say("%s%s", indent, notation.PrintStep(step))
}

// openBlock gives the block in plain sentences.
func openBlock(s *Screen, sc *screen.Scene, _ int) screen.Reply {
	at, _ := s.here(sc)
	block := sc.Plan.Block(at)
	span := sc.Plan.BlockSpan(at)
	text := &screen.Text{Title: block.Name}
	say := func(format string, args ...any) { text.Lines = append(text.Lines, fmt.Sprintf(format, args...)) }
	say("%s, %s to %s.", capital(string(block.Phase)), span.From.Format("Mon 2 Jan"), span.To.Format("Mon 2 Jan 2006"))
	if m, ok := sc.Outlook.Block(at); ok {
		say("Oscillation %s, %d: stress %s, contrast %s, rhythm %s, settle %s.", m.Band(), figure(m.O), part(m.Stress), part(m.Contrast), part(m.Rhythm), part(m.Settle))
	}
	start := span.From
	for w := range block.Weeks {
		week := &block.Weeks[w]
		sum := sc.Outlook.Week(plan.Place{Season: at.Season, Block: at.Block, Week: w, Start: start})
		say("")
		came := fmt.Sprintf("does not come down: %d at the lowest", figure(sum.Lowest))
		if sum.Settled > 0 {
			came = "comes down on " + counted(sum.Settled, "morning")
		}
		say("%s, %s week: load %d, %s, %s.", start.Format("2 January"), week.Kind, figure(sum.Load), clock(int(sum.Seconds)/60*60), came)
		for d := range week.Days {
			for _, session := range week.On(d) {
				say("  %s  %s", (start + calendar.Day(d)).Format("Mon _2"), notation.PrintSession(session, s.sport(sc)))
			}
		}
		start += calendar.Day(week.Days)
	}
	return screen.Reply{Text: text}
}

// inWordsOf says a session in a sentence, with what its athlete's own paces
// make of it.
func inWordsOf(session plan.Session, sc *screen.Scene, day calendar.Day) string {
	e := load.Of(session, sc.Athlete, day)
	return notation.Words(session, sc.Athlete.On(day).Sport, notation.Estimate{Seconds: int(e.Seconds), Metres: e.Metres})
}
