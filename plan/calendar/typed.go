package calendar

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Typing reads dates as people type them, in English: today, tomorrow,
// yesterday, sat, +2w, -3d, 12 oct, oct 12 2027, 2027-05-22, 2027-W20 (its first
// day), race-21d (before the next A event) and race:canyon-3w. Case is folded.
type Typing struct {
	Today     Day
	Past      bool         // prefer the latest such day to the next one; today is both
	WeekStart time.Weekday // first day of a calendar week
	Races     []Race
}

// Race is an event that a date can be counted from.
type Race struct {
	Name string
	Day  Day
	A    bool // of priority A
}

const datesLookLike = "write today, sat, +2w, 12 oct, 2027-05-22, 2027-W20 or race-21d"

// errNoDate says that a text does not look like a date at all, as opposed to a
// date that cannot be.
var errNoDate = errors.New("not a date")

// maxDateWords is the most words that a date has: 12 oct 2027.
const maxDateWords = 3

// Read takes the longest prefix of text that is a date and gives its day, and
// what follows it without blanks around it. A date ends at a blank, at the end,
// or before "..". It may stand in single quotes. The error says what may be
// written.
func (t Typing) Read(text string) (day Day, rest string, err error) {
	text = strings.TrimSpace(text)
	if quoted, after, ok := unquote(text); ok {
		day, err = t.Whole(quoted)
		return day, strings.TrimSpace(after), err
	}
	words, ends := dateWords(text)
	for n := len(words); n > 0; n-- {
		day, err := t.day(words[:n])
		if err == nil {
			return day, strings.TrimSpace(text[ends[n-1]:]), nil
		}
		if !errors.Is(err, errNoDate) { // 29 feb 2027 is no 29 feb either
			return 0, "", err
		}
	}
	first := ""
	if len(words) > 0 {
		first = text[:ends[0]]
	}
	return 0, "", fmt.Errorf("“%s” is not a date: %s", first, datesLookLike)
}

// Whole reads a text that is a date and nothing else.
func (t Typing) Whole(text string) (Day, error) {
	day, rest, err := t.Read(text)
	if err != nil {
		return 0, err
	}
	if rest != "" {
		return 0, fmt.Errorf("“%s” after the date is not understood: %s", rest, datesLookLike)
	}
	return day, nil
}

func unquote(text string) (inside, after string, ok bool) {
	if !strings.HasPrefix(text, "'") {
		return "", "", false
	}
	return strings.Cut(text[1:], "'")
}

// dateWords gives the first words of text in lower case, up to as many as a
// date can have, and where each ends.
func dateWords(text string) (words []string, ends []int) {
	for at := 0; at < len(text) && len(words) < maxDateWords; {
		end := len(text)
		if i := strings.IndexAny(text[at:], " \t"); i >= 0 {
			end = at + i
		}
		dots := strings.Index(text[at:end], "..")
		if dots >= 0 {
			end = at + dots
		}
		if end == at {
			break
		}
		words, ends = append(words, strings.ToLower(text[at:end])), append(ends, end)
		if dots >= 0 {
			break
		}
		at = end + len(text[end:]) - len(strings.TrimLeft(text[end:], " \t"))
	}
	return words, ends
}

// day reads words that are one date together.
func (t Typing) day(words []string) (Day, error) {
	if len(words) > 1 {
		return t.monthDay(words)
	}
	word := words[0]
	switch word {
	case "today":
		return t.Today, nil
	case "tomorrow":
		return within(t.Today + 1)
	case "yesterday":
		return within(t.Today - 1)
	}
	if wd, ok := weekdays[word]; ok {
		return t.weekday(wd)
	}
	switch {
	case word[0] == '+' || word[0] == '-':
		return shift(t.Today, word)
	case strings.HasPrefix(word, "race"):
		return t.fromRace(word[len("race"):])
	case len(word) > 5 && word[4] == '-' && word[5] == 'w':
		return t.week(word)
	case len(word) == len(time.DateOnly) && word[4] == '-' && word[7] == '-' && digits(word[:4]):
		return isoDay(word)
	}
	return 0, errNoDate
}

func isoDay(word string) (Day, error) {
	day, err := Parse(word)
	if err != nil {
		return 0, fmt.Errorf("there is no day %s", word)
	}
	return within(day)
}

// weekday gives the next such day, or the latest one; today is both.
func (t Typing) weekday(wd time.Weekday) (Day, error) {
	if t.Past {
		return within(t.Today - Day(weekday(int(t.Today.Weekday())-int(wd))))
	}
	return within(t.Today + Day(weekday(int(wd)-int(t.Today.Weekday()))))
}

// week gives the first day of an ISO week, written 2027-w20. Where weeks start
// on another day than Monday, it is the start of the week that holds its
// Monday.
func (t Typing) week(word string) (Day, error) {
	year, week := word[:4], word[6:]
	if !digits(year) || !digits(week) || len(week) > 2 {
		return 0, errNoDate
	}
	y, w := atoi(year), atoi(week)
	monday := Of(y, time.January, 4).WeekStart(time.Monday) + Day(Week*(w-1)) // 4 January lies in week 1
	if isoYear, isoWeek := monday.ISOWeek(); isoYear != y || isoWeek != w {
		return 0, fmt.Errorf("%d has no week %d", y, w)
	}
	return within(monday.WeekStart(t.WeekStart))
}

// monthDay reads 12 oct, oct 12, and either with a year.
func (t Typing) monthDay(words []string) (Day, error) {
	dayWord, monthWord := words[0], words[1]
	if _, ok := months[dayWord]; ok {
		dayWord, monthWord = monthWord, dayWord
	}
	month, ok := months[monthWord]
	if !ok || !digits(dayWord) || len(dayWord) > 2 {
		return 0, errNoDate
	}
	day := atoi(dayWord)
	if most := daysIn(month, 2000); day < 1 || day > most { // 2000: a leap year
		return 0, fmt.Errorf("%s has 1 to %d days, not %d", month, most, day)
	}
	if len(words) == 2 {
		return t.nearest(month, day)
	}
	if len(words[2]) != 4 || !digits(words[2]) {
		return 0, errNoDate
	}
	year := atoi(words[2])
	if day > daysIn(month, year) {
		return 0, fmt.Errorf("%s %d has %d days", month, year, daysIn(month, year))
	}
	return within(Of(year, month, day))
}

// nearest finds the year for a day of a month: the nearest in the direction of
// t, so that 29 February waits for a leap year.
func (t Typing) nearest(month time.Month, day int) (Day, error) {
	year, _, _ := t.Today.Date()
	step := 1
	if t.Past {
		step = -1
	}
	for range 10 { // leap years lie 8 years apart at most
		found := Of(year, month, day)
		behind := t.Past && found > t.Today || !t.Past && found < t.Today
		if !behind && day <= daysIn(month, year) {
			return within(found)
		}
		year += step
	}
	return 0, fmt.Errorf("there is no %d %s near", day, month)
}

// fromRace reads what follows "race": an offset from the next A event, or a
// colon, a part of a name, and an offset.
func (t Typing) fromRace(text string) (Day, error) {
	if !strings.HasPrefix(text, ":") {
		if text != "" && text[0] != '-' && text[0] != '+' {
			return 0, errNoDate
		}
		next, ok := t.race(func(r Race) bool { return r.A })
		if !ok {
			return 0, errors.New("there is no A race to count from: write a date, or race:NAME-3w")
		}
		return shift(next.Day, text)
	}
	name, offset := text[1:], ""
	if i := strings.LastIndexAny(name, "+-"); i > 0 && isOffset(name[i:]) {
		name, offset = name[:i], name[i:]
	}
	if Plain(name) == "" {
		return 0, errors.New("race: takes a name, as race:canyon-3w")
	}
	for _, fits := range [...]func(string, string) bool{
		func(a, b string) bool { return a == b }, strings.HasPrefix, strings.Contains,
	} {
		if found, ok := t.race(func(r Race) bool { return fits(Plain(r.Name), Plain(name)) }); ok {
			return shift(found.Day, offset)
		}
	}
	return 0, fmt.Errorf("no race is named “%s”%s", name, t.raceNames())
}

// race gives the next race that fits, or else the latest one behind.
func (t Typing) race(fits func(Race) bool) (found Race, ok bool) {
	for _, r := range t.Races {
		if !fits(r) {
			continue
		}
		ahead, foundAhead := r.Day >= t.Today, found.Day >= t.Today
		nearer := ahead && (!foundAhead || r.Day < found.Day) || !ahead && !foundAhead && r.Day > found.Day
		if !ok || nearer {
			found, ok = r, true
		}
	}
	return found, ok
}

func (t Typing) raceNames() string {
	if len(t.Races) == 0 {
		return ": there are no races yet"
	}
	names := make([]string, 0, len(t.Races))
	for _, r := range t.Races {
		names = append(names, "race:"+Plain(r.Name))
	}
	return ": write " + strings.Join(names, " or ")
}

// Plain gives a name as it is typed in a date: lower case, its words joined by
// hyphens.
func Plain(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r == '-' || r == ' ' || r == '.' || r == ',' || r == '\'' || r == '/' || r == ':'
	}), "-")
}

func isOffset(text string) bool {
	n := len(text)
	return n >= 3 && n <= 6 && digits(text[1:n-1]) && strings.IndexByte("dwm", text[n-1]) >= 0
}

// shift moves a day by an offset such as +2w, -3d, +1m, or nothing. A month
// on ends on the last day of a month that is too short.
func shift(from Day, offset string) (Day, error) {
	if offset == "" {
		return from, nil
	}
	if !isOffset(offset) {
		return 0, errNoDate
	}
	n := atoi(offset[1 : len(offset)-1])
	if offset[0] == '-' {
		n = -n
	}
	switch offset[len(offset)-1] {
	case 'd':
		return within(from + Day(n))
	case 'w':
		return within(from + Day(Week*n))
	}
	year, month, day := from.Date()
	first := Of(year, month+time.Month(n), 1)
	year, month, _ = first.Date()
	return within(first + Day(min(day, daysIn(month, year))-1))
}

// within refuses days that cannot be written with a year of four digits.
func within(d Day) (Day, error) {
	if d < Of(1, time.January, 1) || d > Of(9999, time.December, 31) {
		return 0, errors.New("days lie in the years 1 to 9999")
	}
	return d, nil
}

func daysIn(month time.Month, year int) int {
	return int(Of(year, month+1, 1) - Of(year, month, 1))
}

func digits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// atoi reads a few digits that were checked before.
func atoi(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

var weekdays = func() map[string]time.Weekday {
	names := map[string]time.Weekday{
		"tues": time.Tuesday, "weds": time.Wednesday, "thur": time.Thursday, "thurs": time.Thursday,
	}
	for wd := time.Sunday; wd <= time.Saturday; wd++ {
		name := strings.ToLower(wd.String())
		names[name], names[name[:3]] = wd, wd
	}
	return names
}()

var months = func() map[string]time.Month {
	names := map[string]time.Month{"sept": time.September}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		names[name], names[name[:3]] = m, m
	}
	return names
}()
