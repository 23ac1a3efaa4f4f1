package notation

import (
	"strings"
	"unicode/utf8"
)

// Word processors, mail and phones put these for the plain signs of a keyboard.
const (
	curlyQuotes = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
	dashes      = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
)

// curlyText gives the text in pasted quotes that another one starts with, up to
// the quote that ends it or, where none does, the word.
func curlyText(text string) (quoted string, ok bool) {
	if strings.IndexAny(text, curlyQuotes) != 0 {
		return "", false
	}
	_, opening := utf8.DecodeRuneInString(text)
	if end := strings.IndexAny(text[opening:], curlyQuotes); end >= 0 {
		_, size := utf8.DecodeRuneInString(text[opening+end:])
		return text[:opening+end+size], true
	}
	return firstWord(text), true
}

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
