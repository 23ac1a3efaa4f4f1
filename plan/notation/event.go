package notation

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"ebb/plan"
	"ebb/plan/calendar"
)

// ParseEvent reads an event line: PRIORITY DATE[..DATE] NAME [sport] amounts,
// where the duration is the goal. The name stands in quotes, or is every word
// before the first lower-case amount, sign, # or keyword with its figure; a
// lower-case sport as the last of these words is the sport. Dates are read by
// dates. Own is the athlete's own sport; an event that names none is multi when
// its legs name several. Neither the ID nor the Plan is set. An error is an
// *Error.
func ParseEvent(line string, own plan.Sport, dates calendar.Typing) (plan.Event, error) {
	e, _, err := ReadEvent(line, own, dates)
	return e, err
}

// ReadEvent is ParseEvent, with remarks on what may not be meant.
func ReadEvent(line string, own plan.Sport, dates calendar.Typing) (plan.Event, []Remark, error) {
	r, err := open(line)
	if err != nil {
		return plan.Event{}, nil, err
	}
	var e plan.Event
	if err := r.eventHead(&e, dates); err != nil {
		return plan.Event{}, nil, err
	}
	var it items
	in := setting{allowed: eventParts, limits: plan.EventLimits(), cue: plan.MaxNote}
	if err := r.head(&it, &in); err != nil {
		return plan.Event{}, nil, err
	}
	e.Sport, e.Distance, e.Goal, e.Effort = it.Sport, it.Distance, it.Duration, it.Effort
	e.Climb, e.Descent, e.Load, e.Fuel = it.Climb, it.Descent, it.Load, it.Fuel
	e.Tags, e.Note, e.Private = it.Tags, it.Note, it.Private
	if it.seen&partSport == 0 {
		e.Sport = own
	}
	if r.skip() == ':' {
		r.pos++
		if err := r.legs(&e, it.seen&partSport == 0); err != nil {
			return plan.Event{}, nil, err
		}
		if err := r.holdLegs(&e, &it); err != nil {
			return plan.Event{}, nil, err
		}
	}
	if e.Sport == plan.Swim {
		if err := r.overMinutes(&it); err != nil {
			return plan.Event{}, nil, err
		}
	}
	return e, r.remarks, nil
}

// eventHead reads the priority, the days and the name.
func (r *reader) eventHead(e *plan.Event, dates calendar.Typing) error {
	r.skip()
	at := r.word(false)
	priority, err := plan.ParsePriority(strings.ToUpper(r.in(at)))
	if err != nil || priority == plan.NoPriority {
		if at.from == at.to && at.to == len(r.text) {
			return r.missing(at, `A 2027-05-22 "Canyon 100K" 100k`, "an event starts with its priority: A, B or C")
		}
		return r.fail(at, `A 2027-05-22 "Canyon 100K" 100k`, "an event starts with its priority: A, B or C")
	}
	e.Priority = priority
	if err := r.days(e, dates); err != nil {
		return err
	}
	return r.name(e)
}

// days reads DATE or DATE..DATE.
func (r *reader) days(e *plan.Event, dates calendar.Typing) (err error) {
	r.skip()
	start := r.pos
	if e.From, err = r.date(dates); err != nil {
		return err
	}
	e.Days = 1
	if !strings.HasPrefix(r.text[r.pos:], "..") {
		return nil
	}
	r.pos += len("..")
	second := r.pos
	last, err := r.date(dates)
	if err != nil {
		return err
	}
	if last < e.From { // "sat..mon": the Monday after that Saturday
		r.pos, dates.Today, dates.Past = second, e.From, false
		if last, err = r.date(dates); err != nil {
			return err
		}
	}
	e.Days = int(last-e.From) + 1
	at := span{start, start + len(strings.TrimRight(r.text[start:r.pos], " \t"))}
	switch {
	case e.Days < 1:
		return r.fail(at, "", "an event ends on its first day or later")
	case e.Days > plan.MaxEventDays:
		return r.fail(at, "", "an event has %d days at most", plan.MaxEventDays)
	}
	return nil
}

// date reads a date at the place.
func (r *reader) date(dates calendar.Typing) (calendar.Day, error) {
	r.skip()
	day, rest, err := dates.Read(r.text[r.pos:])
	if err != nil {
		at := r.word(false)
		if at.from == len(r.text) {
			return 0, r.missing(at, "", "%s", err.Error())
		}
		return 0, r.fail(at, "", "%s", err.Error())
	}
	r.pos = len(r.text) - len(rest)
	return day, nil
}

func (r *reader) name(e *plan.Event) error {
	if r.skip() == '"' {
		name, at, err := r.quoted(plan.MaxName)
		if err == nil && strings.Contains(name, "\n") {
			err = r.fail(at, "", "a name is one line")
		}
		e.Name = name
		return err
	}
	start := r.pos
	end, last := start, start
	words := 0
	for c := r.skip(); c != 0 && c != '"' && (c != ':' || !blankOrEnd(r.peek(1))) && !r.endsName(); c = r.skip() {
		at := r.word(false)
		last, end = at.from, at.to
		words++
	}
	if m := vocabulary[r.line[last:end]]; words > 1 && m.part == partSport {
		r.pos = last
		end = last
	}
	e.Name = strings.Join(strings.Fields(r.line[start:end]), " ")
	at := span{start, end}
	switch {
	case strings.ContainsAny(e.Name, curlyQuotes):
		return r.fail(at, strconv.Quote(straight(e.Name)), "quotes are straight ones")
	case e.Name == "":
		return r.missing(span{start, start}, `"Canyon 100K"`, "the event has no name")
	case utf8.RuneCountInString(e.Name) > plan.MaxName:
		return r.fail(at, "", "a name has %d characters at most", plan.MaxName)
	}
	return nil
}

// endsName reports whether the word at the place is no longer part of a name
// without quotes.
func (r *reader) endsName() bool {
	mark := r.pos
	defer func() { r.pos = mark }()
	at := r.word(false)
	word, next := r.in(at), r.skip()
	if word != r.line[at.from:at.to] { // a capital: 100K is a name, 100k an amount
		return false
	}
	second := byte(0)
	if len(word) > 1 {
		second = word[1]
	}
	switch c := word[0]; {
	case c == '#':
		return letter(second)
	case c == '+', c == '-':
		return digit(second)
	case c == '@':
		return digit(second) || second == 'z'
	case digit(c):
		_, err := readAmount(word, plan.EventLimits(), false)
		_, n, _ := number(word)
		_, comma := commaFault(word, n) // 100,5k, which is told of as an amount
		return err == nil || comma
	}
	switch vocabulary[word].part {
	case partLoad, partCarb, partSodium, partFluid, partClimb, partDescent:
		return digit(next)
	case partPrivate:
		return next == '"'
	case partTag:
		return letter(next)
	default:
		return false
	}
}
