package notation

import (
	"strconv"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// PrintFile writes a plan file that ParseFile reads back to the same File: a
// line for a session, so that one that is moved is a difference of two lines,
// and no blank line between weeks, so that one that is put in is one hunk. What
// a line cannot say is left out: the origin of sessions, and ids unless they
// are asked for. Private notes are printed as they are given.
func PrintFile(f File, o FileOptions) []byte {
	p := filePrinter{sport: f.Sport, dates: o.Dates}
	p.b = make([]byte, 0, roomFor(f))
	if o.IDs {
		p.ids = sortedIDs(f)
	}
	for _, c := range o.Comments {
		p.comment(c)
	}
	p.head(f)
	for i := range f.Events {
		p.event(&f.Events[i])
	}
	start := f.Season.Start
	for i := range f.Season.Blocks {
		b := &f.Season.Blocks[i]
		if f.Part != WeekFile {
			p.block(b)
		}
		for w := range b.Weeks {
			p.week(&b.Weeks[w], start)
			start += calendar.Day(b.Weeks[w].Days)
		}
	}
	return p.b
}

// roomFor guesses the bytes of a file, so that its buffer seldom grows.
func roomFor(f File) int {
	room := 512 + 128*len(f.Events)
	for i := range f.Season.Blocks {
		for w := range f.Season.Blocks[i].Weeks {
			room += 48 + 72*len(f.Season.Blocks[i].Weeks[w].Sessions)
		}
	}
	return room
}

// filePrinter builds a plan file.
type filePrinter struct {
	printer
	sport plan.Sport
	dates bool
	ids   []plan.ID // to cut ids short by, in order; none: they are left out
}

// line starts a line with its blanks and its first word.
func (p *filePrinter) line(blanks, word string) {
	p.b = append(p.b, blanks...)
	p.b = append(p.b, word...)
}

const (
	weekIndent = "  "
	dayIndent  = "    "
)

// end ends a line, with the id of what stands on it.
func (p *filePrinter) end(id plan.ID) {
	if len(p.ids) > 0 && !id.IsZero() {
		p.b = append(p.b, ' ', '^')
		p.b = append(p.b, shortest(id, p.ids)...)
	}
	p.b = append(p.b, '\n')
}

func (p *filePrinter) comment(text string) {
	for line := range strings.Lines(text) {
		p.b = append(p.b, "# "...)
		p.b = append(p.b, strings.Map(showable, strings.TrimRight(line, "\n"))...)
		p.b = append(p.b, '\n')
	}
}

func (p *filePrinter) head(f File) {
	p.line("", "ebb ")
	p.b = strconv.AppendInt(p.b, FileVersion, 10)
	p.end(plan.ID{})
	if f.Athlete != "" {
		p.line("", "athlete")
		p.quote("", f.Athlete)
		p.end(plan.ID{})
	}
	if f.Sport != plan.NoSport {
		p.line("", "sport")
		p.word(f.Sport.String())
		p.end(plan.ID{})
	}
	switch f.Part {
	case BlockFile:
		p.line("", "part block")
	case WeekFile:
		p.line("", "part week")
	default:
		p.line("", "season")
		p.quote("", f.Season.Name)
	}
	p.word("from ")
	p.date(f.Season.Start)
	p.end(f.Season.ID)
}

func (p *filePrinter) event(e *plan.Event) {
	p.line("", "event ")
	p.printer.event(e, p.sport)
	p.end(e.ID)
	for i := range e.Plan {
		s := &e.Plan[i]
		p.line(dayIndent, "d")
		p.b = strconv.AppendInt(p.b, int64(s.Day)+1, 10)
		p.session(s)
	}
}

func (p *filePrinter) block(b *plan.Mesocycle) {
	p.b = append(p.b, '\n')
	p.line("", "block")
	p.word(string(b.Phase))
	p.quote("", b.Name)
	if b.Ratio != (plan.Ratio{}) {
		p.b = append(p.b, ' ') // gap puts none after a phase that ends in a bracket
		p.b = strconv.AppendInt(p.b, int64(b.Ratio.Stress), 10)
		p.b = append(p.b, ':')
		p.b = strconv.AppendInt(p.b, int64(b.Ratio.Recovery), 10)
	}
	p.end(b.ID)
}

func (p *filePrinter) week(w *plan.Microcycle, start calendar.Day) {
	kind := w.Kind.String()
	if w.Kind == plan.LoadWeek {
		kind = "week"
	}
	p.line(weekIndent, kind)
	if w.Days != calendar.Week {
		p.gap()
		p.b = strconv.AppendInt(p.b, int64(w.Days), 10)
		p.b = append(p.b, 'd')
	}
	p.target(w.Target)
	p.quote("", w.Note)
	p.end(w.ID)
	if p.dates {
		p.b = append(p.b[:len(p.b)-1], "  # "...)
		p.b = append(p.b, WeekDate(start)...)
		p.b = append(p.b, '\n')
	}
	first := start.Weekday()
	for i := range w.Sessions {
		s := &w.Sessions[i]
		if w.Days == calendar.Week {
			p.line(dayIndent, weekdayName((first+time.Weekday(s.Day))%calendar.Week))
		} else {
			p.line(dayIndent, "d")
			p.b = strconv.AppendInt(p.b, int64(s.Day)+1, 10)
		}
		p.session(s)
	}
}

// WeekDate is the comment behind the line of a week that begins on a day.
func WeekDate(start calendar.Day) string { return start.Format("2 Jan") }

func (p *filePrinter) session(s *plan.Session) {
	p.gap()
	p.printer.session(s, p.sport)
	p.end(s.ID)
}

func (p *filePrinter) target(t plan.Target) {
	switch t.Measure {
	case plan.TargetLoad:
		p.word("load ")
		p.figure(t.Value)
	case plan.TargetHours:
		p.word("hours ")
		p.targetHours(t.Value)
	case plan.TargetShare:
		p.gap()
		p.figure(t.Value)
		p.b = append(p.b, '%')
	default:
	}
}

// targetHours writes 9h30 where that is exactly so many hours, else decimals.
func (p *filePrinter) targetHours(hours float64) {
	seconds := int(hours*3600 + .5)
	if float64(seconds)/3600 == hours {
		p.hours(seconds)
		return
	}
	p.figure(hours)
	p.b = append(p.b, 'h')
}
