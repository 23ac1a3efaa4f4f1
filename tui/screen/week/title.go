package week

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/frame"
	"ebb/tui/panel"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// title says where one is, what day it is and how far the race is.
func (v *view) title(a frame.Area) {
	end := v.Countdown(a)
	left := a.Sub(0, 0, end-1, 1)
	x := left.Text(1, 0, "ebb", theme.Ebb.Bold()) + 1
	if a.W >= screen.BesideWidth {
		x = left.Text(x+1, 0, v.Scene.Athlete.Name, theme.Dim) + 1
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
		x = left.Text(x, 0, "› ", theme.Dim)
	} else {
		x = screen.BranchMark(left, x, 0, (left.W-x)/2, v.Scene)
	}
	week := "week of " + v.At.Start.Format("Mon 2 Jan")
	if x+frame.Width(v.Block.Name)+3+frame.Width(week) <= left.W {
		x = left.Text(x, 0, v.Block.Name, theme.Dim)
		x = left.Text(x, 0, " › ", theme.Dim)
	}
	left.Text(x, 0, frame.Cut(week, left.W-x), theme.Text.Bold())
}

// context says which week of the block and of the season this is, what is
// planned and done in it, and when it comes down.
func (v *view) context(a frame.Area) {
	week := v.Plan.Week(v.At)
	x := a.Text(0, 0, week.Kind.String()+" week ", theme.Body)
	x = a.Int(x, 0, v.At.Week+1, theme.Text.Bold())
	x = a.Text(x, 0, " of ", theme.Dim)
	x = a.Int(x, 0, len(v.Block.Weeks), theme.Dim)
	gap := func(columns int) bool { // before a part of so many columns
		if x+3+columns > a.W {
			return false
		}
		x = a.Text(x, 0, "   ", theme.Dim)
		return true
	}
	sum := v.Now.Week(v.At)
	done := v.written.done
	clock := phrase.Clock(int(sum.Seconds) / 60 * 60)
	if done > 0 && gap(18) {
		x = a.Text(x, 0, phrase.Clock(done/60*60), theme.Text.Bold())
		x = a.Text(x, 0, " of "+clock+" done", theme.Dim)
	} else if done == 0 && gap(8) {
		x = a.Text(x, 0, clock, theme.Text.Bold())
	}
	if gap(16) {
		x = a.Text(x, 0, "load ", theme.Dim)
		x = a.Int(x, 0, phrase.Figure(sum.Load), v.changed(sum.Load, v.loadBefore()))
		if sum.Target > 0 {
			x = a.Text(x, 0, " of ", theme.Dim)
			x = a.Int(x, 0, phrase.Figure(sum.Target), theme.Dim)
		}
		if diff := v.loadDiff(sum.Load); diff != 0 {
			x = a.Change(x+1, 0, diff, theme.Accent.Bold())
		}
	}
	if words := v.comesDown(); words != "" && gap(frame.Width(words)) {
		x = a.Text(x, 0, words, theme.Ebb)
	}
	at, of := v.ofSeason()
	if words := "week " + strconv.Itoa(at) + " of " + strconv.Itoa(of); gap(frame.Width(words)) {
		x = a.Text(x, 0, words, theme.Dim)
	}
	if len(week.Sessions) > 0 && gap(12) {
		if sum.Settled > 0 {
			x = a.Text(x, 0, "✓ "+strconv.Itoa(sum.Settled)+" settled", theme.Ebb)
		} else {
			x = a.Text(x, 0, "✗ low "+strconv.Itoa(phrase.Figure(sum.Lowest)), theme.Stress.Bold())
		}
	}
}

// loadBefore gives the week's load before the change on screen, and loadDiff
// what that change makes of it.
func (v *view) loadBefore() float64 {
	if v.Before == nil {
		return v.Now.Week(v.At).Load
	}
	p := v.Before.Plan()
	at, ok := p.FindWeek(v.Plan.Week(v.At).ID)
	if !ok {
		return 0
	}
	return v.Before.Week(at).Load
}

func (v *view) loadDiff(load float64) int { return phrase.Figure(load) - phrase.Figure(v.loadBefore()) }

// changed is accent where the change on screen makes another figure.
func (v *view) changed(now, before float64) theme.Style {
	if phrase.Figure(now) != phrase.Figure(before) {
		return theme.Accent.Bold()
	}
	return theme.Text.Bold()
}

// comesDown says when the next down week of the season starts.
func (v *view) comesDown() string {
	down, ok := v.nextDown()
	switch {
	case !ok:
		return ""
	case down-v.Scene.Today > 0 && down-v.Scene.Today <= calendar.Week:
		return "down week starts " + down.Format("Mon")
	default:
		return "down week " + down.Format("2 Jan")
	}
}

// nextDown gives the first day of the next down week of the season.
func (v *view) nextDown() (calendar.Day, bool) {
	for at := range v.Plan.Weeks() {
		if at.Season == v.At.Season && at.Start > v.At.Start && v.Plan.Week(at).Kind == plan.DownWeek {
			return at.Start, true
		}
	}
	return 0, false
}

// ofSeason gives the number of the week in its season, and of how many.
func (v *view) ofSeason() (at, of int) {
	for b := range v.Plan.Season(v.At).Blocks {
		weeks := len(v.Plan.Season(v.At).Blocks[b].Weeks)
		if b < v.At.Block {
			at += weeks
		}
		of += weeks
	}
	return at + v.At.Week + 1, of
}

// phoneTitle says what day it is, how far the race is, and which week this is.
func (v *view) phoneTitle(a frame.Area) {
	x := a.Text(0, 0, v.Scene.Today.Format("Mon 2 Jan"), theme.Text.Bold())
	if event, ok := v.Plan.NextEvent(v.Scene.Today, plan.A); ok {
		figure, rest := phrase.Until(event, v.Scene.Today)
		a.Right(a.W, 0, frame.Cut(figure+rest, a.W-x-2), theme.Dim)
	}
	week := v.Plan.Week(v.At)
	words := v.Block.Name + ", " + week.Kind.String() + " " + strconv.Itoa(v.At.Week+1) + " of " + strconv.Itoa(len(v.Block.Weeks))
	end := a.W
	if m, ok := v.Now.Block(v.At); ok && v.Before != nil {
		end = a.IntRight(a.W, 1, phrase.Figure(m.O), panel.BandStyle(m.Band(), v.Block.Phase.Judged()).Bold())
		end = a.Right(end, 1, "O ", theme.Dim) - 1
	}
	if down, ok := v.nextDown(); ok {
		end = a.Right(end, 1, "down "+down.Format("2 Jan"), theme.Ebb)
	}
	at := screen.BranchMark(a, 0, 1, (end-1)/2, v.Scene)
	a.Text(at, 1, frame.Cut(words, end-1-at), theme.Dim)
}
