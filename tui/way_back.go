package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/comeback"
	"ebb/plan/edit"
	"ebb/plan/lighter"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// wayBack shows an athlete how the days after an illness or injury would go on,
// to be asked for. It says nothing of when someone is well.
type wayBack struct {
	is comeback.Return
	word
}

func newWayBack(a *App) *wayBack {
	return &wayBack{is: a.waiting.back, word: word{input: screen.NewField(longestWord)}}
}

func (o *wayBack) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	return o.pressed(msg,
		func(why string) (bool, tea.Cmd) { return o.ask(a, why) },
		func(key string) (bool, tea.Cmd) { return o.chooses(key, a) })
}

func (o *wayBack) chooses(key string, a *App) (bool, tea.Cmd) {
	switch key {
	case "a", "y", "enter":
		return o.ask(a, "")
	case "t":
		o.typed = true
	case "k", "q", "esc", "ctrl+c":
		return true, nil
	}
	return false, nil
}

func (o *wayBack) ask(a *App, why string) (bool, tea.Cmd) {
	a.overlays = a.overlays[:0]
	return true, a.ask(plan.Request{Day: a.scene.Today, Back: true, Text: why}, "asked for lighter days: your coach answers, u takes it back")
}

func (o *wayBack) draw(area frame.Area, a *App) screen.Caret {
	hint := "q keep the days as they are"
	if o.typed {
		hint = "enter ask   esc as it was"
	}
	inside := sheet(area, "Back after "+o.is.Gap.Words(), hint)
	choices := [][2]string{{"a", "ask your coach for it"}, {"t", "ask, with a word of why"}, {"k", "keep the plan as it is"}}
	foot := max(0, inside.H-len(choices)-1)
	y := 0
	say := func(words string, st theme.Style) {
		for _, line := range frame.Wrap(words, inside.W) {
			if y < foot {
				inside.Text(0, y, line, st)
			}
			y++
		}
	}
	if o.is.Gap.Sick > 0 {
		say(phrase.Capital(comeback.CareIll)+".", theme.Body)
	} else {
		say(phrase.Capital(comeback.CareInjured)+".", theme.Body)
	}
	say(rampWords(&o.is.Ramp), theme.Body)
	rows := o.rows(a)
	if y+len(rows) < foot-2 {
		y++
	}
	for i, words := range rows {
		if left := len(rows) - i; y >= foot-1 && left > 1 {
			say("and "+strconv.Itoa(left)+" more, lighter too", theme.Dim)
			break
		}
		say(words, theme.Text.Bold())
	}
	for i, c := range choices {
		inside.Text(0, foot+i, c[0], theme.Text.Bold())
		inside.Text(3, foot+i, frame.CutWords(c[1], max(0, inside.W-3)), theme.Body)
	}
	return o.last(inside, area, a)
}

// shareNames name the shares of a return after an illness.
var shareNames = map[float64]string{.5: "half", .75: "three quarters"}

// rampWords say how much of the plan the first days bear: "Half of the plan for 2
// days, then three quarters for 1 day; nothing hard for 3 days."
func rampWords(r *comeback.Ramp) string {
	words := ""
	for _, p := range r.Parts {
		share := strconv.Itoa(phrase.Figure(100*p.Share)) + " %"
		if named := shareNames[p.Share]; named != "" {
			share = named
		}
		if words == "" {
			words = phrase.Capital(share) + " of the plan for "
		} else {
			words += ", then " + share + " for "
		}
		words += phrase.Counted(p.Days, "day")
	}
	if r.Calm > 0 {
		words += "; nothing hard for " + phrase.Counted(r.Calm, "day")
	}
	return words + "."
}

// rows say what becomes of each session, or of a week that only has a target.
func (o *wayBack) rows(a *App) (all []string) {
	for _, c := range o.is.Changes {
		words := c.Was + " → " + c.Is
		for _, e := range o.is.Edit.Edits {
			change, ok := e.(edit.ChangeSession)
			if at, n, found := a.scene.Plan.FindSession(c.Session); ok && found && change.Session.ID == c.Session {
				words = becomes(&lighter.Change{Was: a.scene.Plan.Week(at).Sessions[n], Is: change.Session}, a.sport())
			}
		}
		all = append(all, c.Day.Format("Mon 2 ")+words)
	}
	return all
}

func (o *wayBack) unsaved(a *App) *store.Draft {
	return draftOf(keys.Waiting, a.scene.Today, plan.ID{}, o.text(), "")
}
