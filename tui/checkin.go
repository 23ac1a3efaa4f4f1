package tui

import (
	"cmp"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/lighter"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// checkin asks how someone feels: two keys, legs and the rest, are enough and
// are stored with the second. What follows is there for who wants it.
type checkin struct {
	is     plan.Checkin
	at     int // the mark that is asked for
	input  textinput.Model
	column int  // of the cursor in it
	words  bool // a word of their own is typed
	asked  bool // legs and energy were given, now or before: every key is stored
}

// enoughMarks is how many marks make a check-in: legs and energy.
const enoughMarks = 2

// longestWord is the most letters of a word of one's own.
const longestWord = 200

// canCheckIn reports whether the person may say how the athlete feels.
func (a *App) canCheckIn() (bool, string) {
	if a.snapshot == nil {
		return false, "there is nobody yet"
	}
	if !a.may(store.Change, store.Checkins) {
		return false, "how someone feels is theirs to say"
	}
	return true, ""
}

// openCheckin asks about the day under the cursor, or today when that is still
// to come.
func (a *App) openCheckin() {
	a.open(a.newCheckin(min(a.editor.Cursor, a.scene.Today)))
}

func (a *App) newCheckin(day calendar.Day) *checkin {
	o := &checkin{is: a.felt(day), input: screen.NewField(longestWord)}
	o.asked = o.is.Legs != 0 && o.is.Energy != 0
	return o
}

// felt gives what is stored of a day.
func (a *App) felt(day calendar.Day) plan.Checkin {
	for _, c := range a.snapshot.Checkins {
		if c.Day == day {
			return c
		}
	}
	return plan.Checkin{Day: day}
}

func (o *checkin) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	if o.words {
		return false, o.write(msg, a)
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	marks := plan.Marks()
	switch k := key.String(); k {
	case "esc", "q", "enter", "ctrl+c":
		if o.asked || a.felt(o.is.Day) == o.is {
			return true, nil
		}
		return true, o.keep(a)
	case "0", "1", "2", "3", "4", "5":
		*marks[o.at].In(&o.is) = int(k[0] - '0')
		o.at = min(o.at+1, len(marks)-1)
		o.asked = o.asked || o.at >= enoughMarks
	case "j", "down", "tab":
		o.at = min(o.at+1, len(marks)-1)
		return false, nil
	case "k", "up", "shift+tab":
		o.at = max(o.at-1, 0)
		return false, nil
	case "h":
		o.is.Hurt = !o.is.Hurt
	case "i":
		o.is.Ill = !o.is.Ill
	case "d":
		if is := o.is; o.offers(a) {
			a.overlays = a.overlays[:0]
			a.openEasing(is.Day, &is)
		}
		return false, nil
	case "t":
		if o.low() && o.asked {
			a.overlays = a.overlays[:0]
			return false, a.openTalk(true)
		}
		return false, nil
	case "n":
		o.input.SetValue(o.is.Note)
		o.input.CursorEnd()
		o.words = true
		return false, nil
	default:
		return false, nil
	}
	if !o.asked {
		return false, nil
	}
	return false, o.keep(a)
}

// write takes what is typed of a word of their own.
func (o *checkin) write(msg tea.Msg, a *App) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "ctrl+c":
			o.words = false
			return nil
		case "enter":
			o.words, o.is.Note, o.asked = false, o.input.Value(), true
			return o.keep(a)
		}
	}
	o.input, _ = o.input.Update(msg)
	return nil
}

// keep stores what was said; nothing when that is there already.
func (o *checkin) keep(a *App) tea.Cmd {
	if a.felt(o.is.Day) == o.is {
		return nil
	}
	is, athlete, branch, desk := o.is, a.snapshot.Athlete.ID, a.snapshot.Branch, a.desk
	return a.work(func() (*store.Snapshot, string, error) {
		if err := desk.Checkin(athlete, is); err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, branch)
		if err != nil {
			return nil, "", err
		}
		return snapshot, snapshot.Head.Words, nil
	})
}

func (o *checkin) draw(area frame.Area, a *App) screen.Caret {
	title := "How it feels, " + o.is.Day.Format("Mon 2 Jan")
	hint := "1-5   h hurt  i ill  n word  q back"
	if o.words {
		hint = "enter keep   esc as it was"
	}
	inside := sheet(area, title, hint)
	left, top := inside.At()
	caret := screen.Caret{X: left, Y: top}
	y := 0
	for i, m := range plan.Marks() {
		mark := *m.In(&o.is)
		st := theme.Body
		if i == o.at {
			st = theme.Text.Bold()
			caret.Y = top + y
		}
		inside.Text(0, y, frame.Cut(m.Name, inside.W), st)
		if mark != 0 {
			inside.Text(12, y, frame.Cut(string(rune('0'+mark))+" "+m.Word(mark), max(0, inside.W-12)), theme.Text)
		} else if i != o.at {
			inside.Text(12, y, "-", theme.Dim)
		}
		y++
		if i == o.at {
			scale(inside.Sub(0, y, inside.W, 2), m, mark)
			y += 2
		}
	}
	y = o.rest(inside, y)
	inside.Text(0, y, frame.Cut(o.stands(a), inside.W), o.ink(a))
	o.offer(inside.Sub(0, y+1, inside.W, inside.H-y-1), a)
	if o.words {
		caret = screen.Caret{X: left + 12 + o.column, Y: top + y - 1, Text: true}
	}
	return inArea(caret, area)
}

// scale shows the five marks with their words.
func scale(area frame.Area, m plan.Mark, mark int) {
	wide := min(10, max(1, area.W/5))
	for i, word := range m.Words {
		st := theme.Dim
		if i+1 == mark {
			st = theme.Accent.Bold()
		}
		area.Text(i*wide, 0, string(rune('1'+i)), st)
		area.Text(i*wide, 1, frame.Cut(word, wide), st)
	}
}

// rest draws what is no mark, and gives the row after it.
func (o *checkin) rest(inside frame.Area, y int) int {
	says := "-"
	switch {
	case o.is.Hurt && o.is.Ill:
		says = "hurt and ill"
	case o.is.Hurt:
		says = "hurt"
	case o.is.Ill:
		says = "ill"
	}
	inside.Text(0, y, "hurt or ill", theme.Body)
	inside.Text(12, y, says, theme.Text)
	inside.Text(0, y+1, "word", theme.Body)
	beside := inside.Sub(12, y+1, inside.W-12, 1)
	if o.words {
		o.column, _ = screen.Field(beside, &o.input, "a word of your own")
		return y + 2
	}
	inside.Text(12, y+1, frame.Cut(cmp.Or(o.is.Note, "-"), beside.W), theme.Text)
	return y + 2
}

// stands says whether it is stored, and what the two marks say together.
func (o *checkin) stands(a *App) string {
	switch {
	case a.status.Fault:
		return a.status.Says
	case a.busy:
		return "saving"
	case a.felt(o.is.Day) != o.is:
		return "legs and energy: two keys are enough"
	case o.is.Empty():
		return "5 is always the good end"
	case o.is.Energy != 0 && o.is.Legs >= o.is.Energy+2:
		return "Legs good, you low: that is the gap."
	}
	return "saved; nothing else is asked"
}

func (o *checkin) ink(a *App) theme.Style {
	if a.status.Fault {
		return theme.Alert
	}
	return theme.Dim
}

// lowMark is the highest mark that is a low one.
const lowMark = 2

// low reports whether a lighter day is worth a thought: legs or the rest are low,
// or something hurts, or the athlete is ill.
func (o *checkin) low() bool {
	isLow := func(mark int) bool { return mark > 0 && mark <= lowMark }
	return isLow(o.is.Legs) || isLow(o.is.Energy) || o.is.Hurt || o.is.Ill
}

// offers reports whether a lighter version of today is offered.
func (o *checkin) offers(a *App) bool {
	if !o.low() || !o.asked || o.is.Day != a.scene.Today || a.hides(keys.Lighter) || a.busy {
		return false
	}
	if ok, _ := a.canEase(o.is.Day); !ok {
		return false
	}
	_, _, err := lighter.Edits(&a.scene.Plan, a.scene.Athlete, o.is.Day, a.isAnswered)
	return err == nil || o.is.Ill || o.is.Hurt
}

// offer says what can be done about a low morning: something lighter, a word to
// the coach, or nothing. It offers and no more.
func (o *checkin) offer(a frame.Area, app *App) {
	if !o.offers(app) || o.words {
		return
	}
	y := 0
	put := func(key, words string, st theme.Style) {
		x := 0
		if key != "" {
			a.Text(0, y, key, theme.Text.Bold())
			x = 3
		}
		for _, line := range frame.Wrap(words, max(1, a.W-x)) {
			if y < a.H {
				a.Text(x, y, line, st)
			}
			y++
		}
	}
	all, _, err := lighter.Edits(&app.scene.Plan, app.scene.Athlete, o.is.Day, app.isAnswered)
	today := "Nothing hard is planned today."
	if err == nil {
		today = "Today has " + phrase.Title(all[0].Was) + ". Choose:"
	}
	put("", today, theme.Text)
	switch {
	case o.is.Ill || o.is.Hurt:
		put("d", "what that means for today", theme.Body)
	default:
		put("d", "make it lighter: "+phrase.Title(all[0].Is), theme.Body)
	}
	if app.asks() {
		put("t", "tell your coach", theme.Body)
	}
	put("q", "keep it: stop if it drags", theme.Body)
}

// unsaved is the word, and what was marked before it.
func (o *checkin) unsaved(*App) *store.Draft {
	if !o.words || o.input.Value() == o.is.Note {
		return nil
	}
	beside := []byte{'0' + byte(o.at)}
	for _, m := range plan.Marks() {
		beside = append(beside, '0'+byte(*m.In(&o.is)))
	}
	for _, is := range []bool{o.is.Hurt, o.is.Ill} {
		mark := byte('-')
		if is {
			mark = 'y'
		}
		beside = append(beside, mark)
	}
	return draftOf(keys.CheckIn, o.is.Day, plan.ID{}, o.input.Value(), string(beside))
}

// mark marks what was marked beside a word, as unsaved wrote it down.
func (o *checkin) mark(beside string) {
	marks := plan.Marks()
	n := 1 + len(marks)
	if len(beside) != n+2 {
		return
	}
	for i, m := range marks {
		if mark := int(beside[1+i]) - '0'; mark >= 0 && mark <= 5 {
			*m.In(&o.is) = mark
		}
	}
	o.at = max(0, min(int(beside[0])-'0', len(marks)-1))
	o.is.Hurt, o.is.Ill = beside[n] == 'y', beside[n+1] == 'y'
}
