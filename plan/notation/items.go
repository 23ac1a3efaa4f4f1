package notation

import (
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
)

// items is what has been read of a session, step, event or leg. A session has
// room for all that any of them can say.
type items struct {
	plan.Session
	seen                                    part
	sportAt, kindAt, durationAt, distanceAt span
}

// setting says what may be said where.
type setting struct {
	allowed part
	limits  plan.Limits
	inSteps bool // after the colon, where commas and brackets end a word
	cue     int  // most characters of a note
}

const (
	stretchParts = partSport | partDuration | partDistance | partEffort | partClimb | partDescent | partNote
	eventParts   = stretchParts | partLoad | partCarb | partSodium | partFluid | partTag | partPrivate
	sessionParts = eventParts | partKind | partKey | partOptional | partAt
)

// item reads one thing that the line says at the place, which is no blank.
func (r *reader) item(it *items, in *setting) error {
	first := r.text[r.pos]
	if first == '"' {
		text, at, err := r.quoted(in.cue)
		it.Note = text
		return r.given(it, in, partNote, at, err)
	}
	at := r.word(in.inSteps)
	if at.from == at.to { // a colon or, in steps, a bracket that has no business here
		return r.fail(span{r.pos, r.pos + 1}, "", "\"%c\" means nothing here", first)
	}
	text := r.in(at)
	switch {
	case first == '#':
		return r.tag(it, in, at, text[1:])
	case first == '@':
		effort, err := readIntensity(text[1:])
		it.Effort = effort
		return r.given(it, in, partEffort, at, err)
	case first == '+':
		return r.height(it, in, partClimb, at, text[1:], "+")
	case first == '-':
		return r.height(it, in, partDescent, at, text[1:], "-")
	case digit(first):
		return r.amount(it, in, at)
	case text == "!":
		it.Key = true
		return r.mark(it, in, partKey, at)
	case text == "?":
		it.Optional = true
		return r.mark(it, in, partOptional, at)
	}
	known, ok := vocabulary[text]
	if !ok {
		return r.stranger(in, at)
	}
	return r.known(it, in, at, known)
}

// known reads what a word of the vocabulary says, with the argument it takes.
func (r *reader) known(it *items, in *setting, at span, m meaning) error {
	if in.allowed&m.part == 0 {
		return r.misplaced(in, m.part, at)
	}
	switch m.part {
	case partSport:
		it.Sport, it.sportAt = m.sport, at
		return r.given(it, in, partSport, at, nil)
	case partKind:
		it.Kind, it.kindAt = m.kind, at
		return r.given(it, in, partKind, at, nil)
	case partKey:
		it.Key = true
		return r.mark(it, in, partKey, at)
	case partOptional:
		it.Optional = true
		return r.mark(it, in, partOptional, at)
	case partPrivate:
		if r.skip() != '"' {
			return r.fail(at, `private "..."`, "a private note stands in quotes")
		}
		text, quote, err := r.quoted(in.cue)
		it.Private = text
		return r.given(it, in, partPrivate, span{at.from, quote.to}, err)
	default: // the others take an argument
	}
	r.skip()
	arg := r.word(in.inSteps)
	whole := span{at.from, max(at.to, arg.to)}
	return r.argument(it, in, m.part, whole, arg)
}

// argument reads the word that follows a keyword.
func (r *reader) argument(it *items, in *setting, what part, whole, arg span) (err error) {
	text := r.in(arg)
	switch what {
	case partTag:
		return r.tag(it, in, whole, text)
	case partClimb:
		return r.height(it, in, what, whole, strings.TrimPrefix(text, "+"), "climb ")
	case partDescent:
		return r.height(it, in, what, whole, strings.TrimPrefix(text, "-"), "descent ")
	case partLoad:
		it.Load.Given = true
		if it.Load.Value, err = readFigure(text, "load", "", "150"); err == nil {
			err = in.limits.CheckLoad(it.Load)
		}
	case partCarb:
		it.Fuel.Carb, err = readFuel(text, "fuel", "g", "70g")
	case partSodium:
		it.Fuel.Sodium, err = readFuel(text, "salt", "mg", "600mg")
	case partFluid:
		it.Fuel.Fluid, err = readFuel(text, "fluid", "ml", "500ml")
	case partAt:
		it.At, err = readTime(text)
	default: // the others take none
	}
	if err == nil {
		err = it.Fuel.Check()
	}
	return r.given(it, in, what, whole, err)
}

func readFuel(text, what, unit, example string) (float64, error) {
	v, err := readFigure(text, what, unit, example)
	if err == nil && v == 0 {
		return 0, &fault{says: "0 is not fuelling: leave it out"}
	}
	return v, err
}

// given notes that a part of the line was said, once and where it may be.
func (r *reader) given(it *items, in *setting, what part, at span, err error) error {
	switch {
	case in.allowed&what == 0:
		return r.misplaced(in, what, at)
	case err != nil:
		return r.blame(at, err)
	case it.seen&what != 0 && what == partSport:
		return r.fail(at, "multi 3h: bike 2h30, run 30m", "a second sport: a session in several is multi, with each on its steps")
	case it.seen&what != 0 && what == partDuration:
		return r.fail(at, "1h30", "a second duration: there can be one, in one word")
	case it.seen&what != 0:
		return r.fail(at, "", "a second %s: there can be one", partNames[what])
	}
	it.seen |= what
	return nil
}

// mark notes ! or ?, which may be said twice but not together.
func (r *reader) mark(it *items, in *setting, what part, at span) error {
	if in.allowed&what == 0 {
		return r.misplaced(in, what, at)
	}
	it.seen |= what
	if it.Key && it.Optional {
		return r.fail(at, "", "a key session (!) is not optional (?): one of the two")
	}
	return nil
}

func (r *reader) tag(it *items, in *setting, at span, tag string) error {
	switch {
	case in.allowed&partTag == 0:
		return r.misplaced(in, partTag, at)
	case tag == "":
		return r.fail(at, "#night", "a tag is glued to its #")
	}
	if err := plan.CheckTag(tag); err != nil {
		return r.fail(at, "", "%s", err.Error())
	}
	if slices.Contains(it.Tags, tag) {
		return nil
	}
	if len(it.Tags) == plan.MaxTags {
		return r.fail(at, "", "%d tags at most", plan.MaxTags)
	}
	it.Tags = append(it.Tags, tag)
	return nil
}

func (r *reader) height(it *items, in *setting, what part, at span, text, sign string) error {
	h, err := readHeight(text, sign, in.limits)
	if what == partClimb {
		it.Climb = h
	} else {
		it.Descent = h
	}
	return r.given(it, in, what, at, err)
}

func (r *reader) amount(it *items, in *setting, at span) error {
	a, err := readAmount(r.in(at), in.limits, in.inSteps)
	if err != nil {
		if f := r.commaBefore(in, at); f != nil {
			return f
		}
		if f := r.loose(in, at); f != nil {
			return f
		}
		return r.blame(at, err)
	}
	if a.duration.IsZero() {
		it.Distance, it.distanceAt = a.distance, at
		return r.given(it, in, partDistance, at, nil)
	}
	it.Duration, it.durationAt = a.duration, at
	return r.given(it, in, partDuration, at, nil)
}

// commaBefore names a decimal comma within steps, where a comma ends a word:
// the figure that was not understood has a comma glued between it and another.
func (r *reader) commaBefore(in *setting, at span) error {
	if !in.inSteps {
		return nil
	}
	isComma := func(i int) bool {
		return i > 0 && i+1 < len(r.text) && r.text[i] == ',' && digit(r.text[i-1]) && digit(r.text[i+1])
	}
	switch {
	case isComma(at.to):
		r.pos = at.to + 1
		return r.fail(span{at.from, r.word(true).to}, r.in(at)+"."+r.text[at.to+1:r.pos], "decimals take a point, not a comma")
	case isComma(at.from - 1):
		from := at.from - 1
		for from > 0 && digit(r.text[from-1]) {
			from--
		}
		return r.fail(span{from, at.to}, strings.Replace(r.text[from:at.to], ",", ".", 1), "decimals take a point, not a comma")
	}
	return nil
}

// loose names a unit that stands apart from its figure, as in 90 min.
func (r *reader) loose(in *setting, at span) error {
	if _, n, _ := number(r.in(at)); n != at.to-at.from {
		return nil
	}
	r.skip()
	unit := r.word(in.inSteps)
	right := r.in(unit)
	if known, ok := strangers[right]; ok {
		right = known
	}
	_, err := readAmount(r.in(at)+right, in.limits, in.inSteps)
	if glued := err == nil && unit.from < unit.to; glued {
		return r.fail(span{at.from, unit.to}, r.in(at)+right, "a unit is glued to its figure")
	}
	return nil
}

// overMinutes refuses so many minutes where metres are likely to be meant.
func (r *reader) overMinutes(it *items) error {
	const most = 100 * 60
	if it.Duration.Unit != plan.Minutes || it.Duration.Seconds < most {
		return nil
	}
	return r.blame(it.durationAt, takenForMetres(r.in(it.durationAt), it.Duration))
}

// misplaced is the error for something that cannot be said here.
func (r *reader) misplaced(in *setting, what part, at span) error {
	word := r.in(at)
	switch {
	case in.inSteps:
		return r.fail(at, "", "%s belongs before the colon", word)
	case what == partKind:
		return r.fail(at, "", "an event has no kind: %s goes with sessions", word)
	case what == partKey || what == partOptional:
		return r.fail(at, "", "an event has a priority (A, B, C) instead of ! and ?")
	default:
		return r.fail(at, "", "an event has no %s", partNames[what])
	}
}

// stranger is the error for a word that means nothing.
func (r *reader) stranger(in *setting, at span) error {
	word := r.in(at)
	if pasted, ok := curlyText(r.line[at.from:]); ok {
		return r.fail(span{at.from, at.from + len(pasted)}, strconv.Quote(straight(pasted)), "quotes are straight ones")
	}
	switch {
	case strings.HasPrefix(word, "!") || strings.HasPrefix(word, "?"):
		return r.fail(at, word[:1], "%s stands alone, between blanks", word[:1])
	case strings.Contains(word, ":"):
		return r.fail(at, strings.Replace(word, ":", ": ", 1), "a colon before steps is followed by a blank")
	case word == "rpe":
		return r.fail(at, "@7", "effort stands after @")
	case strings.ContainsAny(word, ",;"):
		return r.fail(at, "intervals 1h: 20m @2, 5x(4m @9, 2m @2)", "a comma stands between steps, and steps follow a colon")
	case strings.HasPrefix(word, "'"):
		return r.fail(at, `"..."`, "a note stands in double quotes")
	case hyphened(word) == "-":
		return r.fail(at, `"..."`, "a dash means nothing here: words of your own stand in quotes")
	case hyphened(word) != word:
		return r.fail(at, hyphened(word), "a dash is a plain hyphen")
	case strings.HasPrefix(word, "^"):
		return r.fail(at, "", "an id stands at the end of a line, and in a plan file only")
	case in.allowed&partTag != 0 && slices.Contains(KnownTags(), word):
		return r.fail(at, "#"+word, "a tag starts with #")
	case word == "flexibility":
		return r.fail(at, "mobility", "the word is mobility")
	}
	if near := nearest(word); near != "" {
		return r.fail(at, near, "\"%s\" means nothing here", word)
	}
	if in.inSteps {
		return r.fail(at, `20m @2 "relaxed"`, "\"%s\" means nothing in a step: words stand in quotes", word)
	}
	return r.fail(at, strconv.Quote(r.line[at.from:at.to]), "\"%s\" means nothing here: words of your own stand in quotes", word)
}
