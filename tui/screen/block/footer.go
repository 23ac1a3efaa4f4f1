package block

import (
	"errors"
	"strconv"
	"strings"

	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// footer draws the rows below the rule: the line under the cursor, what it
// means, and the keys. A draft has its own rows. top is the row of the screen
// that the area begins in; caret is where the cursor stands without a draft.
func (v *view) footer(a frame.Area, top int, caret Caret) Caret {
	if v.draft != nil {
		column := v.draft.draw(a, v)
		if column >= 0 {
			return Caret{X: 1 + column, Y: top, Text: true}
		}
		return caret
	}
	if a.H >= 3 {
		v.lineUnder(a)
		v.meaning(a.Sub(0, 1, a.W, 1))
	}
	v.hints(a.Sub(0, a.H-1, a.W, 1))
	return caret
}

// lineUnder writes the session under the cursor in the notation, and the load
// of it and of its week to the right.
func (v *view) lineUnder(a frame.Area) {
	right := v.weekLoad(a, v.now.Week(v.at))
	session, ok := v.session(v.sc)
	if ok {
		right = a.IntRight(right-2, 0, figure(load.Of(session, v.sc.Athlete, v.cursor).Load), theme.Text.Bold())
		right = a.Right(right, 0, "load ", theme.Dim)
	}
	left := a.Sub(0, 0, right-2, 1)
	if ok {
		word, rest, _ := strings.Cut(notation.PrintSession(session, v.own), " ")
		x := left.Text(0, 0, word, theme.Text.Bold())
		left.Text(x+1, 0, frame.Cut(rest, left.W-x-1), theme.Body)
		return
	}
	for _, e := range v.plan.EventsOn(v.cursor) {
		left.Text(0, 0, frame.Cut(notation.PrintEvent(e, v.own), left.W), theme.Text.Bold())
		return
	}
	words := "nothing planned"
	if v.outlined(v.at) {
		words = "an outline: the week has a target and no session yet"
	}
	left.Text(0, 0, frame.Cut(words, left.W), theme.Dim)
}

// weekLoad writes "week 504/500" to the right and gives where it begins.
func (v *view) weekLoad(a frame.Area, sum outlook.Week) int {
	x := a.W
	if sum.Target > 0 {
		x = a.IntRight(x, 0, figure(sum.Target), theme.Dim)
		x = a.Right(x, 0, "/", theme.Dim)
	}
	x = a.IntRight(x, 0, figure(sum.Load), theme.Text.Bold())
	return a.Right(x, 0, "week ", theme.Dim)
}

// meaning says what the day under the cursor is like.
func (v *view) meaning(a frame.Area) {
	said, _ := v.now.Day(v.cursor)
	x := a.Text(0, 0, v.cursor.Format("Mon 2 Jan"), theme.Dim) + 2
	level := said.Morning.Max()
	if settled(level) {
		x = a.Text(x, 0, "starts settled, ", theme.Dim)
		x = a.Text(x, 0, "~", theme.Ebb)
		x = a.Int(x, 0, figure(level), theme.Ebb)
	} else {
		x = a.Text(x, 0, "starts at ", theme.Dim)
		x = a.Int(x, 0, figure(level), theme.Body)
		x = a.Text(x, 0, ", most in ", theme.Dim)
		x = a.Text(x, 0, systemWords[highest(said.Morning)], theme.Dim)
	}
	for _, words := range v.remarks(said) {
		if x+5+frame.Width(words) > a.W {
			return
		}
		x = a.Text(x, 0, "  ·  ", theme.Dim)
		x = a.Text(x, 0, words, theme.Dim)
	}
}

// remarks are the further things to say of the day under the cursor, those
// that matter most first.
func (v *view) remarks(said outlook.Day) []string {
	var all []string
	if session, ok := v.session(v.sc); ok {
		e := load.Of(session, v.sc.Athlete, v.cursor)
		switch {
		case e.Estimated.Seconds && e.Seconds > 0:
			all = append(all, "about "+clock(int(e.Seconds)/60*60))
		case e.Estimated.Metres && e.Metres >= 500:
			all = append(all, "about "+strconv.Itoa(figure(e.Metres/1000))+" km")
		}
		if sum := v.now.Week(v.at); sum.Load > 0 && e.Load > 0 {
			all = append(all, strconv.Itoa(figure(100*e.Load/sum.Load))+" % of the week")
		}
	}
	if n := said.SinceSettled; n > 0 {
		all = append(all, counted(n, "day")+" since all of you was settled")
	}
	return all
}

// hints is what the program has to say, or else the keys that do something.
func (v *view) hints(a frame.Area) {
	end := a.W
	if v.status.Pending != "" {
		end = a.Right(a.W, 0, v.status.Pending, theme.Accent.Bold()) - 1
	}
	if v.run != nil && a.W >= belowWidth {
		end = a.Right(end, 0, "esc puts it back", theme.Dim) - 1
	}
	if v.status.Says != "" {
		st := theme.Text
		if v.status.Fault {
			st = theme.Alert
		}
		a.Text(0, 0, frame.Cut(v.status.Says, end), st)
		return
	}
	help := "? help"
	end -= len(help) + 2
	x := 0
	for _, hint := range hintsOfBlock {
		if !v.anyCan(hint.actions) {
			continue
		}
		if x+frame.Width(hint.keys)+1+frame.Width(hint.word) > end {
			break
		}
		x = a.Text(x, 0, hint.keys, theme.Text.Bold())
		x = a.Text(x+1, 0, hint.word, theme.Dim) + 2
	}
	x = a.Text(x, 0, "?", theme.Text.Bold())
	a.Text(x+1, 0, "help", theme.Dim)
}

// hintsOfBlock are the keys of the footer, those that matter most first. Keys
// that do nothing now are left out.
var hintsOfBlock = []struct {
	keys, word string
	actions    []keys.Action
}{
	{"a", "add", []keys.Action{keys.AddLine}},
	{"e", "edit", []keys.Action{keys.EditLine}},
	{"+ −", "load", []keys.Action{keys.More, keys.Less}},
	{"< >", "move", []keys.Action{keys.Earlier, keys.Later}},
	{"i", "insert", []keys.Action{keys.InsertWeek}},
	{"space", "done", []keys.Action{keys.Done}},
	{"u", "undo", []keys.Action{keys.Undo}},
	{"s", "swap", []keys.Action{keys.SwapDays}},
	{"z", "stretch", []keys.Action{keys.Stretch}},
	{"p", "paste", []keys.Action{keys.PasteAfter}},
	{"tab", "panel", []keys.Action{keys.PanelOn}},
	{"enter", "day", []keys.Action{keys.In}},
}

func (v *view) anyCan(actions []keys.Action) bool {
	for _, action := range actions {
		if ok, _ := v.Can(action, v.sc); ok {
			return true
		}
	}
	return false
}

// pairs draws keys and what they do in one row.
func pairs(a frame.Area, y int, words ...string) {
	x := 0
	for i := 0; i+1 < len(words); i += 2 {
		x = a.Text(x, y, words[i], theme.Text.Bold())
		x = a.Text(x+1, y, words[i+1], theme.Dim) + 2
	}
}

// draw draws the line that is typed with what it was understood as.
func (l *line) draw(a frame.Area, v *view) int {
	prompt := l.prompt
	if frame.Width(prompt)+leastField > a.W {
		prompt = "▸ "
	}
	x := a.Text(0, 0, prompt, theme.Accent.Bold())
	room := max(0, a.W-x-1)
	if a.W >= belowWidth {
		room -= 32
		v.figuresAhead(a.Sub(a.W-30, 0, 30, 1))
	}
	column, from := screen.Field(a.Sub(x, 0, room, 1), &l.input, l.hint)
	l.drawMeaning(a, v, x, from)
	if a.H >= 3 {
		pairs(a, 2, "enter", "keep", "esc", "put back", "tab", "complete", "↑", "history")
	}
	return max(0, min(x+column, a.W-1))
}

// leastField is the room that a typed line needs beside its question.
const leastField = 12

// drawMeaning writes the sentence the line was understood as, or points at
// what was not.
func (l *line) drawMeaning(a frame.Area, v *view, x, from int) {
	if a.H < 2 || strings.TrimSpace(l.input.Value()) == "" {
		return
	}
	read, err := l.got, l.err
	if err == nil && v.ahead != nil {
		err = v.ahead.err
	}
	if err == nil {
		words := read.words
		if read.edit != nil || read.record != nil {
			words = v.cursor.Format("Mon 2 Jan") + "  " + words
		}
		a.Text(0, 1, frame.Cut(words, a.W), theme.Dim)
		return
	}
	says, at := err.Error(), 0
	if wrong, ok := errors.AsType[*notation.Error](err); ok {
		says = wrong.Says
		if wrong.Try != "" {
			says += ": " + wrong.Try
		}
		lead := len([]rune(l.input.Value())) - len([]rune(strings.TrimLeft(l.input.Value(), " ")))
		at = max(0, x+lead+wrong.Column-from)
	}
	if at > 0 && at+2+frame.Width(says) <= a.W {
		a.Text(at, 1, "↑ "+says, theme.Alert)
		return
	}
	a.Text(0, 1, frame.Cut(says, a.W), theme.Alert)
}

// figuresAhead writes what the draft makes of the week: "week 554 +50/500".
func (v *view) figuresAhead(a frame.Area) {
	sum := v.now.Week(v.at)
	x := a.W
	if sum.Target > 0 {
		x = a.IntRight(x, 0, figure(sum.Target), theme.Dim)
		x = a.Right(x, 0, "/", theme.Dim)
	}
	if v.before != nil {
		if diff := figure(sum.Load) - figure(v.before.Week(v.at).Load); diff != 0 {
			x -= frame.IntWidth(abs(diff)) + 1
			a.Change(x, 0, diff, theme.Accent.Bold())
			x--
		}
	}
	x = a.IntRight(x, 0, figure(sum.Load), theme.Text.Bold())
	a.Right(x, 0, "week ", theme.Dim)
}

// draw says what is carried or swapped, and where it would go.
func (t *travel) draw(a frame.Area, v *view) int {
	a.Text(0, 0, "▸ ", theme.Accent.Bold())
	a.Text(2, 0, t.title, theme.Text.Bold())
	v.figuresAhead(a)
	v.pending(a, t.reader.Pending())
	if a.H >= 3 {
		words := "move the cursor to the day"
		if v.cursor != t.from {
			words = "to " + v.cursor.Format("Mon 2 Jan")
		}
		v.draftSays(a, words)
		pairs(a, 2, "h j k l", "move", "enter", t.enter, "esc", "leave as it was")
	}
	return -1
}

// draw says what is put in or taken out, and what gives way.
func (r *reshape) draw(a frame.Area, v *view) int {
	a.Text(0, 0, "▸ ", theme.Accent.Bold())
	a.Text(2, 0, r.title(v.Screen, v.sc, r.weeks), theme.Text.Bold())
	if a.W >= narrowWidth-sideMargins {
		a.Right(a.W, 0, "preview, nothing stored yet", theme.Dim)
	}
	v.pending(a, r.reader.Pending())
	if a.H >= 3 {
		v.draftSays(a, givesWords(r.gives)+v.losses())
		pairs(a, 2, "enter", "do it", "esc", "leave", "o", "what gives way", "h l", "fewer, more")
	}
	return -1
}

// draftSays writes the second row of a draft: words, or why it can't be done.
func (v *view) draftSays(a frame.Area, words string) {
	if v.ahead != nil && v.ahead.err != nil {
		a.Text(0, 1, frame.Cut(v.ahead.err.Error(), a.W), theme.Alert)
		return
	}
	a.Text(0, 1, frame.Cut(words, a.W), theme.Dim)
}

// pending writes the count that is being typed.
func (v *view) pending(a frame.Area, typed string) {
	a.Right(a.W, a.H-1, typed, theme.Accent.Bold())
}

// losses counts what hops and what is dropped.
func (v *view) losses() string {
	if v.ahead == nil {
		return ""
	}
	words := ""
	if n := len(v.ahead.hops); n > 0 {
		words += "  ·  " + counted(n, "session") + " over the edge of the week to keep the weekday"
	}
	if n := len(v.ahead.dropped); n > 0 {
		words += "  ·  " + counted(n, "session") + " dropped"
	}
	return words
}
