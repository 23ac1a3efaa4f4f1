package frame

import "strings"

// Cut is the text in at most w columns, the last of them an ellipsis when
// something is missing.
func Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if Width(s) <= w {
		return s
	}
	return s[:head(s, w-1)] + "…"
}

// CutWords is the text in at most w columns, cut between words where something
// is missing; within a word only where the first alone is too wide.
func CutWords(s string, w int) string {
	if w <= 0 || Width(s) <= w {
		return Cut(s, w)
	}
	whole := s[:head(s, w-1)]
	if !strings.HasPrefix(s[len(whole):], " ") {
		whole = whole[:max(0, strings.LastIndexByte(whole, ' '))]
	}
	whole = strings.TrimRight(whole, " ,;:")
	for at := strings.LastIndexByte(whole, ' '); at > 0 && isNumber(whole[at+1:]); at = strings.LastIndexByte(whole, ' ') {
		whole = strings.TrimRight(whole[:at], " ,;:") // a number without what it counts says something else
	}
	if whole == "" {
		return Cut(s, w)
	}
	if Width(whole)+2 <= w {
		whole += " "
	}
	return whole + "…"
}

func isNumber(word string) bool { return word != "" && strings.Trim(word, "0123456789+−.,") == "" }

// head is the number of bytes of a text that fit in w columns.
func head(s string, w int) int {
	for i := 0; i < len(s); {
		g, n := next(s[i:])
		if g.width > w {
			return i
		}
		w -= g.width
		i += n
	}
	return len(s)
}

// Wrap breaks a text into lines of at most w columns, between words where it
// can, within a word that is longer than a line where it must. Line breaks in
// the text hold; blanks at the ends of lines go.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = appendWrapped(lines, paragraph, w)
	}
	return lines
}

func appendWrapped(lines []string, s string, w int) []string {
	line, used := "", 0
	for word := range strings.FieldsSeq(s) {
		n := Width(word)
		after := 1 + n
		if line != "" && !alone(word) { // a mark that it begins with joins the blank
			after = Width(" " + word)
		}
		if line != "" && used+after <= w {
			line, used = line+" "+word, used+after
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for n > w {
			at := max(head(word, w), runeLen(word))
			lines = append(lines, word[:at])
			word = word[at:]
			n = Width(word)
		}
		line, used = word, n
	}
	return append(lines, line)
}

// WrapIndented is Wrap for a line that begins with blanks: what follows its
// first row stands under it, as far in.
func WrapIndented(s string, w int) []string {
	bare := strings.TrimLeft(s, " ")
	indent := s[:len(s)-len(bare)]
	if bare == "" || len(indent) >= w {
		return []string{""}
	}
	lines := Wrap(bare, w-len(indent))
	for i := range lines {
		lines[i] = indent + lines[i]
	}
	return lines
}
