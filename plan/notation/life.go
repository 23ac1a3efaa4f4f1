package notation

import (
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// ParseLife reads what follows the word for a kind of life: how long, as 4d or
// 2w; when, as DATE or DATE..DATE (today when nothing is said, and one day); the
// share of the plan that is kept, as 50%; the sports that go on, as allows bike
// swim; a note in double quotes. They stand in any order. Dates are read by
// dates. The ID is not set. An error is an *Error.
func ParseLife(kind plan.LifeKind, line string, dates calendar.Typing) (plan.Life, error) {
	r, err := open(line)
	if err != nil {
		return plan.Life{}, err
	}
	l := lifeReader{reader: r, dates: dates, Life: plan.Life{Kind: kind, From: dates.Today}}
	for l.skip() != 0 {
		if err := l.item(); err != nil {
			return plan.Life{}, err
		}
	}
	l.Days = max(1, l.Days)
	if err := l.Check(); err != nil {
		return plan.Life{}, l.fail(span{0, len(l.line)}, "", "%s", err.Error())
	}
	return l.Life, nil
}

// lifeReader reads a fact of life.
type lifeReader struct {
	reader
	plan.Life
	dates       calendar.Typing
	dated, long bool // the first day, and the number of days, were said
}

func (l *lifeReader) item() error {
	if l.peek(0) == '"' {
		return l.note()
	}
	start := l.pos
	at := l.word(false)
	word := l.in(at)
	number, unit := figure(word)
	switch {
	case word == "allows":
		return l.sports(at)
	case number != "" && unit == "%":
		return l.percent(at, number)
	case number != "" && (unit == "d" || unit == "w"):
		return l.length(at, number, unit)
	}
	l.pos = start
	return l.days(at)
}

// figure takes a word of digits and what follows them apart.
func figure(word string) (number, unit string) {
	n := 0
	for n < len(word) && digit(word[n]) {
		n++
	}
	return word[:n], word[n:]
}

func (l *lifeReader) note() error {
	text, at, err := l.quoted(plan.MaxNote)
	if err == nil && l.Note != "" {
		err = l.fail(at, "", "there is a note already")
	}
	l.Note = text
	return err
}

func (l *lifeReader) percent(at span, number string) error {
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || n > 100:
		return l.fail(at, "50%", "a share of the plan is 0 to %d %%", 100)
	case l.Share.Given:
		return l.fail(at, "", "there is a share already")
	case l.Kind.Health():
		return l.fail(at, "", "%s has no share: nothing of the plan is expected on those days", l.Kind)
	}
	l.Share = plan.Given(float64(n))
	return nil
}

func (l *lifeReader) length(at span, number, unit string) error {
	n, err := strconv.Atoi(number)
	if unit == "w" {
		n *= calendar.Week
	}
	switch {
	case err != nil || n < 1 || n > plan.MaxLifeDays:
		return l.fail(at, "4d", "%s lasts 1 to %d days", l.Kind, plan.MaxLifeDays)
	case l.long:
		return l.fail(at, "", "how long is said already")
	}
	l.Days, l.long = n, true
	return nil
}

// days reads DATE or DATE..DATE.
func (l *lifeReader) days(at span) error {
	first, err := l.date(l.dates)
	number, unit := figure(l.in(at))
	switch {
	case err != nil && number != "" && unit == "":
		return l.fail(at, number+"d", "%s is neither a date nor a length of time", number)
	case err != nil:
		return err
	case l.dated:
		return l.fail(at, "", "when is said already")
	}
	l.From, l.dated = first, true
	if !strings.HasPrefix(l.text[l.pos:], "..") {
		return nil
	}
	l.pos += len("..")
	second := l.pos
	last, err := l.date(l.dates)
	if err != nil {
		return err
	}
	if last < first { // "sat..mon": the Monday after that Saturday
		ahead := l.dates
		l.pos, ahead.Today, ahead.Past = second, first, false
		if last, err = l.date(ahead); err != nil {
			return err
		}
	}
	whole := span{at.from, at.from + len(strings.TrimRight(l.text[at.from:l.pos], " \t"))}
	switch days := int(last-first) + 1; {
	case l.long:
		return l.fail(whole, "", "how long is said already")
	case days < 1:
		return l.fail(whole, "", "the last day is before the first")
	case days > plan.MaxLifeDays:
		return l.fail(whole, "", "%s lasts 1 to %d days", l.Kind, plan.MaxLifeDays)
	default:
		l.Days, l.long = days, true
		return nil
	}
}

// sports reads the sports that go on.
func (l *lifeReader) sports(at span) error {
	if l.Kind == plan.Sick {
		return l.fail(at, "", "sick allows no sport: nothing of the plan is expected on those days")
	}
	for l.skip() != 0 {
		start := l.pos
		word := l.word(true)
		sport, err := plan.ParseSport(l.in(word))
		if err != nil {
			if l.pos = start; len(l.Allows) == 0 {
				return l.fail(word, "allows bike swim", "\"%s\" is no sport", l.in(word))
			}
			return nil
		}
		l.Allows = append(l.Allows, sport)
		if l.skip() == ',' {
			l.pos++
		}
	}
	if len(l.Allows) == 0 {
		return l.fail(span{at.to, at.to}, "allows bike swim", "which sports go on?")
	}
	return nil
}

// PrintLife writes a fact as a line that ParseLife reads back, with its kind as
// the first word.
func PrintLife(l plan.Life) string {
	var p printer
	p.word(l.Kind.String())
	p.word(strconv.Itoa(l.Days) + "d")
	p.word(l.From.String())
	if l.Share.Given {
		p.word(strconv.FormatFloat(l.Share.Value, 'f', -1, 64) + "%")
	}
	if len(l.Allows) > 0 {
		p.word("allows")
		for _, sport := range l.Allows {
			p.word(sport.String())
		}
	}
	p.quote("", l.Note)
	return string(p.b)
}
