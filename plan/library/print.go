package library

import (
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

// Print writes entries so that Parse reads them back to the same.
func Print(entries []Entry) string {
	var b strings.Builder
	for i := range entries {
		b.WriteString(entries[i].Head())
		b.WriteByte('\n')
		for line := range strings.Lines(entries[i].Body()) {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}

// Head gives the first line of an entry: what it is, its name, and in words
// what it is for.
func (e *Entry) Head() string {
	words := []string{e.What.String(), strconv.Quote(e.Name)}
	if e.Role != NoRole {
		words = append(words, e.Role.String())
	}
	if r := e.Range(); r != "" {
		words = append(words, r)
	}
	for _, d := range e.Disciplines {
		words = append(words, string(d))
	}
	for _, p := range e.Phases {
		words = append(words, string(p))
	}
	if e.Purpose != "" {
		words = append(words, strconv.Quote(e.Purpose))
	}
	return strings.Join(words, " ")
}

// Range gives how long a session, or how large a week of a season, may be:
// "30m..1h30"; "" where nothing is said.
func (e *Entry) Range() string {
	if e.Most == 0 {
		return ""
	}
	return clock(e.Least) + ".." + clock(e.Most)
}

// clock writes a duration as lines do.
func clock(seconds int) string {
	s := plan.Session{Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(seconds)}
	return strings.TrimPrefix(notation.PrintSession(s, plan.Run), "easy ")
}

// Body gives the lines of an entry below its head, without their blanks.
func (e *Entry) Body() string {
	switch e.What {
	case Sessions:
		return notation.PrintSession(e.Session, plan.Run) + "\n"
	case Weeks:
		return part(notation.WeekFile, plan.Mesocycle{Weeks: []plan.Microcycle{e.Week}})
	case Blocks:
		if e.Parameters.Weeks > 0 {
			return e.Parameters.String() + "\n"
		}
		return part(notation.BlockFile, e.Block)
	case Patterns:
		var lines strings.Builder
		for _, p := range e.Patterns {
			lines.WriteString(p.String() + "\n")
		}
		return lines.String()
	case Progressions:
		return e.Progression.String()
	default:
		text := e.Season.Line + "\n"
		if e.Season.Event != "" {
			text += "event " + e.Season.Event + "\n"
		}
		return text
	}
}

// part gives a block or week as a plan file writes it, without the file's head.
func part(what notation.FilePart, b plan.Mesocycle) string {
	text := string(notation.PrintFile(notation.File{
		Part: what, Sport: plan.Run, Season: plan.Macrocycle{Start: aMonday, Blocks: []plan.Mesocycle{b}},
	}, notation.FileOptions{}))
	for range headLines {
		_, text, _ = strings.Cut(text, "\n")
	}
	text = strings.TrimPrefix(text, "\n") // a blank line stands before each block
	if what == notation.WeekFile {
		return dedented(text)
	}
	return text
}

const (
	aMonday   = calendar.Day(4) // 1970-01-05: weeks of a library have no date, but weekdays
	headLines = 3               // of a part of a plan file, before its first block or week
)

// dedented takes two blanks from the start of each line.
func dedented(text string) string {
	return strings.ReplaceAll(strings.TrimPrefix(text, indent), "\n"+indent, "\n")
}

// String gives the pattern as a line.
func (p Pattern) String() string {
	words := make([]string, len(p.Slots))
	for i, s := range p.Slots {
		words[i] = s.String()
	}
	return strconv.Itoa(p.Days) + " days: " + strings.Join(words, ", ")
}

// String gives the slot as a pattern's line holds it.
func (s Slot) String() string {
	words := []string{weekdayWords[s.Day]}
	if s.Sport != roleSports[s.Role] {
		words = append(words, s.Sport.String())
	}
	words = append(words, s.Role.String())
	if s.Share > 0 {
		words = append(words, percent(s.Share)+"%")
	}
	for _, name := range s.Named {
		words = append(words, strconv.Quote(name))
	}
	return strings.Join(words, " ")
}

func percent(share float64) string {
	return strconv.FormatFloat(float64(int(share*1e6+.5))/1e4, 'f', -1, 64)
}

// String gives the progression's lines.
func (p Progression) String() string {
	var text strings.Builder
	for _, s := range p.Stages {
		text.WriteString(string(s.Phase) + " " + strconv.Itoa(s.Times) + "/wk")
		for _, t := range s.Named {
			text.WriteString(" " + strconv.Quote(t.Name))
			if t.Weeks > 0 {
				text.WriteString(" " + strconv.Itoa(t.Weeks) + "w")
			}
		}
		text.WriteByte('\n')
	}
	if p.Until > 0 {
		text.WriteString("until " + strconv.Itoa(p.Until) + "d\n")
	}
	return text.String()
}

// String gives the parameters as a line.
func (b Parameters) String() string {
	text := string(b.Phase) + " " + strconv.Itoa(b.Weeks) + "w"
	if b.Ratio.Stress > 0 {
		text += " " + strconv.Itoa(b.Ratio.Stress) + ":" + strconv.Itoa(b.Ratio.Recovery)
	}
	for _, share := range b.Shares {
		text += " " + percent(share) + "%"
	}
	if len(b.Shares) > 0 {
		return text
	}
	text += " growth " + percent(b.Growth) + "%"
	if b.Down > 0 {
		text += " down " + percent(b.Down) + "%"
	}
	if b.Quality >= 0 {
		text += " quality " + strconv.Itoa(b.Quality)
	}
	return text
}
