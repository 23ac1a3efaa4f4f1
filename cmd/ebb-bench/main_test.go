package main

import (
	"io"
	"strings"
	"testing"
)

func TestQuantile(t *testing.T) {
	for _, tt := range []struct {
		all  []int
		q    float64
		want int
	}{
		{nil, .5, 0},
		{[]int{7}, .99, 7},
		{[]int{3, 1, 2}, 0, 1},
		{[]int{3, 1, 2}, .5, 2},
		{[]int{4, 3, 1, 2}, .5, 2},
		{[]int{4, 3, 1, 2}, .99, 4},
		{[]int{4, 3, 1, 2}, 1, 4},
	} {
		if got := quantile(tt.all, tt.q); got != tt.want {
			t.Errorf("quantile %v of %v is %d, want %d", tt.q, tt.all, got, tt.want)
		}
	}
}

// A query is answered once, however the stream is cut.
func TestQueriesAreAnswered(t *testing.T) {
	const stream = "ab\x1b]11;?\x07cd\x1b[?2026$p\x1b[cxyz\x1b[6n"
	const want = "\x1b]11;rgb:1414/1616/1b1b\x1b\\\x1b[?2026;2$y\x1b[?62;22c\x1b[1;1R"
	for size := 1; size <= len(stream); size++ {
		var r responder
		got := ""
		for from := 0; from < len(stream); from += size {
			got += string(r.take([]byte(stream[from:min(from+size, len(stream))])))
		}
		if got != want {
			t.Errorf("in pieces of %d: answered %q, want %q", size, got, want)
		}
	}
}

func TestCallsThatCanNotBeMeasured(t *testing.T) {
	for _, tt := range []struct{ words, says string }{
		{"speed", "no mode"},
		{"keys", "no program"},
		{"keys -size big -- ebb", "120x36"},
		{"start -n 0 -- ebb", "1 at least"},
		{"start -until= -- ebb", "first frame"},
		{"keys -keys= -- ebb", "at least one key"},
	} {
		err := run(strings.Fields(tt.words), io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%q: %v, want a word on %q", tt.words, err, tt.says)
		}
	}
}
