package notation

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// dayWord is a day as a line names it: a weekday, or the number of a day from 1.
type dayWord struct {
	weekday time.Weekday
	number  int // 0: a weekday
}

// dayOf reads Mon to Sun, their long names, all of these in lower case, and d1,
// d2 ...
func dayOf(word string) (d dayWord, ok bool) {
	if len(word) < 2 {
		return d, false
	}
	if word[0] == 'd' && digit(word[1]) {
		n, err := strconv.Atoi(word[1:])
		d.number = min(max(n, 0), 1000)
		if d.number == 0 {
			d.number = -1 // d0: a day, but none that there is
		}
		return d, err == nil
	}
	wd, ok := weekdays[word]
	return dayWord{weekday: wd}, ok
}

var weekdays = func() map[string]time.Weekday {
	names := map[string]time.Weekday{"tues": time.Tuesday, "weds": time.Wednesday, "thur": time.Thursday, "thurs": time.Thursday}
	for wd := time.Sunday; wd <= time.Saturday; wd++ {
		name := strings.ToLower(wd.String())
		names[name], names[name[:3]], names[wd.String()], names[weekdayName(wd)] = wd, wd, wd, wd
	}
	return names
}()

// weekdayName gives Mon to Sun.
func weekdayName(wd time.Weekday) string { return wd.String()[:3] }

// day reads the line of a session.
func (f *fileReader) day(s statement, word string) {
	at := span{s.at, s.at + len(word)}
	if f.holds == holdsNone {
		f.fail(at, "week load 310", "a day stands in a week: no line of a week is above it")
		f.holds = holdsUnread
	}
	day := f.place(at, word)
	from := min(f.after(at), s.end) // behind it may stand a comment
	if s.end == at.to {
		f.fail(span{at.to, at.to}, f.text[s.at:at.to]+" rest", "no session follows the day")
		return
	}
	session, remarks, err := ReadSession(f.text[from:s.end], f.file.Sport)
	if err != nil {
		f.blame(span{from, s.end}, err)
		return
	}
	f.remark(from, remarks)
	if f.holds == holdsEvent && session.Kind != plan.Race {
		f.fail(span{from, s.end}, "race 16h", "the plan of an event is made of race sessions")
	}
	session.Day, session.ID = day, f.id(s.mark, sessionBearer)
	f.week.sessions = append(f.week.sessions, session)
}

// place finds the day of the open week, from 0, and tells of one that it does
// not have and of one that is come back to.
func (f *fileReader) place(at span, word string) int {
	d, _ := dayOf(word)
	w := &f.week
	if f.holds == holdsUnread || w.days == 0 {
		return 0
	}
	day := d.number - 1
	if d.number == 0 {
		day = (int(d.weekday) - int(w.start.Weekday()) + calendar.Week) % calendar.Week
		if w.days != calendar.Week && f.holds == holdsWeek || w.days > calendar.Week {
			f.fail(at, numbersFor(day, w.days), "%s of %s has no weekdays: its days are %s", article(f.holds.String()), days(w.days), numbersTo(w.days))
			return 0
		}
	}
	if day < 0 || day >= w.days {
		f.fail(at, numbersTo(w.days), "%s is no day of this %s, which has %s", f.text[at.from:at.to], f.holds, days(w.days))
		return 0
	}
	if w.seen[day] > 0 && day != w.lastDay {
		f.fail(at, "", "%s stands twice, on line %d too: the sessions of a day follow one another", f.text[at.from:at.to], w.seen[day])
	}
	w.unsorted = w.unsorted || day < w.lastDay
	w.seen[day], w.lastDay = f.line, day
	return day
}

// days counts days in words.
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

// numbersTo gives the days that there are by their numbers.
func numbersTo(days int) string {
	if days == 1 {
		return "d1"
	}
	return fmt.Sprintf("d1 to d%d", days)
}

// numbersFor says which days of a week can be meant by a weekday.
func numbersFor(day, days int) string {
	var meant []string
	for ; day < days; day += calendar.Week {
		meant = append(meant, fmt.Sprintf("d%d", day+1))
	}
	return strings.Join(meant, " or ")
}

// stranger tells of a line whose first word means nothing, and lets what
// follows it be read.
func (f *fileReader) stranger(s statement, at span, word string) {
	switch {
	case s.indent < len(weekIndent):
		near := nearestOf(word, openers[1:])
		f.fail(at, near, "%s starts no line of a plan file", quote(word))
		switch near {
		case "block":
			f.closeBlock()
			f.block, f.holds = &plan.Mesocycle{}, holdsUnread
		case "season", "part":
			f.saidOn[headSeason] = f.line
		case "event":
			f.closeBlock()
			f.holds = holdsUnread
		}
	case s.indent < len(dayIndent):
		f.strangeWeek(s, at, word)
		f.closeWeek()
		f.holds, f.triedWeek = holdsUnread, true
		if f.block == nil {
			f.block = &plan.Mesocycle{}
		}
	default:
		f.strangeDay(s, at, word)
	}
}

func (f *fileReader) strangeWeek(s statement, at span, word string) {
	if word == "load" || word == "hours" {
		f.fail(at, "week "+first(f.text[s.at:s.end], 40), "the line of a week starts with its kind")
		return
	}
	f.fail(at, nearestOf(word, []string{"week", "down", "taper", "race", "recovery"}), "%s is no kind of week: week, down, taper, race or recovery", quote(word))
}

func (f *fileReader) strangeDay(s statement, at span, word string) {
	if _, known := vocabulary[word]; known || word == "" || digit(word[0]) {
		f.fail(at, "Tue "+first(f.text[s.at:s.end], 40), "the line of a session starts with its day")
		return
	}
	near := nearestOf(word, []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
	if wd, ok := weekdays[near]; ok {
		near = weekdayName(wd)
	}
	f.fail(at, near, "%s is no day: Mon to Sun, or d1, d2 and so on", quote(f.text[at.from:at.to]))
}
