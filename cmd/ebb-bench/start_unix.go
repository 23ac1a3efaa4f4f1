//go:build unix

package main

import (
	"io"
	"time"
)

// measureStart starts the program again and again.
func measureStart(o options, out io.Writer) error {
	var took []time.Duration
	var sent []int
	for range o.count {
		after, n, err := startOnce(o)
		if err != nil {
			return err
		}
		took, sent = append(took, after), append(sent, n)
	}
	return tell(out, o, []row{
		{"exec to first whole frame, p50", inMillis(quantile(took, .5)), 45, "ms"},
		{"the same, least", inMillis(quantile(took, 0)), 0, "ms"},
		{"the same, most", inMillis(quantile(took, 1)), 0, "ms"},
		{"sent by then, median", float64(quantile(sent, .5)), 0, "B"},
	})
}

func startOnce(o options) (took time.Duration, sent int, err error) {
	t, err := open(o)
	if err != nil {
		return 0, 0, err
	}
	defer t.end()
	at, sent, err := t.waitFor(o.until)
	return at.Sub(t.started), sent, err
}
