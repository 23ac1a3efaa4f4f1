package editor

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/sorting"
	"ebb/plan/ways"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// Page draws what lies over the whole screen while a change of length is looked
// at: every way to do it, side by side, what it does week by week, and the wave
// before and after. ok is false when there is no such page.
func (s *Editor) Page(a frame.Area, sc *screen.Scene, status screen.Status, washes bool) (caret screen.Caret, ok bool) {
	offer, is := s.draft.(*proposal)
	if fixes, too := s.draft.(*fixing); too {
		offer, is = &fixes.list, true
	}
	if is && !offer.plain && a.W >= screen.LeastWidth && a.H >= screen.LeastHeight {
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
	p.heading(a.Sub(0, 0, a.W, 1))
	a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	table := 2 + len(p.all.Ways)
	caret := p.table(a.Sub(0, 2, a.W, table), 2)
	y := 2 + table
	a.HLine(0, y, a.W, theme.Line, theme.Rule)
	p.wordsOnRule(a.Sub(0, y, a.W, 1))
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
	words := "preview, nothing stored yet"
	if used := frame.Width(p.sc.Athlete.Name) + frame.Width(title) + 11; used+len(words) > a.W {
		words = "preview"
	}
	right := a.Right(a.W-1, 0, words, theme.Accent)
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
	sorting.By(order, func(a, b int) int { return demands[a].Times - demands[b].Times })
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

// leastWords is the room that a way's words need beside its figures; with less
// the words of the one that is chosen stand on the rule under the table.
const leastWords = 34

// room gives the columns of the figures, and how many are left for the name of a
// way and its words.
func (p *page) room(width int) (words int, columns []column) {
	words = 12
	if width >= screen.BesideWidth {
		width-- // the margin
	}
	columns = p.columns(width - words - 2)
	used := 0
	for _, c := range columns {
		used += c.width
	}
	if left := width - used - 2; left > words {
		words = min(left, 100)
	}
	return words, columns
}

// wordsOnRule says on a rule what moves when the way is taken, where there is no
// room for it in the table.
func (p *page) wordsOnRule(a frame.Area) {
	says := p.wordsOf(&p.way)
	if words, _ := p.room(a.W); words > leastWords || says == "" {
		return
	}
	a.Text(1, 0, " "+frame.CutWords(says, a.W-4)+" ", theme.Body)
}

// table draws the ways as rows with the same figures, so that a choice is a
// comparison.
func (p *page) table(a frame.Area, top int) (caret screen.Caret) {
	words, columns := p.room(a.W)
	a.Text(2, 0, "what gives way", theme.Dim)
	x := words + 2
	for _, c := range columns {
		x += c.width
		a.Right(x, 0, c.head, theme.Dim)
	}
	p.figures(a, 1, words, columns, p.all.Now)
	a.Text(2, 1, "now", theme.Dim)
	if words > leastWords {
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
			a.Text(11, y, refusal(way.Err, a.W-12), theme.Dim)
			continue
		case way.Known != ways.Measured: // they come with the next frame
			p.unknown(a, y, words, columns)
			continue
		}
		if words > leastWords {
			a.Text(11, y, frame.Cut(p.wordsOf(way), words-10), st)
		}
		p.figures(a, y, words, columns, way.Figures)
	}
	return caret
}

// refusal says why a way can't be done, in few words where all do not fit.
func refusal(err error, width int) string {
	says := err.Error()
	if short, ok := errors.AsType[interface {
		error
		Short() string
	}](err); ok && frame.Width(says) > width {
		says = short.Short()
	}
	return frame.CutWords(says, width)
}

func (p *page) gives() edit.Gives { return p.reshape.gives }

// wordsOf says what moves, and what a push takes from its race.
func (p *page) wordsOf(way *ways.Way) string {
	if len(way.Parted) > 0 {
		what := "a taper"
		if way.Parted[0].Kind == plan.RaceWeek {
			what = "a race week"
		}
		return fmt.Sprintf("later weeks %+d d; %s leaves its race", way.Parted[0].Days, what)
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

// footer says in figures what the way does, and the keys.
func (p *page) footer(a frame.Area) {
	keysRow := a.H - 1
	defer func() { a.Right(a.W, keysRow, p.reader.Pending(), theme.Accent.Bold()) }()
	if a.H >= 2 {
		if p.way.Err != nil {
			a.Text(0, 0, refusal(p.way.Err, a.W), theme.Alert)
		} else if p.way.Known == ways.Measured {
			a.Text(0, 0, p.summary(a.W), theme.Body)
		}
	}
	if p.status.Says != "" {
		a.Text(0, keysRow, frame.CutWords(p.status.Says, a.W), p.status.Ink())
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
	sideways := "fewer, more"
	switch {
	case p.lengths:
		sideways = "longer, shorter"
	case p.gives() == edit.Absorb:
		sideways = "another week gives"
	}
	Pairs(a, keysRow, "enter", "do it", "esc", "leave as it was", "o", "next way", "h l", sideways, "+ −", "more, fewer", "tab", "calendar")
}

// summary says what changes, as much of it as fits: "O 90 → 99   race form +18 →
// +16".
func (p *page) summary(width int) string {
	now, after := p.all.Now, p.way.Figures
	var parts []string
	if p.reshape.says != "" {
		parts = append(parts, p.reshape.says)
	}
	add := func(word, was, is, unit string) {
		if was != is {
			parts = append(parts, word+" "+was+" → "+is+unit)
		}
	}
	if now.HasO && after.HasO {
		add("O", strconv.Itoa(phrase.Figure(now.O.O)), strconv.Itoa(phrase.Figure(after.O.O)), "")
	}
	add("longest without coming down", strconv.Itoa(now.Unsettled), strconv.Itoa(after.Unsettled), " d")
	if now.HasRace {
		add("race form", phrase.Signed(now.Form), phrase.Signed(after.Form), "")
		add("fitness on the day", strconv.Itoa(phrase.Figure(now.Fitness)), strconv.Itoa(phrase.Figure(after.Fitness)), "")
	}
	if n := len(p.way.Result.Hops); n > 0 {
		parts = append(parts, phrase.Counted(n, "session")+" over the edge of the week")
	}
	if n := len(p.way.Result.Dropped); n > 0 {
		parts = append(parts, phrase.Counted(n, "session")+" dropped")
	}
	const between = "   "
	said := ""
	for _, part := range parts {
		if said != "" && frame.Width(said+between+part) > width {
			continue
		}
		said = strings.TrimPrefix(said+between+part, between)
	}
	return frame.Cut(said, width)
}
