package tui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// lengths are the keys that open a change of length; the last of each is the
// first that shows one.
var lengths = []struct{ name, keys string }{
	{"insert", "i"}, {"insert a down week", "I"}, {"take out", "X"}, {"stretch", "zl"}, {"shrink", "zh"}, {"paste a week", "Vyp"},
}

// BenchmarkLength is the first key that shows a change of length, in the middle
// of the season and in its first block: with it every later week moves.
func BenchmarkLength(b *testing.B) {
	for _, l := range lengths {
		for _, from := range []string{"t", "gg"} {
			b.Run(l.name+" at "+from, func(b *testing.B) {
				each(b, func(b *testing.B, o opened) { o.lengths(b, from, l.keys) })
			})
		}
	}
}

// lengths types keys over and over, and measures the last of them: beside the
// mean, which others on the machine disturb, its median and its least.
func (o opened) lengths(b *testing.B, from, keys string) {
	b.Helper()
	last := len(keys) - 1
	o.types(from)
	var took []time.Duration
	for b.Loop() {
		b.StopTimer()
		o.types(keys[:last])
		b.StartTimer()
		start := time.Now()
		rest := o.press(letter(keys[last]))
		took = append(took, time.Since(start))
		b.StopTimer()
		if !o.asks() {
			b.Fatal("no change of length is shown")
		}
		if rest != nil { // what is weighed beside
			o.update(rest())
		}
		o.press(tea.KeyPressMsg{Code: tea.KeyEscape})
		b.StartTimer()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[0].Microseconds()), "least-us")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "median-us")
}

func (o opened) types(keys string) {
	for _, c := range []byte(keys) {
		o.press(letter(c))
	}
}

// asks reports whether the ways of a change are on screen.
func (o opened) asks() bool { return strings.Contains(drawn.Content, "what gives way") }
