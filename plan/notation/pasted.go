package notation

import "strings"

// Word processors, mail and phones put these for the plain signs of a keyboard.
const (
	curlyQuotes = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
	dashes      = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
)

// straight gives a text without the quotes that were pasted around it.
func straight(text string) string { return strings.Trim(text, curlyQuotes) }

// hyphened gives a word with plain hyphens for its dashes.
func hyphened(word string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(dashes, r) {
			return '-'
		}
		return r
	}, word)
}
