package day

import (
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/leeway"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/rules"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// row is one row of what there is to read: a label or an amount to the left,
// words, and a figure at the right end.
type row struct {
	left, text, mid, right string
	ink, rightInk          theme.Style
	leftInk, midInk        theme.Style
	indent                 int
	item                   int  // the session that it belongs to; -1: none
	head                   bool // of that session
}

const labelColumns = 5

// draw writes the row into one line.
func (r *row) draw(a frame.Area) {
	x := r.indent
	if r.left != "" {
		x = max(a.Text(x, 0, r.left, r.leftInk)+1, x+labelColumns)
	} else if !r.head {
		x += labelColumns
	}
	if r.head {
		x = r.indent
	}
	end := a.W
	if r.right != "" {
		end = a.Right(min(a.W, fuelColumns), 0, r.right, r.rightInk) - 1
	}
	if r.mid != "" {
		end = a.Right(min(a.W, fuelColumns)-11, 0, r.mid, r.midInk) - 1
	}
	a.Text(x, 0, frame.Cut(r.text, end-x), r.ink)
}

// fuelColumns is where figures at the right end at most: an eye follows a row
// only so far.
const fuelColumns = 60

// writer collects the rows of a day.
type writer struct {
	rows    []row
	columns int
	item    int
}

func (w *writer) add(r row) {
	r.item = w.item
	w.rows = append(w.rows, r)
}

// blank is a row of nothing, unless there is one already.
func (w *writer) blank() {
	if n := len(w.rows); n > 0 && w.rows[n-1].text+w.rows[n-1].left != "" {
		w.rows = append(w.rows, row{item: -1})
	}
}

// said writes a label and words beside it, broken where they end.
func (w *writer) said(label, words string, ink theme.Style) {
	if words == "" {
		return
	}
	lead := max(labelColumns, frame.Width(label)+1)
	for i, line := range frame.Wrap(words, max(8, w.columns-lead)) {
		r := row{text: line, ink: ink, leftInk: theme.Dim}
		if i == 0 {
			r.left = label
		}
		if lead > labelColumns && i > 0 {
			r.indent = lead - labelColumns
		}
		w.add(r)
	}
}

// write writes all that is known of the cursor's day.
func (v *view) write(dst []row, columns int) []row {
	w := &writer{rows: dst, columns: columns, item: -1}
	date := v.Cursor
	for _, fact := range v.Now.LifeOn(date) {
		w.add(row{left: fact.Kind.String(), leftInk: theme.Stress.Bold(), text: "until " + fact.Span().To.Format("Mon 2 Jan"), ink: theme.Body})
		w.said("", fact.Note, theme.Dim)
	}
	v.races(w)
	sessions := v.Plan.SessionsOn(date)
	for i := range sessions {
		w.blank()
		w.item = i
		v.session(w, &sessions[i])
	}
	w.item = -1
	if len(sessions) == 0 && len(v.Plan.EventsOn(date)) == 0 {
		w.blank()
		v.nothing(w)
	}
	for _, r := range v.Scene.Extra[date] {
		w.blank()
		w.add(row{left: "✓", leftInk: theme.Ebb, text: phrase.Sport(r.Done, v.Own) + " " + phrase.Amount(r.Done) + ", besides the plan", ink: theme.Body})
		w.said("", "load "+strconv.Itoa(phrase.Figure(r.Load()))+"  ·  "+r.Source, theme.Dim)
	}
	v.waits(w)
	if c, ok := v.Scene.CheckinOn(date); ok {
		w.blank()
		w.said("felt", phrase.Felt(c), theme.Body)
	}
	w.blank()
	w.said("why", v.Why(date), theme.Body)
	v.beside(w)
	v.findings(w)
	return w.rows
}

// waits says what waits for a word, on today.
func (v *view) waits(w *writer) {
	if v.Cursor != v.Scene.Today || len(v.Scene.Waiting.Says) == 0 {
		return
	}
	w.blank()
	key, words := v.Scene.Waiting.In(w.columns - labelColumns)
	w.add(row{left: key, leftInk: theme.Text.Bold(), text: words, ink: theme.Text})
}

// findings says what the rules find on the day, last of all: it comes a moment
// after the rest, and nothing moves.
func (v *view) findings(w *writer) {
	for _, f := range v.Found.Here(v.Cursor) {
		if f.Severity < rules.Warn || v.Found.Day(f) != v.Cursor { // as it is marked
			continue
		}
		w.blank()
		n := len(w.rows)
		if v.Scene.Follows() { // the figures are for who makes the plan
			w.said(verdict.SignOf(f.Severity).Words, phrase.Capital(verdict.Title(f))+": F says what", theme.Body)
			w.rows[n].leftInk = verdict.SignOf(f.Severity).Style
			continue
		}
		w.said(verdict.SignOf(f.Severity).Words, phrase.Capital(verdict.Title(f))+": "+f.Says+".", theme.Body)
		w.rows[n].leftInk = verdict.SignOf(f.Severity).Style
		if v.Found.Fixable(f) && !v.Scene.Hidden(keys.Fix) {
			w.add(row{text: "f fixes", ink: theme.Accent})
		}
	}
}

// nothing says what there is on a day without a session.
func (v *view) nothing(w *writer) {
	if said, _ := v.Now.Day(v.Cursor); v.Outlined(v.At) && said.Load >= 1 {
		w.add(row{head: true, text: "about load " + strconv.Itoa(phrase.Figure(said.Load)) + ", an outline", ink: theme.Text.Bold()})
		w.said("", "the week has a target and no session yet: a adds one", theme.Dim)
		return
	}
	w.add(row{head: true, text: "nothing planned", ink: theme.Dim})
}

// beside says what lies before and after the day.
func (v *view) beside(w *writer) {
	w.blank()
	for _, near := range [...]struct {
		word string
		by   int
	}{{"before", -1}, {"after ", 1}} {
		day := v.Cursor
		if near.by < 0 {
			day--
		} else {
			day++
		}
		if _, ok := v.Plan.Locate(day); ok {
			w.said(near.word, day.Format("Mon 2")+"  "+v.daysBeside(day), theme.Dim)
		}
	}
}

// races writes the events of the day: legs or the stage of the day, what to
// eat, what to carry.
func (v *view) races(w *writer) {
	for i := range v.Plan.Events {
		e := &v.Plan.Events[i]
		if !e.Span().Has(v.Cursor) {
			continue
		}
		w.blank()
		w.add(row{head: true, text: e.Priority.String() + "  " + e.Name, ink: theme.Text.Bold(), right: "race", rightInk: theme.Accent})
		w.said("", amounts(e), theme.Dim)
		stage := int(v.Cursor-e.From) + 1
		if e.Days > 1 {
			w.said("", "day "+strconv.Itoa(stage)+" of "+strconv.Itoa(e.Days), theme.Body)
		}
		for n := range e.Legs {
			leg := &e.Legs[n]
			if leg.Stage == 0 || leg.Stage == stage {
				w.said(strconv.Itoa(n+1), phrase.Leg(*leg), theme.Body)
			}
		}
		hours := load.EventDay(e, v.Scene.Athlete, v.Cursor).Seconds / 3600
		w.fuel(e.Fuel, hours)
		w.kit(e.Tags)
		w.said("note", e.Note, theme.Body)
		w.said("coach", e.Private, theme.Dim)
	}
}

// amounts says how far, how high and how long a race is.
func amounts(e *plan.Event) string {
	var parts []string
	if !e.Distance.IsZero() {
		parts = append(parts, phrase.Distance(e.Distance))
	}
	if !e.Climb.IsZero() {
		parts = append(parts, phrase.Height(e.Climb))
	}
	if !e.Goal.IsZero() {
		parts = append(parts, "goal "+phrase.Clock(e.Goal.Seconds))
	}
	return strings.Join(append(parts, e.Tags...), ", ")
}

// session writes one session: what, how, step by step, eaten and carried.
func (v *view) session(w *writer, s *plan.Session) {
	w.add(v.head(s))
	date := v.Cursor
	if s.Kind != plan.Rest {
		w.said("", phrase.Effort(*s, v.Scene.Athlete, date), theme.Dim)
	}
	e := load.Of(*s, v.Scene.Athlete, date)
	if e.Load > 0 && !v.Scene.Follows() {
		words := "load " + strconv.Itoa(phrase.Figure(e.Load)) + "  ·  " + e.Method
		if sum := v.Now.Week(v.At); sum.Load > 0 {
			words += "  ·  " + strconv.Itoa(phrase.Figure(100*e.Load/sum.Load)) + " % of the week"
		}
		w.said("", words, theme.Dim)
	}
	if len(s.Steps) > 0 {
		w.blank()
		w.steps(s.Steps, 0)
	}
	if s.Note != "" {
		w.blank()
		w.said("note", s.Note, theme.Body)
	}
	w.fuel(s.Fuel, e.Seconds/3600)
	w.kit(s.Tags)
	w.said("coach", s.Private, theme.Dim)
	v.answer(w, s)
	w.said("ask", v.Scene.AskWords(s, date, true), theme.Accent)
	v.holds(w, s)
}

// holds says whether the day of a session to come is the athlete's to move.
func (v *view) holds(w *writer, s *plan.Session) {
	if !v.Scene.AsksMoves() || s.Kind == plan.Rest {
		return
	}
	switch leeway.Of(&v.Plan, v.Cursor, v.Scene.Today, func(id plan.ID) bool { return v.Scene.Answers[id] != nil }) {
	case leeway.Yours:
		w.said("move", "the day is yours to move: m", theme.Dim)
	case leeway.ByCoach:
		w.said("move", "your coach has fixed this day", theme.Dim)
	case leeway.ByKey:
		w.said("move", "other days are built around it", theme.Dim)
	case leeway.ByRace, leeway.Empty, leeway.Over:
	}
}

// head is the first row of a session.
func (v *view) head(s *plan.Session) row {
	words := phrase.Sport(*s, v.Own)
	if s.Kind == plan.Heavy || s.Kind == plan.Plyo || s.Kind == plan.Maintenance {
		words += " " + s.Kind.String()
	}
	if amount := phrase.Amount(*s); amount != "" {
		words += " " + amount
	}
	if !s.Climb.IsZero() {
		words += " " + phrase.Height(s.Climb)
	}
	if s.At != 0 {
		h, m := s.At.HourMinute()
		words += " at " + string([]byte{'0' + byte(h/10), '0' + byte(h%10)}) + ":" + string([]byte{'0' + byte(m/10), '0' + byte(m%10)})
	}
	r := row{head: true, text: words, ink: theme.Text.Bold(), rightInk: theme.Accent}
	switch {
	case s.Kind == plan.Rest:
		r.ink = theme.Body
	case v.IsNew(s, v.Scene.Plan.SessionsOn(v.Cursor)):
		r.ink = theme.Accent.Bold()
	}
	switch {
	case s.Key:
		r.right = "key"
	case s.Optional:
		r.right = "if you like"
	}
	return r
}

// answer writes what became of a session.
func (v *view) answer(w *writer, s *plan.Session) {
	r := v.Scene.Answers[s.ID]
	if r == nil {
		w.said("", v.Scene.DoneOn(s), theme.Dim)
		return
	}
	switch r.State {
	case plan.Skipped, plan.Nothing:
		w.said("✗", "skipped", theme.Stress)
		w.said("", r.Done.Note, theme.Dim)
		return
	case plan.DoneInstead, plan.DonePartly, plan.DoneAsPlanned:
	}
	words := r.State.String()
	if r.State == plan.DoneInstead {
		words += ": " + phrase.Sport(r.Done, v.Own)
	}
	if amount := phrase.Amount(r.Done); amount != "" {
		words += " " + amount
	}
	if !v.Scene.Follows() {
		words += ", load " + strconv.Itoa(phrase.Figure(r.Load()))
	}
	w.said("✓", words, theme.Ebb)
	if r.Done.Note != s.Note {
		w.said("", r.Done.Note, theme.Dim)
	}
}

// steps lists steps: how long, then how; repeats stand over what is repeated.
func (w *writer) steps(steps []plan.Step, depth int) {
	for i := range steps {
		s := &steps[i]
		if s.Repeat > 1 {
			w.add(row{indent: depth * 2, left: strconv.Itoa(s.Repeat) + " times", leftInk: theme.Text.Bold()})
			w.steps(s.Steps, depth+1)
			continue
		}
		amount, rest, _ := strings.Cut(notation.PrintStep(plan.Step{Duration: s.Duration, Distance: s.Distance, Effort: s.Effort, Climb: s.Climb, Descent: s.Descent}), " ")
		if s.Sport != plan.NoSport {
			rest = strings.TrimSpace(s.Sport.String() + " " + rest)
		}
		if s.Cue != "" {
			rest = strings.TrimSpace(rest + "  " + s.Cue)
		}
		from := len(w.rows)
		w.columns -= depth * 2
		w.said(amount, rest, theme.Body)
		if rest == "" {
			w.add(row{left: amount})
		}
		w.columns += depth * 2
		for r := from; r < len(w.rows); r++ {
			w.rows[r].indent += depth * 2
			w.rows[r].leftInk = theme.Text.Bold()
		}
	}
}

// fuel is the table of what to take in, an hour and in all.
func (w *writer) fuel(fuel plan.Fuel, hours float64) {
	for i, in := range phrase.Intakes(fuel, hours) {
		if i == 0 {
			w.blank()
			w.add(row{left: "fuel", leftInk: theme.Dim, mid: "an hour", midInk: theme.Dim, right: "in all", rightInk: theme.Dim})
		}
		w.add(row{text: in.Word, ink: theme.Body, mid: in.Hour, midInk: theme.Text.Bold(), right: in.All, rightInk: theme.Body})
	}
}

func (w *writer) kit(tags []string) {
	kit := phrase.Kit(tags)
	if kit == "" {
		return
	}
	w.blank()
	w.said("kit", kit, theme.Body)
}
