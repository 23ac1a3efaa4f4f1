package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store/safe"
)

// What commands print for people: plain sentences and lists that fit the width
// and can be read aloud. Nothing is said by colour alone, nothing by a sign that
// has no word beside it. All text goes through safe on its way out.

// page is a page of text on its way out.
type page struct {
	out   io.Writer
	width int
	bold  bool // the output shows type
}

// The widths that a page is fitted to.
const (
	narrowest = 40
	widest    = 200
)

func newPage(out io.Writer, width int, colour bool) page {
	return page{out, min(max(width, narrowest), widest), colour}
}

// say prints a sentence, wrapped.
func (p page) say(format string, args ...any) { p.item("", "", fmt.Sprintf(format, args...)) }

// head prints a sentence in bold, wrapped.
func (p page) head(format string, args ...any) {
	for _, line := range p.wrapped(fmt.Sprintf(format, args...), p.width) {
		if p.bold {
			line = "\x1b[1m" + line + "\x1b[m"
		}
		fmt.Fprintln(p.out, line)
	}
}

// item prints text behind a label, its further lines indented below it. mark
// stands before the first line.
func (p page) item(mark, label, text string) {
	first := safe.Text(mark + label)
	indent := ansi.StringWidth(first)
	for i, line := range p.wrapped(text, p.width-indent) {
		if i > 0 {
			first = strings.Repeat(" ", indent)
		}
		fmt.Fprintln(p.out, strings.TrimRight(first+line, " "))
	}
}

// hanging prints text whose further lines are set two in.
func (p page) hanging(mark, text string) {
	for i, line := range p.wrapped(text, p.width-len(mark)-2) {
		if i > 0 {
			line = "  " + line
		}
		fmt.Fprintln(p.out, strings.TrimRight(mark+line, " "))
	}
}

// text prints paragraphs, wrapped. A line that begins with a blank stands for
// itself.
func (p page) text(text string) {
	var flow []string
	flush := func() {
		if len(flow) > 0 {
			p.item("", "", strings.Join(flow, " "))
			flow = nil
		}
	}
	for line := range strings.Lines(text) {
		switch line = strings.TrimRight(line, "\n"); {
		case line == "":
			flush()
			p.blank()
		case line[0] == ' ':
			flush()
			words := strings.TrimLeft(line, " ")
			p.hanging(line[:len(line)-len(words)], words)
		default:
			flow = append(flow, line)
		}
	}
	flush()
}

// pairs prints names with what they mean: beside each other, or on a narrow page
// one below the other.
func (p page) pairs(rows []pair) {
	wide := 0
	for _, r := range rows {
		wide = max(wide, ansi.StringWidth(r.name))
	}
	beside := wide+leastBeside <= p.width
	for _, r := range rows {
		if beside {
			p.item("  ", r.name+strings.Repeat(" ", wide-ansi.StringWidth(r.name)+2), r.says)
			continue
		}
		p.hanging("  ", r.name)
		p.item("    ", "", r.says)
	}
}

// leastBeside is the room for words beside names that is worth having.
const leastBeside = 34

func (p page) blank() { fmt.Fprintln(p.out) }

// unbroken is a hyphen that no line ends behind: a date is one word.
const unbroken = "\u2011"

func (p page) wrapped(text string, width int) []string {
	text = safe.Text(text)
	if whole := strings.ReplaceAll(text, "-", unbroken); len(whole) > len(text) && !strings.Contains(text, unbroken) {
		return strings.Split(strings.ReplaceAll(ansi.Wrap(whole, width, ""), unbroken, "-"), "\n")
	}
	return strings.Split(ansi.Wrap(text, width, ""), "\n")
}

// clock says a time as 45m, 2h or 3h45.
func clock(seconds int) string {
	minutes := (seconds + 30) / 60
	switch {
	case minutes < 60:
		return fmt.Sprintf("%dm", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("%dh", minutes/60)
	default:
		return fmt.Sprintf("%dh%02d", minutes/60, minutes%60)
	}
}

// whole rounds a figure for people.
func whole(x float64) int { return int(math.Round(x)) }

// dayMonth says a day as Sat 10 Apr.
func dayMonth(d calendar.Day) string { return d.Format("Mon 2 Jan") }

// fullDate says a day as Sat 10 Apr 2027.
func fullDate(d calendar.Day) string { return d.Format("Mon 2 Jan 2006") }

// count says a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// list joins words as a person would.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// distance says metres in the athlete's units.
func distance(metres float64, profile *plan.Profile) string {
	if profile.Imperial {
		return fmt.Sprintf("%.1f mi", metres/1609.344)
	}
	return fmt.Sprintf("%.1f km", metres/1000)
}
