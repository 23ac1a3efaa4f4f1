package notation

import "strings"

// Columns that an excerpt keeps before what is wrong, and in all.
const (
	excerptBefore = 60
	excerptWhole  = 100
)

const cut = "…"

// excerpt gives a line for showing, with the column at which the part of it
// begins and how many columns it covers. A long line is cut around the part.
// Where a terminal turns text that runs from right to left, no column after it
// can be known: such text is cut off before the part, and after a part that is
// such text itself.
func excerpt(line string, at span) (shown string, from, width int) {
	line = strings.ToValidUTF8(line, "?")
	before, part, after := line[:min(at.from, len(line))], line[min(at.from, len(line)):min(at.to, len(line))], line[min(at.to, len(line)):]
	start := ""
	switch {
	case rightToLeft(before):
		before, start = "", cut+" "
	case columns(before) > excerptBefore:
		before, start = last(before, excerptBefore), cut
	}
	room := excerptWhole - columns(start) - columns(before)
	if columns(part) > room {
		part, after = first(part, room)+cut, ""
	}
	end := ""
	if rightToLeft(part) && after != "" {
		after, end = "", " "+cut
	} else if columns(after) > room-columns(part) {
		after, end = first(after, room-columns(part)), cut
	}
	clean := func(s string) string { return strings.Map(showable, s) }
	shown = start + clean(before) + clean(part) + clean(after) + end
	return shown, columns(start) + columns(before), columns(part)
}

// first gives so many columns of a text from its start.
func first(text string, most int) string {
	end, sum := 0, 0
	for end < len(text) {
		size, width := character(text[end:])
		if sum += width; sum > most {
			break
		}
		end += size
	}
	return text[:end]
}

// last gives so many columns of a text up to its end.
func last(text string, most int) string {
	over := columns(text) - most
	for over > 0 && text != "" {
		size, width := character(text)
		text, over = text[size:], over-width
	}
	return text
}
