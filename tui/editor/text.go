package editor

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// openDay gives the day under the cursor in words: sessions with their steps
// and fuelling, and how the body stands to it.
func openDay(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	day := s.Cursor
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
		say("done besides: %s", phrase.Session(record.Done, sc.Athlete, day))
	}
	if len(text.Lines) == 0 {
		say("Nothing is planned.")
		say("")
	}
	said, _ := sc.Outlook.Day(day)
	say("That morning legs carry %d, nerves %d, fuel and gut %d, hormones %d, muscle %d.",
		phrase.Figure(said.Morning[0]), phrase.Figure(said.Morning[1]), phrase.Figure(said.Morning[2]), phrase.Figure(said.Morning[3]), phrase.Figure(said.Morning[4]))
	ready, _ := sc.Outlook.Ready(day)
	say("With nothing more after it: legs ready %s, all of you %s.", phrase.Range(ready.Systems[0]), phrase.Range(ready.All))
	say("Fitness %d, fatigue %d, form that morning %s.", phrase.Figure(said.Fitness), phrase.Figure(said.Fatigue), phrase.Signed(said.Form))
	return screen.Reply{Text: inWords(text, dayInWords(s, sc), sc)}
}

// inWords gives what stands in words before the figures, for who follows the plan.
func inWords(figures *screen.Text, lines []string, sc *screen.Scene) *screen.Text {
	if !sc.Follows() {
		return figures
	}
	return &screen.Text{Title: figures.Title, Lines: lines, More: figures}
}

// dayInWords says what a day holds, why, and what comes after it.
func dayInWords(s *Editor, sc *screen.Scene) (lines []string) {
	day := s.Cursor
	for _, e := range sc.Plan.EventsOn(day) {
		lines = append(lines, e.Name+".", "")
	}
	for _, session := range sc.Plan.SessionsOn(day) {
		lines = append(lines, phrase.Capital(phrase.Title(session))+".", "  "+phrase.Capital(phrase.Session(session, sc.Athlete, day))+".", "")
	}
	if len(lines) == 0 {
		lines = append(lines, "Nothing is planned.", "")
	}
	return append(lines, phrase.WhyInWords(sc.Outlook, day, sc.Today, s.Item), "",
		phrase.Wave(sc.Outlook, day, sc.Today), phrase.After(sc.Outlook, day, sc.Today))
}

// blockInWords says how one stands in a block, and week by week what it holds.
func blockInWords(at plan.Place, sc *screen.Scene) (lines []string) {
	today, block := sc.Today, sc.Plan.Block(at)
	lines = append(lines, phrase.Week(sc.Plan, at, today), phrase.Wave(sc.Outlook, at.Date(), today), phrase.After(sc.Outlook, at.Date(), today))
	for w := range block.Weeks {
		here := plan.Place{Season: at.Season, Block: at.Block, Week: w, Start: sc.Plan.BlockStart(at)}
		for before := range w {
			here.Start += calendar.Day(block.Weeks[before].Days)
		}
		sum := sc.Outlook.Week(here)
		says := here.Start.Format("Mon 2 Jan") + ", " + block.Weeks[w].Kind.String() + " week"
		if sum.Seconds > 0 {
			says += ", about " + phrase.Clock(int(sum.Seconds)/1800*1800)
		}
		if sum.Settled > 0 {
			says += "; you come down on " + phrase.Counted(sum.Settled, "morning")
		} else {
			says += "; you do not come all the way down"
		}
		lines = append(lines, "", says+".")
		for d := range block.Weeks[w].Days {
			on := block.Weeks[w].On(d)
			for i := range on {
				lines = append(lines, "  "+(here.Start+calendar.Day(d)).Format("Mon _2")+"  "+phrase.Title(on[i]))
			}
		}
	}
	return lines
}

func sayPlanned(say func(string, ...any), session plan.Session, sc *screen.Scene, day calendar.Day) {
	say("%s", notation.PrintSession(session, sc.Athlete.On(day).Sport))
	say("  %s", phrase.Capital(phrase.Session(session, sc.Athlete, day))+".")
	for _, step := range session.Steps {
		sayStep(say, step, 1)
	}
	estimate := load.Of(session, sc.Athlete, day)
	if estimate.Load > 0 {
		say("  Load %d, %s.", phrase.Figure(estimate.Load), phrase.Clock(int(estimate.Seconds)/60*60))
	}
	if all := fuelInAll(session.Fuel, estimate.Seconds/3600); all != "" {
		say("  In all: %s.", all)
	}
	if session.Note != "" {
		say("  \"%s\"", session.Note)
	}
	if session.Private != "" {
		say("  for the coach: \"%s\"", session.Private)
	}
	if record := sc.Answers[session.ID]; record != nil {
		say("  %s: %s, load %d.", phrase.Capital(record.State.String()), phrase.Clock(record.Done.Duration.Seconds), phrase.Figure(record.Load()))
	}
	if words := sc.DoneOn(&session); words != "" {
		say("  %s.", phrase.Capital(words))
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
func openBlock(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	at, _ := s.here(sc)
	block := sc.Plan.Block(at)
	span := sc.Plan.BlockSpan(at)
	text := &screen.Text{Title: block.Name}
	say := func(format string, args ...any) { text.Lines = append(text.Lines, fmt.Sprintf(format, args...)) }
	say("%s, %s to %s.", phrase.Capital(string(block.Phase)), span.From.Format("Mon 2 Jan"), span.To.Format("Mon 2 Jan 2006"))
	if m, ok := sc.Outlook.Block(at); ok {
		say("Oscillation %s, %d: stress %s, contrast %s, rhythm %s, settle %s.", m.Band(), phrase.Figure(m.O), phrase.Part(m.Stress), phrase.Part(m.Contrast), phrase.Part(m.Rhythm), phrase.Part(m.Settle))
	}
	start := span.From
	for w := range block.Weeks {
		week := &block.Weeks[w]
		sum := sc.Outlook.Week(plan.Place{Season: at.Season, Block: at.Block, Week: w, Start: start})
		say("")
		came := fmt.Sprintf("does not come down: %d at the lowest", phrase.Figure(sum.Lowest))
		if sum.Settled > 0 {
			came = "comes down on " + phrase.Counted(sum.Settled, "morning")
		}
		say("%s, %s week: load %d, %s, %s.", start.Format("2 January"), week.Kind, phrase.Figure(sum.Load), phrase.Clock(int(sum.Seconds)/60*60), came)
		for d := range week.Days {
			for _, session := range week.On(d) {
				say("  %s  %s", (start + calendar.Day(d)).Format("Mon _2"), notation.PrintSession(session, s.sport(sc)))
			}
		}
		start += calendar.Day(week.Days)
	}
	return screen.Reply{Text: inWords(text, blockInWords(at, sc), sc)}
}
