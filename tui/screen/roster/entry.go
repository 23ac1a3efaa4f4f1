package roster

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/oscillation"
	"ebb/plan/squad"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// inOneRow has the name, and why where there is room.
func (v *view) inOneRow(a frame.Area, e *entry, name theme.Style) {
	l := &v.layout
	x := a.Text(l.name.x, 0, frame.Cut(e.Name, l.name.w), name)
	if room := l.right - x - 2; room >= 8 {
		a.Text(x+2, 0, frame.CutWords(e.Why, room), theme.Dim)
	}
}

// onPhone has the name and the next race, and why under it.
func (v *view) onPhone(a frame.Area, e *entry, name theme.Style) {
	l := &v.layout
	end := a.W - 1
	if away := awayOf(e.Event); away != "" {
		end = a.Right(end, 0, away, theme.Dim) - 1
	}
	a.Text(l.name.x, 0, frame.Cut(e.Name, end-l.name.x), name)
	a.Text(l.name.x, 1, frame.CutWords(e.Why, l.name.w), whyStyle(e))
}

// inSmall has name, why and block to the left of the wave, O and the next race
// to the right. Why comes before the block: where it takes two rows, the block
// stands behind the name, if it fits.
func (v *view) inSmall(a frame.Area, e *entry, name theme.Style) {
	l := &v.layout
	end := a.Text(l.name.x, 0, frame.Cut(e.Name, l.name.w), name)
	rows := v.why(a, e, l.name.w)
	switch block := blockOf(&e.Row); {
	case rows < 2:
		a.Text(l.name.x, 2, frame.Cut(block, l.name.w), theme.Dim)
	case end+gap+frame.Width(e.Block) <= l.name.end():
		a.Text(end+gap, 0, e.Block, theme.Dim)
	}
	v.wave(a, e)
	v.oscillation(a, e)
	if l.next.w > 0 {
		v.next(a, e)
	}
}

// why says under the name why someone stands where they do, in two rows at most,
// and gives how many it took.
func (v *view) why(a frame.Area, e *entry, width int) (rows int) {
	why := frame.Wrap(e.Why, width)
	for y, line := range why[:min(len(why), 2)] {
		if y == 1 && len(why) > 2 {
			line = frame.CutWords(line+" "+why[2], width)
		}
		a.Text(v.layout.name.x, 1+y, line, whyStyle(e))
	}
	return len(why)
}

// inWide has everything.
func (v *view) inWide(a frame.Area, e *entry, name theme.Style) {
	l := &v.layout
	a.Text(l.name.x, 0, frame.Cut(e.Name, l.name.w-1), name)
	a.Text(l.block.x, 0, frame.Cut(e.Block, l.block.w-1), theme.Body)
	if e.read {
		v.week(a, e)
	}
	if v.why(a, e, l.week.end()-l.name.x) < 2 {
		beside := e.Gap()
		if len(e.Reasons) > 1 {
			beside = e.Reasons[1].Short
		}
		a.Text(l.name.x, 2, frame.CutWords(beside, l.week.end()-l.name.x), theme.Dim)
	}
	v.wave(a, e)
	v.oscillation(a, e)
	v.settled(a, e)
	v.felt(a, e)
	v.looked(a, e)
	v.next(a, e)
}

// blockOf says where in the plan someone is: "Specific 1, week 2 of 4".
func blockOf(r *squad.Row) string {
	if r.Weeks == 0 {
		return ""
	}
	return r.Block + ", week " + strconv.Itoa(r.Week) + " of " + strconv.Itoa(r.Weeks)
}

func whyStyle(e *entry) theme.Style {
	if e.Attention == squad.Fine || e.Attention == squad.Silent {
		return theme.Dim
	}
	return theme.Body
}

// week draws what was done of the week: "▬▬── 183/630".
func (v *view) week(a frame.Area, e *entry) {
	x := v.layout.week.x
	if e.Planned == 0 && e.Done == 0 {
		return
	}
	if v.layout.gauge > 0 {
		share := 1.0
		if e.Planned > 0 {
			share = e.Done / e.Planned
		}
		chart.Gauge(a, x, 0, v.layout.gauge, share, theme.Load)
		x += v.layout.gauge + 1
	}
	x = a.Int(x, 0, phrase.Figure(e.Done), theme.Text)
	if e.Planned > 0 {
		x = a.Text(x, 0, "/", theme.Dim)
		a.Int(x, 0, phrase.Figure(e.Planned), theme.Dim)
	}
}

// bands are the inks of O.
var bands = [...]theme.Style{oscillation.Low: theme.Alert, oscillation.Fair: theme.Stress, oscillation.Good: theme.Ebb}

// oscillation writes O, and its band under it where it is judged.
func (v *view) oscillation(a frame.Area, e *entry) {
	end := v.layout.o.end()
	if !e.read {
		return
	}
	if !e.Measured {
		a.Right(end, 0, "–", theme.Dim)
		return
	}
	st := theme.Dim
	if e.Judged {
		st = bands[e.Oscillation.Band()]
		a.Right(end, 1, e.Oscillation.Band().String(), st)
		st = st.Bold()
	}
	a.IntRight(end, 0, phrase.Figure(e.Oscillation.O), st)
}

// Days since a settled morning that are told in the inks of a warning.
const (
	longSince = 10
	farSince  = 21
)

func (v *view) settled(a frame.Area, e *entry) {
	if !e.Modelled {
		return
	}
	words, st := strconv.Itoa(e.Since)+" d ago", theme.Dim
	switch {
	case e.Since == 0:
		words, st = "today", theme.Ebb
	case e.Since > farSince:
		st = theme.Alert.Bold()
	case e.Since > longSince:
		st = theme.Stress
	}
	a.Right(v.layout.settled.end(), 0, words, st)
}

// felt writes the marks of the latest check-in, and under them how many days
// have gone without one.
func (v *view) felt(a frame.Area, e *entry) {
	x := v.layout.felt.x
	if !e.Asked {
		return
	}
	if e.Felt.Day == 0 {
		a.Text(x, 0, "–", theme.Dim)
	} else {
		mark(a, x, e.Felt.Legs)
		mark(a, x+2, e.Felt.Energy)
	}
	switch {
	case e.Felt.Day != 0 && e.Felt.Day == v.sc.Today:
		a.Text(x, 1, "today", theme.Ebb)
	case e.Felt.Day != 0 && e.Felt.Day == v.sc.Today-1:
		a.Text(x, 1, "yest.", theme.Dim)
	}
	if e.Missed > 0 {
		st := theme.Dim
		if e.Missed >= 4 {
			st = theme.Stress.Bold()
		}
		a.Text(x, 1, strconv.Itoa(e.Missed)+" d", st)
	}
}

// looked writes when the athlete came in last, of those who come in by a key.
func (v *view) looked(a frame.Area, e *entry) {
	words, st := v.lookedWords(e), theme.Dim
	if words == "" {
		return
	}
	if e.Looked == 0 {
		st = theme.Stress
	}
	a.Right(v.layout.felt.end()+1, 2, words, st)
}

// lookedWords says when the athlete came in last; "" for who comes in by no key.
func (v *view) lookedWords(e *entry) string {
	switch back := int(v.sc.Today - e.Looked); {
	case !e.Comes:
		return ""
	case e.Looked == 0:
		return "never looked"
	case back <= 0:
		return "looked today"
	case back == 1:
		return "looked yest."
	default:
		return "looked " + strconv.Itoa(back) + " d ago"
	}
}

// mark writes one mark, 1 to 5, or a dash for none.
func mark(a frame.Area, x, n int) {
	switch {
	case n == 0:
		a.Text(x, 0, "–", theme.Dim)
	case n <= 2:
		a.Int(x, 0, n, theme.Stress.Bold())
	default:
		a.Int(x, 0, n, theme.Dim)
	}
}

// leastNext is the width from which the name of an event says something.
const leastNext = 10

// closeBy is how many days before a race it is bold.
const closeBy = 21

// next writes how far the next event is, and its name under it.
func (v *view) next(a frame.Area, e *entry) {
	away := awayOf(e.Event)
	if away == "" {
		return
	}
	st := theme.Body
	if e.Event.Away <= closeBy {
		st = theme.Text.Bold()
	}
	x := v.layout.next.x
	if e.Event.Priority != plan.NoPriority {
		x = a.Text(x, 0, e.Event.Priority.String()+" ", theme.Accent)
	}
	a.Text(x, 0, away, st)
	if v.layout.next.w >= leastNext {
		a.Text(v.layout.next.x, 1, frame.Cut(e.Event.Name, v.layout.right-v.layout.next.x), theme.Dim)
	}
}

// awayOf says how far an event is: "46 d", "today"; "" for none.
func awayOf(e squad.Event) string {
	switch {
	case e.Name == "":
		return ""
	case e.Away == 0:
		return "today"
	case e.Away < 0:
		return "now"
	default:
		return strconv.Itoa(e.Away) + " d"
	}
}
