package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// answering asks a coach for a line beside their answer to a request, and then
// for the answer. What is typed stays until it is stored.
type answering struct {
	whom plan.ID
	asks plan.Request
	from *talk // that shows the answer after it; nil: none does
	word
}

// answered names the answers.
var answered = map[plan.Answer]string{plan.Accepted: "accepted", plan.Declined: "declined"}

// answer answers a request at once; Open asks for a line beside it first.
func (a *App) answer(whom plan.ID, asks plan.Request, with plan.Answer, from *talk) tea.Cmd {
	if with == plan.Open {
		a.open(&answering{whom: whom, asks: asks, from: from, word: word{input: screen.NewField(longestWord), typed: true}})
		return nil
	}
	return a.answerWith(whom, asks, with, "", from, func() {})
}

// answerWith stores an answer and a line beside it, and before them the edit that
// yes asks for.
func (a *App) answerWith(whom plan.ID, asks plan.Request, with plan.Answer, reply string, from *talk, then func()) tea.Cmd {
	desk, today, branch, said := a.desk, a.scene.Today, store.Main, spoken{}
	if a.snapshot != nil {
		branch = a.snapshot.Branch
	}
	day := calendar.Day(0)
	if from != nil {
		day = from.day
	}
	done := func() {
		a.status = screen.Status{Says: answered[with]}
		then()
	}
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		err := settle(desk, whom, today, asks, with, reply)
		if err != nil || from == nil {
			return func() tea.Cmd { done(); return a.readSquad() }, err
		}
		if err := said.read(desk, whom, day); err != nil {
			return nil, err
		}
		now, err := desk.Snapshot(whom, branch)
		return func() tea.Cmd {
			done()
			from.spoken, from.says = said, answered[with]
			if !a.olderThanShown(now) {
				a.take(now)
			}
			return nil
		}, err
	}, a.refuse)
}

func (o *answering) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	if o.typed {
		said := o.write(msg)
		return !o.typed && !said, nil
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	with := plan.Accepted
	switch key.String() {
	case "y":
	case "n":
		with = plan.Declined
	case "esc", "q", "ctrl+c":
		return true, nil
	default: // back to the line
		o.typed = true
		return false, nil
	}
	return false, a.answerWith(o.whom, o.asks, with, o.input.Value(), o.from, func() { a.shut(o) })
}

func (o *answering) draw(area frame.Area, a *App) screen.Caret {
	hint := "enter to yes or no   esc not yet"
	if !o.typed {
		hint = "y yes  n no  e the line  esc not yet"
	}
	inside := sheet(area, "Answer "+o.asks.Person, hint)
	left, top := inside.At()
	y := 0
	say := func(words string, st theme.Style) {
		for _, line := range frame.Wrap(words, inside.W) {
			inside.Text(0, y, line, st)
			y++
		}
	}
	say(requestLine(o.asks), theme.Text)
	y++
	say("A word beside yes or no:", theme.Body)
	caret := screen.Caret{X: left, Y: top + y}
	if row := inside.Sub(0, y, inside.W, 1); o.typed {
		column, _ := screen.Field(row, &o.input, "why, in a line")
		caret = screen.Caret{X: left + column, Y: top + y, Text: true}
	} else {
		row.Text(0, 0, frame.Cut(o.input.Value(), row.W), theme.Text.Bold())
	}
	if y += 2; a.status.Says != "" {
		say(a.status.Says, a.status.Ink())
	}
	return inArea(caret, area)
}

// wordBeside names the form of the line: the request may be answered by then, so
// that it becomes a word about its day.
const wordBeside = "a word beside an answer"

func (o *answering) unsaved(*App) *store.Draft {
	d := draftOf(wordBeside, o.asks.Day, o.asks.Session, o.input.Value(), "")
	if d != nil {
		d.Athlete, d.Branch = o.whom, store.Main
	}
	return d
}
