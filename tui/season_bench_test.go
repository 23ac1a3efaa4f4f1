package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkSeason is the season screen of 52 weeks after ten years: a day on
// and back, a week on and back, a block on and back; and a letter typed in the
// quick line and taken back, with which every week is looked at again.
func BenchmarkSeason(b *testing.B) {
	esc := tea.KeyPressMsg{Code: tea.KeyEscape}
	for _, move := range []struct{ name, keys string }{{"day", "lh"}, {"week", "jk"}, {"block", "}{"}} {
		b.Run(move.name, func(b *testing.B) {
			each(b, func(b *testing.B, o opened) {
				o.press(esc)
				for n := 0; b.Loop(); n++ {
					o.press(letter(move.keys[n%2]))
				}
			})
		})
	}
	b.Run("letter", func(b *testing.B) {
		each(b, func(b *testing.B, o opened) {
			o.press(esc)
			for _, c := range []byte("along 3h3") {
				o.press(letter(c))
			}
			for n := 0; b.Loop(); n++ {
				if n%2 == 0 {
					o.press(letter('0'))
				} else {
					o.press(tea.KeyPressMsg{Code: tea.KeyBackspace})
				}
			}
		})
	})
}
