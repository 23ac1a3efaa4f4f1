package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// settle does what the program wants done beside, so that what the rules find is
// on screen.
func (o opened) settle(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, one := range batch {
			o.settle(one)
		}
		return
	}
	o.settle(o.update(msg))
}

// BenchmarkFindings is a move with what the rules find on screen: on the block,
// with the panel's page of findings, in their list, and from one to the next.
func BenchmarkFindings(b *testing.B) {
	for _, at := range []struct {
		name  string
		turns int
		open  string
		keys  string
	}{{"block", 0, "", "ljhk"}, {"page", 3, "", "ljhk"}, {"list", 0, "F", "jk"}, {"next", 0, "", "]["}} {
		b.Run(at.name, func(b *testing.B) {
			each(b, func(b *testing.B, o opened) {
				for range at.turns {
					o.settle(o.press(tea.KeyPressMsg{Code: tea.KeyTab}))
				}
				for _, c := range []byte(at.open) {
					o.settle(o.press(letter(c)))
				}
				b.ResetTimer()
				for n := 0; b.Loop(); n++ {
					o.press(letter(at.keys[n%len(at.keys)]))
				}
			})
		})
	}
}

// BenchmarkVerdict is what the rules are asked beside after an edit: no key waits
// for it.
func BenchmarkVerdict(b *testing.B) {
	each(b, func(b *testing.B, o opened) {
		for n := 0; b.Loop(); n++ {
			b.StopTimer()
			judge := o.update(o.press(letter("+-"[n%2]))())
			b.StartTimer()
			o.update(judge())
		}
	})
}
