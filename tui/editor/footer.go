package editor

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/complete"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// Footer draws the rows below the rule: the line under the cursor, what it
// means, and the keys. A draft has its own rows. top is the row of the screen
// that the area begins in; caret is where the cursor stands without a draft.
func (v *View) Footer(a frame.Area, top int, caret screen.Caret) screen.Caret {
	if v.draft != nil {
		return v.Draft(a, 1, top, caret)
	}
	if a.H >= 3 {
		v.lineUnder(a)
		if v.SayWhole(a.Sub(0, a.H-2, a.W, 2)) {
			return caret
		}
		v.meaning(a.Sub(0, 1, a.W, 1))
	}
	v.Hints(a.Sub(0, a.H-1, a.W, 1))
	return caret
}

// SayWhole says in the last rows of an area what is too long for one, over what
// stands there; it reports whether it did.
func (v *View) SayWhole(a frame.Area) bool {
	if a.H < 2 || v.Run != nil || v.Status.Pending != "" || frame.Width(v.Status.Says) <= a.W {
		return false
	}
	rows := frame.Wrap(v.Status.Says, a.W)
	if n := len(rows); n > a.H {
		rows[a.H-1] = frame.CutWords(strings.Join(rows[a.H-1:], " "), a.W)
		rows = rows[:a.H]
	}
	a = a.Sub(0, a.H-len(rows), a.W, len(rows))
	a.Fill(0, 0, a.W, a.H, ' ', theme.Default)
	for y, row := range rows {
		a.Text(0, y, row, v.Status.Ink())
	}
	return true
}

// Draft draws the rows of the draft; left and top are where the area begins on
// the screen, caret where the cursor stands when it is not in the draft's text.
func (v *View) Draft(a frame.Area, left, top int, caret screen.Caret) screen.Caret {
	v.stands = caret
	if column := v.draft.draw(a, v); column >= 0 {
		return screen.Caret{X: left + column, Y: top, Text: true}
	}
	return caret
}

// lineUnder writes the session under the cursor in the notation, and the load
// of it and of its week to the right.
func (v *View) lineUnder(a frame.Area) {
	right := v.weekLoad(a, v.Now.Week(v.At))
	session, ok := v.Session(v.Scene)
	if ok {
		right = a.IntRight(right-2, 0, phrase.Figure(load.Of(session, v.Scene.Athlete, v.Cursor).Load), theme.Text.Bold())
		right = a.Right(right, 0, "load ", theme.Dim)
	}
	left := a.Sub(0, 0, right-2, 1)
	if ok {
		word, rest, _ := strings.Cut(notation.PrintSession(session, v.Own), " ")
		x := left.Text(0, 0, word, theme.Text.Bold())
		left.Text(x+1, 0, frame.Cut(rest, left.W-x-1), theme.Body)
		return
	}
	for _, e := range v.Plan.EventsOn(v.Cursor) {
		left.Text(0, 0, frame.Cut(notation.PrintEvent(e, v.Own), left.W), theme.Text.Bold())
		return
	}
	words := "nothing planned"
	if v.Outlined(v.At) {
		words = "an outline: the week has a target and no session yet"
	}
	left.Text(0, 0, frame.CutWords(words, left.W), theme.Dim)
}

// weekLoad writes "week 504/500" to the right and gives where it begins.
func (v *View) weekLoad(a frame.Area, sum outlook.Week) int {
	x := a.W
	if sum.Target > 0 {
		x = a.IntRight(x, 0, phrase.Figure(sum.Target), theme.Dim)
		x = a.Right(x, 0, "/", theme.Dim)
	}
	x = a.IntRight(x, 0, phrase.Figure(sum.Load), theme.Text.Bold())
	return a.Right(x, 0, "week ", theme.Dim)
}

// meaning says what the day under the cursor is like.
func (v *View) meaning(a frame.Area) {
	said, _ := v.Now.Day(v.Cursor)
	x := a.Text(0, 0, v.Cursor.Format("Mon 2 Jan"), theme.Dim) + 2
	level := said.Morning.Max()
	if chart.Settled(level) {
		x = a.Text(x, 0, "starts settled, ", theme.Dim)
		x = a.Text(x, 0, "~", theme.Ebb)
		x = a.Int(x, 0, phrase.Figure(level), theme.Ebb)
	} else {
		x = a.Text(x, 0, "starts at ", theme.Dim)
		x = a.Int(x, 0, phrase.Figure(level), theme.Body)
		x = a.Text(x, 0, ", most in ", theme.Dim)
		x = a.Text(x, 0, phrase.Systems[phrase.Highest(said.Morning)], theme.Dim)
	}
	for _, words := range v.remarks(said) {
		if x+5+frame.Width(words) > a.W {
			return
		}
		x = a.Text(x, 0, "  ·  ", theme.Dim)
		x = a.Text(x, 0, words, theme.Dim)
	}
	v.findingUnder(a, x)
}

// findingUnder says behind what the day is like what the rules find on it.
func (v *View) findingUnder(a frame.Area, x int) {
	const least = 28 // columns of a sentence that is worth reading
	if _, stands := v.Found.On(v.Cursor); !stands || x+least > a.W {
		return
	}
	here := v.Found.Here(v.Cursor)
	if strings.HasSuffix(v.Status.Says, here[0].Says) {
		return
	}
	x = a.Text(x, 0, "  ·  ", theme.Dim)
	sign := verdict.SignOf(here[0].Severity)
	x = a.Text(x, 0, sign.Words+" ", sign.Style)
	a.Text(x, 0, frame.CutWords(here[0].Says, a.W-x), theme.Body)
}

// remarks are the further things to say of the day under the cursor, those
// that matter most first.
func (v *View) remarks(said outlook.Day) []string {
	var all []string
	if said.Life != 0 {
		all = append(all, lifeWords(said))
	}
	if says := v.strayRace(); says != "" {
		all = append(all, says)
	}
	if says := v.windows(); says != "" {
		all = append(all, says)
	}
	if session, ok := v.Session(v.Scene); ok {
		e := load.Of(session, v.Scene.Athlete, v.Cursor)
		switch {
		case e.Estimated.Seconds && e.Seconds > 0:
			all = append(all, "about "+phrase.Clock(int(e.Seconds)/60*60))
		case e.Estimated.Metres && e.Metres >= 500:
			all = append(all, "about "+strconv.Itoa(phrase.Figure(e.Metres/1000))+" km")
		}
		if sum := v.Now.Week(v.At); sum.Load > 0 && e.Load > 0 && said.Life == 0 {
			all = append(all, strconv.Itoa(phrase.Figure(100*e.Load/sum.Load))+" % of the week")
		}
	}
	if n := said.SinceSettled; n > 0 {
		all = append(all, phrase.Counted(n, "day")+" since all of you was settled")
	}
	return all
}

// strayRace says of a week that holds an A race outside of its race week, or of
// that race week, what is wrong.
func (v *View) strayRace() string {
	e, week, ok := v.Plan.StrayRace(calendar.Span{From: v.Scene.Today, To: v.Plan.Seasons[v.At.Season].Span().To})
	if !ok {
		return ""
	}
	here := calendar.Span{From: v.At.Start, To: v.At.Start + calendar.Day(v.Plan.Week(v.At).Days) - 1}
	switch {
	case here.Has(week.Start):
		return "a race week without " + e.Name
	case here.Has(e.From):
		return e.Name + " is not in its race week"
	default:
		return ""
	}
}

// lifeWords say what a fact of life means for what stands on a day.
func lifeWords(said outlook.Day) string {
	switch {
	case said.Life.Health() && said.Load == 0:
		return said.Life.String() + ": nothing of it is expected"
	case phrase.Figure(said.Load) == phrase.Figure(said.PlannedLoad):
		return said.Life.String() + ": what stands here goes on"
	default:
		return said.Life.String() + ": less is expected than stands here"
	}
}

// Hints is what the program has to say, or else the keys that do something.
func (v *View) Hints(a frame.Area) {
	end := a.W
	if v.Status.Pending != "" {
		end = a.Right(a.W, 0, v.Status.Pending, theme.Accent.Bold()) - 1
	}
	says := v.Status.Says
	if says == "" && v.sel != nil {
		says = v.saySelection(v.Scene)
	}
	// That esc takes the change back comes before all of what it was: who wants
	// to end a selection would lose it.
	if back := "esc puts it back"; v.Run != nil && (a.W >= screen.NarrowWidth-2 || frame.Width(says)+2+len(back) <= end) {
		end = a.Right(end, 0, back, theme.Dim) - 1
	}
	if says != "" {
		a.Text(0, 0, frame.CutWords(says, end), v.Status.Ink())
		return
	}
	help := "? help"
	end -= len(help) + 2
	x := 0
	for _, hint := range v.Keys {
		if v.Scene.Past != "" && !looks(hint.Actions) || !v.anyCan(hint.Actions) {
			continue
		}
		if x+frame.Width(hint.Keys)+1+frame.Width(hint.Word) > end {
			break
		}
		x = a.Text(x, 0, hint.Keys, theme.Text.Bold())
		x = a.Text(x+1, 0, hint.Word, theme.Dim) + 2
	}
	x = a.Text(x, 0, "?", theme.Text.Bold())
	a.Text(x+1, 0, "help", theme.Dim)
}

// Hint is one entry of the line of keys: the keys as they are shown, a word for
// what they do, and the actions of which one at least must do something now.
type Hint struct {
	Keys, Word string
	Actions    []keys.Action
}

func (v *View) anyCan(actions []keys.Action) bool {
	return slices.ContainsFunc(actions, v.offers)
}

// looks reports whether actions only look: what can be done to a past moment.
func looks(actions []keys.Action) bool {
	for _, action := range actions {
		if b, ok := keys.Of(action); !ok || b.Group != keys.Move && b.Group != keys.Look {
			return false
		}
	}
	return true
}

// Pairs draws keys and what they do in one row, and gives the column after them.
func Pairs(a frame.Area, y int, words ...string) int {
	x := 0
	for i := 0; i+1 < len(words); i += 2 {
		if x+frame.Width(words[i])+1+frame.Width(words[i+1]) > a.W && i > 0 {
			return x // a hint falls off whole
		}
		x = a.Text(x, y, words[i], theme.Text.Bold())
		x = a.Text(x+1, y, words[i+1], theme.Dim) + 2
	}
	return x
}

// draw draws the line that is typed with what it was understood as.
func (l *line) draw(a frame.Area, v *View) int {
	prompt := l.prompt
	if frame.Width(prompt)+leastField > a.W {
		prompt = cmp.Or(l.narrow, "▸ ")
	}
	x := a.Text(0, 0, prompt, theme.Accent.Bold())
	room := max(0, a.W-x-1)
	if a.W >= screen.BelowWidth && !l.apart {
		room -= 32
		v.figuresAhead(a.Sub(a.W-30, 0, 30, 1))
	}
	ways, ghost := l.look(v)
	column, from := screen.Field(a.Sub(x, 0, room, 1), &l.input, l.hint)
	a.Sub(x, 0, room, 1).Text(column, 0, frame.Cut(ghost, room-column), theme.Dim)
	end := 0
	if ghost == "" || l.err == nil || !errors.As(l.err, new(*notation.Error)) { // a word that has a rest is not wrong yet
		end = l.drawMeaning(a, v, x, from)
	}
	l.drawUnder(a, v, ways, end)
	return max(0, min(x+column, a.W-1))
}

// drawUnder draws the row under the line and its meaning: what the line may go on
// with, or else its keys. Where there is no such row the completion that is gone
// through takes that of the meaning, and behind the meaning, which ends at a
// column, stands how to leave.
func (l *line) drawUnder(a frame.Area, v *View, ways []complete.Way, end int) {
	shown := len(ways) > 0 || l.turning != nil
	switch {
	case a.H == 2 && l.turning != nil:
		a.Fill(0, 1, a.W, 1, ' ', theme.Default)
		l.drawWays(a.Sub(0, 1, a.W, 1), v, ways)
	case a.H == 2 && v.draft == draft(l) && end+len("  esc back") <= a.W:
		Pairs(a.Sub(a.W-len("esc back"), 1, len("esc back"), 1), 0, "esc", "back")
	case a.H < 3:
	case shown && a.W < screen.NarrowWidth:
		x := Pairs(a, 2, "esc", cmp.Or(l.esc, "back"))
		l.drawWays(a.Sub(x, 2, a.W-x, 1), v, ways)
	case shown:
		x := Pairs(a, 2, "enter", cmp.Or(l.enter, "keep"), "esc", cmp.Or(l.esc, "put back"))
		l.drawWays(a.Sub(x, 2, a.W-x, 1), v, ways)
	case l.keys != nil:
		Pairs(a, 2, append(append([]string{"enter", "keep"}, l.keys...), "esc", "put back")...)
	default:
		Pairs(a, 2, "enter", cmp.Or(l.enter, "keep"), "esc", cmp.Or(l.esc, "put back"), "↑", "earlier lines")
	}
}

// leastField is the room that a typed line needs beside its question.
const leastField = 12

// meaning gives the sentence that the line was understood as, or what was not;
// wrong is the part of the line that it is about.
func (l *line) meaning(v *View, w int) (words string, style theme.Style, wrong *notation.Error) {
	read, err := l.got, l.err
	if err == nil && v.Ahead != nil {
		err = v.Ahead.Err
	}
	switch about := l.about(w); {
	case strings.TrimSpace(l.input.Value()) == "":
		return "", theme.Dim, nil
	case err == nil && !l.apart && (read.edit != nil || read.record != nil):
		return v.Cursor.Format("Mon 2 Jan") + "  " + read.words, theme.Dim, nil
	case err == nil:
		return read.words, theme.Dim, nil
	case l.goesOn && l.input.Value() == l.met: // nothing was typed yet that could be wrong
		return l.hint, theme.Dim, nil
	case about != "":
		return about, theme.Dim, nil
	}
	if words = err.Error(); errors.As(err, &wrong) {
		words = wrong.Says
		if wrong.Try != "" {
			words += ": " + wrong.Try
		}
	}
	return words, theme.Alert, wrong
}

// lead is how many blanks stand before what was read of the line.
func (l *line) lead() int {
	text := l.input.Value()
	return len([]rune(text)) - len([]rune(strings.TrimLeft(text, " ")))
}

// drawMeaning writes the sentence the line was understood as, or points at
// what was not, and gives the column after it.
func (l *line) drawMeaning(a frame.Area, v *View, x, from int) int {
	if a.H < 2 {
		return 0
	}
	says, style, wrong := l.meaning(v, a.W)
	at := 0
	if wrong != nil {
		at = max(0, x+l.lead()+wrong.Column-from)
		end := a.W - 1
		if a.W >= screen.BelowWidth {
			end -= 32 // the figures of the week
		}
		a.Restyle(at, 0, min(max(1, wrong.Width), end-at), 1, theme.Alert.Bold())
	}
	switch width := frame.Width(says); {
	case at > 0 && at+2+width <= a.W:
		return a.Text(at, 1, "↑ "+says, style)
	case at > width+1 && at < a.W:
		a.Right(at+1, 1, says+" ↑", style)
		return at + 1
	default:
		return a.Text(0, 1, frame.CutWords(says, a.W), style)
	}
}

// figuresAhead writes what the draft makes of the week: "week 554 +50/500".
func (v *View) figuresAhead(a frame.Area) {
	sum := v.Now.Week(v.At)
	x := a.W
	if sum.Target > 0 {
		x = a.IntRight(x, 0, phrase.Figure(sum.Target), theme.Dim)
		x = a.Right(x, 0, "/", theme.Dim)
	}
	if v.Before != nil {
		if diff := phrase.Figure(sum.Load) - phrase.Figure(v.Before.Week(v.At).Load); diff != 0 {
			x -= frame.IntWidth(abs(diff)) + 1
			a.Change(x, 0, diff, theme.Accent.Bold())
			x--
		}
	}
	x = a.IntRight(x, 0, phrase.Figure(sum.Load), theme.Text.Bold())
	a.Right(x, 0, "week ", theme.Dim)
}

// draw says what is carried or swapped, and where it would go.
func (t *travel) draw(a frame.Area, v *View) int {
	a.Text(0, 0, "▸ ", theme.Accent.Bold())
	a.Text(2, 0, t.title, theme.Text.Bold())
	v.figuresAhead(a)
	v.pending(a, t.reader.Pending())
	if a.H >= 3 {
		words := "move the cursor to the day"
		if v.Cursor != t.from {
			words = "to " + v.Cursor.Format("Mon 2 Jan")
		}
		v.draftSays(a, words)
		Pairs(a, 2, "h j k l", "move", "enter", t.enter, "esc", "leave as it was")
	}
	return -1
}

// draw says what is put in or taken out, and what gives way.
func (r *reshape) draw(a frame.Area, v *View) int {
	a.Text(0, 0, "▸ ", theme.Accent.Bold())
	a.Text(2, 0, r.title(v.Editor, v.Scene, r.weeks), theme.Text.Bold())
	if a.W >= screen.NarrowWidth-2 {
		a.Right(a.W, 0, "preview, nothing stored yet", theme.Dim)
	}
	v.pending(a, r.reader.Pending())
	if a.H >= 3 {
		v.draftSays(a, givesWords(r.gives)+v.losses())
		Pairs(a, 2, "enter", "do it", "esc", "leave", "o", "what gives way", "h l", "fewer, more")
	}
	return -1
}

// draftSays writes the second row of a draft: words, or why it can't be done.
func (v *View) draftSays(a frame.Area, words string) {
	if v.Ahead != nil && v.Ahead.Err != nil {
		a.Text(0, 1, frame.CutWords(v.Ahead.Err.Error(), a.W), theme.Alert)
		return
	}
	a.Text(0, 1, frame.CutWords(words, a.W), theme.Dim)
}

// pending writes the count that is being typed.
func (v *View) pending(a frame.Area, typed string) {
	a.Right(a.W, a.H-1, typed, theme.Accent.Bold())
}

// losses counts what hops and what is dropped.
func (v *View) losses() string {
	if v.Ahead == nil {
		return ""
	}
	words := ""
	if n := len(v.Ahead.Hops); n > 0 {
		words += "  ·  " + phrase.Counted(n, "session") + " over the edge of the week to keep the weekday"
	}
	if n := len(v.Ahead.Dropped); n > 0 {
		words += "  ·  " + phrase.Counted(n, "session") + " dropped"
	}
	return words
}
