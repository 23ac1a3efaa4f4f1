package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// answering asks a coach for a line beside their answer to a request; enter on
// an empty one answers without words. What is typed stays until it is stored.
type answering struct {
	whom   plan.ID
	asks   plan.Request
	answer plan.Answer
	from   *talk // that shows the answer after it; nil: none does
	word
}

// answered names the answers.
var answered = map[plan.Answer]string{plan.Accepted: "accepted", plan.Declined: "declined"}

// openAnswering asks for the line. Why nothing can be changed is told before it
// is typed where the plan is at hand.
func (a *App) openAnswering(whom plan.ID, asks plan.Request, answer plan.Answer, from *talk) {
	a.open(&answering{whom: whom, asks: asks, answer: answer, from: from, word: word{input: screen.NewField(longestWord), typed: true}})
}

func (o *answering) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	if o.write(msg) {
		o.typed = true
		return false, o.send(a)
	}
	return !o.typed, nil
}

// send stores the answer, and before it the edit that yes asks for.
func (o *answering) send(a *App) tea.Cmd {
	desk, today, reply, branch, said := a.desk, a.scene.Today, o.input.Value(), store.Main, spoken{}
	if a.snapshot != nil {
		branch = a.snapshot.Branch
	}
	a.busy = true
	return a.read(func() (func() tea.Cmd, error) {
		err := settle(desk, o.whom, today, o.asks, o.answer, reply)
		if err != nil || o.from == nil {
			return func() tea.Cmd { o.close(a); return a.readSquad() }, err
		}
		if err := said.read(desk, o.whom, o.from.day); err != nil {
			return nil, err
		}
		now, err := desk.Snapshot(o.whom, branch)
		return func() tea.Cmd {
			o.close(a)
			o.from.spoken, o.from.says = said, answered[o.answer]
			if !a.olderThanShown(now) {
				a.take(now)
			}
			return nil
		}, err
	}, a.refuse)
}

func (o *answering) close(a *App) {
	a.status = screen.Status{Says: answered[o.answer]}
	a.shut(o)
}

func (o *answering) draw(area frame.Area, a *App) screen.Caret {
	title, hint := "Yes to "+o.asks.Person, "enter yes   esc not yet"
	if o.answer == plan.Declined {
		title, hint = "No to "+o.asks.Person, "enter no   esc not yet"
	}
	inside := sheet(area, title, hint)
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
	say("A word beside it, or enter without one:", theme.Body)
	column, _ := screen.Field(inside.Sub(0, y, inside.W, 1), &o.input, "why, in a line")
	caret := screen.Caret{X: left + column, Y: top + y, Text: true}
	if y += 2; a.status.Says != "" {
		say(a.status.Says, a.status.Ink())
	}
	return inArea(caret, area)
}
