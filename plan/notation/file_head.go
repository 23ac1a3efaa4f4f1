package notation

import (
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// statement is what a line says, without its blanks, comment and id. Places are
// in bytes of the line.
type statement struct {
	at, end, indent int
	mark            mark
}

// head is a word that starts a line at its first column.
type head uint8

const (
	noHead head = iota
	headVersion
	headAthlete
	headSport
	headSeason
	headPart
	headEvent
	headBlock
	lastHead
)

var openers = []string{headVersion: "ebb", headAthlete: "athlete", headSport: "sport", headSeason: "season", headPart: "part", headEvent: "event", headBlock: "block"}

// weekKinds holds the words that start a week's line.
var weekKinds = func() map[string]plan.WeekKind {
	kinds := map[string]plan.WeekKind{"week": plan.LoadWeek}
	for _, k := range plan.WeekKinds()[1:] {
		kinds[k.String()] = k
	}
	return kinds
}()

func headOf(word string) head { return head(max(0, slices.Index(openers, word))) }

// statement reads what a line says. The first word tells what it is; what
// stands at another indentation than its own is told of, and read all the same.
func (f *fileReader) statement(s statement) {
	word := firstWord(f.text[s.at:s.end])
	at := span{s.at, s.at + len(word)}
	_, isDay := dayOf(word) // most lines are a day's: they are known without folding
	head := noHead
	if !isDay {
		word = lower(word)
		_, isDay = dayOf(word)
		head = headOf(word)
	}
	kind, isWeek := weekKinds[word]
	if isWeek && s.indent == len(dayIndent) && vocabulary[word].part == partKind { // race, recovery
		isWeek = false
	}
	if f.saidOn[headVersion] == 0 && head != headVersion {
		f.unversioned(at, head != noHead || isDay || isWeek)
	}
	switch {
	case f.ended:
	case isDay:
		f.indented(s, at, len(dayIndent), "the line of a day")
		f.day(s, word)
	case isWeek:
		f.indented(s, at, len(weekIndent), "the line of a week")
		f.weekLine(s, at, kind)
	case head != noHead:
		f.indented(s, at, 0, "the line of "+article(openers[head]))
		f.head(s, at, head)
	default:
		f.stranger(s, at, word)
	}
}

// unversioned tells that the first line is not ebb 1; when it is no line of a
// plan file at all, nothing below can be one.
func (f *fileReader) unversioned(at span, ours bool) {
	if !ours {
		f.fail(at, "ebb 1", "this is no plan file: one starts with its version")
		f.ended = true
		return
	}
	f.fail(at, "ebb 1", "a plan file starts with its version")
	f.saidOn[headVersion] = f.line
}

func (f *fileReader) indented(s statement, at span, want int, what string) {
	switch {
	case s.indent == want:
	case want == 0:
		f.fail(at, "", "%s starts at the first column: no blanks before it", what)
	default:
		f.fail(at, "", "%s has %d blanks before it, not %d", what, want, s.indent)
	}
}

// head reads a line that starts at the first column.
func (f *fileReader) head(s statement, at span, what head) {
	before := f.saidOn[what]
	if what != headEvent && what != headBlock {
		if before > 0 {
			f.fail(at, "", "%s stands on line %d already", openers[what], before)
			return
		}
	}
	f.saidOn[what] = f.line
	if what == headEvent {
		f.event(s, at)
		return
	}
	r, ok := f.open(s, at.to)
	if !ok && what != headBlock {
		return
	}
	switch what {
	case headVersion:
		f.version(&r, at)
	case headAthlete:
		f.file.Athlete = f.nameIn(&r, at, "")
		f.nothingMore(&r, at)
	case headSport:
		f.sport(&r, at)
	case headSeason:
		f.season(&r, at, s.mark)
	case headPart:
		f.part(&r, at)
	case headBlock:
		f.blockLine(&r, at, s.mark, ok)
	default:
	}
	if !s.mark.none() && what != headSeason && what != headBlock {
		f.fail(s.mark.at, "", "no id stands here: seasons, blocks, weeks, sessions and events have one")
	}
}

// open makes the reader of what follows a line's first word. Its places count
// from the end of that word.
func (f *fileReader) open(s statement, from int) (reader, bool) {
	r, err := openLong(f.text[from:s.end])
	if err != nil {
		f.blame(span{from, s.end}, err)
	}
	return r, err == nil
}

func (f *fileReader) version(r *reader, at span) {
	r.skip()
	word := r.word(false)
	here := span{at.to + word.from, at.to + word.to}
	n, err := strconv.Atoi(r.in(word))
	switch {
	case err != nil || n < 1:
		f.fail(here, "ebb 1", "the version is a number")
		f.ended = true
	case n > FileVersion:
		f.fail(here, "update ebb", "version %d: a newer ebb wrote this file, this one reads version %d", n, FileVersion)
		f.ended = true
	default:
		f.nothingMore(r, at)
	}
}

// nothingMore tells of what follows when a line is done.
func (f *fileReader) nothingMore(r *reader, at span) {
	if r.skip() == 0 {
		return
	}
	word := r.word(false)
	word.to = max(word.to, word.from+1)
	f.fail(span{at.to + word.from, at.to + word.to}, "", "%s means nothing here: the line is complete before it", quote(r.line[word.from:word.to]))
}

// nameIn reads a name in quotes, or every word up to the last one that ends it.
func (f *fileReader) nameIn(r *reader, at span, before string) string {
	if r.skip() == '"' {
		name, quote, err := r.quoted(plan.MaxName)
		switch {
		case err != nil:
			f.blame(span{at.to, at.to + len(r.line)}, err)
		case strings.Contains(name, "\n"):
			f.fail(span{at.to + quote.from, at.to + quote.to}, "", "a name is one line")
		}
		return name
	}
	start, end := r.pos, len(r.line)
	if i := strings.IndexByte(r.line[start:], '"'); i >= 0 {
		end = start + i
	}
	if i := strings.LastIndex(r.text[:end], " "+before+" "); before != "" && i >= 0 {
		end = max(start, i)
	}
	r.pos = end
	name := strings.Join(strings.Fields(r.line[start:end]), " ")
	if name == "" && before == "" {
		f.fail(span{at.to, at.to}, `"Sam Rivera"`, "a name is missing here")
	}
	here := span{at.to + start, at.to + end}
	if strings.ContainsAny(name, curlyQuotes) {
		f.fail(here, strconv.Quote(straight(name)), "quotes are straight ones")
	}
	if err := plan.CheckText(name, plan.MaxName); err != nil {
		f.fail(here, "", "%s", err.Error())
	}
	return name
}

func (f *fileReader) sport(r *reader, at span) {
	r.skip()
	word := r.word(false)
	here := span{at.to + word.from, at.to + word.to}
	sport, err := plan.ParseSport(r.in(word))
	switch {
	case word.from == word.to:
		f.fail(here, "sport run", "no sport is named here")
		return
	case err != nil:
		f.strangeSport(here, r.in(word))
		return
	case f.block != nil || len(f.file.Events) > 0 || len(f.file.Season.Blocks) > 0:
		f.fail(at, "", "the sport stands before events and blocks: it says what their lines leave out")
	}
	f.file.Sport = sport
	f.nothingMore(r, at)
}

func (f *fileReader) strangeSport(at span, word string) {
	var names []string
	for _, s := range plan.Sports() {
		names = append(names, s.String())
	}
	if near := nearestOf(word, names); near != "" {
		f.fail(at, near, "%s is no sport", quote(word))
		return
	}
	f.fail(at, "", "%s is no sport: %s", quote(word), strings.Join(names, ", "))
}

func (f *fileReader) season(r *reader, at span, m mark) {
	if before := f.saidOn[headPart]; before > 0 {
		f.fail(at, "", "line %d says that this is a part of a season", before)
	}
	f.file.Season.Name = f.nameIn(r, at, "from")
	f.from(r, at)
	f.file.Season.ID = f.id(m, seasonBearer)
	f.ordered(at)
}

func (f *fileReader) part(r *reader, at span) {
	if before := f.saidOn[headSeason]; before > 0 {
		f.fail(at, "", "line %d says that this is a whole season", before)
	}
	if len(f.events) > 0 {
		f.fail(at, "", "a part of a season has no events: line %d has one", f.events[0])
	}
	r.skip()
	word := r.word(false)
	switch r.in(word) {
	case "block":
		f.file.Part = BlockFile
	case "week":
		f.file.Part = WeekFile
	default:
		f.fail(span{at.to + word.from, at.to + word.to}, "part week from 2026-11-30", "a part is a block or a week")
		return
	}
	f.from(r, at)
	f.ordered(at)
}

// ordered tells of a season that comes after its blocks.
func (f *fileReader) ordered(at span) {
	if f.block != nil || len(f.file.Season.Blocks) > 0 {
		f.fail(at, "", "the season's line stands above its blocks")
	}
}

// placed reports whether the first day has been told, or its lack.
func (f *fileReader) placed() bool { return f.saidOn[headSeason] > 0 || f.saidOn[headPart] > 0 }

// from reads the first day.
func (f *fileReader) from(r *reader, at span) {
	r.skip()
	word := r.word(false)
	if r.in(word) != "from" {
		f.fail(span{at.to + word.from, at.to + word.to}, "from 2026-11-30", "the first day stands after from")
		return
	}
	r.skip()
	date := r.word(false)
	here := span{at.to + date.from, at.to + date.to}
	day, err := calendar.Parse(r.in(date))
	if err != nil {
		f.strangeDate(here, r.in(date))
		return
	}
	f.file.Season.Start, f.start = day, day
	if err := (plan.Macrocycle{Start: day}).Check(); err != nil {
		f.fail(here, "", "%s", err.Error())
	}
	f.nothingMore(r, at)
}

func (f *fileReader) strangeDate(at span, text string) {
	if len(text) == len("2026-11-30") && text[4] == '-' && text[7] == '-' {
		f.fail(at, "", "there is no day %s", text)
		return
	}
	f.fail(at, isoOf(text), "%s is no date: one is written 2026-11-30", quote(text))
}

// isoOf gives a date that was written 30.11.2026 as it should be.
func isoOf(text string) string {
	parts := strings.Split(text, ".")
	if len(parts) != 3 || len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return ""
	}
	two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	iso := parts[2] + "-" + two(parts[1]) + "-" + two(parts[0])
	if _, err := calendar.Parse(iso); err != nil {
		return ""
	}
	return iso
}

// id takes an id that stands on the line.
func (f *fileReader) id(m mark, by bearer) plan.ID {
	id, err := f.named(m, by)
	if err != nil {
		f.blame(m.at, err)
	}
	return id
}

// event reads an event.
func (f *fileReader) event(s statement, at span) {
	f.closeBlock()
	f.holds = holdsUnread
	if f.file.Part != SeasonFile {
		f.fail(at, "", "an event stands in the file of a whole season, not of a part")
		return
	}
	if !f.dated(at.to, s.end) {
		return
	}
	from := min(f.after(at), s.end) // behind it may stand a comment
	e, remarks, err := ReadEvent(f.text[from:s.end], f.file.Sport, calendar.Typing{})
	if err != nil {
		f.blame(span{from, s.end}, err)
		return
	}
	f.remark(from, remarks)
	e.ID = f.id(s.mark, eventBearer)
	f.file.Events, f.events = append(f.file.Events, e), append(f.events, f.line)
	f.holds, f.week = holdsEvent, openWeek{days: e.Days, start: e.From}
}

// after gives where the next word starts: a session's line, which has its
// bound, begins there.
func (f *fileReader) after(at span) int {
	return len(f.text) - len(strings.TrimLeft(f.text[at.to:], " \t"))
}

// dated tells of an event's day that counts from a today: a file has none.
func (f *fileReader) dated(from, end int) bool {
	text := f.text[from:end]
	priority := firstWord(strings.TrimLeft(text, " \t"))
	if p, err := plan.ParsePriority(strings.ToUpper(priority)); err != nil || p == plan.NoPriority {
		return true // which is told otherwise
	}
	rest := strings.TrimLeft(text, " \t")[len(priority):]
	date := firstWord(strings.TrimLeft(rest, " \t"))
	if len(date) > 4 && date[4] == '-' && digit(date[0]) {
		return true
	}
	at := end - len(strings.TrimLeft(rest, " \t"))
	f.fail(span{at, at + len(date)}, isoOf(date), "a plan file has whole dates, as 2027-05-22")
	return false
}

// quote gives a word as errors show it: in quotes, not longer than a part of a
// line.
func quote(word string) string {
	const most = 40
	if cut := first(word, most); cut != word {
		word = cut + "…"
	}
	return strconv.Quote(word)
}

// article puts a or an before a word.
func article(word string) string {
	if strings.IndexByte("aeiou", word[0]) >= 0 {
		return "an " + word
	}
	return "a " + word
}

// firstWord gives what stands before the first blank or quote.
func firstWord(text string) string {
	if n := strings.IndexAny(text, " \t\""); n >= 0 {
		return text[:n]
	}
	return text
}

// lower folds ASCII, as the notation does everywhere.
func lower(word string) string {
	for i := range len(word) {
		if word[i] >= 'A' && word[i] <= 'Z' {
			return fold(word)
		}
	}
	return word
}
