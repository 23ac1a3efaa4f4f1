package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/store"
)

// naive draws the block screen as programs usually do: each cell a string with
// a style, joined into rows, columns and panels. It is what our own grid of
// cells is measured against, and says what it says: the same calendar, wave,
// strips and footer of the same season.
type naive struct {
	w, h    int
	plan    plan.Plan
	athlete *plan.Athlete
	says    *outlook.Outlook
	cursor  calendar.Day
}

// The looks of the block screen.
var (
	ink    = func(colour string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(colour)) }
	strong = ink("#f0eee8").Bold(true)
	body   = ink("#c2c6ce")
	dim    = ink("#9299a6")
	rule   = ink("#3d434f")
	settle = ink("#62c4e6")
	stress = ink("#f5a95c").Bold(true)
	peak   = ink("#f5a95c")
	core   = ink("#9a6833")
	bar    = ink("#9aa1ad")
	chosen = lipgloss.NewStyle().Background(lipgloss.Color("#2d3040"))
)

// BenchmarkNaive is what BenchmarkMove does, drawn with styled strings.
func BenchmarkNaive(b *testing.B) {
	for _, size := range sizes {
		o := opened{w: size.w, h: size.h}
		b.Run(o.name(), func(b *testing.B) {
			screen := sameScreen(b, o.w, o.h)
			b.ReportAllocs()
			b.ResetTimer()
			for n := 0; b.Loop(); n++ {
				screen.cursor = today + calendar.Day(n%2)
				drawn.Content = screen.View()
			}
		})
	}
}

// A yardstick that draws much less than the program, or much more, measures
// nothing.
func TestTheYardstickDrawsAsMuchAsTheProgram(t *testing.T) {
	for _, size := range sizes {
		o := opened{w: size.w, h: size.h}
		t.Run(o.name(), func(t *testing.T) {
			desk, athlete := decade(t)
			o.app = open(t, desk, athlete)
			o.resize()
			ours, theirs := inked(drawn.Content), inked(sameScreen(t, o.w, o.h).View())
			if theirs < ours*8/10 || theirs > ours*12/10 {
				t.Errorf("the yardstick draws %d cells that are not blank, the program %d: want as many, give or take a fifth", theirs, ours)
			}
		})
	}
}

// inked counts the cells that are not blank.
func inked(content string) (cells int) {
	for _, r := range ansi.Strip(content) {
		if r > ' ' {
			cells++
		}
	}
	return cells
}

// sameScreen is the screen of the program that the benchmarks open.
func sameScreen(tb testing.TB, w, h int) naive {
	tb.Helper()
	desk, id := decade(tb)
	now, err := desk.Snapshot(id, store.Main)
	if err != nil {
		tb.Fatal(err)
	}
	says := outlook.New(outlook.Input{Plan: now.Plan, Athlete: &now.Athlete, Done: now.Done, Today: today})
	return naive{w: w, h: h, plan: now.Plan, athlete: &now.Athlete, says: says, cursor: today}
}

// View joins the parts.
func (n naive) View() string {
	at, _ := n.plan.Locate(n.cursor)
	panel := 45
	if n.w >= 160 {
		panel = 84
	}
	left := n.w - panel - 3
	height := n.h - 7
	days := lipgloss.NewStyle().Width(left).Height(height).Render(n.calendar(at, left))
	wall := rule.Render(strings.TrimSuffix(strings.Repeat("│\n", height), "\n"))
	side := lipgloss.NewStyle().Width(panel).Height(height).PaddingLeft(1).Render(n.panel(at, panel))
	line := rule.Render(strings.Repeat("─", n.w))
	return lipgloss.JoinVertical(lipgloss.Left,
		n.title(at), n.season(at), line,
		lipgloss.JoinHorizontal(lipgloss.Top, days, wall, side),
		line, n.footer(at))
}

func (n naive) title(at plan.Place) string {
	left := lipgloss.JoinHorizontal(lipgloss.Top, settle.Bold(true).Render(" ebb"), "  ", dim.Render(n.athlete.Name), dim.Render(" › "),
		dim.Render(n.plan.Season(at).Name), dim.Render(" › "), strong.Render(n.plan.Block(at).Name))
	right := body.Render(today.Format("Mon 2 Jan 2006"))
	if event, ok := n.plan.NextEvent(today, plan.A); ok {
		right = lipgloss.JoinHorizontal(lipgloss.Top, right, dim.Render("  ·  "),
			strong.Render(fmt.Sprintf("%d d", event.From-today)), dim.Render(" to "+event.Name))
	}
	gap := max(1, n.w-lipgloss.Width(left)-lipgloss.Width(right)-1)
	return left + strings.Repeat(" ", gap) + right
}

// season is the strip of blocks, a bar a week.
func (n naive) season(here plan.Place) string {
	var parts []string
	used := 0
	for at := range n.plan.Weeks() {
		look := dim
		if at.Block == here.Block {
			look = strong.Inherit(chosen)
		}
		if name := n.plan.Block(at).Name; at.Week == 0 {
			if used += len(name) + 6; used > n.w {
				break
			}
			parts = append(parts, look.Render(" "+name+" "))
		}
		parts = append(parts, bar.Render(eighth(n.says.Week(at).Load/600)))
	}
	return lipgloss.NewStyle().MaxWidth(n.w).Render(lipgloss.JoinHorizontal(lipgloss.Top, parts...))
}

// calendar is a row of cells for each week of the block.
func (n naive) calendar(at plan.Place, width int) string {
	const label = 9
	cell := min(20, (width-label-2)/7)
	weekdays := []string{strings.Repeat(" ", label+1)}
	first := n.plan.BlockStart(at)
	for d := range calendar.Day(calendar.Week) {
		weekdays = append(weekdays, dim.Width(cell).Render((first + d).Format("Mon")))
	}
	rows := []string{lipgloss.JoinHorizontal(lipgloss.Top, weekdays...)}
	for w := range n.plan.Block(at).Weeks {
		week := plan.Place{Season: at.Season, Block: at.Block, Week: w, Start: first + calendar.Day(w*calendar.Week)}
		parts := []string{n.label(week, label)}
		for d := range calendar.Week {
			parts = append(parts, n.day(week, d, cell))
		}
		rows = append(rows, lipgloss.JoinHorizontal(lipgloss.Top, parts...))
	}
	return lipgloss.JoinVertical(lipgloss.Left, rows...)
}

func (n naive) label(at plan.Place, width int) string {
	sum := n.says.Week(at)
	down := stress.Render(fmt.Sprintf("✗ low %.0f", sum.Lowest))
	if sum.Settled > 0 {
		down = settle.Render(fmt.Sprintf("✓ %d days", sum.Settled))
	}
	return lipgloss.NewStyle().PaddingLeft(1).Width(width + 1).Height(n.rows()).Render(lipgloss.JoinVertical(lipgloss.Left,
		strong.Render(at.Start.Format("2 Jan")), dim.Render(n.plan.Week(at).Kind.String()+fmt.Sprintf(" %d/3", at.Week+1)),
		lipgloss.JoinHorizontal(lipgloss.Top, strong.Render(fmt.Sprintf("%.0f", sum.Load)), dim.Render(fmt.Sprintf("/%.0f", sum.Target))),
		dim.Render(clock(sum.Seconds)), dim.Render(fmt.Sprintf("+%.0fm", sum.AscentMetres)), down))
}

// rows is the height of a week.
func (n naive) rows() int { return min(9, (n.h-8)/4) }

func (n naive) day(at plan.Place, offset, width int) string {
	day := at.Start + calendar.Day(offset)
	said, _ := n.says.Day(day)
	level := dim.Render(fmt.Sprintf("%3.0f", said.Morning.Max()))
	if said.Settled() {
		level = settle.Render(fmt.Sprintf("~%.0f", said.Morning.Max()))
	}
	_, _, number := day.Date()
	mark := ""
	if said.HasDone {
		mark = dim.Render(" ✓")
	}
	lines := []string{lipgloss.JoinHorizontal(lipgloss.Top, strong.Render(fmt.Sprintf("%-3d", number)), level, mark)}
	for _, session := range n.plan.Week(at).On(offset) {
		look := body
		if session.Key {
			look = strong
		}
		if day < today {
			look = dim
		}
		lines = append(lines, look.MaxWidth(width-1).Render(sportWord(session)), look.Render(clock(float64(session.Duration.Seconds))))
		if !session.Climb.IsZero() {
			lines = append(lines, look.Render(fmt.Sprintf("+%.0fm", session.Climb.Metres())))
		}
	}
	if room := n.rows() - 2; len(lines) > room {
		lines = lines[:room]
	}
	lines = append(lines, bar.Render(strings.Repeat("━", min(width-1, int(said.Load/25)))))
	box := lipgloss.NewStyle().Width(width).Height(n.rows())
	if day == n.cursor {
		box = box.Inherit(chosen)
	}
	return box.Render(lipgloss.JoinVertical(lipgloss.Left, lines...))
}

func sportWord(s plan.Session) string {
	if s.Sport == plan.Run {
		return s.Kind.String()
	}
	return s.Sport.String()
}

func clock(seconds float64) string {
	if seconds == 0 {
		return ""
	}
	return fmt.Sprintf("%dh%02d", int(seconds)/3600, int(seconds)/60%60)
}

// panel is O and its parts, the wave, the loads and the five systems.
func (n naive) panel(at plan.Place, width int) string {
	m, _ := n.says.Block(at)
	gauge := func(word string, v float64) string {
		return lipgloss.JoinHorizontal(lipgloss.Top, dim.Width(9).Render(word), bar.Render(strings.Repeat("━", int(4*v))),
			dim.Render(strings.Repeat("─", 4-int(4*v))), dim.Render(fmt.Sprintf(" %.2f ", v)))
	}
	head := lipgloss.JoinHorizontal(lipgloss.Top,
		lipgloss.JoinVertical(lipgloss.Left, settle.Reverse(true).Render(fmt.Sprintf("  %.0f  ", m.O)), settle.Render(m.Band().String())), "   ",
		lipgloss.JoinVertical(lipgloss.Left, gauge("stress", m.Stress), gauge("rhythm", m.Rhythm)),
		lipgloss.JoinVertical(lipgloss.Left, gauge("contrast", m.Contrast), gauge("settle", m.Settle)))
	legend := lipgloss.JoinHorizontal(lipgloss.Top, strings.Repeat(" ", 9), peak.Render("█"), dim.Render(" systems carry  "), core.Render("█"), dim.Render(" legs feel"))
	per := 1
	if width > 60 {
		per = 2
	}
	return lipgloss.JoinVertical(lipgloss.Left, head, "", legend, n.wave(at, per), n.loads(at, per), n.dates(at, per), n.systems(at, per), n.sentence())
}

// wave has a column or two a day, bars above the line and pools under it.
func (n naive) wave(at plan.Place, per int) string {
	const above, below = 10, 2
	var columns []string
	columns = append(columns, dim.Width(9).Height(above+below+1).Render("     100"+strings.Repeat("\n", above-1)+"stress\nready 20\nsettled"))
	span := n.plan.BlockSpan(at)
	for day := span.From; day <= span.To; day++ {
		said, _ := n.says.Day(day)
		for range per {
			var cells []string
			for y := above - 1; y >= 0; y-- {
				whole := (said.Evening.Max()-20)/8 - float64(y)
				legs := (said.Evening[0]-20)/8 - float64(y)
				cells = append(cells, n.on(day, look(legs > 0, core, peak)).Render(eighth(whole)))
			}
			cells = append(cells, n.on(day, settle).Render("━"))
			for y := range below {
				cells = append(cells, n.on(day, settle).Render(eighth((20-said.Morning.Max())/10-float64(y))))
			}
			columns = append(columns, lipgloss.JoinVertical(lipgloss.Left, cells...))
		}
	}
	return lipgloss.JoinHorizontal(lipgloss.Top, columns...)
}

// on is a look under the cursor or not.
func (n naive) on(day calendar.Day, st lipgloss.Style) lipgloss.Style {
	if day == n.cursor {
		return st.Inherit(chosen)
	}
	return st
}

func look(first bool, a, b lipgloss.Style) lipgloss.Style {
	if first {
		return a
	}
	return b
}

func (n naive) loads(at plan.Place, per int) string {
	return n.row(at, per, "load", func(d outlook.Day) (float64, lipgloss.Style) { return d.Load / 100, bar })
}

// row is a strip of one cell or two a day.
func (n naive) row(at plan.Place, per int, word string, of func(outlook.Day) (float64, lipgloss.Style)) string {
	parts := []string{body.Width(9).Render(word)}
	span := n.plan.BlockSpan(at)
	for day := span.From; day <= span.To; day++ {
		said, _ := n.says.Day(day)
		v, st := of(said)
		for range per {
			parts = append(parts, n.on(day, st).Render(eighth(max(v, .1))))
		}
	}
	return lipgloss.JoinHorizontal(lipgloss.Top, parts...)
}

func (n naive) dates(at plan.Place, per int) string {
	days, marks := []string{strings.Repeat(" ", 9)}, []string{dim.Width(9).Render("settled")}
	start := n.plan.BlockStart(at)
	for w := range n.plan.Block(at).Weeks {
		week := plan.Place{Season: at.Season, Block: at.Block, Week: w, Start: start + calendar.Day(w*calendar.Week)}
		days = append(days, dim.Width(calendar.Week*per).Render(week.Start.Format("2 Jan")))
		marks = append(marks, settle.Width(calendar.Week*per).Render(fmt.Sprintf("✓ %d", n.says.Week(week).Settled)))
	}
	return lipgloss.JoinVertical(lipgloss.Left, lipgloss.JoinHorizontal(lipgloss.Top, days...), lipgloss.JoinHorizontal(lipgloss.Top, marks...))
}

func (n naive) systems(at plan.Place, per int) string {
	rows := []string{dim.Render("carried each morning")}
	ready, _ := n.says.Ready(n.cursor)
	for k, word := range []string{"legs", "nerves", "fuel+gut", "hormones", "muscle"} {
		strip := n.row(at, per, word, func(d outlook.Day) (float64, lipgloss.Style) { return d.Morning[k] / 100, peak })
		rows = append(rows, lipgloss.JoinHorizontal(lipgloss.Top, strip, " ", body.Render(ready.Systems[k].Day.Format("Mon 2"))))
	}
	return lipgloss.JoinVertical(lipgloss.Left, rows...)
}

func (n naive) sentence() string {
	ready, _ := n.says.Ready(n.cursor)
	return lipgloss.JoinHorizontal(lipgloss.Top, dim.Render("Legs say "), strong.Render(ready.Systems[0].Day.Format("Mon 2")),
		dim.Render(". Muscle says "), strong.Render(ready.Systems[4].Day.Format("Mon 2")), dim.Render("."))
}

// footer is the line under the cursor, what it means, and the keys.
func (n naive) footer(at plan.Place) string {
	line, meaning := "nothing planned", ""
	for _, session := range n.plan.SessionsOn(n.cursor) {
		line = notation.PrintSession(session, plan.Run)
		estimate := load.Of(session, n.athlete, n.cursor)
		meaning = fmt.Sprintf("load %.0f, about %.0f km", estimate.Load, estimate.Metres/1000)
	}
	said, _ := n.says.Day(n.cursor)
	sum := n.says.Week(at)
	right := lipgloss.JoinHorizontal(lipgloss.Top, dim.Render("week "), strong.Render(fmt.Sprintf("%.0f", sum.Load)), dim.Render(fmt.Sprintf("/%.0f", sum.Target)))
	first := lipgloss.NewStyle().Width(n.w - lipgloss.Width(right) - 1).Render(" " + strong.Render(line))
	keys := []string{" "}
	for _, key := range strings.Split("a add,e edit,+ − load,< > move,i insert,space done,u undo,s swap,z stretch,tab panel,enter week,? help", ",") {
		name, does, _ := strings.Cut(key, " ")
		keys = append(keys, strong.Render(name), dim.Render(" "+does+"  "))
	}
	return lipgloss.JoinVertical(lipgloss.Left, first+right,
		dim.Render(" "+n.cursor.Format("Mon 2 Jan"))+body.Render(fmt.Sprintf("  starts at %.0f  ·  %s", said.Morning.Max(), meaning)),
		lipgloss.JoinHorizontal(lipgloss.Top, keys...))
}

// eighth is a bar of a share of one cell.
func eighth(v float64) string {
	return string([]rune(" ▁▂▃▄▅▆▇█")[int(8*min(max(v, 0), 1))])
}
