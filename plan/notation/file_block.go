package notation

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/sorting"
)

// blockLine reads PHASE ["NAME"] [S:R] and opens the block. Told says that the
// line can be read.
func (f *fileReader) blockLine(r *reader, at span, m mark, told bool) {
	f.closeBlock()
	f.holds = holdsUnread
	f.block, f.opened = &plan.Mesocycle{}, opening{f.line, f.text}
	switch {
	case !f.placed():
		f.fail(at, `season "Canyon 100K" from 2026-11-30`, "a block stands in a season: no line of a season is above it")
		f.saidOn[headSeason] = f.line
	case f.file.Part == WeekFile:
		f.fail(at, "", "a file of one week has no line of a block")
	case told:
		f.block.ID = f.id(m, blockBearer)
		f.blockParts(r, at.to)
	}
}

func (f *fileReader) blockParts(r *reader, from int) {
	r.skip()
	word := firstWord(r.line[r.pos:])
	here := span{from + r.pos, from + r.pos + len(word)}
	r.pos += len(word)
	if _, isRatio := ratio(word); word == "" || isRatio {
		f.fail(here, `block base "Base 1" 3:1`, "the block has no phase")
		return
	}
	f.block.Phase = phase(word)
	if err := (plan.Mesocycle{Phase: f.block.Phase, Weeks: []plan.Microcycle{{Days: 1}}}).Check(); err != nil {
		f.fail(here, "", "%s", err.Error())
		return
	}
	f.strangePhase(here)
	for c := r.skip(); c != 0; c = r.skip() {
		if c == '"' {
			name, quote, err := r.quoted(plan.MaxName)
			here = span{from + quote.from, from + quote.to}
			switch {
			case err != nil:
				f.blame(span{from, from + len(r.line)}, err)
				return
			case f.block.Name != "":
				f.fail(here, "", "the block has a name already")
			case strings.Contains(name, "\n"):
				f.fail(here, "", "a name is one line")
			}
			f.block.Name = name
			continue
		}
		word := firstWord(r.line[r.pos:])
		pasted, curly := curlyText(r.line[r.pos:])
		if curly {
			word = pasted
		}
		here = span{from + r.pos, from + r.pos + len(word)}
		r.pos += len(word)
		got, ok := ratio(word)
		switch {
		case curly:
			f.fail(here, strconv.Quote(straight(word)), "quotes are straight ones")
			return
		case !ok && strings.Contains(word, ":"):
			f.fail(here, "3:1", "a ratio is weeks of stress to weeks of recovery, each 1 to 9")
			return
		case !ok:
			f.fail(here, strconv.Quote(first(word, 40)), "%s means nothing here: the name of a block stands in quotes", quote(word))
			return
		case f.block.Ratio != plan.Ratio{}:
			f.fail(here, "", "the block has a ratio already")
		}
		f.block.Ratio = got
	}
}

// phase folds the phases that are known; a coach's own keeps its letters.
func phase(word string) plan.Phase {
	if p := plan.Phase(lower(word)); slices.Contains(plan.Phases(), p) {
		return p
	}
	return plan.Phase(word)
}

// strangePhase remarks on a phase of the coach's own that may be a slip.
func (f *fileReader) strangePhase(at span) {
	if slices.Contains(plan.Phases(), f.block.Phase) {
		return
	}
	var known []string
	for _, p := range plan.Phases() {
		known = append(known, string(p))
	}
	if near := nearestOf(lower(string(f.block.Phase)), known); near != "" {
		f.file.Remarks = append(f.file.Remarks, FileRemark{
			Line: f.line, Column: characters(f.text[:at.from]) + 1,
			Says: fmt.Sprintf("%s is a phase of your own; the known one is %s", f.block.Phase, near),
		})
	}
}

// ratio reads 3:1.
func ratio(word string) (plan.Ratio, bool) {
	stress, recovery, ok := strings.Cut(word, ":")
	one := func(text string) int {
		if len(text) != 1 || text[0] < '1' || text[0] > '9' {
			ok = false
			return 0
		}
		return int(text[0] - '0')
	}
	r := plan.Ratio{Stress: one(stress), Recovery: one(recovery)}
	if !ok {
		return plan.Ratio{}, false
	}
	return r, true
}

// closeBlock ends the block that is open, if there is one.
func (f *fileReader) closeBlock() {
	f.closeWeek()
	if f.block == nil {
		return
	}
	if len(f.weeks) == 0 && !f.triedWeek && f.opened.line > 0 {
		f.opened.tell(f)
	}
	f.block.Weeks = slices.Clone(f.weeks)
	f.weeks = f.weeks[:0]
	f.file.Season.Blocks = append(f.file.Season.Blocks, *f.block)
	f.block, f.opened, f.triedWeek = nil, opening{}, false
}

// opening is the line that opened a block.
type opening struct {
	line int
	text string
}

// tell says that nothing follows the line.
func (o opening) tell(f *fileReader) {
	line, text := f.line, f.text
	f.line, f.text = o.line, o.text
	f.fail(span{len(o.text), len(o.text)}, "week load 310", "the block has no weeks")
	f.line, f.text = line, text
}

// openWeek is the week, or the event, that day lines belong to.
type openWeek struct {
	plan.Microcycle
	days     int // that it has; 0: not known, so that none is wrong
	start    calendar.Day
	sessions []plan.Session         // its memory is used again
	seen     [plan.MaxEventDays]int // the line of each day, the latest
	lastDay  int
	unsorted bool
}

// weekLine reads KIND [Nd] [load N | hours H | N%] ["NOTE"] and opens the week.
func (f *fileReader) weekLine(s statement, at span, kind plan.WeekKind) {
	f.closeWeek()
	f.holds = holdsWeek
	f.week = openWeek{sessions: f.week.sessions[:0], start: f.start, Microcycle: plan.Microcycle{Kind: kind, Days: calendar.Week}}
	switch {
	case !f.placed():
		f.fail(at, `season "Canyon 100K" from 2026-11-30`, "a week stands in a season: no line of a season is above it")
		f.saidOn[headSeason] = f.line
		f.block = &plan.Mesocycle{}
	case f.block == nil && f.file.Part == WeekFile:
		f.block = &plan.Mesocycle{}
	case f.block == nil:
		f.fail(at, `block base "Base 1" 3:1`, "a week stands in a block: no line of a block is above it")
		f.block = &plan.Mesocycle{}
	}
	r, ok := f.open(s, at.to)
	if ok && f.weekParts(&r, at.to) {
		f.week.days = f.week.Days
	} else {
		f.week.days = 0
	}
	f.week.ID = f.id(s.mark, weekBearer)
	f.start += calendar.Day(f.week.Days)
	f.reach(at)
}

// reach holds the season's length against its bounds, once.
func (f *fileReader) reach(at span) {
	if f.tooLong {
		return
	}
	season := plan.Macrocycle{Start: f.file.Season.Start}
	says := ""
	if days := int(f.start - season.Start); days > plan.MaxSeasonDays {
		says = fmt.Sprintf("a season has %d days at most: this week goes beyond", plan.MaxSeasonDays)
	} else if err := (plan.Macrocycle{Start: f.start - 1}).Check(); err != nil {
		says = err.Error()
	}
	if says != "" {
		f.tooLong = true
		f.fail(at, "", "%s", says)
	}
}

// weekParts reads what follows the kind of a week.
func (f *fileReader) weekParts(r *reader, from int) bool {
	for c := r.skip(); c != 0; c = r.skip() {
		start := r.pos
		var err error
		if c == '"' {
			err = f.weekNote(r)
		} else {
			err = f.weekWord(r)
		}
		if _, placed := errors.AsType[*Error](err); placed {
			start = 0
		}
		if err != nil {
			f.blame(span{from + start, from + r.pos}, err)
			return false
		}
	}
	return true
}

func (f *fileReader) weekNote(r *reader) error {
	note, _, err := r.quoted(plan.MaxNote)
	if err == nil && f.week.Note != "" {
		err = &fault{says: "the week has a note already"}
	}
	f.week.Note = note
	return err
}

func (f *fileReader) weekWord(r *reader) error {
	if pasted, ok := curlyText(r.line[r.pos:]); ok {
		r.pos += len(pasted)
		return &fault{says: "quotes are straight ones", try: strconv.Quote(straight(pasted))}
	}
	word := r.in(r.word(false))
	if word == "" {
		r.pos++
		return &fault{says: `":" means nothing in the line of a week`}
	}
	value, n, _ := number(word)
	unit := word[n:]
	switch {
	case n > 0 && unit == "d":
		return f.weekDays(value)
	case n > 0 && unit == "%":
		return f.aim(plan.Target{Measure: plan.TargetShare, Value: value})
	case n > 0:
		return strangeWeekFigure(word, n)
	case word == "load" || word == "hours":
		r.skip()
		arg := r.in(r.word(false))
		target, err := readTarget(word, arg)
		if bare, ok := errors.AsType[*fault](err); ok && bare.try != "" && !strings.HasPrefix(bare.try, word) {
			return &fault{says: bare.says, try: word + " " + bare.try}
		}
		if err != nil {
			return err
		}
		return f.aim(target)
	}
	if near := nearestOf(word, []string{"load", "hours"}); near != "" {
		return &fault{says: quote(word) + " means nothing here", try: near}
	}
	return &fault{says: quote(word) + " means nothing in the line of a week: a note stands in quotes", try: `week load 310 "find the habit"`}
}

func (f *fileReader) weekDays(value float64) error {
	switch {
	case value < 1 || value > plan.MaxDays || value != float64(int(value)):
		return &fault{says: fmt.Sprintf("a week has 1 to %d days", plan.MaxDays)}
	case f.week.days != 0:
		return &fault{says: "how long the week is stands there already"}
	}
	f.week.Days, f.week.days = int(value), int(value)
	return nil
}

func (f *fileReader) aim(t plan.Target) error {
	if !f.week.Target.IsZero() {
		return &fault{says: "a week has one target: load, hours or a share"}
	}
	if err := t.Check(); err != nil {
		return &fault{says: err.Error()}
	}
	f.week.Target = t
	return nil
}

// readTarget reads what follows load or hours.
func readTarget(what, text string) (plan.Target, error) {
	if what == "load" {
		v, err := readFigure(text, "load", "", "310")
		return plan.Target{Measure: plan.TargetLoad, Value: v}, err
	}
	t := plan.Target{Measure: plan.TargetHours}
	value, n, _ := number(text)
	if unit := text[n:]; n > 0 && (unit == "" || unit == "h") {
		t.Value = value
		return t, nil
	}
	a, err := readAmount(text, plan.Limits{What: "a week", Seconds: plan.MaxDays * 24 * 3600, Metres: 1e9}, false)
	if err == nil && a.duration.IsZero() {
		err = &fault{says: "hours take a time", try: "hours 7h30"}
	}
	t.Value = a.duration.Hours()
	return t, err
}

// strangeWeekFigure is the error for a figure whose meaning is not said.
func strangeWeekFigure(word string, n int) error {
	figure, unit := word[:n], word[n:]
	if f, ok := commaFault(word, n); ok {
		return f
	}
	switch {
	case unit == "":
		return &fault{says: figure + " of what? load, hours or days", try: fmt.Sprintf("load %s, hours %s or %sd", figure, figure, figure)}
	case unit == "w":
		return &fault{says: "the length of a week is in days", try: "14d"}
	case unit[0] == 'h' || unit[0] == 'm' || unit[0] == ':':
		return &fault{says: "hours stand after their word", try: "hours " + word}
	}
	return &fault{says: quote(word) + " means nothing in the line of a week", try: "week 10d load 310"}
}

// closeWeek ends the week or event that is open.
func (f *fileReader) closeWeek() {
	w := &f.week
	if w.unsorted {
		sorting.By(w.sessions, func(a, b plan.Session) int { return a.Day - b.Day })
	}
	sessions := slices.Clone(w.sessions)
	if len(sessions) == 0 {
		sessions = nil
	}
	switch f.holds {
	case holdsWeek:
		w.Sessions = sessions
		f.weeks = append(f.weeks, w.Microcycle)
	case holdsEvent:
		f.file.Events[len(f.file.Events)-1].Plan = sessions
	default:
	}
	f.holds = holdsNone
	w.sessions = w.sessions[:0]
}
