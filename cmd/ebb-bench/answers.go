package main

import (
	"bytes"
	"slices"
)

// answers are what a terminal says when it is asked: a dark ground, synchronized
// output, no clusters of its own. A program that gets no answer waits for one.
var answers = []struct{ query, answer string }{
	{"\x1b]10;?", "\x1b]10;rgb:c2c2/c6c6/cece\x1b\\"},
	{"\x1b]11;?", "\x1b]11;rgb:1414/1616/1b1b\x1b\\"},
	{"\x1b[6n", "\x1b[1;1R"},
	{"\x1b[c", "\x1b[?62;22c"},
	{"\x1b[?2026$p", "\x1b[?2026;2$y"},
	{"\x1b[?2027$p", "\x1b[?2027;0$y"},
}

// responder finds the queries in a stream that comes in pieces.
type responder struct{ tail []byte }

// longest is the length of the longest query.
const longest = len("\x1b[?2026$p")

// take reads the next piece and gives the answers to the queries that end in it.
func (r *responder) take(piece []byte) (said []byte) {
	seen := len(r.tail)
	text := slices.Concat(r.tail, piece)
	for at := range text {
		for _, a := range answers {
			if at+len(a.query) > seen && bytes.HasPrefix(text[at:], []byte(a.query)) {
				said = append(said, a.answer...)
			}
		}
	}
	r.tail = append(r.tail[:0], text[max(0, len(text)-longest+1):]...)
	return said
}
