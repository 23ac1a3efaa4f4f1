package panel

import (
	"strconv"

	"ebb/plan"
	"ebb/plan/coverage"
	"ebb/plan/outlook"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/theme"
)

// covered is a cover with what it was made of, kept between frames.
type covered struct {
	of      *outlook.Outlook
	records int
	event   plan.ID
	cover   coverage.Cover
	ok      bool
}

// cover gives the cover of the event that the cursor's day leads to; in one of
// two places it is kept.
func (v *drawing) cover(of *outlook.Outlook, kept *covered) *covered {
	p := of.Plan()
	e, ok := coverage.Leads(p, v.Cursor)
	key := covered{of: of, records: len(v.Scene.Records), ok: ok}
	if ok {
		key.event = e.ID
	}
	if kept.of == key.of && kept.records == key.records && kept.event == key.event {
		return kept
	}
	*kept = key
	if ok {
		kept.cover = coverage.BookOf(coverage.Input{Plan: p, Athlete: v.Scene.Athlete, Records: v.Scene.Records, Today: v.Scene.Today}).Of(e)
	}
	return kept
}

// DemandSigns mark how a demand stands, by its status.
var DemandSigns = [...]struct {
	Sign  rune
	Style theme.Style
}{
	coverage.Missing: {'!', theme.Alert.Bold()}, coverage.Short: {'!', theme.Alert.Bold()}, coverage.Late: {'!', theme.Alert.Bold()},
	coverage.TooMuch: {'+', theme.Stress.Bold()}, coverage.Plenty: {'+', theme.Stress}, coverage.Planned: {theme.Dot, theme.Ebb}, coverage.Covered: {theme.Check, theme.Ebb},
}

// coveragePage is what the next event asks for, how near its best rehearsal
// comes, and what this block adds.
func (v *drawing) coveragePage(a frame.Area) {
	now := v.cover(v.Now, &v.covers[0])
	if !now.ok {
		a.Text(0, 0, frame.Cut("No A or B event is planned.", a.W), theme.Dim)
		return
	}
	c := &now.cover
	figure, _ := phrase.Until(*c.Event, v.Scene.Today)
	end := a.Right(a.W, 0, figure, theme.Dim)
	a.Text(0, 0, frame.Cut(c.Event.Name, end-1), theme.Text.Bold())
	if len(c.Demands) == 0 {
		a.Text(0, 2, frame.Cut("It asks for nothing that can be rehearsed.", a.W), theme.Dim)
		return
	}
	var was *coverage.Cover
	if v.Before != nil {
		if before := v.cover(v.Before, &v.covers[1]); before.ok && before.event == now.event {
			was = &before.cover
		}
	}
	wide := min(a.W, Columns)
	best, have, here := wide-18, wide-10, wide
	a.Right(best, 1, "best", theme.Dim)
	a.Text(have-6, 1, "have", theme.Dim)
	a.Right(here, 1, "in block", theme.Dim)
	y := 2
	for i := range c.Demands {
		if y >= a.H {
			return
		}
		d := &c.Demands[i]
		v.demand(a.Sub(0, y, wide, 1), d, before(was, d.Name), best, have)
		y++
	}
	if lines := frame.Wrap("In block: how many of its sessions count. :coverage has the rest.", a.W); y+1+len(lines) <= a.H {
		for n, line := range lines {
			a.Text(0, y+1+n, line, theme.Dim)
		}
	}
}

// before finds a demand as it was; nil where nothing is being changed.
func before(was *coverage.Cover, name string) *coverage.Demand {
	if was == nil {
		return nil
	}
	for i := range was.Demands {
		if was.Demands[i].Name == name {
			return &was.Demands[i]
		}
	}
	return nil
}

// demand draws one row; what the change on screen makes of it is marked.
func (v *drawing) demand(a frame.Area, d, was *coverage.Demand, best, have int) {
	sign := DemandSigns[d.State]
	a.Rune(0, 0, sign.Sign, sign.Style)
	name, figure := theme.Body, theme.Body
	if d.State.Lacks() {
		name = theme.Text.Bold()
	}
	if was != nil && coverage.Percent(was.Best.Share) != coverage.Percent(d.Best.Share) {
		figure = theme.Accent.Bold()
	}
	a.Text(2, 0, frame.Cut(d.Name, best-8), name)
	a.Right(best, 0, strconv.Itoa(coverage.Percent(d.Best.Share))+" %", figure)
	number := theme.Body
	if was != nil && was.Have != d.Have {
		number = theme.Accent.Bold()
	}
	a.IntRight(have-4, 0, d.Have, number)
	a.Text(have-4, 0, " of "+strconv.Itoa(d.Want), theme.Dim)
	in := d.In(v.Span)
	switch {
	case in.Count > 0:
		a.Right(a.W, 0, "+"+strconv.Itoa(in.Count), theme.Ebb)
	case in.Share > 0:
		a.Right(a.W, 0, strconv.Itoa(coverage.Percent(in.Share))+" %", theme.Dim)
	default:
		a.Right(a.W, 0, "–", theme.Dim)
	}
}

// phoneCoverage says in three rows how the next event is rehearsed and what
// lacks most.
func (v *drawing) phoneCoverage(a frame.Area) {
	now := v.cover(v.Now, &v.covers[0])
	if !now.ok {
		a.Text(0, 0, frame.Cut("no A or B event is planned", a.W), theme.Dim)
		return
	}
	c, lacks := &now.cover, 0
	for i := range c.Demands {
		if c.Demands[i].State.Lacks() {
			lacks++
		}
	}
	words := phrase.Counted(len(c.Demands), "demand") + ", " + strconv.Itoa(lacks) + " not yet rehearsed"
	a.Text(0, 0, frame.Cut(c.Event.Name, a.W), theme.Text.Bold())
	a.Text(0, 1, frame.Cut(words, a.W), theme.Dim)
	if lacks > 0 {
		d := &c.Demands[0]
		a.Text(0, 2, frame.Cut("! "+d.Name+": "+d.Wants(v.Scene.Today), a.W), theme.Body)
	}
}
