package editor

import (
	"strings"

	"ebb/plan/edit"
	"ebb/plan/ways"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// list writes the weeks before and after, those that change first in view.
func (p *page) list(a frame.Area) {
	if a.H < 2 {
		return
	}
	narrow := a.W < screen.BelowWidth
	half, gap := sideWide, 3
	if a.W < screen.BesideWidth {
		half, gap = sideNarrow, 1
	}
	said := p.candidate(a.W - 3)
	rows := p.shownRows(narrow)
	if most := max(1, a.H-1-len(rows)); len(said) > most {
		said = said[:most]
	}
	last := a.H - len(said)
	if p.undecided() && !narrow {
		last = max(1, last-2) // for who gives
	}
	for i, words := range said {
		p.candidateLine(a.Sub(2, last+i, a.W-3, 1), words, i)
	}
	a.Text(2, 0, "week of", theme.Dim)
	if !narrow {
		a.Text(11, 0, "before", theme.Dim)
		a.Text(11+half, 0, "after", theme.Dim)
	}
	fit := last - 1
	p.scroll = max(0, min(p.scroll, len(rows)-fit))
	var block [16]byte
	if len(rows) > 0 {
		block = p.reshape.list.Row(rows[0]).Before.Block
	}
	top := max(1, p.reshape.list.Most)
	for i := 0; i < fit && p.scroll+i < len(rows); i++ {
		r := p.reshape.list.Row(rows[p.scroll+i])
		line := a.Sub(0, 1+i, a.W, 1)
		line.Text(2, 0, r.Start.Format("2 Jan"), theme.Dim)
		if narrow {
			p.narrowRow(line, &r)
			continue
		}
		p.side(line.Sub(11, 0, half-gap, 1), &r.Before, top, block, theme.Dim)
		if p.undecided() {
			continue
		}
		st := theme.Dim
		if r.Change != ways.Same {
			st = theme.Text
		}
		p.side(line.Sub(11+half, 0, half-gap, 1), &r.After, top, block, st)
		line.Text(11+2*half, 0, partsThatFit(p.wordsOfRow(&r), a.W-11-2*half), changeStyle(&r))
	}
}

// shownRows lists the rows; where there is little room without the weeks that
// stay.
func (p *page) shownRows(narrow bool) []int {
	rows := make([]int, 0, p.reshape.list.Len())
	for i := range p.reshape.list.Len() {
		if !narrow || !p.reshape.list.Stays(i) {
			rows = append(rows, i)
		}
	}
	return rows
}

func (p *page) narrowRow(a frame.Area, r *ways.Row) {
	words := p.wordsOfRow(r)
	name := r.After.Name
	if name == "" {
		name = r.Before.Name
	}
	x := a.Text(9, 0, name, theme.Body)
	a.Text(x+1, 0, partsThatFit(words, a.W-x-1), changeStyle(r))
}

// partsThatFit gives the parts of a row's words that fit in w columns: "+ new:
// 5h19, easy, hills 50m" loses its end part by part.
func partsThatFit(words string, w int) string {
	for rest := words; frame.Width(rest) > w; {
		cut := max(strings.LastIndex(rest, ", "), strings.LastIndex(rest, "  "))
		if cut <= 0 {
			return frame.Cut(words, w)
		}
		rest = rest[:cut]
		if frame.Width(rest) <= w {
			return rest
		}
	}
	return words
}

// wordsOfRow says what becomes of a week. Who gives under Absorb has a line of
// its own below.
func (p *page) wordsOfRow(r *ways.Row) string {
	switch {
	case r.Gone == "" || r.Words != "" && p.gives() == edit.Absorb:
		return r.Words
	default:
		return strings.TrimSpace(r.Words + "  " + r.Gone)
	}
}

func changeStyle(r *ways.Row) theme.Style {
	switch {
	case r.Gone != "" && r.Words == "":
		return theme.Alert
	case r.Change == ways.Added:
		return theme.Accent.Bold()
	default:
		return theme.Body
	}
}

// Columns of a week before or after, its gap included.
const (
	sideWide   = 35
	sideNarrow = 23
)

// side is a week before or after: what it is, its load as a bar and a figure.
func (p *page) side(a frame.Area, s *ways.Side, top float64, block [16]byte, st theme.Style) {
	if s.Week.IsZero() {
		return
	}
	const figures, gap = 4, 1
	bar := min(6, (a.W-figures)/4)
	room := a.W - figures - bar - 2*gap
	name := s.Name
	if s.Block != block && s.In != "" && strings.ContainsAny(name, "0123456789") {
		if name = s.In + ", " + name; frame.Width(name) > room { // which block tells more
			name = s.In
		}
	}
	a.Text(0, 0, frame.Cut(name, room), st)
	ink := theme.Load
	if s.Kind != 0 {
		ink = theme.Pool
	}
	chart.Bar(a, a.W-figures-gap-bar, 0, bar, s.Load/top, ink)
	a.IntRight(a.W, 0, phrase.Figure(s.Load), st)
}

// candidate says who gives under Absorb and what it costs, then which other
// could and at what price, in lines of a width; none when nobody is chosen.
func (p *page) candidate(width int) []string {
	if len(p.way.Parted) > 0 {
		return frame.Wrap(phrase.Capital(p.way.Parted[0].String()), width-2)
	}
	if p.gives() != edit.Absorb || len(p.all.Others) == 0 {
		return nil
	}
	i := min(p.reshape.other, len(p.all.Others)-1)
	chosen := p.all.Others[i]
	words := chosen.Name + " gives"
	if chosen.Words != "" {
		words += ", at the cost of " + chosen.Words
	}
	if len(p.all.Others) > 1 {
		next := p.all.Others[(i+1)%len(p.all.Others)]
		key := "w b"
		if !p.lengths {
			key = "h l"
		}
		other := key + " another: " + next.Name
		if next.Words != "" {
			other += " would cost " + next.Words
		}
		if both := words + "   " + other; frame.Width(both) <= width-2 {
			return []string{both}
		}
		return append(frame.Wrap(words, width-2), frame.Wrap(other, width-2)...)
	}
	return frame.Wrap(words, width-2)
}

// candidateLine draws a line of it.
func (p *page) candidateLine(a frame.Area, words string, i int) {
	if sign := "− "; i == 0 {
		if len(p.way.Parted) > 0 {
			sign = "! "
		}
		a.Text(0, 0, sign, theme.Alert)
	}
	a.Text(2, 0, words, theme.Text)
}
