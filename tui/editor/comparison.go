package editor

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/ways"
	"ebb/tui/frame"
	"ebb/tui/frame/chart"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Page draws what lies over the whole screen while a change of length is looked
// at: every way to do it, side by side, what it does week by week, and the wave
// before and after. ok is false when there is no such page.
func (s *Editor) Page(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) (caret screen.Caret, ok bool) {
	if offer, is := s.draft.(*proposal); is && !offer.plain && a.W >= screen.LeastWidth && a.H >= screen.LeastHeight {
		return offer.page(a), true
	}
	if f, is := s.draft.(*form); is && a.W >= screen.PhoneWidth && a.H >= screen.PhoneHeight && !sheetFits(a.W, a.H) {
		v, _ := s.View(nil, nil, sc, status, washes)
		return f.page(a, &v), true
	}
	r, ok := s.draft.(*reshape)
	if !ok || r.plain || r.err != nil || len(r.all.Ways) == 0 || a.W < screen.PhoneWidth || a.H < screen.PhoneHeight {
		return caret, false
	}
	p := page{reshape: r, editor: s, sc: sc, now: sc.Outlook, colours: washes, status: status}
	return p.draw(a), true
}

// page is one drawing of a comparison.
type page struct {
	*reshape
	editor  *Editor
	sc      *screen.Scene
	now     *outlook.Outlook
	colours bool
	status  screen.Status
}

// draw lays the parts out from top to bottom: title, ways, weeks, wave, keys.
func (p *page) draw(a frame.Area) screen.Caret {
	a.Fill(0, 0, a.W, a.H, ' ', theme.Default)
	p.heading(a.Sub(0, 0, a.W, 1))
	a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	table := 2 + len(p.all.Ways)
	caret := p.table(a.Sub(0, 2, a.W, table), 2)
	y := 2 + table
	a.HLine(0, y, a.W, theme.Line, theme.Rule)
	foot := a.H - 3
	if a.W < screen.NarrowWidth {
		foot = a.H - 2
	}
	waveRows := 0
	if rest := foot - y - 1; rest >= 22 && a.W >= screen.BesideWidth {
		waveRows = min(rest-9, 13)
	}
	p.list(a.Sub(0, y+1, a.W, foot-y-1-waveRows))
	if waveRows > 0 {
		at := foot - waveRows
		a.HLine(0, at, a.W, theme.Line, theme.Rule)
		p.wave(a.Sub(0, at+1, a.W, waveRows-1))
	}
	a.HLine(0, foot, a.W, theme.Line, theme.Rule)
	p.footer(a.Sub(1, foot+1, a.W-2, a.H-foot-1))
	return caret
}

func (p *page) heading(a frame.Area) {
	title := p.title(p.editor, p.sc, p.weeks())
	if a.W < screen.BelowWidth {
		a.Text(0, 0, frame.Cut(title, a.W), theme.Text.Bold())
		return
	}
	right := a.Right(a.W-1, 0, "preview, nothing stored yet", theme.Dim)
	x := a.Text(1, 0, "ebb", theme.Ebb.Bold()) + 2
	x = a.Text(x, 0, p.sc.Athlete.Name, theme.Dim)
	x = a.Text(x, 0, " › ", theme.Dim)
	a.Text(x, 0, frame.Cut(title, right-x-1), theme.Text.Bold())
}

func (p *page) weeks() int { return p.reshape.weeks }

// column is a figure that the ways are compared by.
type column struct {
	head  string
	width int
	of    func(f ways.Figures) string
	worse func(f, now ways.Figures) bool // breaks what it should be
}

// columns are the figures, those that matter most first.
func (p *page) columns(width int) []column {
	all := []column{
		{"O", 4, func(f ways.Figures) string {
			if !f.HasO {
				return "–"
			}
			return strconv.Itoa(phrase.Figure(f.O.O))
		}, nil},
	}
	if p.all.Now.HasRace {
		all = append(all,
			column{"race form", 11, func(f ways.Figures) string { return phrase.Signed(f.Form) }, formOff},
			column{"fitness", 9, func(f ways.Figures) string { return strconv.Itoa(phrase.Figure(f.Fitness)) }, nil})
	}
	all = append(all,
		column{"unsettled", 11, func(f ways.Figures) string { return strconv.Itoa(f.Unsettled) + " d" }, longUnsettled},
		column{"longest", 9, func(f ways.Figures) string { return phrase.Clock(int(f.Longest) / 60 * 60) }, nil})
	for _, i := range p.rarest() {
		tag := p.all.Now.Demands[i].Tag
		all = append(all, column{tag, max(7, len(tag)+2), func(f ways.Figures) string { return strconv.Itoa(f.Demands[i].Times) },
			func(f, now ways.Figures) bool { return f.Demands[i].Times < now.Demands[i].Times }})
	}
	all = append(all, column{"b2b", 5, func(f ways.Figures) string { return strconv.Itoa(f.BackToBacks) }, nil})
	fit, used := all[:0:0], 0
	for _, c := range all {
		if used += c.width; used > width {
			break
		}
		fit = append(fit, c)
	}
	return fit
}

// rarest gives the two demands of the race that are rehearsed least, by their
// indices and in the race's order.
func (p *page) rarest() []int {
	demands := p.all.Now.Demands
	order := make([]int, len(demands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return demands[a].Times - demands[b].Times })
	order = order[:min(2, len(order))]
	slices.Sort(order)
	return order
}

// Form that an A race should meet, and the longest run of unsettled days that
// is left without a word.
const (
	leastForm, mostForm = 10, 25
	mostUnsettled       = 12
)

func formOff(f, _ ways.Figures) bool       { return f.Form < leastForm || f.Form > mostForm }
func longUnsettled(f, _ ways.Figures) bool { return f.Unsettled > mostUnsettled }

// table draws the ways as rows with the same figures, so that a choice is a
// comparison.
func (p *page) table(a frame.Area, top int) (caret screen.Caret) {
	words := 12
	columns := p.columns(a.W - words - 2)
	used := 0
	for _, c := range columns {
		used += c.width
	}
	if room := a.W - used - 2; room > words {
		words = min(room, 100)
	}
	a.Text(2, 0, "what gives way", theme.Dim)
	x := words + 2
	for _, c := range columns {
		x += c.width
		a.Right(x, 0, c.head, theme.Dim)
	}
	p.figures(a, 1, words, columns, p.all.Now)
	a.Text(2, 1, "now", theme.Dim)
	if words > 20 {
		a.Text(11, 1, frame.Cut("as it stands", words-10), theme.Dim)
	}
	for i := range p.all.Ways {
		y, way := 2+i, &p.all.Ways[i]
		st := theme.Body
		if way.Gives == p.gives() {
			way, st = &p.way, theme.Text.Bold()
			a.Wash(0, y, a.W, 1, theme.Sel)
			a.Rune(0, y, theme.Cursor, theme.Accent.On(theme.Sel))
			caret = screen.Caret{X: 0, Y: top + y}
		}
		a.Text(2, y, way.Gives.String(), st)
		switch {
		case way.Err != nil:
			a.Text(11, y, frame.Cut(way.Err.Error(), a.W-12), theme.Dim)
			continue
		case way.Known != ways.Measured: // they come with the next frame
			p.unknown(a, y, words, columns)
			continue
		}
		if words > 20 {
			a.Text(11, y, frame.Cut(p.wordsOf(way), words-10), st)
		}
		p.figures(a, y, words, columns, way.Figures)
	}
	return caret
}

func (p *page) gives() edit.Gives { return p.reshape.gives }

// wordsOf says what moves, and what a push takes from its race.
func (p *page) wordsOf(way *ways.Way) string {
	if len(way.Parted) > 0 {
		return fmt.Sprintf("later weeks %+d d; a taper leaves its race", way.Parted[0].Days)
	}
	return way.Words
}

func (p *page) figures(a frame.Area, y, words int, columns []column, f ways.Figures) {
	x := words + 2
	for i, c := range columns {
		x += c.width
		st := theme.Body
		switch {
		case c.worse != nil && c.worse(f, p.all.Now):
			st = theme.Stress
		case i == 0:
			st = theme.Text.Bold()
		}
		a.Right(x, y, c.of(f), st)
	}
}

// unknown stands where the figures of a way will.
func (p *page) unknown(a frame.Area, y, words int, columns []column) {
	x := words + 2
	for _, c := range columns {
		x += c.width
		a.Right(x, y, "·", theme.Dim)
	}
}

// list writes the weeks before and after, those that change first in view.
func (p *page) list(a frame.Area) {
	if a.H < 2 {
		return
	}
	narrow := a.W < screen.BelowWidth
	half := sideWide
	if a.W < screen.BesideWidth {
		half = sideNarrow
	}
	said := p.candidate(a.W - 3)
	rows := p.shownRows(narrow)
	if most := max(1, a.H-2-len(rows)); len(said) > most {
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
		p.side(line.Sub(11, 0, half-1, 1), &r.Before, top, block, theme.Dim)
		if p.undecided() {
			continue
		}
		st := theme.Dim
		if r.Change != ways.Same {
			st = theme.Text
		}
		p.side(line.Sub(11+half, 0, half-1, 1), &r.After, top, block, st)
		line.Text(11+2*half, 0, frame.Cut(p.wordsOfRow(&r), a.W-11-2*half), changeStyle(&r))
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
	a.Text(x+1, 0, frame.Cut(words, a.W-x-1), changeStyle(r))
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
	sideWide   = 34
	sideNarrow = 23
)

// side is a week before or after: what it is, its load as a bar and a figure.
func (p *page) side(a frame.Area, s *ways.Side, top float64, block [16]byte, st theme.Style) {
	if s.Week.IsZero() {
		return
	}
	name := s.Name
	if s.Block != block && s.In != "" && strings.ContainsAny(name, "0123456789") {
		name = s.In + ", " + name
	}
	const figures, gap = 4, 1
	bar := min(7, (a.W-figures)/4)
	a.Text(0, 0, frame.Cut(name, a.W-figures-bar-2*gap), st)
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

// footer says in figures what the way does, and the keys.
func (p *page) footer(a frame.Area) {
	keysRow := a.H - 1
	defer func() { a.Right(a.W, keysRow, p.reader.Pending(), theme.Accent.Bold()) }()
	if a.H >= 2 {
		if p.way.Err != nil {
			a.Text(0, 0, frame.Cut(p.way.Err.Error(), a.W), theme.Alert)
		} else if p.way.Known == ways.Measured {
			a.Text(0, 0, frame.Cut(p.summary(), a.W), theme.Body)
		}
	}
	if p.status.Says != "" {
		st := theme.Text
		if p.status.Fault {
			st = theme.Alert
		}
		a.Text(0, keysRow, frame.Cut(p.status.Says, a.W), st)
		return
	}
	switch {
	case p.way.Err != nil:
		Pairs(a, keysRow, "o", "next way", "esc", "leave as it was")
		return
	case a.W < screen.NarrowWidth:
		Pairs(a, keysRow, "enter", "do it", "esc", "leave", "o", "next way")
		return
	}
	sideways := "another week gives"
	if p.lengths {
		sideways = "longer, shorter"
	}
	Pairs(a, keysRow, "enter", "do it", "esc", "leave as it was", "o", "next way", "h l", sideways, "+ −", "more, fewer", "tab", "calendar")
}

// summary says what changes: "O 90 → 99, race form +18 → +16".
func (p *page) summary() string {
	now, after := p.all.Now, p.way.Figures
	var parts []string
	if p.reshape.says != "" {
		parts = append(parts, p.reshape.says)
	}
	add := func(word, was, is string) {
		if was != is {
			parts = append(parts, word+" "+was+" → "+is)
		}
	}
	if now.HasO && after.HasO {
		add("O", strconv.Itoa(phrase.Figure(now.O.O)), strconv.Itoa(phrase.Figure(after.O.O)))
	}
	add("longest without coming down", strconv.Itoa(now.Unsettled), fmt.Sprintf("%d d", after.Unsettled))
	if now.HasRace {
		add("race form", phrase.Signed(now.Form), phrase.Signed(after.Form))
		add("fitness on the day", strconv.Itoa(phrase.Figure(now.Fitness)), strconv.Itoa(phrase.Figure(after.Fitness)))
	}
	if n := len(p.way.Result.Hops); n > 0 {
		parts = append(parts, phrase.Counted(n, "session")+" over the edge of the week")
	}
	if n := len(p.way.Result.Dropped); n > 0 {
		parts = append(parts, phrase.Counted(n, "session")+" dropped")
	}
	return strings.Join(parts, "   ")
}
