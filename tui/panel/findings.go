package panel

import (
	"strconv"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/rules"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// mostTold is how many findings of the block are told in the panel; the screen
// of findings has them all.
const mostTold = 3

// signColumns are those before the words of a finding.
const signColumns = 3

// turn is what the change on screen does to a finding.
type turn uint8

const (
	stays turn = iota
	comes
	goes
)

// turnSigns stand before a finding that the change on screen brings or takes.
var turnSigns = [...]verdict.Sign{comes: {Words: "+", Style: theme.Accent.Bold()}, goes: {Words: "−", Style: theme.Accent.Bold()}}

// told gives the findings of the block, those that the change on screen brings
// first and those that it takes last.
func (v *drawing) told() (all []*rules.Finding, turns []turn) {
	add := func(some *verdict.Seen, other *verdict.Seen, span calendar.Span, t turn) {
		found := some.All()
		for i := range found {
			f := &found[i]
			if !span.Has(some.Day(f)) {
				continue
			}
			if t != stays || other != nil {
				if _, in := other.Find(f.Case); in == (t != stays) {
					continue
				}
			}
			all, turns = append(all, f), append(turns, t)
		}
	}
	if v.Before == nil || v.Were == nil || v.Found == nil {
		add(v.Found, nil, v.Span, stays)
		return all, turns
	}
	add(v.Found, v.Were, v.Span, comes)
	add(v.Found, v.Were, v.Span, stays)
	add(v.Were, v.Found, v.Span, goes)
	return all, turns
}

// findingsPage is what the rules find in the block: the gravest, in sentences.
func (v *drawing) findingsPage(a frame.Area) {
	if v.Found == nil { // it comes with the next frame
		return
	}
	all, turns := v.told()
	if len(all) == 0 {
		a.Text(0, 0, "The rules find nothing to stop at here.", theme.Dim)
		v.elsewhere(a, 2)
		return
	}
	y, n := 0, 0
	for ; n < len(all) && n < mostTold && y < a.H-1; n++ {
		y += v.finding(a.Sub(0, y, a.W, a.H-y-1), all[n], turns[n], a.H)
		y++
	}
	if more := len(all) - n; more > 0 {
		x := a.Text(0, min(y, a.H-1), strconv.Itoa(more)+" more in this block: ", theme.Dim)
		a.Text(x, min(y, a.H-1), "F", theme.Text.Bold())
		return
	}
	v.elsewhere(a, y)
}

// elsewhere says how many findings there are outside of the block.
func (v *drawing) elsewhere(a frame.Area, y int) {
	if n := len(v.Found.All()) - v.Found.Count(v.Span); n > 0 && y < a.H {
		x := a.Text(0, y, strconv.Itoa(n)+" in other blocks: ", theme.Dim)
		x = a.Text(x, y, "]", theme.Text.Bold())
		x = a.Text(x, y, " goes on, ", theme.Dim)
		x = a.Text(x, y, "F", theme.Text.Bold())
		a.Text(x, y, " lists", theme.Dim)
	}
}

// finding writes one finding in so many rows at most: its day and rule, then its
// sentence, then whether a key may put it right. It gives the rows it took.
func (v *drawing) finding(a frame.Area, f *rules.Finding, t turn, most int) int {
	seen := v.Found
	if t == goes {
		seen = v.Were
	}
	v.signs(a, 0, f, t)
	x := a.Text(signColumns, 0, seen.Day(f).Format("Mon 2 Jan"), theme.Text.Bold())
	a.Text(x+2, 0, frame.Cut(verdict.Title(f), a.W-x-2), theme.Dim)
	y := 1
	for _, line := range frame.Wrap(f.Says+".", a.W-signColumns) {
		if y >= min(a.H, most) {
			return y
		}
		a.Text(signColumns, y, line, inkOf(t))
		y++
	}
	if now, ok := v.Finding(v.Scene); t != goes && y < a.H && seen.Fixable(f) && ok && now.Case == f.Case { // the one that the key acts on
		x := a.Text(signColumns, y, "f", theme.Accent.Bold())
		a.Text(x+1, y, "fixes", theme.Dim)
		y++
	}
	return y
}

func inkOf(t turn) theme.Style {
	if t == goes {
		return theme.Dim
	}
	return theme.Body
}

// signs writes what stands before a finding.
func (v *drawing) signs(a frame.Area, y int, f *rules.Finding, t turn) {
	sign := verdict.SignOf(f.Severity)
	if t != stays {
		sign = turnSigns[t]
	}
	a.Text(0, y, sign.Words, sign.Style)
}

// A finding among others has two rows on average: its sentence, whole if there is
// room.
const (
	rowsOfFinding = 2
	mostWords     = 70 // columns: a sentence is read in short rows
)

// findingsPart is the gravest findings of the block below the wave: as many as
// fit whole, at most so many as the page tells, and how many more there are. The
// first is cut where it does not fit.
func (v *drawing) findingsPart(a frame.Area) {
	all, turns := v.told()
	y, n := 0, 0
	for ; n < len(all) && n < mostTold; n++ {
		f, rest := all[n], a.H-y
		if n+1 < len(all) { // which are counted
			rest--
		}
		width := a.W - signColumns
		if turns[n] != goes && v.Found.Fixable(f) {
			width -= 2
		}
		lines := frame.Wrap(f.Says, width)
		if n == 0 && len(lines) == rest+1 && rest < a.H && frame.Width(lines[rest])+2+len(moreWords(len(all)-1)) <= width { // beside its last words
			rest++
		}
		if len(lines) > rest {
			if n > 0 || rest < 1 {
				break
			}
			lines[rest-1] = frame.CutWords(strings.Join(lines[rest-1:], " "), width)
			lines = lines[:rest]
		}
		v.signs(a, y, f, turns[n])
		if width+signColumns < a.W {
			a.Text(a.W-1, y, "f", theme.Accent.Bold())
		}
		for _, line := range lines {
			a.Text(signColumns, y, line, inkOf(turns[n]))
			y++
		}
	}
	switch more := len(all) - n; {
	case more == 0:
	case y < a.H:
		a.Text(0, y, moreWords(more), theme.Dim)
	default:
		a.Right(a.W, a.H-1, moreWords(more), theme.Dim)
	}
}

// moreWords says how many more there are.
func moreWords(n int) string { return strconv.Itoa(n) + " more: F" }

// phoneFindings says in three rows how many there are and the gravest.
func (v *drawing) phoneFindings(a frame.Area) {
	all, _ := v.told()
	switch {
	case v.Found == nil:
	case len(all) == 0:
		a.Text(0, 0, "nothing to stop at in this block", theme.Dim)
		if n := len(v.Found.All()); n > 0 {
			a.Text(0, 1, phrase.Counted(n, "finding")+" elsewhere: F", theme.Dim)
		}
	default:
		v.findingsPart(a.Sub(0, 0, a.W, 3))
	}
}
