package sketch

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

// Line is a season in one line: phases in their order.
type Line []Phase

// Phase is one phase of a line: so many microcycles of so many days.
type Phase struct {
	Of     plan.Phase
	Cycles int        // microcycles; 0 of a race whose length is that of its week
	Days   int        // of each; 0 when Cycles is
	Ratio  plan.Ratio // of stress to recovery; the zero Ratio where none is said
}

// Limits of a line.
const (
	maxPhases = 60
	maxCycles = 260 // five years of weeks
	maxRatio  = 12
)

// ParseLine reads a line as "base 8w 3:1, specific 6w 2:1, taper 2w, race,
// recovery 3w". An amount is 8w, weeks; 6x9d, microcycles of nine days; or 10d,
// one microcycle. What cannot be read is a *notation.Error that points at it.
func ParseLine(text string) (Line, error) {
	r := reader{text: text}
	if len(text) > notation.MaxLine {
		return nil, r.fail(0, 0, "", "the line has %d characters: %d at most", len(text), notation.MaxLine)
	}
	var line Line
	for from := 0; ; {
		to := len(text)
		if i := strings.IndexByte(text[from:], ','); i >= 0 {
			to = from + i
		}
		p, err := r.phase(from, to)
		if err != nil {
			return nil, err
		}
		if line = append(line, p); len(line) > maxPhases {
			return nil, r.fail(from, to, "", "a line has %d phases at most", maxPhases)
		}
		if line.cycles() > maxCycles {
			return nil, r.fail(from, to, "", "that is more than %d weeks in all: a season is shorter", maxCycles)
		}
		if to == len(text) {
			return line, nil
		}
		from = to + 1
	}
}

func (l Line) cycles() (n int) {
	for _, p := range l {
		n += p.Cycles
	}
	return n
}

// String writes the line so that ParseLine reads it back.
func (l Line) String() string {
	parts := make([]string, len(l))
	for i, p := range l {
		parts[i] = p.String()
	}
	return strings.Join(parts, ", ")
}

// String writes one phase.
func (p Phase) String() string {
	s := string(p.Of)
	switch {
	case p.Cycles == 0:
	case p.Days == calendar.Week:
		s += fmt.Sprintf(" %dw", p.Cycles)
	case p.Cycles == 1:
		s += fmt.Sprintf(" %dd", p.Days)
	default:
		s += fmt.Sprintf(" %dx%dd", p.Cycles, p.Days)
	}
	if p.Ratio != (plan.Ratio{}) {
		s += fmt.Sprintf(" %d:%d", p.Ratio.Stress, p.Ratio.Recovery)
	}
	return s
}

// loads reports whether load is built in weeks of a phase.
func loads(p plan.Phase) bool { return p.Judged() }

// reader reads a line; places are bytes of it.
type reader struct{ text string }

func (r reader) fail(from, to int, try, says string, args ...any) error {
	return &notation.Error{
		Line: r.text, Column: utf8.RuneCountInString(r.text[:from]), Width: utf8.RuneCountInString(r.text[from:to]),
		Says: fmt.Sprintf(says, args...), Try: try,
	}
}

// phase reads what stands between two commas.
func (r reader) phase(from, to int) (p Phase, err error) {
	end := from
	for at := from; ; at = end {
		for at < to && (r.text[at] == ' ' || r.text[at] == '\t') {
			at++
		}
		if at == to {
			break
		}
		end = at
		for end < to && r.text[end] != ' ' && r.text[end] != '\t' {
			end++
		}
		word := strings.ToLower(r.text[at:end])
		switch {
		case p.Of == "":
			p.Of, err = r.name(word, at, end)
		case strings.Contains(word, ":"):
			err = r.ratio(&p, word, at, end)
		default:
			err = r.amount(&p, word, at, end)
		}
		if err != nil {
			return Phase{}, err
		}
	}
	return p, r.whole(p, from, max(end, from), to)
}

// whole says what lacks in a phase that was read.
func (r reader) whole(p Phase, from, end, to int) error {
	switch {
	case p.Of == "" && strings.TrimSpace(r.text) == "":
		err := r.fail(from, from, "base 8w 3:1, build 6w 3:1, taper 2w, race", "the line is empty: it names the phases of a season")
		return more(err)
	case p.Of == "" && to == len(r.text):
		return more(r.fail(from, to, "", "a phase is missing behind the comma"))
	case p.Of == "":
		return r.fail(from, to, "", "a phase is missing between the commas")
	case p.Cycles == 0 && p.Of != plan.RacePhase:
		return more(r.fail(end, end, string(p.Of)+" 4w", "how long is %s? weeks as 8w, days as 10d, or microcycles of nine days as 6x9d", p.Of))
	case p.Of == plan.RacePhase && p.Cycles > 1:
		return r.fail(from, to, fmt.Sprintf("race %dd", min(p.Cycles*p.Days, plan.MaxDays)), "a race is one microcycle, the one that holds the event")
	case p.Ratio != (plan.Ratio{}) && !loads(p.Of):
		return r.fail(from, to, "", "%s has no ratio of stress to recovery: phases of load have one", p.Of)
	}
	return nil
}

func more(err error) error {
	if e, ok := errors.AsType[*notation.Error](err); ok {
		e.More = true
	}
	return err
}

// name reads the word for a phase: one that is known, or one of the coach's.
func (r reader) name(word string, at, end int) (plan.Phase, error) {
	known := make([]string, 0, 8)
	for _, p := range plan.Phases() {
		known = append(known, string(p))
	}
	if slices.Contains(known, word) {
		return plan.Phase(word), nil
	}
	for _, c := range word {
		if c < 'a' || c > 'z' {
			return "", r.fail(at, end, "", "a phase begins with its name, as base 8w 3:1")
		}
	}
	if near := notation.Nearest(word, known); near != "" && (strings.HasPrefix(near, word) || max(len(near)-len(word), len(word)-len(near)) < 2) {
		return "", r.fail(at, end, near, "“%s” is no phase that is known", word)
	}
	if len(word) > plan.MaxTag {
		return "", r.fail(at, end, "", "the name of a phase has %d letters at most", plan.MaxTag)
	}
	return plan.Phase(word), nil
}

func (r reader) ratio(p *Phase, word string, at, end int) error {
	if p.Ratio != (plan.Ratio{}) {
		return r.fail(at, end, "", "%s has two ratios", p.Of)
	}
	left, right, _ := strings.Cut(word, ":")
	stress, err1 := strconv.Atoi(left)
	rest, err2 := strconv.Atoi(right)
	switch {
	case err1 != nil || err2 != nil:
		return r.fail(at, end, "3:1", "a ratio is weeks of stress to weeks of recovery, as 3:1")
	case stress < 1 || rest < 1 || stress > maxRatio || rest > maxRatio:
		return r.fail(at, end, "3:1", "the figures of a ratio are 1 to %d", maxRatio)
	}
	p.Ratio = plan.Ratio{Stress: stress, Recovery: rest}
	return nil
}

// amount reads 8w, 10d or 6x9d.
func (r reader) amount(p *Phase, word string, at, end int) error {
	if p.Cycles > 0 {
		return r.fail(at, end, "", "%s has two lengths", p.Of)
	}
	number, unit := word[:len(word)-1], word[len(word)-1]
	times, days, cycles := strings.Cut(number, "x")
	n, err := strconv.Atoi(times)
	length := calendar.Week
	switch {
	case err != nil || unit != 'w' && unit != 'd' || cycles && unit != 'd':
		return r.fail(at, end, "", "“%s” is neither a length nor a ratio: 8w is eight weeks, 6x9d six microcycles of nine days, 3:1 three of stress to one of recovery", r.text[at:end])
	case cycles:
		if length, err = strconv.Atoi(days); err != nil {
			return r.fail(at, end, "6x9d", "microcycles of nine days are written 6x9d")
		}
	case unit == 'd':
		n, length = 1, n
	}
	switch {
	case n < 1 || length < 1:
		return r.fail(at, end, "", "a phase lasts a day or more")
	case length > plan.MaxDays:
		return r.fail(at, end, "", "a microcycle has %d days at most: several are written 6x9d, weeks 8w", plan.MaxDays)
	case n > maxCycles:
		return r.fail(at, end, "", "%d microcycles are more than a season has", n)
	}
	p.Cycles, p.Days = n, length
	return nil
}
