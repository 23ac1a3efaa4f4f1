package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
	"ebb/plan/lighter"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/keys"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// easing shows the lighter version of a day beside the day's own, and what it
// does to the wave. An athlete asks for it, who makes the plan takes it, and the
// day stays as it is for whoever leaves.
type easing struct {
	day  calendar.Day
	is   lighter.Day
	none error         // why there is no lighter version; nil: there is one
	felt *plan.Checkin // that led here; nil: none
	word
}

// canEase reports whether a day can be made lighter, and why not.
func (a *App) canEase(day calendar.Day) (bool, string) {
	switch {
	case a.snapshot == nil:
		return false, "there is nobody yet"
	case !a.onDays():
		return false, "on a screen of days: a week, a day"
	case day < a.scene.Today:
		return false, "that day is over"
	}
	return true, ""
}

// openEasing shows what a lighter day would be; felt is the check-in that led
// there, nil where none did.
func (a *App) openEasing(day calendar.Day, felt *plan.Checkin) {
	o := &easing{day: day, felt: felt, word: word{input: screen.NewField(longestWord)}}
	o.is, o.none = lighter.Of(a.scene.Outlook, day, a.isAnswered)
	if o.none != nil && !o.unwell() {
		a.refuse(o.none.Error())
		return
	}
	a.open(o)
}

// unwell reports whether it was ill or hurt that led here.
func (o *easing) unwell() bool { return o.felt != nil && (o.felt.Ill || o.felt.Hurt) }

func (o *easing) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	return o.pressed(msg,
		func(why string) (bool, tea.Cmd) { return o.take(a, why) },
		func(key string) (bool, tea.Cmd) { return o.chooses(key, a) })
}

func (o *easing) chooses(key string, a *App) (bool, tea.Cmd) {
	switch key {
	case "a", "enter", "d":
		return o.take(a, "")
	case "o":
		if o.offersRest(a) {
			a.overlays = a.overlays[:0]
			return true, o.rest(a)
		}
	case "t":
		if o.none != nil && a.asks() {
			a.overlays = a.overlays[:0]
			return true, a.openTalk(true)
		}
		o.typed = a.asks()
	case "k", "q", "esc", "ctrl+c":
		return true, nil
	}
	return false, nil
}

// take asks for the lighter day, or makes it where the plan is the person's.
func (o *easing) take(a *App, why string) (bool, tea.Cmd) {
	name := o.day.Format("Mon 2 Jan")
	switch {
	case o.none != nil:
		a.refuse(o.none.Error())
		return false, nil
	case !a.asks():
		a.overlays = a.overlays[:0]
		return true, a.apply(o.is.Edit, "")
	}
	if _, open := a.openAsk(func(r *plan.Request) bool { return r.To == 0 && !r.Back && r.Day == o.day }); open {
		a.refuse("you asked for that already: your coach has not answered yet")
		return false, nil
	}
	a.overlays = a.overlays[:0]
	return true, a.ask(plan.Request{Day: o.day, Text: why}, "asked for a lighter "+name+": your coach answers, u takes it back")
}

// offersRest reports whether a day off is for the person to say: who is ill
// today.
func (o *easing) offersRest(a *App) bool {
	return o.felt != nil && o.felt.Ill && o.day == a.scene.Today && a.may(store.Change, store.Life) && len(a.scene.Outlook.LifeOn(o.day)) == 0
}

// rest lays a day of sickness over the plan, which stays as it is under it.
func (o *easing) rest(a *App) tea.Cmd {
	desk, athlete, branch := a.desk, a.snapshot.Athlete.ID, a.snapshot.Branch
	fact := plan.Life{ID: a.newID(), Kind: plan.Sick, From: o.day, Days: 1}
	return a.work(func() (*store.Snapshot, string, error) {
		if err := desk.AddLife(athlete, fact); err != nil {
			return nil, "", err
		}
		snapshot, err := desk.Snapshot(athlete, branch)
		return snapshot, "sick today: nothing of the plan is expected; u takes it back", err
	})
}

func (o *easing) draw(area frame.Area, a *App) screen.Caret {
	title := "A lighter " + o.day.Format("Mon 2 Jan")
	if o.unwell() {
		title = phrase.Capital(unwellWords(o.felt)) + ", " + o.day.Format("Mon 2 Jan")
	}
	hint := "q keep it as it is"
	if o.typed {
		hint = "enter ask   esc as it was"
	}
	inside := sheet(area, title, hint)
	choices := o.choices(a)
	foot := max(0, inside.H-len(choices)-1)
	y := 0
	say := func(words string, st theme.Style) {
		for _, line := range frame.Wrap(words, inside.W) {
			if y < foot {
				inside.Text(0, y, line, st)
				y++
			}
		}
	}
	o.careWords(say)
	if o.none == nil {
		for _, c := range o.is.Changes {
			say(becomes(&c, a.sport()), theme.Text.Bold())
		}
		after := o.does(a.scene.Today)
		rows := 0
		for _, words := range after {
			rows += len(frame.Wrap(words, inside.W))
		}
		if room := foot - y - rows - 2; room >= 3 {
			y += 1 + o.wave(inside.Sub(0, y+1, inside.W, min(room, calendar.Week)))
		}
		if y+rows < foot {
			y++
		}
		for _, words := range after {
			say(words, theme.Body)
		}
	}
	for i, c := range choices {
		inside.Text(0, foot+i, c[0], theme.Text.Bold())
		inside.Text(3, foot+i, frame.CutWords(c[1], max(0, inside.W-3)), theme.Body)
	}
	return o.last(inside, area, a)
}

// choices are the keys and what they do.
func (o *easing) choices(a *App) (all [][2]string) {
	if o.offersRest(a) {
		all = append(all, [2]string{"o", "a day off: sick today"})
	}
	switch {
	case o.none == nil && a.asks():
		all = append(all, [2]string{"a", "ask your coach for it"}, [2]string{"t", "ask, with a word of why"})
	case o.none == nil:
		all = append(all, [2]string{"a", "make it so"})
	case a.asks():
		all = append(all, [2]string{"t", "tell your coach"})
	}
	return append(all, [2]string{"k", "keep it: stop if it drags"})
}

// careWords say what someone who is ill or hurt should know: it points to those
// who can judge it, and judges nothing.
func (o *easing) careWords(say func(string, theme.Style)) {
	if o.felt == nil {
		return
	}
	if o.felt.Ill {
		say(phrase.Capital(comeback.CareIll)+".", theme.Body)
	}
	if o.felt.Hurt {
		say(phrase.Capital(comeback.CareInjured)+".", theme.Body)
	}
}

// unwellWords say what a check-in says of being ill or hurt.
func unwellWords(c *plan.Checkin) string {
	switch {
	case c.Hurt && c.Ill:
		return "hurt and ill"
	case c.Hurt:
		return "hurt"
	case c.Ill:
		return "ill"
	default:
		return ""
	}
}

// becomes says a session and its lighter version: "intervals 1h10 → easy 50m".
func becomes(c *lighter.Change, own plan.Sport) string {
	words := func(s plan.Session) string {
		name := phrase.Sport(s, own)
		if s.Sport == plan.Strength {
			name += " " + s.Kind.String()
		}
		if amount := phrase.Amount(s); amount != "" {
			name += " " + amount
		}
		if !s.Climb.IsZero() {
			name += " " + phrase.Height(s.Climb)
		}
		return name
	}
	return words(c.Was) + " → " + words(c.Is)
}

// wave draws the days from the lighter one on: a row a day, what is carried and,
// as a ghost, what would have been. It gives the rows it took.
func (o *easing) wave(a frame.Area) int {
	const columns, left = 16, 3
	highest := 0.0
	for i := range a.H {
		d, _ := o.is.Before.Day(o.day + calendar.Day(i))
		highest = max(highest, d.Evening.Max(), d.Morning.Max())
	}
	turned := chart.Turned{Left: left, Top: chart.Top(highest, 0)}
	edge := max(0, a.W-columns)
	p := o.is.After.Plan()
	for y := range a.H {
		day := o.day + calendar.Day(y)
		was := screen.Carried(o.is.Before, day)
		turned.Was = &was
		turned.Row(a.Sub(edge, 0, columns, a.H), y, screen.Carried(o.is.After, day))
		a.Text(0, y, day.Format("Mon"), theme.Dim)
		words := ""
		for _, s := range p.SessionsOn(day) {
			if words != "" {
				words += ", "
			}
			words += phrase.Title(s)
		}
		a.Text(4, y, frame.Cut(words, max(0, edge-5)), theme.Body)
	}
	return a.H
}

// does says in sentences what the lighter day does to those after it.
func (o *easing) does(today calendar.Day) (all []string) {
	was, is := lighter.SettledAfter(o.is.Before, o.day), lighter.SettledAfter(o.is.After, o.day)
	switch {
	case is != 0 && was == 0:
		all = append(all, "All of you is settled "+onDay(is, today)+".")
	case is != 0 && is < was:
		all = append(all, "All of you is settled "+onDay(is, today)+", not "+onDay(was, today)+".")
	case is != 0:
		all = append(all, "All of you is settled "+onDay(is, today)+" either way.")
	}
	if k := o.is.Key; k.Day != 0 {
		name, to := phrase.Capital(k.Day.Format("Monday"))+"'s "+phrase.Title(k.Session), phrase.Figure(k.Is)
		switch from := phrase.Figure(k.Was); {
		case chart.Settled(k.Was):
		case chart.Settled(k.Is):
			all = append(all, name+" then starts settled.")
		case from != to:
			all = append(all, name+" starts at "+strconv.Itoa(to)+" instead of "+strconv.Itoa(from)+".")
		}
	}
	if o.is.Was > 0 {
		all = append(all, "The week comes to "+strconv.Itoa(phrase.Figure(100*o.is.Week/o.is.Was))+" % of what was planned.")
	}
	return all
}

func onDay(day, today calendar.Day) string {
	if day-today <= 1 {
		return phrase.Day(day, today)
	}
	return "on " + day.Format("Mon 2 Jan")
}

func (o *easing) unsaved(*App) *store.Draft {
	beside := ""
	if o.felt != nil {
		beside = "felt"
	}
	return draftOf(keys.Lighter, o.day, plan.ID{}, o.text(), beside)
}
