package events

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/races"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// sheet is all that there is to say of one event, line by line, kept between
// frames.
type sheet struct {
	of      *row
	version int // of the figures
	wide    int
	lines   []line
}

// line is a row of the sheet: a word to the left and what belongs to it.
type line struct {
	head, says string
	style      theme.Style
}

// headColumns is the room of the words to the left.
const headColumns = 12

// alone draws the open event over the whole screen.
func (v *view) alone(a frame.Area) screen.Caret {
	top := min(v.layout.header, 2)
	v.sheetOf(a.Sub(1, 0, a.W-2, a.H))
	a.VLine(0, 0, min(1, a.H), theme.Cursor, theme.Accent)
	v.state.hits.Add(a, screen.Spot{Kind: screen.OnRow, Day: v.rows[v.at].event.From, Item: v.at})
	return screen.Caret{X: min(1, a.W-1), Y: top}
}

// sheetOf draws the event under the cursor, scrolled when it is open.
func (v *view) sheetOf(a frame.Area) {
	s, r := &v.state.sheet, &v.rows[v.at]
	if s.of != r || s.version != v.state.kept.version || s.wide != a.W {
		*s = sheet{of: r, version: v.state.kept.version, wide: a.W, lines: s.lines[:0]}
		v.fill(s)
	}
	from := 0
	if v.state.opened {
		v.state.page = a.H
		v.state.scroll = max(0, min(v.state.scroll, len(s.lines)-a.H))
		from = v.state.scroll
	}
	for y := 0; y < a.H && from+y < len(s.lines); y++ {
		l := &s.lines[from+y]
		a.Text(0, y, l.head, theme.Dim)
		x := headColumns
		if from+y == 0 {
			x = 0
		}
		a.Text(x, y, l.says, l.style)
	}
	if from+a.H < len(s.lines) {
		a.Rune(a.W-1, a.H-1, '↓', theme.Dim)
	}
	if from > 0 {
		a.Rune(a.W-1, 0, '↑', theme.Dim)
	}
}

// put adds a row, broken where it does not fit.
func (s *sheet) put(head, says string, st theme.Style) {
	for i, part := range frame.Wrap(says, max(8, s.wide-headColumns)) {
		if i > 0 {
			head = ""
		}
		s.lines = append(s.lines, line{head, part, st})
	}
}

func (s *sheet) gap() { s.lines = append(s.lines, line{}) }

// fill writes the sheet of an event.
func (v *view) fill(s *sheet) {
	r := s.of
	e := r.event
	s.lines = append(s.lines, line{"", frame.Cut(e.Priority.String()+"  "+e.Name, s.wide), theme.Text.Bold()})
	s.put("when", v.when(r), theme.Body)
	s.put("asks for", v.asks(r), theme.Body)
	if e.Note != "" {
		s.put("note", e.Note, theme.Body)
	}
	if e.Private != "" {
		s.put("private", e.Private, theme.Body)
	}
	v.legs(s, e)
	v.plan(s, e)
	s.gap()
	v.demands(s, r)
	s.gap()
	v.morning(s, r)
	for i, words := range r.clashes {
		s.put([]string{"in the way", ""}[min(i, 1)], words, theme.Alert)
	}
	if len(r.clashes) > 0 {
		s.put("", v.waysOut(r), theme.Dim)
	}
	if r.taper != "" {
		s.put("taper", r.taper, theme.Body)
	}
	if r.windows.Taper.Days() > 0 {
		s.put("", fmt.Sprintf("%d days are usual before %s: from %s", r.windows.Taper.Days(), v.classOf(r), v.day(r.windows.Taper.From)), theme.Dim)
	}
	if r.hasWindows {
		s.put("calm", r.calm+" (a convention for "+v.classOf(r)+")", theme.Body)
		for i, words := range r.falls {
			s.put([]string{"falls in", ""}[min(i, 1)], words, theme.Stress)
		}
		if len(r.falls) == 0 {
			s.put("", "nothing hard or long falls into it", theme.Ebb)
		}
	}
	v.next(s, r)
}

func (v *view) day(d calendar.Day) string { return dayWord(d, v.Scene.Today) }

func (v *view) classOf(r *row) string {
	words := "a race of " + r.class.Name
	if r.event.Priority == plan.C {
		words += ", run in training"
	}
	return words
}

// when says the day or days of an event, and which block holds them.
func (v *view) when(r *row) string {
	words := r.day
	if r.event.Days > 1 {
		words += ", " + phrase.Counted(r.event.Days, "day")
	}
	words += ", " + phrase.Away(r.event.From, v.Scene.Today)
	if at, ok := v.Plan.Locate(r.event.From); ok {
		return words + ", in " + v.Plan.Block(at).Name
	}
	return words + ", outside every season"
}

// asks says what an event takes.
func (v *view) asks(r *row) string {
	words := []string{v.sportOf(r.event)}
	for _, amounts := range []string{phrase.EventAmounts(r.event), partsOf(r.event)} {
		if amounts != "" {
			words = append(words, amounts)
		}
	}
	if r.event.Goal.IsZero() && r.hours > 0 {
		words = append(words, "about "+phrase.Clock(int(r.hours*60)*60)+" (an estimate)")
	}
	said := "load "
	if !r.event.Load.Given {
		said = "load about "
	}
	return strings.Join(append(words, said+phrase.Trim(float64(phrase.Figure(r.load)))), ", ")
}

func (v *view) sportOf(e *plan.Event) string {
	if e.Sport == plan.NoSport {
		return v.Own.String()
	}
	return e.Sport.String()
}

// legs writes the legs or stages, each with its amounts, the load of a stage at
// its end.
func (v *view) legs(s *sheet, e *plan.Event) {
	head, stage := "legs", 0
	for i := range e.Legs {
		leg := &e.Legs[i]
		var words []string
		if leg.Stage != 0 {
			if i == 0 {
				head = "stages"
			}
			if leg.Stage != stage {
				stage = leg.Stage
				day := e.From + calendar.Day(stage-1)
				words = append(words, fmt.Sprintf("day %d, %s:", stage, day.Format("Mon 2 Jan")))
			}
		}
		words = append(words, legWords(leg))
		last := i+1 == len(e.Legs) || e.Legs[i+1].Stage != leg.Stage
		if leg.Stage != 0 && last {
			est := load.EventDay(e, v.Scene.Athlete, e.From+calendar.Day(leg.Stage-1))
			words = append(words, " load "+phrase.Trim(float64(phrase.Figure(est.Load))))
		}
		s.put(head, strings.Join(words, " "), theme.Body)
		head = ""
	}
}

// legWords says a leg as it stands in the line of its event.
func legWords(leg *plan.Leg) string {
	var words []string
	if leg.Sport != plan.NoSport {
		words = append(words, leg.Sport.String())
	}
	words = append(words, phrase.EventAmounts(&plan.Event{Distance: leg.Distance, Climb: leg.Climb, Descent: leg.Descent, Goal: leg.Goal}))
	if effort := notation.PrintStep(plan.Step{Effort: leg.Effort, Cue: leg.Note}); effort != "" {
		words = append(words, effort)
	}
	return strings.Join(words, " ")
}

// plan writes the sessions that are the plan of the race.
func (v *view) plan(s *sheet, e *plan.Event) {
	if len(e.Plan) == 0 {
		s.put("plan", "none yet: enter, then a adds its pacing or its warm-up; its load stands in the place of the event's", theme.Dim)
		return
	}
	head := "plan"
	for i := range e.Plan {
		session := e.Plan[i]
		words := notation.PrintSession(session, e.Sport)
		if e.Days > 1 {
			words = fmt.Sprintf("day %d: %s", session.Day+1, words)
		}
		s.put(head, words, theme.Body)
		head = ""
	}
}

// demands writes what the event asks to have been rehearsed: its tags, and the
// doses that follow from its own figures.
func (v *view) demands(s *sheet, r *row) {
	e := r.event
	doses := demandsOf(e, r.hours, v.Scene.Athlete)
	if len(doses) == 0 {
		s.put("demands", "none said: #night, #heat, +5400m or fuel 75g in its line are what can be rehearsed", theme.Dim)
		return
	}
	head := "demands"
	for _, d := range doses {
		s.put(head, d, theme.Body)
		head = ""
	}
}

// morning says how the race would be met.
func (v *view) morning(s *sheet, r *row) {
	m := r.morning
	if !m.known {
		s.put("morning", "it lies before all that is known", theme.Dim)
		return
	}
	words := "fitness " + phrase.Trim(float64(phrase.Figure(m.fitness))) + ", form " + phrase.Signed(m.form)
	if from, to, judged := races.FormOf(r.event.Priority); judged {
		words += fmt.Sprintf(" (%s to %s is wanted)", phrase.Signed(float64(from)), phrase.Signed(float64(to)))
	}
	carried := phrase.Figure(m.carried)
	if chart.Settled(m.carried) {
		words += fmt.Sprintf(", settled: the most that is still carried is %d", carried)
	} else {
		words += fmt.Sprintf(", not settled: %d is still carried", carried)
	}
	s.put("morning", words, theme.Text)
	if r.was.known && (phrase.Figure(r.was.form) != phrase.Figure(m.form) || phrase.Figure(r.was.fitness) != phrase.Figure(m.fitness)) {
		s.put("", fmt.Sprintf("before: fitness %d, form %s", phrase.Figure(r.was.fitness), phrase.Signed(r.was.form)), theme.Accent)
	}
}

// next says how far the next race as long or longer is, and how much two of
// these run all out ask for.
func (v *view) next(s *sheet, r *row) {
	if r.event.Priority == plan.C {
		return
	}
	for i := range v.rows {
		n := &v.rows[i]
		if n.event.From <= r.event.Span().To || n.event.Priority == plan.C || n.class.EasyOnly < r.class.EasyOnly {
			continue
		}
		s.put("next", fmt.Sprintf("%s, as long or longer, %d days after it; between two such races run all out, %d are usual",
			n.name, n.event.From-r.event.Span().To, r.class.Gap), theme.Dim)
		return
	}
}
