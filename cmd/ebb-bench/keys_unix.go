//go:build unix

package main

import (
	"io"
	"slices"
	"time"
)

// measureKeys presses keys one by one, each at another moment between two
// frames, and waits for each repaint.
func measureKeys(o options, out io.Writer) error {
	t, err := open(o)
	if err != nil {
		return err
	}
	defer t.end()
	if _, _, err := t.waitFor(o.until); err != nil {
		return err
	}
	for _, key := range append([]string{""}, o.first...) { // the empty key waits for silence
		if _, _, err := t.press(key); err != nil {
			return err
		}
	}
	idle, known := idleRate(t.cmd.Process.Pid)
	before, _ := cpuOf(t.cmd.Process.Pid)
	start := time.Now()
	p, err := pressAll(t, o)
	if err != nil {
		return err
	}
	after, _ := cpuOf(t.cmd.Process.Pid)
	spent := after - before - time.Duration(idle*float64(time.Since(start)))
	rows := []row{
		{"key press to last byte, p50", inMillis(quantile(p.took, .5)), 11, "ms"},
		{"key press to last byte, p99", inMillis(quantile(p.took, .99)), 20, "ms"},
		{"the same of moves, p50", inMillis(quantile(p.moves.took, .5)), 0, "ms"},
		{"the same of edits, p50", inMillis(quantile(p.edits.took, .5)), 0, "ms"},
		{"sent for a move, median", float64(quantile(p.moves.sent, .5)), 500, "B"},
		{"sent for an edit, median", float64(quantile(p.edits.sent, .5)), 2500, "B"},
		{"sent for a move, most", float64(quantile(p.moves.sent, 1)), 0, "B"},
		{"sent for an edit, most", float64(quantile(p.edits.sent, 1)), 0, "B"},
		{"keys that changed nothing on screen", float64(p.silent), 0, "keys"},
	}
	if known {
		rows = append(rows,
			row{"CPU a key, over idling", inMillis(spent) / float64(o.count), 3, "ms"},
			row{"CPU while idle, a second", idle * 1000, 0, "ms"})
	}
	return tell(out, o, rows)
}

// presses are what the keys of a kind took and sent.
type presses struct {
	took []time.Duration
	sent []int
}

func (p *presses) add(took time.Duration, sent int) {
	p.took, p.sent = append(p.took, took), append(p.sent, sent)
}

// pressed are the presses of a run: all, and those of two kinds.
type pressed struct {
	presses

	moves, edits presses
	silent       int
}

func pressAll(t *terminal, o options) (all pressed, err error) {
	for i := range o.count {
		time.Sleep(time.Duration(i*7%17) * time.Millisecond)
		key := o.pattern[i%len(o.pattern)]
		took, sent, err := t.press(key)
		if err != nil {
			return all, err
		}
		if sent == 0 {
			all.silent++
			continue
		}
		all.add(took, sent)
		switch {
		case slices.Contains([]string{"h", "j", "k", "l"}, key):
			all.moves.add(took, sent)
		case slices.Contains([]string{"+", "-", "<", ">", "~"}, key):
			all.edits.add(took, sent)
		}
	}
	return all, nil
}

// idleRate is the share of a core that the program takes while nobody types;
// known is false where that can't be asked.
func idleRate(pid int) (rate float64, known bool) {
	const span = 3 * time.Second
	before, known := cpuOf(pid)
	if !known {
		return 0, false
	}
	time.Sleep(span)
	after, _ := cpuOf(pid)
	return float64(after-before) / float64(span), true
}
